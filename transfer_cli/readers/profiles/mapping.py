"""A sheet of another system as one of ours: rows are mapped when they are asked for, and cells keep their place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transfer_cli.domain.columns import COLUMNS, Column, Kind
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.profiles.date_forms import reader_of
from transfer_cli.readers.profiles.folding import fold_blank, fold_heading, fold_word
from transfer_cli.readers.profiles.profile import Profile, Rule, Split, Taken
from transfer_cli.readers.profiles.remarks import remarks_of
from transfer_cli.readers.profiles.splitting import forename_and_surname, split_address, surname_and_forename
from transfer_cli.readers.sheet import Cell, Record, Sheet, as_text

Cells = Sequence[Cell]
Maker = Callable[[Cells], Cell]
Lookups = Mapping[str, Mapping[str, str]]
"""Directories by name, each with what it says by key: `{"setting_name": {"907002": "The Wren School"}}`."""

_SOME = 4096
"""So many different words of a column are kept with their meaning."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to fill a column that this file allows.

    Attributes:
        position: Of the cell it is taken from, or of the first of several; None = a constant.
        make: Gives the value from the cells of a row; None = the cell as it is.
    """

    position: int | None
    make: Maker | None


def apply(profile: Profile, sheet: Sheet, lookups: Lookups | None = None) -> Sheet:
    """The sheet in our own columns, mapped row by row as it is read.

    Columns that the profile does not know come last, as they are, so that they can be reported; those it ignores
    are left out. A profile that changes nothing gives the sheet itself.

    Args:
        lookups: What `lookup` in a profile refers to.

    Raises:
        InputUnusable: IMP007, two columns of the file mean the same.
    """
    if profile.changes_nothing:
        return sheet
    found = ways(profile, sheet.headings, lookups or {})
    unread = unread_headings(profile, sheet.headings)
    origins = (*(each[0].position for each in found.values()), *unread)
    return Sheet(
        headings=(*found, *(sheet.headings[position] for position in unread)),
        records=_mapped(profile, sheet, found, unread),
        description=sheet.description,
        name=sheet.name,
        heading_row=sheet.heading_row,
        first_column=sheet.first_column,
        epoch=sheet.epoch,
        delimiter=sheet.delimiter,
        encoding=sheet.encoding,
        remarks=(*sheet.remarks, *remarks_of(profile, sheet, lookups or {})),
        original=sheet,
        origins=origins,
    )


def ways(profile: Profile, headings: Sequence[str], lookups: Lookups) -> dict[str, tuple[Way, ...]]:
    """How each canonical column that such a file can fill is filled, in the order of our columns.

    Raises:
        InputUnusable: As `apply`.
    """
    positions = _positions(headings)
    found: dict[str, list[Way]] = {}
    for column in COLUMNS:
        if ways_ := [way for rule in rules_of(profile, column) if (way := _way(rule, column, positions, lookups))]:
            found[column.name] = ways_
    for split in profile.splits:
        for name, way in _split_ways(split, positions, found):
            found.setdefault(name, []).append(way)
    return {column.name: tuple(found[column.name]) for column in COLUMNS if column.name in found}


def rules_of(profile: Profile, column: Column) -> tuple[Rule, ...]:
    """The rules of a column, the first that takes from a heading also under the column's own name."""
    rules = list(profile.columns.get(column.name, ()))
    own = (column.name,)
    for number, rule in enumerate(rules):
        if not rule.join and rule.constant is None:
            rules[number] = replace(rule, headings=(*rule.headings, *own))
            return tuple(rules)
    return (Rule(own), *rules)


def unread_headings(profile: Profile, headings: Sequence[str]) -> tuple[int, ...]:
    """Positions of the headings that the profile neither reads nor ignores."""
    spoken_of = {fold_heading(heading) for group in profile.spellings() for heading in group}
    spoken_of |= {fold_heading(heading) for heading in (*profile.ignore, *(column.name for column in COLUMNS))}
    return tuple(n for n, heading in enumerate(headings) if fold_heading(heading) not in spoken_of)


def _positions(headings: Sequence[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for position, heading in enumerate(headings):
        if folded := fold_heading(heading):
            positions[folded].append(position)
    return positions


def _position(wanted: Sequence[str], column: str, positions: Mapping[str, list[int]]) -> int | None:
    """Where the file has one of these headings; None = nowhere."""
    there = {
        position: name for name in dict.fromkeys(map(fold_heading, wanted)) for position in positions.get(name, ())
    }
    if len(there) > 1:
        raise InputUnusable(
            "IMP007",
            f"More than one column holds {column}: {_by_name(there, wanted)}.",
            "Keep the right one and take the other out or rename it, or say in a profile of your own which is read.",
        )
    return next(iter(there), None)


def _by_name(there: Mapping[int, str], wanted: Sequence[str]) -> str:
    spelled = {fold_heading(heading): heading for heading in reversed(wanted)}
    counts = Counter(spelled[name] for name in there.values())
    return ", ".join(f"{heading} ({count} times)" if count > 1 else heading for heading, count in counts.items())


def _way(rule: Rule, column: Column, positions: Mapping[str, list[int]], lookups: Lookups) -> Way | None:
    if rule.constant is not None:
        constant = rule.constant
        return Way(None, lambda _: constant)
    if rule.join:
        parts = [p for heading in rule.join if (p := _position((heading,), column.name, positions)) is not None]
        return Way(parts[0], _joined(parts, rule.between)) if parts else None
    position = _position(rule.headings, column.name, positions)
    if position is None:
        return None
    change = _change(rule, lookups)
    return Way(position, change and (lambda cells: change(cells[position])))


def _joined(parts: Sequence[int], between: str) -> Maker:
    def joined(cells: Cells) -> Cell:
        texts = (as_text(cells[position]).strip() for position in parts)
        return between.join(text for text in texts if text)

    return joined


def _change(rule: Rule, lookups: Lookups) -> Callable[[Cell], Cell] | None:
    """What becomes of a cell; None = it stays as it is."""
    codes, before, directory = rule.codes, rule.before, lookups.get(rule.lookup, {})
    if not (codes or before or rule.lookup):
        return None

    @lru_cache(_SOME)
    def changed(cell: Cell) -> Cell:
        text = as_text(cell).strip()
        if rule.lookup:
            return directory.get(text, "")
        ours = codes.get(fold_word(text) if text else "", cell)
        return f"{before}{as_text(ours)}" if before and as_text(ours).strip() else ours

    return changed


def _split_ways(
    split: Split, positions: Mapping[str, list[int]], found: Mapping[str, Sequence[Way]]
) -> Iterator[tuple[str, Way]]:
    """Ways to fill the columns of a split; none if the file has any of them by itself, but for the postcode."""
    position = _position(split.headings, split.into[0], positions)
    is_address = split.taken is Taken.ADDRESS
    alone = split.into[:-1] if is_address else split.into
    if position is None or any(name in found for name in alone):
        return
    known = _first(found.get(split.into[-1], ())) if is_address else None

    @lru_cache(1)
    def parts(text: str, postcode: str) -> tuple[str, ...]:
        match split.taken:
            case Taken.ADDRESS:
                return split_address(text, postcode)
            case Taken.SURNAME_FORENAME:
                return surname_and_forename(text)
            case Taken.FORENAME_SURNAME:
                return forename_and_surname(text)

    def part(number: int) -> Maker:
        return lambda cells: parts(as_text(cells[position]), as_text(known(cells)) if known else "")[number]

    for number, name in enumerate(split.into):
        yield name, Way(position, part(number))


def _first(tried: Sequence[Way]) -> Maker | None:
    """Tries one way after another until one gives something; None = there is none."""
    makers = [_maker(way) for way in tried]
    if len(makers) < 2:
        return makers[0] if makers else None

    def first(cells: Cells) -> Cell:
        for make in makers:
            value = make(cells)
            if not isinstance(value, str) or value.strip():
                return value
        return ""

    return first


def _maker(way: Way) -> Maker:
    position = way.position
    if way.make is None and position is not None:
        return lambda cells: cells[position]
    return way.make or (lambda _: "")


def _mapped(
    profile: Profile, sheet: Sheet, found: Mapping[str, Sequence[Way]], unread: Sequence[int]
) -> Callable[[], Iterator[Record]]:
    """What reads the mapped rows: cells are picked by position, and only those that change are worked on."""
    kinds = {column.name: column.kind for column in COLUMNS}
    read_day = reader_of(profile.dates) if profile.dates else None
    picked: list[int] = []
    changes: list[tuple[int, Maker]] = []
    for number, (name, tried) in enumerate(found.items()):
        picked.append(tried[0].position or 0)
        make = _first(tried) if len(tried) > 1 or tried[0].make else None
        if read_day and kinds[name] is Kind.DATE:
            make = _with_day(make or _maker(tried[0]), read_day)
        if make:
            changes.append((number, make))
    picked += unread
    width, blanks = len(sheet.headings), _blanks(profile.empty)

    def records() -> Iterator[Record]:
        for record in sheet.records():
            if odd := _fault(record, width):
                yield Record(record.row, record.cells, odd)
                continue
            cells = blanks(record.cells) if blanks else record.cells
            mapped = [cells[position] for position in picked]
            for number, make in changes:
                mapped[number] = make(cells)
            yield Record(record.row, mapped)

    return records


def _with_day(make: Maker, read_day: Callable[[str], str]) -> Maker:
    def day(cells: Cells) -> Cell:
        value = make(cells)
        return read_day(value) if isinstance(value, str) else value

    return day


def _blanks(words: frozenset[str]) -> Callable[[Cells], Cells] | None:
    """What empties the cells that hold one of the words; None = there are no such words."""
    if not words:
        return None

    @lru_cache(_SOME)
    def blank(cell: str) -> bool:
        return fold_blank(cell) in words

    longest = max(map(len, words)) + 8
    return lambda cells: [
        "" if isinstance(cell, str) and len(cell) <= longest and blank(cell) else cell for cell in cells
    ]


def _fault(record: Record, width: int) -> str:
    """Why the row does not fit under the headings of the file; empty = it does."""
    count = len(record.cells)
    if record.fault or count == width:
        return record.fault
    if count > width and not any(as_text(cell).strip() for cell in record.cells[width:]):
        return ""
    return f"it has {count} cell{'s' if count != 1 else ''} and the headings are {width}"

"""Which columns of ours a file can fill, and how each is made from the cells of a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transfer_cli.domain.columns import COLUMNS, Column
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.profiles.folding import fold_heading, fold_word
from transfer_cli.readers.profiles.profile import Profile, Rule, Split, Taken
from transfer_cli.readers.profiles.refusals import name_in_one_cell, not_in_the_directory
from transfer_cli.readers.profiles.splitting import forename_and_surname, split_address, surname_and_forename
from transfer_cli.readers.sheet import Cell, Refused, as_text

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
        is_whole: Whether the value says what the one cell says, and not a part of it or more.
    """

    position: int | None
    make: Maker | None
    is_whole: bool = False


def ways(profile: Profile, headings: Sequence[str], lookups: Lookups) -> dict[str, tuple[Way, ...]]:
    """How each canonical column that such a file can fill is filled, in the order of our columns.

    Raises:
        InputUnusable: IMP007, two columns of the file mean the same.
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
    """The rules of a column, the first that takes from a heading also under the column's own name unless ignored."""
    rules = list(profile.columns.get(column.name, ()))
    own = (column.name,)
    if fold_heading(column.name) in map(fold_heading, profile.ignore):
        return tuple(rules)
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
    return Way(position, change and (lambda cells: change(cells[position])), is_whole=True)


def _joined(parts: Sequence[int], between: str) -> Maker:
    def joined(cells: Cells) -> Cell:
        texts = (as_text(cells[position]).strip() for position in parts)
        return between.join(text for text in texts if text)

    return joined


def _change(rule: Rule, lookups: Lookups) -> Callable[[Cell], Cell] | None:
    """What becomes of a cell; None = it stays as it is."""
    codes, before = rule.codes, rule.before
    if not (codes or before or rule.lookup):
        return None

    @lru_cache(_SOME)
    def changed(cell: Cell) -> Cell:
        if isinstance(cell, Refused):
            return cell
        text = as_text(cell).strip()
        if rule.lookup:
            return _looked_up(text, rule.lookup, lookups)
        ours = codes.get(fold_word(text) if text else "", cell)
        return f"{before}{as_text(ours)}" if before and as_text(ours).strip() else ours

    return changed


def _looked_up(urn: str, directory: str, lookups: Lookups) -> Cell:
    """What a directory says of a URN; an empty cell says nothing."""
    found = lookups.get(directory, {}).get(urn, "")
    return found if found or not urn else not_in_the_directory(urn, is_known=urn in lookups.get("setting_name", {}))


def _split_ways(
    split: Split, positions: Mapping[str, list[int]], found: Mapping[str, Sequence[Way]]
) -> Iterator[tuple[str, Way]]:
    """Ways to fill the columns of a split; none if the file has any of them by itself, but for the postcode."""
    position = _position(split.headings, split.into[0], positions)
    is_address = split.taken is Taken.ADDRESS
    alone = split.into[:-1] if is_address else split.into
    if position is None or any(name in found for name in alone):
        return
    known = first_of(found.get(split.into[-1], ())) if is_address else None

    @lru_cache(1)
    def parts(text: str, postcode: str) -> tuple[str, ...]:
        if is_address:
            return split_address(text, postcode)
        by_comma = split.taken is Taken.SURNAME_FORENAME
        return surname_and_forename(text) if by_comma else forename_and_surname(text)

    def part(number: int) -> Maker:
        def made(cells: Cells) -> Cell:
            text = as_text(cells[position])
            found = parts(text, as_text(known(cells)) if known else "")
            if not is_address and text.strip() and not found[1]:
                return name_in_one_cell(text.strip(), split.taken)
            return found[number]

        return made

    for number, name in enumerate(split.into):
        yield name, Way(position, part(number))


def first_of(tried: Sequence[Way]) -> Maker | None:
    """Tries one way after another until one gives something that is not refused; None = there is none."""
    makers = [maker_of(way) for way in tried]
    if len(makers) < 2:
        return makers[0] if makers else None

    def first(cells: Cells) -> Cell:
        refused: Cell = ""
        for make in makers:
            value = make(cells)
            if isinstance(value, Refused):
                refused = refused or value
            elif not isinstance(value, str) or value.strip():
                return value
        return refused

    return first


def maker_of(way: Way) -> Maker:
    """What gives the value of the column from the cells of a row."""
    position = way.position
    if way.make is None and position is not None:
        return lambda cells: cells[position]
    return way.make or (lambda _: "")

"""A sheet of another system as one of ours: rows are mapped when they are asked for, and cells keep their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from transfer_cli.domain.columns import BY_NAME, Kind
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.profiles.date_forms import reader_of
from transfer_cli.readers.profiles.folding import fold_blank, fold_heading
from transfer_cli.readers.profiles.profile import Profile
from transfer_cli.readers.profiles.recent import Recent
from transfer_cli.readers.profiles.refusals import said_once
from transfer_cli.readers.profiles.remarks import remarks_of
from transfer_cli.readers.profiles.ways import Cells, Lookups, Maker, Way, first_of, maker_of, unread_headings, ways
from transfer_cli.readers.sheet import Cell, Record, Refused, Sheet, as_text

_SOME = 4096
"""So many different words are kept with what is known of them."""


def apply(profile: Profile, sheet: Sheet, lookups: Lookups | None = None) -> Sheet:
    """The sheet in our own columns, mapped row by row as it is read.

    Columns that the profile does not know come last, as they are, so that they can be reported; those it ignores
    are left out. A profile that changes nothing gives the sheet itself, or where headings of ours are spelled in
    a way of their own (`DateOfBirth`) the same rows under ours.

    Args:
        lookups: What `lookup` in a profile refers to.

    Raises:
        InputUnusable: IMP007, two columns of the file mean the same.
    """
    if profile.changes_nothing:
        return _with_our_headings(sheet)
    found = ways(profile, sheet.headings, lookups or {})
    unread = unread_headings(profile, sheet.headings)
    origins = (*(each[0].position for each in found.values()), *unread)
    recent = Recent(tuple(found.values()))
    return Sheet(
        headings=(*found, *(sheet.headings[position] for position in unread)),
        records=_mapped(profile, sheet, found, unread, recent),
        description=sheet.description,
        name=sheet.name,
        heading_row=sheet.heading_row,
        first_column=sheet.first_column,
        epoch=sheet.epoch,
        delimiter=sheet.delimiter,
        encoding=sheet.encoding,
        remarks=(*sheet.remarks, *remarks_of(profile, sheet, lookups or {}, found, unread)),
        original=sheet,
        origins=origins,
        behind=recent.behind,
    )


def _with_our_headings(sheet: Sheet) -> Sheet:
    ours = {fold_heading(name): name for name in BY_NAME}
    headings = tuple(ours.get(fold_heading(heading), heading) for heading in sheet.headings)
    if all(canonical(old) == canonical(new) for old, new in zip(sheet.headings, headings, strict=True)):
        return sheet
    return replace(sheet, headings=headings, original=sheet, origins=tuple(range(len(headings))))


def _mapped(
    profile: Profile, sheet: Sheet, found: Mapping[str, Sequence[Way]], unread: Sequence[int], recent: Recent
) -> Callable[[], Iterator[Record]]:
    """What reads the mapped rows: cells are picked by position, and only those that change are worked on."""
    read_day = reader_of(profile.dates) if profile.dates else None
    picked: list[int] = []
    changes: list[tuple[int, Maker]] = []
    for number, (name, tried) in enumerate(found.items()):
        picked.append(tried[0].position or 0)
        make = first_of(tried) if len(tried) > 1 or tried[0].make else None
        if read_day and BY_NAME[name].kind is Kind.DATE:
            make = _with_day(make or maker_of(tried[0]), read_day)
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
            recent.keep(record.row, record.cells, cells)
            mapped = [cells[position] for position in picked]
            refused = False
            for number, make in changes:
                value = mapped[number] = make(cells)
                refused = refused or value.__class__ is Refused
            yield Record(record.row, said_once(mapped) if refused else mapped)

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

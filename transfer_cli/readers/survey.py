"""A first look over a whole caseload: what only shows when all of it has been seen.

Which reference stands twice, which column of dates is in American order, which references have lost their leading
zeros, and which columns without a heading hold something.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transfer_cli.domain.columns import BY_NAME, Kind
from transfer_cli.domain.references import lost_zeros
from transfer_cli.errors import Problem
from transfer_cli.readers.cells import clean, plain_texts
from transfer_cli.readers.date_order import DateOrder, date_order, refuse_american, refuse_turned
from transfer_cli.readers.headings import no_rows
from transfer_cli.readers.records import named_rows, rejected
from transfer_cli.readers.sheet import Cell, Part, Record, Sheet, as_text

_FIGURES = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first look over all rows found.

    Attributes:
        rows: How many there are.
        references: Every reference in small letters, with the first row in which it stands.
        unnamed: How many rows do not say which child they are about.
        meant: References, in small letters, of rows that have lost the zeros before theirs.
        rejected: Why rows cannot be loaded whatever else they say, by row: their reference stands in others as
            well, or has lost its leading zeros.
        dates: The order in which dates are written, by canonical column.
        filled: Positions of columns that have no heading and hold something.
    """

    rows: int
    references: Mapping[str, int]
    unnamed: int
    meant: frozenset[str]
    rejected: Mapping[int, Problem]
    dates: Mapping[str, DateOrder]
    filled: frozenset[int]

    @property
    def turnable_dates(self) -> int:
        """How many dates would be other days if they were read month first."""
        return sum(order.either for order in self.dates.values())

    @property
    def turnable_example(self) -> tuple[str, str]:
        """One of them with its column; empty texts = there is none."""
        return next(((order.turnable, name) for name, order in self.dates.items() if order.turnable), ("", ""))


def survey(sheet: Sheet, positions: Mapping[str, int]) -> Survey:
    """Look at every row once.

    Args:
        positions: Position of each canonical column that the sheet has.

    Raises:
        InputUnusable: IMP008, there are no rows; IMP024, a column of dates can only be read month first, or days and
            months have been changed over.
    """
    at = positions["reference"]
    nameless = [n for n, heading in enumerate(sheet.headings) if not heading.strip()]
    dates = [(name, n, Counter[Cell]()) for name, n in positions.items() if BY_NAME[name].kind is Kind.DATE]
    references = _References()
    rows, filled = 0, set[int]()
    for part in sheet.parts():
        rows += len(part.rows)
        for _, position, counter in dates:
            counter.update(_column(part, position))
        for position in nameless:
            if any(as_text(cell).strip() for cell in _column(part, position)):
                filled.add(position)
        references.see(part, at)
    if not rows:
        raise no_rows()
    orders = {name: date_order(counter) for name, _, counter in dates}
    for name, position, counter in dates:
        refuse_american(sheet.headings[position].strip(), orders[name])
        refuse_turned(sheet.headings[position].strip(), counter)
    short = references.without_zeros()
    return Survey(
        rows,
        references.first,
        references.unnamed,
        frozenset(whole for _, whole in short.values()),
        {**{row: lost_zeros(row, *its) for row, its in short.items()}, **_used_twice(sheet, at, references)},
        orders,
        frozenset(filled),
    )


@dataclass(slots=True)
class _References:
    """References seen so far.

    Attributes:
        first: First row of each, in small letters.
        again: Every further row of a reference.
        figures: Row and reference of those that are figures only.
        unnamed: How many rows have none that can be read.
    """

    first: dict[str, int] = field(default_factory=dict)
    again: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    figures: list[tuple[int, str]] = field(default_factory=list)
    unnamed: int = 0

    def see(self, part: Part, position: int) -> None:
        """Take in the references of these rows."""
        cells = _column(part, position)
        texts = plain_texts(cells) if len(cells) == len(part.rows) and not part.faults else None
        if texts is None:
            texts = [_reference(record, position) for record in part.records()]
        known = list(map(str.casefold, texts))
        fresh = dict(zip(known, part.rows, strict=True))
        if "" not in fresh and len(fresh) == len(known) and self.first.keys().isdisjoint(fresh):
            self.first.update(fresh)
        else:
            self._see_each(known, part.rows)
        if any(map(str.isdecimal, texts)):
            self.figures += (
                (row, text) for row, text in zip(part.rows, texts, strict=True) if _FIGURES.fullmatch(text)
            )

    def _see_each(self, known: Sequence[str], rows: Sequence[int]) -> None:
        for reference, row in zip(known, rows, strict=True):
            if not reference:
                self.unnamed += 1
            elif self.first.setdefault(reference, row) != row:
                self.again[reference].append(row)

    def without_zeros(self) -> dict[int, tuple[str, str]]:
        """References that are shorter than those that begin with a zero, where all of them are as long, by row.

        Each with what it probably was.
        """
        widths = {len(reference) for _, reference in self.figures if reference.startswith("0")}
        if len(widths) != 1:
            return {}
        width = widths.pop()
        return {row: (ref, ref.zfill(width)) for row, ref in self.figures if len(ref) < width}


def _column(part: Part, position: int) -> list[Cell]:
    """The cells in this position; rows that are too short have none."""
    try:
        return [cells[position] for cells in part.cells]
    except IndexError:
        return [cells[position] for cells in part.cells if position < len(cells)]


def _reference(record: Record, position: int) -> str:
    if record.fault or position >= len(record.cells):
        return ""
    return clean(as_text(record.cells[position]))


def _used_twice(sheet: Sheet, position: int, references: _References) -> dict[int, Problem]:
    """A reason for every row whose reference stands in another as well."""
    rows = {row: [first, *again] for first, again in _same(references) for row in (first, *again)}
    if not rows:
        return {}
    found: dict[int, Problem] = {}
    for record in sheet.records():
        same = rows.get(record.row)
        if same:
            elsewhere = [row for row in same if row != record.row]
            why = f"the same reference stands in {named_rows(elsewhere)}."
            fix = "Keep one row for each child and give each child a reference of its own."
            found[record.row] = rejected("IMP017", record.row, why, fix, "reference", _reference(record, position))
    return found


def _same(references: _References) -> Iterator[tuple[int, list[int]]]:
    """The first row and the further ones of each reference that stands in several."""
    for known, again in references.again.items():
        yield references.first[known], again

"""A first look over a whole caseload: what only shows when all of it has been seen.

Which reference stands twice, which column of dates is in American order, which references have lost their leading
zeros, and which columns without a heading hold something.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from transfer_cli.domain.columns import BY_NAME, Kind
from transfer_cli.domain.references import lost_zeros
from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.cells import clean
from transfer_cli.readers.date_order import DateOrder, date_order, refuse_american
from transfer_cli.readers.headings import no_rows
from transfer_cli.readers.sheet import Cell, Record, Sheet, as_text

PART = 500
"""So many rows are looked at together."""

_FIGURES = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first look over all rows found.

    Attributes:
        rows: How many there are.
        references: Every reference in small letters, with the first row in which it stands.
        rejected: Why rows cannot be loaded whatever else they say, by row: their reference stands in others as
            well, or has lost its leading zeros.
        dates: The order in which dates are written, by canonical column.
        filled: Positions of columns that have no heading and hold something.
    """

    rows: int
    references: Mapping[str, int]
    rejected: Mapping[int, Problem]
    dates: Mapping[str, DateOrder]
    filled: frozenset[int]

    @property
    def turnable_dates(self) -> int:
        """How many dates would be other days if they were read month first."""
        return sum(order.either for order in self.dates.values())


def survey(sheet: Sheet, positions: Mapping[str, int]) -> Survey:
    """Look at every row once.

    Args:
        positions: Position of each canonical column that the sheet has.

    Raises:
        InputUnusable: IMP008, there are no rows; IMP024, a column of dates can only be read month first.
    """
    at = positions["reference"]
    nameless = [n for n, heading in enumerate(sheet.headings) if not heading.strip()]
    dates = [(name, n, Counter[Cell]()) for name, n in positions.items() if BY_NAME[name].kind is Kind.DATE]
    references = _References()
    rows, filled = 0, set[int]()
    records = sheet.records()
    while part := list(islice(records, PART)):
        rows += len(part)
        for _, position, counter in dates:
            counter.update([record.cells[position] for record in part if position < len(record.cells)])
        for position in nameless:
            if any(position < len(r.cells) and as_text(r.cells[position]).strip() for r in part):
                filled.add(position)
        for record in part:
            references.see(record, at)
    if not rows:
        raise no_rows()
    orders = {name: date_order(counter) for name, _, counter in dates}
    for name, position, _ in dates:
        refuse_american(sheet.headings[position].strip(), orders[name])
    return Survey(rows, references.first, references.rejected(), orders, frozenset(filled))


@dataclass(slots=True)
class _References:
    """References seen so far.

    Attributes:
        first: First row of each, in small letters.
        again: Every further row, with the reference as it stands there.
        figures: Row and reference of those that are figures only.
    """

    first: dict[str, int] = field(default_factory=dict)
    again: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    figures: list[tuple[int, str]] = field(default_factory=list)

    def see(self, record: Record, position: int) -> None:
        """Take in the reference of a row."""
        if record.fault or position >= len(record.cells):
            return
        reference = clean(as_text(record.cells[position]))
        if not reference:
            return
        known = reference.casefold()
        if self.first.setdefault(known, record.row) != record.row:
            self.again[known].append((record.row, reference))
        if _FIGURES.fullmatch(reference):
            self.figures.append((record.row, reference))

    def rejected(self) -> dict[int, Problem]:
        """Why rows cannot be loaded, by row."""
        return {**_without_zeros(self.figures), **_used_twice(self.first, self.again)}


def _used_twice(first: Mapping[str, int], again: Mapping[str, Sequence[tuple[int, str]]]) -> dict[int, Problem]:
    """A reason for every row whose reference stands in another as well."""
    found: dict[int, Problem] = {}
    for known, others in again.items():
        places = [(first[known], others[0][1]), *others]
        for row, reference in places:
            elsewhere = [str(other) for other, _ in places if other != row]
            shown = ", ".join(elsewhere[:5]) + (f" and {len(elsewhere) - 5} more" if len(elsewhere) > 5 else "")
            why = f"the same reference stands in row{'s' if len(elsewhere) > 1 else ''} {shown}."
            fix = "Keep one row for each child and give each child a reference of its own."
            found[row] = _problem("IMP017", row, reference, why, fix)
    return found


def _without_zeros(figures: Sequence[tuple[int, str]]) -> dict[int, Problem]:
    """A reason for every reference that is shorter than those that begin with a zero, where all of them are as long."""
    widths = {len(reference) for _, reference in figures if reference.startswith("0")}
    if len(widths) != 1:
        return {}
    width = widths.pop()
    short = ((row, reference) for row, reference in figures if len(reference) < width)
    return {row: lost_zeros(row, reference, reference.zfill(width)) for row, reference in short}


def _problem(id: str, row: int, value: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.REJECT, place(row, "reference"), value, why, fix, row=row, column="reference")

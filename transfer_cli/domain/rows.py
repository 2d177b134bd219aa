"""Rows of a caseload or events file after reading: typed, each with its place, not yet compared with the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.columns import FieldValue


class CaseRow(NamedTuple):
    """One row of a caseload file whose every cell could be read.

    Attributes:
        row: As a spreadsheet counts: the headings stand in row 1.
        values: Every canonical column that the file has; None = the cell is empty. `ncy` holds the year group
            followed as stated, not the offset.
    """

    row: int
    values: Mapping[str, FieldValue]

    @property
    def reference(self) -> str:
        """The authority's case number."""
        return str(self.values["reference"])

    @property
    def date_of_birth(self) -> date:
        """The day of birth; a row without one is never made."""
        born = self.day("date_of_birth")
        if born is None:
            raise TypeError("date_of_birth is not a date")
        return born

    def day(self, column: str) -> date | None:
        """The date in a column; None = empty, or the file has no such column."""
        value = self.values.get(column)
        return value if isinstance(value, date) else None


@dataclass(frozen=True, slots=True)
class CaseRows:
    """Rows of a caseload file, column by column: so many are worked on several times as fast as one by one.

    Attributes:
        numbers: Row of each, as a spreadsheet counts.
        columns: Values of every canonical column that the file has, one a row; as in `CaseRow.values`.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[FieldValue]]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[CaseRow]:
        names = tuple(self.columns)
        for number, values in zip(self.numbers, zip(*self.columns.values(), strict=True), strict=True):
            yield CaseRow(number, dict(zip(names, values, strict=True)))

    def row(self, place: int) -> CaseRow:
        """The row in that place, from 0."""
        return CaseRow(self.numbers[place], {name: column[place] for name, column in self.columns.items()})

    def only(self, places: Sequence[int]) -> CaseRows:
        """The rows in these places."""
        columns = {name: [column[place] for place in places] for name, column in self.columns.items()}
        return CaseRows([self.numbers[place] for place in places], columns)


def evenly(parts: Iterable[CaseRows], size: int) -> Iterator[CaseRows]:
    """The same rows, so many at a time."""
    waiting = CaseRows((), {})
    for part in parts:
        if len(part) == size and not len(waiting):
            yield part
            continue
        columns = {name: [*waiting.columns.get(name, ()), *values] for name, values in part.columns.items()}
        waiting = CaseRows([*waiting.numbers, *part.numbers], columns)
        if len(waiting) >= size:
            yield waiting.only(range(size))
            waiting = waiting.only(range(size, len(waiting)))
    if len(waiting):
        yield waiting


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of an events file whose every cell could be read.

    Attributes:
        row: As a spreadsheet counts: the headings stand in row 1.
        step: A name that `case.is_step` knows.
        on: The day it happened.
    """

    row: int
    reference: str
    step: str
    on: date
    note: str = ""


def place(row: int, column: str = "") -> str:
    """Where a person finds a cell, or a whole row: `row 36, column date_of_birth`."""
    return f"row {row}, column {column}" if column else f"row {row}"

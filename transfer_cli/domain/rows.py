"""Rows of a caseload or events file after reading: typed, each with its place, not yet compared with the record."""

from __future__ import annotations

from collections.abc import Mapping
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

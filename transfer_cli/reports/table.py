"""A table as a value: made once, then written to any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None

HIDDEN = "*"
"""Stands for a number that is not printed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

    Attributes:
        title: Says what it is and as of which day.
        columns: Headings.
        rows: One cell a column; None is shown as a dash.
        note: One or more sentences under the table.
        key: Name in machine output.
        rounded: Columns of figures some of which are printed as words: set to the right like numbers.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    key: str = ""
    rounded: tuple[int, ...] = ()

    def is_numeric(self, column: int) -> bool:
        """Whether every value of the column is a number or stands for one, so that it is set to the right."""
        if column in self.rounded:
            return True
        values = [row[column] for row in self.rows if row[column] is not None and row[column] != HIDDEN]
        return bool(values) and all(isinstance(value, int | float) for value in values)

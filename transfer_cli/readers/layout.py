"""What a worksheet says beside the values of its cells, in whichever format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from transfer_cli.errors import InputUnusable

EPOCH_1900 = date(1899, 12, 30)
"""Day 0 for every day from 1 March 1900: the 29 February 1900 that spreadsheets count never was."""
EPOCH_1904 = date(1904, 1, 1)

MOST_CELLS = 30_000_000
"""Of a sheet, empty ones between too: a reader sets room aside for each."""

_ROWS, _COLUMNS = 1 << 20, 1 << 14
"""That a sheet of any spreadsheet program has."""


class Merged(NamedTuple):
    """Cells made one; numbers of rows and columns as a spreadsheet counts, from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Layout:
    """What a worksheet says beside the values of its cells; rows and columns as a spreadsheet counts, from 1.

    Attributes:
        epoch: Day 0 of its numbers for days.
        hidden_rows: By hand or by a filter.
        hidden_columns: Those that are hidden.
        instead: By row and column the text that a cell shows in place of its value: an error, a formula that was
            never worked out, a number with zeros in front; `PART_OF_DATE` for a day that is not shown wholly.
        merged: None = the values' reader knows.
        last_row: That has a value.
        last_column: That may have a value.
    """

    epoch: date = EPOCH_1900
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    instead: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[Merged] | None = None
    last_row: int = 0
    last_column: int = 0

    def reaches(self, row: int, column: int) -> None:
        """There may be a value as far as this cell.

        Raises:
            InputUnusable: IMP074, the sheet would then have more cells than can be held.
        """
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.last_row * self.last_column > MOST_CELLS or row > _ROWS or column > _COLUMNS:
            corner = f"{letters(self.last_column)}{self.last_row}"
            raise InputUnusable(
                "IMP074",
                f"It reaches as far as {corner}, which is more cells than any caseload has.",
                "Delete the rows and columns between the table and the stray cells far from it, or name another sheet.",
            )

    def shows(self, row: int, column: int, text: str) -> None:
        """The cell shows this text."""
        self.instead.setdefault(row, {})[column] = text


def letters(column: int) -> str:
    """A column's letters as a spreadsheet shows them: 1 is `A`, 27 is `AA`."""
    text = ""
    while column:
        column, letter = divmod(column - 1, 26)
        text = chr(ord("A") + letter) + text
    return text


def number(column: str) -> int:
    """The number of a column from its letters; the inverse of `letters`."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter.upper()) - ord("A") + 1
    return found


def protected() -> InputUnusable:
    """What is told of a workbook that is encrypted."""
    return InputUnusable(
        "IMP072",
        "The workbook is protected by a password.",
        "Open it with the password, save it without one where only you can read it, and import that file.",
    )

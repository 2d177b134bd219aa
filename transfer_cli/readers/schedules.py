"""Rows of a sheet as starts of recorded schedules: what an export of them reads back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.changes import NewStart
from transfer_cli.domain.columns import FieldValue
from transfer_cli.domain.exported_schedules import COLUMNS, StartRow
from transfer_cli.errors import Problem
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.headings import count_rows, match_headings, unknown_columns
from transfer_cli.readers.records import empty_cell, rejected, unequal
from transfer_cli.readers.sheet import Record, Sheet, as_text

KNOWN = frozenset(column.name for column in COLUMNS)
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
_MARKS = frozenset({"made_for", "starts_on"})


def is_schedules(names: Collection[str]) -> bool:
    """Whether these are headings of a schedules file, in canonical form."""
    return _MARKS.issubset(names)


@dataclass(frozen=True, slots=True)
class SchedulesFile:
    """The rows of a schedules file.

    Attributes:
        problems: What is wrong with the file as a whole.
        row_count: How many rows there are, rejected ones too.
    """

    sheet: Sheet
    problems: tuple[Problem, ...]
    row_count: int

    def rows(self, report: Callable[[Problem], None]) -> Iterator[StartRow]:
        """The starts that can be read, in the file's order.

        Args:
            report: Is given what is wrong with the others.
        """
        positions = match_headings(self.sheet.headings, KNOWN, REQUIRED)
        for record in self.sheet.records():
            values, found = _values(record, positions, self.sheet)
            for problem in found:
                report(problem)
            if not found:
                yield _row(record.row, values)


def read_schedules(sheet: Sheet) -> SchedulesFile:
    """The schedules file in a sheet.

    Raises:
        InputUnusable: The headings are not those of a schedules file, or there are no rows.
    """
    match_headings(sheet.headings, KNOWN, REQUIRED)
    count = count_rows(sheet)
    return SchedulesFile(sheet, unknown_columns(sheet, KNOWN), count)


def _values(record: Record, positions: dict[str, int], sheet: Sheet) -> tuple[dict[str, FieldValue], list[Problem]]:
    fault = unequal(record, len(sheet.headings))
    if fault:
        return {}, [fault]
    values: dict[str, FieldValue] = {}
    found: list[Problem] = []
    for column in COLUMNS:
        cell = record.cells[positions[column.name]] if column.name in positions else ""
        try:
            values[column.name] = value = read_cell(column, cell, sheet.epoch)
        except Unreadable as error:
            found.append(rejected(error.id, record.row, error.why, error.fix, column.name, as_text(cell)))
            continue
        if value is None and column.required:
            found.append(empty_cell(record.row, column.name))
    return values, found


def _row(row: int, values: dict[str, FieldValue]) -> StartRow:
    def day(name: str) -> date | None:
        value = values[name]
        return value if isinstance(value, date) else None

    made_for, week, starts_on = day("made_for"), day("week"), day("starts_on")
    if made_for is None or week is None or starts_on is None:
        raise TypeError("a required day is none")
    officer = values["officer"]
    start = NewStart(
        str(values["reference"]), week, starts_on, None if officer is None else str(officer), day("earliest"),
        day("latest"),
    )  # fmt: skip
    return StartRow(row, str(values["schedule"]), made_for, values["feasible"] is True, start)

"""Rows of a sheet as rows of a caseload: every cell read, every fault kept with its place.

Rows are handed on a part at a time, so that a file of any length needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transfer_cli.domain.columns import BY_NAME, COLUMNS
from transfer_cli.domain.rows import CaseRow, CaseRows, evenly
from transfer_cli.errors import Problem
from transfer_cli.readers.column_reader import ColumnReader, Report
from transfer_cli.readers.headings import match_headings, unknown_columns
from transfer_cli.readers.records import empty_cell, rejected, unequal
from transfer_cli.readers.setting_names import NO_NAMES, fill_names
from transfer_cli.readers.sheet import PART, Part, Record, Sheet
from transfer_cli.readers.survey import Survey, survey

REQUIRED = tuple(column.name for column in COLUMNS if column.required)
KNOWN = frozenset(BY_NAME)

SO_MANY = 4
"""Of so many required cells that are empty in one row one thing is said."""


@dataclass(frozen=True, slots=True)
class CaseloadFile:
    """The rows of a caseload, and what a first look over all of them found.

    Attributes:
        sheet: With canonical headings.
        problems: What is wrong with the file as a whole.
    """

    sheet: Sheet
    survey: Survey
    problems: tuple[Problem, ...]

    @property
    def row_count(self) -> int:
        """How many rows there are, rejected ones too."""
        return self.survey.rows

    def rows(self, report: Report, names_of_settings: Mapping[str, str] = NO_NAMES) -> Iterator[CaseRow]:
        """The rows that can be read, one by one; as `parts`."""
        for part in self.parts(report, names_of_settings):
            yield from part

    def parts(self, report: Report, names_of_settings: Mapping[str, str] = NO_NAMES) -> Iterator[CaseRows]:
        """The rows that can be read, in the file's order, `PART` at a time.

        Args:
            report: Is given what is wrong with each row; a row with a problem of severity `reject` is not handed on.
            names_of_settings: Name by URN, as `directory.folded`: what an empty setting_name is filled with.
        """
        yield from evenly(self._parts(report, names_of_settings), PART)

    def _parts(self, report: Report, names_of_settings: Mapping[str, str]) -> Iterator[CaseRows]:
        positions, epoch = _positions(self.sheet), self.sheet.epoch
        readers = [ColumnReader(BY_NAME[name], n, epoch, report) for name, n in positions.items()]
        for part in self.sheet.parts():
            whole = fill_names(self._whole(part, report), positions, names_of_settings)
            if rows := self._read(whole, readers, report):
                yield rows

    def _whole(self, part: Part, report: Report) -> Part:
        """The rows with a cell under each heading."""
        is_even = not part.faults and {len(self.sheet.headings)}.issuperset(map(len, part.cells))
        if is_even and not self.survey.rejected:
            return part
        return part.only(lambda record: self._is_whole(record, report))

    def _is_whole(self, record: Record, report: Report) -> bool:
        """Whether there is a cell under each heading; whatever makes the row unfit is reported."""
        unfit = self.survey.rejected.get(record.row)
        if unfit:
            report(unfit)
        width = len(self.sheet.headings)
        fault = unequal(record, width) if record.fault or len(record.cells) != width else None
        if fault:
            report(fault)
        return fault is None

    def _read(self, part: Part, readers: Sequence[ColumnReader], report: Report) -> CaseRows | None:
        """The rows that can be read, column by column; None = there are none."""
        if not part.rows:
            return None
        columns = list(zip(*part.cells, strict=False))  # beyond the headings there is nothing
        numbers = part.rows
        bad: dict[int, list[str]] = {number: [] for number in numbers if number in self.survey.rejected}
        read = {reader.column.name: reader.read(columns[reader.position], numbers, bad) for reader in readers}
        for number, missing in bad.items():
            for problem in _empty(number, missing):
                report(problem)
        rows = CaseRows(numbers, read)
        if bad:
            rows = rows.only([place for place, number in enumerate(numbers) if number not in bad])
        return rows if len(rows) else None


def read_caseload(sheet: Sheet) -> CaseloadFile:
    """The caseload in a sheet, looked over once.

    Raises:
        InputUnusable: The headings are not those of a caseload, there are no rows, or a column of dates is in
            American order.
    """
    found = survey(sheet, _positions(sheet))
    return CaseloadFile(sheet, found, unknown_columns(sheet, KNOWN, found.filled))


def _empty(row: int, columns: Sequence[str]) -> Iterator[Problem]:
    """What is said of required cells that are empty: of many in one row once, since the row is hardly a child's."""
    if len(columns) >= SO_MANY:
        why = f"there is nothing in {', '.join(columns[:-1])} and {columns[-1]}, so this row is hardly a child's."
        fix = "Take the row out if it is a total or a remark; else fill it in."
        yield rejected("IMP011", row, why, fix)
        return
    for column in columns:
        yield empty_cell(row, column)


def _positions(sheet: Sheet) -> dict[str, int]:
    return match_headings(sheet.headings, KNOWN, REQUIRED)

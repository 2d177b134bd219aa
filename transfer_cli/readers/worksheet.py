"""The rows of one worksheet below its headings, as people see them in the spreadsheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from transfer_cli.readers.headings import canonical
from transfer_cli.readers.layout import Layout, Merged
from transfer_cli.readers.number_format import PART_OF_DATE
from transfer_cli.readers.sheet import Cell, Record
from transfer_cli.readers.spreadsheet_cells import IncompleteDate

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Value = int | float | str | bool | date | time | datetime | timedelta
"""As the workbook's reader gives it."""

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Survey:
    """What the rows below the headings have between them.

    Attributes:
        columns: Positions from the first to the last that has a heading or a value.
        repeated: Rows that repeat the headings.
        hidden: Rows with values that are hidden.
        merged: Cells made one over several rows.
    """

    columns: range
    repeated: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


class Worksheet(NamedTuple):
    """The cells of a worksheet with what it says beside them.

    Attributes:
        cells: From row 1 on, but from the first column that has a value.
        left: Number of that column, from 1.
    """

    cells: CalamineSheet
    layout: Layout
    left: int

    def rows(self) -> Iterator[tuple[int, list[Value]]]:
        """Every row that has a value, with its number; errors stand in it as the texts they show."""
        instead = self.layout.instead
        number = 0
        for number, row in enumerate(self.cells.iter_rows(), start=1):
            if number in instead:
                yield number, self._with(row, instead[number])
            elif not is_empty(row):
                yield number, row
        yield from ((below, self._with([], instead[below])) for below in sorted(instead) if below > number)

    def _with(self, row: Sequence[Value], texts: dict[int, str]) -> list[Value]:
        last = max(texts) - self.left + 1
        whole: list[Value] = [*row, *[""] * (last - len(row))]
        for column, text in texts.items():
            place = column - self.left
            if place < 0:
                continue
            whole[place] = text if text != PART_OF_DATE else incomplete(whole[place])
        return whole

    def survey(self, heading: Record) -> Survey:
        """Look at every row below the headings once."""
        names = [plain(cell) for cell in heading.cells]
        first, last = _ends(names)
        low, high, width = first, last, len(names)
        found = Survey(range(0))
        for number, row in self.rows():
            if number <= heading.row:
                continue
            if low and not is_empty(row[:low]):
                low = _ends(row)[0]
            if high + 1 < len(row) and not is_empty(row[high + 1 :]):
                high = _ends(row)[1]
            if number in self.layout.hidden_rows:
                found.hidden.append(number)
            if (
                len(row) >= width
                and plain(row[first]) == names[first]
                and [plain(cell) for cell in row[:width]] == names
            ):
                found.repeated.append(number)
        found.columns = range(low, high + 1)
        found.merged = [
            each
            for each in self._merged()
            if each.top > heading.row and each.bottom > each.top and each.left - self.left in found.columns
        ]
        return found

    def _merged(self) -> Iterable[Merged]:
        if self.layout.merged is not None:
            return self.layout.merged
        ranges = self.cells.merged_cell_ranges or []
        return [Merged(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges]

    def records(self, heading: Record, survey: Survey) -> Iterator[Record]:
        """The rows below the headings without those that repeat them; a merged cell's value stands in all its rows."""
        repeated = frozenset(survey.repeated)
        columns = slice(survey.columns.start, survey.columns.stop)
        width = len(survey.columns)
        spread = _Spread(survey.merged, self.left + survey.columns.start)
        for number, row in self.rows():
            if number <= heading.row or number in repeated:
                continue
            cells: list[Cell] = [value if value.__class__ is str else cell(value) for value in row[columns]]
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            spread.over(number, cells)
            yield Record(number, cells)


class _Spread:
    """Values of merged cells, kept until the last row of each.

    Args:
        first: Number of the column of the first cell.
    """

    def __init__(self, merged: Iterable[Merged], first: int) -> None:
        self._begin: dict[int, list[Merged]] = defaultdict(list)
        for each in merged:
            self._begin[each.top].append(each)
        self._first = first
        self._going_on: dict[int, tuple[int, Cell]] = {}

    def over(self, row: int, cells: list[Cell]) -> None:
        """Put into the row what stands in merged cells that began above it."""
        if row in self._begin:
            for each in self._begin[row]:
                position = each.left - self._first
                self._going_on[position] = each.bottom, cells[position]
        if not self._going_on:
            return
        self._going_on = {position: kept for position, kept in self._going_on.items() if kept[0] >= row}
        for position, (_, value) in self._going_on.items():
            cells[position] = value


def is_empty(row: Sequence[Value]) -> bool:
    """Whether nothing stands in any cell but spaces."""
    return row.count("") == len(row) or all(isinstance(value, str) and not value.strip() for value in row)


def plain(value: Value | Cell) -> str:
    """A heading as it is compared: without capitals and outer spaces."""
    return canonical(value) if isinstance(value, str) else str(value)


def _ends(row: Sequence[Value]) -> tuple[int, int]:
    """The first and the last position with something in it."""
    filled = [n for n, value in enumerate(row) if not is_empty([value])]
    return filled[0], filled[-1]


def cell(value: Value) -> Cell:
    """The value as a sheet hands it on: whole numbers as such, days without midnight, true and false as texts."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return _number(value)
        case timedelta():
            return _time_of_day(value) if timedelta() <= value < _DAY else _duration(value)
        case datetime() if value.time() == time():
            return value.date()
        case _:
            return value


def _number(value: float) -> Cell:
    if value.is_integer():
        return int(value)
    return value if abs(value) < float("inf") else str(value)


def incomplete(value: Value) -> Value:
    """The value of a cell that shows a part of its date; whatever is no date shows itself."""
    return IncompleteDate(value.year, value.month, value.day) if isinstance(value, date) else value


def _time_of_day(value: timedelta) -> time:
    minutes, seconds = divmod(value.seconds, 60)
    return time(*divmod(minutes, 60), seconds, value.microseconds)


def _duration(value: timedelta) -> str:
    """As a spreadsheet shows it: `26:00:00`."""
    seconds = round(value.total_seconds())
    sign, seconds = "-" if seconds < 0 else "", abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"

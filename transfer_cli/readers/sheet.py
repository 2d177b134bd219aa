"""A table as a file holds it, whatever the format: what every format's reader hands on.

A sheet is read again from its file at each call of `records`, so that a file of any length needs little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from transfer_cli.errors import Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """What stands for a cell of the file of which a column of ours cannot be made, so that its row is refused.

    Attributes:
        text: What the cell of the file holds.
        id: Of the problem.
        why: One sentence; empty = another cell of the row says it.
        fix: One sentence.
    """

    text: str
    id: str
    why: str
    fix: str


PART = 500
"""So many rows are read together."""

Cell = str | int | float | date | datetime | time | Refused
"""As a file holds it; the empty text = nothing. A text format has texts only; true and false are texts as well."""

Recognise = Callable[[Sequence[str]], int]
"""How many of these cells are headings that somebody knows."""


class Record(NamedTuple):
    """One row of a sheet.

    Attributes:
        row: As a spreadsheet counts, from 1; a cell with several lines is still in one row.
        cells: From the sheet's first column on.
        fault: Why the row could not be taken apart into cells; empty = it could. `cells` then holds the whole
            line as one cell.
    """

    row: int
    cells: Sequence[Cell]
    fault: str = ""


class Part(NamedTuple):
    """Rows of a sheet that were read together: what `Record` has of one, of many.

    Attributes:
        rows: Number of each.
        cells: Of each, from the sheet's first column on.
        faults: Why rows could not be taken apart into cells, by number.
    """

    rows: Sequence[int]
    cells: Sequence[Sequence[Cell]]
    faults: Mapping[int, str] = MappingProxyType({})

    def records(self) -> Iterator[Record]:
        """The rows one by one."""
        for row, cells in zip(self.rows, self.cells, strict=True):
            yield Record(row, cells, self.faults.get(row, ""))

    def only(self, wanted: Callable[[Record], bool]) -> Part:
        """The rows that are wanted."""
        return together([record for record in self.records() if wanted(record)])


def together(records: Sequence[Record]) -> Part:
    """The records as a part."""
    faults = {record.row: record.fault for record in records if record.fault}
    return Part([record.row for record in records], [record.cells for record in records], faults)


def evenly(parts: Iterable[Part]) -> Iterator[Part]:
    """The same rows, `PART` at a time."""
    waiting = Part((), ())
    for part in parts:
        if len(part.rows) == PART and not waiting.rows:
            yield part
            continue
        waiting = Part(
            [*waiting.rows, *part.rows], [*waiting.cells, *part.cells], {**waiting.faults, **part.faults}
        )  # fmt: skip
        while len(waiting.rows) >= PART:
            yield Part(waiting.rows[:PART], waiting.cells[:PART], waiting.faults)
            faults = {row: fault for row, fault in waiting.faults.items() if row > waiting.rows[PART - 1]}
            waiting = Part(waiting.rows[PART:], waiting.cells[PART:], faults)
    if waiting.rows:
        yield waiting


class Behind(NamedTuple):
    """The cell of the file that a cell of ours was made of.

    Attributes:
        position: From 0.
        cell: None = what ours holds is only part of it, or more than it.
    """

    position: int
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table in a file.

    Attributes:
        headings: As written.
        records: Gives the rows below the headings, those without any text left out; each call begins anew.
        description: How it was read, for people: `UTF-8, cells separated by commas`.
        name: Of the worksheet; empty for a format that has one table only.
        heading_row: As a spreadsheet counts.
        first_column: Number of the column of the first heading, from 1.
        epoch: Day 0 of the numbers that stand for days; None = no number stands for a day.
        delimiter: The character between cells; empty for a format that has none.
        encoding: For people: `UTF-8`; empty for a format that says so itself.
        remarks: What there is to say of the table as a whole, such as rows that are hidden.
        original: The sheet as the file has it, if this one was made of it by a profile; None = this is it.
        origins: For each heading of this sheet the position in the original that it was made of; None = of none.
        in_parts: Gives the same rows some at a time, at most `PART`, where that is faster than one by one.
        behind: What gives for a row that was read a short while ago, and the position of a heading, the cell of the
            original that counted; None where that cannot be said.
    """

    headings: tuple[str, ...]
    records: Callable[[], Iterator[Record]]
    description: str
    name: str = ""
    heading_row: int = 1
    first_column: int = 1
    epoch: date | None = None
    delimiter: str = ""
    encoding: str = ""
    remarks: tuple[Problem, ...] = ()
    original: Sheet | None = None
    origins: tuple[int | None, ...] = ()
    in_parts: Callable[[], Iterator[Part]] | None = None
    behind: Callable[[int, int], Behind | None] | None = None

    def parts(self) -> Iterator[Part]:
        """The rows of `records`, `PART` at a time."""
        if self.in_parts:
            yield from evenly(self.in_parts())
            return
        records = self.records()
        while some := list(islice(records, PART)):
            yield together(some)

    def place(self, row: int, position: int | None = None) -> str:
        """Where a person finds a row, or the cell in it: `row 36, column Date of birth`, `Sheet1!H36`.

        Args:
            row: As a spreadsheet counts.
            position: Of the heading, from 0; None = the whole row.
        """
        if self.original:
            return self.original.place(row, None if position is None else self.origins[position])
        if self.name:
            return f"{self.name}!{self.letters(position) if position is not None else ''}{row}"
        if position is None:
            return f"row {row}"
        heading = self.headings[position].strip()
        return f"row {row}, column {heading or position + self.first_column}"

    def letters(self, position: int) -> str:
        """The column's letters as a spreadsheet shows them: `H`, `AA`."""
        number, letters = position + self.first_column, ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return letters


def as_text(cell: Cell) -> str:
    """The cell as a CSV file would hold it: ISO dates, whole numbers without a point."""
    match cell:
        case str():
            return cell
        case Refused():
            return cell.text
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case _:
            return str(cell)

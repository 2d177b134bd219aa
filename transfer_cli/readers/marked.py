"""A user's own workbook given back with every problem marked where it stands, to be mended and imported again."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from transfer_cli.errors import InputUnusable
from transfer_cli.files import temporary_files_in
from transfer_cli.readers.formula_values import keep_values
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.marks import Mark, Words, clean_off, paint, sentences
from transfer_cli.readers.mend_list import Entry, colours_before, shown, write_list
from transfer_cli.readers.sheet import Sheet
from transfer_cli.readers.whole_file import write_whole

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_T = TypeVar("_T")

_PLACE = re.compile(r"([A-Z]{1,3})?(\d+)?")
"""The cell that a list of places begins with: `F6` of `F6:F8, F10:F12`, the row or the column of `7, 11` or `D:D`."""

__all__ = ["MOST_ROWS", "SUFFIXES", "Mark", "can_be_marked", "write_marked"]

MOST_ROWS = 20_000
"""Rows of a sheet that is marked: to be written back the whole workbook must be held in memory."""

SUFFIXES = frozenset({".xlsx", ".xlsm"})
"""Ends of names of the workbooks that can be written back as they were."""


def can_be_marked(original: Path, last_row: int) -> bool:
    """Whether the workbook can be given back marked; if not, the rejected rows can go to a CSV file.

    Args:
        last_row: Of the sheet, as a spreadsheet counts.
    """
    return original.suffix.lower() in SUFFIXES and last_row <= MOST_ROWS


def write_marked(original: Path, sheet: Sheet, marks: Iterable[Mark], out: Path) -> None:
    """Write the workbook with its problems coloured, commented and listed on a first sheet of its own.

    Styles, widths, formulas, other sheets and what is hidden stay; marks of an earlier time are taken away first.

    Args:
        original: An XLSX or XLSM workbook; it is not changed.
        sheet: As it was read from there, or as a profile made it of that.
        out: Taken over if it is there; its name ends as the original's does.

    Raises:
        InputUnusable: IMP009, it cannot be written, or the workbook holds what cannot be written back.
    """
    if out.suffix.lower() != original.suffix.lower():
        what = f"{original.name} cannot be given back as {out.name}."
        raise InputUnusable("IMP009", what, f"Give the file a name that ends in {original.suffix}.")
    write_whole(out, lambda temporary: _mark(original, sheet, marks, temporary))


def _mark(original: Path, sheet: Sheet, marks: Iterable[Mark], out: Path) -> None:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that the library leaves out
        is_with_macros = original.suffix.lower() == ".xlsm"
        book: Workbook = _possible(original, lambda: load_workbook(original, keep_vba=is_with_macros))
        _mark_book(book, sheet, marks)
        with temporary_files_in(out.parent) as folder:
            without_values = folder / original.name
            _possible(original, lambda: book.save(without_values))
            _possible(original, lambda: keep_values(original, without_values, out))


def _possible(original: Path, act: Callable[[], _T]) -> _T:
    """What the act gives: of what it cannot take the library raises errors of every kind."""
    try:
        return act()
    except OSError:
        raise
    except Exception as error:
        what = f"{original.name} holds something that cannot be written back."
        raise InputUnusable("IMP009", what, "Ask for the rejected rows as a CSV file: --rejects FILE.csv.") from error


def _mark_book(book: Workbook, sheet: Sheet, marks: Iterable[Mark]) -> None:
    before = colours_before(book)
    page = book[sheet.name]
    find = _Finder(page, sheet)
    for row in page.iter_rows(max_row=min(page.max_row, MOST_ROWS), max_col=find.last_column):
        for cell in row:
            if cell.comment:
                clean_off(cell, before.get(cell.coordinate))
    by_cell: dict[str, list[Mark]] = defaultdict(list)
    entries: list[Entry] = []
    for mark in marks:
        entry = find.entry(mark)
        entries.append(entry)
        if mark.row:
            by_cell[entry.cell.coordinate].append(mark._replace(text=entry.text))
    write_list(book, entries)
    for name, found in by_cell.items():
        paint(page[name], found)


class _Finder:
    """Where on a page a mark is put.

    Args:
        page: Of the user's workbook.
        sheet: As it was read from there, or as a profile made it of that.
    """

    def __init__(self, page: Worksheet, sheet: Sheet) -> None:
        self._page, self._sheet = page, sheet
        self._hidden_columns = {
            column
            for dimension in page.column_dimensions.values()
            if dimension.hidden
            for column in range(dimension.min, dimension.max + 1)
        }
        as_read = sheet.original or sheet
        self._heading_row = as_read.heading_row
        first = as_read.first_column
        columns = range(first, first + len(as_read.headings))
        self.last_column = columns[-1]
        self._whole_row = next((column for column in columns if column not in self._hidden_columns), first)
        names = [canonical(heading) for heading in sheet.headings]
        self._reference = self._column(names.index("reference")) if "reference" in names else 0
        self._in_their_words = Words(sheet)

    def entry(self, mark: Mark) -> Entry:
        """The mark with its cell: one cell of merged ones has the comment of all."""
        if not mark.row:
            return self._of_the_sheet(mark)
        column = self._column(mark.position, mark.origin)
        row, at = self._corner(mark.row, column or self._whole_row)
        cell: Cell = self._page.cell(row, at)
        beside = [f"for row {mark.row}"] if row != mark.row else []
        if self._page.row_dimensions[row].hidden:
            beside.append("row is hidden")
        if at in self._hidden_columns:
            beside.append("column is hidden")
        heading = self._page.cell(self._heading_row, column).value if column else ""
        stands = shown(cell.value) if column else mark.value
        place = f"{cell.coordinate} ({', '.join(beside)})" if beside else cell.coordinate
        text = self._in_their_words(sentences(mark.text))
        named = str(heading or "") or "the whole row"
        return Entry(mark.severity, cell, named, stands, text, place, mark.row, self._child(mark.row))

    def _of_the_sheet(self, mark: Mark) -> Entry:
        """A mark of the sheet as a whole, with the first cell that it names."""
        from openpyxl.utils import column_index_from_string

        places = mark.where.removeprefix(f"{self._sheet.name}!")
        named = _PLACE.match(places) if places != mark.where else None
        column = column_index_from_string(named[1]) if named and named[1] else self._whole_row
        row = int(named[2]) if named and named[2] else self._heading_row
        text = self._in_their_words(sentences(mark.text))
        return Entry(mark.severity, self._page.cell(row, column), "the whole sheet", mark.value, text, places, 0, "")

    def _child(self, row: int) -> str:
        """The reference in a row; empty where there is none."""
        if not self._reference or row <= self._heading_row:
            return ""
        return shown(self._page.cell(*self._corner(row, self._reference)).value)

    def _corner(self, row: int, column: int) -> tuple[int, int]:
        """The cell itself, or the first one of those that it is merged with."""
        name = self._page.cell(row, column).coordinate
        found = next((each for each in self._page.merged_cells.ranges if name in each), None)
        return (found.min_row, found.min_col) if found else (row, column)

    def _column(self, position: int | None, origin: int | None = None) -> int:
        """Number of the column of a heading; 0 = the mark is of the whole row.

        Args:
            origin: As in `Mark`.
        """
        if position is None:
            return 0
        original = self._sheet.original
        if original is None:
            return position + self._sheet.first_column
        origin = self._sheet.origins[position] if origin is None else origin
        return 0 if origin is None else origin + original.first_column

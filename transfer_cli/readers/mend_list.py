"""The first sheet of a marked workbook: every problem, worst first, each a click away from its cell."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime, time
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count
from transfer_cli.errors import Severity
from transfer_cli.readers.cells import clean
from transfer_cli.readers.marks import COLOURS, WORDS
from transfer_cli.readers.sheet import as_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TO_MEND = "To mend"
"""Name of the sheet."""

TITLE = "What to mend before this workbook is imported again"
"""Stands in its first cell, by which it is told from a user's own."""

_HOW = (
    "Rejected: the row is not loaded until this is mended. Warning: loaded, but look at it. Note: loaded.",
    "Click a cell's name to go there, mend what its comment says, save the workbook and import it again.",
    "Colours and comments need not be taken off. This sheet is not read.",
)
_HEADINGS = {
    "How bad": 11,
    "Cell": 22,
    "Reference": 14,
    "Column": 20,
    "What stands there": 24,
    "What is wrong and how to mend it": 74,
}
"""With their widths."""

_LINE_HEIGHT, _CHARACTERS = 15, 0.9
"""Points of a line of text, and characters that a unit of a column's width has room for at least."""

_FONT = "Calibri"

_LAST, _KEPT = "F", "G"
"""The last column of the list; and one, hidden, whose cells keep the colours that the marked cells had."""


class Entry(NamedTuple):
    """A problem of the list.

    Attributes:
        cell: That is marked, or where the sheet as a whole is meant the first one that this is about.
        heading: Of its column, or the words that it is about more than that.
        shown: What stands in the cell the problem is about.
        place: Name of the cell, with what a person needs to know to find it: that it is hidden, or merged.
        row: In which the problem is; 0 = it is about the sheet as a whole.
        reference: Of the child of the row.
    """

    severity: Severity
    cell: Cell
    heading: str
    shown: str
    text: str
    place: str
    row: int
    reference: str


def colours_before(book: Workbook) -> dict[str, Cell]:
    """By the name of a marked cell a cell with the colours it had; the lists are taken out of the workbook.

    Args:
        book: Marked at an earlier time, or not.
    """
    found: dict[str, Cell] = {}
    for page in [page for page in book.worksheets if page["A1"].value == TITLE]:
        for row in page.iter_rows(min_row=len(_HOW) + 4):
            if row[1].hyperlink and row[1].hyperlink.location:
                found[row[1].hyperlink.location.rpartition("!")[2]] = page[f"{_KEPT}{row[0].row}"]
        book.remove(page)
    return found


def write_list(book: Workbook, entries: Sequence[Entry]) -> None:
    """Put the list in front of the other sheets and show it when the workbook is opened.

    Args:
        entries: Their cells must not be coloured yet.
    """
    page = book.create_sheet(TO_MEND, 0)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is page
    book.active = 0
    for view in book.views:
        view.firstSheet = 0
    _head(page, entries)
    ranked = sorted(entries, key=lambda each: (list(Severity).index(each.severity), each.cell.row, each.cell.column))
    for row, entry in enumerate(ranked, start=len(_HOW) + 4):
        _line(page, row, entry)
    page.freeze_panes = page.cell(len(_HOW) + 4, 1)
    page.auto_filter.ref = f"A{len(_HOW) + 3}:{_LAST}{max(page.max_row, len(_HOW) + 4)}"
    page.column_dimensions[_KEPT].hidden = True
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{len(_HOW) + 3}:{len(_HOW) + 3}"


def _head(page: Worksheet, entries: Sequence[Entry]) -> None:
    from openpyxl.styles import Font, PatternFill

    page["A1"] = TITLE
    page["A1"].font = Font(name=_FONT, bold=True, size=14)
    for row, line in enumerate((_counted(entries), *_HOW), start=2):
        page.cell(row, 1, line)
    for column, (heading, width) in enumerate(_HEADINGS.items(), start=1):
        cell = page.cell(len(_HOW) + 3, column, heading)
        cell.font, cell.fill = Font(name=_FONT, bold=True), PatternFill("solid", fgColor="FFE3E8ED")
        page.column_dimensions[cell.column_letter].width = width


def _counted(entries: Sequence[Entry]) -> str:
    """How many rows are rejected and by how many problems, and how much else there is to look at."""
    rejected = [entry.row for entry in entries if entry.severity is Severity.REJECT]
    others = (sum(entry.severity is each for entry in entries) for each in (Severity.WARNING, Severity.NOTE))
    warnings, notes = (count(number, noun) for number, noun in zip(others, ("warning", "note"), strict=True))
    return f"{count(len(set(rejected)), 'row')}, {count(len(rejected), 'problem')} rejected; {warnings}, {notes}."


def _line(page: Worksheet, row: int, entry: Entry) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    texts = (WORDS[entry.severity], entry.place, entry.reference, entry.heading, entry.shown, entry.text)
    lines = 1
    for column, (text, width) in enumerate(zip(texts, _HEADINGS.values(), strict=True), start=1):
        cell = page.cell(row, column, clean(text))
        cell.data_type, cell.alignment = "s", Alignment(wrap_text=True, vertical="top")
        lines = max(lines, ceil(len(text) / (width * _CHARACTERS)))
    page.row_dimensions[row].height = _LINE_HEIGHT * lines
    sheet_name = entry.cell.parent.title.replace("'", "''")
    link = page.cell(row, 2)
    link.hyperlink = Hyperlink(link.coordinate, location=f"'{sheet_name}'!{entry.cell.coordinate}")
    link.font = Font(name=_FONT, color="FF0B4F9E", underline="single")
    page.cell(row, 1).fill = PatternFill("solid", fgColor=COLOURS[entry.severity])
    kept = page[f"{_KEPT}{row}"]
    kept.fill, kept.font = copy(entry.cell.fill), copy(entry.cell.font)


def shown(value: object) -> str:
    """What a person sees in a cell, near enough to find it."""
    match value:
        case None:
            return ""
        case datetime() if value.time() != time():
            return f"{show_day(value)} {value.time().isoformat('minutes')}"
        case date():
            return show_day(value)
        case int() | float() | time():
            return as_text(value)
        case _:
            return str(value)

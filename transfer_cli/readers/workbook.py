"""Workbooks: XLSX, XLSM, XLSB, XLS and ODS, their cells with the coordinates that a spreadsheet shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.headings import ROWS_ABOVE, find_headings
from transfer_cli.readers.mend_list import TITLE
from transfer_cli.readers.sheet import Recognise, Record, Sheet, as_text
from transfer_cli.readers.source import Source
from transfer_cli.readers.workbook_file import Workbook, open_workbook
from transfer_cli.readers.workbook_remarks import remarks
from transfer_cli.readers.worksheet import Worksheet, cell

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
"""Ends of names of the files that are read here."""


class _Found(NamedTuple):
    """A sheet that was looked at.

    Attributes:
        heading: The row of its headings, from the first column with a value on.
        recognised: How many headings are.
        has_rows: Whether anything stands below the headings.
    """

    name: str
    worksheet: Worksheet
    heading: Record
    recognised: int
    has_rows: bool


def read_workbook(source: Source, recognise: Recognise, sheet: str | None = None) -> Sheet:
    """The table in a workbook.

    Args:
        recognise: The sheet is the one in which most headings are recognised, and the row of the headings the one
            in which most are.
        sheet: Name of the sheet to read, whatever its capitals; None = the only visible one that holds a caseload.

    Raises:
        InputUnusable: It is no workbook, or it cannot be told which sheet is meant.
    """
    with open_workbook(source) as book:
        if sheet is not None:
            name = _named(book, sheet)
            found = _look(book, name, recognise)
            if found is None:
                raise InputUnusable(
                    "IMP003", f"The sheet {name} has no rows to read.", "Name another sheet with --sheet."
                )
            return _sheet(found, ())
        looked_at = [_look(book, name, recognise) for name in book.visible]
        return _sheet(_most_likely([each for each in looked_at if each], book), book.hidden)


def _named(book: Workbook, sheet: str) -> str:
    wanted = sheet.strip()
    alike = [name for name in book.names if name.strip().casefold() == wanted.casefold()]
    exact = [name for name in alike if name.strip() == wanted] or alike
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise InputUnusable("IMP070", f"Several sheets are called {wanted}.", "Rename all but the right one.")
    is_chart = wanted.casefold() in (name.strip().casefold() for name in book.charts)
    what = f"{wanted} is a chart, not a table." if is_chart else f"There is no sheet {wanted}."
    raise InputUnusable("IMP071", what, f"Name one of: {', '.join(book.names)}.")


def _look(book: Workbook, name: str, recognise: Recognise) -> _Found | None:
    """The sheet with its headings; None = it is empty, or it is the list of what to mend."""
    layout, cells = book.sheet(name)
    worksheet = Worksheet(cells, layout, 1 + (cells.start[1] if cells.start else 0))
    first = [Record(number, [cell(value) for value in row]) for number, row in islice(worksheet.rows(), ROWS_ABOVE)]
    if not first or first[0].cells[0] == TITLE:
        return None
    heading = find_headings(first, recognise)
    count = recognise([str(each) for each in heading.cells])
    return _Found(name, worksheet, heading, count, first[-1].row > heading.row)


def _most_likely(found: Sequence[_Found], book: Workbook) -> _Found:
    """The sheet that holds the caseload: others have far fewer headings that are known, or no rows.

    Raises:
        InputUnusable: There is none, or there are several that might.
    """
    if not found:
        hidden = f" Hidden sheets are read only if named: {', '.join(book.hidden)}." if book.hidden else ""
        raise InputUnusable("IMP003", f"No sheet has any text.{hidden}", "Look whether it is the right file.")
    most = max(each.recognised for each in found)
    likely = [each for each in found if 2 * each.recognised >= most]
    likely = [each for each in likely if each.has_rows] or likely
    if len(likely) > 1:
        what = "Several sheets could be the caseload" if most else "No sheet has headings that are known"
        which = ", ".join(each.name for each in likely)
        raise InputUnusable("IMP070", f"{what}: {which}.", "Name the right one with --sheet NAME.")
    return likely[0]


def _sheet(found: _Found, unread: Sequence[str]) -> Sheet:
    worksheet, heading = found.worksheet, found.heading
    survey = worksheet.survey(heading)
    cells = [*heading.cells, *[""] * survey.columns.stop][survey.columns.start : survey.columns.stop]
    return Sheet(
        tuple(map(as_text, cells)),
        lambda: worksheet.records(heading, survey),
        f"sheet {found.name}, headings in row {heading.row}",
        name=found.name,
        heading_row=heading.row,
        first_column=worksheet.left + survey.columns.start,
        epoch=worksheet.layout.epoch,
        remarks=tuple(remarks(found.name, worksheet.layout, survey, worksheet.left, unread)),
    )

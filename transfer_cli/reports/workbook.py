"""A workbook as an XLSX file, by XlsxWriter; the same sheets give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from transfer_cli.reports.sheet import ACROSS, Entry, Look, Sheet
from transfer_cli.reports.table import Cell
from transfer_cli.reports.terminal import printable

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""No child's name in a temporary file and no time of the clock in the parts; text stays text."""

A4 = 9
"""Number of that size of paper."""

_TEXT, _DAY, _WHOLE, _DECIMAL = _NUMBER_FORMATS = "General", "d mmm yyyy", "#,##0", "#,##0.0"

_WRAPS = {"text_wrap": True, "valign": "top"}
_RULED_BELOW = {"bottom": 2, "bottom_color": "#16202A"}
_RULED_ABOVE = {"top": 2, "top_color": "#16202A"}
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    Look.PLAIN: {},
    Look.WRAPPED: _WRAPS,
    Look.BOLD: {"bold": True},
    Look.HEADING: {"bold": True, "font_size": 13},
    Look.TITLE: {"bold": True, "font_size": 14, **_WRAPS},
    Look.COLUMN: {"bold": True, "bg_color": "#EFF3F6", **_RULED_BELOW, **_WRAPS},
    Look.TOTAL: {"bold": True, **_RULED_ABOVE},
    Look.TOTAL_WRAPPED: {"bold": True, **_RULED_ABOVE, **_WRAPS},
}

_Formats = Mapping[tuple[Look, str], Format]


def workbook(sheets: Sequence[Sheet], title: str, creator: str, day: date) -> bytes:
    """The file.

    Args:
        day: When it says that it was made.
    """
    made = BytesIO()
    with Workbook(made, _OPTIONS) as book:
        made_on = datetime.combine(day, time())
        book.set_properties({"title": printable(title), "author": printable(creator), "created": made_on})
        formats = {
            (look, number): book.add_format({**properties, "num_format": number})
            for look, properties in _LOOKS.items()
            for number in _NUMBER_FORMATS
        }
        for sheet in sheets:
            _write(book.add_worksheet(printable(sheet.name)), sheet, formats)
    return made.getvalue()


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for row, points in sheet.across.items():
        page.set_row(row - 1, points)
        page.merge_range(row - 1, 0, row - 1, ACROSS - 1, "")
    for row, entries in enumerate(sheet.rows):
        for column, entry in enumerate(entries):
            _write_cell(page, row, column, entry, formats)
    if sheet.head is not None:
        page.freeze_panes(sheet.head, 1)
        page.repeat_rows(sheet.head - 1)
    page.set_paper(A4)
    if sheet.landscape:
        page.set_landscape()
        page.fit_to_pages(1, 0)


def _write_cell(page: Worksheet, row: int, column: int, entry: Entry, formats: _Formats) -> None:
    value, format_ = entry.value, formats[entry.look, _number_format(entry.value)]
    if value is None or value == "":
        page.write_blank(row, column, None, format_)
    elif isinstance(value, str):
        page.write_string(row, column, _as_text(value), format_)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), format_)
    elif entry.formula:
        page.write_formula(row, column, entry.formula, format_, value)
    else:
        page.write_number(row, column, value, format_)


def _number_format(value: Cell) -> str:
    if isinstance(value, date):
        return _DAY
    if isinstance(value, int | float):
        return _DECIMAL if isinstance(value, float) else _WHOLE
    return _TEXT


def _as_text(text: str) -> str:
    """The text with control characters shown.

    What looks like the library's own mark-up of a text in several typefaces gets a blank at its end, or it would be
    written as that.
    """
    shown = printable(text)
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown

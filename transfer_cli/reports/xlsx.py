"""A report as a workbook: real numbers and dates, and formulas where a reader would check a sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from transfer_cli.domain.words import capital
from transfer_cli.reports.report import Provenance, Report, Section
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.terminal import cell_text, printable

WIDEST = 60
"""Characters; longer text is wrapped."""

LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="EFF3F6")
_UNDER = Border(bottom=Side("medium", "16202A"))
_OVER = Border(top=Side("medium", "16202A"))
_WRAP = Alignment(wrap_text=True, vertical="top")


def write_xlsx(report: Report, provenance: Provenance) -> bytes:
    """The workbook: a sheet for the sentences, then one for each section.

    Each formula comes with its value, as Excel itself would have saved it, so that a preview and a program see figures
    too. The same report gives the same bytes.
    """
    book = Workbook()
    book.properties.title = f"{report.title}, {report.days}"
    book.properties.creator = report.authority
    first = book.active
    if not isinstance(first, Worksheet):  # pragma: no cover - a new workbook has one sheet
        raise TypeError("a new workbook has a first sheet")
    _summary(first, report, provenance)
    values: dict[tuple[int, str], Cell] = {}
    for number, section in enumerate(report.sections, start=2):
        sheet = book.create_sheet(_sheet_name(section.heading, book.sheetnames))
        placed = _section(sheet, section, report.days)
        values |= {(number, cell): value for cell, value in placed.items()}
    return _settled(_saved(book), values, report.as_of)


def _saved(book: Workbook) -> bytes:
    """The workbook as its own `save` makes it, but for the temporary files of its sheets: they are kept in memory."""
    made = BytesIO()
    archive = ZipFile(made, "w", ZIP_DEFLATED)
    writer = ExcelWriter(book, archive)

    def write_worksheet(sheet: Worksheet) -> None:
        content = BytesIO()
        within = WorksheetWriter(sheet, content)
        sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as the writer does that this stands for
        within.write()
        sheet._rels = within._rels  # noqa: SLF001
        archive.writestr(sheet.path[1:], content.getvalue())
        writer.manifest.append(sheet)

    writer.write_worksheet = write_worksheet
    writer.save()
    return made.getvalue()


def _summary(sheet: Worksheet, report: Report, provenance: Provenance) -> None:
    sheet.title = "Summary"
    origin = f"{report.authority}, {report.days}"
    lines = (report.title, origin, report.readers, "", report.verdict, report.headline, report.honest, "")
    for row, line in enumerate(lines, start=1):
        _put_wide(sheet, row, line)
    for row in (1, 5):
        sheet.cell(row, 1).font = Font(bold=True, size=14)
    for row, (label, value) in enumerate(report.figures, start=len(lines) + 1):
        _put(sheet, row, 1, capital(label))
        _put(sheet, row, 2, value).font = _BOLD
    _put_wide(sheet, len(lines) + len(report.figures) + 2, provenance.line(report.hash))
    sheet.column_dimensions["A"].width = 24


def _put_wide(sheet: Worksheet, row: int, text: str) -> None:
    """A sentence over several columns; Excel makes no room of itself for the lines of such a cell."""
    _put(sheet, row, 1, text).alignment = _WRAP
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=9)
    sheet.row_dimensions[row].height = 18 * (1 + len(text) // 100)


def _section(sheet: Worksheet, section: Section, days: str) -> dict[str, Cell]:
    """Fill one sheet; the values of its formulas, by cell."""
    _put(sheet, 1, 1, f"{section.heading}, {days}").font = Font(bold=True, size=13)
    for row, sentence in enumerate(section.sentences, start=2):
        _put(sheet, row, 1, sentence)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if section.table is None:
        return {}
    head = len(section.sentences) + 3
    _table(sheet, section.table, head, total=section.total)
    formulas = {_moved(cell, head): f"={_moved(formula, head)}" for cell, formula in section.formulas.items()}
    values = {place: sheet[place].value for place in formulas}
    for place, formula in formulas.items():
        sheet[place] = formula
    return values


def _table(sheet: Worksheet, table: Table, head: int, *, total: bool) -> None:
    for column, heading in enumerate(table.columns, start=1):
        cell = _put(sheet, head, column, heading)
        cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEAD, _UNDER, _WRAP
        texts = [heading, *(cell_text(row[column - 1]) for row in table.rows)]
        longest = max(len(text) for text in texts[1:] or texts)
        width = max(longest, min(len(heading), 14))
        sheet.column_dimensions[get_column_letter(column)].width = min(width, WIDEST) + 3
    for row_number, row in enumerate(table.rows, start=head + 1):
        for column, value in enumerate(row, start=1):
            cell = _put(sheet, row_number, column, value)
            if isinstance(value, str) and len(value) > WIDEST:
                cell.alignment = _WRAP
            if total and row_number == head + len(table.rows):
                cell.font, cell.border = _BOLD, _OVER
    sheet.freeze_panes = sheet.cell(head + 1, 2)
    sheet.print_title_rows = f"{head}:{head}"


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    """Write one value as what it is; text is never taken for a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value, cell.data_type = printable(value), "s"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "d mmm yyyy"
    elif value is not None:
        cell.value, cell.number_format = value, "#,##0.0" if isinstance(value, float) else "#,##0"
    return cell


def _moved(formula: str, down: int) -> str:
    """The formula, or cell, with every row moved down."""
    return re.sub(r"([A-Z])(\d+)", lambda found: f"{found[1]}{int(found[2]) + down}", formula)


def _sheet_name(heading: str, taken: Collection[str]) -> str:
    """The heading as far as Excel has room for it; where that is taken, with a number behind."""
    whole = re.sub(r"[\[\]:*?/\\']", "", heading)
    name, number = whole[:LONGEST_NAME].strip(), 1
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        behind = f" {number}"
        name = whole[: LONGEST_NAME - len(behind)].strip() + behind
    return name


def _settled(workbook: bytes, values: Mapping[tuple[int, str], Cell], as_of: date) -> bytes:
    """The same workbook with the values of its formulas, and with the report's own day in place of the clock's."""
    day = datetime.combine(as_of, time()).strftime("%Y-%m-%dT%H:%M:%SZ")
    settled = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(settled, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day.encode(), content)
            elif sheet := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
                content = _with_values(content, int(sheet[1]), values)
            target.writestr(ZipInfo(name, _EPOCH), content, ZIP_DEFLATED)
    return settled.getvalue()


def _with_values(content: bytes, sheet: int, values: Mapping[tuple[int, str], Cell]) -> bytes:
    def with_value(found: re.Match[bytes]) -> bytes:
        return found[1] + f"<v>{values[sheet, found[2].decode()]}</v>".encode()

    return re.sub(rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v ?/>', with_value, content)

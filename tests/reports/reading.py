"""The tables of a written report, read back from its file as a reader or a program would."""

from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pypdf import PdfReader

from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.terminal import cell_text

Rows = list[list[str]]


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, Rows] = {}
        self._section = ""
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self._section = dict(attrs)["id"] or ""
        elif tag == "tr":
            self.tables.setdefault(self._section, []).append([])
        elif tag in {"td", "th"}:
            self._in_cell = True
            self.tables[self._section][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[self._section][-1][-1] += data


def html_tables(page: bytes) -> dict[str, Rows]:
    """Tables by the key of their section, headings first."""
    parser = _Tables()
    parser.feed(page.decode())
    return parser.tables


def xlsx_tables(workbook: bytes, report: Report) -> dict[str, Rows]:
    """The same from a workbook, formulas by the values saved with them."""
    book = load_workbook(BytesIO(workbook), data_only=True)
    assert len(book.worksheets) == len(report.sections) + 1
    found = {}
    for sheet, section in zip(book.worksheets[1:], report.sections, strict=True):
        if section.table and section.table.rows:
            first = len(section.sentences) + 3
            rows = sheet.iter_rows(min_row=first, max_col=len(section.table.columns))
            found[section.key] = [[_shown(cell) for cell in row] for row in rows]
    return found


def _shown(cell: Any) -> str:
    """The value as Excel shows it."""
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    elif cell.number_format == "#,##0.0" and value is not None:
        value = float(value)
    return cell_text(value)


def pdf_text(pdf: bytes) -> str:
    """Every word of the pages, one blank between two."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def rows_of(section: Section) -> Rows:
    """What every format must show of a section."""
    assert section.table is not None
    return [list(section.table.columns), *([cell_text(cell) for cell in row] for row in section.table.rows)]


def letters_of(text: str) -> str:
    """The text without blanks and hyphens, which a page may break lines at."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)

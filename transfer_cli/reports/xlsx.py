"""A report as a workbook: real numbers and dates, and formulas where a reader would check a sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from transfer_cli.domain.words import capital
from transfer_cli.reports.report import Provenance, Report, Section
from transfer_cli.reports.sheet import ACROSS, Entry, Look, Sheet
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.terminal import cell_text
from transfer_cli.reports.workbook import workbook

WIDEST = 60
"""Characters; longer text is wrapped."""

USUAL_WIDTH = 8.43
"""Characters of a column that nobody made wider."""

LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""


def write_xlsx(report: Report, provenance: Provenance) -> bytes:
    """The workbook: a sheet for the sentences, then one for each section.

    Each formula comes with its value, as Excel itself would have saved it, so that a preview and a program see figures
    too. The same report gives the same bytes.
    """
    sheets = [_summary(report, provenance)]
    for section in report.sections:
        name = _sheet_name(section.heading, [sheet.name for sheet in sheets])
        sheets.append(_sheet(name, section, report.days))
    return workbook(sheets, f"{report.title}, {report.days}", report.authority, report.as_of)


def _summary(report: Report, provenance: Provenance) -> Sheet:
    lines = (
        Entry(report.title, Look.TITLE),
        Entry(f"{report.authority}, {report.days}", Look.WRAPPED),
        Entry(report.readers, Look.WRAPPED),
        Entry(""),
        Entry(report.verdict, Look.TITLE),
        Entry(report.headline, Look.WRAPPED),
        Entry(report.honest, Look.WRAPPED),
        Entry(""),
    )
    figures = [(Entry(capital(label)), Entry(value, Look.BOLD)) for label, value in report.figures]
    end = Entry(provenance.line(report.hash), Look.WRAPPED)
    rows = [*((line,) for line in lines), *figures, (), (end,)]
    widths, sentences = (24,), (*range(1, len(lines) + 1), len(rows))
    across = {number: _height(rows[number - 1][0], widths) for number in sentences}
    return Sheet("Summary", rows, widths, across, landscape=True)


def _height(sentence: Entry, widths: Sequence[int]) -> int:
    """Points; Excel makes no room of itself for the lines of a cell that lies over several columns."""
    room = sum([*widths, *[USUAL_WIDTH] * ACROSS][:ACROSS])
    return 18 * (1 + int(len(cell_text(sentence.value)) / room))


def _sheet(name: str, section: Section, days: str) -> Sheet:
    widths = _widths(section.table) if section.table else []
    sentences = [Entry(text, Look.WRAPPED) for text in section.sentences]
    across = {number: _height(sentence, widths) for number, sentence in enumerate(sentences, start=2)}
    rows = [(Entry(f"{section.heading}, {days}", Look.HEADING),), *((sentence,) for sentence in sentences)]
    if section.table is None:
        return Sheet(name, rows, across=across, landscape=True)
    head = len(rows) + 2
    table = _rows(section.table, section.formulas, head, total=section.total)
    return Sheet(name, [*rows, (), *table], widths, across, head, landscape=True)


def _rows(table: Table, formulas: Mapping[str, str], head: int, *, total: bool) -> Iterator[tuple[Entry, ...]]:
    """Headings and cells, their formulas moved to where they stand below the row of headings."""
    moved = {cell: _moved(formula, head) for cell, formula in formulas.items()}
    yield tuple(Entry(heading, Look.COLUMN) for heading in table.columns)
    for number, row in enumerate(table.rows):
        is_total = total and number == len(table.rows) - 1
        yield tuple(
            Entry(value, _look(value, is_total=is_total), moved.get(xl_rowcol_to_cell(number, column), ""))
            for column, value in enumerate(row)
        )


def _look(value: Cell, *, is_total: bool) -> Look:
    is_long = isinstance(value, str) and len(value) > WIDEST
    if is_total:
        return Look.TOTAL_WRAPPED if is_long else Look.TOTAL
    return Look.WRAPPED if is_long else Look.PLAIN


def _widths(table: Table) -> list[int]:
    """Characters of each column: as its cells need, and more for no more than the beginning of a heading."""
    columns = zip(table.columns, *table.rows, strict=True)
    longest = (
        (len(heading), max((len(cell_text(cell)) for cell in cells), default=len(heading)))
        for heading, *cells in columns
    )
    return [min(max(cells, min(heading, 14)), WIDEST) + 2 for heading, cells in longest]


def _moved(formula: str, down: int) -> str:
    """The formula with every row moved down."""
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

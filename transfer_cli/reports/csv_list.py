"""A report's list of children as CSV, for other programs: one row a child, ISO dates."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from transfer_cli.reports.report import Provenance, Report
from transfer_cli.reports.table import Cell
from transfer_cli.reports.terminal import printable

LIST = "children"
"""Key of the section that holds the list."""


def write_csv(report: Report, _: Provenance) -> bytes:
    """The list, UTF-8 with a byte order mark so that a spreadsheet reads every letter.

    Text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    table = report.section(LIST).table
    rows = StringIO(newline="")
    if table:
        writer = csv.writer(rows)
        writer.writerow(table.columns)
        writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return rows.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return cell
    text = printable(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text

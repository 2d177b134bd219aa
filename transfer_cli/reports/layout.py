"""What HTML and PDF share: a report's cells as text and its provenance, ready to be set."""

from __future__ import annotations

from transfer_cli.reports.charts import svg
from transfer_cli.reports.report import Provenance, Report, Section
from transfer_cli.reports.table import Table
from transfer_cli.reports.terminal import cell_text

LONG = 16
"""Characters in a column beyond which its cells may be broken into lines."""

ONE_LINE = 14
"""Characters of a heading that need not be broken into lines."""

GOOD = frozenset({"On plan", "Finished", "The books balance", "The sums come out"})
"""Verdicts that need nothing done."""


def laid_out(report: Report, provenance: Provenance) -> dict[str, object]:
    """Every word of the report as a template prints it: text, lists and truth values only."""
    return {
        "title": report.title,
        "authority": report.authority,
        "days": report.days,
        "readers": report.readers,
        "verdict": report.verdict,
        "is_good": report.verdict in GOOD,
        "is_plain": report.is_plain,
        "headline": report.headline,
        "honest": report.honest,
        "figures": [{"label": label, "value": cell_text(value)} for label, value in report.figures],
        "sections": [_section(section) for section in report.sections],
        "provenance": provenance.line(report.hash),
    }


def _section(section: Section) -> dict[str, object]:
    chart = section.chart
    return {
        "key": section.key,
        "heading": section.heading,
        "sentences": list(section.sentences),
        "chart": {"svg": svg(chart), "summary": chart.summary} if chart else None,
        "table": laid_out_table(section.table, total=section.total) if section.table and section.table.rows else None,
    }


def laid_out_table(table: Table, *, total: bool = False) -> dict[str, object]:
    """The table's cells as text with the shape of each column.

    Args:
        total: Whether the last row sums up the others.
    """
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    return {"columns": [_column(table, n, rows) for n in range(len(table.columns))], "rows": rows, "total": total}


def _column(table: Table, number: int, rows: list[list[str]]) -> dict[str, object]:
    """Heading and shape of one column: its kind, its width in characters, and the least that breaks no word."""
    heading = table.columns[number]
    longest = max(len(row[number]) for row in rows)
    least = max(longest, *(len(word) for word in heading.split()))
    is_numeric, is_long = table.is_numeric(number), longest > LONG
    return {
        "heading": heading,
        "numeric": is_numeric,
        "long": is_long,
        "kind": "number" if is_numeric else "long" if is_long else "short",
        "least": least,
        "width": max(least, min(len(heading), ONE_LINE)),
    }

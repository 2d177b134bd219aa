"""A report as Markdown, for wikis, e-mail and minutes: the same words and figures, and sentences for pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transfer_cli.reports.report import Provenance, Report, Section
from transfer_cli.reports.table import Table
from transfer_cli.reports.terminal import cell_text

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
"""Signs that could be read as markup wherever they stand."""

_FIRST = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)](?=\s|$))")
"""Signs that are markup at the beginning of a line."""


def write_markdown(report: Report, provenance: Provenance) -> bytes:
    """The text, UTF-8, with tables as GitHub and most wikis read them."""
    return ("\n".join(_lines(report, provenance)) + "\n").encode()


def _lines(report: Report, provenance: Provenance) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    for words in (f"{report.authority}, {report.days}", report.readers):
        yield from ("", escaped(words))
    yield from ("", f"**{escaped(report.verdict)}**")
    for words in filter(None, (report.headline, report.honest)):
        yield from ("", escaped(words))
    if report.figures:
        yield ""
        yield from _table(Table("", ("Figure", "Value"), report.figures))
    for section in report.sections:
        yield from _section(section)
    yield from ("", "---", "", escaped(provenance.line(report.hash)))


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escaped(section.heading)}")
    for sentence in section.sentences:
        yield from ("", escaped(sentence))
    if section.chart and section.chart.summary not in " ".join(section.sentences):
        yield from ("", escaped(section.chart.summary))
    if section.table and section.table.rows:
        yield ""
        yield from _table(section.table, total=section.total)


def _table(table: Table, *, total: bool = False) -> Iterator[str]:
    columns = range(len(table.columns))
    yield _row([escaped(heading) for heading in table.columns])
    yield _row(["---:" if table.is_numeric(column) else "---" for column in columns])
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        cells = [escaped(cell_text(cell)) for cell in row]
        yield _row([f"**{cell}**" if cell else cell for cell in cells] if total and number == last else cells)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """The text as it is read, on one line: none of its signs is taken for markup."""
    return _FIRST.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))

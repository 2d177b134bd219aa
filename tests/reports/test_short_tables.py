"""On paper a short table stands on one page: no row of it, and no total, goes alone to the next."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from tests.reports.a_week import PROVENANCE, a_report
from transfer_cli.reports.pdf import write_pdf
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Table


def section(number: int, rows: int) -> Section:
    cells = tuple((f"cell{number}x{row}x", row) for row in range(rows))
    return Section(f"s{number}", f"Section {number}", table=Table("", ("What", "Number"), cells))


def pages_of(*sections: Section) -> list[set[int]]:
    """For each section the pages that its rows stand on."""
    made = write_pdf(replace(a_report(), sections=sections), PROVENANCE)
    pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    return [
        {
            page
            for row in section.table.rows
            for page, text in enumerate(pages)
            if str(row[0]) in text
        }
        for section in sections
        if section.table
    ]  # fmt: skip


def test_short_tables_are_not_broken_and_long_ones_are() -> None:
    short = pages_of(*(section(number, rows) for number, rows in enumerate((5, 9, 12, 7, 11, 3, 12, 10, 8, 12))))
    assert [len(pages) for pages in short] == [1] * 10
    assert len(set.union(*short)) > 2
    (long,) = pages_of(section(1, 90))
    assert len(long) > 1


def test_a_table_of_few_rows_with_much_in_them_may_break() -> None:
    words = Table("", ("What", "Words"), tuple((f"cell1x{row}x", "word " * 400) for row in range(6)))
    (pages,) = pages_of(Section("s1", "Section 1", table=words))
    assert len(pages) > 1

"""A command's option on paper looks like what is to be typed: its two hyphens are not one dash."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from tests.reports.a_week import AS_OF, PROVENANCE, a_report
from tests.reports.reading import pdf_text
from transfer_cli.reports.page import Page, Text
from transfer_cli.reports.page_files import page_pdf
from transfer_cli.reports.pdf import write_pdf

TYPED = "transfer forecast --keep"
REPORT = write_pdf(replace(a_report(), honest=f"To keep one: {TYPED}."), PROVENANCE)
PAGE = page_pdf(Page("A page", "Sample Council", "a part", AS_OF, (Text(f"To keep one: {TYPED}."),), ()))


@pytest.mark.parametrize(("pdf", "points"), [(REPORT, 10), (PAGE, 11)], ids=["report", "page"])
def test_both_hyphens_of_an_option_are_seen_and_can_be_copied(pdf: bytes, points: float) -> None:
    assert f"To keep one: {TYPED}." in pdf_text(pdf)
    text = pdfium.PdfDocument(pdf)[0].get_textpage()
    at, _ = text.search(TYPED).get_next()
    first, second = (text.get_charbox(at + TYPED.index("--") + n) for n in (0, 1))
    assert second[0] - first[2] > 0.12 * points

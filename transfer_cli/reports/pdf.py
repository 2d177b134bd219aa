"""A report as a tagged PDF (PDF/UA-1 and PDF/A-2a)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import typst

from transfer_cli.reports.layout import laid_out
from transfer_cli.reports.report import Provenance, Report

if TYPE_CHECKING:
    from typst import PDFStandards


def write_pdf(report: Report, provenance: Provenance) -> bytes:
    """The pages. The date inside the file is that of the report, so that the same report gives the same bytes.

    A name in a script for which there is no letter in our fonts cannot stand in an accessible file; such a report is
    written as an ordinary tagged PDF, in which that name can be copied and searched for but not seen.
    """
    words = json.dumps(laid_out(report, provenance))
    day = datetime.combine(report.as_of, time(), tzinfo=UTC)
    try:
        return _compiled(words, day, ["a-2a", "ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _compiled(words, day, [])


def _compiled(words: str, day: datetime, standards: PDFStandards) -> bytes:
    templates = files("transfer_cli.templates")
    with as_file(templates.joinpath("fonts")) as fonts:
        return typst.compile(
            templates.joinpath("reports", "report.typ").read_bytes(),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
            sys_inputs={"report": words},
            pdf_standards=standards,
            timestamp=day,
        )

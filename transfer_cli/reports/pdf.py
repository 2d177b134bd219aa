"""A report as a tagged PDF (PDF/UA-1 and PDF/A-2a)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import typst

from transfer_cli.reports.layout import laid_out
from transfer_cli.reports.report import Provenance, Report

if TYPE_CHECKING:
    from typst import PDFStandards


def write_pdf(report: Report, provenance: Provenance) -> bytes:
    """The pages. The date inside the file is that of the report, so that the same report gives the same bytes."""
    return typeset("reports/report.typ", laid_out(report, provenance), report.as_of)


def typeset(template: str, words: Mapping[str, object], as_of: date) -> bytes:
    """The pages that a template makes of these words.

    A name in a script for which there is no letter in our fonts cannot stand in an accessible file; such pages are
    written as an ordinary tagged PDF, in which that name can be copied and searched for but not seen.

    Args:
        template: Path below `templates`; it finds the words as JSON in `sys.inputs.report`.
        as_of: The date inside the file.
    """
    said = json.dumps(words)
    day = datetime.combine(as_of, time(), tzinfo=UTC)
    try:
        return _compiled(template, said, day, ["a-2a", "ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _compiled(template, said, day, [])


def _compiled(template: str, words: str, day: datetime, standards: PDFStandards) -> bytes:
    templates = files("transfer_cli.templates")
    with as_file(templates.joinpath("fonts")) as fonts:
        return typst.compile(
            templates.joinpath(template).read_bytes(),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
            sys_inputs={"report": words},
            pdf_standards=standards,
            timestamp=day,
        )

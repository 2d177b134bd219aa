"""Learning difficulty assessments in lists of work: dealt with like all others, and counted apart elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from transfer_cli.domain.case import Case, Document
from transfer_cli.domain.words import count


def ldas_among(cases: Iterable[Case]) -> str:
    """How many cases of a list the weekly report leaves out of its figures, one sentence; empty if it leaves none."""
    number = len({case.reference for case in cases if case.document == Document.LDA})
    if not number:
        return ""
    are = "is" if number == 1 else "are"
    among = count(number, "learning difficulty assessment", "learning difficulty assessments")
    return f"{among} {are} among these cases, and {are} left out of the weekly report's figures."

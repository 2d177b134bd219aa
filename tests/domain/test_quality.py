"""Which gaps of the record are counted, and of whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import PARENT, a_case, day, events
from transfer_cli.domain.case import Case, Caseload, Document, PhaseMove
from transfer_cli.domain.quality import gaps
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines

WHOLE: dict[str, Any] = {
    "phase_move": PhaseMove.NONE,
    "officer": "J Vole",
    "last_annual_review": day("Mon 7 Mar 2016"),
    "primary_need": "ASD",
    "upn": "A123456789012",
    "contacts": (PARENT,),
}


def missing(**changes: Any) -> list[str]:
    case: Case = a_case(**(WHOLE | changes))
    found = gaps(timelines(Caseload((case,), day("Mon 3 Oct 2016")), Settings(authority="A")))
    return [gap.key for gap in found if gap.children]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"phase_move": None}, ["phase_move"]),
        ({"events": events(notice_given="Mon 12 Sep 2016")}, ["beginning"]),
        ({"officer": None}, ["officer"]),
        ({"last_annual_review": None}, ["review"]),
        ({"last_annual_review": None, "document": Document.LDA, "date_of_birth": day("Mon 4 May 1998")}, []),
        ({"primary_need": None}, ["need"]),
        ({"upn": None}, ["upn"]),
        ({"upn": None, "date_of_birth": day("Mon 4 May 1998")}, []),
        ({"contacts": ()}, ["contacts"]),
        ({"hold_letters": "bereavement"}, ["hold"]),
        ({"officer": None, "left_on": day("Fri 1 Jul 2016")}, []),
    ],
)
def test_a_gap_is_counted_of_open_cases(changes: dict[str, Any], expected: list[str]) -> None:
    assert missing(**changes) == expected

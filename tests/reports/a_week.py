"""A small caseload in which every figure of the weekly report is something, and its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import a_case, day, events
from tests.domain.made import a_promise
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Case, Caseload, Document, LeftReason, PhaseMove
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.public import Handout, handout
from transfer_cli.reports.report import Provenance, Report
from transfer_cli.reports.week import Week, count_week
from transfer_cli.reports.weekly import Audience, protected_report, weekly_report

AS_OF = day("Mon 3 Oct 2016")
SETTINGS = Settings(authority="Sample Council")
PROVENANCE = Provenance("3 Oct 2016 at 09:12 UTC", "a.clerk", "f00d" * 16, "0.1.0")
NAMES = ("Quillon", "Zephyrine", "O'Dwyer-Müller", "=SUM(A1)", "<i>Ink</i>", "*Star* #1 [x](y) {{ z }}")
OFFICERS = ("Thaddeus Vole", "Perpetua Wren")
SCHOOL = "Nettlefold Academy"
"""Words that stand nowhere else, so that finding one in a file means that somebody can be recognised."""


def _case(number: int, **changes: Any) -> Case:
    values: dict[str, Any] = {
        "reference": f"XQ{number:04}",
        "forename": NAMES[number % len(NAMES)],
        "surname": NAMES[(number + 1) % len(NAMES)],
        "officer": OFFICERS[number % 2] if number != 4 else None,
        "setting_name": SCHOOL,
    }
    return a_case(**(values | changes))


def cases() -> tuple[Case, ...]:
    """One child for each thing that can have happened."""
    promised, missed = a_promise("Mon 7 Nov 2016"), a_promise("Mon 19 Sep 2016")
    long_ago = {"notice_given": "Mon 11 Jan 2016", "assessment_began": "Mon 25 Jan 2016"}
    return (
        _case(1, first_promise=promised, promise=promised),
        _case(2, first_promise=missed, promise=promised),
        _case(3, date_of_birth=day("Thu 4 May 2006"), phase_move=PhaseMove.PRIMARY_TO_SECONDARY,
              phase_move_on=day("Fri 1 Sep 2017"), first_promise=promised, promise=promised),
        _case(4, events=events(**long_ago)),
        _case(5, events=events(**long_ago, plan_issued="Fri 30 Sep 2016")),
        _case(6, events=events(**long_ago, plan_issued="Fri 27 May 2016")),
        _case(7, events=events(**long_ago, no_plan_notified="Mon 3 Oct 2016")),
        _case(8, left_on=day("Thu 29 Sep 2016"), left_reason=LeftReason.MOVED_OUT),
        _case(9, left_on=day("Fri 1 Jul 2016"), left_reason=LeftReason.NEEDS_MET),
        _case(10, moved_in_on=day("Wed 28 Sep 2016")),
        _case(11, events=events(notice_given="Mon 12 Sep 2016", assessment_began="Mon 26 Sep 2016"),
              first_promise=missed, promise=missed),
        _case(12, document=Document.LDA, date_of_birth=day("Mon 4 May 1998")),
        _case(13, document=Document.LDA, date_of_birth=day("Mon 4 May 1998"),
              events=events(plan_issued="Fri 27 May 2016")),
        _case(14, moved_in_on=day("Mon 10 Oct 2016")),
    )  # fmt: skip


def a_week(*children: Case, as_of: date = AS_OF, feasible: bool | None = True, settings: Settings = SETTINGS) -> Week:
    """The week of these children."""
    caseload = Caseload(children, as_of)
    earlier = replace(caseload, as_of=as_of - WEEK)
    now, before = timelines(caseload, settings), timelines(earlier, settings)
    return count_week(now, before, settings, as_of, as_of - WEEK, feasible)


def a_handout(
    *children: Case, as_of: date = AS_OF, feasible: bool | None = True, settings: Settings = SETTINGS
) -> Handout:
    """The published figures of these children."""
    now, then = (timelines(Caseload(children, on), settings) for on in (as_of, as_of - 12 * WEEK))
    return handout(now, then, settings, as_of, feasible)


def a_report(audience: Audience = Audience.SENDSG, **changes: Any) -> Report:
    """The report of the small caseload."""
    if audience == Audience.PUBLIC:
        return protected_report(a_handout(*cases(), **changes), audience, "as of 3 Oct 2016")
    return weekly_report(a_week(*cases(), **changes), audience, "as of 3 Oct 2016")

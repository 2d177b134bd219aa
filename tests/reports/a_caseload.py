"""A small caseload with a child for each thing that the other reports count, and every way to write a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import a_case, day, events
from tests.domain.made import a_promise
from transfer_cli.domain.case import Case, Caseload, Document, LeftReason, PhaseMove, SettingType
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines

SETTINGS = Settings(authority="Sample Council")
STARTED = {"notice_given": "Mon 4 Jan 2016", "assessment_began": "Mon 18 Jan 2016"}


def _case(number: int, **changes: Any) -> Case:
    values: dict[str, Any] = {
        "reference": f"XQ{number:04}",
        "forename": "Quillon",
        "surname": f"Zephyrine{number}",
        "officer": "Thaddeus Vole" if number % 2 else "Perpetua Wren",
        "setting_name": "Nettlefold Academy" if number % 3 else "Larkfield Primary School",
        "setting_urn": "123456" if number % 3 else None,
        "known_from": day("Mon 5 Jan 2015"),
    }
    return a_case(**(values | changes))


def cases() -> tuple[Case, ...]:
    """One child for each thing that can have happened."""
    promised, earlier = a_promise("Mon 7 Nov 2016"), a_promise("Mon 19 Sep 2016")
    return (
        _case(1, first_promise=earlier, promise=promised),
        _case(2, events=events(**STARTED, meeting_held="Mon 29 Feb 2016")),
        _case(3, events=events(**STARTED, draft_served="Mon 11 Apr 2016"), first_promise=earlier, promise=earlier),
        _case(4, events=events(**STARTED, plan_issued="Fri 29 Apr 2016")),
        _case(5, events=events(**STARTED, plan_issued="Fri 30 Sep 2016")),
        _case(6, events=events(**STARTED, no_plan_notified="Mon 3 Oct 2016", appeal_registered="Mon 14 Nov 2016")),
        _case(7, left_on=day("Thu 29 Sep 2016"), left_reason=LeftReason.MOVED_OUT),
        _case(8, left_on=day("Fri 1 Jul 2016"), left_reason=LeftReason.NEEDS_MET),
        _case(9, left_on=day("Fri 1 Jul 2016")),
        _case(10, moved_in_on=day("Wed 28 Sep 2016")),
        _case(11, document=Document.NON_STATUTORY),
        _case(12, document=Document.LDA, date_of_birth=day("Mon 4 May 1998"), setting_type=SettingType.POST16),
        _case(13, events=events(**STARTED, plan_issued="Thu 12 Jan 2017")),
        _case(14, date_of_birth=day("Thu 4 May 2006"), phase_move=PhaseMove.PRIMARY_TO_SECONDARY,
              phase_move_on=day("Fri 1 Sep 2017")),
        _case(15, setting_type=SettingType.HOME, setting_name="At home", setting_urn=None, priority=("custody",),
              meeting_on=day("Tue 7 Feb 2017"), meeting_place="1 Secret Lane",
              events=events(notice_given="Mon 9 Jan 2017")),
    )  # fmt: skip


def derived(as_of: date, *more: Case) -> tuple[Timeline, ...]:
    """Their timelines on that day."""
    return timelines(Caseload((*cases(), *more), as_of), SETTINGS)


def many(times: int) -> tuple[Case, ...]:
    """The same children so many times, each with a reference of its own."""
    return tuple(replace(case, reference=f"{n:03}-{case.reference}") for n in range(times) for case in cases())

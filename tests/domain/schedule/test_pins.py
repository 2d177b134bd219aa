"""Weeks to which a family has agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import day
from tests.domain.schedule.cases import ONE_A_WEEK, START, a_mover, a_settled_case, schedule_of
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Case, Promise
from transfer_cli.domain.schedule.judge import Shortfall
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.settings import Capacity, Officer, PlanGroup, Settings


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def week_of(schedule: Schedule, reference: str) -> object:
    start = next(start for start in schedule.starts if start.window.reference == reference)
    week = schedule.week_of(start)
    return (week.monday if week else None, start.pinned, start.officer)


def promised(case: Case, week: str, officer: str | None = None) -> Case:
    return replace(case, promise=Promise(day(week), day(week), officer, START, 1))


def test_a_stated_start_is_kept() -> None:
    agreed = a_settled_case("CW0001", assessment_begins=day("Wed 11 Jan 2017"))
    assert week_of(schedule_of(agreed), "CW0001") == (day("Mon 9 Jan 2017"), True, None)


def test_a_meeting_that_is_arranged_keeps_the_promised_week() -> None:
    meeting = a_settled_case("CW0001", meeting_on=day("Wed 1 Feb 2017"))
    urgent = [a_settled_case(f"CW00{n:02}", priority=("custody",)) for n in range(10, 40)]
    schedule = schedule_of(promised(meeting, "Mon 9 Jan 2017"), *urgent)
    assert week_of(schedule, "CW0001") == (day("Mon 9 Jan 2017"), True, None)
    before = promised(replace(meeting, meeting_on=day("Fri 6 Jan 2017")), "Mon 9 Jan 2017")
    assert week_of(schedule_of(before), "CW0001") == (day("Mon 9 Jan 2017"), False, None)


IN_SPRING = (PlanGroup("2016/17", 2016, start_from=day("Mon 9 Jan 2017"), start_by=day("Fri 17 Feb 2017")),)
KEPT = """
    Mon  7 Nov 2016 | local-plan-1: it was to begin no sooner than 9 Jan 2017, and an earlier week is agreed
    Mon 13 Mar 2017 | local-plan-1: it had to begin by 17 Feb 2017, and a later week is agreed
    Mon 23 Jan 2017 |
"""
"""Agreed, within the law, with a local plan for the spring; what of the plan is left aside for it."""


@pytest.mark.parametrize(("agreed", "waived"), rows(KEPT))
def test_what_a_family_has_agreed_to_stays_outside_the_local_plans_window_as_well(agreed: str, waived: str) -> None:
    monday = day(" ".join(agreed.split()))
    others = [a_settled_case(f"CW000{n}") for n in (2, 3)]
    settings = replace(ONE_A_WEEK, plan=IN_SPRING)
    schedule = schedule_of(a_settled_case("CW0001", assessment_begins=monday), *others, settings=settings)
    assert week_of(schedule, "CW0001") == (monday, True, None)
    found = next(start for start in schedule.starts if start.window.reference == "CW0001")
    assert (found.late, schedule.feasible, found.window.unkept) == (False, True, "")
    assert found.window.waived == ((waived,) if waived else ())
    assert found.window.first is not None
    assert found.window.last is not None
    assert found.window.first <= schedule.weeks.all.index(schedule.week_of(found)) <= found.window.last


def test_a_promised_week_under_a_meeting_stays_when_the_local_plan_is_changed() -> None:
    meeting = promised(a_settled_case("CW0001", meeting_on=day("Thu 1 Dec 2016")), "Mon 7 Nov 2016")
    schedule = schedule_of(meeting, settings=replace(ONE_A_WEEK, plan=IN_SPRING))
    assert week_of(schedule, "CW0001") == (day("Mon 7 Nov 2016"), True, None)


NOT_KEPT = """
    stated  | Mon  8 Jan 2018 | the week of 8 Jan 2018 is agreed, which is later than the law's last week
    stated  | Wed 26 Oct 2016 | the week of 24 Oct 2016 is agreed, and there is no school in it
    stated  | Wed 14 Sep 2016 | 14 Sep 2016 is agreed, and it is too near for two weeks' notice
    stated  | Mon  2 Sep 2019 | 2 Sep 2019 is agreed, after the last known term
    stated  | Thu  1 Sep 2016 |
    meeting | Mon  8 Jan 2018 | the week of 8 Jan 2018 is agreed, which is later than the law's last week
"""


@pytest.mark.parametrize(("by", "agreed", "why"), rows(NOT_KEPT))
def test_an_agreed_start_that_cannot_be_is_never_dropped_without_a_word(by: str, agreed: str, why: str) -> None:
    monday = " ".join(agreed.split())
    case = a_settled_case("CW0001", assessment_begins=day(monday))
    if by == "meeting":
        case = promised(a_settled_case("CW0001", meeting_on=day("Wed 10 Jan 2018")), monday)
    schedule = schedule_of(case)
    assert week_of(schedule, "CW0001") == (day("Mon 26 Sep 2016") if why else START + 2 * WEEK, False, None)
    assert schedule.starts[0].window.unkept == why


def test_too_late_for_the_law_begins_as_soon_as_can_be_whatever_was_agreed() -> None:
    as_of = day("Mon 3 Oct 2016")
    schedule = schedule_of(a_mover("CW0001", assessment_begins=day("Mon 14 Nov 2016")), as_of=as_of)
    assert week_of(schedule, "CW0001") == (day("Mon 17 Oct 2016"), False, None)
    assert schedule.starts[0].window.unkept == (
        "the week of 14 Nov 2016 is agreed, and the law's own day has gone by, so that it begins as soon as can be"
    )


def test_the_officer_of_a_pin_is_the_cases_own_or_the_promised_one_or_whoever_has_most_room() -> None:
    settings = Settings("A", officers=(Officer("J Price", 1), Officer("S Kaur", 2)))
    pinned = {"assessment_begins": day("Mon 9 Jan 2017")}
    schedule = schedule_of(
        a_settled_case("CW0001", officer="j price", **pinned),
        promised(a_settled_case("CW0002", **pinned), "Mon 9 Jan 2017", "S Kaur"),
        a_settled_case("CW0003", **pinned),
        settings=settings,
    )
    assert [week_of(schedule, f"CW000{n}") for n in (1, 2, 3)] == [
        (day("Mon 9 Jan 2017"), True, officer) for officer in ("J Price", "S Kaur", "S Kaur")
    ]


def test_more_pins_than_room_stay_and_are_told() -> None:
    """Three families have agreed to a week with room for one: nobody is moved, and the shortage is said."""
    cases = [a_settled_case(f"CW000{n}", assessment_begins=day("Mon 9 Jan 2017")) for n in (1, 2, 3)]
    schedule = schedule_of(*cases, a_settled_case("CW0004"), settings=Settings("A", capacity=Capacity(1)))
    number = schedule.weeks.number_of(day("Mon 9 Jan 2017"))
    assert number is not None
    assert schedule.shortfalls == (Shortfall(number, number, must_start=3, room=1, limit="starts_per_week"),)
    assert (schedule.late, schedule.feasible) == ((), False)
    assert sum(start.pinned for start in schedule.starts) == 3

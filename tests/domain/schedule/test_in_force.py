"""The schedule in force, held against today; and the one before it, brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.builders import day, events
from tests.domain.schedule.cases import ONE_A_WEEK, START, a_mover, a_settled_case, schedule_of
from tests.domain.schedule.recorded import a_start, calendar_of, derived, promised_by, recorded
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.changes import NewSchedule, NewStart
from transfer_cli.domain.schedule.in_force import Checked, as_promised_by, checked
from transfer_cli.domain.schedule.outcome import new_schedule
from transfer_cli.domain.settings import Capacity, Officer, Settings


def check_of(
    schedule: NewSchedule, cases: Sequence[Case], settings: Settings = ONE_A_WEEK, as_of: date = START
) -> Checked:
    return checked(schedule, derived(cases, settings, as_of), settings, calendar_of(settings), as_of)


def moved_to(monday: date, start: NewStart) -> NewStart:
    return replace(start, week=monday, starts_on=monday)


def test_what_the_planner_makes_passes() -> None:
    cases = [a_mover("CW0001"), a_settled_case("CW0002"), a_settled_case("CW0003")]
    schedule = new_schedule(schedule_of(*cases))
    assert check_of(schedule, cases) == Checked(3, (), (), (), to_begin=3, crowded=False)
    late = [a_mover(f"CW{n:04}") for n in range(7)]
    assert check_of(new_schedule(schedule_of(*late)), late).faults == ()


def test_what_has_changed_since_is_found() -> None:
    cases = [a_settled_case("CW0001"), a_settled_case("CW0002")]
    schedule = new_schedule(schedule_of(*cases))
    changed = [replace(a_mover("CW0001"), reference="CW0001"), cases[1], a_settled_case("CW0003")]
    found = check_of(
        replace(schedule, starts=tuple(moved_to(day("Mon 9 Jan 2017"), start) for start in schedule.starts)), changed
    )
    assert (found.late, found.without_week) == (("CW0001", "CW0003"), ("CW0003",))
    assert found.faults == (
        "CW0001: it begins too late, though there is room in the week of 19 Sep 2016.",
        "CW0003: it has no week, though there is room in the week of 19 Sep 2016.",
        "The team, week of 9 Jan 2017: 2 reviews begin and 1 can.",
    )


def test_a_week_that_went_by_without_notice() -> None:
    cases = [a_settled_case("CW0001"), a_settled_case("CW0002", events=events(notice_given="Mon 12 Sep 2016"))]
    schedule = NewSchedule(True, tuple(a_start(c.reference, day("Mon 26 Sep 2016")) for c in cases))
    found = check_of(schedule, cases, as_of=day("Mon 19 Sep 2016"))
    assert found.faults == ("CW0001: its week has come too near for two weeks' notice.",)
    assert (found.starts, found.to_begin, found.late, found.without_week) == (1, 1, ("CW0001",), ("CW0001",))


def test_an_officer_who_is_gone_and_a_week_agreed_with_the_family() -> None:
    settings = Settings("A", officers=(Officer("J Price", 1),))
    case = a_settled_case("CW0001", assessment_begins=day("Mon 9 Jan 2017"))
    gone = NewSchedule(True, (a_start("CW0001", day("Mon 9 Jan 2017"), "S Kaur", latest=day("Mon 20 Nov 2017")),))
    assert check_of(gone, [case], settings).faults == ("CW0001: whose room it uses is not said.",)
    moved = NewSchedule(True, (a_start("CW0001", day("Mon 16 Jan 2017"), "J Price", latest=day("Mon 20 Nov 2017")),))
    assert check_of(moved, [case], settings).faults == ("CW0001: it is not where it was agreed with the family.",)


def test_psychologists_and_panels_are_counted() -> None:
    cases = [a_settled_case(f"CW000{n}") for n in (1, 2)]
    schedule = NewSchedule(
        True, tuple(a_start(c.reference, day("Mon 9 Jan 2017"), latest=day("Mon 20 Nov 2017")) for c in cases)
    )
    capacity = Capacity(psychologist_assessments_per_week=1, panel_dates_per_month=1, panel_cases_per_date=1)
    assert check_of(schedule, cases, Settings("A", capacity=capacity)).faults == (
        "The team, weeks from 9 Jan 2017: the panel has to decide 2 cases and can decide 1.",
        "Educational psychologists, week of 9 Jan 2017: 2 reviews begin and 1 can.",
    )


def test_the_weeks_of_the_schedule_before_are_those_to_be_kept() -> None:
    cases = [a_settled_case("CW0001"), a_settled_case("CW0002"), a_settled_case("CW0003")]
    weeks = {"CW0001": day("Mon 6 Mar 2017"), "CW0002": day("Mon 9 Jan 2017")}
    before = recorded(1, *(a_start(reference, week) for reference, week in weeks.items()), as_of=START)
    now = recorded(2, *(a_start(case.reference, day("Mon 1 May 2017")) for case in cases), as_of=START)
    held = promised_by(cases, now.schedule, START)
    again = as_promised_by(Caseload(tuple(held), START), before)
    schedule = schedule_of(*again.cases)
    found = {start.window.reference: schedule.week_of(start) for start in schedule.starts}
    mondays = {reference: week.monday for reference, week in found.items() if week}
    assert mondays == {**weeks, "CW0003": day("Mon 1 May 2017")}


AWAY = Settings("A", officers=(Officer("A", 2), Officer("B", absent=((day("1 Jan 2016"), day("31 Dec 2019")),))))
SEVEN_MOVERS = [a_mover(f"CW{n:04}") for n in range(7)]
"""One a week can begin, in four weeks."""


def test_what_is_late_or_without_a_week_is_told_and_no_fault_where_nothing_better_is_left() -> None:
    cases = [a_settled_case(f"T{n}", officer="B" if n < 3 else None) for n in (1, 2, 3, 4)]
    found = check_of(new_schedule(schedule_of(*cases, settings=AWAY)), cases, AWAY)
    assert (found.starts, found.to_begin, found.faults) == (2, 4, ())
    assert found.late == found.without_week == ("T1", "T2")
    found = check_of(new_schedule(schedule_of(*SEVEN_MOVERS)), SEVEN_MOVERS)
    assert (found.late, found.without_week, found.faults) == (("CW0004", "CW0005", "CW0006"), (), ())


SUMMER = day("Mon 5 Jun 2017")
CHANGES: dict[str, tuple[str, NewStart | None, bool, str]] = {
    "put after its last week, and its place is free": (
        "CW0001", a_start("CW0001", SUMMER), False,
        "CW0001: it begins too late, though there is room in the week of 26 Sep 2016.",
    ),
    "left out, and its place is free": (
        "CW0001", None, False, "CW0001: it has no week, though there is room in the week of 26 Sep 2016.",
    ),
    "late, and the schedule says that all are in time": (
        "CW0004", a_start("CW0004", SUMMER, latest=day("Mon 10 Oct 2016")), True,
        "All are said to begin in time, and 3 reviews do not: CW0004, CW0005, CW0006.",
    ),
    "on another day than the first of its week": (
        "CW0001", replace(a_start("CW0001", day("Mon 26 Sep 2016")), starts_on=day("Sun 25 Dec 2016")), False,
        "CW0001: it is to begin on 25 Dec 2016, and the first school day of its week is 26 Sep 2016.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("changed", CHANGES)
def test_a_row_that_was_changed_behind_its_back_is_found_in_a_schedule_that_does_not_fit(changed: str) -> None:
    reference, start, feasible, fault = CHANGES[changed]
    made = new_schedule(schedule_of(*SEVEN_MOVERS))
    assert not made.feasible
    places = {each.reference: each for each in made.starts}
    assert places["CW0001"].week == day("Mon 26 Sep 2016")
    others = tuple(each for each in made.starts if each.reference != reference)
    schedule = NewSchedule(feasible, (*others, *([start] if start else [])))
    assert fault in check_of(schedule, SEVEN_MOVERS).faults


def test_one_that_does_not_begin_in_time_and_many() -> None:
    start = a_start("CW0001", SUMMER, latest=START)
    alone = check_of(NewSchedule(True, (start,)), [a_settled_case("CW0001")])
    assert alone.faults == ("All are said to begin in time, and 1 review does not: CW0001.",)
    many = tuple(replace(start, reference=f"CW{n:04}") for n in range(1, 8))
    assert check_of(NewSchedule(True, many), []).faults == (
        "All are said to begin in time, and 7 reviews do not: CW0001, CW0002, CW0003, CW0004, CW0005 and 2 more.",
    )


def test_a_review_that_is_late_in_a_schedule_of_which_nothing_says_so() -> None:
    """The room that there was has gone since: a fault, though nothing better is left."""
    cases = [a_mover(f"CW{n:04}") for n in range(5)]
    weeks = ("Mon 19 Sep 2016", "Mon 26 Sep 2016", "Mon 3 Oct 2016", "Mon 10 Oct 2016", "Mon 17 Oct 2016")
    starts = tuple(a_start(case.reference, day(week)) for case, week in zip(cases, weeks, strict=True))
    assert check_of(NewSchedule(True, starts), cases).faults == ("CW0004: it begins too late.",)


def test_too_late_whatever_is_done_is_no_fault_wherever_it_begins() -> None:
    as_of = day("Mon 3 Oct 2016")
    made = new_schedule(schedule_of(a_mover("CW0001"), as_of=as_of))
    found = check_of(made, [a_mover("CW0001")], as_of=as_of)
    assert (found.late, found.faults) == (("CW0001",), ())


def test_after_the_last_known_term_nobody_has_a_week() -> None:
    as_of = day("Mon 31 Dec 2018")
    found = check_of(NewSchedule(False, ()), [a_settled_case("CW0001")], as_of=as_of)
    assert (found.without_week, found.faults) == (("CW0001",), ())


def test_agreed_weeks_with_more_than_there_is_room_for_are_told() -> None:
    cases = [a_settled_case(f"T{n}", assessment_begins=day("Mon 7 Nov 2016")) for n in (1, 2, 3)]
    found = check_of(new_schedule(schedule_of(*cases)), cases)
    assert (found.late, found.crowded) == ((), True)
    assert found.faults == ("The team, week of 7 Nov 2016: 3 reviews begin and 1 can.",)

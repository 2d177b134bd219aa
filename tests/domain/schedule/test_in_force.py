"""The schedule in force, held against today; and the one before it, brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.builders import day, events
from tests.domain.schedule.cases import ONE_A_WEEK, START, a_mover, a_settled_case, schedule_of
from tests.domain.schedule.recorded import a_start, calendar_of, derived, promised_by, recorded
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.changes import NewSchedule
from transfer_cli.domain.schedule.in_force import Checked, as_promised_by, checked
from transfer_cli.domain.schedule.outcome import new_schedule
from transfer_cli.domain.settings import Capacity, Officer, Settings


def check_of(
    schedule: NewSchedule, cases: Sequence[Case], settings: Settings = ONE_A_WEEK, as_of: date = START
) -> Checked:
    return checked(schedule, derived(cases, settings, as_of), settings, calendar_of(settings), as_of)


def test_what_the_planner_makes_passes() -> None:
    cases = [a_mover("CW0001"), a_settled_case("CW0002"), a_settled_case("CW0003")]
    schedule = new_schedule(schedule_of(*cases))
    assert check_of(schedule, cases) == Checked(3, (), ())
    late = [a_mover(f"CW{n:04}") for n in range(7)]
    assert check_of(new_schedule(schedule_of(*late)), late).faults == ()


def test_what_has_changed_since_is_found() -> None:
    cases = [a_settled_case("CW0001"), a_settled_case("CW0002")]
    schedule = new_schedule(schedule_of(*cases))
    changed = [replace(a_mover("CW0001"), reference="CW0001"), cases[1], a_settled_case("CW0003")]
    found = check_of(
        replace(schedule, starts=tuple(replace(s, week=day("Mon 9 Jan 2017")) for s in schedule.starts)), changed
    )
    assert found.late == ("CW0001",)
    assert found.faults == (
        "CW0001: it begins too late.",
        "CW0003: it has no week.",
        "The team, week of 2017-01-09: 2 reviews begin and 1 can.",
    )


def test_a_week_that_went_by_without_notice() -> None:
    cases = [a_settled_case("CW0001"), a_settled_case("CW0002", events=events(notice_given="Mon 12 Sep 2016"))]
    schedule = NewSchedule(True, tuple(a_start(c.reference, day("Mon 26 Sep 2016")) for c in cases))
    found = check_of(schedule, cases, as_of=day("Mon 19 Sep 2016"))
    assert found == Checked(1, ("CW0001",), ("CW0001: its week has come too near for two weeks' notice.",))


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
        "The team, weeks from 2017-01-09: the panel has to decide 2 cases and can decide 1.",
        "Educational psychologists, week of 2017-01-09: 2 reviews begin and 1 can.",
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

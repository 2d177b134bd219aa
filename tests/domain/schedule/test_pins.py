"""Weeks to which a family has agreed."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import day
from tests.domain.schedule.cases import START, a_settled_case, schedule_of
from transfer_cli.domain.case import Case, Promise
from transfer_cli.domain.schedule.judge import Shortfall
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.settings import Capacity, Officer, Settings


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


def test_no_pin_outside_the_window_nor_in_the_holidays() -> None:
    too_late = a_settled_case("CW0001", assessment_begins=day("Mon 8 Jan 2018"))
    assert week_of(schedule_of(too_late), "CW0001") == (day("Mon 19 Sep 2016"), False, None)
    holidays = a_settled_case("CW0001", assessment_begins=day("Wed 26 Oct 2016"))
    assert week_of(schedule_of(holidays), "CW0001") == (day("Mon 19 Sep 2016"), False, None)


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

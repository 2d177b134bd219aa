"""The alarm: what becomes of it at the pace of the last weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from tests.builders import a_case, day, events
from tests.domain.schedule.cases import a_settled_case, schedule_of
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar, monday_of
from transfer_cli.domain.case import Case
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.settings import Capacity, Settings

FIRST = day("Mon 1 Sep 2014")
CHILDREN, A_MONTH = 1141, 18
"""As Derby told: 1,141 in all, about 18 transfers a month; 31 a month were needed (derbynews.org.uk 2017/12/04)."""


@cache
def history(as_of: date) -> tuple[Case, ...]:
    """The caseload as of that day: 18 notices in each month with school since September 2014."""
    calendar = Calendar(ENGLAND_TERMS)
    mondays = [FIRST + timedelta(weeks=n) for n in range(200)]
    weeks = [monday for monday in mondays if calendar.first_school_day(monday) and monday <= as_of]
    cases = [a_settled_case(f"DE{n:04}", setting_name="", home_address=(f"{n} Road",)) for n in range(CHILDREN)]
    begun = [(weeks[n * 4 // A_MONTH]) for n in range(len(weeks) * A_MONTH // 4)]
    return tuple(
        replace(case, events=events(notice_given=f"{monday - timedelta(days=14)}")) if monday else case
        for case, monday in zip(cases, [*begun, *[None] * (CHILDREN - len(begun))], strict=True)
    )


def schedule_as_of(as_of: date, settings: Settings) -> Schedule:
    return schedule_of(*history(as_of), settings=settings, as_of=as_of)


@pytest.mark.parametrize("as_of", ["Mon 15 Dec 2014", "Mon 2 Mar 2015", "Mon 1 Jun 2015", "Mon 31 Aug 2015"])
def test_a_history_like_derbys_raises_the_alarm_in_its_first_year(as_of: str) -> None:
    """The settings promise more than the 31 a month that were needed, so by them it fits; the record says otherwise."""
    schedule = schedule_as_of(day(as_of), Settings("Derby", capacity=Capacity(starts_per_week=12)))
    assert schedule.feasible
    assert schedule.pace
    assert 3 < schedule.pace.starts < 5
    assert len(schedule.pace.late) > 300
    assert schedule.pace.needed
    assert schedule.pace.needed > schedule.pace.starts


@pytest.mark.parametrize("as_of", ["Mon 15 Dec 2014", "Mon 1 Jun 2015"])
def test_with_the_room_there_really_was_it_is_proved(as_of: str) -> None:
    schedule = schedule_as_of(day(as_of), Settings("Derby", capacity=Capacity(starts_per_week=5)))
    assert not schedule.feasible
    assert schedule.shortfalls[0].short_by > 250
    assert schedule.remedies[0].extra_starts >= 2
    assert schedule.recovery


def test_at_a_pace_that_is_enough_there_is_no_alarm() -> None:
    cases = [
        a_settled_case(f"CW{n:04}", events=events(notice_given=f"{day('Mon 6 Jun 2016') + timedelta(days=n)}"))
        for n in range(30)
    ]
    schedule = schedule_of(*cases, a_settled_case("CW9000"), as_of=day("Mon 26 Sep 2016"))
    assert schedule.pace
    assert (schedule.pace.late, schedule.pace.needed) == ((), 1)


@pytest.mark.parametrize(
    ("cases", "as_of"),
    [
        ((), "Mon 26 Sep 2016"),
        (
            [a_case(reference=f"A{n}", events=events(notice_given="Mon 5 Sep 2016")) for n in range(20)],
            "Mon 26 Sep 2016",
        ),
        (
            [a_case(reference=f"A{n}", events=events(notice_given="Mon 1 Feb 2016")) for n in range(9)],
            "Mon 26 Sep 2016",
        ),
    ],
    ids=["nothing began", "not for long enough", "too few"],
)
def test_no_pace_yet(cases: list[Case], as_of: str) -> None:
    assert schedule_of(*cases, a_settled_case("CW9000"), as_of=day(as_of)).pace is None


def test_nothing_can_be_enough_when_it_is_over() -> None:
    cases = [a_case(reference=f"A{n}", events=events(notice_given="Mon 1 Feb 2016")) for n in range(12)]
    schedule = schedule_of(*cases, a_settled_case("CW9000"), as_of=monday_of(date(2018, 2, 5)))
    assert schedule.pace
    assert schedule.pace.starts == 0
    assert schedule.pace.needed == 0

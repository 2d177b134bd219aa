from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.builders import day
from tests.domain.made import AS_OF, a_timeline
from transfer_cli.domain.calendar import ENGLAND_TERMS, WEEK, Calendar
from transfer_cli.domain.case import Document
from transfer_cli.domain.flow import (
    LAWFUL_WEEKS,
    NextWeek,
    Review,
    counted,
    flow,
    in_term,
    most_open,
    next_weeks,
    usual_room,
    weeks_of_newcomers,
    weeks_until,
)
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.settings import Capacity, Officer, Settings

CALENDAR = Calendar(ENGLAND_TERMS)


def review(begun: str, concluded: str | None = None, **changes: Any) -> Timeline:
    stage = Stage.TRANSFERRED if concluded else Stage.IN_ASSESSMENT
    end = day(concluded) if concluded else None
    return a_timeline(**{"begins_on": day(begun), "concluded_on": end, "stage": stage, **changes})


def test_each_child_is_counted_once_and_only_those_on_their_way() -> None:
    found = flow(
        [
            a_timeline(),
            review("Mon 19 Sep 2016"),
            review("Mon 23 May 2016"),
            review("Mon 17 Oct 2016"),
            a_timeline(stage=Stage.NOTICE_GIVEN, notice_on=day("Mon 3 Oct 2016")),
            review("Mon 2 May 2016", "Fri 30 Sep 2016"),
            review("Mon 4 Jan 2016", "Mon 6 Jun 2016"),
            a_timeline(stage=Stage.NO_PLAN, concluded_on=day("Mon 5 Sep 2016")),
            a_timeline(stage=Stage.LEFT, left_on=day("Mon 5 Sep 2016")),
            a_timeline(stage=Stage.LEFT, left_on=day("Mon 7 Sep 2015")),
            a_timeline(moved_in_on=day("Mon 5 Sep 2016")),
            a_timeline(document=Document.LDA),
            a_timeline(in_scope=False),
        ],
        CALENDAR,
        AS_OF,
    )
    assert (found.waiting, found.fixed, sum(found.young), found.ripe) == (2, (0, 2), 1, 1)
    assert (found.open, found.concluded, found.lately, found.assumed) == (6, 3, 3, 1)
    assert (found.came, found.left, found.first_concluded) == (1, 1, 17)
    assert sum(week.begun for week in found.past) == 5
    assert sum(week.concluded for week in found.past) == 3


def test_nobody_at_all() -> None:
    found = flow([], CALENDAR, AS_OF)
    assert (found.past, found.open, found.concluded, found.first_concluded, found.delay) == ((), 0, 0, 0, LAWFUL_WEEKS)


def test_a_week_is_the_seven_days_that_end_with_the_day_asked_about() -> None:
    found = flow(
        [review("Mon 5 Sep 2016", on) for on in ("Mon 26 Sep 2016", "Tue 27 Sep 2016", "Mon 3 Oct 2016")],
        CALENDAR,
        AS_OF,
    )
    assert [week.concluded for week in found.past[-2:]] == [1, 2]


def test_ripe_are_those_under_way_long_enough_and_open_in_the_week() -> None:
    slow, quick, still_open = (20, 5), (20, 18), (15, None)
    found = counted(Counter({slow: 9, quick: 1, still_open: 3}), 0, [True] * 22)
    assert found.delay == 2
    assert [week.ripe for week in found.past] == [
        0,
        0,
        0,
        10,
        9,
        9,
        9,
        9,
        12,
        12,
        12,
        12,
        12,
        12,
        12,
        12,
        12,
        3,
        3,
        3,
        3,
        3,
    ]
    assert sum(week.concluded for week in found.past) == 10


def test_old_reviews_that_began_before_the_weeks_counted_are_ripe_in_them() -> None:
    found = counted(Counter({(30, None): 2, (30, 25): 1, (30, 1): 1}), 0, [True] * 4)
    assert [week.ripe for week in found.past] == [3, 3, 3, 2]


def test_hardly_a_review_ends_before_the_delay() -> None:
    reviews = Counter[Review]({(10, 0): 1, (15, 0): 8, (20, 0): 91, (9 + 60, 60): 900})
    assert counted(reviews, 0, []).delay == 20
    assert counted(reviews + Counter[Review]({(15, 0): 10}), 0, []).delay == 15


TERMS = """
week ending     | in term
Fri 7 Oct 2016  | yes
Fri 28 Oct 2016 | no
Wed 26 Oct 2016 | no
Tue 25 Oct 2016 | yes
Sun 21 Aug 2016 | no
"""


@pytest.mark.parametrize("line", TERMS.strip().splitlines()[1:])
def test_a_week_with_three_school_days_is_in_term(line: str) -> None:
    end, expected = (cell.strip() for cell in line.split("|"))
    assert in_term(CALENDAR, day(end)) is (expected == "yes")


def ahead(settings: Settings, as_of: date, number: int) -> tuple[NextWeek, ...]:
    calendar = Calendar(settings.terms)
    room = limits(settings, school_weeks(calendar, as_of), [], as_of)
    return next_weeks(room, settings, calendar, as_of, number)


def test_the_room_of_the_weeks_to_come() -> None:
    away = Officer("J Price", 2, None, ((day("Mon 31 Oct 2016"), day("Fri 4 Nov 2016")),))
    settings = Settings(
        "Sample Council", officers=(away, Officer("M Hesketh", 3)), capacity=Capacity(starts_per_week=4)
    )
    found = ahead(settings, day("Fri 7 Oct 2016"), 6)
    assert [(week.in_term, week.room) for week in found] == [
        (True, 0), (True, 0), (False, 0), (True, 3), (True, 4), (True, 4),
    ]  # fmt: skip


def test_after_the_last_known_term_the_years_go_on_as_before() -> None:
    settings = Settings("Sample Council", terms=ENGLAND_TERMS[6:9], capacity=Capacity(starts_per_week=4))
    found = ahead(settings, day("Fri 14 Jul 2017"), 60)
    corresponding = [in_term(CALENDAR, day("Fri 14 Jul 2017") + (n - 52) * WEEK) for n in range(1, 53)]
    assert [week.in_term for week in found[8:44]] == corresponding[8:44]
    assert {week.room for week in found[2:]} == {4}


def test_without_a_limit_there_is_no_room_to_count() -> None:
    settings = Settings("Sample Council")
    assert {week.room for week in ahead(settings, AS_OF, 20) if week.in_term} == {0, None}
    assert (most_open(settings), usual_room(settings)) == (None, None)


@pytest.mark.parametrize(
    ("team", "officers", "expected"),
    [(None, (), None), (9, (), 9), (9, (4, 3), 7), (5, (4, 3), 5), (None, (4, None), None), (5, (4, None), 5)],
)
def test_the_lower_of_the_teams_limit_and_its_officers_together(
    team: int | None, officers: tuple[int | None, ...], expected: int | None
) -> None:
    people = tuple(Officer(f"Officer {n}", most, most) for n, most in enumerate(officers))
    settings = Settings("Sample Council", officers=people, capacity=Capacity(team, team))
    assert (usual_room(settings), most_open(settings)) == (expected, expected)


def test_weeks_until_a_day() -> None:
    assert weeks_until(day("Sun 9 Oct 2016"), AS_OF) == 0
    assert weeks_until(day("Mon 10 Oct 2016"), AS_OF) == 1
    assert weeks_of_newcomers(day("Mon 2 Apr 2018")) == 0

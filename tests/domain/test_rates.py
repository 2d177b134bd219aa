from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import AS_OF, a_timeline, due
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Kind, Stage, Timeline
from transfer_cli.domain.rates import Chance, rates, recovery_in_words, unmet_in_words
from transfer_cli.domain.settings import Capacity, Officer, Settings

NO_LIMIT = Settings(authority="Sample Council")
CHRISTMAS, EASTER = "Fri 23 Dec 2016", "Fri 14 Apr 2017"


def team(starts: int | None, **changes: Any) -> Settings:
    return replace(NO_LIMIT, capacity=Capacity(starts_per_week=starts), **changes)


def waiting(number: int, by: str = EASTER) -> list[Timeline]:
    """Children still to begin."""
    return [a_timeline(obligations=(due(Kind.CONCLUDE_BY, by, about="Sample"),))] * number


def under_way(number: int, by: str = EASTER, begun: str = "Mon 19 Sep 2016") -> list[Timeline]:
    obligations = (due(Kind.CONCLUDE_BY, by, about="Sample"),)
    start = day(begun)
    return [
        a_timeline(stage=Stage.IN_ASSESSMENT, notice_on=start, begins_on=start, obligations=obligations)
    ] * number  # fmt: skip


def concluded(number: int, on: date = AS_OF, by: str = EASTER) -> list[Timeline]:
    obligations = (due(Kind.CONCLUDE_BY, by, about="Sample"),)
    return [a_timeline(stage=Stage.TRANSFERRED, concluded_on=on, obligations=obligations)] * number


RECOVERIES = """
waiting | a week | begun lately | what
      0 |      5 |            0 | not_needed
     10 |   none |            0 | no_capacity
     10 |      0 |            0 | passed
     10 |      5 |            0 | until Mon 28 Nov 2016
      5 |      5 |            0 | until Mon 5 Dec 2016
     35 |      5 |            0 | until Mon 17 Oct 2016
     36 |      5 |            0 | passed
     10 |      5 |            5 | until Mon 5 Dec 2016
     10 |      5 |           24 | not_needed
"""
"""All to be concluded by 14 Apr 2017, so to begin by 10 Dec 2016: the weeks of 17 October (the first that two weeks'
notice still reaches), 31 October, and each until 5 December; from 24 October there is half term. Begun lately: in the
last 12 weeks, of which five were in term."""


def recoveries() -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in RECOVERIES.strip().splitlines()[1:]]


@pytest.mark.parametrize(("number", "starts", "lately", "expected"), recoveries())
def test_the_last_week_to_recover(number: str, starts: str, lately: str, expected: str) -> None:
    caseload = [*waiting(int(number)), *under_way(int(lately)), *concluded(1)]
    found = rates(caseload, team(None if starts == "none" else int(starts)), AS_OF)
    [cohort] = found.cohorts
    what, _, week = expected.partition(" ")
    assert (cohort.recovery.chance.value, cohort.recovery.week) == (what, day(week) if week else None)


def test_an_officer_away_and_reviews_open_at_once_leave_less_room() -> None:
    caseload = waiting(10)
    [free] = rates(caseload, team(5), AS_OF).cohorts
    away = Officer("J Price", 5, None, ((day("Mon 28 Nov 2016"), day("Fri 9 Dec 2016")),))
    [absent] = rates(caseload, replace(NO_LIMIT, officers=(away,)), AS_OF).cohorts
    full = replace(NO_LIMIT, capacity=Capacity(open_reviews=9))
    [crowded] = rates(caseload, full, AS_OF).cohorts
    assert (free.recovery.week, absent.recovery.week) == (day("Mon 28 Nov 2016"), day("Mon 14 Nov 2016"))
    assert crowded.recovery.chance == Chance.PASSED


def test_a_cohort_needs_what_those_due_earlier_need_as_well() -> None:
    caseload = [*under_way(12, CHRISTMAS), *under_way(28, EASTER), *concluded(24)]
    first, second = rates(caseload, NO_LIMIT, AS_OF).cohorts
    assert (first.open, first.due_first, second.open, second.due_first) == (12, 12, 28, 40)
    assert (first.weeks_left, second.weeks_left) == (82 / 7, 194 / 7)
    assert first.needed_per_week == first.needed_with_earlier == pytest.approx(12 * 7 / 82)
    assert (second.needed_per_week, second.needed_with_earlier) == pytest.approx((28 * 7 / 194, 40 * 7 / 194))
    assert (first.achieved_per_week, second.achieved_per_week) == (0, 2)
    assert (first.is_met, second.is_met) == (True, True)


def test_who_left_is_out_of_scope_or_has_an_lda_is_in_no_rate() -> None:
    others = [
        a_timeline(stage=Stage.LEFT),
        a_timeline(in_scope=False),
        a_timeline(document=Document.LDA),
    ]
    overall = rates([*others, *concluded(3, AS_OF - 12 * WEEK)], NO_LIMIT, AS_OF).overall
    assert (overall.open, overall.concluded_lately, overall.is_met) == (0, 0, True)
    assert (recovery_in_words(overall), unmet_in_words(rates(others, NO_LIMIT, AS_OF))) == ("", "")


def test_without_a_day_there_is_no_rate_and_nothing_to_miss() -> None:
    [group] = rates([a_timeline()], team(5), AS_OF).cohorts
    assert (group.due, group.needed_per_week, group.needed_with_earlier, group.is_met) == (None, None, None, True)


def test_a_record_without_terms_to_come_has_no_week_left() -> None:
    after = day("Mon 7 Jan 2019")
    found = rates([replace(child, as_of=after) for child in waiting(3)], team(5), after)
    assert found.overall.recovery.chance == Chance.PASSED
    assert found.overall.weeks_left is None
    assert not found.overall.is_met


def overdue(number: int) -> list[Timeline]:
    """Under way, and past a legal limit."""
    return [replace(child, overdue=True) for child in under_way(number)]


FAST = (
    "Reviews began fast enough over the last 12 weeks: at that pace all who are still to begin would do so in time for "
    "31 Mar 2018, were each to take its 18 weeks."
)
SAID = [
    pytest.param(waiting(10), team(5), (
        "From the week of 13 Nov 2017 on, reviews must begin at the full recorded capacity to be concluded by "
        "31 Mar 2018: a week later even that is not enough."), id="until"),
    pytest.param(waiting(10), NO_LIMIT, (
        "The settings record no capacity, so nobody can say until when lost time can be made good."), id="none"),
    pytest.param(waiting(999), team(5), (
        "Not even at the recorded capacity can all who are still to begin do so in time for 31 Mar 2018."
    ), id="passed"),
    pytest.param(under_way(1), team(5), "Nobody is still to begin.", id="all begun"),
    pytest.param([*waiting(1), *under_way(12), *concluded(3)], team(5), FAST, id="fast"),
    pytest.param([*waiting(1), *under_way(12)], team(5), (
        f"{FAST} That alone does not keep the day: too few reviews are concluded a week."), id="concluded too slowly"),
    pytest.param([*waiting(1), *under_way(11), *overdue(2), *concluded(3)], team(5), (
        f"{FAST} That alone does not keep the day: 2 children are past a legal limit already."), id="overdue"),
    pytest.param([*waiting(1), *under_way(11), *overdue(1)], team(5), (
        f"{FAST} That alone does not keep the day: too few reviews are concluded a week, and 1 child is past a legal "
        "limit already."), id="both"),
]  # fmt: skip


@pytest.mark.parametrize(("caseload", "office", "expected"), SAID)
def test_recovery_in_words(caseload: list[Timeline], office: Settings, expected: str) -> None:
    assert recovery_in_words(rates(caseload, office, AS_OF).overall) == expected


@pytest.mark.parametrize("office", [NO_LIMIT, team(5)], ids=["no capacity", "five a week"])
def test_no_capacity_is_spoken_of_where_no_week_is_left(office: Settings) -> None:
    """Day 126 of whoever begins on Mon 27 November 2017 is 1 April 2018."""
    as_of = day("Mon 13 Nov 2017")
    found = rates([replace(child, as_of=as_of) for child in waiting(10, "Sat 31 Mar 2018")], office, as_of).overall
    said = "No school week is left in which those who are still to begin could do so in time for 31 Mar 2018."
    assert recovery_in_words(found) == said
    assert found.recovery.chance == Chance.PASSED


UNMET = [
    pytest.param(under_way(2, "Fri 30 Sep 2016"), (
        "The cohort Sample (30 Sep 2016) is not on course: 2 children are still open after its day."), id="after it"),
    pytest.param([*under_way(20, CHRISTMAS), *under_way(9, EASTER)], (
        "The cohort Sample (23 Dec 2016) is not on course: 1.7 a week are needed until then; 0.0 are achieved. "
        "1 later cohort is not either."), id="too slow"),
    pytest.param([*under_way(2, CHRISTMAS), *under_way(20, EASTER), *concluded(8)], (
        "The cohort Sample (14 Apr 2017) is not on course: 0.8 a week are needed until then, those due earlier among "
        "them; 0.7 are achieved."), id="too slow in the end"),
    pytest.param([*under_way(2, "Thu 6 Oct 2016"), *concluded(3)], (
        "The cohort Sample (6 Oct 2016) is not on course: 2 conclusions in 4 days are needed until then; 0.2 a week "
        "are achieved."), id="in less than a week"),
    pytest.param([*waiting(2, CHRISTMAS), *concluded(99)], (
        "The cohort Sample (23 Dec 2016) is not on course: not everybody who is still to begin can begin in time any "
        "more."), id="cannot begin"),
]  # fmt: skip


@pytest.mark.parametrize(("caseload", "expected"), UNMET)
def test_which_cohort_is_not_met(caseload: list[Timeline], expected: str) -> None:
    assert unmet_in_words(rates(caseload, NO_LIMIT, AS_OF)) == expected


@settings(max_examples=60, deadline=None)
@given(
    number=st.integers(1, 60), starts=st.integers(0, 8), lately=st.integers(0, 20), more=st.integers(1, 5),
)  # fmt: skip
def test_more_capacity_never_brings_the_last_week_forward_and_more_children_never_put_it_off(
    number: int, starts: int, lately: int, more: int
) -> None:
    def last_week(waiting_children: int, a_week: int) -> date:
        caseload = [*waiting(waiting_children), *under_way(lately)]
        [found] = rates(caseload, team(a_week), AS_OF).cohorts
        ends = {Chance.PASSED: date.min, Chance.NOT_NEEDED: date.max}
        return found.recovery.week or ends[found.recovery.chance]

    assert last_week(number, starts + more) >= last_week(number, starts)
    assert last_week(number + more, starts) <= last_week(number, starts)

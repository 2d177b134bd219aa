from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.flows import a_flow, an_outlook, chance
from tests.domain.made import AS_OF, a_timeline, due
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Document
from transfer_cli.domain.flow import Flow, Pending
from transfer_cli.domain.forecast import Drawn, forecast_of, futures_of
from transfer_cli.domain.forecast_cohorts import Cohort, CohortForecast, cohorts_of, forecast_cohorts
from transfer_cli.domain.obligation import Kind, Stage, Timeline

NOBODY = Pending(waiting=0, fixed=(), young=(0,) * 12, ripe=0)
FEW = 40
"""Runs."""


def drawn(found: Flow, **changes: Any) -> Drawn:
    return futures_of(an_outlook(found, **changes), 1, FEW, chance)


def pending(found: Flow) -> Pending:
    return Pending(found.waiting, found.fixed, found.young, found.ripe)


def a_cohort(weeks: int, of: Pending, group: str = "Sample") -> Cohort:
    return Cohort(AS_OF + weeks * WEEK, group, of, weeks)


def forecast(found: Flow, cohorts: Sequence[Cohort], **changes: Any) -> tuple[CohortForecast, ...]:
    return forecast_cohorts(drawn(found, **changes), cohorts, AS_OF)


@pytest.mark.parametrize("weeks", [0, 1, 12, 40, 78, 150])
def test_a_cohort_of_everybody_is_forecast_as_all_are(weeks: int) -> None:
    found = a_flow(waiting=120, left=10, fixed=(0, 3))
    futures = drawn(found)
    on = AS_OF + weeks * WEEK
    of_all = forecast_of(futures, on, AS_OF)
    [cohort] = forecast_cohorts(futures, [a_cohort(weeks, pending(found))], AS_OF)
    assert of_all.by_deadline
    assert cohort.by_due
    assert (cohort.due, cohort.open, cohort.chance) == (on, 191, of_all.chance)
    assert (cohort.by_due.low, cohort.by_due.middle, cohort.by_due.high) == tuple(
        number - of_all.concluded
        for number in (of_all.by_deadline.low, of_all.by_deadline.middle, of_all.by_deadline.high)
    )
    assert of_all.expected
    assert cohort.expected == pytest.approx(of_all.expected - of_all.concluded)


def test_those_due_earlier_begin_first() -> None:
    found = a_flow(waiting=120)
    half = NOBODY._replace(waiting=60)
    rest = pending(found)._replace(waiting=0)
    first, second, _ = forecast(found, [a_cohort(28, half), a_cohort(29, half), a_cohort(30, rest)])
    assert first.by_due
    assert second.by_due
    assert first.by_due.low > second.by_due.high


def test_those_due_the_same_day_begin_in_proportion() -> None:
    found = a_flow(waiting=120)
    large, small = NOBODY._replace(waiting=80), NOBODY._replace(waiting=40)
    rest = pending(found)._replace(waiting=0)
    cohorts = [a_cohort(30, large, "A"), a_cohort(30, small, "B"), a_cohort(31, rest)]
    one, other, _ = forecast(found, cohorts)
    assert one.expected
    assert other.expected
    assert one.expected == pytest.approx(2 * other.expected, abs=0.2)
    assert other.expected > 5


def test_who_is_under_way_is_concluded_whatever_the_cohort() -> None:
    found = a_flow(waiting=0, young=(0,) * 12, ripe=40)
    half = NOBODY._replace(ripe=20)
    early, late = forecast(found, [a_cohort(6, half), a_cohort(7, half)])
    assert early.expected
    assert late.expected
    assert early.expected <= late.expected <= 20
    assert forecast(found, [a_cohort(6, half)])[0] == early


def test_newcomers_begin_last_and_who_leaves_is_not_concluded() -> None:
    found = a_flow(waiting=120)
    cohorts = [a_cohort(60, pending(found))]
    [still] = forecast(found, cohorts)
    [joined] = forecast(a_flow(waiting=120, came=60), cohorts, newcomers_for=77)
    [thinned] = forecast(a_flow(waiting=120, left=60), cohorts)
    assert still.expected
    assert joined.expected
    assert thinned.expected
    assert joined.expected == pytest.approx(still.expected, abs=3)
    assert thinned.expected < still.expected
    assert thinned.chance is not None
    assert still.chance is not None
    assert thinned.chance >= still.chance


def test_a_day_that_has_passed_or_is_not_known_has_no_forecast() -> None:
    half = NOBODY._replace(waiting=5)
    passed, ahead, never = forecast(
        a_flow(), [a_cohort(-1, half)._replace(weeks=0), a_cohort(30, half), Cohort(date.max, "None", half, 10**6)]
    )
    assert passed == CohortForecast("Sample", AS_OF - WEEK, 5)
    assert never == CohortForecast("None", None, 5)
    assert ahead.by_due


def test_when_nobody_can_begin_nobody_who_waits_is_concluded() -> None:
    found = a_flow(waiting=10, young=(0,) * 12, ripe=0)
    assert [(c.by_due and c.by_due.high, c.expected, c.chance) for c in forecast(
        found, [a_cohort(60, pending(found))], room=0
    )] == [(0, 0, 0)]  # fmt: skip


PARTS_OF_ALL = st.tuples(st.integers(0, 60), st.integers(0, 8), st.integers(0, 30))


@settings(max_examples=30, deadline=None)
@given(
    first=PARTS_OF_ALL, second=PARTS_OF_ALL, weeks=st.integers(0, 90), later=st.integers(0, 20),
    room=st.one_of(st.none(), st.integers(0, 6)),
)  # fmt: skip
def test_cohorts_add_up_to_all(
    first: tuple[int, int, int], second: tuple[int, int, int], weeks: int, later: int, room: int | None
) -> None:
    one, other = (Pending(waiting, (), (young,) * 12, ripe + 1) for waiting, young, ripe in (first, second))
    found = a_flow(
        waiting=one.waiting + other.waiting, ripe=one.ripe + other.ripe, young=(one.young[0] + other.young[0],) * 12
    )
    futures = drawn(found, room=room)
    made = forecast_cohorts(futures, [a_cohort(weeks, one), a_cohort(weeks + later, other)], AS_OF)
    by_then = forecast_of(futures, AS_OF + weeks * WEEK, AS_OF)
    at_the_end = forecast_of(futures, AS_OF + (weeks + later) * WEEK, AS_OF)
    assert by_then.expected is not None
    assert at_the_end.expected is not None
    assert made[0].expected is not None
    assert made[1].expected is not None
    both = made[0].expected + made[1].expected
    assert both <= at_the_end.expected - found.concluded + 0.2
    if not later:
        assert both == pytest.approx(by_then.expected - found.concluded, abs=0.2)
    for cohort in made:
        assert cohort.by_due
        assert 0 <= cohort.by_due.low <= cohort.by_due.middle <= cohort.by_due.high <= cohort.open


def child(by: str | None = "Fri 14 Apr 2017", about: str = "Sample", **changes: Any) -> Timeline:
    return a_timeline(obligations=(due(Kind.CONCLUDE_BY, by, about=about),) if by else (), **changes)


def test_cohorts_are_those_of_the_rates_with_their_open_children() -> None:
    caseload = [
        child(),
        child(stage=Stage.IN_ASSESSMENT, begins_on=AS_OF - 3 * WEEK),
        child(stage=Stage.IN_ASSESSMENT, begins_on=AS_OF - 20 * WEEK),
        child(stage=Stage.NOTICE_GIVEN, notice_on=AS_OF),
        child(stage=Stage.TRANSFERRED, concluded_on=AS_OF),
        child(stage=Stage.LEFT),
        child(document=Document.LDA),
        child(in_scope=False),
        child("Mon 3 Apr 2017", "Other"),
        child(None),
        child("Mon 3 Jul 2017", "All done", stage=Stage.NO_PLAN, concluded_on=AS_OF),
    ]
    other, sample, never = cohorts_of(caseload, 12, AS_OF)
    assert (other.group, other.due, other.weeks) == ("Other (3 Apr 2017)", day("Mon 3 Apr 2017"), 26)
    assert sample.pending == Pending(1, (0, 1), (0,) * 8 + (1, 0, 0, 0), 1)
    assert sample.pending.open == 4
    assert (never.group, never.due, never.pending.open) == ("No day to conclude by", date.max, 1)

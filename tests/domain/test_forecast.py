from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.flows import a_flow, an_outlook, chance, weeks
from tests.domain.made import AS_OF, a_timeline
from transfer_cli.domain.calendar import DAY, WEEK
from transfer_cli.domain.flow import Flow
from transfer_cli.domain.forecast import (
    CONCLUSIONS_NEEDED,
    HORIZON,
    MODEL,
    RUNS,
    WEEKS_NEEDED,
    Forecast,
    Thin,
    forecast,
    forecast_of,
    futures_of,
    seed_of,
    too_thin,
)
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.settings import Capacity, Settings

DEADLINE = day("Sat 31 Mar 2018")
FEW = 60
"""Runs, where it is not the figures that matter."""


def made(
    found: Flow | None = None, *, seed: int = 1, runs: int = FEW, deadline: date = DEADLINE, **changes: Any
) -> Forecast:
    return forecast_of(futures_of(an_outlook(found or a_flow(), **changes), seed, runs, chance), deadline, AS_OF)


def in_weeks(finish: date | None) -> str:
    return "later" if finish is None else str((finish - AS_OF).days // 7)


CASES = """
waiting | under way | room | most open | 15    | 50    | 85    | what it shows
      0 |        no |    0 |           | 6     | 9     | 16    | twenty ripe reviews, a fifth of them a week at first
      0 |       yes |    0 |           | 17    | 21    | 28    | those who have begun, the last of them ripe in week 12
     10 |       yes |      |           | 20    | 24    | 31    | three weeks of starts more, and two weeks of notice
    208 |       yes |      |           | 63    | 73    | 85    | a year of starts, faster as the country's pace rose
    208 |       yes |    2 |           | 118   | 122   | 130   | 104 weeks of starts, as that is what is booked
    208 |       yes |      |        34 | 96    | 110   | 128   | half as many can be open as are
    208 |       yes |    0 |           | later | later | later | nothing can begin
"""
"""Each week four reviews began and a fifth of the ripe ones was concluded, for a year."""


@pytest.mark.parametrize("line", CASES.strip().splitlines()[1:])
def test_worked_cases(line: str) -> None:
    waiting, under_way, room, most, *expected, _ = (cell.strip() for cell in line.split("|"))
    found = a_flow(waiting=int(waiting), young=(4,) * 12 if under_way == "yes" else (0,) * 12)
    result = made(found, runs=RUNS, room=int(room) if room else None, most_open=int(most) if most else None)
    assert [in_weeks(end) for end in (result.likely_from, result.middle, result.likely_by)] == expected


def test_the_ranges_of_one_forecast_fit_together() -> None:
    found = made(a_flow(waiting=208), runs=RUNS)
    assert found.earliest
    assert found.likely_from
    assert found.middle
    assert found.likely_by
    assert found.latest
    assert AS_OF < found.earliest < found.likely_from < found.middle < found.likely_by < found.latest
    assert (found.day, found.deadline, found.model, found.runs, found.open) == (AS_OF, DEADLINE, MODEL, RUNS, 276)
    assert found.soon.on == AS_OF + 12 * WEEK
    assert found.concluded == 208 < found.soon.low < found.soon.middle < found.soon.high
    assert found.by_deadline
    assert found.expected
    assert found.by_deadline.low <= found.expected <= found.by_deadline.high
    assert found.soon.low <= found.soon_expected <= found.soon.high
    assert (found.band[0].on, found.band[0].low, found.band[0].high) == (AS_OF, 208, 208)
    assert [count.on for count in found.band[1:3]] == [day("Mon 31 Oct 2016"), day("Wed 30 Nov 2016")]
    assert found.band[-1].on >= found.latest
    assert all(a.low <= b.low and a.high <= b.high for a, b in zip(found.band, found.band[1:], strict=False))


def test_after_the_deadline_nothing_is_said_of_keeping_it() -> None:
    found = made(deadline=day("Sun 2 Oct 2016"))
    assert (found.by_deadline, found.expected, found.chance) == (None, None, None)
    assert found.band[-1].on <= AS_OF + 57 * WEEK


def test_on_the_last_day_of_all_nobody_more_can_be_concluded() -> None:
    found = made(deadline=AS_OF)
    assert found.by_deadline
    assert (found.by_deadline.low, found.by_deadline.high, found.chance) == (208, 208, 0)


def test_no_capacity_never_finishes() -> None:
    found = made(a_flow(waiting=1), room=0)
    assert (found.never, found.earliest, found.latest, found.chance) == (True, None, None, 0)
    assert not made(a_flow(waiting=0), room=0).never
    assert not made(a_flow(waiting=1)).never


def test_newcomers_put_the_end_off_and_who_leaves_brings_it_forward() -> None:
    still = made(a_flow(waiting=300), runs=RUNS)
    joined = made(a_flow(waiting=300, came=40), runs=RUNS, newcomers_for=77)
    thinned = made(a_flow(waiting=300, left=40), runs=RUNS)
    assert thinned.middle
    assert still.middle
    assert joined.middle
    assert thinned.middle < still.middle < joined.middle


def test_starts_that_notices_have_fixed_come_to_pass() -> None:
    fixed = a_flow(waiting=0, fixed=(0, 5), young=(0,) * 12, ripe=0)
    found = made(fixed, room=0)
    assert found.earliest == AS_OF + 14 * WEEK + DAY, "the first day of the week in which it may be"
    assert found.middle
    assert found.middle >= AS_OF + 15 * WEEK


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    found = a_flow(waiting=208)
    assert made(found) == made(found)
    assert made(found).band != made(found, seed=2).band


def test_the_figures_are_the_same_on_every_machine() -> None:
    """Written down once; whole numbers and `Random.random` alone lead to them."""
    found = made(a_flow(waiting=208), runs=20, seed=736_240)
    assert [(count.low, count.middle, count.high) for count in found.band[:4]] == [
        (208, 208, 208), (224, 225, 226), (239, 243, 245), (255, 260, 264),
    ]  # fmt: skip


PASTS = st.lists(
    st.builds(
        lambda in_term, begun, ripe, share: weeks(1, begun=begun, ripe=ripe, concluded=ripe * share // 4)[0]._replace(
            in_term=in_term
        ),
        st.booleans(), st.integers(0, 9), st.integers(0, 40), st.integers(0, 4),
    ),
    min_size=1, max_size=80,
)  # fmt: skip
FLOWS = st.builds(
    lambda past, waiting, young, ripe: a_flow(
        [past[0]._replace(in_term=True), *past[1:]], waiting=waiting, young=tuple(young), ripe=ripe
    ),
    PASTS, st.integers(0, 300), st.lists(st.integers(0, 9), min_size=12, max_size=12), st.integers(1, 60),
)  # fmt: skip
ROOMS = st.one_of(st.none(), st.integers(0, 8))


@settings(max_examples=40, deadline=None)
@given(found=FLOWS, room=ROOMS, most=st.one_of(st.none(), st.integers(0, 90)), seed=st.integers(0, 99), data=st.data())
def test_more_done_never_moves_the_finish_later(
    found: Flow, room: int | None, most: int | None, seed: int, data: st.DataObject
) -> None:
    done = data.draw(st.integers(0, found.ripe))
    begun = data.draw(st.integers(0, found.waiting))
    further = replace(found, ripe=found.ripe - done, waiting=found.waiting - begun)
    before, after = (
        made(flow, seed=seed, runs=8, room=room, most_open=most) for flow in (found, further)
    )  # fmt: skip
    for earlier, later in (
        (after.earliest, before.earliest), (after.middle, before.middle), (after.latest, before.latest),
    ):  # fmt: skip
        assert (earlier or date.max) <= (later or date.max)
    assert after.chance is not None
    assert before.chance is not None
    assert 0 <= before.chance <= after.chance <= 100


@settings(max_examples=40, deadline=None)
@given(found=FLOWS, room=st.integers(0, 8), more=st.integers(1, 8), seed=st.integers(0, 99))
def test_more_room_never_moves_the_finish_later(found: Flow, room: int, more: int, seed: int) -> None:
    tight, wide = (made(found, seed=seed, runs=8, room=starts) for starts in (room, room + more))
    assert (wide.latest or date.max) <= (tight.latest or date.max)


@settings(max_examples=40, deadline=None)
@given(found=FLOWS, room=ROOMS, seed=st.integers(0, 99))
def test_nobody_is_concluded_twice_and_nobody_is_unconcluded(found: Flow, room: int | None, seed: int) -> None:
    result = made(found, seed=seed, runs=8, room=room)
    assert all(count.low <= count.middle <= count.high for count in result.band)
    assert all(found.concluded <= count.low and count.high <= found.concluded + found.open for count in result.band)


THIN = """
weeks since the first | concluded in the last year | open | refused
26                    | 20                         | 1    | no
25                    | 20                         | 1    | yes
26                    | 19                         | 1    | yes
26                    | 20                         | 0    | yes
"""


@pytest.mark.parametrize("line", THIN.strip().splitlines()[1:])
def test_it_refuses_when_data_is_thin(line: str) -> None:
    first, lately, waiting, refused = (cell.strip() for cell in line.split("|"))
    found = a_flow(waiting=int(waiting), young=(), ripe=0, first_concluded=int(first), lately=int(lately))
    assert too_thin(found) is (refused == "yes")
    assert (WEEKS_NEEDED, CONCLUSIONS_NEEDED) == (26, 20)


def test_a_record_without_a_week_in_term_is_too_thin() -> None:
    assert too_thin(a_flow([week._replace(in_term=False) for week in weeks(30, begun=1, ripe=1, concluded=1)]))


def a_caseload(concluded: int) -> list[Timeline]:
    """One concluded each week until last Monday, ten waiting and two under way."""
    done = [
        a_timeline(
            stage=Stage.TRANSFERRED, begins_on=AS_OF - (18 + n) * WEEK, concluded_on=AS_OF - n * WEEK,
        )
        for n in range(concluded)
    ]  # fmt: skip
    begun = [a_timeline(stage=Stage.IN_ASSESSMENT, begins_on=AS_OF - n * WEEK) for n in (3, 9)]
    return [*done, *begun, *[a_timeline()] * 10]


def test_a_caseload_that_is_too_thin() -> None:
    office = Settings("Sample Council")
    assert forecast(a_caseload(25), office, AS_OF, chance) == Thin(weeks=24, conclusions=25, open=12)


def test_a_caseload() -> None:
    found = forecast(a_caseload(30), Settings("Sample Council", capacity=Capacity(starts_per_week=1)), AS_OF, chance)
    assert isinstance(found, Forecast)
    assert (found.open, found.concluded, found.weeks, found.conclusions) == (12, 30, 29, 30)
    assert (found.seed, found.runs) == (seed_of(AS_OF), RUNS)
    other = forecast(a_caseload(30), Settings("Sample Council"), AS_OF, chance, seed=5, runs=40)
    assert isinstance(other, Forecast)
    assert (other.seed, other.runs) == (5, 40)
    assert found.earliest
    assert 20 < (found.earliest - AS_OF).days // 7 < HORIZON

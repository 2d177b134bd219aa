from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_timeline, due
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Basis, Kind, State, Timeline
from transfer_cli.domain.punctuality import AHEAD, kept, punctuality

DONE = {State.MET: day("Mon 12 Sep 2016"), State.MET_LATE: day("Tue 13 Sep 2016")}
AS_OF = day("Mon 3 Oct 2016")


def plan(state: State, on: str = "Mon 12 Sep 2016", **changes: Any) -> Timeline:
    return a_timeline(obligations=(due(Kind.PLAN_ISSUED, on, state=state, done=DONE.get(state)),), **changes)


def test_whoever_still_waits_counts_as_late_in_the_first_figure_only() -> None:
    found = punctuality(
        [
            *[plan(State.MET)] * 2,
            plan(State.MET_LATE),
            *[plan(State.OVERDUE)] * 3,
            plan(State.ON_TRACK),
            plan(State.AT_RISK),
            plan(State.NOT_APPLICABLE),
            plan(State.MET, in_scope=False),
            a_timeline(),
        ],
        Kind.PLAN_ISSUED,
    )
    assert (found.in_time, found.done_late, found.open_late, found.due) == (2, 1, 3, 6)
    assert (found.of_due, found.of_done) == (33.3, 66.7)


def test_of_a_childs_own_days_the_earliest_by_law_counts() -> None:
    local = due(Kind.CONCLUDE_BY, "Fri 29 Jul 2016", state=State.OVERDUE, basis=Basis.LOCAL)
    first = due(Kind.CONCLUDE_BY, "Wed 31 Aug 2016", state=State.MET)
    last = due(Kind.CONCLUDE_BY, "Sat 31 Mar 2018", state=State.OVERDUE)
    found = punctuality([a_timeline(obligations=(local, first, last))], Kind.CONCLUDE_BY)
    assert (found.in_time, found.done_late, found.open_late) == (1, 0, 0)


@pytest.mark.parametrize(
    ("states", "of_due", "of_done"),
    [
        pytest.param([], None, None, id="nothing was due"),
        pytest.param([State.OVERDUE], 0.0, None, id="due and not done"),
        pytest.param([State.MET], 100.0, 100.0, id="done in time"),
    ],
)
def test_percentages_of_nothing(states: list[State], of_due: float | None, of_done: float | None) -> None:
    found = punctuality([plan(state) for state in states], Kind.PLAN_ISSUED)
    assert (found.of_due, found.of_done) == (of_due, of_done)


def refusal(state: State, on: str = "Mon 12 Sep 2016") -> Timeline:
    return a_timeline(obligations=(due(Kind.NO_PLAN_NOTIFIED, on, state=state, done=DONE.get(state)),))


@pytest.mark.parametrize(
    ("on", "counted"),
    [
        pytest.param("Sun 2 Oct 2016", (1, 0, 100.0), id="its last day passed yesterday"),
        pytest.param("Mon 3 Oct 2016", (0, 1, None), id="on its last day, on which others can still keep it"),
        pytest.param("Tue 4 Oct 2016", (0, 1, None), id="its day lies ahead"),
    ],
)
def test_what_was_done_ahead_of_its_day_is_in_no_percentage(on: str, counted: tuple[int, int, float | None]) -> None:
    found = punctuality([plan(State.MET, on)], Kind.PLAN_ISSUED)
    assert (found.in_time, found.ahead, found.of_due) == counted
    assert found.due == found.in_time


def test_an_exception_of_a_day_ahead_is_not_late_yet() -> None:
    still, done = due(Kind.PLAN_ISSUED, "Tue 4 Oct 2016", state=State.EXCEPTED), day("Mon 3 Oct 2016")
    assert kept(still, AS_OF) == ""
    assert kept(replace(still, done=done), AS_OF) == AHEAD
    found = punctuality([a_timeline(obligations=(replace(still, done=done),))], Kind.PLAN_ISSUED)
    assert (found.due, found.excepted, found.ahead) == (0, 0, 1)


def test_a_decision_not_to_issue_a_plan_is_due_only_of_whoever_was_told_of_one() -> None:
    found = punctuality(
        [refusal(State.MET), refusal(State.MET_LATE), refusal(State.AT_RISK), refusal(State.EXCEPTED)],
        Kind.NO_PLAN_NOTIFIED,
    )
    assert (found.in_time, found.done_late, found.open_late, found.excepted) == (1, 1, 0, 0)


def test_a_day_that_fell_away_gives_way_to_the_next() -> None:
    gone = due(Kind.CONCLUDE_BY, "Wed 31 Aug 2016", state=State.NOT_APPLICABLE)
    last = due(Kind.CONCLUDE_BY, "Wed 14 Sep 2016", state=State.OVERDUE)
    assert punctuality([a_timeline(obligations=(gone, last))], Kind.CONCLUDE_BY).open_late == 1


@given(st.lists(st.sampled_from(State)), st.sampled_from([State.MET, State.ON_TRACK, State.AT_RISK]), st.integers(0, 9))
def test_a_case_whose_day_lies_ahead_never_changes_a_percentage(states: list[State], state: State, days: int) -> None:
    before = punctuality([plan(one) for one in states], Kind.PLAN_ISSUED)
    ahead = plan(state, f"{AS_OF + days * DAY:%a} {show_day(AS_OF + days * DAY)}")
    after = punctuality([*(plan(one) for one in states), ahead], Kind.PLAN_ISSUED)
    assert replace(after, ahead=0) == before
    assert after.ahead == (state == State.MET)


@given(st.lists(st.sampled_from(State)))
def test_one_more_overdue_case_never_raises_the_figure(states: list[State]) -> None:
    before = punctuality([plan(state) for state in states], Kind.PLAN_ISSUED)
    after = punctuality([plan(state) for state in [*states, State.OVERDUE]], Kind.PLAN_ISSUED)
    assert after.of_due is not None
    assert before.of_due is None or after.of_due <= before.of_due

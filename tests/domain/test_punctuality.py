from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import a_timeline, due
from transfer_cli.domain.obligation import Basis, Kind, State, Timeline
from transfer_cli.domain.punctuality import punctuality


def plan(state: State, **changes: Any) -> Timeline:
    return a_timeline(obligations=(due(Kind.PLAN_ISSUED, "Mon 12 Sep 2016", state=state),), **changes)


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


@given(st.lists(st.sampled_from(State)))
def test_one_more_overdue_case_never_raises_the_figure(states: list[State]) -> None:
    before = punctuality([plan(state) for state in states], Kind.PLAN_ISSUED)
    after = punctuality([plan(state) for state in [*states, State.OVERDUE]], Kind.PLAN_ISSUED)
    assert after.of_due is not None
    assert before.of_due is None or after.of_due <= before.of_due

from __future__ import annotations

import pytest

from tests.domain.flows import a_flow, weeks
from transfer_cli.domain.flow import PastWeek
from transfer_cli.domain.past_pace import (
    FULL,
    LEAST_STEP,
    MOST_STEP,
    MOST_STEP_OF_SHARE,
    SHARE,
    USUAL_RISE,
    USUAL_STEP,
    past_pace,
)


def test_a_steady_pace_has_no_swings() -> None:
    found = past_pace(a_flow(weeks(52, begun=4, ripe=20, concluded=4)))
    assert set(found.swings) == {FULL}
    assert set(found.shares) == {FULL - 1, FULL} or set(found.shares) == {FULL}
    assert found.share == SHARE // 5
    assert [len(stretch) for stretch in found.stretches] == [10, 20, 40]


def test_what_began_in_the_holidays_counts_in_the_next_week_in_term() -> None:
    past = (
        PastWeek(in_term=True, begun=2, ripe=9, concluded=1),
        PastWeek(in_term=False, begun=3, ripe=9, concluded=0),
        PastWeek(in_term=True, begun=1, ripe=9, concluded=1),
        PastWeek(in_term=False, begun=5, ripe=9, concluded=3),
    )
    found = past_pace(a_flow(past))
    assert [week.begun for week in found.stretches[0]] == [2, 9]
    assert len(found.holiday_shares) == 2


def test_a_record_without_holidays_takes_half_for_them() -> None:
    assert past_pace(a_flow(weeks(30, begun=1, ripe=8, concluded=1))).holiday_shares == (FULL // 2,)


def test_weeks_in_which_nothing_was_ripe_say_nothing() -> None:
    found = past_pace(a_flow(weeks(30, begun=0, ripe=0, concluded=0)))
    assert (found.share, found.rise, found.step) == (SHARE // 8, USUAL_RISE, USUAL_STEP)
    assert set(found.swings) == {FULL}


STEPS = """
begun in each quarter | step  | rise
13                    | usual | 30
13 13                 | least | 22
13 26                 | more  | 73
26 13                 | more  | -30
1 130 1 130           | most  | 56
"""


@pytest.mark.parametrize("line", STEPS.strip().splitlines()[1:])
def test_drift_and_rise_as_the_quarters_show_them(line: str) -> None:
    begun, step, rise = (cell.strip() for cell in line.split("|"))
    past = tuple(week for number in begun.split() for week in weeks(13, begun=int(number), ripe=10, concluded=1))
    found = past_pace(a_flow(past))
    steps = {"usual": USUAL_STEP, "least": LEAST_STEP, "most": MOST_STEP}
    assert found.step == steps[step] if step in steps else LEAST_STEP < found.step < MOST_STEP
    assert found.rise == int(rise)


def test_the_drift_of_shares_has_a_lower_end() -> None:
    past = (*weeks(13, begun=1, ripe=50, concluded=1), *weeks(13, begun=1, ripe=50, concluded=40))
    assert past_pace(a_flow(past)).share_step == MOST_STEP_OF_SHARE

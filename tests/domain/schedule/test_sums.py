"""Running totals under limits."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.domain.schedule.instances import a_problem, a_room, most_by_trying
from transfer_cli.domain.schedule.room import Limits
from transfer_cli.domain.schedule.sums import Demand, Shortage, demands, earliest, entangled, latest, worst


def test_windows_are_counted_by_the_intervals_that_hold_them() -> None:
    assert demands([(0, 4), (2, 3), (2, 4), (2, 4)]) == [
        Demand(2, 3, 1),
        Demand(2, 4, 3),
        Demand(0, 4, 4),
    ]
    assert demands([]) == []


def test_earliest_and_latest_totals() -> None:
    wanted = demands([(0, 3), (0, 3), (1, 1), (3, 3)])
    room = a_room([1, 1, 0, 2])
    assert earliest(room, wanted, 4) == [0, 1, 2, 2, 4]
    assert latest(room, wanted) == [0, 1, 2, 2, 4]
    wide = a_room([2, 2, 2, 2])
    assert earliest(wide, wanted, 4) == [0, 2, 3, 3, 4]
    assert latest(wide, wanted) == [0, 0, 1, 2, 4]


def test_early_starts_leave_the_places_that_later_ones_need() -> None:
    """Two may be open at once: both could begin in the first week, but one place is wanted in the third."""
    wanted = demands([(0, 29), (0, 29), (2, 2)])
    found = earliest(a_room([None] * 30, opened=2), wanted, 3)
    assert found
    assert found[:4] == [0, 1, 1, 2]


def test_no_totals_when_too_many_must_begin() -> None:
    assert earliest(a_room([1, 1]), demands([(0, 1)] * 3), 3) is None


def test_the_worst_interval_is_the_one_that_lacks_most() -> None:
    room = a_room([1, 1, 1, 1])
    wanted = demands([(0, 0)] * 3 + [(2, 3)] * 5)
    assert worst(room, wanted) == Shortage(0, 3, must_start=8, room=4, limit="starts_per_week")
    assert worst(a_room([3, 3, 3, 3]), wanted) is None


@pytest.mark.parametrize("seed", range(0, 400, 2))
def test_a_shortage_is_told_exactly_when_there_are_no_totals(seed: int) -> None:
    problem = a_problem(seed)
    room, total = problem.limits.team, len(problem.jobs)
    wanted = demands((job.first, job.last) for job in problem.jobs)
    found = earliest(room, wanted, total)
    lacking = worst(room, wanted) or entangled(room, wanted, total)
    assert (found is None) == (lacking is not None)
    if found:
        assert found[-1] == total
        assert all(
            0 <= after - before <= starts for (before, after), starts in zip(pairwise(found), room.starts, strict=True)
        )
        assert all(late <= early for late, early in zip(latest(room, wanted), found, strict=True))
    if lacking:
        inside = [job for job in problem.jobs if lacking.first <= job.first and job.last <= lacking.last]
        assert lacking.must_start == len(inside)
        assert most_by_trying(inside, Limits(problem.limits.weeks, room)) <= lacking.room < lacking.must_start

"""As many reviews in time as officers and team can begin: against trying everything."""

from __future__ import annotations

import pytest

from tests.domain.schedule.instances import a_job, a_problem, a_room, a_team, a_window, most_by_trying
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.room import Place
from transfer_cli.solver import most_in_time


@pytest.mark.parametrize("seed", range(1, 400, 2))
def test_agrees_with_trying_everything(seed: int) -> None:
    problem = a_problem(seed)
    places = most_in_time(problem.jobs, problem.limits)
    windows = [a_window(job, problem.limits) for job in problem.jobs]
    left = frozenset(job.reference for job in problem.jobs) - places.keys()
    assert check(places, windows, problem.limits, left) == ()
    assert len(places) == most_by_trying(problem.jobs, problem.limits)


def test_somebody_elses_free_week_is_found() -> None:
    """J Price can take the case of nobody only in the second week, when the own case must wait for the third."""
    officers = [a_room([0, 1, 1], name="J Price"), a_room([1, 0, 0], name="S Kaur")]
    jobs = [
        a_job(1, 2, officer=0, reference="own"),
        a_job(0, 0, officer=1, reference="kaur"),
        a_job(0, 1, reference="any"),
    ]
    assert most_in_time(jobs, a_team([1] * 3, officers=officers)) == {
        "own": Place(2, 0),
        "kaur": Place(0, 1),
        "any": Place(1, 0),
    }

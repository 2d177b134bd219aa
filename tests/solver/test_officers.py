"""As many reviews in time as officers and team can begin: against trying everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.schedule.instances import (
    a_job,
    a_problem,
    a_room,
    a_team,
    a_window,
    best_by_trying,
    most_by_trying,
)  # fmt: skip
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.room import Block, Place
from transfer_cli.solver import most_in_time


@pytest.mark.parametrize("seed", range(300))
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


@pytest.mark.parametrize("seed", range(0, 600, 3))
def test_whoever_is_late_suffers_least(seed: int) -> None:
    """The fewest are late, and of all such sets the one whose lateness does least harm."""
    problem = a_problem(seed)
    places = most_in_time(problem.jobs, problem.limits, best=True)
    windows = [a_window(job, problem.limits) for job in problem.jobs]
    assert check(places, windows, problem.limits, frozenset(j.reference for j in problem.jobs) - places.keys()) == ()
    kept_off = sum(job.harm for job in problem.jobs if job.reference in places)
    assert (len(places), kept_off) == best_by_trying(problem.jobs, problem.limits)


def test_of_those_alike_the_latest_deadline_is_missed() -> None:
    jobs = [a_job(0, last, reference=f"until {last}") for last in (1, 2, 2)] + [
        a_job(0, 2, reference="protected", harm=5)
    ]
    places = most_in_time(jobs, a_team([1, 1, 1]), best=True)
    assert set(places) >= {"until 1", "protected"}
    assert len(places) == 3


def test_promised_weeks_are_kept_before_reviews_begin_early() -> None:
    jobs = [a_job(0, 3, reference=name) for name in "abc"]
    promised = {"a": 3, "b": 3, "c": 9}
    places = most_in_time(jobs, a_team([1] * 4), best=True, promised=promised)
    assert sorted(place.week for place in places.values()) == [0, 1, 3]
    assert 3 in (places["a"].week, places["b"].week)


def test_psychologists_and_panels_are_no_more_than_there_are() -> None:
    """Two need a psychologist, of whom there is one a week; the panel decides two of the first two weeks' reviews."""
    limits = replace(a_team([None] * 4), psychologist=a_room([1] * 4))
    limits = replace(limits, ceiling=replace(limits.ceiling, blocks=(Block(0, 1, 2), Block(2, 3, 9))))
    jobs = [
        a_job(0, 1, reference="a", assessed=True),
        a_job(0, 1, reference="b", assessed=True),
        a_job(0, 3, reference="c"),
    ]
    assert most_in_time(jobs, limits, best=True) == {
        "a": Place(0, None, assessed=True),
        "b": Place(1, None, assessed=True),
        "c": Place(2, None),
    }

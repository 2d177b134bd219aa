"""Giving places to children."""

from __future__ import annotations

import pytest

from tests.domain.schedule.instances import a_job, a_problem, a_room, a_team, a_window, most_by_trying
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.fill import arrange, fill
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.room import Limits, Place


def weeks_of(jobs: list[Job], limits: Limits) -> dict[str, int]:
    places = arrange(jobs, limits)
    assert places is not None
    return {reference: place.week for reference, place in places.items()}


def test_the_earliest_last_week_goes_first_then_rank_then_reference() -> None:
    jobs = [
        a_job(0, 3, reference="c", rank=1),
        a_job(0, 3, reference="b", rank=1),
        a_job(0, 3, reference="d"),
        a_job(0, 2, reference="e", rank=9),
    ]
    assert weeks_of(jobs, a_team([1] * 4)) == {"e": 0, "d": 1, "b": 2, "c": 3}


def test_an_early_review_leaves_the_place_that_a_later_one_needs() -> None:
    jobs = [a_job(0, 29, reference="a"), a_job(0, 29, reference="b"), a_job(2, 2, reference="c")]
    assert weeks_of(jobs, a_team([None] * 30, opened=2)) == {"a": 0, "c": 2, "b": 20}


def test_no_places_is_a_proof_for_an_undivided_team() -> None:
    assert arrange([a_job(0, 1, rank=n) for n in range(3)], a_team([1, 1])) is None


def test_reviews_of_nobody_go_to_whoever_has_most_to_spare_in_turn() -> None:
    officers = [a_room([2] * 2, name="J Price"), a_room([2] * 2, name="S Kaur")]
    jobs = [a_job(0, 1, officer=0, reference="own"), *(a_job(0, 1, reference=f"any {n}") for n in range(3))]
    assert arrange(jobs, a_team([4, 4], officers=officers)) == {
        "own": Place(0, 0),
        "any 0": Place(0, 1),
        "any 1": Place(0, 0),
        "any 2": Place(0, 1),
    }


def test_officers_without_limits_share_evenly() -> None:
    officers = [a_room([None] * 3, name=name) for name in ("J Price", "S Kaur", "T Okafor")]
    places = arrange([a_job(0, 2, reference=str(n)) for n in range(9)], a_team([3] * 3, officers=officers))
    assert places is not None
    assert sorted(place.officer or 0 for place in places.values()) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_reviews_of_nobody_leave_an_officer_the_places_own_cases_need() -> None:
    officers = [a_room([1, 1], name="J Price"), a_room([1, 1], name="S Kaur")]
    jobs = [a_job(0, 0, reference="any"), a_job(0, 1, officer=0, reference="a"), a_job(0, 1, officer=0, reference="b")]
    assert arrange(jobs, a_team([2, 2], officers=officers)) == {
        "any": Place(0, 1),
        "a": Place(0, 0),
        "b": Place(1, 0),
    }


def test_an_officer_begins_early_what_leaves_room_for_own_cases_later() -> None:
    """J Price is away in the second week and has a case that must begin in the third; two can be open."""
    price = a_room([2, 0, 2, *[2] * 27], opened=2, name="J Price")
    jobs = [
        a_job(0, 29, officer=0, reference="a"),
        a_job(0, 29, officer=0, reference="b"),
        a_job(2, 2, officer=0, reference="c"),
    ]
    assert weeks_of(jobs, a_team([None] * 30, officers=[price])) == {"a": 0, "c": 2, "b": 20}


def test_as_many_as_can_begin_when_there_is_room_for_some() -> None:
    jobs = [a_job(0, 0, reference="a"), a_job(0, 1, reference="b"), a_job(0, 1, reference="c")]
    places, left = fill(jobs, a_team([1, 1]))
    assert {reference: place.week for reference, place in places.items()} == {"a": 0, "b": 1}
    assert [job.reference for job in left] == ["c"]


@pytest.mark.parametrize("seed", range(300))
def test_places_keep_every_limit(seed: int) -> None:
    problem = a_problem(seed)
    windows = [a_window(job, problem.limits) for job in problem.jobs]
    places = arrange(problem.jobs, problem.limits)
    if places is None:
        some, left = fill(problem.jobs, problem.limits)
        assert check(some, windows, problem.limits, frozenset(job.reference for job in left)) == ()
        assert len(some) + len(left) == len(problem.jobs)
    else:
        assert check(places, windows, problem.limits, frozenset()) == ()
        assert len(places) == len(problem.jobs)
    if not problem.limits.officers:
        assert (places is not None) == (most_by_trying(problem.jobs, problem.limits) == len(problem.jobs))

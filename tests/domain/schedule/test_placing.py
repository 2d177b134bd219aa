"""Late ones soon, promises kept, the load level and early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.domain.schedule.instances import Problem, a_job, a_problem, a_room, a_team, a_window, most_by_trying
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.placing import placed
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.solver import most_in_time


def places_of(
    jobs: Sequence[Job], limits: Limits, gone: Sequence[Job] = (), promised: dict[str, Place] | None = None
) -> Places:
    return placed(jobs, gone, promised or {}, limits, most_in_time)


def load(places: Places) -> list[int]:
    """Starts by week, up to the last used."""
    begun = Counter(place.week for place in places.values())
    return [begun[week] for week in range(max(begun, default=-1) + 1)]


def some(count: int, first: int, last: int, name: str = "job") -> list[Job]:
    return [a_job(first, last, reference=f"{name} {n:02}") for n in range(count)]


def test_the_load_is_level_and_early() -> None:
    assert load(places_of(some(10, 0, 9), a_team([5] * 10))) == [1] * 10
    assert load(places_of(some(10, 0, 7), a_team([5] * 8))) == [2, 2, 2, 2, 2]


def test_the_load_is_as_high_as_the_tightest_weeks_ask() -> None:
    assert load(places_of(some(6, 0, 1, "soon") + some(7, 0, 9), a_team([None] * 10))) == [3, 3, 3, 3, 1]


def test_nothing_to_place() -> None:
    assert places_of([], a_team([1])) == {}
    assert places_of([], a_team([])) == {}


def test_too_late_ones_begin_first_if_all_others_can_wait() -> None:
    gone = some(3, 0, 9, "gone")
    places = places_of(some(4, 0, 9), a_team([2] * 10), gone)
    assert [places[job.reference].week for job in gone] == [0, 0, 1]
    assert load(places) == [2, 2, 1, 1, 1]


def test_too_late_ones_wait_for_those_that_cannot() -> None:
    gone = some(1, 0, 9, "gone")
    places = places_of(some(4, 0, 1), a_team([2] * 10), gone)
    assert places["gone 00"].week == 2


def test_what_does_not_fit_follows_as_soon_as_there_is_room() -> None:
    places = places_of(some(5, 0, 1) + some(2, 3, 3, "fixed"), a_team([2] * 10))
    assert load(places) == [2, 2, 1, 2]
    assert places["job 04"].week == 2


def test_some_have_no_week_when_the_terms_end() -> None:
    places = places_of(some(3, 0, 1), a_team([1, 0]), some(2, 0, 1, "gone"))
    assert places == {"job 00": Place(0, None)}


def test_promised_weeks_are_kept() -> None:
    promised = {f"job {n:02}": Place(9 - n, None) for n in range(10)}
    assert places_of(some(10, 0, 9), a_team([1] * 10), promised=promised) == promised


def test_promised_officers_are_kept() -> None:
    team = a_team([2] * 3, officers=[a_room([1] * 3, name="J Price"), a_room([1] * 3, name="S Kaur")])
    promised = {"job 00": Place(2, 1), "job 01": Place(2, 0)}
    assert places_of(some(2, 0, 2), team, promised=promised) == promised


@pytest.mark.parametrize(
    ("promise", "why"),
    [
        (Place(4, None), "after the window"),
        (Place(0, None), "before the window"),
        (Place(2, None), "no school that week"),
    ],
)
def test_a_promise_that_cannot_be_kept_is_not(promise: Place, why: str) -> None:
    places = places_of([a_job(1, 3, reference="a")], a_team([1, 1, 0, 1, 1]), promised={"a": promise})
    assert places == {"a": Place(1, None)}, why


def test_a_promise_with_another_officer_is_not_kept() -> None:
    team = a_team([2] * 3, officers=[a_room([1] * 3, name="J Price"), a_room([1] * 3, name="S Kaur")])
    places = places_of([a_job(0, 2, officer=0, reference="a")], team, promised={"a": Place(2, 1)})
    assert places == {"a": Place(0, 0)}


def test_promises_give_way_week_by_week_to_a_review_that_must_begin() -> None:
    """One place a week, all promised, and a new case that must begin in week 1: the promise of week 1 moves."""
    promised = {f"job {n:02}": Place(n, None) for n in range(4)}
    places = places_of([*some(4, 0, 4), a_job(1, 1, reference="new")], a_team([1] * 5), promised=promised)
    assert places["new"].week == 1
    assert {name: place.week for name, place in places.items() if name != "new"} == {
        "job 00": 0,
        "job 01": 4,
        "job 02": 2,
        "job 03": 3,
    }


def test_too_late_ones_take_no_promised_week_if_there_is_another() -> None:
    """One place a week, the first two promised: the late one waits for the third, unless that leaves it none."""
    promised = {f"job {n:02}": Place(n, None) for n in range(2)}
    places = places_of(some(2, 0, 4), a_team([1] * 5), some(1, 0, 4, "gone"), promised)
    assert places == {**promised, "gone 00": Place(2, None)}
    crowded = places_of(some(2, 0, 4), a_team([1, 1, 0, 0, 1]), some(1, 0, 1, "gone"), promised)
    assert len(crowded) == 3


def windows_hold(problem: Problem, places: Places, late: set[str]) -> tuple[str, ...]:
    windows = [a_window(job, problem.limits) for job in problem.jobs]
    return check(places, windows, problem.limits, frozenset(late))


ONLY_THE_SOLVER_SEES = (2189, 4829, 6903, 7689)


@pytest.mark.parametrize("seed", [*range(400), *ONLY_THE_SOLVER_SEES])
def test_the_checker_passes_every_schedule(seed: int) -> None:
    problem = a_problem(seed)
    gone = {job.reference for job in problem.jobs if job.reference.endswith("0")} if seed % 3 == 0 else set()
    size = len(problem.limits.weeks)
    too_late = [
        Job(size - 1, job.rank, job.reference, job.first, job.officer) for job in problem.jobs if job.reference in gone
    ]
    judged = [job for job in problem.jobs if job.reference not in gone]
    places = places_of(judged, problem.limits, too_late)
    late = {j.reference for j in judged if j.reference not in places or places[j.reference].week > j.last}
    assert windows_hold(problem, places, late | gone) == ()
    most = most_by_trying(judged, problem.limits)
    assert bool(late) == (most < len(judged))
    if problem.limits.officers:
        assert len(judged) - len(late) == most
    assert places_of(judged, problem.limits, too_late, dict(places)) == places

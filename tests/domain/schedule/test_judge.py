"""Whether it fits, where room is lacking and what would do: against trying everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.domain.schedule.instances import Problem, a_job, a_problem, a_room, a_team, most_by_trying, with_remedy
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.judge import Remedy, Shortfall, judge
from transfer_cli.domain.schedule.room import Limits
from transfer_cli.solver import most_in_time

BLOCKS = [range(start, start + 50) for start in range(0, 1000, 50)]


def improved(limits: Limits, remedies: Iterable[Remedy]) -> Limits:
    for remedy in remedies:
        limits = with_remedy(limits, remedy)
    return limits


def one_less(remedies: tuple[Remedy, ...]) -> Iterable[tuple[Remedy, ...]]:
    """The remedies with one unit of one of them taken away, in every way."""
    for number, remedy in enumerate(remedies):
        for field in ("extra_starts", "extra_open", "extra_assessments", "extra_panel"):
            if amount := getattr(remedy, field):
                less = replace(remedy, **{field: amount - 1})
                yield (*remedies[:number], less, *remedies[number + 1 :])


def fits(jobs: Iterable[Job], limits: Limits) -> bool:
    wanted = list(jobs)
    return most_by_trying(wanted, limits) == len(wanted)


def must_start(problem: Problem, shortfall: Shortfall) -> list[Job]:
    """The reviews that a shortfall counts."""
    officers = [f"officer:{room.name}" for room in problem.limits.officers]
    owner = officers.index(shortfall.limit) if shortfall.limit in officers else None
    within = [job for job in problem.jobs if shortfall.first <= job.first and job.last <= shortfall.last]
    if shortfall.limit == "psychologist":
        return [job for job in within if job.assessed]
    return [job for job in within if owner in {None, job.officer}]


@pytest.mark.parametrize("seeds", BLOCKS, ids=lambda seeds: f"problems {seeds.start}-{seeds.stop - 1}")
def test_agrees_with_trying_everything(seeds: range) -> None:
    for seed in seeds:
        problem = a_problem(seed)
        verdict = judge(problem.jobs, problem.limits, most_in_time)
        most = most_by_trying(problem.jobs, problem.limits)
        assert (not verdict.shortfalls) == (most == len(problem.jobs)), seed
        for shortfall in verdict.shortfalls:
            counted = must_start(problem, shortfall)
            assert shortfall.must_start == len(counted), seed
            assert 0 < shortfall.short_by <= len(problem.jobs) - most, seed
            most_of_them = most_by_trying(counted, problem.limits)
            assert most_of_them <= shortfall.room, seed
            assert shortfall.limit != "officers" or most_of_them == shortfall.room, seed
        asked = [(each.first, each.last, each.officer) for each in verdict.remedies]
        assert len(set(asked)) == len(asked), seed
        if verdict.shortfalls:
            assert fits(problem.jobs, improved(problem.limits, verdict.remedies)), seed
            for remedies in one_less(verdict.remedies):
                assert not fits(problem.jobs, improved(problem.limits, remedies)), (seed, remedies)


def test_too_many_for_the_starts_of_some_weeks() -> None:
    jobs = [a_job(2, 4, rank=n) for n in range(8)] + [a_job(0, 9, rank=n) for n in range(4)]
    verdict = judge(jobs, a_team([2] * 10), most_in_time)
    assert verdict.shortfalls == (Shortfall(2, 4, must_start=8, room=6, limit="starts_per_week"),)
    assert verdict.shortfalls[0].short_by == 2
    assert verdict.remedies == (Remedy(2, 4, extra_starts=1, extra_open=0, officer=None),)


def test_each_stretch_without_room_is_told_and_one_remedy_covers_them() -> None:
    jobs = [a_job(0, 0, rank=n) for n in range(3)] + [a_job(5, 5, rank=n) for n in range(4)]
    verdict = judge(jobs, a_team([2] * 6), most_in_time)
    assert [(each.first, each.last, each.short_by) for each in verdict.shortfalls] == [(5, 5, 2), (0, 0, 1)]
    assert verdict.remedies == (Remedy(0, 5, extra_starts=2, extra_open=0, officer=None),)


def test_reviews_open_at_once_leave_no_room_however_many_can_begin() -> None:
    jobs = [a_job(0, 19, rank=n) for n in range(7)]
    verdict = judge(jobs, a_team([None] * 20, opened=5), most_in_time)
    assert verdict.shortfalls == (Shortfall(0, 19, must_start=7, room=5, limit="open_reviews"),)
    assert verdict.remedies == (Remedy(0, 19, extra_starts=0, extra_open=2, officer=None),)


def test_reviews_in_the_middle_take_places_on_both_sides() -> None:
    """Four fit into thirty weeks of two open at once, two early and two late, unless one must lie between."""
    jobs = [a_job(0, 29, rank=n) for n in range(3)]
    team = a_team([None] * 30, opened=2)
    assert judge([*jobs, a_job(0, 29)], team, most_in_time).shortfalls == ()
    verdict = judge([*jobs, a_job(10, 19)], team, most_in_time)
    assert verdict.shortfalls == (Shortfall(0, 29, must_start=4, room=3, limit="open_reviews"),)
    assert verdict.remedies == (Remedy(0, 29, extra_starts=0, extra_open=1, officer=None),)


def test_an_officer_is_judged_alone() -> None:
    jobs = [a_job(0, 1, officer=0, rank=n) for n in range(3)]
    team = a_team([None] * 3, officers=[a_room([1] * 3, name="J Price"), a_room([1] * 3, name="S Kaur")])
    verdict = judge(jobs, team, most_in_time)
    assert verdict.shortfalls == (Shortfall(0, 1, must_start=3, room=2, limit="officer:J Price"),)
    assert verdict.remedies == (Remedy(0, 1, extra_starts=1, extra_open=0, officer="J Price"),)


def test_the_only_officers_shortage_is_not_told_of_the_team_as_well() -> None:
    team = a_team([None] * 2, officers=[a_room([1] * 2, name="J Price")])
    jobs = [a_job(0, 1, officer=0, rank=n) for n in range(4)]
    assert judge(jobs, team, most_in_time).shortfalls == (
        Shortfall(0, 1, must_start=4, room=2, limit="officer:J Price"),
    )
    narrower = judge(jobs, a_team([1, 0], officers=team.officers), most_in_time)
    assert [each.room for each in narrower.shortfalls] == [1, 2]


@pytest.mark.parametrize(
    ("ceiling", "officer", "team", "officers"),
    [(1, 1, True, True), (1, 9, True, False), (9, 1, False, True), (None, 1, False, True)],
)
def test_whose_limit_has_to_be_raised(ceiling: int | None, officer: int, team: bool, officers: bool) -> None:
    limits = a_team([ceiling] * 2, officers=[a_room([officer] * 2, name="J Price")])
    (remedy,) = judge([a_job(0, 1, rank=n) for n in range(4)], limits, most_in_time).remedies
    assert (remedy.extra_starts, remedy.team, remedy.officers) == (1, team, officers)
    (remedy,) = judge([a_job(0, 1, rank=n) for n in range(4)], a_team([1] * 2), most_in_time).remedies
    assert (remedy.team, remedy.officers) == (True, False)


def test_an_absent_officer_has_no_room() -> None:
    team = a_team([None] * 3, officers=[a_room([0, 0, None], name="J Price")])
    verdict = judge([a_job(0, 1, officer=0)], team, most_in_time)
    assert verdict.shortfalls[-1] == Shortfall(0, 1, must_start=1, room=0, limit="officer:J Price")
    assert verdict.remedies == (Remedy(0, 1, extra_starts=1, extra_open=0, officer="J Price"),)


def test_what_only_officers_together_show() -> None:
    """J Price is away in the first week, and in the second one the team has one place for two."""
    team = a_team([1, 1], officers=[a_room([0, 1], name="J Price"), a_room([1, 1], name="S Kaur")])
    verdict = judge([a_job(0, 1, officer=0), a_job(1, 1)], team, most_in_time)
    assert verdict.shortfalls == (Shortfall(0, 1, must_start=2, room=1, limit="officers"),)
    assert verdict.remedies == (Remedy(0, 1, extra_starts=1, extra_open=0, officer=None),)


def test_a_remedy_reaches_beyond_the_shortfall_if_it_must() -> None:
    """Mending J Price's own shortage shows the next one, elsewhere."""
    officers = [a_room([1, 0, 0, 1], name="J Price"), a_room([1] * 4, name="S Kaur")]
    jobs = [a_job(0, 0, officer=0, rank=1), a_job(0, 0, officer=0, rank=2), a_job(2, 3, officer=0), a_job(3, 3)]
    team = a_team([2, 0, 1, 1], officers=officers)
    verdict = judge(jobs, team, most_in_time)
    assert verdict.remedies[0] == Remedy(0, 0, extra_starts=1, extra_open=0, officer="J Price")
    assert fits(jobs, improved(team, verdict.remedies))

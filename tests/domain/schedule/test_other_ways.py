"""Other remedies, and until when there is one: against trying everything."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.domain.schedule.instances import Problem, a_job, a_problem, a_room, a_team, a_window, most_by_trying
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.other_ways import OtherWay, Recovery, other_ways, recovery
from transfer_cli.domain.schedule.room import NO_LIMIT, Limits, Room
from transfer_cli.domain.schedule.window import Window
from transfer_cli.solver import most_in_time

BLOCKS = [range(start, start + 25) for start in range(0, 200, 25)]


def fits(jobs: list[Job], limits: Limits) -> bool:
    return most_by_trying(jobs, limits) == len(jobs)


def with_officers(limits: Limits, count: int, way: OtherWay) -> Limits:
    """So many more officers from the week on that a way names."""
    assert way.week is not None
    assert way.starts is not None
    assert way.opened is not None
    weeks = range(len(limits.weeks))
    starts = tuple(count * way.starts * (n >= way.week) for n in weeks)
    added = Room("new", starts, tuple(count * way.opened * (n >= way.week) for n in weeks))
    ceiling = replace(
        limits.ceiling,
        starts=tuple(a + b for a, b in zip(limits.ceiling.starts, added.starts, strict=True)),
        spans=tuple(a + b for a, b in zip(limits.ceiling.spans, added.spans, strict=True)),
    )
    if limits.officers and not way.team:
        ceiling = limits.ceiling
    return replace(limits, ceiling=ceiling, officers=(*limits.officers, added) if limits.officers else ())


def shorter(limits: Limits, weeks: int) -> Limits:
    """With every review open for so many weeks less."""

    def room(each: Room) -> Room:
        return replace(each, open_weeks=each.open_weeks - weeks)

    psychologist = limits.psychologist and room(limits.psychologist)
    officers = tuple(map(room, limits.officers))
    return replace(limits, ceiling=room(limits.ceiling), officers=officers, psychologist=psychologist)


def with_pins_and_days(problem: Problem, seed: int) -> tuple[Problem, list[Window]]:
    """Some have agreed to a week, some are held to a day by the local plan, and some begin no sooner than it says."""
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    jobs = [replace(j, first=j.last, pinned=True) if random.random() < 0.2 else j for j in problem.jobs]
    windows = [a_window(job, problem.limits) for job in jobs]
    named = [replace(w, start_by=w.begin_by) if random.random() < 0.4 else w for w in windows]
    held = [replace(w, held_back=w.held_back and random.random() < 0.7) for w in named]
    return Problem(tuple(jobs), problem.limits), held


def holds(way: OtherWay, problem: Problem, windows: list[Window], amount: int) -> bool:
    """Whether everything fits with that much of it, by trying."""
    jobs, limits = list(problem.jobs), problem.limits
    pairs = list(zip(jobs, windows, strict=True))
    if way.kind == "shorter_reviews":
        last = len(limits.weeks) - 1
        later = [j if j.pinned or w.start_by else replace(j, last=min(last, j.last + amount)) for j, w in pairs]
        return fits(later, shorter(limits, amount))
    if way.shared:
        jobs = [replace(job, officer=None) for job in jobs]
    if way.kind == "shared_cases":
        return fits([replace(job, officer=None) for job in jobs], limits)
    if way.kind == "earlier_starts":
        sooner = [replace(j, first=max(0, j.first - amount)) if w.held_back and not j.pinned else j for j, w in pairs]
        return fits(sooner, limits)
    return fits(jobs, with_officers(limits, amount, way))


@pytest.mark.parametrize("seeds", BLOCKS, ids=lambda seeds: f"problems {seeds.start}-{seeds.stop - 1}")
def test_each_way_is_enough_and_one_less_is_not(seeds: range) -> None:
    for seed in seeds:
        problem, windows = with_pins_and_days(a_problem(seed), seed)
        if fits(list(problem.jobs), problem.limits):
            continue
        for way in other_ways(problem.jobs, windows, problem.limits, most_in_time):
            assert holds(way, problem, windows, way.amount), (seed, way)
            assert (way.amount > 0) == (way.kind != "shared_cases"), (seed, way)
            if way.amount:
                assert not holds(way, problem, windows, way.amount - 1), (seed, way)
            if way.week is not None and way.week + 1 < len(problem.limits.weeks):
                later = replace(way, week=way.week + 1)
                assert not holds(later, problem, windows, way.amount), (seed, way)


@pytest.mark.parametrize("seed", range(0, 200, 4))
def test_the_last_week_in_which_it_can_be_mended(seed: int) -> None:
    problem = a_problem(seed)
    jobs, limits = list(problem.jobs), problem.limits
    if fits(jobs, limits):
        return
    found = recovery(jobs, limits, most_in_time)
    assert fits(jobs, without_limit_from(limits, found.last))
    assert not fits(jobs, without_limit_from(limits, found.last + 1))


def without_limit_from(limits: Limits, week: int) -> Limits:
    def free(room: Room) -> Room:
        starts = tuple(NO_LIMIT if n >= week else most for n, most in enumerate(room.starts))
        spans = tuple(NO_LIMIT if n >= week else most for n, most in enumerate(room.spans))
        return replace(room, starts=starts, spans=spans, blocks=tuple(b for b in room.blocks if b.last < week))

    return replace(
        limits,
        ceiling=free(limits.ceiling),
        officers=tuple(map(free, limits.officers)),
        psychologist=free(limits.psychologist) if limits.psychologist else None,
    )


def ways_of(jobs: list[Job], limits: Limits) -> list[OtherWay]:
    windows = [a_window(job, limits) for job in jobs]
    return list(other_ways(jobs, windows, limits, most_in_time))


def test_an_officer_more_and_from_when() -> None:
    """Eight to begin in six weeks, and one officer begins one a week: a second is needed for two weeks at the end."""
    team = a_team([1] * 6, officers=[a_room([1] * 6, name="J Price")])
    ways = ways_of([a_job(0, 5, rank=n) for n in range(8)], team)
    assert OtherWay("more_officers", 1, week=4, starts=1, opened=40, team=True) in ways
    roomy = replace(team, ceiling=a_room([2] * 6))
    assert OtherWay("more_officers", 1, week=4, starts=1, opened=40) in ways_of(
        [a_job(0, 5, rank=n) for n in range(8)], roomy
    )


def test_newcomers_have_nothing_open_before_they_come() -> None:
    """Two may be open at once and four must begin in the first three weeks: from the fourth on nobody new helps."""
    team = a_team([4] * 30, opened=2)
    ways = ways_of([a_job(0, 2, rank=n) for n in range(4)], team)
    assert OtherWay("more_officers", 1, week=2, starts=2, opened=40) in ways


def test_officers_who_share_their_cases_need_nobody() -> None:
    team = a_team([2] * 3, officers=[a_room([1] * 3, name="J Price"), a_room([1] * 3, name="S Kaur")])
    jobs = [a_job(0, 2, officer=0, rank=n) for n in range(5)]
    assert ways_of(jobs, team)[0] == OtherWay("shared_cases", 0)
    assert all(way.kind != "more_officers" for way in ways_of(jobs, team))


def test_a_new_officer_may_have_to_take_cases_over() -> None:
    team = a_team([1] * 3, officers=[a_room([1] * 3, name="J Price")])
    jobs = [a_job(0, 2, officer=0, rank=n) for n in range(5)]
    assert OtherWay("more_officers", 1, week=1, starts=1, opened=40, shared=True, team=True) in ways_of(jobs, team)


def test_shorter_reviews_give_later_weeks_and_close_sooner() -> None:
    """Three must begin in two weeks with one a week: a week less for each gives a third week."""
    team = a_team([1] * 40)
    jobs = [a_job(10, 11, reference=f"case {n}") for n in range(3)]
    windows = [replace(a_window(job, team), begin_by=team.weeks.all[11].monday) for job in jobs]
    assert OtherWay("shorter_reviews", 1) in other_ways(jobs, windows, team, most_in_time)
    open_at_once = a_team([None] * 40, opened=1)
    jobs = [a_job(0, 0, reference="a"), a_job(0, 15, reference="b")]
    windows = [replace(a_window(job, open_at_once), begin_by=open_at_once.weeks.all[job.last].monday) for job in jobs]
    assert OtherWay("shorter_reviews", 3) in other_ways(jobs, windows, open_at_once, most_in_time)


def test_earlier_starts_help_where_the_plan_says_not_before() -> None:
    assert OtherWay("earlier_starts", 1) in ways_of([a_job(4, 5, rank=n) for n in range(3)], a_team([1] * 6))
    assert "earlier_starts" not in {
        way.kind for way in ways_of([a_job(0, 1, rank=n) for n in range(3)], a_team([1] * 2))
    }


def test_a_day_that_the_plan_names_and_a_week_that_a_family_agreed_to_stay() -> None:
    team = a_team([1] * 40)
    jobs = [a_job(10, 11, reference=f"case {n}") for n in range(3)]
    named = [replace(a_window(job, team), start_by=team.weeks.all[11].monday, held_back=False) for job in jobs]
    assert not {"shorter_reviews", "earlier_starts"} & {w.kind for w in other_ways(jobs, named, team, most_in_time)}
    pinned = [replace(a_job(11, 11, reference=f"case {n}"), pinned=True) for n in range(3)]
    windows = [a_window(job, team) for job in pinned]
    assert {way.kind for way in other_ways(pinned, windows, team, most_in_time)} == {"more_officers"}


def test_what_waiting_costs() -> None:
    """Eight in six weeks, one a week: from the last week on three a week would be needed."""
    jobs = [a_job(0, 5, rank=n) for n in range(8)]
    assert recovery(jobs, a_team([1] * 6), most_in_time) == Recovery(last=5, extra_starts=2)
    stuck = [a_job(0, 0, officer=0, rank=n) for n in range(2)]
    team = a_team([2] * 2, officers=[a_room([1] * 2, name="J Price")])
    assert recovery(stuck, team, most_in_time) == Recovery(last=0, extra_starts=None)

"""Whoever can be where the last schedule promised is there: every move is truly forced, and its reason is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from tests.domain.schedule.instances import Problem, a_job, a_problem, a_room, a_team, a_window
from transfer_cli.domain.case import Promise
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.moves import ONLY_SO, Move, moves
from transfer_cli.domain.schedule.placing import placed
from transfer_cli.domain.schedule.put_back import put_back
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.window import Window
from transfer_cli.solver import most_in_time

BLOCKS = [range(start, start + 50) for start in range(0, 1000, 50)]


def promised_window(window: Window, at: Place, limits: Limits) -> Window:
    monday = limits.weeks.all[at.week].monday
    officer = None if at.officer is None else limits.officers[at.officer].name
    return replace(window, case=replace(window.case, promise=Promise(monday, monday, officer, monday, 1)))


def random_promises(problem: Problem, seed: int) -> dict[str, Place]:
    """Any week and officer; of a case that has an officer, that one."""
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    officers = range(len(problem.limits.officers)) or [None]
    return {
        job.reference: Place(
            random.randrange(len(problem.limits.weeks)),
            random.choice(officers) if job.officer is None else job.officer,
            job.assessed,
        )
        for job in problem.jobs
        if random.random() < 0.9
    }


def forced(problem: Problem, windows: list[Window], places: Mapping[str, Place], late: frozenset[str]) -> list[Move]:
    """The moves, each of which breaks something when it alone is undone."""
    found = moves(windows, places, problem.limits, 0, frozenset())
    for move in found:
        week, officer = problem.limits.weeks.number_of(move.previous), problem.limits.officer_of(move.before)
        assert week is not None
        if move.week is None:
            continue
        back = {**places, move.reference: places[move.reference]._replace(week=week, officer=officer)}
        if move.reference in late and week > places[move.reference].week:
            assert move.why == "It is late already, and can begin sooner."
            continue
        assert check(back, windows, problem.limits, late - {move.reference}), move
        assert move.why != ONLY_SO, move
    return list(found)


@pytest.mark.parametrize("seeds", BLOCKS, ids=lambda seeds: f"problems {seeds.start}-{seeds.stop - 1}")
def test_every_move_is_forced(seeds: range) -> None:
    for seed in seeds:
        problem = a_problem(seed)
        promises = random_promises(problem, seed)
        plain = [a_window(job, problem.limits) for job in problem.jobs]
        windows = [
            promised_window(window, promises[window.reference], problem.limits)
            if window.reference in promises
            else window
            for window in plain
        ]
        before = placed(problem.jobs, (), promises, problem.limits, most_in_time)
        places = put_back(before, promises, windows, problem.limits, ())
        last = {job.reference: job.last for job in problem.jobs}
        late = frozenset(r for r in last if r not in places or places[r].week > last[r])
        assert check(places, windows, problem.limits, late) == (), seed
        assert places.keys() == before.keys()
        assert late <= {r for r in last if r not in before or before[r].week > last[r]}
        assert len(kept(places, promises)) >= len(kept(before, promises)), seed
        forced(problem, windows, places, late)


def kept(places: Mapping[str, Place], promises: Mapping[str, Place]) -> set[str]:
    return {reference for reference, at in places.items() if promises.get(reference) == at}


def both(promises: dict[str, Place], places: dict[str, Place], **fixed: int) -> dict[str, Place]:
    """Two reviews in two weeks, with two officers who can begin one a week each."""
    team = a_team([2, 2], officers=[a_room([1, 1], name="J Price"), a_room([1, 1], name="S Kaur")])
    return put_back(places, promises, [a_window(a_job(0, 1, reference=name), team) for name in "ab"], team, fixed)


def test_two_who_have_one_anothers_officer_change_back() -> None:
    promises = {"a": Place(0, 0), "b": Place(0, 1)}
    assert both(promises, {"a": Place(0, 1), "b": Place(0, 0)}) == promises
    assert both(promises, {"a": Place(0, 1), "b": Place(0, 0)}, a=1) == {"a": Place(0, 1), "b": Place(0, 0)}


def test_who_was_promised_to_nobody_there_takes_the_officer_who_is_left() -> None:
    """a goes back to S Kaur, so that b, who was promised another week, is with J Price."""
    promises = {"a": Place(0, 1), "b": Place(1, 1)}
    team = a_team([2], officers=[a_room([1], name="J Price"), a_room([1], name="S Kaur")])
    windows = [a_window(a_job(0, 0, reference=name), team) for name in "ab"]
    found = put_back({"a": Place(0, 0), "b": Place(0, 1)}, promises, windows, team, ())
    assert found == {"a": Place(0, 1), "b": Place(0, 0)}


def test_the_promised_week_is_worth_more_than_the_officer() -> None:
    assert both({"a": Place(0, 0)}, {"a": Place(1, 0), "b": Place(0, 0)}) == {"a": Place(0, 1), "b": Place(0, 0)}
    assert both({"a": Place(0, None)}, {"a": Place(1, 0)}) == {"a": Place(0, 0)}


def test_a_window_that_begins_later_or_is_no_more_lets_nobody_back() -> None:
    team = a_team([1, 1, 1])
    late = replace(a_window(a_job(0, 2, reference="a"), team), last=None)
    for window, week in ((late, 2), (replace(late, first=1), 0), (replace(late, first=None), 0)):
        assert put_back({"a": Place(1, None)}, {"a": Place(week, None)}, [window], team, ()) == {"a": Place(1, None)}
    assert put_back({"a": Place(1, None)}, {"a": Place(0, None)}, [late], team, ()) == {"a": Place(0, None)}

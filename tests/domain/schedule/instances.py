"""Small scheduling problems, and the answer by trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.builders import a_case
from transfer_cli.domain.schedule.fill import Job
from transfer_cli.domain.schedule.limits import NO_LIMIT, OPEN_WEEKS, Extra, Limits, Room
from transfer_cli.domain.schedule.weeks import Week, Weeks
from transfer_cli.domain.schedule.window import Window

FIRST_MONDAY = date(2016, 9, 5)


def some_weeks(count: int) -> Weeks:
    """So many weeks, school on each Monday."""
    mondays = [FIRST_MONDAY + timedelta(weeks=number) for number in range(count)]
    return Weeks(tuple(Week(monday, monday) for monday in mondays))


def a_room(starts: Sequence[int | None], opened: int | None = None, name: str | None = None) -> Room:
    """Room by week; None = no limit."""
    weekly = tuple(NO_LIMIT if most is None else most for most in starts)
    return Room(name, weekly, (NO_LIMIT if opened is None else opened,) * len(weekly))


def a_team(starts: Sequence[int | None], opened: int | None = None, officers: Sequence[Room] = ()) -> Limits:
    """A team with this room by week."""
    return Limits(some_weeks(len(starts)), a_room(starts, opened), tuple(officers))


def a_job(first: int, last: int, officer: int | None = None, reference: str = "", rank: int = 0) -> Job:
    """A review that may begin in weeks `first` to `last`."""
    return Job(last, (rank,), reference or f"{first}-{last}-{officer}-{rank}", first, officer)


def a_window(job: Job, limits: Limits) -> Window:
    """The window that this job came from."""
    name = None if job.officer is None else limits.officers[job.officer].name
    case = a_case(reference=job.reference, officer=name)
    return Window(case, job.first, job.last, job.last, date(2018, 3, 31), "order-14-5")


@dataclass(frozen=True)
class Problem:
    jobs: tuple[Job, ...]
    limits: Limits


def a_problem(seed: int) -> Problem:
    """A small random team with small random work; the odd seeds are divided among officers.

    Schools are open in few weeks of many, so that the 20 weeks of open reviews reach over some and not others.
    """
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    size = random.choice((5, 6, 26, 45))
    open_weeks = set(random.sample(range(size), min(size, random.randint(3, 6))))
    officers = random.choice((2, 3)) if seed % 2 else 0
    limits = Limits(
        some_weeks(size),
        _random_room(random, None, 3, size, open_weeks),
        tuple(_random_room(random, f"officer {n}", 2, size, open_weeks) for n in range(officers)),
    )
    return Problem(tuple(_random_job(random, number, limits) for number in range(random.randint(1, 7))), limits)


def _random_room(random: Random, name: str | None, most: int, size: int, open_weeks: set[int]) -> Room:
    starts = NO_LIMIT if random.random() < 0.3 else random.randint(1, most)
    opened = NO_LIMIT if random.random() < 0.3 else random.randint(2, 5)
    there = [week in open_weeks and random.random() > 0.1 for week in range(size)]
    spans = (min(NO_LIMIT, opened + week // 12) for week in range(size))
    return Room(name, tuple(starts if is_there else 0 for is_there in there), tuple(spans))


def _random_job(random: Random, number: int, limits: Limits) -> Job:
    size = len(limits.weeks)
    first = random.randrange(size)
    last = min(size - 1, first + random.choice((0, 1, 3, 12, size)))
    officer = random.choice((None, *range(len(limits.officers))))
    return Job(last, (random.randint(0, 2),), f"case {number}", first, officer)


def most_by_trying(jobs: Sequence[Job], limits: Limits) -> int:
    """The largest number of these reviews that can begin in time, by trying every place for each."""
    officers = range(len(limits.officers)) or [0]
    rooms = [limits.ceiling, *limits.officers]
    weeks = range(len(limits.weeks))
    best = 0
    seen: set[tuple[int, tuple[tuple[int, ...], ...]]] = set()

    def fits(begun: list[list[int]]) -> bool:
        columns = [[sum(begun[week]) for week in weeks], *([begun[week][o] for week in weeks] for o in officers)]
        return all(
            column[week] <= room.starts[week]
            and sum(column[max(0, week + 1 - OPEN_WEEKS) : week + 1]) <= room.spans[week]
            for room, column in zip(rooms, columns, strict=False)
            for week in weeks
        )

    def go_on(number: int, begun: list[list[int]], placed: int) -> None:
        nonlocal best
        best = max(best, placed)
        state = (number, tuple(map(tuple, begun)))
        if number == len(jobs) or best == len(jobs) or state in seen or placed + len(jobs) - number <= best:
            return
        seen.add(state)
        job = jobs[number]
        for week in range(job.first, job.last + 1):
            for officer in officers if job.officer is None else [job.officer]:
                if limits.ceiling.starts[week] > sum(begun[week]):
                    begun[week][officer] += 1
                    if fits(begun):
                        go_on(number + 1, begun, placed + 1)
                    begun[week][officer] -= 1
        go_on(number + 1, begun, placed)

    go_on(0, [[0 for _ in officers] for _ in weeks], 0)
    return best


def with_extra(limits: Limits, officer: str | None, extra: Extra) -> Limits:
    """More room of an officer, or of somebody new under a ceiling that is raised likewise."""
    if officer is None:
        return limits.more(extra)
    better = (room.more(extra) if room.name == officer else room for room in limits.officers)
    return replace(limits, officers=tuple(better))

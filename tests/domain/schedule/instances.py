"""Small scheduling problems, and the answer by trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.builders import a_case
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.judge import Remedy
from transfer_cli.domain.schedule.room import NO_LIMIT, Block, Extra, Limits, Room
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


def a_job(
    first: int, last: int, officer: int | None = None, reference: str = "", rank: int = 0, *,
    assessed: bool = False, harm: int = 1,
) -> Job:  # fmt: skip
    """A review that may begin in weeks `first` to `last`."""
    return Job(last, (rank,), reference or f"{first}-{last}-{officer}-{rank}", first, officer, assessed, harm)


def a_window(job: Job, limits: Limits) -> Window:
    """The window that this job came from."""
    name = None if job.officer is None else limits.officers[job.officer].name
    case = a_case(reference=job.reference, officer=name)
    return Window(
        case, job.first, job.last, job.last, date(2018, 3, 31), "order-14-5", limits.weeks.all[job.last].monday,
        assessed=job.assessed, held_back=job.first > 0,
    )  # fmt: skip


@dataclass(frozen=True)
class Problem:
    jobs: tuple[Job, ...]
    limits: Limits


def a_problem(seed: int) -> Problem:
    """A small random team with small random work; the odd seeds are divided among officers.

    Two in three have a limit on assessments by psychologists, half of them panels. Schools are open in few weeks of
    many, so that the 20 weeks of open reviews reach over some and not others.
    """
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    size = random.choice((5, 6, 26, 45))
    open_weeks = set(random.sample(range(size), min(size, random.randint(3, 6))))
    officers = random.choice((2, 3)) if seed % 2 else 0
    ceiling = _random_room(random, None, 3, size, open_weeks)
    limits = Limits(
        some_weeks(size),
        replace(ceiling, blocks=_random_panels(random, size)) if seed % 4 < 2 else ceiling,
        tuple(_random_room(random, f"officer {n}", 2, size, open_weeks) for n in range(officers)),
    )
    if seed % 3:
        psychologist = _random_room(random, None, 2, size, open_weeks)
        limits = replace(limits, psychologist=replace(psychologist, spans=(NO_LIMIT,) * size))
    return Problem(tuple(_random_job(random, number, limits) for number in range(random.randint(1, 7))), limits)


def _random_panels(random: Random, size: int) -> tuple[Block, ...]:
    """Four weeks a month, from the middle of one on."""
    firsts = [0, *range(random.randint(1, 4), size, 4)]
    lasts = [first - 1 for first in firsts[1:]] + [size - 1]
    return tuple(Block(first, last, random.randint(1, 4)) for first, last in zip(firsts, lasts, strict=True))


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
    rank, assessed = random.randint(0, 2), limits.psychologist is not None and random.random() < 0.6
    return Job(last, (rank,), f"case {number}", first, officer, assessed, random.choice((1, 1, 5)))


def most_by_trying(jobs: Sequence[Job], limits: Limits) -> int:
    """The largest number of these reviews that can begin in time, by trying every place for each."""
    return best_by_trying([replace(job, harm=0) for job in jobs], limits)[0]


def best_by_trying(jobs: Sequence[Job], limits: Limits) -> tuple[int, int]:
    """That number, and of all ways to begin so many the most harm that is kept off."""
    officers = range(len(limits.officers)) or [0]
    weeks = range(len(limits.weeks))
    best = (0, 0)
    seen: dict[tuple[int, tuple[tuple[int, ...], ...]], int] = {}

    def fits(begun: list[list[int]]) -> bool:
        """`begun` holds the officers' starts by week, and those that need a psychologist in the last column."""
        columns = [[sum(begun[week][:-1]) for week in weeks], *([begun[week][o] for week in weeks] for o in officers)]
        rooms = [limits.ceiling, *limits.officers]
        if limits.psychologist and any(begun[week][-1] > limits.psychologist.starts[week] for week in weeks):
            return False
        return all(
            column[week] <= room.starts[week]
            and sum(column[max(0, week + 1 - room.open_weeks) : week + 1]) <= room.spans[week]
            for room, column in zip(rooms, columns, strict=False)
            for week in weeks
        ) and all(sum(columns[0][block.first : block.last + 1]) <= block.most for block in limits.ceiling.blocks)

    def go_on(number: int, begun: list[list[int]], placed: int, kept_off: int) -> None:
        nonlocal best
        best = max(best, (placed, kept_off))
        state = (number, tuple(map(tuple, begun)))
        hope = (placed + len(jobs) - number, kept_off + sum(job.harm for job in jobs[number:]))
        if number == len(jobs) or seen.get(state, -1) >= kept_off or hope <= best or hope[0] < best[0]:
            return
        seen[state] = kept_off
        job = jobs[number]
        for week in range(job.first, job.last + 1):
            for officer in officers if job.officer is None else [job.officer]:
                if limits.ceiling.starts[week] > sum(begun[week][:-1]):
                    begun[week][officer] += 1
                    begun[week][-1] += job.assessed
                    if fits(begun):
                        go_on(number + 1, begun, placed + 1, kept_off + job.harm)
                    begun[week][officer] -= 1
                    begun[week][-1] -= job.assessed
        go_on(number + 1, begun, placed, kept_off)

    go_on(0, [[0 for _ in officers] + [0] for _ in weeks], 0, 0)
    return best


def with_remedy(limits: Limits, remedy: Remedy) -> Limits:
    """More room of an officer or the psychologists, or of somebody new under a ceiling that is raised likewise."""
    extra = remedy.as_extra(limits)
    if remedy.officer is not None:
        better = (room.more(extra) if room.name == remedy.officer else room for room in limits.officers)
        return replace(limits, officers=tuple(better))
    if remedy.extra_starts or remedy.extra_open:
        return limits.more(extra, team=remedy.team, officers=remedy.officers)
    assessed = Extra(extra.weeks, starts=extra.assessed)
    psychologist = limits.psychologist.more(assessed) if limits.psychologist else None
    return replace(limits, ceiling=limits.ceiling.more(extra), psychologist=psychologist)

"""Whether every review can begin in time; if not, where room is lacking and how much more would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transfer_cli.domain.schedule.exact import Solve, as_many_as_fit, possible
from transfer_cli.domain.schedule.fill import Job
from transfer_cli.domain.schedule.limits import Extra, Limits
from transfer_cli.domain.schedule.search import least
from transfer_cli.domain.schedule.sums import demands, entangled, worst


@dataclass(frozen=True, slots=True)
class Shortfall:
    """In weeks `first` to `last` more reviews must begin than can.

    Attributes:
        limit: `starts_per_week`, `open_reviews`, `officer:NAME`, `officers` (no single limit, but what the team
            and its officers can do together), `too_late` or `holidays`.
    """

    first: int
    last: int
    must_start: int
    room: int
    limit: str

    @property
    def short_by(self) -> int:
        """Reviews too many."""
        return self.must_start - self.room


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would be enough: one less of anything in it would not.

    Several remedies are needed together.

    Attributes:
        first: First week with `extra_starts` more starts.
        extra_starts: More reviews begun in each school week from `first` to `last`.
        extra_open: More reviews open at once, throughout.
        officer: Whose room it is; None = the team's, whoever does it.
    """

    first: int
    last: int
    extra_starts: int
    extra_open: int
    officer: str | None

    def as_extra(self, limits: Limits) -> Extra:
        """The same as more room."""
        return Extra(limits.school(self.first, self.last), self.extra_starts, self.extra_open)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is lacking and what would help; both empty = every review can begin in time."""

    shortfalls: tuple[Shortfall, ...] = ()
    remedies: tuple[Remedy, ...] = ()


def judge(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Verdict:
    """Whether every review can begin in time, exactly, and why not.

    An officer's own cases are judged as if the officer were a team; then everybody together.
    """
    if possible(jobs, limits, solve):
        return Verdict()
    shortfalls: list[Shortfall] = []
    remedies: list[Remedy] = []
    better = limits
    for number, room in enumerate(limits.officers):
        own = [replace(job, officer=None) for job in jobs if job.officer == number]
        verdict = judge(own, Limits(limits.weeks, room), solve)
        shortfalls += (replace(each, limit=f"officer:{room.name}") for each in verdict.shortfalls)
        remedies += (replace(each, officer=room.name) for each in verdict.remedies)
        for remedy in verdict.remedies:
            better = better.more_of(number, remedy.as_extra(limits))
    together = _shortfalls(jobs, limits)
    if not possible(jobs, better, solve):
        together = together or [_only_together(jobs, better, solve)]
        remedies += _price(together, jobs, better, solve)
    return Verdict((*together, *shortfalls), tuple(remedies))


def _shortfalls(jobs: Sequence[Job], limits: Limits) -> list[Shortfall]:
    """Where the whole team lacks room, the worst first; later ones are those that remain when these are mended."""
    wanted = demands((job.first, job.last) for job in jobs)
    room, found = limits.team, []
    while lacking := worst(room, wanted) or entangled(room, wanted, len(jobs)):
        limit = "open_reviews" if lacking.by_open_reviews else "starts_per_week"
        found.append(Shortfall(lacking.first, lacking.last, lacking.must_start, lacking.room, limit))
        opened = len(jobs) if lacking.by_open_reviews else 0
        room = room.more(Extra(limits.school(lacking.first, lacking.last), len(jobs), opened))
    return found


def _only_together(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Shortfall:
    """The shortest stretch whose reviews do not fit, though neither the team nor any officer alone shows it."""
    size = len(limits.weeks)

    def within(first: int, last: int) -> list[Job]:
        return [job for job in jobs if first <= job.first and job.last <= last]

    last = least(size, lambda last: not possible(within(0, last), limits, solve))
    first = least(last, lambda first: possible(within(first + 1, last), limits, solve))
    stuck = within(first, last)
    room = len(as_many_as_fit(stuck, limits, solve))
    return Shortfall(first, last, len(stuck), room, "officers")


def _price(shortfalls: Sequence[Shortfall], jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The least that is enough in the weeks that lack room, or else in all weeks."""
    lacking = (min(each.first for each in shortfalls), max(each.last for each in shortfalls))
    everything = (0, len(limits.weeks) - 1)
    return _least_between(*lacking, jobs, limits, solve) or _least_between(*everything, jobs, limits, solve)


def _least_between(first: int, last: int, jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    school, most = limits.school(first, last), len(jobs)

    def fits(starts: int, opened: int) -> bool:
        return possible(jobs, limits.more(Extra(school, starts, opened)), solve)

    if not fits(most, most):
        return []
    starts = least(most, lambda starts: fits(starts, most))
    return [Remedy(first, last, starts, least(most, lambda opened: fits(starts, opened)), None)]

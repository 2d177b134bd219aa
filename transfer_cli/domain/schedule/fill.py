"""Giving places to children: of those who may begin in a week, the one with the earliest last week begins first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from transfer_cli.domain.schedule.limits import NO_LIMIT, OPEN_WEEKS, Limits, Place, Room
from transfer_cli.domain.schedule.sums import demands, earliest, latest


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """A review to begin, in the order in which places are given.

    Attributes:
        last: Number of the last week in which it may begin.
        rank: Decides between reviews whose last week is the same.
        first: Number of the first such week.
        officer: Number of the officer whose room it uses; None = anybody's.
    """

    last: int
    rank: tuple[int | str, ...]
    reference: str
    first: int = field(compare=False)
    officer: int | None = field(compare=False, default=None)


Places = Mapping[str, Place]
"""By reference."""


class Guide(NamedTuple):
    """Reviews of an owner (an officer; None: all reviews) begun before each week, at most and at least."""

    most: Sequence[int]
    least: Sequence[int]


def arrange(jobs: Sequence[Job], limits: Limits) -> Places | None:
    """Places within every window and limit, as early as can be; None = none were found.

    For an undivided team None is the proof that there are none. With officers it may only mean that this method
    did not see them.
    """
    guides = _guides(jobs, limits)
    if guides is None:
        return None
    places, left = fill(jobs, limits, guides)
    return None if left else places


def possible(jobs: Sequence[Job], limits: Limits) -> bool:
    """Whether all these reviews can begin within their windows and limits."""
    return arrange(jobs, limits) is not None


def fill(
    jobs: Iterable[Job], limits: Limits, guides: Mapping[int | None, Guide] | None = None
) -> tuple[dict[str, Place], list[Job]]:
    """Give places week by week.

    Args:
        guides: Totals to keep to, so that early reviews leave the places that later ones need.

    Returns:
        The places, and the jobs whose last week went by without one.
    """
    guides = guides or {}
    waiting = _Waiting(jobs, guides)
    team = _Book(limits.team, guides.get(None))
    books = [_Book(room) for room in limits.officers]
    places: dict[str, Place] = {}
    for week in range(len(limits.weeks)):
        waiting.turn_to(week)
        for book in (team, *books):
            book.turn_to(week)
        while team.left > 0 and (job := waiting.take(books)):
            officer = _officer_for(job, books)
            for book in (team, *(books[officer : officer + 1] if officer is not None else ())):
                book.enter()
            places[job.reference] = Place(week, officer)
    waiting.turn_to(len(limits.weeks))
    return places, waiting.expired


def _officer_for(job: Job, books: Sequence[_Book]) -> int | None:
    """The case's own officer; else the one with most places left this week, of several the one with fewest cases."""
    if job.officer is not None or not books:
        return job.officer
    return min(range(len(books)), key=lambda n: (-books[n].left, books[n].total, n))


def _guides(jobs: Sequence[Job], limits: Limits) -> dict[int | None, Guide] | None:
    """The earliest and latest totals of the team and of each officer's own cases; None = one of them has none."""
    guides: dict[int | None, Guide] = {}
    for owner, room in [(None, limits.team), *enumerate(limits.officers)]:
        owned = [(job.first, job.last) for job in jobs if owner is None or job.officer == owner]
        wanted = demands(owned)
        most = earliest(room, wanted, len(owned))
        if most is None:
            return None
        guides[owner] = Guide(most, most if owner is None else latest(room, wanted))
    return guides


class _Book:
    """The places of one owner, and how many are taken.

    Attributes:
        total: Reviews entered so far.
        left: Reviews that can still be entered in the present week.
    """

    def __init__(self, room: Room, guide: Guide | None = None) -> None:
        self.room = room
        self.guide = guide
        self.total = 0
        self.left = 0
        self._before: list[int] = []

    def turn_to(self, week: int) -> None:
        """Go to the next week."""
        self._before.append(self.total)
        first_span_full = min(
            self.room.spans[later] - self.total + self._before[max(0, later + 1 - OPEN_WEEKS)]
            for later in range(week, min(week + OPEN_WEEKS, len(self.room.spans)))
        )
        guided = self.guide.most[week + 1] - self.total if self.guide else NO_LIMIT
        self.left = min(self.room.starts[week], first_span_full, guided)

    def enter(self) -> None:
        """A review begins in the present week."""
        self.total += 1
        self.left -= 1


class _Waiting:
    """Reviews that wait for a place, one queue an officer and one for those of anybody.

    Attributes:
        expired: Reviews whose last week went by.
    """

    def __init__(self, jobs: Iterable[Job], guides: Mapping[int | None, Guide]) -> None:
        self.expired: list[Job] = []
        self._guides = guides
        self._to_come = sorted(jobs, key=lambda job: job.first, reverse=True)
        self._queues: dict[int | None, list[tuple[int, Job]]] = {}
        self._begun: Counter[int | None] = Counter()
        self._urgency = _urgency(self._to_come, guides)
        self._week = 0

    def turn_to(self, week: int) -> None:
        """Go to this week: take out those whose last week has gone by, let in those who may begin now."""
        self._week = week
        for queue in self._queues.values():
            gone = [job for _, job in queue if job.last < week]
            if gone:
                self.expired += gone
                queue[:] = [entry for entry in queue if entry[1].last >= week]
                heapify(queue)
        while self._to_come and self._to_come[-1].first <= week:
            job = self._to_come.pop()
            heappush(self._queues.setdefault(job.officer, []), (self._urgency[job.reference], job))

    def take(self, books: Sequence[_Book]) -> Job | None:
        """The most urgent review for which there is a place this week; None = there is none."""
        ready = [owner for owner, queue in self._queues.items() if queue and self._may_begin(owner, books)]
        if not ready:
            return None
        owner = min(ready, key=lambda owner: self._queues[owner][0])
        self._begun[owner] += 1
        return heappop(self._queues[owner])[1]

    def _may_begin(self, owner: int | None, books: Sequence[_Book]) -> bool:
        if owner is None:
            return not books or any(book.left > 0 for book in books)
        guide = self._guides.get(owner)
        return books[owner].left > 0 and (guide is None or self._begun[owner] < guide.most[self._week + 1])


def _urgency(jobs: Sequence[Job], guides: Mapping[int | None, Guide]) -> dict[str, int]:
    """By reference, the week by which a review should begin so that its officer's later ones find their places."""
    urgency: dict[str, int] = {}
    nth: Counter[int | None] = Counter()
    for job in sorted(jobs):
        urgency[job.reference] = job.last
        if job.officer in guides and job.officer is not None:
            nth[job.officer] += 1
            needed = bisect_left(guides[job.officer].least, nth[job.officer]) - 1
            urgency[job.reference] = min(job.last, needed)
    return urgency

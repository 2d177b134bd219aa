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
    guides = guides_for(jobs, limits)
    if guides is None:
        return None
    places, left = fill(jobs, limits, guides)
    return None if left else places


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
    team = _Book(limits.team, whole=guides.get(None))
    books = [_Book(room, own=guides.get(number)) for number, room in enumerate(limits.officers)]
    waiting = _Waiting(jobs, {number: guide for number, guide in guides.items() if number is not None})
    places: dict[str, Place] = {}
    for week in range(len(limits.weeks)):
        waiting.turn_to(week)
        for book in (team, *books):
            book.turn_to(week)
        while team.left > 0 and (job := waiting.take(books)):
            team.enter()
            officer = _officer_for(job, books)
            if officer is not None:
                books[officer].enter(own=job.officer is not None)
            places[job.reference] = Place(week, officer)
    waiting.turn_to(len(limits.weeks))
    return places, waiting.expired


def guides_for(jobs: Sequence[Job], limits: Limits) -> dict[int | None, Guide] | None:
    """The earliest and latest totals of the team and of each officer's own cases.

    Returns:
        By officer, None being the team; None = the team or an officer cannot begin all of them, which is a proof.
    """
    guides: dict[int | None, Guide] = {}
    for owner, room in [(None, limits.team), *enumerate(limits.officers)]:
        owned = [(job.first, job.last) for job in jobs if owner is None or job.officer == owner]
        wanted = demands(owned)
        most = earliest(room, wanted, len(owned))
        if most is None:
            return None
        guides[owner] = Guide(most, most if owner is None else latest(room, wanted))
    return guides


def _officer_for(job: Job, books: Sequence[_Book]) -> int | None:
    """The case's own officer; else the one who has most room to spare, of several the one with fewest cases."""
    if job.officer is not None or not books:
        return job.officer
    able = [number for number, book in enumerate(books) if book.can_lend]
    return min(able, key=lambda number: (-books[number].spare, books[number].total, number))


class _Book:
    """The places of one owner, and how many are taken.

    Args:
        whole: Totals to keep to.
        own: Totals of the officer's own cases to keep to.

    Attributes:
        total: Reviews entered so far.
        left: Reviews that can still be entered in the present week.
        spare: Reviews of others that can be entered from now on without taking places that own cases need.
    """

    def __init__(self, room: Room, whole: Guide | None = None, own: Guide | None = None) -> None:
        self.total = 0
        self.left = 0
        self.spare = NO_LIMIT
        self._room = room
        self._whole = whole
        self._own = own
        self._own_total = 0
        self._week = -1
        self._before: list[int] = []

    @property
    def can_lend(self) -> bool:
        """Whether somebody else's case can be entered now."""
        return self.left > 0 and self.spare > 0

    @property
    def can_begin_own(self) -> bool:
        """Whether a case of the officer's own can be entered now and leave room for later ones."""
        return self.left > 0 and (self._own is None or self._own_total < self._own.most[self._week + 1])

    def turn_to(self, week: int) -> None:
        """Go to the next week."""
        self._week = week
        self._before.append(self.total)
        room = self._room_from(week, OPEN_WEEKS if self._own is None else len(self._room.starts))
        guided = self._whole.most[week + 1] - self.total if self._whole else NO_LIMIT
        self.left = min(guided, *room)
        if self._own:
            needed = (least - self._own_total for least in self._own.least[week + 1 :])
            self.spare = min(most - need for most, need in zip(room, needed, strict=True))

    def _room_from(self, week: int, count: int) -> list[int]:
        """By week, for up to so many weeks from this one, the most that can begin from now until it is over."""
        starts, spans, begun = self._room.starts, self._room.spans, self._before
        most: list[int] = []
        for later in range(week, min(week + count, len(starts))):
            before = later - OPEN_WEEKS
            until_then = most[before - week] if before >= week else begun[max(0, before + 1)] - self.total
            most.append(min((most[-1] if most else 0) + starts[later], until_then + spans[later]))
        return most

    def enter(self, *, own: bool = False) -> None:
        """A review begins in the present week."""
        self.total += 1
        self.left -= 1
        self._own_total += own
        self.spare -= not own


class _Waiting:
    """Reviews that wait for a place, one queue an officer and one for those of anybody.

    Args:
        guides: By officer.

    Attributes:
        expired: Reviews whose last week went by.
    """

    def __init__(self, jobs: Iterable[Job], guides: Mapping[int, Guide]) -> None:
        self.expired: list[Job] = []
        self._to_come = sorted(jobs, key=lambda job: job.first, reverse=True)
        self._queues: dict[int | None, list[tuple[int, bool, Job]]] = {}
        self._urgency = _urgency(self._to_come, guides)

    def turn_to(self, week: int) -> None:
        """Go to this week: take out those whose last week has gone by, let in those who may begin now."""
        for queue in self._queues.values():
            gone = [job for _, _, job in queue if job.last < week]
            if gone:
                self.expired += gone
                queue[:] = [entry for entry in queue if entry[-1].last >= week]
                heapify(queue)
        while self._to_come and self._to_come[-1].first <= week:
            job = self._to_come.pop()
            entry = (self._urgency[job.reference], job.officer is None, job)
            heappush(self._queues.setdefault(job.officer, []), entry)

    def take(self, books: Sequence[_Book]) -> Job | None:
        """The most urgent review for which there is a place this week; None = there is none.

        Of those alike, an officer's own goes before those that anybody may take.
        """
        ready = [queue for owner, queue in self._queues.items() if queue and _has_place(owner, books)]
        return heappop(min(ready, key=lambda queue: queue[0]))[-1] if ready else None


def _has_place(owner: int | None, books: Sequence[_Book]) -> bool:
    if owner is not None:
        return books[owner].can_begin_own
    return not books or any(book.can_lend for book in books)


def _urgency(jobs: Iterable[Job], guides: Mapping[int, Guide]) -> dict[str, int]:
    """By reference, the week by which a review should begin so that its officer's later ones find their places."""
    urgency: dict[str, int] = {}
    nth: Counter[int] = Counter()
    for job in sorted(jobs):
        urgency[job.reference] = job.last
        if job.officer in guides and job.officer is not None:
            nth[job.officer] += 1
            needed = bisect_left(guides[job.officer].least, nth[job.officer]) - 1
            urgency[job.reference] = min(job.last, needed)
    return urgency

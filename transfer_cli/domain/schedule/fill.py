"""Giving places to children: of those who may begin in a week, the one with the earliest last week begins first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from transfer_cli.domain.schedule.book import Book, Guide
from transfer_cli.domain.schedule.job import Job, Kind, Places, is_of, kinds_of
from transfer_cli.domain.schedule.room import NO_LIMIT, PSYCHOLOGIST, Limits, Owner, Place, Room
from transfer_cli.domain.schedule.sums import demands, earliest, latest

Guides = Mapping[Owner, Guide]
Counts = Mapping[Kind, int]


def arrange(jobs: Sequence[Job], limits: Limits) -> Places | None:
    """Places within every window and limit, as early as can be; None = none were found.

    For an undivided team None is the proof that there are none. With officers, or with reviews of which only some
    need an educational psychologist, it may only mean that this method did not see them.
    """
    guides = guides_for(counts_of(jobs), limits)
    if guides is None:
        return None
    places, left = fill(jobs, limits, guides)
    return None if left else places


def fill(jobs: Iterable[Job], limits: Limits, guides: Guides | None = None) -> tuple[dict[str, Place], list[Job]]:
    """Give places week by week.

    Args:
        guides: Totals to keep to, so that early reviews leave the places that later ones need.

    Returns:
        The places, and the jobs whose last week went by without one.
    """
    jobs = list(jobs)
    kinds = kinds_of(jobs)
    handed: Counter[Kind] = Counter()
    places: dict[str, Place] = {}
    for part, found in begun_by_kind({kind: len(of) for kind, of in kinds.items()}, limits, guides or {}):
        since = handed[part.kind]
        handed[part.kind] += part.reviews
        places |= dict.fromkeys(kinds[part.kind][since : since + part.reviews], found)
    if len(places) == len(jobs):
        return places, []
    return places, sorted(job for job in jobs if job.reference not in places)


def counts_of(jobs: Iterable[Job]) -> Counts:
    """How many there are of each kind."""
    return {
        Kind(*kind): count
        for kind, count in Counter((job.last, job.rank, job.first, job.officer, job.assessed) for job in jobs).items()
    }


def guides_for(counts: Counts, limits: Limits) -> dict[Owner, Guide] | None:
    """The earliest and latest totals of the team and of each owner's own cases.

    Returns:
        By owner, None being the team; None = somebody cannot begin all of them, which is a proof.
    """
    guides: dict[Owner, Guide] = {}
    rooms: list[tuple[Owner, Room]] = [(None, limits.team), *enumerate(limits.officers)]
    if limits.psychologist and any(kind.assessed for kind in counts):
        rooms.append((PSYCHOLOGIST, limits.psychologist))
    for owner, room in rooms:
        owned: Counter[tuple[int, int]] = Counter()
        for kind, count in counts.items():
            if is_of(kind, owner):
                owned[kind.first, kind.last] += count
        wanted = demands(owned)
        most = earliest(room, wanted, owned.total())
        if most is None:
            return None
        guides[owner] = Guide(most, most if owner is None else latest(room, wanted))
    return guides


class Part(NamedTuple):
    """So many reviews of one kind."""

    kind: Kind
    reviews: int


def begun_by_kind(kinds: Counts, limits: Limits, guides: Guides) -> list[tuple[Part, Place]]:
    """How many reviews of each kind begin in which week with whom, in order of weeks."""
    team = Book(limits.team, whole=guides.get(None))
    books = [Book(room, own=guides.get(number)) for number, room in enumerate(limits.officers)]
    psychologist = Book(limits.psychologist, own=guides.get(PSYCHOLOGIST)) if limits.psychologist else None
    everybody = [team, *books, *([psychologist] if psychologist else [])]
    waiting = _Waiting(kinds, guides)
    begun: list[tuple[Part, Place]] = []
    for week in range(len(limits.weeks)):
        waiting.turn_to(week)
        for book in everybody:
            book.turn_to(week)
        while team.left > 0 and (part := waiting.take(team.left, books, psychologist)):
            kind = part.kind
            officer = _officer_for(kind, books)
            if kind.officer is None and officer is not None:
                part = part._replace(reviews=min(part.reviews, _share(part.reviews, officer, books)))
            waiting.taken(part)
            team.enter(part.reviews)
            if officer is not None:
                books[officer].enter(part.reviews, own=kind.officer is not None)
            if psychologist and kind.assessed:
                psychologist.enter(part.reviews, own=True)
            begun.append((part, Place(week, officer, kind.assessed)))
    return begun


def _officer_for(kind: Kind, books: Sequence[Book]) -> int | None:
    """The case's own officer; else the one who has most room to spare, of several the one with fewest cases."""
    if kind.officer is not None or not books:
        return kind.officer
    able = [number for number, book in enumerate(books) if book.to_lend]
    return min(able, key=lambda number: (-books[number].spare, books[number].total, number))


def _share(count: int, officer: int, books: Sequence[Book]) -> int:
    """How many of these one officer takes before somebody else has more room to spare."""
    others = [book.spare for number, book in enumerate(books) if number != officer and book.to_lend]
    ahead = books[officer].spare - max(others, default=0)
    return min(books[officer].to_lend, max(1, ahead, count // (len(others) + 1)))


class _Waiting:
    """Reviews that wait for a place, one queue for those who use the same rooms.

    Args:
        kinds: How many there are of each.
    """

    def __init__(self, kinds: Counts, guides: Guides) -> None:
        parts = _urgent(kinds, guides)
        self._to_come = sorted(parts, key=lambda entry: entry[1].kind.first, reverse=True)
        self._queues: dict[tuple[int | None, bool], list[_Entry]] = {}
        self._next: list[_Entry] = []

    def turn_to(self, week: int) -> None:
        """Go to this week: take out those whose last week has gone by, let in those who may begin now."""
        for queue in self._queues.values():
            if any(entry.part.kind.last < week for entry in queue):
                queue[:] = [entry for entry in queue if entry.part.kind.last >= week]
                heapify(queue)
        while self._to_come and self._to_come[-1][1].kind.first <= week:
            urgency, part = self._to_come.pop()
            kind = part.kind
            entry = _Entry(urgency, kind.officer is None, kind.last, kind.rank, kind.first, part)
            heappush(self._queues.setdefault((kind.officer, kind.assessed), []), entry)

    def take(self, most: int, books: Sequence[Book], psychologist: Book | None) -> Part | None:
        """The most urgent reviews for which there are places this week; None = there are none.

        Of those alike, an officer's own go before those that anybody may take.
        """
        ready = [
            (queue[0], queue, room)
            for (officer, assessed), queue in self._queues.items()
            if queue and (room := _places(officer, books, psychologist if assessed else None))
        ]
        if not ready:
            return None
        entry, self._next, room = min(ready, key=lambda found: found[0][:-1])
        return entry.part._replace(reviews=min(entry.part.reviews, most, room))

    def taken(self, part: Part) -> None:
        """So many of those last looked at have their places."""
        entry = heappop(self._next)
        if entry.part.reviews > part.reviews:
            heappush(self._next, entry._replace(part=entry.part._replace(reviews=entry.part.reviews - part.reviews)))


class _Entry(NamedTuple):
    """Reviews in a queue; the fields before the last one are their order."""

    urgency: int
    anybodys: bool
    last: int
    rank: tuple[int | str, ...]
    first: int
    part: Part


def _places(officer: int | None, books: Sequence[Book], psychologist: Book | None) -> int:
    room = psychologist.to_own if psychologist else NO_LIMIT
    if officer is not None:
        return min(room, books[officer].to_own)
    return min(room, max(book.to_lend for book in books)) if books else room


def _urgent(kinds: Counts, guides: Guides) -> list[tuple[int, Part]]:
    """The reviews with the week by which they should begin so that later ones of the same owner find their places."""
    parts: list[tuple[int, Part]] = []
    begun: Counter[Owner] = Counter()
    for kind in sorted(kinds, key=lambda kind: kind[:3]):
        owners = [owner for owner in (kind.officer, PSYCHOLOGIST if kind.assessed else None) if owner is not None]
        guided = [(owner, guides[owner].least) for owner in owners if owner in guides]
        left = kinds[kind]
        while left:
            week, alike = kind.last, left
            for owner, least in guided:
                number = bisect_left(least, begun[owner] + 1)
                week, alike = min(week, number - 1), min(alike, least[number] - begun[owner])
            parts.append((week, Part(kind, alike)))
            left -= alike
            for owner in owners:
                begun[owner] += alike
    return parts

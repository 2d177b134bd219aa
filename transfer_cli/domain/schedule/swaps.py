"""Preferences met by swaps: reviews change places, or take a free one, where that is worth more and breaks nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.room import Limits, Owner, Place
from transfer_cli.domain.schedule.wishes import Group, Wishes

MOST_LOOKS = 400_000
"""Exchanges looked at in one schedule, so that a very large caseload still gets its schedule in time."""


@dataclass(frozen=True, slots=True)
class Keep:
    """What swaps leave as it is.

    Attributes:
        fixed: Reviews that stay where they are.
        promised: Week by reference; those of them that leave it count against the budget.
        budget: How many may.
    """

    fixed: Collection[str] = ()
    promised: Mapping[str, int] | None = None
    budget: int = 0


def swapped(jobs: Sequence[Job], places: Places, limits: Limits, wanted: Wishes, keep: Keep) -> dict[str, Place]:
    """The places after every exchange that meets more, one at a time, until there is none left.

    No week gets fuller than `fullest_week`; every window and limit is kept.

    Args:
        jobs: Reviews with the weeks in which they may begin; places of others are taken and stay.
    """
    board = _Board(jobs, places, limits, wanted, keep)
    movable = sorted(reference for reference in board.jobs if reference not in keep.fixed)
    improved = True
    while improved and board.looks < MOST_LOOKS:
        improved = False
        for reference in movable:
            improved |= board.improve(reference)
    return board.places


def fullest_week(places: Places) -> int:
    """The most reviews that swaps let begin in any week: as many as in the fullest, and two in any case.

    Without the two, brothers and sisters could never begin together where one review a week is enough.
    """
    return max([2, *Counter(place.week for place in places.values()).values()])


class _Board:
    """All places, and what is met by them.

    Attributes:
        looks: Exchanges looked at so far.
    """

    def __init__(self, jobs: Sequence[Job], places: Places, limits: Limits, wanted: Wishes, keep: Keep) -> None:
        self.places = dict(places)
        self.jobs = {job.reference: job for job in jobs if job.reference in places}
        self.looks = 0
        self._limits = limits
        self._wanted = wanted
        self._keep = keep
        self._promised = keep.promised or {}
        self._in_week: defaultdict[int, set[str]] = defaultdict(set)
        self._begun: defaultdict[Owner, Counter[int]] = defaultdict(Counter)
        self._together: Counter[tuple[Group, int]] = Counter()
        self._members: defaultdict[Group, list[str]] = defaultdict(list)
        for reference, place in places.items():
            self._in_week[place.week].add(reference)
            self._count(place, 1)
            for group in wanted.groups.get(reference, ()):
                self._together[group, place.week] += 1
                self._members[group].append(reference)
        self._fullest = fullest_week(places)
        self._away = sum(self.places[r].week != week for r, week in self._promised.items() if r in self.places)

    def improve(self, reference: str) -> bool:
        """Make the best exchange for this review, if any is worth making."""
        job = self.jobs[reference]
        best: tuple[int, Place, str | None] | None = None
        for place, other in self._choices(job):
            self.looks += 1
            gain = self._gain(reference, place, other)
            if gain > (best[0] if best else 0) and self._is_within_budget(reference, place, other):
                best = gain, place, other
        if best is None:
            return False
        _, place, other = best
        if other:
            self._move(other, self.places[reference])
        self._move(reference, place)
        return True

    def _choices(self, job: Job) -> Iterator[tuple[Place, str | None]]:
        """Places that meet something which is not met yet, with who has it; None = it is free."""
        here = self.places[job.reference]
        for week in self._weeks_worth(job, here):
            for other in sorted(self._in_week[week]):
                if other != job.reference and self._can_exchange(job, other):
                    yield self.places[other], other
            for officer in self._officers_for(job) if week != here.week else ():
                place = Place(week, officer, job.assessed)
                if self._is_free(here, place):
                    yield place, None

    def _weeks_worth(self, job: Job, here: Place) -> Iterable[int]:
        worth: set[int] = set()
        for weeks in self._wanted.weeks.get(job.reference, {}).values():
            if here.week not in weeks:
                worth |= weeks
        for group in self._wanted.groups.get(job.reference, ()):
            if self._together[group, here.week] < 2:
                worth |= {self.places[member].week for member in self._members[group]}
        officer = self._wanted.officers.get(job.reference)
        if officer is not None and here.officer != officer:
            worth.add(here.week)
        return sorted(week for week in worth if job.first <= week <= job.last)

    def _officers_for(self, job: Job) -> Iterable[int | None]:
        if not self._limits.officers:
            return (None,)
        return range(len(self._limits.officers)) if job.officer is None else (job.officer,)

    def _can_exchange(self, job: Job, other: str) -> bool:
        theirs = self.jobs.get(other)
        if theirs is None or other in self._keep.fixed or theirs.assessed != job.assessed:
            return False
        here, there = self.places[job.reference], self.places[other]
        return (
            theirs.first <= here.week <= theirs.last
            and job.officer in {None, there.officer}
            and theirs.officer in {None, here.officer}
        )

    def _is_free(self, here: Place, place: Place) -> bool:
        """Whether one review more can begin there, if it leaves its present place."""
        if self._begun[None][place.week] >= self._fullest:
            return False
        self._count(here, -1)
        self._count(place, 1)
        free = all(
            self._keeps(owner, place.week)
            for owner, _ in self._limits.rooms()
            if owner in {None, place.officer} or (owner == -1 and place.assessed)
        )
        self._count(place, -1)
        self._count(here, 1)
        return free

    def _keeps(self, owner: Owner, week: int) -> bool:
        room = next(room for each, room in self._limits.rooms() if each == owner)
        begun = self._begun[owner]
        if begun[week] > room.starts[week]:
            return False
        for end in range(week, min(week + room.open_weeks, len(room.spans))):
            if sum(begun[n] for n in range(end + 1 - room.open_weeks, end + 1)) > room.spans[end]:
                return False
        return all(
            sum(begun[n] for n in range(block.first, block.last + 1)) <= block.most
            for block in room.blocks
            if block.first <= week <= block.last
        )

    def _gain(self, reference: str, place: Place, other: str | None) -> int:
        """What the exchange is worth beyond what there is now."""
        here = self.places[reference]
        gain = self._own(reference, place) - self._own(reference, here)
        mine = set(self._wanted.groups.get(reference, ()))
        if other:
            gain += self._own(other, here) - self._own(other, place)
            theirs = set(self._wanted.groups.get(other, ()))
            mine, theirs = mine - theirs, theirs - mine
            gain += sum(self._of_group(group, place.week, here.week) for group in theirs)
        return gain + sum(self._of_group(group, here.week, place.week) for group in mine)

    def _own(self, reference: str, place: Place) -> int:
        weights = self._wanted.weights
        worth = sum(
            weights[name] for name, weeks in self._wanted.weeks.get(reference, {}).items() if place.week in weeks
        )
        officer = self._wanted.officers.get(reference)
        return worth + (weights["same_officer"] if officer is not None and officer == place.officer else 0)

    def _of_group(self, group: Group, left: int, joined: int) -> int:
        """What changes for a group when one member leaves a week for another."""
        if left == joined:
            return 0
        before, after = self._together[group, left], self._together[group, joined]
        return self._wanted.weights[group[0]] * (
            _together(before - 1) - _together(before) + _together(after + 1) - _together(after)
        )

    def _is_within_budget(self, reference: str, place: Place, other: str | None) -> bool:
        away = self._away + self._leaves(reference, place)
        if other:
            away += self._leaves(other, self.places[reference])
        return away <= max(self._keep.budget, self._away)

    def _leaves(self, reference: str, place: Place) -> int:
        """1 if the review leaves its promised week, -1 if it comes back to it."""
        week = self._promised.get(reference)
        if week is None:
            return 0
        return (place.week != week) - (self.places[reference].week != week)

    def _move(self, reference: str, place: Place) -> None:
        here = self.places[reference]
        self._away += self._leaves(reference, place)
        self._in_week[here.week].remove(reference)
        self._in_week[place.week].add(reference)
        self._count(here, -1)
        self._count(place, 1)
        for group in self._wanted.groups.get(reference, ()):
            self._together[group, here.week] -= 1
            self._together[group, place.week] += 1
        self.places[reference] = place

    def _count(self, place: Place, by: int) -> None:
        self._begun[None][place.week] += by
        if place.officer is not None:
            self._begun[place.officer][place.week] += by
        if place.assessed:
            self._begun[-1][place.week] += by


def _together(count: int) -> int:
    """Members of a group that begin in the same week as another."""
    return count if count > 1 else 0

"""Preferences met by swaps: reviews change places, or take a free one, where that is worth more and breaks nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.load import Load
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.wishes import Group, Wishes

MOST_LOOKS = 2_000_000
"""Reviews looked at for exchanges in one schedule, so that a very large caseload still gets its schedule in time."""


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
            improved |= board.looks < MOST_LOOKS and board.improve(reference)
    return board.places


def fullest_week(places: Places) -> int:
    """The most reviews that swaps let begin in any week: as many as in the fullest, and two in any case.

    Without the two, brothers and sisters could never begin together where one review a week is enough.
    """
    return max([2, *Counter(place.week for place in places.values()).values()])


class _Board:
    """All places, and what is met by them.

    Attributes:
        looks: Reviews looked at so far.
    """

    def __init__(self, jobs: Sequence[Job], places: Places, limits: Limits, wanted: Wishes, keep: Keep) -> None:
        self.places = dict(places)
        self.jobs = {job.reference: job for job in jobs if job.reference in places}
        self.looks = 0
        self._limits = limits
        self._wanted = wanted
        self._keep = keep
        self._promised = keep.promised or {}
        self._load = Load(places.values(), limits)
        self._fullest = fullest_week(places)
        self._in_week: defaultdict[int, set[str]] = defaultdict(set)
        self._together: Counter[tuple[Group, int]] = Counter()
        self._members: defaultdict[Group, list[str]] = defaultdict(list)
        self._worth = {reference: _worth_by_week(of, wanted) for reference, of in wanted.weeks.items()}
        for reference, place in places.items():
            self._in_week[place.week].add(reference)
            for group in wanted.groups.get(reference, ()):
                self._together[group, place.week] += 1
                self._members[group].append(reference)
        self._away = sum(self.places[r].week != week for r, week in self._promised.items() if r in self.places)

    def improve(self, reference: str) -> bool:
        """Make the best exchange for this review, if any is worth making."""
        job = self.jobs[reference]
        best: tuple[int, Place, str | None] | None = None
        for place, other in self._choices(job):
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
            self.looks += len(self._in_week[week])
            for other in sorted(self._in_week[week]):
                if other != job.reference and self._can_exchange(job, here, other):
                    yield self.places[other], other
            if week != here.week and self._load.begun[None][week] < self._fullest:
                for officer in self._officers_for(job):
                    place = Place(week, officer, job.assessed)
                    if self._load.has_room(place, instead_of=here):
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

    def _can_exchange(self, job: Job, here: Place, other: str) -> bool:
        theirs = self.jobs.get(other)
        if theirs is None or not theirs.first <= here.week <= theirs.last or theirs.assessed != job.assessed:
            return False
        there = self.places[other]
        return (
            job.officer in {None, there.officer}
            and theirs.officer in {None, here.officer}
            and other not in self._keep.fixed
        )

    def _gain(self, reference: str, place: Place, other: str | None) -> int:
        """What the exchange is worth beyond what there is now."""
        here = self.places[reference]
        gain = self._own(reference, place) - self._own(reference, here)
        mine = self._wanted.groups.get(reference, ())
        theirs = self._wanted.groups.get(other, ()) if other else ()
        if other:
            gain += self._own(other, here) - self._own(other, place)
        if here.week != place.week:
            gain += sum(self._of_group(group, here.week, place.week) for group in mine if group not in theirs)
            gain += sum(self._of_group(group, place.week, here.week) for group in theirs if group not in mine)
        return gain

    def _own(self, reference: str, place: Place) -> int:
        worth = self._worth[reference].get(place.week, 0) if reference in self._worth else 0
        officer = self._wanted.officers.get(reference)
        if officer is not None and officer == place.officer:
            worth += self._wanted.weights["same_officer"]
        return worth

    def _of_group(self, group: Group, left: int, joined: int) -> int:
        """What changes for a group when one member leaves a week for another."""
        before, after = self._together[group, left], self._together[group, joined]
        return self._wanted.weights[group[0]] * (_leaving(before) + _joining(after))

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
        self._load.add(here, -1)
        self._load.add(place, 1)
        for group in self._wanted.groups.get(reference, ()):
            self._together[group, here.week] -= 1
            self._together[group, place.week] += 1
        self.places[reference] = place


def _worth_by_week(weeks: Mapping[str, Iterable[int]], wanted: Wishes) -> Counter[int]:
    worth: Counter[int] = Counter()
    for name, of in weeks.items():
        worth.update(dict.fromkeys(of, wanted.weights[name]))
    return worth


def _leaving(count: int) -> int:
    """What one leaving takes from the members that begin in the same week as another, of so many there."""
    return 0 if count < 2 else -2 if count == 2 else -1


def _joining(count: int) -> int:
    """What one joining so many adds to them."""
    return 0 if not count else 2 if count == 1 else 1

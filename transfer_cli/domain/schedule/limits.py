"""What the team can do in each week: reviews to begin, and reviews open at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from transfer_cli.domain.calendar import WEEK, monday_of
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.schedule.weeks import NOTICE, Weeks
from transfer_cli.domain.settings import Officer, Settings

NO_LIMIT = 10**9
OPEN_WEEKS = 20
"""A review is planned to be open so many weeks, from its notice to its conclusion."""
LATE_REVIEW_STAYS = timedelta(weeks=4)
"""A review already past its planned conclusion is taken to stay open for so long from the day asked about."""


class Place(NamedTuple):
    """Where a review begins.

    Attributes:
        week: Its number.
        officer: Number of the officer; None = the team is not divided.
    """

    week: int
    officer: int | None


class Extra(NamedTuple):
    """More room.

    Attributes:
        weeks: Numbers of the weeks in which `starts` more reviews can begin.
        opened: More reviews open at once, throughout.
    """

    weeks: frozenset[int]
    starts: int
    opened: int


@dataclass(frozen=True, slots=True)
class Room:
    """What one officer, or the whole team, can take on.

    Attributes:
        name: The officer; None for the team.
        starts: By week, reviews that can begin; 0 without school or officer.
        spans: By week, reviews that can begin in the 20 weeks which end with it. They are all open together two
            weeks earlier, when the last of them has its notice; those already open then are taken off.
    """

    name: str | None
    starts: tuple[int, ...]
    spans: tuple[int, ...]

    def less(self, begun: Counter[int]) -> Room:
        """What is left when so many reviews begin in these weeks; below zero where they are too many."""
        in_span, spans = 0, []
        for week, room in enumerate(self.spans):
            in_span += begun[week] - begun[week - OPEN_WEEKS]
            spans.append(room - in_span)
        starts = tuple(room - begun[week] for week, room in enumerate(self.starts))
        return replace(self, starts=starts, spans=tuple(spans))

    def more(self, extra: Extra) -> Room:
        """With that much more room."""
        starts = tuple(room + extra.starts * (week in extra.weeks) for week, room in enumerate(self.starts))
        return replace(self, starts=starts, spans=tuple(room + extra.opened for room in self.spans))

    def at_most(self, starts: int, after: int) -> Room:
        """With no more than so many starts in any week after week `after`."""
        return replace(
            self, starts=tuple(min(room, starts) if week > after else room for week, room in enumerate(self.starts))
        )


@dataclass(frozen=True)
class Limits:
    """The room of everybody.

    Attributes:
        ceiling: The team's own limits.
        officers: Empty = the team is not divided, and any case uses the one room.
        under_way: By week, reviews that are open already and planned to be open still.
        overrun: Reviews open past their planned conclusion.
    """

    weeks: Weeks
    ceiling: Room
    officers: tuple[Room, ...] = ()
    under_way: tuple[int, ...] = ()
    overrun: int = 0

    @cached_property
    def team(self) -> Room:
        """Everybody together: the sum of the officers' room under the team's ceiling."""
        if not self.officers:
            return self.ceiling
        starts = zip(self.ceiling.starts, *(room.starts for room in self.officers), strict=True)
        spans = zip(self.ceiling.spans, *(room.spans for room in self.officers), strict=True)
        return Room(
            None,
            tuple(min(top, sum(parts)) for top, *parts in starts),
            tuple(min(top, sum(parts)) for top, *parts in spans),
        )

    def school(self, first: int, last: int) -> frozenset[int]:
        """Numbers of the weeks with school from `first` to `last`."""
        return frozenset(week for week in range(first, last + 1) if self.weeks.all[week].starts_on)

    def less(self, places: Iterable[Place]) -> Limits:
        """What is left beside the reviews at these places; below zero where they are too many."""
        begun: defaultdict[int | None, Counter[int]] = defaultdict(Counter)
        for place in places:
            begun[None][place.week] += 1
            if place.officer is not None:
                begun[place.officer][place.week] += 1
        officers = tuple(room.less(begun[number]) for number, room in enumerate(self.officers))
        return replace(self, ceiling=self.ceiling.less(begun[None]), officers=officers)

    def at_most(self, starts: int, after: int) -> Limits:
        """With no more than so many starts in any week after week `after`."""
        return replace(self, ceiling=self.ceiling.at_most(starts, after))

    def more_of(self, number: int, extra: Extra) -> Limits:
        """With more room of one officer."""
        officers = tuple(room.more(extra) if n == number else room for n, room in enumerate(self.officers))
        return replace(self, officers=officers)

    def more(self, extra: Extra) -> Limits:
        """With more room of the team: of anybody new, if it is divided among officers."""
        if not self.officers:
            return replace(self, ceiling=self.ceiling.more(extra))
        ceiling = replace(self.ceiling, spans=self.team.spans).more(extra)
        starts = tuple(0 if room < NO_LIMIT else NO_LIMIT for room in self.team.starts)
        nobody = Room("", starts, (NO_LIMIT,) * len(self.weeks))
        return replace(self, ceiling=ceiling, officers=(*self.officers, nobody.more(extra)))

    def officer_of(self, name: str | None) -> int | None:
        """Number of the officer of that name, in capitals or not; None = anybody's room is used."""
        if name is None:
            return None
        named = (n for n, room in enumerate(self.officers) if room.name and room.name.casefold() == name.casefold())
        return next(named, None)


def limits(settings: Settings, weeks: Weeks, timelines: Iterable[Timeline], as_of: date) -> Limits:
    """What the settings allow, less the reviews already under way.

    A review under way belongs to the officer of its case, or else to the one whom the last schedule gave it.
    """
    ends = _ends_of_open_reviews(timelines)
    overrun = sum(end <= as_of for owned in ends.values() for end in owned)
    stays = monday_of(as_of) + LATE_REVIEW_STAYS
    ends = {owner: sorted(end if end > as_of else stays for end in owned) for owner, owned in ends.items()}
    everybody = sorted(end for owned in ends.values() for end in owned)
    ceiling = Room(
        None,
        tuple(_no_limit(settings.capacity.starts_per_week) if week.starts_on else 0 for week in weeks.all),
        _spans(settings.capacity.open_reviews, weeks, everybody),
    )
    officers = tuple(_room_of(officer, weeks, ends.get(officer.name.casefold(), [])) for officer in settings.officers)
    under_way = tuple(_open_on(week.monday, everybody) for week in weeks.all)
    return Limits(weeks, ceiling, officers, under_way, overrun)


def _room_of(officer: Officer, weeks: Weeks, ends: list[date]) -> Room:
    def is_there(day: date | None) -> bool:
        return day is not None and not any(first <= day <= last for first, last in officer.absent)

    starts = (_no_limit(officer.starts_per_week) if is_there(week.starts_on) else 0 for week in weeks.all)
    return Room(officer.name, tuple(starts), _spans(officer.open_reviews, weeks, ends))


def _ends_of_open_reviews(timelines: Iterable[Timeline]) -> dict[str | None, list[date]]:
    """By officer (in small letters), Mondays from which the reviews under way are planned to be open no more."""
    ends: dict[str | None, list[date]] = {}
    for timeline in timelines:
        opened = timeline.notice_on or (timeline.begins_on - NOTICE if timeline.begins_on else None)
        if timeline.is_open and opened:
            case = timeline.case
            owner = case.officer or (case.promise.officer if case.promise else None)
            ends.setdefault(owner.casefold() if owner else None, []).append(monday_of(opened) + OPEN_WEEKS * WEEK)
    return ends


def _spans(most: int | None, weeks: Weeks, ends: list[date]) -> tuple[int, ...]:
    if most is None:
        return (NO_LIMIT,) * len(weeks)
    return tuple(max(0, most - _open_on(week.monday - NOTICE, ends)) for week in weeks.all)


def _open_on(day: date, ends: list[date]) -> int:
    return len(ends) - bisect_right(ends, day)


def _no_limit(limit: int | None) -> int:
    return NO_LIMIT if limit is None else limit

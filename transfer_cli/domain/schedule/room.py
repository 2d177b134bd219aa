"""What the team can do, as values: reviews to begin in a week, reviews open at once, assessments and panels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from transfer_cli.domain.schedule.weeks import Weeks

NO_LIMIT = 10**9
PSYCHOLOGIST = -1
"""Stands where an officer's number does, for the educational psychologists."""
OPEN_WEEKS = 20
"""A review is planned to be open so many weeks, from its notice to its conclusion."""


class Place(NamedTuple):
    """Where a review begins.

    Attributes:
        week: Its number.
        officer: Number of the officer; None = the team is not divided.
        assessed: It uses an educational psychologist's room, which is limited.
    """

    week: int
    officer: int | None
    assessed: bool = False


class Block(NamedTuple):
    """In weeks `first` to `last` together so many reviews can begin: those whose panel sits in one month."""

    first: int
    last: int
    most: int


class Extra(NamedTuple):
    """More room.

    Attributes:
        weeks: Numbers of the weeks in which `starts` more reviews can begin, and `assessed` more that need an
            educational psychologist.
        opened: More reviews open at once, throughout.
        decided: More reviews that the panel can decide in a month, throughout.
    """

    weeks: frozenset[int]
    starts: int = 0
    opened: int = 0
    assessed: int = 0
    decided: int = 0


Owner = int | None
"""Whose room it is: number of an officer, PSYCHOLOGIST, or None for the whole team."""


@dataclass(frozen=True, slots=True)
class Room:
    """What one officer, or the whole team, can take on.

    Attributes:
        name: The officer; None for the team.
        starts: By week, reviews that can begin; 0 without school or officer.
        spans: By week, reviews that can begin in the 20 weeks which end with it. They are all open together two
            weeks earlier, when the last of them has its notice; those already open then are taken off.
        blocks: What the panel of each month can decide.
        open_weeks: Weeks for which a review is open; those 20 of `spans`, unless reviews are made shorter.
    """

    name: str | None
    starts: tuple[int, ...]
    spans: tuple[int, ...]
    blocks: tuple[Block, ...] = ()
    open_weeks: int = OPEN_WEEKS

    def less(self, begun: Counter[int]) -> Room:
        """What is left when so many reviews begin in these weeks; below zero where they are too many."""
        in_span, spans = 0, []
        for week, room in enumerate(self.spans):
            in_span += begun[week] - begun[week - self.open_weeks]
            spans.append(room - in_span)
        starts = tuple(room - begun[week] for week, room in enumerate(self.starts))
        blocks = tuple(
            block._replace(most=block.most - sum(begun[week] for week in range(block.first, block.last + 1)))
            for block in self.blocks
        )
        return replace(self, starts=starts, spans=tuple(spans), blocks=blocks)

    def more(self, extra: Extra) -> Room:
        """With that much more room."""
        starts = tuple(room + extra.starts * (week in extra.weeks) for week, room in enumerate(self.starts))
        blocks = tuple(block._replace(most=block.most + extra.decided) for block in self.blocks)
        return replace(self, starts=starts, spans=tuple(room + extra.opened for room in self.spans), blocks=blocks)

    def at_least(self, begun: Counter[int]) -> Room:
        """With room for so many reviews in these weeks, whatever else there is."""
        left = self.less(begun)
        return replace(
            left,
            starts=tuple(max(0, room) + begun[week] for week, room in enumerate(left.starts)),
            spans=tuple(max(0, room) + self.spans[week] - room for week, room in enumerate(left.spans)),
            blocks=tuple(
                now._replace(most=max(0, now.most) + then.most - now.most)
                for now, then in zip(left.blocks, self.blocks, strict=True)
            ),
        )

    def boundless_from(self, week: int) -> Room:
        """Without any limit from that week on."""
        starts = tuple(NO_LIMIT if number >= week else room for number, room in enumerate(self.starts))
        spans = tuple(NO_LIMIT if number >= week else room for number, room in enumerate(self.spans))
        kept = tuple(block for block in self.blocks if block.last < week)
        return replace(self, starts=starts, spans=spans, blocks=kept)

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
        psychologist: Room for reviews that need an educational psychologist; None = no limit.
        under_way: By week, reviews that are open already and planned to be open still.
        overrun: Reviews open past their planned conclusion.
    """

    weeks: Weeks
    ceiling: Room
    officers: tuple[Room, ...] = ()
    under_way: tuple[int, ...] = ()
    overrun: int = 0
    psychologist: Room | None = None

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
            self.ceiling.blocks,
            self.ceiling.open_weeks,
        )

    def school(self, first: int, last: int) -> frozenset[int]:
        """Numbers of the weeks with school from `first` to `last`."""
        return frozenset(week for week in range(first, last + 1) if self.weeks.all[week].starts_on)

    def less(self, places: Iterable[Place]) -> Limits:
        """What is left beside the reviews at these places; below zero where they are too many."""
        begun = begun_by_owner(places)
        return self._each(lambda room, owner: room.less(begun[owner]))

    def with_room_for(self, places: Iterable[Place]) -> Limits:
        """With at least the room that these places take."""
        begun = begun_by_owner(places)
        return self._each(lambda room, owner: room.at_least(begun[owner]))

    def boundless_from(self, week: int) -> Limits:
        """Without any limit from that week on."""
        return self._each(lambda room, _: room.boundless_from(week))

    def with_shorter_reviews(self, weeks: int) -> Limits:
        """With every review still to begin open for so many weeks less."""
        return self._each(lambda room, _: replace(room, open_weeks=room.open_weeks - weeks))

    def at_most(self, starts: int, after: int) -> Limits:
        """With no more than so many starts in any week after week `after`."""
        return replace(self, ceiling=self.ceiling.at_most(starts, after))

    def more_of_named(self, name: str, extra: Extra) -> Limits:
        """With more room of the officer of that name."""
        return self._each(lambda room, _: room.more(extra) if room.name == name else room)

    def more_assessed(self, extra: Extra) -> Limits:
        """With more room of the educational psychologists alone."""
        added = Extra(extra.weeks, starts=extra.assessed)
        return self._each(lambda room, owner: room.more(added) if owner == PSYCHOLOGIST else room)

    def more(self, extra: Extra, *, team: bool = True, officers: bool = True) -> Limits:
        """With more room of the team: of anybody new, if it is divided among officers.

        Args:
            team: The team's own limits are raised.
            officers: Somebody has as much more room; without it only an undivided team has more.
        """
        more = self.more_assessed(extra)
        if not self.officers or not (extra.starts or extra.opened) or not officers:
            return replace(more, ceiling=self.ceiling.more(extra))
        ceiling = replace(self.ceiling, spans=self.team.spans).more(extra)
        if not team:
            spans = tuple(map(min, self.ceiling.spans, ceiling.spans))
            ceiling = replace(ceiling, starts=self.ceiling.starts, spans=spans)
        starts = tuple(0 if room < NO_LIMIT else NO_LIMIT for room in self.team.starts)
        nobody = Room("", starts, (NO_LIMIT,) * len(self.weeks))
        return replace(more, ceiling=ceiling, officers=(*self.officers, nobody.more(extra)))

    def joined_by(self, officer: Room, *, team: bool = True) -> Limits:
        """With one officer more.

        Args:
            team: The team's own limits are raised as much; those of an undivided team are in any case.
        """
        if self.officers and not team:
            return replace(self, officers=(*self.officers, officer))
        starts = tuple(top + own for top, own in zip(self.ceiling.starts, officer.starts, strict=True))
        spans = tuple(top + own for top, own in zip(self.ceiling.spans, officer.spans, strict=True))
        officers = (*self.officers, officer) if self.officers else ()
        return replace(self, ceiling=replace(self.ceiling, starts=starts, spans=spans), officers=officers)

    def rooms(self) -> Iterator[tuple[Owner, Room]]:
        """Every room with whose it is."""
        yield None, self.ceiling
        yield from enumerate(self.officers)
        if self.psychologist:
            yield PSYCHOLOGIST, self.psychologist

    def _each(self, change: Callable[[Room, Owner], Room]) -> Limits:
        return replace(
            self,
            ceiling=change(self.ceiling, None),
            officers=tuple(change(room, number) for number, room in enumerate(self.officers)),
            psychologist=self.psychologist and change(self.psychologist, PSYCHOLOGIST),
        )

    def officer_of(self, name: str | None) -> int | None:
        """Number of the officer of that name, in capitals or not; None = anybody's room is used."""
        return None if name is None else self._numbers.get(name.casefold())

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {room.name.casefold(): number for number, room in enumerate(self.officers) if room.name}


def begun_by_owner(places: Iterable[Place]) -> defaultdict[Owner, Counter[int]]:
    """How many reviews begin in each week with whom; under None all of them."""
    begun: defaultdict[Owner, Counter[int]] = defaultdict(Counter)
    for place in places:
        begun[None][place.week] += 1
        if place.officer is not None:
            begun[place.officer][place.week] += 1
        if place.assessed:
            begun[PSYCHOLOGIST][place.week] += 1
    return begun

"""Books of places: how many one owner of room can still give away, now and later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transfer_cli.domain.schedule.room import NO_LIMIT, Room


class Guide(NamedTuple):
    """Reviews of an owner (an officer, the psychologists; None: all reviews) begun before each week."""

    most: Sequence[int]
    least: Sequence[int]


class Book:
    """The places of one owner, and how many are taken.

    Args:
        whole: Totals to keep to.
        own: Totals of the owner's own cases to keep to.

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
        self._has_own = own is not None and own.most[-1] > 0
        self._own_total = 0
        self._week = -1
        self._before: list[int] = []

    @property
    def to_lend(self) -> int:
        """How many of somebody else's cases can be entered now."""
        return max(0, min(self.left, self.spare))

    @property
    def to_own(self) -> int:
        """How many of the owner's own cases can be entered now and leave room for later ones."""
        guided = self._own.most[self._week + 1] - self._own_total if self._own else NO_LIMIT
        return max(0, min(self.left, guided))

    def turn_to(self, week: int) -> None:
        """Go to the next week."""
        self._week = week
        self._before.append(self.total)
        room = self._room_from(week, len(self._room.starts) if self._has_own else self._room.open_weeks)
        guided = self._whole.most[week + 1] - self.total if self._whole else NO_LIMIT
        self.left = min(guided, *room, self._decided(week))
        if self._own:
            needed = (least - self._own_total for least in self._own.least[week + 1 :])
            self.spare = min(most - need for most, need in zip(room, needed, strict=False))

    def _decided(self, week: int) -> int:
        """What the panel of the month still has room for."""
        for block in self._room.blocks:
            if block.first <= week <= block.last:
                return block.most - (self.total - self._before[block.first])
        return NO_LIMIT

    def _room_from(self, week: int, count: int) -> list[int]:
        """By week, for up to so many weeks from this one, the most that can begin from now until it is over."""
        starts, spans, begun, weeks = self._room.starts, self._room.spans, self._before, self._room.open_weeks
        most: list[int] = []
        so_far = 0
        for later in range(week, min(week + count, len(starts))):
            before = later - weeks
            until_then = most[before - week] if before >= week else begun[max(0, before + 1)] - self.total
            so_far = min(so_far + starts[later], until_then + spans[later])
            most.append(so_far)
        return most

    def enter(self, count: int, *, own: bool = False) -> None:
        """So many reviews begin in the present week."""
        self.total += count
        self.left -= count
        if own:
            self._own_total += count
        else:
            self.spare -= count

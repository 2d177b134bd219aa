"""How much of everybody's room is used, kept up to date as reviews change places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from transfer_cli.domain.schedule.room import NO_LIMIT, PSYCHOLOGIST, Limits, Owner, Place, Room


class Load:
    """The use of every room.

    Attributes:
        begun: By owner and week, reviews that begin.
    """

    def __init__(self, places: Iterable[Place], limits: Limits) -> None:
        self._rooms = dict(limits.rooms())
        self._spanned = {owner for owner, room in self._rooms.items() if any(most < NO_LIMIT for most in room.spans)}
        self.begun: dict[Owner, Counter[int]] = {owner: Counter() for owner in self._rooms}
        self._open = {owner: [0] * len(self._rooms[owner].spans) for owner in self._spanned}
        for place in places:
            self.add(place, 1)

    def add(self, place: Place, by: int) -> None:
        """So many reviews more at that place."""
        for owner in _owners(place):
            self.begun[owner][place.week] += by
            if owner in self._spanned:
                for end in _ends(self._rooms[owner], place.week):
                    self._open[owner][end] += by

    def has_room(self, place: Place, *, instead_of: Place) -> bool:
        """Whether a review can begin there if it leaves its other place, in another week."""
        left = _owners(instead_of)
        return all(
            self._has_room(owner, place.week, instead_of.week if owner in left else None) for owner in _owners(place)
        )

    def is_free(self, place: Place) -> bool:
        """Whether one review more can begin there."""
        return all(self._has_room(owner, place.week, None) for owner in _owners(place))

    def _has_room(self, owner: Owner, week: int, left: int | None) -> bool:
        room, begun = self._rooms[owner], self.begun[owner]
        if begun[week] >= room.starts[week]:
            return False
        if owner in self._spanned:
            freed = set(_ends(room, left)) if left is not None else ()
            for end in _ends(room, week):
                if self._open[owner][end] - (end in freed) >= room.spans[end]:
                    return False
        for block in room.blocks:
            if block.first <= week <= block.last:
                decided = sum(begun[n] for n in range(block.first, block.last + 1))
                if decided - (left is not None and block.first <= left <= block.last) >= block.most:
                    return False
        return True


def _ends(room: Room, week: int) -> range:
    """The weeks with which a span of weeks ends that holds this one."""
    return range(week, min(week + room.open_weeks, len(room.spans)))


def _owners(place: Place) -> tuple[Owner, ...]:
    owners: tuple[Owner, ...] = (None,) if place.officer is None else (None, place.officer)
    return (*owners, PSYCHOLOGIST) if place.assessed else owners

"""How much more could begin in each week beside all that is planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from transfer_cli.domain.schedule.room import NO_LIMIT, PSYCHOLOGIST, Limits, Owner, Place, Room, begun_by_owner

Free = Mapping[Owner, Collection[int]]
"""By owner of room, the weeks in which one review more could begin."""


def room_by_week(places: Iterable[Place], limits: Limits, *, all_assessed: bool) -> tuple[int | None, ...]:
    """Reviews that can begin in each week, by every limit, while all the others stay where they are.

    As many as do begin mean that the week is full; fewer, that more begin than can. None = no limit.

    Args:
        all_assessed: Every review still to begin needs an educational psychologist, whose room then limits all;
            otherwise it is left aside, since some can begin without.
    """
    begun = begun_by_owner(places)
    more = _more(limits.ceiling, begun[None])
    if limits.officers:
        shared = [_more(room, begun[number]) for number, room in enumerate(limits.officers)]
        more = tuple(min(whole, sum(max(0, one) for one in week)) for whole, *week in zip(more, *shared, strict=True))
    if limits.psychologist and all_assessed:
        more = tuple(map(min, more, _more(limits.psychologist, begun[PSYCHOLOGIST])))
    room = (
        min(most, begun[None][week] + extra)
        for week, (most, extra) in enumerate(zip(limits.team.starts, more, strict=True))
    )
    return tuple(None if most >= NO_LIMIT // 2 else most for most in room)


def free_weeks(places: Iterable[Place], limits: Limits) -> Free:
    """Where one review more could begin beside all of these."""
    begun = begun_by_owner(places)
    return {
        owner: frozenset(week for week, more in enumerate(_more(room, begun[owner])) if more > 0)
        for owner, room in limits.rooms()
    }


def first_free(
    weeks: Iterable[int], officer: int | None, limits: Limits, free: Free, *, assessed: bool
) -> Place | None:
    """The first of these weeks in which a review with these needs could begin; None = there is none.

    Args:
        officer: Number of the officer whose room it uses; None = anybody's.
    """
    officers = range(len(limits.officers)) if officer is None and limits.officers else (officer,)
    for week in weeks:
        if week in free[None] and not (assessed and week not in free.get(PSYCHOLOGIST, (week,))):
            for number in officers:
                if number is None or week in free[number]:
                    return Place(week, number, assessed)
    return None


def _more(room: Room, begun: Counter[int]) -> tuple[int, ...]:
    """By week, how many more can begin; below zero where more begin than can."""
    left = room.less(begun)
    return tuple(
        min(
            starts,
            *(max(0, span) for span in left.spans[week : week + room.open_weeks]),
            *(max(0, block.most) for block in left.blocks if block.first <= week <= block.last),
        )
        for week, starts in enumerate(left.starts)
    )

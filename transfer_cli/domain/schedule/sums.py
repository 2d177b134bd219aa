"""Running totals under limits: the exact core of the schedule.

Let S(t) be how many reviews have begun before week t. Whatever limits us bounds the difference of two such totals:
S(t+1) - S(t) is at most the starts of week t, S(t) - S(t-20) at most the reviews open at once, S(b+1) - S(a) at most
what a month's panel can decide of the reviews that begin in weeks a to b, and at least the number of reviews whose
windows lie within them (Hall's condition, sufficient because windows are intervals). Such a system has a solution in
whole numbers exactly when its graph has no negative cycle, found here by Bellman and Ford's relaxation, swept forward
and back (Yen). Its cost grows with the weeks, not with the children.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from transfer_cli.domain.schedule.room import NO_LIMIT, Room


class Demand(NamedTuple):
    """So many reviews must begin in weeks `first` to `last`."""

    first: int
    last: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """More must begin within some weeks than there is room for.

    Attributes:
        first: Number of the first week.
        room: The most that can begin in these weeks when every other window is kept as well.
        limit: What leaves no more room: `starts_per_week`, `open_reviews` or `panel`.
    """

    first: int
    last: int
    must_start: int
    room: int
    limit: str


class _Bound(NamedTuple):
    """S(end) - S(start) is at most `most`; `demand` if it says what must begin, from end to start."""

    start: int
    end: int
    most: int
    demand: Demand | None


def demands(spans: Iterable[tuple[int, int]] | Mapping[tuple[int, int], int]) -> list[Demand]:
    """How many windows lie within each interval that could matter, as counts.

    Args:
        spans: First and last week of each window, or how many there are of each.
    """
    by_first: dict[int, Counter[int]] = {}
    for (first, last), reviews in Counter(spans).items():
        by_first.setdefault(first, Counter())[last] += reviews
    inside: Counter[int] = Counter()
    found: list[Demand] = []
    for first in sorted(by_first, reverse=True):
        inside.update(by_first[first])
        shortest, count = min(by_first[first]), 0
        for last in sorted(inside):
            count += inside[last]
            if last >= shortest:
                found.append(Demand(first, last, count))
    return found


def earliest(room: Room, wanted: Sequence[Demand], total: int) -> list[int] | None:
    """The totals that begin everything as early as any schedule can; None = there is no schedule.

    Args:
        total: Number of reviews.

    Returns:
        S(0) to S(weeks): reviews begun before each week, the last one after the last week.
    """
    size = len(room.starts)
    sums = [0] + [total] * size
    passes = 0
    while sums[0] == 0 and passes <= size + 1:
        passes += 1
        before = sums.copy()
        _forward(sums, room)
        for first, last, count in wanted:
            sums[first] = min(sums[first], sums[last + 1] - count)
        for week in range(size, 0, -1):
            sums[week - 1] = min(sums[week - 1], sums[week])
        if sums == before:
            return sums
    return None


def _forward(sums: list[int], room: Room) -> None:
    """Lower each total to what the limits allow after the earlier ones."""
    blocks = {block.last: block for block in room.blocks}
    for week, (starts, span) in enumerate(zip(room.starts, room.spans, strict=True)):
        most = min(sums[week] + starts, sums[max(0, week + 1 - room.open_weeks)] + span)
        if week in blocks:
            most = min(most, sums[blocks[week].first] + blocks[week].most)
        sums[week + 1] = min(sums[week + 1], most)


def latest(room: Room, wanted: Sequence[Demand]) -> list[int]:
    """The totals that begin everything as late as any schedule can: what must have begun before each week.

    Args:
        wanted: Demands for which `earliest` found a schedule.
    """
    size = len(room.starts)
    sums = [0] * (size + 1)
    before: list[int] = []
    while sums != before:
        before = sums.copy()
        for first, last, count in reversed(wanted):
            sums[last + 1] = max(sums[last + 1], sums[first] + count)
        for week in range(size):
            sums[week + 1] = max(sums[week + 1], sums[week])
        for week in range(size - 1, -1, -1):
            span_start = max(0, week + 1 - room.open_weeks)
            sums[week] = max(sums[week], sums[week + 1] - room.starts[week])
            sums[span_start] = max(sums[span_start], sums[week + 1] - room.spans[week])
        for block in room.blocks:
            sums[block.first] = max(sums[block.first], sums[block.last + 1] - block.most)
    return sums


def worst(room: Room, wanted: Sequence[Demand]) -> Shortage | None:
    """The interval that lacks most room; of several the shortest, of those the first. None = all have room.

    Intervals are judged one by one; `entangled` finds what only several of them together show.
    """
    found: list[tuple[int, int, Shortage]] = []
    most_from: dict[int, list[int]] = {}
    for first, last, count in wanted:
        if first not in most_from:
            most_from[first] = _most_after(room, first)
        most = most_from[first][last + 1]
        if most < count:
            found.append((most - count, last - first, Shortage(first, last, count, most, "")))
    if not found:
        return None
    lacking = min(found, key=lambda each: (*each[:2], each[2].first))[2]
    return replace(lacking, limit=_limit_of(room, lacking))


def _limit_of(room: Room, lacking: Shortage) -> str:
    """The single limit that brings the room down to what it is; of several together the panel, or else open reviews."""
    first, last = lacking.first, lacking.last
    if sum(room.starts[first : last + 1]) <= lacking.room:
        return "starts_per_week"
    without_panel = _most_after(replace(room, blocks=()), first)[last + 1]
    return "open_reviews" if without_panel <= lacking.room else "panel"


def _most_after(room: Room, first: int) -> list[int]:
    """By week, the most reviews that the limits alone let begin from week `first` until before that week."""
    size = len(room.starts)
    most = [0] * (first + 1) + [NO_LIMIT] * (size - first)
    before: list[int] = []
    while most != before:
        before = most.copy()
        _forward(most, room)
        for week in range(size, 0, -1):
            most[week - 1] = min(most[week - 1], most[week])
    return most


def entangled(room: Room, wanted: Sequence[Demand], total: int) -> Shortage | None:
    """A shortage that only several intervals together show, told of the longest of them; None = there is none.

    Reviews that must begin in one interval take places in the 20 weeks, or the month, around it which another needs.
    """
    bounds = [_Bound(0, week + 1, total, None) for week in range(len(room.starts))]
    for week, (starts, span) in enumerate(zip(room.starts, room.spans, strict=True)):
        bounds += [
            _Bound(week, week + 1, starts, None),
            _Bound(max(0, week + 1 - room.open_weeks), week + 1, span, None),
            _Bound(week + 1, week, 0, None),
        ]
    bounds += [_Bound(block.first, block.last + 1, block.most, None) for block in room.blocks]
    bounds += [_Bound(demand.last + 1, demand.first, -demand.reviews, demand) for demand in wanted]
    cycle = _negative_cycle(bounds, len(room.starts) + 1)
    asked = [bound.demand for bound in cycle if bound.demand]
    if not asked:
        return None
    widest = max(asked, key=lambda demand: (demand.last - demand.first, -demand.first))
    short_by = -sum(bound.most for bound in cycle)
    by_panel = earliest(replace(room, blocks=()), wanted, total) is not None
    limit = "panel" if by_panel else "open_reviews"
    return Shortage(widest.first, widest.last, widest.reviews, widest.reviews - short_by, limit)


def _negative_cycle(bounds: Sequence[_Bound], nodes: int) -> list[_Bound]:
    """A cycle of bounds that contradict one another; empty = they can all be kept."""
    least = [0] * nodes
    through: list[_Bound | None] = [None] * nodes
    lowered = -1
    for _ in range(nodes):
        lowered = -1
        for bound in bounds:
            if least[bound.start] + bound.most < least[bound.end]:
                least[bound.end] = least[bound.start] + bound.most
                through[bound.end] = bound
                lowered = bound.end
        if lowered < 0:
            return []
    path: list[_Bound] = []
    place: dict[int, int] = {}
    node = lowered
    while node not in place and (step := through[node]):
        place[node] = len(path)
        path.append(step)
        node = step.start
    return path[place[node] :]

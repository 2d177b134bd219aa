"""Promised places that were given away without need: whoever can go back does, so that every other move is forced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from transfer_cli.domain.schedule.job import Places
from transfer_cli.domain.schedule.load import Load
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.window import Window


class Promised(NamedTuple):
    """The place of a review in the last schedule, and the officer whose case it is; None = anybody's."""

    window: Window
    at: Place
    own: int | None


def put_back(
    places: Places, promised: Mapping[str, Place], found: Iterable[Window], limits: Limits, fixed: Collection[str]
) -> dict[str, Place]:
    """The places once every review is back where it was promised that can be there beside all the others.

    Officers who begin reviews in the same week exchange them as far as that brings any back; then each review goes
    back for which there is room, with the officer it was promised, or else in the week with any.

    Args:
        places: Within windows and limits.
        promised: By reference; without an officer where that one has no room any more.
        found: Windows to keep to.
        limits: With room for all these places.
        fixed: Reviews that stay where they are.
    """
    wanted = {
        window.reference: Promised(window, at, limits.officer_of(window.case.officer))
        for window in found
        if (at := promised.get(window.reference)) and window.reference in places and window.reference not in fixed
    }
    now = dict(places)
    changed = bool(wanted)
    while changed:
        _deal_again(now, wanted)
        changed = _go_back(now, wanted, limits)
    return now


def _deal_again(now: dict[str, Place], wanted: Mapping[str, Promised]) -> None:
    """Of the reviews of one week that are anybody's, as many as can be with the officer whom they were promised."""
    by_week: defaultdict[int, list[str]] = defaultdict(list)
    for reference, promise in wanted.items():
        if promise.own is None and now[reference].officer is not None:
            by_week[now[reference].week].append(reference)
    for week, references in by_week.items():
        hands = Counter(now[reference].officer for reference in references)
        left: list[str] = []
        for reference in references:
            at = wanted[reference].at
            if at.week == week and hands[at.officer] > 0:
                hands[at.officer] -= 1
                now[reference] = now[reference]._replace(officer=at.officer)
            else:
                left.append(reference)
        _give(left, hands, now)


def _give(references: Iterable[str], hands: Counter[int | None], now: dict[str, Place]) -> None:
    """Each review the officer it has, if that one is left, or else the next."""
    others: list[str] = []
    for reference in references:
        if hands[now[reference].officer] > 0:
            hands[now[reference].officer] -= 1
        else:
            others.append(reference)
    for reference, officer in zip(others, hands.elements(), strict=True):
        now[reference] = now[reference]._replace(officer=officer)


def _go_back(now: dict[str, Place], wanted: Mapping[str, Promised], limits: Limits) -> bool:
    """Let each review go back that can; whether any did."""
    load = Load(now.values(), limits)
    went = False
    for reference, promise in sorted(wanted.items()):
        here = now[reference]
        if not _may(promise.window, promise.at.week, here) or _lapses(promise, here, limits):
            continue
        load.add(here, -1)
        there = next((place for place in _places(promise, here, limits) if load.is_free(place)), here)
        load.add(there, 1)
        went |= there != here
        now[reference] = there
    return went


def _may(window: Window, week: int, here: Place) -> bool:
    """Whether the window leaves that week: of a review that is late in any case, any that is no later."""
    if window.first is None or week < window.first:
        return False
    is_late = window.last is None or here.week > window.last
    return week <= here.week if is_late else window.last is None or week <= window.last


def _lapses(promise: Promised, here: Place, limits: Limits) -> bool:
    """Whether advice that suffices where the review is would be too old in its promised week."""
    window = promise.window
    suffices = window.fresh_until is not None and not here.assessed and limits.psychologist is not None
    return suffices and window.needs_at(promise.at.week)


def _places(promise: Promised, here: Place, limits: Limits) -> Iterator[Place]:
    """The promised place; or that week with somebody else, if the review has lost it."""
    at = here._replace(week=promise.at.week)
    if promise.at.officer is not None or not limits.officers:
        yield at._replace(officer=promise.at.officer)
    if here.week != promise.at.week and promise.own is None:
        yield from (at._replace(officer=number) for number in range(len(limits.officers)))

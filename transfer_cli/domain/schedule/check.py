"""The independent checker: it knows the constraints, and nothing of how a schedule is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.room import PSYCHOLOGIST, Limits, Owner, Place, Room
from transfer_cli.domain.schedule.window import Window
from transfer_cli.domain.words import count


class Overfull(NamedTuple):
    """In weeks `first` to `last` more reviews begin than there is room for.

    Attributes:
        limit: As of a `Shortfall`: `starts_per_week`, `open_reviews`, `panel`, `psychologist` or `officer:NAME`.
        fault: The same in one sentence.
    """

    first: int
    last: int
    starts: int
    room: int
    limit: str
    fault: str


def check(
    places: Mapping[str, Place],
    windows: Sequence[Window],
    limits: Limits,
    late: frozenset[str],
    pins: Mapping[str, Place] | None = None,
) -> tuple[str, ...]:
    """Every constraint that a schedule breaks, one sentence each; empty = it keeps them all.

    Args:
        places: By reference.
        late: References of reviews that are said to begin late or not at all: their last week does not bind them.
        pins: Places to which families have agreed.
    """
    faults = [fault for window in windows for fault in _faults_of(window, places.get(window.reference), limits, late)]
    strangers = places.keys() - {window.reference for window in windows}
    faults += [f"{reference}: it is not among the cases still to begin." for reference in sorted(strangers)]
    moved = (reference for reference, pin in (pins or {}).items() if places.get(reference) != pin)
    faults += [f"{reference}: it is not where it was agreed with the family." for reference in sorted(moved)]
    faults += [each.fault for each in overfull(places, limits)]
    return tuple(faults)


def overfull(places: Mapping[str, Place], limits: Limits) -> tuple[Overfull, ...]:
    """Wherever more reviews begin than can."""
    found: list[Overfull] = []
    for owner, room in limits.rooms():
        begun = Counter(place.week for place in places.values() if _is_of(place, owner))
        found += _over(room, owner, begun, limits)
    return tuple(found)


def _over(room: Room, owner: Owner, begun: Counter[int], limits: Limits) -> Iterator[Overfull]:
    name = "Educational psychologists" if owner == PSYCHOLOGIST else room.name or "The team"
    whose = None if owner is None else "psychologist" if owner == PSYCHOLOGIST else f"officer:{room.name}"
    mondays = [show_day(week.monday) for week in limits.weeks.all]
    for week, (starts, span) in enumerate(zip(room.starts, room.spans, strict=True)):
        where = f"{name}, week of {mondays[week]}"
        if begun[week] > starts:
            fault = f"{where}: {count(begun[week], 'review begins', 'reviews begin')} and {starts} can."
            yield Overfull(week, week, begun[week], starts, whose or "starts_per_week", fault)
        first = max(0, week + 1 - room.open_weeks)
        opened = sum(begun[number] for number in range(first, week + 1))
        if opened > span:
            fault = f"{where}: more reviews of the 20 weeks to this one are open than the {span} that can be."
            yield Overfull(first, week, opened, span, whose or "open_reviews", fault)
    for block in room.blocks:
        decided = sum(begun[week] for week in range(block.first, block.last + 1))
        if decided > block.most:
            since = f"{name}, weeks from {mondays[block.first]}"
            fault = f"{since}: the panel has to decide {decided} cases and can decide {block.most}."
            yield Overfull(block.first, block.last, decided, block.most, whose or "panel", fault)


def _is_of(place: Place, owner: Owner) -> bool:
    if owner is None:
        return True
    return place.assessed if owner == PSYCHOLOGIST else place.officer == owner


def _faults_of(window: Window, place: Place | None, limits: Limits, late: frozenset[str]) -> list[str]:
    reference, own = window.reference, limits.officer_of(window.case.officer)
    if place is None:
        return [] if reference in late else [f"{reference}: it has no week."]
    faults = []
    if limits.weeks.all[place.week].starts_on is None:
        faults.append(f"{reference}: there is no school in its week.")
    if window.first is None or place.week < window.first:
        faults.append(f"{reference}: it begins too early.")
    if reference not in late and (window.last is None or place.week > window.last):
        faults.append(f"{reference}: it begins too late.")
    if place.officer is None if limits.officers else place.officer is not None:
        faults.append(f"{reference}: whose room it uses is not said.")
    if own is not None and place.officer != own:
        faults.append(f"{reference}: it uses another officer's room.")
    needed = limits.psychologist is not None and window.needs_at(place.week)
    if place.assessed != needed and not (place.assessed and window.fresh_until is not None):
        faults.append(f"{reference}: whether it needs an educational psychologist is not counted.")
    return faults

"""The independent checker: it knows the constraints, and nothing of how a schedule is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from transfer_cli.domain.schedule.limits import OPEN_WEEKS, Limits, Place
from transfer_cli.domain.schedule.window import Window


def check(
    places: Mapping[str, Place], windows: Sequence[Window], limits: Limits, late: frozenset[str]
) -> tuple[str, ...]:
    """Every constraint that a schedule breaks, one sentence each; empty = it keeps them all.

    Args:
        places: By reference.
        late: References of reviews that are said to begin late or not at all: their last week does not bind them.
    """
    faults = [fault for window in windows for fault in _faults_of(window, places.get(window.reference), limits, late)]
    strangers = places.keys() - {window.reference for window in windows}
    faults += [f"{reference}: it is not among the cases still to begin." for reference in sorted(strangers)]
    for owner, room in [(None, limits.ceiling), *enumerate(limits.officers)]:
        begun = Counter(place.week for place in places.values() if owner is None or place.officer == owner)
        for week, (starts, span) in enumerate(zip(room.starts, room.spans, strict=True)):
            where = f"{room.name or 'The team'}, week of {limits.weeks.all[week].monday}"
            if begun[week] > starts:
                faults.append(f"{where}: {begun[week]} reviews begin and {starts} can.")
            if sum(begun[week - n] for n in range(OPEN_WEEKS)) > span:
                faults.append(
                    f"{where}: more reviews of the 20 weeks to this one are open than the {span} that can be."
                )
    return tuple(faults)


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
    return faults

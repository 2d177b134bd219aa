"""Every review that gets another week or officer than it was promised, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Promise
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.room import PSYCHOLOGIST, Limits, Owner, Place, Room
from transfer_cli.domain.schedule.window import Window
from transfer_cli.domain.words import count

BY_CHOICE = "Another week or officer meets more of what families prefer."
ONLY_SO = "Only so do all others find their places in time."


@dataclass(frozen=True, slots=True)
class Move:
    """One review that moved.

    Attributes:
        first: Week in the first schedule that had this review.
        previous: Week in the last one.
        week: Week in the new one; None = no week is left.
        before: Officer in the last schedule; None = nobody was named.
        officer: Officer in the new one; None likewise.
        why: One sentence.
        by_choice: Only a preference moved it; else something forced it.
    """

    reference: str
    first: date
    previous: date
    week: date | None
    before: str | None
    officer: str | None
    why: str
    by_choice: bool = False

    @property
    def is_of_week(self) -> bool:
        """It is another week, not only another officer."""
        return self.week != self.previous


def moves(
    found: Iterable[Window], places: Mapping[str, Place], limits: Limits, by_post: int, swapped: frozenset[str]
) -> tuple[Move, ...]:
    """The reviews that moved, in order of reference.

    Args:
        by_post: First week whose notice can still go by post.
        swapped: Reviews that moved for a preference alone.
    """
    begun = {owner: _begun(places, owner) for owner, _ in limits.rooms()}
    made: list[Move] = []
    for window in sorted(found, key=lambda window: window.reference):
        promise, place = window.case.promise, places.get(window.reference)
        if promise is None:
            continue
        week = limits.weeks.all[place.week].monday if place else None
        officer = limits.officers[place.officer].name if place and place.officer is not None else window.case.officer
        by_choice = window.reference in swapped
        why = BY_CHOICE if by_choice else _why(window, promise, place, limits, begun, by_post)
        if week != promise.week or _differ(officer, promise.officer):
            first = (window.case.first_promise or promise).week
            made.append(Move(window.reference, first, promise.week, week, promise.officer, officer, why, by_choice))
    return tuple(made)


def _differ(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() != (other or "").casefold()


def _why(
    window: Window, promise: Promise, place: Place | None, limits: Limits, begun: Mapping[Owner, Counter[int]],
    by_post: int,
) -> str:  # fmt: skip
    week = limits.weeks.number_of(promise.week)
    if place is None:
        return "No week with room is left in the known terms."
    if week is None or limits.weeks.all[week].starts_on is None:
        return _why_no_such_week(promise, limits)
    if window.first is not None and week < window.first:
        return "The local plan lets it begin no sooner than its new window."
    is_late = window.last is None or place.week > window.last
    if is_late and place.week < week:
        return "It is late already, and can begin sooner."
    if not is_late and window.last is not None and week > window.last:
        return f"It has to begin by {show_day(window.begin_by)} to be concluded by {show_day(window.due)}."
    beside = _without(place, begun)
    if week == place.week:
        return _why_another_officer(window, promise, week, limits, beside) or ONLY_SO
    if no_room := _why_another_week(window, week, place, limits, beside):
        return no_room
    return "Its notice can no longer arrive in time by post." if week < by_post else ONLY_SO


def _without(place: Place, begun: Mapping[Owner, Counter[int]]) -> Mapping[Owner, Counter[int]]:
    """The reviews that begin beside the one at that place."""
    owners = {None, place.officer, PSYCHOLOGIST if place.assessed else None}
    one = Counter({place.week: 1})
    return {owner: weeks - one if owner in owners else weeks for owner, weeks in begun.items()}


def _why_no_such_week(promise: Promise, limits: Limits) -> str:
    if not len(limits.weeks) or promise.week < limits.weeks.all[0].monday:
        return "Its week has come too near for two weeks' notice, and no notice is recorded."
    return "There is no school in its week any more."


def _why_another_officer(
    window: Window, promise: Promise, week: int, limits: Limits, beside: Mapping[Owner, Counter[int]]
) -> str:
    """Why it is not where it was, with whom it was."""
    before, own = limits.officer_of(promise.officer), limits.officer_of(window.case.officer)
    if own is not None and own != before:
        return f"The case has passed from {promise.officer or 'nobody'} to {limits.officers[own].name}."
    if before is None:
        return f"{promise.officer} is no longer among the officers." if promise.officer else "It had no officer."
    return _no_room_with(before, week, limits, beside)


def _no_room_with(officer: int, week: int, limits: Limits, beside: Mapping[Owner, Counter[int]]) -> str:
    room = limits.officers[officer]
    if not room.starts[week]:
        return f"{room.name} has no room in its week."
    full = _full(room, beside[officer], week)
    return f"In its week {full} {room.name}." if full else ""


def _why_another_week(
    window: Window, week: int, place: Place, limits: Limits, beside: Mapping[Owner, Counter[int]]
) -> str:
    """What leaves no room for it in the week that it was promised."""
    own = limits.officer_of(window.case.officer)
    if own is not None and (no_room := _no_room_with(own, week, limits, beside)):
        return no_room
    used: list[tuple[Owner, str]] = [(None, "the team")]
    if place.assessed:
        used.append((PSYCHOLOGIST, "the educational psychologists"))
    rooms = dict(limits.rooms())
    for owner, name in used:
        if full := _full(rooms[owner], beside[owner], week):
            return f"In its week {full} {name}."
    everybody = range(len(limits.officers)) if own is None else ()
    if everybody and all(_no_room_with(officer, week, limits, beside) for officer in everybody):
        return "In its week no officer has room for one more."
    return ""


def _full(room: Room, begun: Counter[int], week: int) -> str:
    """What leaves no place in that week beside those that are there; empty = there would be one."""
    if begun[week] >= room.starts[week]:
        return f"{count(begun[week], 'review')} begin instead, and there is room for {room.starts[week]:,} with"
    for end in range(week, min(week + room.open_weeks, len(room.spans))):
        if sum(begun[n] for n in range(end + 1 - room.open_weeks, end + 1)) >= room.spans[end]:
            return "there would be too many reviews open with"
    for block in room.blocks:
        if (
            block.first <= week <= block.last
            and sum(begun[n] for n in range(block.first, block.last + 1)) >= block.most
        ):
            return "there would be too many cases for the month's panel of"
    return ""


def _begun(places: Mapping[str, Place], owner: Owner) -> Counter[int]:
    def is_of(place: Place) -> bool:
        if owner is None:
            return True
        return place.assessed if owner == PSYCHOLOGIST else place.officer == owner

    return Counter(place.week for place in places.values() if is_of(place))

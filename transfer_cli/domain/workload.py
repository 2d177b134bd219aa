"""Work in hand against the room for it: reviews open, and reviews begun and planned week by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY, WEEK
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.settings import Settings

WEEKS_BACK, WEEKS_AHEAD = 4, 8


@dataclass(frozen=True, slots=True)
class WorkWeek:
    """One week.

    Attributes:
        monday: Its first day.
        begun: Reviews that began in it, or will by their notice.
        planned: Of the others, those that the latest schedule begins in it.
    """

    monday: date
    begun: int
    planned: int


@dataclass(frozen=True, slots=True)
class Workload:
    """What the team has in hand.

    Attributes:
        open_reviews: From notice to conclusion.
        room_open: Reviews that the settings let be open at once; None = no limit.
        room_starts: Likewise those that can begin in a full working week.
        weeks: The last ones, this one and those ahead.
        unplanned: Still to begin, and the latest schedule gives them no week, or one that has passed.
    """

    open_reviews: int
    room_open: int | None
    room_starts: int | None
    weeks: tuple[WorkWeek, ...]
    unplanned: int


def workload(timelines: Iterable[Timeline], settings: Settings, as_of: date) -> Workload:
    """The work of these cases on a day.

    Args:
        timelines: Those that count, as of `as_of`.
    """
    found = [t for t in timelines if t.in_scope]
    waiting = [t for t in found if t.is_open and t.begins_on is None and t.notice_on is None]
    begun = Counter(_monday(t.begins_on) for t in found if t.begins_on)
    planned = Counter(_monday(t.case.promise.starts_on) for t in waiting if t.case.promise)
    this = _monday(as_of)
    mondays = [this + number * WEEK for number in range(-WEEKS_BACK, WEEKS_AHEAD + 1)]
    return Workload(
        open_reviews=sum(t.is_open and t.notice_on is not None for t in found),
        room_open=_room([o.open_reviews for o in settings.officers], settings.capacity.open_reviews),
        room_starts=_room([o.starts_per_week for o in settings.officers], settings.capacity.starts_per_week),
        weeks=tuple(WorkWeek(monday, begun[monday], planned[monday] * (monday >= this)) for monday in mondays),
        unplanned=sum(t.case.promise is None or _monday(t.case.promise.starts_on) < this for t in waiting),
    )


def _room(of_officers: list[int | None], ceiling: int | None) -> int | None:
    """The officers' sum under the team's ceiling; an officer without a figure has no limit."""
    limits = [] if ceiling is None else [ceiling]
    given = [room for room in of_officers if room is not None]
    if of_officers and len(given) == len(of_officers):
        limits.append(sum(given))
    return min(limits, default=None)


def _monday(day: date) -> date:
    return day - day.weekday() * DAY

"""A schedule as a value: where every review begins, whether that is in time, and what would help if it is not."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.changes import NewSchedule, NewStart
from transfer_cli.domain.schedule.check import Overfull
from transfer_cli.domain.schedule.judge import Remedy, Shortfall
from transfer_cli.domain.schedule.moves import Move
from transfer_cli.domain.schedule.other_ways import OtherWay, Recovery
from transfer_cli.domain.schedule.pace import Pace
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.weeks import NOTICE, Week, Weeks
from transfer_cli.domain.schedule.window import Window
from transfer_cli.domain.schedule.wishes import Met


@dataclass(frozen=True, slots=True)
class Start:
    """One review in the schedule.

    Attributes:
        place: None = no week with room is left in the known terms.
        officer: Whose room it uses, or the case's own officer where the team is not divided.
        late: It begins later than its window allows, or not at all.
        pinned: A family has agreed to its week, so that it is not moved.
    """

    window: Window
    place: Place | None
    officer: str | None
    late: bool
    pinned: bool = False

    @property
    def buffer(self) -> int | None:
        """Weeks between its week and the last possible one; None = it is late."""
        last = self.window.last
        return None if self.late or self.place is None or last is None else last - self.place.week


@dataclass(frozen=True)
class Schedule:
    """What `transfer schedule` decides.

    Attributes:
        starts: By week, then reference; those without a week last.
        shortfalls: Where room is lacking, and the reviews whose last week is gone whatever the room.
        remedies: What would make all the others fit.
        fits_by_law: Whether the law's own days of all that are not too late could be kept if guidance and the local
            plan were left aside.
        by_post: Number of the first week whose notice can still go by first-class post; with no such week, their count.
        strangers: Officers named in cases and not in the settings, whose cases use anybody's room.
        moves: Reviews that get another week or officer than the last schedule gave them, with the reason.
        preferences: How far each preference is met.
        other_ways: What else would make all the others fit, each by itself.
        recovery: Until when that is possible; None = everything fits, or can be late at once.
        pace: What becomes of it at the pace of the last weeks; None = there is no such pace yet.
        change_budget: Promised weeks that may change; those that must use it up before any does for a preference.
        overfull: Where more reviews begin than there is room for, since families have agreed to these weeks.
    """

    as_of: date
    limits: Limits
    starts: tuple[Start, ...]
    shortfalls: tuple[Shortfall, ...]
    remedies: tuple[Remedy, ...]
    fits_by_law: bool
    by_post: int
    strangers: tuple[str, ...]
    moves: tuple[Move, ...] = ()
    preferences: tuple[Met, ...] = ()
    other_ways: tuple[OtherWay, ...] = ()
    recovery: Recovery | None = None
    pace: Pace | None = None
    change_budget: int = 0
    overfull: tuple[Overfull, ...] = ()

    @property
    def weeks(self) -> Weeks:
        """The weeks that the numbers mean."""
        return self.limits.weeks

    @property
    def feasible(self) -> bool:
        """Whether every review begins within its window."""
        return not self.shortfalls

    def week_of(self, start: Start) -> Week | None:
        """The week of a start; None = it has none."""
        return self.weeks.all[start.place.week] if start.place else None

    @property
    def gone(self) -> bool:
        """Whether some review is too late for the law whatever is done."""
        return any(start.window.last is None and start.window.by_law for start in self.starts)

    @property
    def late(self) -> tuple[Start, ...]:
        """Reviews that begin late, or for which no week is left."""
        return tuple(start for start in self.starts if start.late)

    @property
    def without_week(self) -> tuple[Start, ...]:
        """Those of the late ones for which no week is left."""
        return tuple(start for start in self.starts if start.place is None)

    @property
    def by_hand(self) -> tuple[Start, ...]:
        """Reviews that begin too soon for the post, so that their notice has to be handed over or e-mailed."""
        return tuple(
            start
            for start in self.starts
            if start.place and start.place.week < self.by_post and not start.window.is_stated
        )

    def notice_by(self, start: Start) -> date | None:
        """The last day on which its notice can be given; None = it has no week."""
        week = self.week_of(start)
        return week.starts_on - NOTICE if week and week.starts_on else None

    @property
    def moved_weeks(self) -> tuple[Move, ...]:
        """The moves to another week, or to none."""
        return tuple(move for move in self.moves if move.is_of_week)

    @property
    def moved(self) -> tuple[Start, ...]:
        """Reviews that get another week than the last schedule gave them, or none."""
        moved = {move.reference for move in self.moved_weeks}
        return tuple(start for start in self.starts if start.window.reference in moved)

    @property
    def hash(self) -> str:
        """SHA-256 of every start: the same for the same record, settings and day."""
        return hash_of(new_schedule(self))


def new_schedule(schedule: Schedule) -> NewSchedule:
    """The schedule as it is recorded; reviews without a week are left out."""
    return NewSchedule(
        schedule.feasible, tuple(new for start in schedule.starts if (new := _new_start(start, schedule)))
    )


def hash_of(schedule: NewSchedule) -> str:
    """SHA-256 of a schedule as it is recorded."""
    rows = sorted(
        (start.reference, start.week.isoformat(), start.starts_on.isoformat(), start.officer or "")
        for start in schedule.starts
    )
    return hashlib.sha256(json.dumps([schedule.feasible, rows], separators=(",", ":")).encode()).hexdigest()


def _new_start(start: Start, schedule: Schedule) -> NewStart | None:
    week = schedule.week_of(start)
    if week is None or week.starts_on is None:
        return None
    first, last = start.window.first, start.window.last
    mondays = [w.monday for w in schedule.weeks.all]
    earliest, latest = (mondays[first], mondays[last]) if first is not None and last is not None else (None, None)
    return NewStart(start.window.reference, week.monday, week.starts_on, start.officer, earliest, latest)

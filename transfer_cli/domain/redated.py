"""How often the promised start of a review was moved, and who sits on the last week that keeps the law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import WEEK, Calendar
from transfer_cli.domain.changes import NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Basis, Kind, Timeline


@dataclass(frozen=True, slots=True)
class Move:
    """A promised week that became another one.

    Attributes:
        on: The `--as-of` day of the schedule that moved it.
        was, to: Mondays.
    """

    reference: str
    on: date
    was: date
    to: date

    @property
    def is_later(self) -> bool:
        """Whether it was put off, not brought forward."""
        return self.to > self.was


@dataclass(frozen=True, slots=True)
class Promised:
    """What schedules promised one review so far.

    Attributes:
        start: Its place in the last schedule that has it.
    """

    start: NewStart
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class OnLastDay:
    """A review still to begin that sits on the last week that keeps the law."""

    timeline: Timeline
    promised: Promised


def promised(schedules: Iterable[RecordedSchedule]) -> dict[str, Promised]:
    """By reference, what these schedules promised, in the order in which they held."""
    found: dict[str, Promised] = {}
    for recorded in schedules:
        for start in recorded.schedule.starts:
            before = found.get(start.reference)
            moves = before.moves if before else ()
            if before and before.start.week != start.week:
                moves = (*moves, Move(start.reference, recorded.as_of, before.start.week, start.week))
            found[start.reference] = Promised(start, moves)
    return found


def redated(timelines: Iterable[Timeline], of: Mapping[str, Promised]) -> tuple[Timeline, ...]:
    """Open cases whose promised start was moved, however often."""
    return tuple(t for t in timelines if t.is_open and t.case.reference in of and of[t.case.reference].moves)


def moves_between(of: Mapping[str, Promised], after: date, until: date) -> tuple[Move, ...]:
    """Every move by a schedule for a day after one day, up to another."""
    return tuple(move for one in of.values() for move in one.moves if after < move.on <= until)


def on_last_day(timelines: Iterable[Timeline], of: Mapping[str, Promised], calendar: Calendar) -> tuple[OnLastDay, ...]:
    """Reviews still to begin that sit on the last week that keeps the law, those moved there first.

    That week lies ahead: whoever can keep the law no more, or is in a week that has gone by, sits on no such week.

    Args:
        calendar: Tells which later weeks have school.
    """
    found = (
        OnLastDay(t, of[t.case.reference])
        for t in timelines
        if t.is_open
        and t.begins_on is None
        and not t.overdue
        and t.case.reference in of
        and _is_last(of[t.case.reference].start, t, calendar)
    )
    return tuple(sorted(found, key=lambda one: (-len(one.promised.moves), one.promised.start.week, _of(one))))


def _is_last(start: NewStart, timeline: Timeline, calendar: Calendar) -> bool:
    """Whether it begins there with the full period of the law left, and no sooner than asked, and later would not."""
    days = (o.latest_start for o in timeline.of(Kind.CONCLUDE_BY) if o.basis == Basis.STATUTE)
    begin_by = min((day for day in days if day), default=date.min)
    if not timeline.as_of <= start.starts_on <= begin_by:
        return False
    later = start.week + WEEK
    while later <= begin_by:
        first = calendar.first_school_day(later)
        if first and first <= begin_by:
            return False
        later += WEEK
    return True


def moved_there(found: Iterable[OnLastDay]) -> tuple[OnLastDay, ...]:
    """Those of them that had another week before: what a plan that slips looks like when it still looks lawful."""
    return tuple(one for one in found if one.promised.moves)


def _of(one: OnLastDay) -> str:
    return one.timeline.case.reference

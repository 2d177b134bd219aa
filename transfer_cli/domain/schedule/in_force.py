"""The schedule in force, as it was recorded, held against the law, the settings and the caseload of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Caseload, Promise
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.schedule.check import Overfull, check, overfull
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.pins import pinned
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.spare import Free, first_free, free_weeks
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import count

NAMED = 5
"""References that one sentence names at most."""


@dataclass(frozen=True)
class InForce:
    """The schedule in force as it stands today; reviews begun or left since are no part of it.

    Attributes:
        schedule: As it was recorded.
        windows: Of every review still to begin, whether the schedule has it or not.
        limits: The room there is.
        places: By reference, of those whose week still lies ahead.
        passed: References whose week has come too near for two weeks' notice, so that they have none any more.
        pins: Places to which families have agreed, of those that have a place.
    """

    schedule: NewSchedule
    windows: tuple[Window, ...]
    limits: Limits
    places: Mapping[str, Place]
    passed: frozenset[str]
    pins: Mapping[str, Place]

    @property
    def without_week(self) -> frozenset[str]:
        """References of the reviews still to begin that have no week ahead."""
        return frozenset(window.reference for window in self.windows) - self.places.keys()

    @property
    def late(self) -> frozenset[str]:
        """References of those that begin later than their window allows, or have no week."""
        begin_late = {
            window.reference
            for window in self.windows
            if (place := self.places.get(window.reference)) and (window.last is None or place.week > window.last)
        }
        return self.without_week | begin_late

    @property
    def overfull(self) -> tuple[Overfull, ...]:
        """Where more reviews begin than there is room for."""
        return overfull(self.places, self.limits)

    @property
    def feasible(self) -> bool:
        """Whether every review begins within its window and there is room for all."""
        return not self.late and not self.overfull


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checker says.

    Attributes:
        starts: Starts that it looked at: those of reviews still to begin.
        late: Reviews that begin later than their window allows, or have no week ahead.
        faults: Every constraint that is broken, one sentence each.
        without_week: Those of `late` that have no week ahead.
        to_begin: Reviews still to begin, whether the schedule has them or not.
        crowded: Somewhere more reviews begin than there is room for.
    """

    starts: int
    late: tuple[str, ...]
    faults: tuple[str, ...]
    without_week: tuple[str, ...]
    to_begin: int
    crowded: bool


def in_force(
    schedule: NewSchedule, timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date
) -> InForce:
    """The recorded schedule beside what is to be kept today."""
    weeks = school_weeks(calendar, as_of)
    room = limits(settings, weeks, timelines, as_of)
    found = windows(timelines, settings, weeks, as_of)
    by_reference = {window.reference: window for window in found}
    ours = [start for start in schedule.starts if start.reference in by_reference]
    places, passed = _places(ours, by_reference, room)
    pins = {reference: pin for reference, pin in pinned(found, room, as_of).items() if reference in places}
    return InForce(schedule, found, room, places, passed, pins)


def checked(
    schedule: NewSchedule, timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date
) -> Checked:
    """Every constraint of today that the recorded schedule breaks.

    That a review is late or without a week is no fault where the schedule says so itself and nothing better is left.
    """
    now = in_force(schedule, timelines, settings, calendar, as_of)
    kept = {reference: _by_whom_it_is(pin, now.places[reference]) for reference, pin in now.pins.items()}
    faults = [
        *(f"{reference}: its week has come too near for two weeks' notice." for reference in sorted(now.passed)),
        *_contradictions(schedule),
        *_other_days(now),
        *_lateness(now),
        *check(now.places, now.windows, now.limits, now.late, kept),
    ]
    return Checked(
        starts=len(now.places) + len(now.passed),
        late=tuple(sorted(now.late)),
        faults=tuple(faults),
        without_week=tuple(sorted(now.without_week)),
        to_begin=len(now.windows),
        crowded=bool(now.overfull),
    )


def _contradictions(schedule: NewSchedule) -> Iterator[str]:
    """A schedule in which all are said to begin in time, and by its own weeks some do not."""
    late = sorted(start.reference for start in schedule.starts if start.latest is None or start.week > start.latest)
    if schedule.feasible and late:
        more = f" and {len(late) - NAMED} more" if len(late) > NAMED else ""
        yield (
            f"All are said to begin in time, and {count(len(late), 'review does', 'reviews do')} not: "
            f"{', '.join(late[:NAMED])}{more}."
        )


def _other_days(now: InForce) -> Iterator[str]:
    """Starts on another day than the first school day of their week, which is the day that the notice would print."""
    for start in sorted(now.schedule.starts, key=lambda start: start.reference):
        place = now.places.get(start.reference)
        first = now.limits.weeks.all[place.week].starts_on if place else None
        if first and start.starts_on != first:
            yield (
                f"{start.reference}: it is to begin on {show_day(start.starts_on)}, and the first school day of its "
                f"week is {show_day(first)}."
            )


def _lateness(now: InForce) -> Iterator[str]:
    """Reviews that are late or without a week and need not be, or of which the schedule does not say so."""
    free = free_weeks(now.places.values(), now.limits)
    for window in sorted(now.windows, key=lambda window: window.reference):
        reference = window.reference
        if reference not in now.late or reference in now.passed or window.first is None:
            continue
        place = now.places.get(reference)
        if place and window.last is None:
            continue
        what = "it begins too late" if place else "it has no week"
        better = _better(window, place, now.limits, free)
        if better is not None:
            monday = show_day(now.limits.weeks.all[better].monday)
            yield f"{reference}: {what}, though there is room in the week of {monday}."
        elif now.schedule.feasible:
            yield f"{reference}: {what}."


def _better(window: Window, place: Place | None, limits: Limits, free: Free) -> int | None:
    """A week with room that would be in time; of a review without a week any week with room. None = there is none."""
    last = len(limits.weeks) - 1 if place is None or window.last is None else window.last
    weeks = range(window.first or 0, last + 1)
    officer = limits.officer_of(window.case.officer)
    found = first_free(weeks, officer, limits, free, assessed=window.may_need)
    return found.week if found else None


def _by_whom_it_is(pin: Place, place: Place) -> Place:
    """The pin with whoever the schedule gave it to: a family agrees to the week."""
    return pin._replace(officer=place.officer)


def _places(
    starts: Sequence[NewStart], found: Mapping[str, Window], room: Limits
) -> tuple[dict[str, Place], frozenset[str]]:
    """Where the starts lie among the weeks ahead, and those whose week has gone by."""
    places: dict[str, Place] = {}
    passed: set[str] = set()
    for start in starts:
        week = room.weeks.number_of(start.week)
        if week is None:
            passed.add(start.reference)
            continue
        assessed = room.psychologist is not None and found[start.reference].needs_at(week)
        places[start.reference] = Place(week, room.officer_of(start.officer), assessed)
    return places, frozenset(passed)


def as_promised_by(caseload: Caseload, before: RecordedSchedule) -> Caseload:
    """The caseload as if that schedule were in force: its weeks are those to be kept, where it has any."""
    starts = {start.reference: start for start in before.schedule.starts}
    cases = (
        replace(case, promise=Promise(start.week, start.starts_on, start.officer, before.as_of, before.id))
        if (start := starts.get(case.reference))
        else case
        for case in caseload.cases
    )
    return replace(caseload, cases=tuple(cases))

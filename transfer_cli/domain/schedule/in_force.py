"""The schedule in force, as it was recorded, held against the law, the settings and the caseload of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Caseload, Promise
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.pins import pinned
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checker says.

    Attributes:
        starts: Starts that it looked at: those of reviews still to begin.
        late: Reviews that begin later than their window allows, or in a week that has come too near.
        faults: Every constraint that is broken, one sentence each.
    """

    starts: int
    late: tuple[str, ...]
    faults: tuple[str, ...]


def checked(
    schedule: NewSchedule, timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date
) -> Checked:
    """Every constraint of today that the recorded schedule breaks; reviews begun or left since are no part of it."""
    weeks = school_weeks(calendar, as_of)
    room = limits(settings, weeks, timelines, as_of)
    found = windows(timelines, settings, weeks, as_of)
    by_reference = {window.reference: window for window in found}
    ours = [start for start in schedule.starts if start.reference in by_reference]
    places, passed = _places(ours, by_reference, room)
    late = {
        window.reference
        for window in found
        if (place := places.get(window.reference)) and (window.last is None or place.week > window.last)
    }
    none_possible = {window.reference for window in found if window.last is None or window.first is None}
    excused = frozenset(none_possible | late) if not schedule.feasible else frozenset(none_possible)
    pins = {reference: pin for reference, pin in pinned(found, room, as_of).items() if reference in places}
    kept = {reference: _by_whom_it_is(pin, places[reference]) for reference, pin in pins.items()}
    judged = [window for window in found if window.reference not in passed]
    faults = [f"{reference}: its week has come too near for two weeks' notice." for reference in sorted(passed)]
    within = room.with_room_for(kept.values())
    return Checked(len(ours), tuple(sorted(late | passed)), (*faults, *check(places, judged, within, excused, kept)))


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
        assessed = room.psychologist is not None and found[start.reference].assessed
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

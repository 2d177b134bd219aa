"""What is to be planned: the reviews still to begin as jobs, the room, the pins and the promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.posting import PostClass, arrives_on
from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.outcome import Start
from transfer_cli.domain.schedule.pins import pinned
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.weeks import NOTICE, Weeks, school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.year_group import moves

FIRST_SERVED = frozenset({"custody", "tribunal", "looked_after"})
"""Priorities that go first among reviews which are due alike."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be planned.

    Attributes:
        pins: Places to which families have agreed.
        by_post: Number of the first week whose notice can still go by post.
        harm: By reference, what it costs to let the review begin late.
    """

    settings: Settings
    limits: Limits
    found: tuple[Window, ...]
    pins: Mapping[str, Place]
    by_post: int
    harm: Mapping[str, int]


def task_of(timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date) -> Task:
    """What there is to plan on that day."""
    weeks = school_weeks(calendar, as_of)
    room = limits(settings, weeks, timelines, as_of)
    found = windows(timelines, settings, weeks, as_of)
    harm = {window.reference: _harm(window, settings) for window in found}
    return Task(settings, room, found, pinned(found, room, as_of), _first_by_post(weeks, calendar, as_of), harm)


def _first_by_post(weeks: Weeks, calendar: Calendar, as_of: date) -> int:
    found = weeks.first_to_begin_from(arrives_on(as_of, PostClass.FIRST, calendar) + NOTICE)
    return len(weeks) if found is None else found


def with_pins(task: Task, places: Places) -> Task:
    """The task in which these places are kept as if they were agreed."""
    return replace(task, pins={**places, **task.pins})


def jobs_of(found: Iterable[Window], task: Task, *, gone: bool = False) -> list[Job]:
    """What is to be placed.

    Args:
        gone: These are too late, and may begin in any week; otherwise such reviews are left out.
    """
    return [job_of(window, task) for window in found if window.first is not None and (gone or window.last is not None)]


def job_of(window: Window, task: Task) -> Job:
    """One review as it is to be placed; a pinned one in its agreed week alone, one too late in any week.

    Where psychologists are limited, one that is planned without them begins while the advice that is there suffices.
    """
    pin, room = task.pins.get(window.reference), task.limits
    last = len(room.weeks) - 1 if window.last is None else window.last
    assessed = room.psychologist is not None and window.assessed
    if room.psychologist and not assessed and window.fresh_until is not None:
        last = min(last, window.fresh_until)
    return Job(
        pin.week if pin else last,
        (window.due.toordinal(), FIRST_SERVED.isdisjoint(window.case.priority)),
        window.reference,
        pin.week if pin else window.first or 0,
        pin.officer if pin else room.officer_of(window.case.officer),
        pin.assessed if pin else assessed,
        task.harm[window.reference],
        pin is not None,
    )


def _harm(window: Window, settings: Settings) -> int:
    """What it costs to let this review begin late."""
    protect = settings.scheduling.protect
    groups = {*window.case.priority, *(["phase_move"] if moves(window.case) else [])}
    return 1 + sum(weight for group, weight in protect.items() if group in groups)


def promised(found: Iterable[Window], limits: Limits) -> dict[str, Place]:
    """Places of the last schedule whose weeks still exist; without an officer where that one has no room any more."""
    promised = {}
    for window in found:
        promise = window.case.promise
        if promise and (week := limits.weeks.number_of(promise.week)) is not None:
            own = limits.officer_of(window.case.officer)
            officer = limits.officer_of(promise.officer) if own is None else own
            if own is None and officer is not None and not limits.officers[officer].starts[week]:
                officer = None
            promised[window.reference] = Place(week, officer, limits.psychologist is not None and window.assessed)
    return promised


def start_of(window: Window, place: Place | None, task: Task) -> Start:
    """The review at its place."""
    late = place is None or window.last is None or place.week > window.last
    officer = window.case.officer
    if place and place.officer is not None:
        officer = task.limits.officers[place.officer].name
    return Start(window, place, officer, late, window.reference in task.pins)


def late_in(places: Places, task: Task) -> set[str]:
    """References of reviews that begin late with these places, or have none."""
    return {window.reference for window in task.found if start_of(window, places.get(window.reference), task).late}

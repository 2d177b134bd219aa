"""What becomes of it if nothing changes: the pace of the last weeks carried on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import WEEK, Calendar, monday_of
from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.schedule.fill import fill
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.room import NO_LIMIT, Limits, Room
from transfer_cli.domain.schedule.search import least
from transfer_cli.domain.schedule.sums import demands, earliest

LOOKED_BACK = 12
"""Weeks of which the pace is taken."""
A_HISTORY = 10
"""Reviews that must have begun before one can speak of a pace."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of the last weeks, carried on.

    Attributes:
        starts: Reviews that began in a school week of them, on average.
        needed: The smallest number of starts a week with which all would begin in time; None = none would do.
        late: References of the fewest reviews that could not begin in time at that pace.
    """

    starts: float
    needed: int | None
    late: tuple[str, ...]


def pace(
    timelines: Iterable[Timeline], jobs: Sequence[Job], limits: Limits, calendar: Calendar, as_of: date
) -> Pace | None:
    """What follows from the starts of the last 12 weeks.

    Returns:
        None = the record does not go back so far, too few have begun, or there was no school in these weeks.
    """
    since = monday_of(as_of) - LOOKED_BACK * WEEK
    begun = [
        timeline.begins_on
        for timeline in timelines
        if timeline.begins_on and timeline.begins_on <= as_of and timeline.case.document != Document.LDA
    ]
    school = sum(calendar.first_school_day(since + n * WEEK) is not None for n in range(LOOKED_BACK))
    if len(begun) < A_HISTORY or min(begun) > since + WEEK or not school:
        return None
    recent = sum(since <= day < monday_of(as_of) for day in begun)
    alone = [replace(job, officer=None, assessed=False) for job in jobs]
    _, left = fill(alone, _at(recent, school, limits))
    needed = _needed(jobs, limits)
    late = tuple(sorted(job.reference for job in left))
    return Pace(recent / school, needed if needed <= len(jobs) else None, late)


def _needed(jobs: Sequence[Job], limits: Limits) -> int:
    """The smallest number of starts in every school week with which all begin in time; if none is, more than all."""
    wanted = demands((job.first, job.last) for job in jobs)
    spans = (NO_LIMIT,) * len(limits.weeks)

    def enough(starts: int) -> bool:
        room = Room(None, tuple(starts if week.starts_on else 0 for week in limits.weeks.all), spans)
        return earliest(room, wanted, len(jobs)) is not None

    return least(len(jobs) + 1, enough)


def _at(recent: int, school: int, limits: Limits) -> Limits:
    """Room for as many starts in every so many school weeks as there were, spread evenly."""
    starts: list[int] = []
    passed = 0
    for week in limits.weeks.all:
        before = passed * recent // school
        passed += week.starts_on is not None
        starts.append(passed * recent // school - before)
    return Limits(limits.weeks, Room(None, tuple(starts), (NO_LIMIT,) * len(starts)))

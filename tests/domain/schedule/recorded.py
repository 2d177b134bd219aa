"""Schedules as the record holds them, for the commands that go on from one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Caseload, Promise
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines


def derived(cases: Sequence[Case], settings: Settings, as_of: date) -> tuple[Timeline, ...]:
    return timelines(Caseload(tuple(cases), as_of), settings)


def calendar_of(settings: Settings) -> Calendar:
    return Calendar(settings.terms, settings.bank_holidays)


def a_start(reference: str, monday: date, officer: str | None = None, latest: date | None = None) -> NewStart:
    return NewStart(reference, monday, monday, officer, None, latest or monday)


def recorded(number: int, *starts: NewStart, as_of: date, feasible: bool = True) -> RecordedSchedule:
    moment = datetime(as_of.year, as_of.month, as_of.day, 9, 0, tzinfo=UTC)
    return RecordedSchedule(number, as_of, moment, number, "schedule", NewSchedule(feasible, tuple(starts)))


def promised_by(cases: Sequence[Case], schedule: NewSchedule, as_of: date) -> list[Case]:
    """The cases once that schedule is in the record."""
    promises = {s.reference: Promise(s.week, s.starts_on, s.officer, as_of, 1) for s in schedule.starts}
    return [
        replace(case, promise=promise, first_promise=case.first_promise or promise)
        if (promise := promises.get(case.reference))
        else case
        for case in cases
    ]

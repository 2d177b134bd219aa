"""Every start that was ever planned, as calendars and wall planners show it: one entry a review, for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from transfer_cli.domain.changes import NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Stage, Timeline

Touched = Mapping[str, Sequence[tuple[int, datetime]]]
"""By reference, number and moment (UTC) of operations."""


class Standing(StrEnum):
    """How sure an entry is."""

    PLANNED = "planned"
    FIXED = "fixed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Entry:
    """The start of one review.

    Attributes:
        day: First school day of its week; once notice is given, the day it states.
        latest: Monday of the last possible week, as the last schedule saw it; None = there was none.
        first: Day in the first schedule.
        before: Day in the schedule before the last change; None = it was never changed.
        version: Rises whenever the entry changes, from 0 when it was first planned, and never falls.
        others: Officers whose it was before, and is no more.
        changed: When the last schedule or other operation that changed it or its case was recorded, UTC.
    """

    reference: str
    day: date
    officer: str | None
    standing: Standing
    latest: date | None
    first: date
    before: date | None
    version: int
    others: tuple[str, ...]
    changed: datetime


@dataclass(frozen=True, slots=True)
class _State:
    """What an entry said at one time."""

    day: date
    officer: str | None
    standing: Standing


@dataclass
class _Planned:
    """One review through all schedules.

    Attributes:
        states: What it said, each once until it changed; a schedule without it cancels it.
        since: Number of the operation that planned it first.
        changed: When its state last changed, UTC.
    """

    last: NewStart
    states: list[_State]
    since: int
    changed: datetime

    def add(self, state: _State, recorded: datetime) -> None:
        """What the next schedule says of it."""
        if self.states[-1] != state:
            self.states.append(state)
            self.changed = recorded


def entries(
    schedules: Sequence[RecordedSchedule], timelines: Iterable[Timeline], touched: Touched | None = None
) -> tuple[Entry, ...]:
    """An entry for every review that any schedule had, in order of day and reference.

    Args:
        touched: By reference, number and moment of each operation that wrote about the case.
    """
    planned: dict[str, _Planned] = {}
    for recorded in schedules:
        starts = {start.reference: start for start in recorded.schedule.starts}
        for reference in planned.keys() - starts.keys():
            cancelled = replace(planned[reference].states[-1], standing=Standing.CANCELLED)
            planned[reference].add(cancelled, recorded.recorded)
        for reference, start in starts.items():
            state = _State(start.starts_on, start.officer, Standing.PLANNED)
            of = planned.setdefault(reference, _Planned(start, [state], recorded.operation_id, recorded.recorded))
            of.add(state, recorded.recorded)
            of.last = start
    by_reference = {timeline.case.reference: timeline for timeline in timelines}
    made = (
        _entry(of, _now(by_reference.get(reference), of.states[-1]), (touched or {}).get(reference, ()))
        for reference, of in planned.items()
    )
    return tuple(sorted(made, key=lambda entry: (entry.day, entry.reference)))


def _now(timeline: Timeline | None, planned_last: _State) -> _State:
    """What the entry says today."""
    if timeline and timeline.stage != Stage.LEFT:
        if timeline.begins_on:
            return _State(timeline.begins_on, timeline.case.officer or planned_last.officer, Standing.FIXED)
        if timeline.stage == Stage.NOT_STARTED:
            return planned_last
    return replace(planned_last, standing=Standing.CANCELLED)


def _entry(of: _Planned, now: _State, touched: Sequence[tuple[int, datetime]]) -> Entry:
    """The entry as it is now.

    Its version counts twice what was recorded and what schedules changed, which only grows; between two of these it
    is odd while the entry says something else than the last schedule.
    """
    since = [moment for operation, moment in touched if operation > of.since]
    states = [*of.states, now]
    days = [state.day for state in states]
    others = dict.fromkeys(state.officer for state in states if state.officer and state.officer != now.officer)
    return Entry(
        reference=of.last.reference,
        day=now.day,
        officer=now.officer,
        standing=now.standing,
        latest=of.last.latest,
        first=days[0],
        before=next((day for day in reversed(days) if day != now.day), None),
        version=2 * (len(of.states) - 1 + len(since)) + (now != of.states[-1]),
        others=tuple(name for name in others if name),
        changed=max([of.changed, *since]),
    )

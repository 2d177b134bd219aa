"""Every start that was ever planned, as calendars and wall planners show it: one entry a review, for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from transfer_cli.domain.changes import NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Stage, Timeline


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
        version: How often it has been changed since it was first planned.
        others: Officers whose it was before, and is no more.
        changed: When the last schedule that changed it was recorded, UTC.
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


def entries(schedules: Sequence[RecordedSchedule], timelines: Iterable[Timeline]) -> tuple[Entry, ...]:
    """An entry for every review that any schedule had, in order of day and reference."""
    states: dict[str, list[tuple[_State, datetime]]] = {}
    last: dict[str, NewStart] = {}
    for recorded in schedules:
        for start in recorded.schedule.starts:
            last[start.reference] = start
            state = _State(start.starts_on, start.officer, Standing.PLANNED)
            _add(states.setdefault(start.reference, []), state, recorded.recorded)
    in_force = {start.reference for start in schedules[-1].schedule.starts} if schedules else set()
    by_reference = {timeline.case.reference: timeline for timeline in timelines}
    for reference, of in states.items():
        now = _now(by_reference.get(reference), of[-1][0], planned=reference in in_force)
        _add(of, now, schedules[-1].recorded)
    made = (_entry(reference, of, last[reference]) for reference, of in states.items())
    return tuple(sorted(made, key=lambda entry: (entry.day, entry.reference)))


def _add(states: list[tuple[_State, datetime]], state: _State, recorded: datetime) -> None:
    if not states or states[-1][0] != state:
        states.append((state, recorded))


def _now(timeline: Timeline | None, planned_last: _State, *, planned: bool) -> _State:
    """What the entry says today."""
    if timeline is None or timeline.stage == Stage.LEFT:
        return _State(planned_last.day, planned_last.officer, Standing.CANCELLED)
    if timeline.begins_on:
        return _State(timeline.begins_on, timeline.case.officer or planned_last.officer, Standing.FIXED)
    if timeline.stage == Stage.NOT_STARTED and planned:
        return planned_last
    return _State(planned_last.day, planned_last.officer, Standing.CANCELLED)


def _entry(reference: str, states: Sequence[tuple[_State, datetime]], last: NewStart) -> Entry:
    now, changed = states[-1]
    days = [state.day for state, _ in states]
    others = dict.fromkeys(state.officer for state, _ in states if state.officer and state.officer != now.officer)
    return Entry(
        reference=reference,
        day=now.day,
        officer=now.officer,
        standing=now.standing,
        latest=last.latest,
        first=days[0],
        before=next((day for day in reversed(days) if day != now.day), None),
        version=len(states) - 1,
        others=tuple(name for name in others if name),
        changed=changed,
    )

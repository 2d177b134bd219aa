"""Short ways to write into a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.builders import day
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent, NewOperation, NewSchedule, NewStart, Operation
from transfer_cli.domain.columns import BY_NAME, fields_of
from transfer_cli.store import Store


def write(store: Store, as_of: str, *parts: Any, command: str = "import") -> Operation:
    """Record these cases, changes, events and schedule as one operation."""
    changes = Changes(
        new_cases=tuple(fields_of(part) for part in parts if isinstance(part, Case)),
        fields=tuple(part for part in parts if isinstance(part, FieldChange)),
        events=tuple(part for part in parts if isinstance(part, NewEvent)),
        schedule=next((part for part in parts if isinstance(part, NewSchedule)), None),
    )
    recorded = store.record(NewOperation(command, "CW0001", day(as_of)), changes)
    assert recorded is not None
    return recorded


def change(field: str, old: str | None, new: str | None, holds_from: str, reference: str = "CW0001") -> FieldChange:
    """A field of CW0001 changed, held from that day unless the column is right for all days or none."""
    return FieldChange(reference, field, old, new, None if BY_NAME[field].dated else day(holds_from))


def event(step: str, happened: str, reference: str = "CW0001", **more: Any) -> NewEvent:
    """A step of CW0001."""
    return NewEvent(reference, step, day(happened), **more)


def schedule(weeks: Iterable[tuple[str, str]]) -> NewSchedule:
    """A schedule of references and Mondays."""
    starts = (NewStart(reference, day(week), day(week), "J Price", day(week), day(week)) for reference, week in weeks)
    return NewSchedule(feasible=True, starts=tuple(starts))

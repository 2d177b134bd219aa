"""Children whom a file of the whole caseload does not name any more: never deleted, and not forgotten either."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transfer_cli.domain.case import BACK_IN_FILE, GONE_FROM_FILE, KEPT, Case, Event
from transfer_cli.domain.changes import NewEvent
from transfer_cli.domain.ledger import way_out

_ABOUT = frozenset({GONE_FROM_FILE, BACK_IN_FILE, KEPT})


def gone_since(case: Case, as_of: date) -> date | None:
    """Since when the case is gone from the file and nobody has said why; None = it is not, or it is closed.

    It is settled by the day on which the child left, or by saying that the case is kept (`kept`).
    """
    last = next((e for e in reversed(case.events) if e.step in _ABOUT and e.happened <= as_of), None)
    if last is None or last.step != GONE_FROM_FILE or way_out(case, as_of):
        return None
    return last.happened


def unsettled(cases: Iterable[Case], as_of: date) -> tuple[Case, ...]:
    """Of cases that the file does not name, those that are open and that nobody has said to be kept."""
    return tuple(
        case for case in cases if not way_out(case, as_of) and not any(e.step == KEPT for e in _since_back(case))
    )


def newly_gone(cases: Iterable[Case], as_of: date) -> tuple[NewEvent, ...]:
    """What is recorded of unsettled cases that the file does not name and that were there until now."""
    return tuple(
        NewEvent(case.reference, GONE_FROM_FILE, as_of, source="import")
        for case in cases
        if not any(event.step == GONE_FROM_FILE for event in _since_back(case))
    )


def back_again(case: Case, as_of: date) -> tuple[NewEvent, ...]:
    """What is recorded of a case that the file names again."""
    if any(event.step == GONE_FROM_FILE and event.happened <= as_of for event in _since_back(case)):
        return (NewEvent(case.reference, BACK_IN_FILE, as_of, source="import"),)
    return ()


def _since_back(case: Case) -> list[Event]:
    """Events since the file last named the case again, as far as they are about that."""
    found: list[Event] = []
    for event in case.events:
        if event.step == BACK_IN_FILE:
            found.clear()
        elif event.step in _ABOUT:
            found.append(event)
    return found

"""What a file changes, one thing after another: for programs as it is kept, and for people as they say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.columns import BY_NAME, Kind
from transfer_cli.domain.compare import Comparison
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import SingleChange
from transfer_cli.domain.year_group import show_year

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def single_changes(found: Comparison, arrivals: Mapping[str, Arrival], as_of: date) -> Iterator[SingleChange]:
    """Every change of a field, and every milestone, of what is not new.

    Days are in ISO form; of a year group it is the one followed on that day and not the offset that a case keeps.

    Args:
        arrivals: The rows that were compared, by reference.
    """
    new = frozenset(found.new)
    for change in found.changes.fields:
        old, to = change.old, change.new
        if BY_NAME[change.field].kind is Kind.NCY:
            arrival = arrivals[change.reference]
            old, to = str(arrival.was_ncy_on(as_of)), str(arrival.ncy_on(as_of))
        yield change.reference, change.field, old, to
    for event in found.changes.events:
        if event.reference not in new:
            before = arrivals[event.reference].before
            corrected = (e for e in (before.events if before else ()) if e.id == event.supersedes)
            old_day = next((e.happened.isoformat() for e in corrected), None)
            yield event.reference, event.step, old_day, event.happened.isoformat()


def for_people(change: SingleChange) -> SingleChange:
    """The change as it is shown: `Year 7`, `4 Feb 2005`."""
    what, field, old, new = change
    return what, field, _shown(field, old), _shown(field, new)


def _shown(field: str, text: str | None) -> str | None:
    column = BY_NAME.get(field)
    if text is None:
        return None
    if column and column.kind is Kind.NCY:
        return show_year(int(text))
    may_be_day = column is None or column.kind is Kind.DATE
    return show_day(date.fromisoformat(text)) if may_be_day and _DAY.fullmatch(text) else text

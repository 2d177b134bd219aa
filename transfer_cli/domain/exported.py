"""The caseload as the rows of a file that `transfer import` reads back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_cli.domain.case import Case, Caseload, Event, Step
from transfer_cli.domain.columns import COLUMNS, YEAR_GROUPS, fields_of, to_text
from transfer_cli.domain.exceptions import note_of
from transfer_cli.domain.year_group import ncy_on

EVENT_COLUMNS = ("reference", "step", "on", "note")


def caseload_rows(caseload: Caseload) -> Iterator[list[str]]:
    """The headings, then a row for each case: every canonical column, milestones up to the caseload's day.

    Year groups are those followed on that day. One that no file can state is left empty, which means by age.
    """
    yield [column.name for column in COLUMNS]
    for case in caseload.cases:
        fields = {name: to_text(value) or "" for name, value in fields_of(case).items()}
        year = ncy_on(case, caseload.as_of)
        fields["ncy"] = str(year) if year in YEAR_GROUPS else ""
        fields |= {step.value: _last(case, step, caseload.as_of) for step in Step}
        yield [fields[column.name] for column in COLUMNS]


def event_rows(caseload: Caseload) -> Iterator[list[str]]:
    """The headings, then a row for each step up to the caseload's day that `caseload_rows` has no cell for."""
    yield list(EVENT_COLUMNS)
    for case in caseload.cases:
        for event in uncolumned(case, caseload.as_of):
            yield [case.reference, event.step, event.happened.isoformat(), note_of(event)]


def uncolumned(case: Case, as_of: date) -> Iterator[Event]:
    """Steps that happened by then and are neither the last of a milestone nor arranged ahead."""
    milestones = set(Step)
    for event in case.events:
        if event.happened > as_of:
            continue
        if event.step not in milestones or event is not _last_event(case, event.step, as_of):
            yield event


def _last(case: Case, step: Step, as_of: date) -> str:
    event = _last_event(case, step, as_of)
    return event.happened.isoformat() if event else ""


def _last_event(case: Case, step: str, as_of: date) -> Event | None:
    """The last event of this step by that day, of whatever authority: the file says what happened, not what counts."""
    return next((e for e in reversed(case.events) if e.step == step and e.happened <= as_of), None)

"""A file against the record: what is new, changed field by field, unchanged, gone, and where the two clash."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.arrival import Arrival, by_reference
from transfer_cli.domain.case import Case, Caseload, Event, Step
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.columns import BY_NAME, fields_of, to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rows import StepRow, place
from transfer_cli.errors import Problem, Severity

Happening = tuple[str, str, date]
"""Reference, step and day."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What loading a file does.

    Attributes:
        changes: What is written.
        new: References of cases that the record does not have; for an events file, of steps it does not have.
        changed: References of cases of which a field or milestone changes.
        unchanged: References of rows that say what the record says.
        gone: References in the record that the file does not name.
        problems: Where the record's value stays although the file says otherwise.
    """

    changes: Changes
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def compare(
    caseload: Caseload,
    arrivals: Iterable[Arrival],
    as_of: date,
    *,
    named: Collection[str] | None,
    taken_back: Collection[Happening] = frozenset(),
) -> Comparison:
    """What a caseload file changes.

    A milestone becomes an event once; another day in the file corrects the imported event, while one recorded
    here stays. Nothing is ever taken away because a cell or a row is empty or gone.

    Args:
        caseload: As true on `as_of`.
        arrivals: Rows to be loaded.
        as_of: The day from which changed values hold, where they have no day of their own.
        named: Every reference in the file, rejected rows too, in small letters; None = the file does not claim to
            be the whole caseload, so nothing is gone from it.
        taken_back: Milestones that somebody here said never happened.
    """
    new: list[Case] = []
    changed: list[str] = []
    unchanged: list[str] = []
    fields: list[FieldChange] = []
    events: list[NewEvent] = []
    problems: list[Problem] = []
    for arrival in arrivals:
        found, notes = _milestones(arrival, taken_back)
        events += found
        problems += _clashes(arrival)
        problems += notes
        if arrival.before is None:
            new.append(arrival.now)
            continue
        differing = _field_changes(arrival.before, arrival.now, as_of)
        fields += differing
        (changed if found or differing else unchanged).append(arrival.before.reference)
    return Comparison(
        Changes(new_cases=tuple(new), fields=tuple(fields), events=tuple(events)),
        new=tuple(case.reference for case in new),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        gone=_gone(caseload, named),
        problems=tuple(problems),
    )


def compare_steps(caseload: Caseload, rows: Iterable[StepRow], as_of: date) -> Comparison:
    """What an events file adds: each step of a known child that the record does not have on that day."""
    recorded = by_reference(caseload)
    known = {(case.reference, event.step, event.happened) for case in caseload.cases for event in case.events}
    events: list[NewEvent] = []
    unchanged: list[str] = []
    problems: list[Problem] = []
    for row in rows:
        case = recorded.get(row.reference.casefold())
        if case is None:
            problems.append(_unknown(row))
            continue
        problems += _untimely(row, case, as_of)
        if row.on < case.date_of_birth:
            continue
        happening = (case.reference, row.step, row.on)
        if happening in known:
            unchanged.append(case.reference)
            continue
        known.add(happening)
        events.append(NewEvent(case.reference, row.step, row.on, note=row.note, source="import"))
    return Comparison(
        Changes(events=tuple(events)),
        new=tuple(event.reference for event in events),
        unchanged=tuple(unchanged),
        problems=tuple(problems),
    )


def _gone(caseload: Caseload, named: Collection[str] | None) -> tuple[str, ...]:
    if named is None:
        return ()
    return tuple(case.reference for case in caseload.cases if case.reference.casefold() not in named)


def _field_changes(before: Case, now: Case, as_of: date) -> list[FieldChange]:
    was, becomes = fields_of(before), fields_of(now)
    return [
        FieldChange(
            now.reference,
            name,
            to_text(was[name]),
            to_text(value),
            holds_from=None if BY_NAME[name].dated else as_of,
        )
        for name, value in becomes.items()
        if value != was[name]
    ]


def _milestones(arrival: Arrival, taken_back: Collection[Happening]) -> tuple[list[NewEvent], list[Problem]]:
    reference = arrival.now.reference
    events: list[NewEvent] = []
    problems: list[Problem] = []
    for step in Step:
        if step.value not in arrival.row.values:
            continue
        on = arrival.row.day(step.value)
        recorded = _recorded(arrival.before, step)
        if on is None:
            problems += [_emptied(arrival, event) for event in recorded if event.source == "import"]
        elif any(event.happened == on for event in recorded):
            continue
        elif (reference, step.value, on) in taken_back:
            problems.append(_clash(arrival, step.value, on.isoformat(), "was taken back here as never having happened"))
        elif local := [event for event in recorded if event.source != "import"]:
            why = f"was recorded here as {show_day(local[-1].happened)}"
            problems.append(_clash(arrival, step.value, on.isoformat(), why))
        else:
            corrected = recorded[-1].id if recorded else None
            events.append(NewEvent(reference, step.value, on, supersedes=corrected, source="import"))
    return events, problems


def _recorded(case: Case | None, step: Step) -> list[Event]:
    return [event for event in case.events if event.step == step] if case else []


def _clashes(arrival: Arrival) -> list[Problem]:
    if arrival.before is None:
        return []
    here = fields_of(arrival.before)
    return [
        _clash(arrival, name, to_text(value) or "", f'was changed here to "{to_text(here[name]) or ""}"')
        for name, value in arrival.kept.items()
    ]


def _clash(arrival: Arrival, column: str, value: str, why: str) -> Problem:
    row = arrival.row.row
    return Problem(
        "IMP050",
        Severity.NOTE,
        place(row, column),
        value,
        f"{column} of {arrival.now.reference} {why}, which is kept.",
        "If the file is right, correct the record: transfer case correct.",
        row=row,
    )


def _emptied(arrival: Arrival, event: Event) -> Problem:
    row = arrival.row.row
    return Problem(
        "IMP051",
        Severity.NOTE,
        place(row, event.step),
        "",
        f"{event.step} of {arrival.now.reference} was imported as {show_day(event.happened)}, which is kept.",
        "If it never happened, take it back: transfer case correct.",
        row=row,
    )


def _unknown(row: StepRow) -> Problem:
    return Problem(
        "IMP021",
        Severity.REJECT,
        place(row.row, "reference"),
        row.reference,
        "no case has this reference.",
        "Import the caseload that has it first, or correct the reference.",
        row=row.row,
    )


def _untimely(row: StepRow, case: Case, as_of: date) -> list[Problem]:
    where, value = place(row.row, "on"), row.on.isoformat()
    if row.on < case.date_of_birth:
        why = f"{row.step} stands before the day of birth, {show_day(case.date_of_birth)}."
        return [Problem("IMP019", Severity.REJECT, where, value, why, "Correct one of the two dates.", row=row.row)]
    if row.on > as_of:
        why = f"{row.step} lies after {show_day(as_of)}, the day this file is loaded for."
        return [Problem("IMP036", Severity.WARNING, where, value, why, "Look whether the year is right.", row=row.row)]
    return []

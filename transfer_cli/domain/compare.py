"""A file against the record: what is new, changed field by field, unchanged, gone, and where the two clash."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.arrival import NOTHING_LOCAL, Arrival, Precedence
from transfer_cli.domain.arrival_checks import problem
from transfer_cli.domain.case import Case, Event, Step
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.columns import BY_NAME, Fields, to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.gone import back_again
from transfer_cli.domain.rows import StepRow, place
from transfer_cli.errors import Problem, Severity

_STEPS = tuple(step.value for step in Step)

Happening = tuple[str, str, date]
"""Reference, step and day."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What loading a file does.

    Attributes:
        changes: What is written.
        new: References of cases that the record does not have; for an events file, of steps it does not have.
        changed: References of cases of which a field or milestone changes.
        unchanged: How many rows say what the record says.
        problems: Where the record's value stays although the file says otherwise.
    """

    changes: Changes
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()


def compare(
    arrivals: Iterable[Arrival],
    as_of: date,
    *,
    taken_back: Collection[Happening] = frozenset(),
    precedence: Precedence = NOTHING_LOCAL,
) -> Comparison:
    """What rows of a caseload file change.

    A milestone becomes an event once; another day in the file corrects the imported event, while one recorded
    here stays. Nothing is ever taken away because a cell or a row is empty or gone.

    Args:
        arrivals: Rows to be loaded.
        as_of: The day from which changed values hold, where they have no day of their own.
        taken_back: Milestones that somebody here said never happened.
        precedence: Whose day of a milestone counts, the file's or the one recorded here.
    """
    new: list[Fields] = []
    changed: list[str] = []
    unchanged = 0
    fields: list[FieldChange] = []
    events: list[NewEvent] = []
    problems: list[Problem] = []
    for arrival in arrivals:
        found, notes = _milestones(arrival, taken_back, precedence)
        events += found
        problems += _clashes(arrival)
        problems += notes
        if arrival.before is None:
            new.append(arrival.now)
            continue
        events += back_again(arrival.before, as_of)
        differing = _field_changes(arrival, as_of)
        fields += differing
        if found or differing:
            changed.append(arrival.reference)
        else:
            unchanged += 1
    return Comparison(
        Changes(new_cases=tuple(new), fields=tuple(fields), events=tuple(events)),
        new=tuple(str(case["reference"]) for case in new),
        changed=tuple(changed),
        unchanged=unchanged,
        problems=tuple(problems),
    )


def compare_steps(rows: Iterable[StepRow], recorded: Mapping[str, Case], as_of: date, seen: set[int]) -> Comparison:
    """What rows of an events file add: each step of a known child that the record does not have on that day.

    Args:
        recorded: Cases by reference in small letters.
        seen: Marks of the steps in earlier rows of the file; those of these rows are added to it.
    """
    events: list[NewEvent] = []
    unchanged = 0
    problems: list[Problem] = []
    for row in rows:
        case = recorded.get(row.reference.casefold())
        if case is None:
            problems.append(_unknown(row))
            continue
        problems += _untimely(row, case, as_of)
        if row.on < case.date_of_birth:
            continue
        mark = hash((case.reference, row.step, row.on))
        if mark in seen or any(event.step == row.step and event.happened == row.on for event in case.events):
            unchanged += 1
            continue
        seen.add(mark)
        events.append(NewEvent(case.reference, row.step, row.on, note=row.note, source="import"))
    return Comparison(
        Changes(events=tuple(events)),
        new=tuple(event.reference for event in events),
        unchanged=unchanged,
        problems=tuple(problems),
    )


def _field_changes(arrival: Arrival, as_of: date) -> list[FieldChange]:
    was = arrival.was
    return [
        FieldChange(
            arrival.reference,
            name,
            to_text(was[name]),
            to_text(value),
            holds_from=None if BY_NAME[name].dated else as_of,
        )
        for name, value in arrival.now.items()
        if value != was[name]
    ]


def _milestones(
    arrival: Arrival, taken_back: Collection[Happening], precedence: Precedence
) -> tuple[list[NewEvent], list[Problem]]:
    reference = arrival.reference
    events: list[NewEvent] = []
    problems: list[Problem] = []
    if arrival.before is None:
        days = arrival.days
        return [NewEvent(reference, step, days[step], source="import") for step in _STEPS if step in days], problems
    for step in _STEPS:
        if step not in arrival.row.values:
            continue
        on = arrival.days.get(step)
        recorded = [event for event in arrival.before.events if event.step == step]
        if on is None:
            problems += [_emptied(arrival, event) for event in recorded if event.source == "import"]
        elif any(event.happened == on for event in recorded):
            continue
        elif not precedence.file_wins(step) and (reference, step, on) in taken_back:
            problems.append(_clash(arrival, step, on.isoformat(), "was taken back here as never having happened"))
        elif not precedence.file_wins(step) and (local := [event for event in recorded if event.source != "import"]):
            why = f"was recorded here as {show_day(local[-1].happened)}"
            problems.append(_clash(arrival, step, on.isoformat(), why))
        else:
            corrected = recorded[-1].id if recorded else None
            events.append(NewEvent(reference, step, on, supersedes=corrected, source="import"))
    return events, problems


def _clashes(arrival: Arrival) -> list[Problem]:
    kept = [
        _clash(arrival, name, to_text(value) or "", f'was changed here to "{to_text(arrival.was[name]) or ""}"')
        for name, value in arrival.kept.items()
    ]
    return [*kept, *(_replaced(arrival, name) for name in arrival.taken)] if kept or arrival.taken else kept


def _clash(arrival: Arrival, column: str, value: str, why: str) -> Problem:
    row = arrival.row.row
    return Problem(
        "IMP050",
        Severity.NOTE,
        place(row, column),
        value,
        f"{column} of {arrival.reference} {why}, which is kept.",
        "If the file is right, import it with --prefer-file, or correct the record: transfer case correct.",
        row=row,
        column=column,
    )


def _replaced(arrival: Arrival, column: str) -> Problem:
    why = (
        f'{column} of {arrival.reference} was changed here to "{to_text(arrival.was[column]) or ""}"; the file counts.'
    )
    fix = "If the record was right, correct it again: transfer case correct."
    return problem("IMP052", Severity.NOTE, arrival, column, why, fix)


def _emptied(arrival: Arrival, event: Event) -> Problem:
    why = f"{event.step} of {arrival.reference} was imported as {show_day(event.happened)}, which is kept."
    fix = "If it never happened, take it back: transfer case correct."
    return problem("IMP051", Severity.NOTE, arrival, event.step, why, fix)


def _unknown(row: StepRow) -> Problem:
    return Problem(
        "IMP021",
        Severity.REJECT,
        place(row.row, "reference"),
        row.reference,
        "no case has this reference.",
        "Import the caseload that has it first, or correct the reference.",
        row=row.row,
        column="reference",
    )


def _untimely(row: StepRow, case: Case, as_of: date) -> list[Problem]:
    where, value = place(row.row, "on"), row.on.isoformat()
    if row.on < case.date_of_birth:
        why = f"{row.step} stands before the day of birth, {show_day(case.date_of_birth)}."
        return [
            Problem(
                "IMP019", Severity.REJECT, where, value, why, "Correct one of the two dates.", row=row.row, column="on"
            )
        ]
    if row.on > as_of:
        why = f"{row.step} lies after {show_day(as_of)}, the day this file is loaded for."
        return [
            Problem(
                "IMP036",
                Severity.WARNING,
                where,
                value,
                why,
                "Look whether the year is right.",
                row=row.row,
                column="on",
            )
        ]
    return []

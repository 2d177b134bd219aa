"""A caseload against the record: what is new, changed field by field, unchanged, and where the two clash."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, compress, cycle
from typing import Any

from transfer_cli.domain.arrival import NOTHING_LOCAL, Arrival, Precedence
from transfer_cli.domain.arrival_checks import problem
from transfer_cli.domain.case import Event, Step
from transfer_cli.domain.changes import Changes, FieldChange, NewCases, NewEvent
from transfer_cli.domain.columns import BY_NAME, Fields, Kind, to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.gone import back_again
from transfer_cli.domain.newcomers import Newcomers
from transfer_cli.domain.year_group import show_year
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
        problems += _clashes(arrival, as_of)
        problems += notes
        problems += _left_kept(arrival)
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


def compare_newcomers(new: Newcomers) -> Comparison:
    """What rows of a caseload file change of whose children the record has none: `compare`, for many at once."""
    references = tuple(map(str, new.references))
    steps = tuple(step for step in _STEPS if step in new.rows.columns)
    columns: list[Sequence[Any]] = [new.rows.columns[step] for step in steps]
    days = list(chain.from_iterable(zip(*columns, strict=True)))
    about = list(compress(chain.from_iterable(zip(*[references] * len(steps), strict=True)), days))
    step_names = list(compress(cycle(steps), days))
    on = list(filter(None, days))
    return Comparison(Changes(newcomers=NewCases(new.now, (about, step_names, on))), new=references)


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
        elif not any(event.happened == on for event in recorded):
            here = _said_here(recorded, is_taken_back=(reference, step, on) in taken_back)
            if here:
                tell = _replaced if precedence.file_wins(step) else _clash
                problems.append(tell(arrival, step, here))
            if not here or precedence.file_wins(step):
                corrected = recorded[-1].id if recorded else None
                events.append(NewEvent(reference, step, on, supersedes=corrected, source="import"))
    return events, problems


def _said_here(recorded: list[Event], *, is_taken_back: bool) -> str:
    """What somebody here said of a milestone of which the file has another day; empty = nothing."""
    if is_taken_back:
        return "was taken back here as never having happened"
    local = [event for event in recorded if event.source != "import"]
    return f"was recorded here as {show_day(local[-1].happened)}" if local else ""


def _clashes(arrival: Arrival, as_of: date) -> list[Problem]:
    if not (arrival.kept or arrival.taken):
        return []
    said = {name: f'was changed here to "{_shown(arrival, name, as_of)}"' for name in (*arrival.kept, *arrival.taken)}
    kept = [_clash(arrival, name, said[name]) for name in arrival.kept]
    return [*kept, *(_replaced(arrival, name, said[name]) for name in arrival.taken)]


def _shown(arrival: Arrival, name: str, as_of: date) -> str:
    """The record's value of a field for people."""
    value = arrival.was[name]
    if BY_NAME[name].kind is Kind.NCY:
        return show_year(arrival.was_ncy_on(as_of))
    return show_day(value) if isinstance(value, date) else to_text(value) or ""


def _clash(arrival: Arrival, column: str, why: str) -> Problem:
    why = f"{column} of {arrival.reference} {why}, which is kept."
    fix = "If the file is right, import it with --prefer-file, or correct the record: transfer case correct."
    return problem("IMP050", Severity.NOTE, arrival, column, why, fix)


def _replaced(arrival: Arrival, column: str, why: str) -> Problem:
    why = f"{column} of {arrival.reference} {why}; the file counts."
    fix = "If the record was right, correct it again: transfer case correct."
    return problem("IMP052", Severity.NOTE, arrival, column, why, fix)


def _emptied(arrival: Arrival, event: Event) -> Problem:
    why = f"{event.step} of {arrival.reference} was imported as {show_day(event.happened)}, which is kept."
    fix = "If it never happened, take it back: transfer case correct."
    return problem("IMP051", Severity.NOTE, arrival, event.step, why, fix)


def _left_kept(arrival: Arrival) -> tuple[Problem, ...]:
    """That an empty cell does not make a case open again: somebody says so who knows it."""
    left = arrival.was.get("left_on")
    if not isinstance(left, date) or arrival.row.values.get("left_on", left) is not None or "left_on" in arrival.kept:
        return ()
    why = f"left_on of {arrival.reference} is recorded as {show_day(left)}, which is kept."
    fix = "If the child did not leave, take it back: transfer case correct."
    return (problem("IMP051", Severity.NOTE, arrival, "left_on", why, fix),)

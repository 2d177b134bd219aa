"""An events file against the record: the steps that it adds, and those that cannot be or are out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from transfer_cli.domain.arrival_checks import LOOK_AT_THE_YEAR, ORDER, STEPS
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.compare import Comparison
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rows import StepRow, place
from transfer_cli.errors import Problem, Severity

_ORDERED = frozenset(step for chain in ORDER for step in chain)

First = tuple[date, int]
"""The first day of a step, and the row that says so; row 0 = the record does."""


@dataclass(slots=True)
class StepsSeen:
    """What the rows of an events file have said so far."""

    _marks: set[int] = field(default_factory=set)
    _firsts: dict[str, dict[str, First]] = field(default_factory=dict)

    def adds(self, row: StepRow, case: Case) -> bool:
        """Take in a row; whether neither the record nor an earlier row has its step.

        Of one kind there may be several on a day, if their notes tell them apart.
        """
        mark = hash((case.reference, row.step, row.on, row.note))
        if mark in self._marks or any(_is_of(event, row) for event in case.events):
            return False
        self._marks.add(mark)
        if row.step in _ORDERED:
            firsts = self._firsts.setdefault(case.reference, _recorded(case))
            firsts[row.step] = min(firsts.get(row.step, (row.on, row.row)), (row.on, row.row))
        return True

    def out_of_order(self) -> Iterator[Problem]:
        """What is to be said, once all rows were seen, of steps that stand before those that they follow."""
        for reference, firsts in self._firsts.items():
            found: dict[tuple[str, str], Problem] = {}
            for chain in ORDER:
                for earlier, later in pairwise(step for step in chain if step in firsts):
                    if firsts[later][0] < firsts[earlier][0] and (firsts[earlier][1] or firsts[later][1]):
                        found.setdefault(
                            (earlier, later), _disorder(reference, (earlier, firsts[earlier]), (later, firsts[later]))
                        )
            yield from found.values()


def compare_steps(rows: Iterable[StepRow], recorded: Mapping[str, Case], as_of: date, seen: StepsSeen) -> Comparison:
    """What rows of an events file add: each step of a known child that the record does not have.

    Args:
        recorded: Cases by reference in small letters.
        seen: Earlier rows of the file; these rows are added to them.
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
        if seen.adds(row, case):
            events.append(NewEvent(case.reference, row.step, row.on, note=row.note, source="import"))
        else:
            unchanged += 1
    return Comparison(
        Changes(events=tuple(events)),
        new=tuple(event.reference for event in events),
        unchanged=unchanged,
        problems=tuple(problems),
    )


def _is_of(event: Event, row: StepRow) -> bool:
    """Whether a recorded event is that of the row; a milestone without a note may be one that has one here."""
    if (event.step, event.happened) != (row.step, row.on):
        return False
    return event.note == row.note or (not row.note and row.step in STEPS)


def _recorded(case: Case) -> dict[str, First]:
    firsts = ((step, case.first(step)) for step in _ORDERED)
    return {step: (event.happened, 0) for step, event in firsts if event}


def _disorder(reference: str, earlier: tuple[str, First], later: tuple[str, First]) -> Problem:
    """A warning in the row of the later step, or in that of the earlier one if only that stands in the file."""
    (first, (first_on, first_row)), (second, (second_on, second_row)) = earlier, later
    if second_row:
        on, row, why = second_on, second_row, f"{second} of {reference} stands before {first} on {show_day(first_on)}."
    else:
        on, row, why = first_on, first_row, f"{first} of {reference} stands after {second} on {show_day(second_on)}."
    fix = "Look which of the two is wrong."
    return Problem("IMP038", Severity.WARNING, place(row, "on"), on.isoformat(), why, fix, row=row, column="on")


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
    if row.on < case.date_of_birth:
        why = f"{row.step} stands before the day of birth, {show_day(case.date_of_birth)}."
        found = ("IMP019", Severity.REJECT, why, "Correct one of the two dates.")
    elif row.on > as_of:
        why = f"{row.step} lies after {show_day(as_of)}, the day this file is loaded for."
        found = ("IMP036", Severity.WARNING, why, LOOK_AT_THE_YEAR)
    else:
        return []
    error_id, severity, why, fix = found
    where, value = place(row.row, "on"), row.on.isoformat()
    return [Problem(error_id, severity, where, value, why, fix, row=row.row, column="on")]

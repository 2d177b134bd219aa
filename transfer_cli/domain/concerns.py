"""What a person should know of what is about to be recorded: unlawful, unlikely, or to be looked at again.

Nothing here stops anything: what happened can always be recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from transfer_cli.domain.arrival_checks import ORDER
from transfer_cli.domain.case import Case, Step
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Obligation, Stage, State, Timeline
from transfer_cli.domain.words import count, in_words
from transfer_cli.errors import Problem, Severity

_ONCE = frozenset(Step) - {Step.MEETING_HELD, Step.DRAFT_SERVED}
"""Milestones that happen once in a review."""

_AFTER_THE_END = (
    "appeal_", "tribunal_", "mediation_", "complaint", "compliment", "family_feedback", "personal_budget_",
)  # fmt: skip
"""Beginnings of what families tell and the Tribunal orders once there is a plan or a decision."""

_BROKEN = frozenset({State.MET_LATE, State.OVERDUE, State.AT_RISK})


def concerns(before: Timeline, after: Timeline, changes: Changes, officers: Iterable[str] = ()) -> tuple[Problem, ...]:
    """What to note of these changes.

    Args:
        before: The case as it is.
        after: The case as it will be, for the same day.
        officers: Names in the settings; empty = the office does not name them there.
    """
    new = [event for event in changes.events if not event.retracts]
    found = [*_of_law(before, after), *(problem for event in new for problem in _of_event(before, event))]
    known = {name.casefold() for name in officers}
    for change in changes.fields:
        named = change.new if change.field in {"officer", "meeting_officer"} else None
        if named and known and named.casefold() not in known:
            why = "the settings know no officer of this name."
            found.append(_note("USE026", before.case, change.field, named, why, "Look at the spelling."))
    return tuple(found)


def _of_law(before: Timeline, after: Timeline) -> Iterator[Problem]:
    known = {(o.kind, o.rule, o.state) for o in before.obligations}
    for obligation in after.obligations:
        if obligation.state in _BROKEN and (obligation.kind, obligation.rule, obligation.state) not in known:
            value = obligation.done.isoformat() if obligation.done else ""
            yield _warning("USE020", after.case, obligation.kind, value, _broken(obligation), f"{obligation.source}.")
    for sentence in after.notes:
        if sentence not in before.notes:
            yield _warning("USE021", after.case, "", "", sentence, "It is recorded all the same.")


def _broken(obligation: Obligation) -> str:
    due = show_day(obligation.due)
    if obligation.days_late:
        return f"it was due by {due} and is {count(obligation.days_late, 'day')} late."
    return f"it is due by {due} and at risk."


def _of_event(before: Timeline, event: NewEvent) -> Iterator[Problem]:
    case, on = before.case, show_day(event.happened)
    if event.happened > before.as_of:
        why = f"it lies after {show_day(before.as_of)}, and counts from its own day on."
        yield _note("USE022", case, event.step, on, why, "Look whether the year is right.")
    is_usual = before.stage != Stage.LEFT and event.step.startswith(_AFTER_THE_END)
    if not before.stage.is_open and event.happened > _ended(before) and not is_usual:
        why = f"the case had ended by then: {in_words(before.stage)}."
        yield _note("USE024", case, event.step, on, why, "Look whether it is the right case.")
    others = [e for e in case.events if e.id != event.supersedes]
    if event.step in _ONCE:
        for other in others:
            if other.step == event.step:
                why = f"the same step is recorded on {show_day(other.happened)}."
                fix = f"If this takes its place: transfer case correct {case.reference} {event.step} DATE."
                yield _note("USE023", case, event.step, on, why, fix)
    yield from _out_of_order(case, event)


def _out_of_order(case: Case, event: NewEvent) -> Iterator[Problem]:
    others = [other for other in case.events if other.id != event.supersedes]
    for other in others:
        place = next(((c.index(event.step), c.index(other.step)) for c in _chains(event.step, other.step)), (0, 0))
        if (place[0] - place[1]) * (event.happened - other.happened).days < 0:
            order = "before" if event.happened < other.happened else "after"
            why = f"it comes {order} {in_words(other.step)} on {show_day(other.happened)}."
            fix = "Look which of the two days is right."
            yield _warning("USE025", case, event.step, show_day(event.happened), why, fix)


def _chains(*steps: str) -> Iterator[tuple[str, ...]]:
    """The chains of steps that follow one another in which all of these stand."""
    return (chain for chain in ORDER if all(step in chain for step in steps))


def _ended(timeline: Timeline) -> date:
    return timeline.concluded_on or timeline.case.left_on or timeline.as_of


def _warning(id: str, case: Case, what: str, value: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.WARNING, _where(case, what), value, why, fix)


def _note(id: str, case: Case, what: str, value: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.NOTE, _where(case, what), value, why, fix)


def _where(case: Case, what: str) -> str:
    return f"{case.reference}, {in_words(what)}" if what else case.reference

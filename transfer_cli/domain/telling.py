"""Recording what a family told: the word a person uses, the steps it makes, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.families import since_here
from transfer_cli.domain.feedback_form import FORM, note_of
from transfer_cli.domain.matters import pending_appeals, unanswered
from transfer_cli.domain.recording import refuse_before_birth
from transfer_cli.domain.told_words import STEP_OF
from transfer_cli.domain.words import in_words
from transfer_cli.errors import Problem, Severity


def recorded_word(
    case: Case,
    word: str,
    on: date,
    *,
    note: str = "",
    subjects: Sequence[str] = (),
    given: Mapping[str, int] = MappingProxyType({}),
) -> Changes:
    """The steps of one thing that a family told; nothing if it is in the record already.

    Of one kind there may be several on a day, if their remarks differ.

    Args:
        word: A key of `STEP_OF`.
        subjects: What an appeal is about: `b`, `f`, `i`, `no_plan`.
        given: Answers of the feedback form.

    Raises:
        Refused: It lies before the birth of the child.
    """
    step = STEP_OF[word]
    refuse_before_birth(case, step, on)
    remark = note_of(given, note) if step == FORM else note
    wanted = [(step, remark), *((f"appeal_about:{subject}", "") for subject in dict.fromkeys(subjects))]
    known = {(event.step, event.happened, event.note) for event in case.events}
    return Changes(
        events=tuple(
            NewEvent(case.reference, name, on, note=text) for name, text in wanted if (name, on, text) not in known
        )
    )


def remarks(case: Case, changes: Changes) -> Iterator[Problem]:
    """What a person should know of what is about to be recorded."""
    for event in changes.events:
        before = tuple(since_here(case, event.happened))
        if event.step.startswith("appeal_outcome:") and not tuple(pending_appeals(before)):
            yield _nothing(case, event, "no appeal is pending by then")
        if event.step == "complaint_answered" and not unanswered(before):
            yield _nothing(case, event, "no complaint without an answer is recorded by then")


def _nothing(case: Case, event: NewEvent, why: str) -> Problem:
    where = f"{case.reference}, {in_words(event.step)}"
    fix = "Record that as well, with its own day."
    return Problem("USE063", Severity.NOTE, where, show_day(event.happened), f"{why}.", fix)

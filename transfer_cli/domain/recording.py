"""What one person puts into the record of one case: a step, an arranged meeting, or a correction.

What happened can always be recorded, however late or unlawful. Refused is only what cannot be true of this child.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from transfer_cli.domain.calendar import next_first_of_september
from transfer_cli.domain.case import Case, Event, LeftReason
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.columns import BY_NAME, FieldValue, case_from, fields_of, from_text, to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import capital, in_words
from transfer_cli.domain.year_group import ncy_on
from transfer_cli.errors import Refused

LEFT = "left"
MEETING_PLANNED = "meeting_planned"
MEETING_FIELDS = ("meeting_on", "meeting_at", "meeting_place", "meeting_officer")


def recorded_step(case: Case, step: str, on: date, *, note: str = "", begins: date | None = None) -> Changes:
    """A step that happened; nothing if it is in the record already.

    Args:
        step: A name that `case.is_step` knows.
        begins: Day on which the assessment begins, as the notice says; None = the notice does not say.

    Raises:
        Refused: The step lies before the birth of the child.
    """
    refuse_before_birth(case, step, on)
    fields = _changed(case, {"assessment_begins": begins}, None) if begins else ()
    known = any(event.step == step and event.happened == on for event in case.events)
    detail = {"begins": begins.isoformat()} if begins else {}
    events = () if known else (NewEvent(case.reference, step, on, note=note, detail=detail),)
    return Changes(fields=fields, events=events)


def left_case(case: Case, on: date, reason: LeftReason) -> Changes:
    """The case left the caseload without a transfer; nothing if the record says so already.

    Raises:
        Refused: The day lies before the birth of the child.
    """
    refuse_before_birth(case, LEFT, on)
    return Changes(fields=_changed(case, {"left_on": on, "left_reason": reason.value}, None))


def planned_meeting(case: Case, meeting: tuple[date, str, str, str], as_of: date, *, note: str = "") -> Changes:
    """The transfer review meeting as arranged; nothing if it is in the record already.

    Args:
        meeting: Day, time (`14:00`), place and officer.
        as_of: Day on which it was arranged.

    Raises:
        Refused: The meeting lies before the birth of the child.
    """
    refuse_before_birth(case, MEETING_PLANNED, meeting[0])
    values: dict[str, FieldValue] = dict(zip(MEETING_FIELDS, meeting, strict=True))
    fields = _changed(case, values, as_of)
    detail = {name.removeprefix("meeting_"): to_text(value) or "" for name, value in values.items()}
    event = NewEvent(case.reference, MEETING_PLANNED, as_of, note=note, detail=detail)
    return Changes(fields=fields, events=(event,) if fields else ())


def corrected_field(case: Case, name: str, value: FieldValue, as_of: date) -> Changes:
    """A field with another value; nothing if it has that value already.

    A value without a day of its own holds from `as_of` on; one that carries its own day, or is true for all time,
    was never otherwise.

    Args:
        name: A canonical column that is a field; for `ncy` the value is the year group followed on `as_of`.
        value: None = not known.

    Raises:
        Refused: It would leave the case without what every case must have, or before whose birth things happened.
    """
    column = BY_NAME[name]
    if name == "reference":
        raise Refused("USE011", "A reference cannot be corrected: it is what the case is known by.", _NEW_REFERENCE)
    if column.required and value is None:
        raise Refused("USE012", f"{capital(in_words(name))} cannot be empty.", "Give the right value.")
    if name == "ncy":
        by_age = ncy_on(case, as_of) - case.ncy_offset
        value = int(str(value)) - by_age if value is not None else 0
    values: dict[str, FieldValue] = {name: value}
    if name == "phase_move" and value not in {None, "none"} and case.phase_move_on is None:
        values["phase_move_on"] = next_first_of_september(as_of)
    changes = Changes(fields=_changed(case, values, None if column.dated else as_of))
    _refuse_impossible(case, applied(case, changes))
    return changes


_NEW_REFERENCE = "Record that the case left, and import it under its new reference."


def moved_step(case: Case, event: Event, on: date, *, why: str = "") -> Changes:
    """The same step on another day; the older entry stays in the record and is superseded.

    Raises:
        Refused: The new day lies before the birth of the child.
    """
    refuse_before_birth(case, event.step, on)
    if event.happened == on:
        return Changes()
    note = why or event.note
    moved = NewEvent(case.reference, event.step, on, note=note, detail=event.detail, supersedes=event.id)
    return Changes(events=(moved,))


def retracted_step(case: Case, event: Event, *, why: str = "") -> Changes:
    """The step never happened; the older entry stays in the record and is superseded by nothing."""
    never = NewEvent(case.reference, event.step, event.happened, note=why, supersedes=event.id, retracts=True)
    return Changes(events=(never,))


def applied(case: Case, changes: Changes) -> Case:
    """The case as it will be once these changes are in the record."""
    values = fields_of(case)
    for change in changes.fields:
        values[change.field] = from_text(change.field, change.new)
    gone = {event.supersedes for event in changes.events}
    new = (Event(e.step, e.happened, note=e.note, detail=e.detail) for e in changes.events if not e.retracts)
    events = (*(event for event in case.events if event.id not in gone), *new)
    return replace(
        case_from(values, case.known_from),
        events=tuple(sorted(events, key=lambda event: event.happened)),
        first_promise=case.first_promise,
        promise=case.promise,
    )


def _changed(case: Case, values: dict[str, FieldValue], holds_from: date | None) -> tuple[FieldChange, ...]:
    """The fields that differ. Columns that are `dated` hold from the beginning, whatever `holds_from` says."""
    now = fields_of(case)
    changes = []
    for name, value in values.items():
        old, new = to_text(now[name]), to_text(value)
        if old != new:
            since = None if BY_NAME[name].dated else holds_from
            changes.append(FieldChange(case.reference, name, old, new, since))
    return tuple(changes)


def refuse_before_birth(case: Case, step: str, on: date) -> None:
    """Refuse what would have happened before the child was born.

    Raises:
        Refused: USE007.
    """
    if on < case.date_of_birth:
        raise Refused(
            "USE007",
            f"{capital(in_words(step))} on {show_day(on)} lies before the birth of {case.reference}.",
            "Look at the day again, or correct the date of birth.",
        )


def _refuse_impossible(before: Case, case: Case) -> None:
    """Refuse to take the last address away, and what would have happened before birth.

    A case without any came from a file whose addresses follow.
    """
    if not case.contacts and not case.home_address and (before.contacts or before.home_address):
        raise Refused(
            "USE013",
            f"{case.reference} would have neither a contact nor a home address, so nobody could be written to.",
            "Give another contact or address first.",
        )
    for event in case.events:
        refuse_before_birth(case, event.step, event.happened)

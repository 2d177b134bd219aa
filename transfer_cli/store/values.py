"""Rows of the record made into the domain's values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from transfer_cli.domain.case import (
    Case,
    Contact,
    Document,
    Event,
    LeftReason,
    LetterFormat,
    PhaseMove,
    Promise,
    Relationship,
    SettingType,
)
from transfer_cli.domain.changes import Letter, LetterState, NewStart, Operation
from transfer_cli.domain.directory import Setting
from transfer_cli.domain.four_eyes import APPROVED

_DOCUMENTS = {one.value: one for one in Document}
_SETTING_TYPES = {one.value: one for one in SettingType}
_PHASE_MOVES = {one.value: one for one in PhaseMove}

Columns = Any
"""A row, or whatever else has its columns as attributes."""


def case_from_row(
    row: Columns,
    contacts: Iterable[Columns],
    known_from: date,
    events: tuple[Event, ...],
    promises: tuple[Promise | None, Promise | None],
) -> Case:
    """A case from its row and those of its contacts; `columns.case_from` says the same more slowly.

    Args:
        row: Of `case_row`.
        contacts: Of `contact`, in order of number.
        known_from: Day of the import that first brought the case.
        events: In order.
        promises: First and latest.
    """
    return Case(
        reference=row.reference,
        forename=row.forename or "",
        surname=row.surname or "",
        date_of_birth=row.date_of_birth,
        document=_DOCUMENTS[row.document],
        setting_name=row.setting_name or "",
        setting_type=_SETTING_TYPES[row.setting_type],
        known_from=known_from,
        upn=row.upn,
        home_address=_lines(
            row.home_address1, row.home_address2, row.home_address3, row.home_address4, row.home_address5
        ),
        home_postcode=row.home_postcode,
        ncy_offset=row.ncy or 0,
        document_date=row.document_date,
        last_annual_review=row.last_annual_review,
        setting_urn=row.setting_urn,
        phase_move=_PHASE_MOVES[row.phase_move] if row.phase_move else None,
        phase_move_on=row.phase_move_on,
        primary_need=row.primary_need,
        officer=row.officer,
        commissioning_body=row.commissioning_body,
        priority=row.priority or (),
        hold_letters=row.hold_letters,
        young_person_can_decide=row.young_person_can_decide,
        contacts=tuple(_contact(contact) for contact in contacts if contact.name),
        assessment_begins=row.assessment_begins,
        meeting_on=row.meeting_on,
        meeting_at=row.meeting_at,
        meeting_place=row.meeting_place,
        meeting_officer=row.meeting_officer,
        moved_in_on=row.moved_in_on,
        left_on=row.left_on,
        left_reason=LeftReason(row.left_reason) if row.left_reason else None,
        events=events,
        first_promise=promises[0],
        promise=promises[1],
    )


UNNAMED = (
    "date_of_birth", "setting_name", "officer", "document", "setting_type", "ncy", "phase_move", "phase_move_on",
    "priority", "assessment_begins", "moved_in_on", "left_on",
)  # fmt: skip
"""Columns of `case_row` that count: neither reference, name, address nor contact."""


@cache
def made_day(kept: date | str) -> date:
    """The day, from what a database keeps of it: a date, or text in ISO 8601."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def unnamed_case(facts: Sequence[Any], events: tuple[Event, ...], promise: Promise | None) -> Case:
    """A case as far as it counts; what does not is empty.

    Args:
        facts: Day from which it is known, the day of birth, then the rest of `UNNAMED`; the other days as kept.
        events: In order.
        promise: Start in the latest schedule.
    """
    known_from, born, school, officer, document, setting, ncy, move, move_on, priority, begins, moved_in, left = facts
    return Case(
        reference="",
        forename="",
        surname="",
        date_of_birth=born,
        document=_DOCUMENTS[document],
        setting_name=school or "",
        setting_type=_SETTING_TYPES[setting],
        known_from=known_from,
        ncy_offset=ncy or 0,
        phase_move=_PHASE_MOVES[move] if move else None,
        phase_move_on=move_on and made_day(move_on),
        officer=officer,
        priority=priority or (),
        assessment_begins=begins and made_day(begins),
        moved_in_on=moved_in and made_day(moved_in),
        left_on=left and made_day(left),
        events=events,
        promise=promise,
    )


def operation_from_row(row: Columns) -> Operation:
    """An operation from its row."""
    return Operation(
        id=row.id,
        command=row.command,
        words=row.words,
        actor=row.actor,
        as_of=row.as_of,
        recorded=row.recorded,
        file_sha256=row.file_sha256,
        hash=row.hash,
    )


def letter_from_row(row: Columns, history: tuple[LetterState, ...]) -> Letter:
    """A letter from its row (with `recorded`) and all its states."""
    state = history[-1] if history and history[-1].state != APPROVED else None
    return Letter(
        id=row.id,
        batch=row.batch,
        reference=row.reference,
        kind=row.kind,
        addressee=row.addressee,
        address=tuple(row.address.split("\n")) if row.address else (),
        file=row.file,
        dated=row.dated,
        sha256=row.sha256,
        pages=row.pages,
        facts=row.facts,
        template=row.template,
        state=state.state if state else "made",
        on=state.on if state else None,
        post_class=state.post_class if state else None,
        recorded=row.recorded,
        history=history,
    )


def start_from_row(row: Columns) -> NewStart:
    """Where a schedule put a case, from its row."""
    return NewStart(
        reference=row.reference,
        week=row.week,
        starts_on=row.starts_on,
        officer=row.officer,
        earliest=row.earliest,
        latest=row.latest,
    )


def setting_from_row(row: Columns) -> Setting:
    """An entry of the directory from its row."""
    return Setting(
        name=row.name,
        urn=row.urn,
        kind=SettingType(row.kind) if row.kind else None,
        head=row.head,
        address=tuple(row.address.split("\n")) if row.address else (),
        postcode=row.postcode,
        email=row.email,
        phone=row.phone,
        lowest_age=row.lowest_age,
        highest_age=row.highest_age,
        closed_on=row.closed_on,
    )


def _contact(row: Columns) -> Contact:
    return Contact(
        name=row.name,
        relationship=Relationship(row.relationship) if row.relationship else None,
        parental_responsibility=row.parental_responsibility,
        address=_lines(row.address1, row.address2, row.address3, row.address4, row.address5),
        postcode=row.postcode,
        email=row.email,
        language=row.language or "en",
        format=LetterFormat(row.format) if row.format else LetterFormat.STANDARD,
        do_not_write=bool(row.do_not_write),
        confidential=bool(row.confidential),
    )


def _lines(*lines: str | None) -> tuple[str, ...]:
    return tuple(line for line in lines if line)

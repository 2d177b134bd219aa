"""One command's changes into the record, in one transaction, with their link of the hash chain."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from transfer_cli.domain.changes import Changes, NewOperation, Operation
from transfer_cli.domain.columns import fields_of
from transfer_cli.store.chain import START, case_content, operation_hash, row_digest, salts
from transfer_cli.store.current import Fields, check_unchanged, contact_rows, update_current
from transfer_cli.store.shapes import CASE_FIELDS
from transfer_cli.store.tables import (
    CASE,
    CONTACT,
    DIGESTED,
    EVENT,
    FIELD_CHANGE,
    LETTER,
    LETTER_STATE,
    OPERATION,
    ROW_DIGEST,
    SCHEDULE,
    SCHEDULE_START,
)

Columns = dict[str, Any]


def write(connection: Connection, operation: NewOperation, changes: Changes) -> Operation:
    """Write it all; the caller holds the one writer's lock and commits.

    Raises:
        Busy: REC005, a case, value or event is no longer what the changes rest on.
    """
    check_unchanged(connection, changes)
    previous = connection.execute(select(OPERATION).order_by(OPERATION.c.id.desc()).limit(1)).one_or_none()
    moment = now()
    made = Operation(
        id=previous.id + 1 if previous else 1,
        command=operation.command,
        words=operation.words,
        actor=actor(),
        as_of=operation.as_of,
        recorded=max(moment, previous.recorded) if previous else moment,
        file_sha256=operation.file_sha256,
        hash="",
    )
    cases = [fields_of(case) for case in changes.new_cases]
    rows = _rows(changes, cases, made.id, _next_numbers(connection))
    digests = _digests(rows, cases, made.id)
    sealed = [(row["table_name"], row["row_id"], row["digest"]) for row in digests]
    made = replace(made, hash=operation_hash(previous.hash if previous else START, made, sealed))

    update_current(connection, changes.fields, operation.as_of)
    connection.execute(insert(OPERATION), _columns(made))
    for table in DIGESTED:
        if rows[table]:
            connection.execute(insert(table), rows[table])
    if contacts := list(contact_rows(cases)):
        connection.execute(insert(CONTACT), contacts)
    connection.execute(insert(ROW_DIGEST), digests)
    return made


def now() -> datetime:
    """The machine's clock, UTC; nothing else in the program asks it when something was recorded."""
    return datetime.now(UTC)


def actor() -> str:
    """Who is writing: TRANSFER_ACTOR, else the name they are logged in with."""
    named = os.environ.get("TRANSFER_ACTOR", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, and on Windows no module that could know
        return "unknown"


def _next_numbers(connection: Connection) -> dict[str, int]:
    """The next free number of each table; those of erased rows are not given out again."""
    last = select(ROW_DIGEST.c.table_name, func.max(ROW_DIGEST.c.row_id)).group_by(ROW_DIGEST.c.table_name)
    return {table: number + 1 for table, number in connection.execute(last)}


def _rows(
    changes: Changes, cases: Iterable[Fields], operation_id: int, first: Mapping[str, int]
) -> dict[Table, list[Columns]]:
    """Every row to be added, numbered."""
    schedule = changes.schedule
    contents: dict[Table, Iterable[Columns]] = {
        CASE: ({name: fields[name] for name in CASE_FIELDS} for fields in cases),
        FIELD_CHANGE: map(_columns, changes.fields),
        EVENT: (_columns(event) | {"detail": dict(event.detail) or None} for event in changes.events),
        SCHEDULE: [{"feasible": schedule.feasible}] if schedule else (),
        SCHEDULE_START: (
            _columns(start) | {"schedule_id": first.get(SCHEDULE.name, 1)}
            for start in (schedule.starts if schedule else ())
        ),
        LETTER: (
            _columns(letter) | {"address": "\n".join(letter.address), "facts": dict(letter.facts)}
            for letter in changes.letters
        ),
        LETTER_STATE: (
            {"letter_id": s.letter_id, "state": s.state, "happened": s.on, "post_class": s.post_class}
            for s in changes.letter_states
        ),
    }
    return {
        table: [
            {"id": number, "operation_id": operation_id, **columns}
            for number, columns in enumerate(contents[table], first.get(table.name, 1))
        ]
        for table in DIGESTED
    }


def _columns(value: Any) -> Columns:  # noqa: ANN401 - any of the slotted dataclasses of domain.changes
    return {name: getattr(value, name) for name in value.__slots__}


def _digests(rows: Mapping[Table, list[Columns]], cases: Iterable[Fields], operation_id: int) -> list[Columns]:
    """A row of `row_digest` for every row to be added."""
    contents: list[tuple[str, Mapping[str, object]]] = [
        (CASE.name, case_content(row["id"], operation_id, fields))
        for row, fields in zip(rows[CASE], cases, strict=True)
    ]
    contents += [(table.name, row) for table in DIGESTED if table is not CASE for row in rows[table]]
    return [
        {
            "table_name": table,
            "row_id": content["id"],
            "operation_id": operation_id,
            "salt": salt,
            "digest": row_digest(salt, content),
        }
        for (table, content), salt in zip(contents, salts(len(contents)), strict=True)
    ]

"""One command's changes into the record, in one transaction, with their link of the hash chain."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, select, update

from transfer_cli.domain.changes import Changes, NewOperation, Operation
from transfer_cli.store.bulk import Inserter
from transfer_cli.store.chain import (
    DIGEST_BYTES,
    SALT_BYTES,
    START,
    Sealed,
    case_content,
    fresh_salts,
    operation_hash,
    pieces,
    row_content,
    row_digest,
)
from transfer_cli.store.current import check_unchanged, contact_rows, update_current
from transfer_cli.store.tables import (
    CASE,
    CONTACT,
    DIGEST_BLOCK,
    EVENT,
    FIELD_CHANGE,
    LETTER,
    LETTER_STATE,
    OPERATION,
    SCHEDULE,
    SCHEDULE_START,
    SETTING,
)

Columns = dict[str, Any]

UNFINISHED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the moment of recording while an operation is being written; nobody else ever sees it."""


class Writing:
    """The writing of one command, in one go or part by part; the caller holds the one writer's lock and commits.

    Args:
        connection: In a transaction of its own.
        operation: The command; its words may change until it is finished.
    """

    def __init__(self, connection: Connection, operation: NewOperation) -> None:
        self._connection = connection
        self._as_of = operation.as_of
        self._previous = connection.execute(select(OPERATION).order_by(OPERATION.c.id.desc()).limit(1)).one_or_none()
        self._id = self._previous.id + 1 if self._previous else 1
        self._next = _next_numbers(connection)
        self._digests: dict[str, tuple[int, bytearray]] = {}
        self._inserters: dict[Table, Inserter] = {}
        connection.execute(insert(OPERATION), _columns(self._operation(operation, UNFINISHED)))

    def add(self, changes: Changes) -> None:
        """Write these.

        Raises:
            Busy: REC005, a case, value or event is no longer what the changes rest on.
        """
        check_unchanged(self._connection, changes)
        update_current(self._connection, changes.fields, self._as_of)
        for table, rows in _rows(changes, self._next.get(SCHEDULE.name, 1)):
            if rows:
                self._add(table, rows)
        self._inserter(CONTACT).add(list(contact_rows(changes.new_cases)))

    def finish(self, operation: NewOperation) -> Operation:
        """Seal what was written, as done by this operation."""
        moment = now()
        made = self._operation(operation, max(moment, self._previous.recorded) if self._previous else moment)
        made = replace(
            made, hash=operation_hash(self._previous.hash if self._previous else START, made, self._sealed())
        )
        self._connection.execute(update(OPERATION).where(OPERATION.c.id == made.id), _columns(made))
        return made

    def _operation(self, operation: NewOperation, recorded: datetime) -> Operation:
        return Operation(
            id=self._id,
            command=operation.command,
            words=operation.words,
            actor=actor(),
            as_of=operation.as_of,
            recorded=recorded,
            file_sha256=operation.file_sha256,
            hash="",
        )

    def _add(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows of a table that the chain covers, numbered and digested."""
        count, first = len(rows), self._next.get(table.name, 1)
        numbers, operations = range(first, first + count), (self._id,) * count
        self._next[table.name] = first + count
        content = case_content if table is CASE else row_content
        salts = fresh_salts(count)
        digests = b"".join(
            row_digest(salt, content(number, self._id, row))
            for number, row, salt in zip(numbers, rows, pieces(salts, SALT_BYTES), strict=True)
        )
        self._digests.setdefault(table.name, (first, bytearray()))[1].extend(digests)
        self._inserter(table, "id", "operation_id").add(rows, numbers, operations)
        block = {
            "table_name": table.name,
            "first_row_id": first,
            "operation_id": self._id,
            "salts": salts,
            "digests": digests,
        }
        self._connection.execute(insert(DIGEST_BLOCK), block)

    def _inserter(self, table: Table, *given: str) -> Inserter:
        if table not in self._inserters:
            self._inserters[table] = Inserter(self._connection, table, given)
        return self._inserters[table]

    def _sealed(self) -> Iterator[Sealed]:
        """Every row written, in the chain's order."""
        for table, (first, digests) in sorted(self._digests.items()):
            for number, digest in enumerate(pieces(bytes(digests), DIGEST_BYTES), first):
                yield table, number, digest


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
    block = DIGEST_BLOCK.c
    after = func.max(block.first_row_id + func.length(block.digests, type_=Integer) // DIGEST_BYTES)
    rows = connection.execute(select(block.table_name, after.label("free")).group_by(block.table_name))
    return {row.table_name: row.free for row in rows}


def _rows(changes: Changes, schedule_id: int) -> Iterator[tuple[Table, Sequence[Mapping[str, Any]]]]:
    """The rows to be added, table by table, still without number."""
    schedule = changes.schedule
    yield CASE, changes.new_cases
    yield FIELD_CHANGE, [_columns(change) for change in changes.fields]
    yield (
        EVENT,
        [
            {
                "reference": event.reference,
                "step": event.step,
                "happened": event.happened,
                "note": event.note,
                "detail": dict(event.detail) or None,
                "supersedes": event.supersedes,
                "retracts": event.retracts,
                "source": event.source,
            }
            for event in changes.events
        ],
    )
    yield SCHEDULE, [{"feasible": schedule.feasible}] if schedule else []
    yield (
        SCHEDULE_START,
        [_columns(start) | {"schedule_id": schedule_id} for start in (schedule.starts if schedule else ())],
    )
    yield (
        LETTER,
        [
            _columns(letter) | {"address": "\n".join(letter.address), "facts": dict(letter.facts)}
            for letter in changes.letters
        ],
    )
    yield (
        LETTER_STATE,
        [
            {"letter_id": s.letter_id, "state": s.state, "happened": s.on, "post_class": s.post_class}
            for s in changes.letter_states
        ],
    )
    yield SETTING, [_columns(setting) | {"address": "\n".join(setting.address)} for setting in changes.settings]


def _columns(value: Any) -> Columns:  # noqa: ANN401 - any of the slotted dataclasses of domain.changes
    return {name: getattr(value, name) for name in value.__slots__}

"""One command's changes into the record, in one transaction, with their link of the hash chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, select, update

from transfer_cli.domain.changes import Changes, NewCases, NewOperation, Operation
from transfer_cli.store.beside import Beside
from transfer_cli.store.bulk import NOTHING_ALIKE, Columns, Inserter, Same, Statement
from transfer_cli.store.chain import (
    DIGEST_BYTES,
    START,
    block_digests,
    fresh_salts,
    operation_hash,
    sealed,
)
from transfer_cli.store.counting import read_away, read_undone
from transfer_cli.store.current import check_unchanged, contact_columns, contact_rows, turn_current, update_current
from transfer_cli.store.forecasts import forecast_columns
from transfer_cli.store.returning import with_returns
from transfer_cli.store.tables import (
    CASE,
    CASE_RETURN,
    CONTACT,
    DIGEST_BLOCK,
    ERASURE,
    EVENT,
    FIELD_CHANGE,
    FORECAST,
    LETTER,
    LETTER_STATE,
    OPERATION,
    SCHEDULE,
    SCHEDULE_START,
    SETTING,
    UNDOING,
)
from transfer_cli.store.who import actor, now

Row = Mapping[str, Any]

UNFINISHED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the moment of recording while an operation is being written; nobody else ever sees it."""


class Writing:
    """The writing of one command, in one go or part by part; the caller holds the one writer's lock and commits.

    Args:
        connection: In a transaction of its own.
        operation: The command; its words may change until it is finished.
        beside: Adds the rows; None = they are added before `add` comes back.
    """

    def __init__(self, connection: Connection, operation: NewOperation, beside: Beside | None = None) -> None:
        self._connection = connection
        self._beside = beside
        self._statements: list[Statement] = []
        self._as_of = operation.as_of
        self._previous = connection.execute(select(OPERATION).order_by(OPERATION.c.id.desc()).limit(1)).one_or_none()
        self._id = self._previous.id + 1 if self._previous else 1
        self._next = _next_numbers(connection)
        self._undone = read_undone(connection)
        self._away = read_away(connection, self._undone)
        self._digests: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
        self._inserters: dict[Table, Inserter] = {}
        connection.execute(insert(OPERATION), _columns(self._operation(operation, UNFINISHED)))

    def add(self, changes: Changes) -> None:
        """Write these.

        Raises:
            Busy: REC005, a case, value or event is no longer what the changes rest on.
        """
        changes, returns = with_returns(self._connection, changes, self._away)
        if changes.new_cases or changes.fields or changes.events:
            self._wait()
            check_unchanged(self._connection, changes, self._undone)
            update_current(self._connection, changes.fields, self._as_of, self._undone)
        if changes.undoing:
            turn_current(self._connection, changes.undoing, self._undone)
        if returns:
            self._away -= set(returns)
            self._add(CASE_RETURN, {"reference": returns})
        for table, rows in _rows(changes, self._next.get(SCHEDULE.name, 1)):
            if rows:
                self._add(table, _turned(rows))
        if contacts := list(contact_rows(changes.new_cases)):
            self._insert(CONTACT, _turned(contacts))
        if changes.newcomers:
            self._add_newcomers(changes.newcomers)
        statements, self._statements = self._statements, []
        if self._beside:
            self._beside.do(lambda: self._execute(statements))
        else:
            self._execute(statements)

    def finish(self, operation: NewOperation) -> Operation:
        """Seal what was written, as done by this operation."""
        self._wait()
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

    def _add_newcomers(self, cases: NewCases) -> None:
        if len(cases):
            self._add(CASE, cases.fields)
        for number, contacts in contact_columns(cases):
            self._insert(CONTACT, contacts, {"number": number})
        references, steps, days = cases.milestones
        if references:
            columns = {"reference": references, "step": steps, "happened": days}
            self._add(EVENT, columns, {"note": "", "retracts": False, "source": "import"})

    def _add(self, table: Table, columns: Columns, same: Same = NOTHING_ALIKE) -> None:
        """Add rows of a table that the chain covers, numbered and digested."""
        known = {name: values for name, values in columns.items() if any(value is not None for value in values)}
        count, first = len(next(iter(known.values()))), self._next.get(table.name, 1)
        self._next[table.name] = first + count
        numbers, operation = {"id": range(first, first + count)}, {"operation_id": self._id}
        salts = fresh_salts(count)
        digested = {**numbers, **_repeated(operation, count), **known, **_repeated(same, count)}
        digests = block_digests(salts, digested)
        self._digests[table.name].append((first, digests))
        its_own = {name: values for name, values in known.items() if name in table.columns}
        self._insert(table, {**numbers, **its_own}, {**operation, **same})
        block = {
            "table_name": table.name,
            "first_row_id": first,
            "operation_id": self._id,
            "salts": salts,
            "digests": digests,
            "columns": " ".join(digested),
        }
        self._insert(DIGEST_BLOCK, {name: [value] for name, value in block.items()})

    def _insert(self, table: Table, columns: Columns, same: Same = NOTHING_ALIKE) -> None:
        if table not in self._inserters:
            self._inserters[table] = Inserter(self._connection, table)
        self._statements += self._inserters[table].adding(columns, same)

    def _execute(self, statements: Sequence[Statement]) -> None:
        for statement, values in statements:
            self._connection.exec_driver_sql(statement, values)

    def _wait(self) -> None:
        if self._beside:
            self._beside.wait()

    def _sealed(self) -> Iterator[str]:
        """Every row written, in the chain's order."""
        for table, blocks in sorted(self._digests.items()):
            for first, digests in blocks:
                yield sealed(table, first, digests)


def _next_numbers(connection: Connection) -> dict[str, int]:
    """The next free number of each table; those of erased rows are not given out again."""
    block = DIGEST_BLOCK.c
    after = func.max(block.first_row_id + func.length(block.digests, type_=Integer) // DIGEST_BYTES)
    rows = connection.execute(select(block.table_name, after.label("free")).group_by(block.table_name))
    return {row.table_name: row.free for row in rows}


def _repeated(same: Same, count: int) -> Columns:
    return {name: [value] * count for name, value in same.items()}


def _turned(rows: Sequence[Row]) -> Columns:
    """The rows, at least one, column by column."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def _rows(changes: Changes, schedule_id: int) -> Iterator[tuple[Table, Sequence[Row]]]:
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
    yield ERASURE, [_columns(erasure) for erasure in changes.erasures]
    yield FORECAST, [forecast_columns(changes.forecast)] if changes.forecast else []
    yield SETTING, [_columns(setting) | {"address": "\n".join(setting.address)} for setting in changes.settings]
    turned = changes.undoing
    yield UNDOING, [{"of_operation_id": turned.of_operation, "counts": turned.counts}] if turned else []


def _columns(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the slotted dataclasses of domain.changes
    return {name: getattr(value, name) for name in value.__slots__}

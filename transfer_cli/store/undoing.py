"""What undoing an operation, or doing it again, would change."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, select

from transfer_cli.domain.changes import FieldChange, Operation, Undoing
from transfer_cli.domain.undoing import Effect, StartTurned, StepTurned, entries_turned
from transfer_cli.store import queries
from transfer_cli.store.counting import counting, read_turns, undone_by
from transfer_cli.store.current import read_changes, value_without
from transfer_cli.store.reading import Known, batches, read_known, schedules_until
from transfer_cli.store.resting import is_erased, tables_written
from transfer_cli.store.shapes import (
    CASE,
    CASE_RETURN,
    EVENT,
    FIELD_CHANGE,
    LETTER,
    LETTER_STATE,
    OPERATION,
    SCHEDULE,
    SCHEDULE_START,
    SETTING,
    UNDOING,
)
from transfer_cli.store.values import operation_from_row

POSTED = "posted"


def read_last(connection: Connection, *, redo: bool) -> int | None:
    """The operation that is undone, or with `redo` done again, if none is named; None = there is none."""
    turns = read_turns(connection)
    undone = undone_by(turns)
    if redo:
        return max(undone, key=lambda number: undone[number], default=None)
    turned = select(UNDOING.c.operation_id)
    query = select(OPERATION.c.id).where(OPERATION.c.id.not_in(turned), counting(OPERATION.c.id, undone))
    numbers = connection.scalars(query.order_by(OPERATION.c.id.desc())).all()
    return next((number for number in numbers if tables_written(connection, number)), None)


def read_undone_by(connection: Connection, number: int) -> tuple[int, bool] | None:
    """What an operation undid (False) or did again (True); None = it is neither an undo nor a redo."""
    query = select(UNDOING.c.of_operation_id, UNDOING.c.counts).where(UNDOING.c.operation_id == number)
    row = connection.execute(query).one_or_none()
    return (row.of_operation_id, bool(row.counts)) if row else None


def read_operation(connection: Connection, number: int) -> Operation | None:
    """The operation with this number; None = there is none."""
    row = connection.execute(select(OPERATION).where(OPERATION.c.id == number)).one_or_none()
    return operation_from_row(row) if row else None


def read_effect(connection: Connection, operation: Operation, *, counts: bool, as_of: date) -> Effect:
    """What would be otherwise if an operation that is undone counted again, or one that counts did not.

    Args:
        as_of: Day for which the schedule in force is told, unless the operation was made for a later one.
    """
    known = read_known(connection, None)
    of, then = operation.id, _turned(known, operation.id, counts=counts)
    cases = frozenset(
        reference
        for table in (CASE, CASE_RETURN)
        for reference in connection.scalars(select(table.c.reference).where(table.c.operation_id == of))
    )
    gone, back = _steps(connection, of, then.undone if counts else known.undone)
    if counts:
        gone, back = back, gone
    state, letter = LETTER_STATE.c, LETTER.c
    of_states = select(letter.reference, letter.batch, state.state).join(LETTER_STATE, state.letter_id == letter.id)
    states = connection.execute(of_states.where(state.operation_id == of).order_by(state.id)).all()
    settings = tuple(connection.scalars(select(SETTING.c.name).where(SETTING.c.operation_id == of)))
    directories = (queries.read_directory(connection, one) for one in (known, then))
    schedules, starts = _schedules(connection, of, known, then, max(as_of, operation.as_of))
    made = frozenset(connection.scalars(select(letter.id).where(letter.operation_id == of)))
    return Effect(
        operation=operation,
        counts=counts,
        cases=tuple(sorted(cases)),
        fields=tuple(_fields(connection, Undoing(of, counts), known.undone, then.undone, cases)),
        gone=gone,
        back=back,
        letters=tuple(one for one in queries.read_letters(connection, known, None) if one.id in made) if made else (),
        states=tuple((row.reference, row.batch, row.state) for row in states),
        schedules=schedules,
        starts=starts,
        settings=settings,
        entries=tuple(entries_turned(*directories)) if settings else (),
        posted=sum(row.state == POSTED for row in states),
        can_turn=bool(tables_written(connection, of)) and not is_erased(connection, of),
    )


def _turned(known: Known, of: int, *, counts: bool) -> Known:
    """What is known once the operation is undone, or done again."""
    undone = {number: by for number, by in known.undone.items() if number != of}
    return known._replace(undone=undone if counts else {**undone, of: known.last + 1})


def _fields(
    connection: Connection, undoing: Undoing, undone: Collection[int], then: Collection[int], cases: Collection[str]
) -> Iterator[FieldChange]:
    """The fields that have another value then, but for those of cases that come or go."""
    change = FIELD_CHANGE.c
    query = select(change.reference, change.field).where(change.operation_id == undoing.of_operation).distinct()
    rows = connection.execute(query.order_by(change.reference, change.field)).all()
    of_cases = groupby(rows, lambda row: row.reference)
    for some in batches((reference, [row.field for row in of]) for reference, of in of_cases if reference not in cases):
        recorded = read_changes(connection, [reference for reference, _ in some])
        for reference, fields in some:
            for field in fields:
                changes = recorded[reference, field]
                old, new = value_without(changes, undone), value_without(changes, then)
                if old != new:
                    yield FieldChange(reference, field, old, new, None)


def _steps(
    connection: Connection, of: int, undone: Collection[int]
) -> tuple[tuple[StepTurned, ...], tuple[StepTurned, ...]]:
    """Steps that an operation recorded, and those before it that it corrected or took back."""
    event, before = EVENT.c, EVENT.alias("before").c
    recorded = select(event.reference, event.step, event.happened)
    recorded = recorded.where(event.operation_id == of, event.retracts.is_(False)).order_by(event.reference, event.id)
    corrected = (
        select(before.reference, before.step, before.happened)
        .join(EVENT, event.supersedes == before.id)
        .where(event.operation_id == of, before.retracts.is_(False), counting(before.operation_id, undone))
        .order_by(before.reference, before.id)
    )
    first, second = (tuple(StepTurned(*row) for row in connection.execute(query)) for query in (recorded, corrected))
    return first, second


def _schedules(
    connection: Connection, of: int, known: Known, then: Known, as_of: date
) -> tuple[tuple[date | None, ...], tuple[StartTurned, ...]]:
    """Day of the schedule in force now and then, and the starts that differ; empty if it is the same."""
    if connection.scalar(select(SCHEDULE.c.id).where(SCHEDULE.c.operation_id == of)) is None:
        return (), ()
    (was, was_on), (will, will_on) = (_in_force(connection, one, as_of) for one in (known, then))
    if was == will:
        return (), ()
    now, later = (_starts(connection, schedule) for schedule in (was, will))
    turned = (StartTurned(one, now.get(one), later.get(one)) for one in sorted({*now, *later}))
    return (was_on, will_on), tuple(start for start in turned if start.now != start.then)


def _starts(connection: Connection, schedule: int | None) -> dict[str, date]:
    start = SCHEDULE_START.c
    query = select(start.reference, start.starts_on).where(start.schedule_id == schedule)
    return {row.reference: row.starts_on for row in connection.execute(query)}


def _in_force(connection: Connection, known: Known, as_of: date) -> tuple[int | None, date | None]:
    schedules = schedules_until(known, as_of).subquery()
    query = select(schedules.c.id, schedules.c.as_of).order_by(schedules.c.place.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (row.id, row.as_of) if row else (None, None)

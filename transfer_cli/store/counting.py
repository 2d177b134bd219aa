"""Which operations count: those that are not undone. Whatever reads the record asks here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select, true

from transfer_cli.store.shapes import CASE, CASE_RETURN, UNDOING


class Turn(NamedTuple):
    """An operation was undone or done again.

    Attributes:
        by: Operation that did it.
        of: Operation that it was done to.
        counts: Whether that counts from there on.
    """

    by: int
    of: int
    counts: bool


def read_turns(connection: Connection) -> tuple[Turn, ...]:
    """Every undo and redo, in order."""
    row = UNDOING.c
    query = select(row.operation_id, row.of_operation_id, row.counts).order_by(row.id)
    return tuple(Turn(*found) for found in connection.execute(query))


def undone_by(turns: Iterable[Turn], last: int | None = None) -> dict[int, int]:
    """The operations that do not count, each with the one that undid it.

    Args:
        turns: In order.
        last: Number of the last operation that is known; None = all are.
    """
    undone: dict[int, int] = {}
    for turn in turns:
        if last is not None and turn.by > last:
            break
        undone.pop(turn.of, None)
        if not turn.counts:
            undone[turn.of] = turn.by
    return undone


def read_undone(connection: Connection) -> dict[int, int]:
    """The same as of now."""
    return undone_by(read_turns(connection))


def counting(operation_id: ColumnElement[int], undone: Collection[int]) -> ColumnElement[bool]:
    """Rows of operations that are not undone."""
    return ~among_operations(operation_id, undone) if undone else true()


def among_operations(operation_id: ColumnElement[int], numbers: Collection[int]) -> ColumnElement[bool]:
    """Rows of these operations, however many they are."""
    listed: Any = bindparam("operations", sorted(numbers), expanding=True, literal_execute=True, unique=True)
    return operation_id.in_(listed)


def in_caseload(undone: Collection[int], last: int | None = None) -> ColumnElement[bool]:
    """Rows of `case_row` that count: their operation does, or one after it that brought the case again.

    Args:
        last: Number of the last operation that is known; None = all are.
    """
    came = counting(CASE.c.operation_id, undone)
    if last is not None:
        came &= CASE.c.operation_id <= last
    if not undone:
        return came
    again = select(CASE_RETURN.c.reference).where(counting(CASE_RETURN.c.operation_id, undone))
    if last is not None:
        again = again.where(CASE_RETURN.c.operation_id <= last)
    return or_(came, CASE.c.reference.in_(again))


def read_returns(connection: Connection, undone: Mapping[int, int], last: int) -> dict[str, int]:
    """The operation that brought a case again, by reference; of several the last."""
    if not undone:
        return {}
    row = CASE_RETURN.c
    query = select(row.reference, row.operation_id).where(row.operation_id <= last, counting(row.operation_id, undone))
    return {found.reference: found.operation_id for found in connection.execute(query.order_by(row.id))}


def read_away(connection: Connection, undone: Collection[int]) -> frozenset[str]:
    """References of cases that are in no caseload, since what brought them was undone."""
    if not undone:
        return frozenset()
    return frozenset(connection.scalars(select(CASE.c.reference).where(~in_caseload(undone))))

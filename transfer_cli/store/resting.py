"""Which operations rest on which: pairs of rows of which the second would not be as it is without the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Alias,
    ColumnElement,
    Connection,
    FromClause,
    and_,
    distinct,
    exists,
    func,
    literal,
    select,
    union_all,
)

from transfer_cli.domain.changes import Undoing
from transfer_cli.domain.directory import folded
from transfer_cli.domain.reprinted import REPRINTED
from transfer_cli.domain.undoing import ONLY_FOR_REDO, Hindrance, Rests
from transfer_cli.store.counting import Turn, counting, read_turns, undone_by
from transfer_cli.store.queries import WITHDRAWN
from transfer_cli.store.shapes import (
    CASE,
    CASE_RETURN,
    ERASURE,
    EVENT,
    FIELD_CHANGE,
    LETTER,
    LETTER_STATE,
    SCHEDULE,
    SCHEDULE_START,
    SETTING,
)


class Pair(NamedTuple):
    """Rows of two tables, the second of which rests on the first if they fit.

    Attributes:
        about: What of the two is named.
    """

    rests: Rests
    first: FromClause
    second: FromClause
    fits: ColumnElement[bool]
    about: ColumnElement[Any]


_STATES = (
    select(LETTER_STATE.c.operation_id, LETTER_STATE.c.letter_id, LETTER.c.reference)
    .join(LETTER, LETTER.c.id == LETTER_STATE.c.letter_id)
    .subquery("state_of_case")
)


def hindrances(connection: Connection, undoing: Undoing) -> tuple[Hindrance, ...]:
    """What stands in the way of undoing an operation, or of doing it again; nothing if it may be done.

    A later operation that counts stands in the way if this one did not count then as it will from now on. An older
    one does if it counted when this one was undone and does not now, or the other way round.
    """
    turns = read_turns(connection)
    undone = undone_by(turns)
    of = undoing.of_operation
    then = undone_by(turns, undone[of] - 1) if of in undone else undone
    found = []
    for met in _met(connection, of, undone, redo=undoing.counts):
        counts = met.operation not in undone
        if met.is_later:
            hinders = counts and _counted(turns, of, met.operation) != undoing.counts
        else:
            hinders = undoing.counts and counts != (met.operation not in then)
        if hinders:
            found.append(Hindrance(met.operation, met.rests, met.about, met.number, counts, met.is_later))
    return tuple(found)


class Met(NamedTuple):
    """Another operation that rests on the one in question, or (not `is_later`) on which that one rests.

    Attributes:
        about: The first of what is to be named.
        number: How many there are.
    """

    operation: int
    rests: Rests
    about: str
    number: int
    is_later: bool


def _met(connection: Connection, of: int, undone: Mapping[int, int], *, redo: bool) -> Iterator[Met]:
    """Every operation that an operation may meet, whether it counts or not.

    Args:
        redo: Also those that took its place, and those on which it rests.
    """
    wrote = tables_written(connection, of)
    for pair in _pairs(undone, redo=redo):
        if _table(pair.first) in wrote:
            yield from _others(connection, pair, of, is_later=True)
        if redo and pair.rests not in ONLY_FOR_REDO and _table(pair.second) in wrote:
            yield from _others(connection, pair, of, is_later=False)
    if SETTING in wrote:
        yield from _same_settings(connection, of)
    if redo and CASE in wrote:
        yield from _same_cases(connection, of)


def _same_settings(connection: Connection, of: int) -> Iterator[Met]:
    """Other operations with entries of the same settings, by URN or by name."""
    setting = SETTING.c
    query = select(setting.operation_id, setting.urn, setting.name)
    mine = {key for row in connection.execute(query.where(setting.operation_id == of)) for key in _keys(row)}
    alike: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query.where(setting.operation_id != of).order_by(setting.id)):
        if not mine.isdisjoint(_keys(row)):
            alike[row.operation_id].append(row.name)
    for number, names in alike.items():
        yield Met(number, Rests.SETTING, names[0], len(names), number > of)


def _keys(setting: Any) -> tuple[str, ...]:  # noqa: ANN401 - a row
    """What an entry of the directory is found by."""
    return tuple(key for key in (setting.urn, folded(setting.name)) if key)


def _same_cases(connection: Connection, of: int) -> Iterator[Met]:
    """Later operations that brought the same case, spelt in other letters."""
    query = select(CASE.c.operation_id, CASE.c.reference)
    mine = {row.reference.casefold() for row in connection.execute(query.where(CASE.c.operation_id == of))}
    for row in connection.execute(query.where(CASE.c.operation_id > of).order_by(CASE.c.id)):
        if row.reference.casefold() in mine:
            yield Met(row.operation_id, Rests.SAME_CASE, row.reference, 1, is_later=True)


def tables_written(connection: Connection, of: int) -> set[FromClause]:
    """The tables that an operation wrote to, of those of which rows can cease to count."""
    tables = (CASE, CASE_RETURN, FIELD_CHANGE, EVENT, SCHEDULE, SCHEDULE_START, LETTER, LETTER_STATE, SETTING)
    written = (select(literal(n)).where(exists().where(one.c.operation_id == of)) for n, one in enumerate(tables))
    return {tables[n] for n in connection.scalars(union_all(*written))}


def is_erased(connection: Connection, of: int) -> bool:
    """Whether retention has erased something of what an operation wrote."""
    tables = (CASE, CASE_RETURN, FIELD_CHANGE, EVENT, SCHEDULE_START, LETTER)
    rows = (
        select(ERASURE.c.id)
        .join(table, table.c.id == ERASURE.c.row_id)
        .where(ERASURE.c.table_name == table.name, table.c.operation_id == of)
        for table in tables
    )
    return connection.execute(union_all(*rows).limit(1)).first() is not None


def _table(rows: FromClause) -> FromClause:
    """The table that rows are of."""
    if rows is _STATES:
        return LETTER_STATE
    return rows.element if isinstance(rows, Alias) and isinstance(rows.element, FromClause) else rows


def _counted(turns: Sequence[Turn], number: int, before: int) -> bool:
    """Whether an operation counted when another was recorded."""
    return number not in undone_by(turns, before - 1)


def _others(connection: Connection, pair: Pair, of: int, *, is_later: bool) -> Iterator[Met]:
    """Operations on the other side of the pairs of this one."""
    mine, other = (pair.first, pair.second) if is_later else (pair.second, pair.first)
    query = (
        select(other.c.operation_id, func.min(pair.about), func.count(distinct(pair.about)))
        .select_from(mine.join(other, pair.fits))
        .where(mine.c.operation_id == of, pair.second.c.operation_id > pair.first.c.operation_id)
        .group_by(other.c.operation_id)
    )
    for operation, about, number in connection.execute(query):
        yield Met(operation, pair.rests, about or "", number, is_later)


def _pairs(undone: Mapping[int, int], *, redo: bool) -> Iterator[Pair]:
    letter = LETTER.alias("second_letter")
    its_states = select(LETTER_STATE.c.letter_id).where(
        LETTER_STATE.c.state == WITHDRAWN, counting(LETTER_STATE.c.operation_id, undone)
    )
    for brought in (CASE, CASE_RETURN):
        for wrote in (CASE_RETURN, FIELD_CHANGE, EVENT, SCHEDULE_START, LETTER):
            yield _of_one_case(Rests.CASE, brought, wrote)
    change = FIELD_CHANGE.alias("second_change")
    same = and_(FIELD_CHANGE.c.reference == change.c.reference, FIELD_CHANGE.c.field == change.c.field)
    named = FIELD_CHANGE.c.field + literal(" of ") + FIELD_CHANGE.c.reference
    yield Pair(Rests.FIELD, FIELD_CHANGE, change, same, named)
    event = EVENT.alias("second_event")
    yield Pair(Rests.STEP_CORRECTED, EVENT, event, event.c.supersedes == EVENT.c.id, event.c.reference)
    for told in (CASE, CASE_RETURN, FIELD_CHANGE, EVENT, SCHEDULE_START, _STATES):
        fits = and_(told.c.reference == letter.c.reference, letter.c.id.not_in(its_states))
        yield Pair(Rests.LETTER_MADE, told, letter, fits, letter.c.reference)
    of_letter = LETTER.c.id == LETTER_STATE.c.letter_id
    yield Pair(Rests.LETTER_STATE, LETTER, LETTER_STATE, of_letter, LETTER.c.reference)
    state = LETTER_STATE.alias("second_state")
    yield Pair(Rests.LETTER_STATE, _STATES, state, state.c.letter_id == _STATES.c.letter_id, _STATES.c.reference)
    reprint = and_(LETTER.c.reference == EVENT.c.reference, EVENT.c.step == REPRINTED)
    yield Pair(Rests.REPRINT, LETTER, EVENT, reprint, LETTER.c.reference)
    schedule = SCHEDULE.alias("second_schedule")
    yield Pair(Rests.SCHEDULE, SCHEDULE, schedule, schedule.c.id > SCHEDULE.c.id, literal(""))
    if redo:
        yield from _taken_its_place()


def _taken_its_place() -> Iterator[Pair]:
    event, letter = EVENT.alias("second_event"), LETTER.alias("second_letter")
    step = and_(
        EVENT.c.reference == event.c.reference,
        EVENT.c.step == event.c.step,
        EVENT.c.happened == event.c.happened,
    )
    yield Pair(Rests.SAME_STEP, EVENT, event, step, event.c.reference)
    alike = and_(
        LETTER.c.reference == letter.c.reference,
        LETTER.c.kind == letter.c.kind,
        LETTER.c.addressee == letter.c.addressee,
    )
    yield Pair(Rests.SAME_LETTER, LETTER, letter, alike, letter.c.reference)
    for told in (FIELD_CHANGE, EVENT, SCHEDULE_START):
        yield _of_one_case(Rests.NEWER_FACT, LETTER, told)


def _of_one_case(rests: Rests, first: FromClause, second: FromClause) -> Pair:
    other = second.alias("second_row")
    return Pair(rests, first, other, first.c.reference == other.c.reference, other.c.reference)

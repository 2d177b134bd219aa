"""A caseload out of the record, as true on one day and as known by one moment: column selects into frozen values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby, islice
from types import SimpleNamespace
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, or_, select, true, tuple_

from transfer_cli.domain.case import Caseload, Event, Promise
from transfer_cli.domain.columns import FieldValue, from_text
from transfer_cli.store.counting import (
    among_operations,
    counting,
    in_caseload,
    read_returns,
    read_turns,
    undone_by,
)
from transfer_cli.store.history import value_on
from transfer_cli.store.shapes import (
    CASE,
    CASE_FIELDS,
    CONTACT,
    CONTACT_FIELDS,
    CONTACT_NUMBERS,
    EVENT,
    FIELD_CHANGE,
    OPERATION,
    SCHEDULE,
    SCHEDULE_START,
)
from transfer_cli.store.values import Columns, case_from_row

FEW = 500
"""Up to so many references are asked for by name; for more, all are read and the others left out."""

Wanted = Collection[str] | None
Contacts = dict[int, Columns]
Values = dict[str, FieldValue]
T = TypeVar("T")


class Known(NamedTuple):
    """How far the record is read.

    Attributes:
        last: Number of the last operation that is known; 0 = none.
        head: Its hash.
        moments: Day asked about, and moment of recording, of each operation.
        undone: Operations among them that do not count, each with the one that undid it.
        turned: Operations among them that count now and did not then, or the other way round.
    """

    last: int
    head: str
    moments: Mapping[int, tuple[date, datetime]]
    undone: Mapping[int, int]
    turned: Collection[int]

    def has(self, operation_id: int) -> bool:
        """Whether what this operation wrote is known and counts."""
        return operation_id <= self.last and operation_id not in self.undone

    def rows(self, operation_id: ColumnElement[int]) -> ColumnElement[bool]:
        """The same of rows, by the column with the number of their operation."""
        return and_(operation_id <= self.last, counting(operation_id, self.undone))


def read_known(connection: Connection, known_at: datetime | None, up_to: int | None = None) -> Known:
    """The operations recorded by this moment (UTC) and up to this one; None = all."""
    query = select(OPERATION.c.id, OPERATION.c.as_of, OPERATION.c.recorded, OPERATION.c.hash).order_by(OPERATION.c.id)
    if known_at is not None:
        query = query.where(OPERATION.c.recorded <= known_at)
    if up_to is not None:
        query = query.where(OPERATION.c.id <= up_to)
    rows = connection.execute(query).all()
    moments = {row.id: (row.as_of, row.recorded) for row in rows}
    last, head = (rows[-1].id, rows[-1].hash) if rows else (0, "")
    turns = read_turns(connection)
    undone, now = undone_by(turns, last), undone_by(turns)
    return Known(last, head, moments, undone, {number for number in undone.keys() ^ now.keys() if number <= last})


def read_caseload(
    connection: Connection, known: Known, as_of: date, known_at: datetime | None, references: Wanted
) -> Caseload:
    """The cases that had been recorded, in order of reference.

    Args:
        connection: Inside a transaction, so that all selects see one state.
        known: From `read_known`.
        as_of: Day whose values the fields have.
        known_at: Moment that `known` was read for.
        references: Only these; None = all.
    """
    query = select(CASE.c.operation_id, *(CASE.c[name] for name in CASE_FIELDS))
    known_cases = in_caseload(known.undone, known.last)
    rows = connection.execute(query.where(known_cases, among(CASE, references))).all()
    returns = read_returns(connection, known.undone, known.last)
    contacts = read_contacts(connection, references)
    then = read_values_then(connection, known, as_of)
    events = _events(connection, known, references)
    promises = read_promises(connection, known, as_of, references)
    cases = []
    for row in rows:
        reference = row.reference
        if references is not None and reference not in references:
            continue
        came = row.operation_id if known.has(row.operation_id) else returns[reference]
        its_row, its_contacts = row, contacts.get(reference, {})
        if reference in then:
            its_row, its_contacts = _with(row, its_contacts, then[reference])
        cases.append(
            case_from_row(
                its_row,
                (its_contacts[number] for number in CONTACT_NUMBERS if number in its_contacts),
                known.moments[came][0],
                tuple(events.get(reference, ())),
                promises.get(reference, (None, None)),
            )
        )
    return Caseload(tuple(sorted(cases, key=lambda case: case.reference)), as_of, known_at, known.head)


def among(table: FromClause, references: Wanted) -> ColumnElement[bool]:
    """Rows of these references, or of all where that is quicker."""
    if references is None or len(references) > FEW:
        return true()
    return table.c.reference.in_(tuple(references))


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, `FEW` at a time, so that a statement keeps within every database's number of parameters."""
    rest = iter(items)
    while some := list(islice(rest, FEW)):
        yield some


def read_contacts(connection: Connection, references: Wanted) -> dict[str, Contacts]:
    """Rows of `contact` by reference and number."""
    found: dict[str, Contacts] = defaultdict(dict)
    columns = (CONTACT.c.reference, CONTACT.c.number, *(CONTACT.c[name] for name in CONTACT_FIELDS))
    for row in connection.execute(select(*columns).where(among(CONTACT, references))):
        found[row.reference][row.number] = row
    return found


def read_values_then(connection: Connection, known: Known, as_of: date) -> dict[str, Values]:
    """What differed then from what is known now: only changes that did not hold, count or were not known yet matter."""
    change = FIELD_CHANGE.c
    otherwise = or_(change.holds_from > as_of, change.operation_id > known.last)
    if known.turned:
        otherwise |= among_operations(change.operation_id, known.turned)
    later = select(change.reference, change.field).where(otherwise)
    query = select(change.reference, change.field, change.operation_id, change.old, change.new, change.holds_from)
    rows = connection.execute(
        query.where(tuple_(change.reference, change.field).in_(later)).order_by(
            change.reference, change.field, change.id
        )
    )
    then: dict[str, Values] = defaultdict(dict)
    for (reference, field), of_field in groupby(rows, key=lambda row: (row.reference, row.field)):
        changes = list(of_field)
        told = [row for row in changes if known.has(row.operation_id)]
        then[reference][field] = from_text(field, value_on(changes[0].old, told, as_of))
    return then


def _with(row: Columns, contacts: Contacts, values: Values) -> tuple[Columns, Contacts]:
    """The row and the contacts with these values of canonical columns in place of their own."""
    case = SimpleNamespace(**{**row._asdict(), **{k: v for k, v in values.items() if k in CASE_FIELDS}})
    changed = dict(contacts)
    for number in CONTACT_NUMBERS:
        prefix = f"contact{number}_"
        theirs = {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
        if theirs:
            kept = contacts[number]._asdict() if number in contacts else dict.fromkeys(CONTACT_FIELDS)
            changed[number] = SimpleNamespace(**{**kept, **theirs})
    return case, changed


def _events(connection: Connection, known: Known, references: Wanted) -> dict[str, list[Event]]:
    event = EVENT.c
    superseded = read_superseded(connection, known)
    query = (
        select(
            event.reference, event.step, event.happened, event.id, event.note, event.detail,
            event.operation_id, event.source,
        )
        .where(known.rows(event.operation_id), event.retracts.is_(False), among(EVENT, references))
        .order_by(event.happened, event.id)
    )  # fmt: skip
    found: dict[str, list[Event]] = defaultdict(list)
    for reference, step, happened, number, note, detail, operation_id, source in connection.execute(query):
        if number not in superseded:
            recorded = known.moments[operation_id][1]
            found[reference].append(Event(step, happened, number, note, detail or {}, recorded, source))
    return found


def read_superseded(connection: Connection, known: Known) -> frozenset[int]:
    """Numbers of the events in whose place another one stands, or that were said never to have happened."""
    event = EVENT.c
    query = select(event.supersedes).where(event.supersedes.is_not(None), known.rows(event.operation_id))
    return frozenset(connection.scalars(query))


def read_promises(
    connection: Connection, known: Known, as_of: date, references: Wanted
) -> dict[str, tuple[Promise, Promise]]:
    """First and latest start by reference, of the schedules that held."""
    schedules = schedules_until(known, as_of).cte("schedules")
    start = SCHEDULE_START.c
    joined = SCHEDULE_START.join(schedules, start.schedule_id == schedules.c.id)
    ends = (
        select(start.reference, func.min(schedules.c.place).label("first"), func.max(schedules.c.place).label("last"))
        .select_from(joined)
        .where(among(SCHEDULE_START, references))
        .group_by(start.reference)
        .cte("ends")
    )
    query = (
        select(start.reference, start.week, start.starts_on, start.officer, schedules.c.as_of, schedules.c.id)
        .select_from(joined.join(ends, ends.c.reference == start.reference))
        .where(or_(schedules.c.place == ends.c.first, schedules.c.place == ends.c.last))
        .order_by(schedules.c.place)
    )
    found: dict[str, tuple[Promise, Promise]] = {}
    for reference, *start_and_schedule in connection.execute(query):
        promise = Promise(*start_and_schedule)
        found[reference] = (found[reference][0] if reference in found else promise, promise)
    return found


def schedules_until(known: Known, as_of: date) -> Select[tuple[int, date, int]]:
    """Number, day and place in order (from 1) of the schedules that were known and held on that day or before.

    They hold in the order in which they were recorded. One made afterwards for an earlier day than another has come too
    late to hold: from that other's day on it changes no promise, and it holds only for those who ask about days before.
    """
    made = _made_until(known, as_of).subquery()
    place = func.row_number().over(order_by=made.c.id).label("place")
    return select(made.c.id, made.c.as_of, place).where(made.c.as_of >= made.c.latest)


def every_schedule_until(known: Known, as_of: date) -> Select[tuple[int, date, int]]:
    """The same of all that were made for that day or before it, whether they ever held or not."""
    made = _made_until(known, as_of).subquery()
    return select(made.c.id, made.c.as_of, func.row_number().over(order_by=made.c.id).label("place"))


def _made_until(known: Known, as_of: date) -> Select[tuple[int, date, date]]:
    """Number and day of each schedule, and the latest day for which it or one before it was made."""
    latest = func.max(OPERATION.c.as_of).over(order_by=SCHEDULE.c.id).label("latest")
    return (
        select(SCHEDULE.c.id, OPERATION.c.as_of, latest)
        .join(OPERATION, OPERATION.c.id == SCHEDULE.c.operation_id)
        .where(known.rows(OPERATION.c.id), OPERATION.c.as_of <= as_of)
    )

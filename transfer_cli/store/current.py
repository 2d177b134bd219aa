"""What is known now of a case: the only rows that are ever updated, and the check that nobody else changed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import compress, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from transfer_cli.domain.changes import Changes, FieldChange, NewCases, Undoing
from transfer_cli.domain.columns import Fields, FieldValue, from_text, to_text
from transfer_cli.store.counting import counting
from transfer_cli.store.history import value_on
from transfer_cli.store.reading import among, batches, read_contacts
from transfer_cli.store.shapes import CASE_FIELDS, CONTACT_FIELDS, CONTACT_NUMBERS
from transfer_cli.store.tables import CASE, CONTACT, EVENT, FIELD_CHANGE
from transfer_cli.store.trouble import changed_meanwhile
from transfer_cli.store.values import Columns

_CONTACTS = tuple(
    (number, itemgetter(*(f"contact{number}_{name}" for name in CONTACT_FIELDS))) for number in CONTACT_NUMBERS
)
"""What is known of the contact in each place, in order of `CONTACT_FIELDS`."""

_NOBODY = (None,) * len(CONTACT_FIELDS)

Pair = tuple[str, str]
"""Reference and field."""


def check_unchanged(connection: Connection, changes: Changes, undone: Collection[int]) -> None:
    """Whether new cases are still new, and events to be superseded still stand.

    Args:
        undone: Operations that do not count.

    Raises:
        Busy: They are not.
    """
    known = (
        reference
        for some in batches({str(case["reference"]) for case in changes.new_cases})
        for reference in connection.scalars(select(CASE.c.reference).where(CASE.c.reference.in_(some)))
    )
    superseded = {event.supersedes: event.reference for event in changes.events if event.supersedes is not None}
    gone = (
        superseded[number]
        for some in batches(superseded)
        for number in connection.scalars(
            select(EVENT.c.supersedes).where(EVENT.c.supersedes.in_(some), counting(EVENT.c.operation_id, undone))
        )
    )
    if clashing := {*known, *gone}:
        raise changed_meanwhile(clashing)


def update_current(
    connection: Connection, changes: tuple[FieldChange, ...], as_of: date, undone: Collection[int]
) -> None:
    """Bring the current values up to these changes, which are not in the record yet.

    Args:
        as_of: Day for which each change says what it found.
        undone: Operations that do not count.

    Raises:
        Busy: A field had another value that day than the change says.
    """
    references = {change.reference for change in changes}
    now = {reference: fields for some in batches(references) for reference, fields in read_fields(connection, some)}
    recorded = read_changes(connection, references)
    counted = {pair: [row for row in rows if row.operation_id not in undone] for pair, rows in recorded.items()}
    after: dict[Pair, str | None] = {}
    clashing = set()
    for change in changes:
        pair = change.reference, change.field
        earlier = counted.setdefault(pair, [])
        of_all = recorded[pair]
        original = of_all[0].old if of_all else to_text(now[change.reference][change.field])
        if not of_all:
            of_all.append(change)
        if value_on(original, earlier, as_of) != change.old:
            clashing.add(change.reference)
        earlier.append(change)
        after[pair] = value_on(original, earlier, None)
    if clashing:
        raise changed_meanwhile(clashing)
    _set(connection, now, {pair: from_text(pair[1], text) for pair, text in after.items()})


def turn_current(connection: Connection, undoing: Undoing, undone: Collection[int]) -> None:
    """Bring the current values to what they are when an operation counts no longer, or again.

    Args:
        undone: Operations that did not count until then.
    """
    without = {number for number in undone if number != undoing.of_operation}
    if not undoing.counts:
        without.add(undoing.of_operation)
    change = FIELD_CHANGE.c
    query = select(change.reference, change.field).where(change.operation_id == undoing.of_operation).distinct()
    pairs = groupby(connection.execute(query.order_by(change.reference, change.field)).all(), lambda row: row.reference)
    for some in batches((reference, [row.field for row in rows]) for reference, rows in pairs):
        fields = dict(some)
        now, recorded = dict(read_fields(connection, fields)), read_changes(connection, fields)
        values = {
            (reference, field): from_text(field, value_without(recorded[reference, field], without))
            for reference, names in fields.items()
            for field in names
        }
        _set(connection, now, values)


def value_without(changes: Sequence[Columns], undone: Collection[int]) -> str | None:
    """The value that a field has in the end, from all its recorded changes, at least one, but for undone ones."""
    return value_on(changes[0].old, [row for row in changes if row.operation_id not in undone], None)


def read_fields(
    connection: Connection, references: Iterable[str] | None
) -> Iterator[tuple[str, dict[str, FieldValue]]]:
    """Reference and current fields of each of these cases, at most a batch; None = of all."""
    wanted = None if references is None else tuple(references)
    contacts = read_contacts(connection, wanted)
    for row in connection.execute(select(*(CASE.c[name] for name in CASE_FIELDS)).where(among(CASE, wanted))):
        fields: dict[str, FieldValue] = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        for number in CONTACT_NUMBERS:
            contact = contacts[row.reference].get(number)
            fields |= {f"contact{number}_{name}": getattr(contact, name, None) for name in CONTACT_FIELDS}
        yield row.reference, fields


def contact_rows(cases: Iterable[Fields]) -> Iterator[dict[str, Any]]:
    """A row of `contact` for every place in which something is known."""
    for fields in cases:
        for number, columns in _CONTACTS:
            values = columns(fields)
            if values != _NOBODY:
                contact = dict(zip(CONTACT_FIELDS, values, strict=True))
                yield {"reference": fields["reference"], "number": number, **contact}


def contact_columns(cases: NewCases) -> Iterator[tuple[int, dict[str, Sequence[Any]]]]:
    """Rows of `contact` likewise of many cases, column by column: each place that somebody has, and who is in it."""
    for number in CONTACT_NUMBERS:
        names = {
            name: f"contact{number}_{name}" for name in CONTACT_FIELDS if f"contact{number}_{name}" in cases.fields
        }
        columns = {name: cases.fields[field] for name, field in names.items()}
        rows = zip(*columns.values(), strict=True)
        known = [values.count(None) < len(values) for values in rows]
        if any(known):
            columns = {"reference": cases.fields["reference"], **columns}
            yield number, {name: list(compress(values, known)) for name, values in columns.items()}


def read_changes(connection: Connection, references: Iterable[str]) -> dict[Pair, list[Any]]:
    """The recorded changes of these cases, a list a field in order of recording."""
    found: dict[Pair, list[Any]] = defaultdict(list)
    for some in batches(references):
        query = select(FIELD_CHANGE).where(FIELD_CHANGE.c.reference.in_(some)).order_by(FIELD_CHANGE.c.id)
        for row in connection.execute(query):
            found[row.reference, row.field].append(row)
    return found


def _set(connection: Connection, now: Mapping[str, dict[str, FieldValue]], values: Mapping[Pair, FieldValue]) -> None:
    """Write new values over the current ones, a statement a column; contacts of these cases are written anew."""
    of_column: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with_contacts = set()
    for (reference, field), value in values.items():
        now[reference][field] = value
        if field in CASE_FIELDS:
            of_column[field].append({"its_reference": reference, "its_value": value})
        else:
            with_contacts.add(reference)
    for field, rows in of_column.items():
        statement = update(CASE).where(CASE.c.reference == bindparam("its_reference"))
        connection.execute(statement.values({field: bindparam("its_value")}), rows)
    for some in batches(with_contacts):
        connection.execute(delete(CONTACT).where(CONTACT.c.reference.in_(some)))
    if contacts := list(contact_rows(now[reference] for reference in sorted(with_contacts))):
        connection.execute(insert(CONTACT), contacts)

"""Retention: what is personal of a child is written over in every table, and what was left is sealed.

Each row that held something of the child keeps the days and codes that counting needs, under a reference that says
nothing. Its salt is written over with zeros, so that the digest in the chain, which stays, is of no use for guessing;
a row of `erasure` says under which rule, and seals what is left.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from transfer_cli.domain.changes import Changes, NewErasure, NewOperation, Operation
from transfer_cli.domain.columns import to_text
from transfer_cli.domain.remains import (
    KEPT_FIELDS,
    NAMED,
    birth_left,
    detail_left,
    marked,
    note_left,
    step_left,
    words_left,
)
from transfer_cli.domain.retention import ERASED_CASE
from transfer_cli.store import access
from transfer_cli.store.chain import DIGEST_BYTES, ERASED, SALT_BYTES
from transfer_cli.store.erased import seal_of
from transfer_cli.store.reading import batches
from transfer_cli.store.shapes import CASE_FIELDS
from transfer_cli.store.tables import (
    ACCESS,
    CASE,
    CASE_RETURN,
    CONTACT,
    DIGEST_BLOCK,
    EVENT,
    FIELD_CHANGE,
    LETTER,
    OPERATION,
    SCHEDULE_START,
)
from transfer_cli.store.verifying import contents_of, lines_of, sealed_operation
from transfer_cli.store.writing import Writing

Rows = dict[tuple[str, int], str]
"""Table and number of each row that was written over, with the rule."""

SEALED_TABLES: tuple[Table, ...] = (CASE, FIELD_CHANGE, EVENT, SCHEDULE_START, LETTER, CASE_RETURN)
"""Tables with rows about one child that the chain covers; `letter_state` has days only."""


def erase(
    connection: Connection, rules: Mapping[str, str], operation: NewOperation
) -> tuple[Operation, dict[str, int]]:
    """Erase these children, and record that it was done.

    Args:
        connection: In the one transaction of the erasing, which holds every lock.
        rules: Under which rule, by reference.
        operation: The erasing; its words name no reference.

    Returns:
        The operation as recorded, and how many rows of each table were written over.
    """
    writing = Writing(connection, operation)
    opaque = {reference: f"{ERASED_CASE}{secrets.token_hex(6)}" for reference in rules}
    rows: Rows = {}
    for reference, rule in rules.items():
        rows |= dict.fromkeys(_erase_case(connection, reference, opaque[reference]), rule)
        rows |= dict.fromkeys(_erase_reads(connection, reference, opaque[reference]), rule)
    counts = _counts(rows)
    rows |= {(OPERATION.name, number): "words" for number in _erase_words(connection, opaque)}
    _zero_salts(connection, rows)
    writing.add(Changes(erasures=tuple(_sealed(connection, rows))))
    return writing.finish(operation), counts


def _erase_case(connection: Connection, reference: str, opaque: str) -> Iterator[tuple[str, int]]:
    """Write over every row about this child; which they were."""
    case = connection.execute(select(CASE).where(CASE.c.reference == reference)).one()._asdict()
    left = {name: case[name] if name in KEPT_FIELDS else marked(name, to_text(case[name])) for name in CASE_FIELDS}
    left |= {"reference": opaque, "date_of_birth": birth_left(case["date_of_birth"])}
    aside = {**case, **left, "id": -case["id"]}
    connection.execute(insert(CASE), aside)  # foreign keys point at a reference, so the new one must be there first
    yield CASE.name, case["id"]
    yield from _erase_changes(connection, reference, opaque)
    yield from _erase_events(connection, reference, opaque)
    gone: dict[Table, dict[str, Any]] = {
        SCHEDULE_START: {},
        LETTER: {"addressee": "", "address": "", "file": "", "facts": {}},
        CASE_RETURN: {},
    }
    for table, nothing in gone.items():
        numbers = connection.scalars(select(table.c.id).where(table.c.reference == reference)).all()
        connection.execute(update(table).where(table.c.reference == reference).values(reference=opaque, **nothing))
        yield from ((table.name, number) for number in numbers)
    contacts = connection.execute(
        select(CONTACT.c.number, CONTACT.c.name).where(CONTACT.c.reference == reference)
    ).all()
    connection.execute(delete(CONTACT).where(CONTACT.c.reference == reference))
    if named := [{"reference": opaque, "number": number, "name": NAMED} for number, name in contacts if name]:
        connection.execute(insert(CONTACT), named)
    connection.execute(delete(CASE).where(CASE.c.reference == reference))
    connection.execute(update(CASE).where(CASE.c.reference == opaque).values(id=case["id"]))


def _erase_changes(connection: Connection, reference: str, opaque: str) -> Iterator[tuple[str, int]]:
    change = FIELD_CHANGE.c
    for row in connection.execute(select(FIELD_CHANGE).where(change.reference == reference)).all():
        old, new = (_text_left(row.field, text) for text in (row.old, row.new))
        values = {"reference": opaque, "old": old, "new": new}
        connection.execute(update(FIELD_CHANGE).where(change.id == row.id).values(values))
        yield FIELD_CHANGE.name, row.id


def _text_left(field: str, text: str | None) -> str | None:
    if field == "date_of_birth" and text:
        return to_text(birth_left(date.fromisoformat(text)))
    return text if field in KEPT_FIELDS else marked(field, text)


def _erase_events(connection: Connection, reference: str, opaque: str) -> Iterator[tuple[str, int]]:
    event = EVENT.c
    settings: dict[str, int] = {}
    for row in connection.execute(select(EVENT).where(event.reference == reference).order_by(event.id)).all():
        number = settings.setdefault(row.step.partition(":")[2], len(settings) + 1)
        values = {
            "reference": opaque,
            "step": step_left(row.step, number),
            "note": note_left(row.step, row.happened, row.note),
            "detail": detail_left(row.detail),
        }
        connection.execute(update(EVENT).where(event.id == row.id).values(values))
        yield EVENT.name, row.id


def _erase_reads(connection: Connection, reference: str, opaque: str) -> Iterator[tuple[str, int]]:
    about = ACCESS.c.reference == reference
    numbers = connection.scalars(select(ACCESS.c.id).where(about)).all()
    connection.execute(update(ACCESS).where(about).values(reference=opaque, salt=ERASED))
    yield from ((ACCESS.name, number) for number in numbers)


def _erase_words(connection: Connection, opaque: Mapping[str, str]) -> Iterator[int]:
    """Put the opaque references into the words of operations; whose words they were."""
    for number, words in connection.execute(select(OPERATION.c.id, OPERATION.c.words)).all():
        left = words_left(words, opaque)
        if left != words:
            connection.execute(update(OPERATION).where(OPERATION.c.id == number).values(words=left))
            yield number


def _zero_salts(connection: Connection, rows: Iterable[tuple[str, int]]) -> None:
    numbers = defaultdict(set)
    for name, number in rows:
        numbers[name].add(number)
    for table in SEALED_TABLES:
        blocks = select(DIGEST_BLOCK).where(DIGEST_BLOCK.c.table_name == table.name)
        for block in connection.execute(blocks).all():
            first, count = block.first_row_id, len(block.digests) // DIGEST_BYTES
            wanted = numbers[table.name].intersection(range(first, first + count))
            if wanted:
                salts = bytearray(block.salts)
                for number in wanted:
                    salts[(number - first) * SALT_BYTES : (number - first + 1) * SALT_BYTES] = ERASED
                its_own = (DIGEST_BLOCK.c.table_name == table.name) & (DIGEST_BLOCK.c.first_row_id == first)
                connection.execute(update(DIGEST_BLOCK).where(its_own).values(salts=bytes(salts)))


def _sealed(connection: Connection, rows: Rows) -> Iterator[NewErasure]:
    """What is left of each row, sealed."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for table_name, number in sorted(rows):
        numbers[table_name].append(number)
    for table in (*SEALED_TABLES, ACCESS, OPERATION):
        for some in batches(numbers[table.name]):
            for number, content in contents_of(table)(connection, some):
                left = _left(connection, table, number, content)
                yield NewErasure(table.name, number, rows[table.name, number], seal_of(left))


def _left(connection: Connection, table: Table, number: int, content: Mapping[str, Any]) -> Mapping[str, Any]:
    if table is OPERATION:
        return sealed_operation(content, lines_of(connection, number))
    if table is ACCESS:
        return {name: content[name] for name in access.CONTENT}
    return content


def _counts(rows: Rows) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for table, _ in rows:
        found[table.removesuffix("_row")] += 1
    return dict(sorted(found.items()))

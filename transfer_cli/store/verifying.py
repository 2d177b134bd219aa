"""Whether the record is still what was written: every row against its digest, every digest against the chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from transfer_cli.domain.changes import Operation
from transfer_cli.domain.columns import to_text
from transfer_cli.errors import Problem, Severity
from transfer_cli.store import access
from transfer_cli.store.chain import (
    DIGEST_BYTES,
    ERASED,
    SALT_BYTES,
    START,
    case_content,
    old_row_digest,
    operation_hash,
    pieces,
    row_digest,
    sealed,
)
from transfer_cli.store.counting import read_undone
from transfer_cli.store.current import read_changes, read_fields, value_without
from transfer_cli.store.erased import Seals, read_seals
from transfer_cli.store.reading import batches
from transfer_cli.store.shapes import CONTACT_NUMBERS
from transfer_cli.store.tables import CASE, CONTACT, DIGEST_BLOCK, DIGESTED, OPERATION
from transfer_cli.store.values import Columns

Content = Mapping[str, Any]


class Seal(NamedTuple):
    """What the record keeps of a row beside the row, to tell whether it is still what was written.

    Attributes:
        columns: That were digested; None = the old form, which has the names in it.
    """

    table: str
    row_id: int
    operation_id: int
    salt: bytes
    digest: bytes
    columns: tuple[str, ...] | None

    def fits(self, content: Content) -> bool:
        """Whether this is what was digested."""
        if self.columns is None:
            return old_row_digest(self.salt, content) == self.digest
        return row_digest(self.salt, content, self.columns) == self.digest


Finding = tuple[int, Problem]
"""Operation after which things are no longer whole, and what is wrong."""

UNREADABLE: Content = {"values": "not of their columns' kinds"}
"""Stands for a row that cannot even be read."""

UNEXPLAINED = "not what the changes of this field lead to"
"""Stands for a current value that nothing explains."""

RESTORE = "Keep a copy as it is, and restore the latest backup that is whole."


def verify(connection: Connection, head: str) -> tuple[Problem, ...]:
    """What does not fit, the first broken link first; rows erased by retention are only noted.

    Args:
        head: Beginning of a hash that must be in the chain; empty = none is known.
    """
    seals = read_seals(connection)
    findings = [
        *_chain(connection, head, seals),
        *(finding for table in DIGESTED for finding in _rows(connection, table, seals)),
        *_stray_contacts(connection),
    ]
    in_order = (problem for _, problem in sorted(findings, key=lambda finding: finding[0]))
    return (*in_order, *access.verify(connection, seals))


def _chain(connection: Connection, head: str, seals: Seals) -> Iterator[Finding]:
    """Operations against their hashes."""
    blocks = select(DIGEST_BLOCK).order_by(DIGEST_BLOCK.c.operation_id)
    written = {
        number: sorted((seal.table, seal.row_id, seal.digest) for block in of_operation for seal in _seals(block))
        for number, of_operation in groupby(connection.execute(blocks), key=lambda block: block.operation_id)
    }
    links = connection.execute(select(OPERATION.c.id, OPERATION.c.command, OPERATION.c.hash).order_by(OPERATION.c.id))
    previous, last, hashes = START, 0, []
    for some in batches(links):
        contents = dict(_bearably(_plain_contents(OPERATION), connection, [link.id for link in some]))
        for link in some:
            rows, content = written.pop(link.id, []), contents[link.id]
            if link.id != last + 1:
                gone = f"operation {last + 1}" if link.id == last + 2 else f"operations {last + 1} to {link.id - 1}"
                yield link.id, _broken("REC015", gone, "It was recorded and is not there any more.")
            elif content is UNREADABLE or not _links(previous, content, rows, seals):
                where = f"operation {link.id} ({link.command})"
                yield link.id, _broken("REC014", where, "Its hash does not fit what it says, wrote or follows.")
            previous, last = str(link.hash), link.id
            hashes.append(previous)
    for number in written:
        yield number, _broken("REC015", f"operation {number}", "Rows say that it wrote them, and it is not there.")
    if head and not any(known.startswith(head) for known in (*hashes, *access.heads(connection))):
        why = "It was the head of the chain once, and is not in it: operations were cut off or written anew."
        yield last + 1, _broken("REC015", f"hash {head}", why)


def _links(previous: str, content: Content, rows: list[tuple[str, int, bytes]], seals: Seals) -> bool:
    """Whether an operation's hash follows from what it says, wrote and follows, or what was left of it is sealed."""
    lines = [_line(row) for row in rows]
    if operation_hash(previous, Operation(**content), lines) == content["hash"]:
        return True
    return seals.fits(OPERATION.name, content["id"], sealed_operation(content, lines))


def lines_of(connection: Connection, operation_id: int) -> list[str]:
    """The rows that an operation wrote, as its hash takes them in."""
    blocks = connection.execute(select(DIGEST_BLOCK).where(DIGEST_BLOCK.c.operation_id == operation_id))
    return [_line(row) for row in sorted((s.table, s.row_id, s.digest) for block in blocks for s in _seals(block))]


def sealed_operation(content: Content, lines: Iterable[str]) -> Content:
    """What the seal of an operation covers: what is left of it, and the digests of the rows it wrote."""
    return {**content, "rows": "".join(lines)}


def _rows(connection: Connection, table: Table, left: Seals) -> Iterator[Finding]:
    """The rows of one table against their digests."""
    contents = contents_of(table)
    erased: Counter[tuple[int, str]] = Counter()
    blocks = select(DIGEST_BLOCK).where(DIGEST_BLOCK.c.table_name == table.name).order_by(DIGEST_BLOCK.c.first_row_id)
    seals = [seal for block in connection.execute(blocks) for seal in _seals(block)]
    for some in batches(seals):
        found = dict(_bearably(contents, connection, [seal.row_id for seal in some]))
        for seal in some:
            content = found.get(seal.row_id)
            if seal.salt == ERASED and (content is None or left.fits(table.name, seal.row_id, content)):
                erased[seal.operation_id, left.rule(table.name, seal.row_id)] += 1
            elif problem := _fault(table, seal, content):
                yield seal.operation_id, problem
    for (operation_id, rule), count in erased.items():
        where = f"operation {operation_id}, {_word(table)}"
        under = f" under the rule {rule}" if rule else ""
        why = f"{count} {'row was' if count == 1 else 'rows were'} erased{under}; the chain still holds."
        yield operation_id, Problem("REC017", Severity.NOTE, where, "", why, "Compare it with the log of erasures.")
    known = {seal.row_id for seal in seals}
    for row in connection.execute(select(table.c.id, table.c.operation_id).order_by(table.c.id)):
        if row.id not in known:
            where = f"operation {row.operation_id}, {_word(table)} {row.id}"
            yield row.operation_id, _broken("REC013", where, "No command wrote this row.")


def _line(row: tuple[str, int, bytes]) -> str:
    """A row, by table, number and digest, as its operation's hash takes it in."""
    table, number, digest = row
    return sealed(table, number, digest)


def _seals(block: Columns) -> Iterator[Seal]:
    """The rows that a block is about."""
    salts = pieces(_bytes(block.salts), SALT_BYTES)
    columns = None if block.columns is None else tuple(str(block.columns).split())
    for n, digest in enumerate(pieces(_bytes(block.digests), DIGEST_BYTES)):
        salt = salts[n] if n < len(salts) else b""
        yield Seal(block.table_name, block.first_row_id + n, block.operation_id, salt, digest, columns)


def _fault(table: Table, seal: Seal, content: Content | None) -> Problem | None:
    where = f"operation {seal.operation_id}, {_word(table)} {seal.row_id}"
    if content is None:
        return _broken("REC012", where, "It was written and is not there any more.")
    if reference := content.get("reference"):
        where += f" of {reference}"
    if seal.salt in {ERASED, b""}:
        return _broken("REC011", where, "Its salt was taken away, so that nobody can tell whether it was changed.")
    if not seal.fits(content):
        return _broken("REC011", where, "It is not what was written.")
    return None


def _bearably(
    read: Callable[[Connection, list[int]], Iterable[tuple[int, Content]]], connection: Connection, numbers: list[int]
) -> Iterable[tuple[int, Content]]:
    """The rows with these numbers; a row that cannot be read does not hide the others."""
    try:
        return list(read(connection, numbers))
    except ValueError:
        if len(numbers) == 1:
            return [(numbers[0], UNREADABLE)]
        return [one for number in numbers for one in _bearably(read, connection, [number])]


def contents_of(table: Table) -> Callable[[Connection, list[int]], Iterator[tuple[int, Content]]]:
    """What gives number and content of rows of this table, as they are digested."""
    return _case_contents if table is CASE else _plain_contents(table)


def _plain_contents(table: Table) -> Callable[[Connection, list[int]], Iterator[tuple[int, Content]]]:
    def contents(connection: Connection, numbers: list[int]) -> Iterator[tuple[int, Content]]:
        for row in connection.execute(select(table).where(table.c.id.in_(numbers))):
            yield row.id, row._asdict()

    return contents


def _case_contents(connection: Connection, numbers: list[int]) -> Iterator[tuple[int, Content]]:
    """Cases as they came: what is known now, with every change that counts taken back."""
    query = select(CASE.c.id, CASE.c.operation_id, CASE.c.reference).where(CASE.c.id.in_(numbers))
    came = {row.reference: row for row in connection.execute(query)}
    fields, undone = dict(read_fields(connection, came)), _undone(connection)
    for (reference, field), changes in read_changes(connection, came).items():
        follows = to_text(fields[reference].get(field)) == value_without(changes, undone)
        fields[reference][field] = changes[0].old if follows else UNEXPLAINED
    for reference, row in came.items():
        yield row.id, case_content(row.id, row.operation_id, fields[reference])


def _undone(connection: Connection) -> Collection[int]:
    """The operations that do not count; none where that cannot be read, which the rows themselves then show."""
    try:
        return read_undone(connection)
    except (ValueError, TypeError):
        return ()


def _stray_contacts(connection: Connection) -> Iterator[Finding]:
    """Contacts of no case, or in a place that no case has; all others are part of their case."""
    query = select(CONTACT.c.reference, CONTACT.c.number).where(
        CONTACT.c.reference.not_in(select(CASE.c.reference)) | CONTACT.c.number.not_in(CONTACT_NUMBERS)
    )
    for row in connection.execute(query.order_by(CONTACT.c.reference, CONTACT.c.number)):
        yield 0, _broken("REC013", f"contact {row.number} of {row.reference}", "No command wrote this row.")


def _broken(number: str, where: str, why: str) -> Problem:
    return Problem(number, Severity.REJECT, where, "", why, RESTORE)


def _bytes(value: object) -> bytes:
    """A digest as it stands, though somebody may have put text in its place."""
    return value if isinstance(value, bytes) else str(value).encode()


def _word(table: Table) -> str:
    return table.name.removesuffix("_row").replace("_", " ")

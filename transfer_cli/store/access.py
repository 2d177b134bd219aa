"""The log of reads: who looked at which child or took which file away, in a hash chain of its own.

Reading must not move the head of the record's own chain, or no two copies of a report would name the same one. Nothing
here loads what only writing needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine, insert, select, text

from transfer_cli.domain.access import Access, NewAccess
from transfer_cli.errors import Problem, Severity
from transfer_cli.store.chain import ERASED, START, fresh_salts, old_row_digest
from transfer_cli.store.erased import Seals
from transfer_cli.store.opening import WRITES
from transfer_cli.store.shapes import ACCESS
from transfer_cli.store.who import actor, now

CONTENT = ("id", "recorded", "actor", "command", "reference", "file_sha256")
"""What the digest of an entry covers."""


@contextmanager
def logging(engine: Engine, patience: float) -> Iterator[Connection]:
    """The one transaction that adds to the log at a time; on a server it does not wait for whoever writes facts."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {round(patience * 1000)}"))
            take_the_log(connection)
        yield connection


def take_the_log(connection: Connection) -> None:
    """Keep others from adding to the log until the transaction ends; SQLite has one writer anyhow."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('transfer reads ' || current_schema()))"))


def add(connection: Connection, entries: Sequence[NewAccess]) -> None:
    """Add these entries, as of now and by whoever is at work."""
    last = connection.execute(select(ACCESS).order_by(ACCESS.c.id.desc()).limit(1)).one_or_none()
    number, previous = (last.id, last.hash) if last else (0, START)
    moment, who = now(), actor()
    if last:
        moment = max(moment, last.recorded)
    rows = []
    for entry in entries:
        number += 1
        content = (number, moment, who, entry.command, entry.reference, entry.file_sha256)
        row = dict(zip(CONTENT, content, strict=True))
        salt = fresh_salts(1)
        digest = old_row_digest(salt, row)
        previous = link(previous, digest)
        rows.append({**row, "salt": salt, "digest": digest, "hash": previous})
    connection.execute(insert(ACCESS), rows)


def link(previous: str, digest: bytes) -> str:
    """The link that an entry adds to the chain, in hexadecimal."""
    return sha256(f"{previous}\n{digest.hex()}".encode()).hexdigest()


def read(connection: Connection, known_at: datetime | None) -> tuple[Access, ...]:
    """The entries made by this moment (UTC), in order; None = all."""
    query = select(*(ACCESS.c[name] for name in (*CONTENT, "hash"))).order_by(ACCESS.c.id)
    if known_at is not None:
        query = query.where(ACCESS.c.recorded <= known_at)
    return tuple(Access(*row) for row in connection.execute(query))


def head(connection: Connection) -> str:
    """Hash of the last entry; empty while there is none."""
    return connection.scalar(select(ACCESS.c.hash).order_by(ACCESS.c.id.desc()).limit(1)) or ""


def verify(connection: Connection, seals: Seals) -> Iterator[Problem]:
    """What does not fit in the log of reads.

    Args:
        seals: What is left of entries whose child was erased.
    """
    previous, last, erased = START, 0, 0
    for row in connection.execute(select(ACCESS).order_by(ACCESS.c.id)):
        if row.id != last + 1:
            yield _broken(f"entries {last + 1} to {row.id - 1}", "They were made and are not there any more.")
        elif row.hash != link(previous, row.digest):
            yield _broken(f"entry {row.id}", "Its hash does not fit what it follows.")
        content = {name: getattr(row, name) for name in CONTENT}
        if row.salt == ERASED and seals.fits(ACCESS.name, row.id, content):
            erased += 1
        elif old_row_digest(row.salt, content) != row.digest:
            yield _broken(f"entry {row.id}", "It is not what was written.")
        previous, last = row.hash, row.id
    if erased:
        why = f"The child was erased from {erased} of them; the chain still holds."
        yield Problem("REC017", Severity.NOTE, "log of reads", "", why, "Compare it with the certificates.")


def heads(connection: Connection) -> Iterable[str]:
    """Every hash of the chain."""
    return connection.scalars(select(ACCESS.c.hash))


def _broken(where: str, why: str) -> Problem:
    fix = "Keep a copy as it is, and restore the latest backup that is whole."
    return Problem("REC040", Severity.REJECT, f"log of reads, {where}", "", why, fix)

"""The whole record copied to another place, between SQLite and PostgreSQL in either direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DataError

from transfer_cli.errors import InputUnusable, Problem, Refused
from transfer_cli.files import whole_file
from transfer_cli.store.opening import open_engine, reading, writing
from transfer_cli.store.queries import read_head
from transfer_cli.store.tables import OPERATION, Row
from transfer_cli.store.trouble import readable, told
from transfer_cli.store.verifying import verify

BATCH = 1000
"""So many rows are held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied, and is now the same in both places.

    Attributes:
        counts: Rows by table.
        head: Hash of the last operation; empty = none.
        problems: What the hash chain says of the copy, as it does of the original.
    """

    counts: Mapping[str, int]
    head: str
    problems: tuple[Problem, ...]


def migrate(engine: Engine, name: str, address: str, patience: float) -> Copied:
    """Copy the record, as last committed, in one transaction: all of it or nothing.

    Args:
        name: File or address of the record, for messages.
        address: SQLite file that is not there yet, or the URL of a database without a record or with an empty one.
        patience: Seconds to wait for somebody else's write to the new place.

    Raises:
        Refused: BAK008, something is recorded there already; BAK010, something is left of another record.
        InputUnusable: BAK007, the copy is not the same; and whatever opening and reading a record raises.
        Busy: REC004, somebody else writes there.
    """
    with (
        _place(address) as (target_engine, target_name),
        told(target_name),
        writing(target_engine, patience) as target,
    ):
        if target.scalar(select(OPERATION.c.id).limit(1)) is not None:
            raise _there_already(target_name)
        with told(name), reading(engine).begin() as source:
            copy_rows(source, target, name)
            counts, head = count_rows(source), read_head(source, None)
        if (count_rows(target), read_head(target, None)) != (counts, head):
            raise not_the_same(target_name)
        problems = verify(target, head)
    return Copied(counts, head, problems)


def copy_rows(source: Connection, target: Connection, name: str) -> None:
    """Copy every row of every table, in batches.

    Args:
        name: File or address of the source, for messages.

    Raises:
        InputUnusable: REC018, a value is not one that transfer writes, or the new database cannot hold it.
    """
    source = source.execution_options(stream_results=True, yield_per=BATCH)
    for table in Row.metadata.sorted_tables:
        with readable(name):
            for rows in source.execute(select(table).order_by(*table.primary_key.columns)).mappings().partitions():
                try:
                    target.execute(insert(table), [dict(row) for row in rows])
                except DataError as error:
                    raise ValueError(table.name) from error


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in Row.metadata.sorted_tables
    }


def not_the_same(place: str) -> InputUnusable:
    """A copy differs from its original."""
    return InputUnusable(
        "BAK007", f"What arrived at {place} is not the same as what was copied; it was not kept.", "Try again."
    )


def refuse_left_beside(place: Path) -> None:
    """See that no changes of a record that is gone wait where a new one is to be: SQLite would play them into it.

    Raises:
        Refused: BAK010.
    """
    for ending in ("-wal", "-shm", "-journal"):
        if (left := place.with_name(place.name + ending)).exists():
            raise Refused(
                "BAK010", f"{left} is left of another record, and would get into the one that comes there.",
                "Name a new folder, or move it away.",
            )  # fmt: skip


def _there_already(name: str) -> Refused:
    return Refused("BAK008", f"Something is recorded at {name} already.", "Name a new file or an empty database.")


@contextmanager
def _place(address: str) -> Iterator[tuple[Engine, str]]:
    """The record to copy into; a file takes its place when all is well, and is gone when not."""
    if "://" in address and not address.startswith("sqlite"):
        engine, name = open_engine(address, create=True)
        try:
            yield engine, name
        finally:
            engine.dispose()
        return
    path = Path(address.partition(":///")[2] or address)
    if path.exists():
        raise _there_already(str(path))
    refuse_left_beside(path)
    try:
        with whole_file(path, lasting=True) as part:
            engine, _ = open_engine(str(part), create=True)
            try:
                yield engine, str(path)
            finally:
                engine.dispose()
    except OSError as error:
        raise cannot_be_written(path, error) from error


def cannot_be_written(path: Path, error: OSError) -> InputUnusable:
    """A file or folder for a copy cannot be made."""
    reason = (error.strerror or "it cannot be made").lower()
    return InputUnusable(
        "BAK005", f"{path} cannot be written: {reason}.", "Name a place with room where you may write."
    )

"""A copy of the record as it is at one moment, while others go on writing: a SQLite file, whatever the record is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

import transfer_cli
from transfer_cli.domain.backups import Manifest
from transfer_cli.store.migrations import VERSION_TABLE
from transfer_cli.store.opening import open_engine, reading
from transfer_cli.store.trouble import disk_refused, is_of_the_disk, not_a_record, told


def take_snapshot(engine: Engine, name: str, copy: Path) -> None:
    """Copy the record, as last committed.

    Args:
        name: File or address of the record, for messages.
        copy: An empty file that only its owner can read; nobody else knows of it.

    Raises:
        InputUnusable: REC002, REC016, REC018, the record or its disk is damaged.
    """
    if engine.dialect.name == "sqlite":
        copy_file(Path(str(engine.url.database)), copy)
        return
    from transfer_cli.store.migrating import copy_rows

    made, _ = open_engine(str(copy), create=True)
    try:
        with told(name), reading(engine).begin() as source, made.begin() as target:
            copy_rows(source, target, name)
    finally:
        made.dispose()


def copy_file(record: Path, copy: Path) -> None:
    """Copy a SQLite file through SQLite, so that what stands in its write-ahead log is in the copy.

    Raises:
        InputUnusable: REC002, it is no database or damaged; REC016, there is no room for the copy.
    """
    try:
        with closing(sqlite3.connect(record)) as source, closing(sqlite3.connect(copy)) as target:
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            source.backup(target)
    except sqlite3.DatabaseError as error:
        if is_of_the_disk(error):
            copied = f"a copy of {record}"
            raise disk_refused(copied) from error
        raise not_a_record(str(record), "is not a database, or is damaged") from error


def heads_in(record: Path) -> dict[int, str]:
    """Hash of each operation by its number, without opening the file as a record: it may be of an older version.

    Raises:
        InputUnusable: REC002, it is not there, or is not a record.
    """
    try:
        with closing(sqlite3.connect(f"{record.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            return dict(connection.execute("SELECT id, hash FROM operation").fetchall())
    except sqlite3.DatabaseError as error:
        raise not_a_record(str(record), "is not a record of transfer") from error


def described(copy: Path, reason: str, made: datetime | None = None) -> Manifest:
    """What a copy holds, without opening it as a record: it may be of an older version.

    Args:
        copy: A SQLite file.
        made: Moment, UTC; None = now.

    Raises:
        InputUnusable: REC002, it is not a record.
    """
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            counts = {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own name
                for name in sorted(tables)
                if name != VERSION_TABLE and not name.startswith("sqlite_")
            }
            schema = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
            read = "SELECT hash FROM access ORDER BY id DESC LIMIT 1"
            reads = connection.execute(read).fetchone() if "access" in tables else None
            last = connection.execute("SELECT id, hash FROM operation ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    except sqlite3.DatabaseError as error:
        raise not_a_record(str(copy), "is not a record of transfer") from error
    return Manifest(
        made=made or datetime.now(UTC),
        reason=reason,
        program=transfer_cli.__version__,
        schema=str(schema[0]) if schema else "",
        operations=int(last[0]),
        head=str(last[1]),
        counts=counts,
        reads=str(reads[0]) if reads else "",
    )

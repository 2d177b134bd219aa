"""Opening the record: its address, its version, and how its database is spoken to."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, column, create_engine, event, inspect, make_url, select, table, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from transfer_cli.errors import InputUnusable
from transfer_cli.store.migrations import REVISIONS, VERSION_TABLE
from transfer_cli.store.network_share import is_shared, leave_the_log, one_writer
from transfer_cli.store.trouble import no_record, not_a_record, not_writable, shut_out, told

PATIENCE = 5.0
"""Seconds to wait for somebody else's write to end."""

WRITES = "transfer_writes"
"""Execution option of a transaction that writes."""


BeforeUpgrade = Callable[[Path, str], None]
"""Called with a record's file and the version of its tables before they are brought up to date."""


def open_engine(
    address: str, *, create: bool, patience: float = PATIENCE, before_upgrade: BeforeUpgrade | None = None
) -> tuple[Engine, str]:
    """An engine for a record of the present version, and the record's name for messages.

    Args:
        address: SQLite file or SQLAlchemy URL.
        create: Make an empty record if there is none.
        patience: Seconds to wait for somebody else's write to end.
        before_upgrade: Only for a record in a file.

    Raises:
        InputUnusable: There is no record, it is something else, of a newer version, or out of reach.
        Busy: Somebody else holds it.
    """
    url = _url(address)
    path = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    name = str(path) if path else url.render_as_string(hide_password=True)
    shared = path is not None and is_shared(path)
    if path:
        _file(path, create=create, shared=shared)
    engine = _engine(url, patience)
    if shared:
        event.listen(engine, "connect", _keep_until_commit)
    try:
        with told(name):
            if path and shared:
                _leave_the_log(path, patience)
            before = partial(before_upgrade, path) if before_upgrade and path else None
            _use_present_version(engine, name, patience, create=create, before=before)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def without_password(address: str) -> str:
    """A file, or a database's address as it may be shown."""
    return make_url(address).render_as_string(hide_password=True) if "://" in address else address


def reading(engine: Engine) -> Engine:
    """The engine for transactions in which all selects see one state."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


@contextmanager
def writing(engine: Engine, patience: float) -> Iterator[Connection]:
    """The one transaction that writes at a time, so that the chain cannot fork."""
    with _alone(engine, patience), engine.execution_options(**{WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {round(patience * 1000)}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('transfer ' || current_schema()))"))
        yield connection


def _alone(engine: Engine, patience: float) -> AbstractContextManager[None]:
    """On a network share, what keeps other machines from writing."""
    record = engine.url.database
    if engine.dialect.name == "sqlite" and record and is_shared(Path(record)):
        return one_writer(Path(record), patience)
    return nullcontext()


def _leave_the_log(path: Path, patience: float) -> None:
    try:
        leave_the_log(path, patience)
    except sqlite3.DatabaseError as error:
        raise not_a_record(str(path), "is not a database, is damaged, or is in use") from error
    except OSError as error:
        raise not_writable(str(path)) from error


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise _unusable_address() from error
    if url.get_backend_name() not in {"sqlite", "postgresql"} or url.database in {None, "", ":memory:"}:
        raise _unusable_address()
    return url


def _unusable_address() -> InputUnusable:
    return InputUnusable(
        "REC007",
        "The address of the record cannot be used.",
        "Give a file, or an address such as postgresql+psycopg://name@server/transfer.",
    )


def _file(path: Path, *, create: bool, shared: bool) -> None:
    """See that the file is there; a new one can be read and written by its owner alone."""
    name = str(path)
    try:
        if path.is_dir():
            raise not_a_record(name, "is a folder")
        if path.exists() and path.stat().st_size:
            return
        if not create:
            raise no_record(name)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if shared else 'WAL'}")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputUnusable(
            "REC010", f"There is no folder {path.parent}.", "Make it first, or name another."
        ) from error
    except (OSError, sqlite3.OperationalError) as error:
        raise not_writable(name) from error


def _engine(url: URL, patience: float) -> Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, hide_parameters=True)
        engine = create_engine(url, connect_args={"timeout": patience}, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise InputUnusable(
            "REC008",
            f"The driver for {url.get_backend_name()} is not installed.",
            'Install it with: pip install "transfer-cli[postgresql]".',
        ) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # else sqlite3 begins for us, and never before DDL
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # else large sorts go into the system's temporary folder


def _keep_until_commit(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA cache_spill = OFF")  # else a long write shuts readers out before it is done


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _use_present_version(
    engine: Engine, name: str, patience: float, *, create: bool, before: Callable[[str], None] | None
) -> None:
    with reading(engine).connect() as connection:
        version = _version(connection, name)
        if version is None and _is_shut_out(connection):
            raise shut_out(name)
    if version == REVISIONS[-1]:
        return
    if version is None and not create:
        raise no_record(name)
    if version is not None and version not in REVISIONS:
        raise InputUnusable(
            "REC003", f"{name} was written by a newer version of transfer.", "Install that version, and try again."
        )
    from transfer_cli.store.migrations.upgrade import upgrade

    if version is not None and before:
        before(version)
    with writing(engine, patience) as connection:
        if _version(connection, name) != REVISIONS[-1]:
            upgrade(connection)


def _is_shut_out(connection: Connection) -> bool:
    """Whether there is a schema that whoever is connected may not even look into."""
    return connection.dialect.name == "postgresql" and connection.scalar(text("SELECT current_schema()")) is None


def _version(connection: Connection, name: str) -> str | None:
    """The version that the tables have; None = there is no table at all."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    if tables:
        raise not_a_record(name, "is the database of another program")
    return None

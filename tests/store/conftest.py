"""A record of its own for each test: a SQLite file, and a schema on a real PostgreSQL server if there is one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from transfer_cli.store import Store, open_store

SERVER = os.environ.get("TRANSFER_TEST_POSTGRES", "")
"""Where schemas can be made, such as postgresql+psycopg://postgres@127.0.0.1/postgres; empty = nowhere."""

WITHOUT_SERVER = [] if SERVER else [pytest.mark.skip(reason="TRANSFER_TEST_POSTGRES names no server")]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=WITHOUT_SERVER)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "transfer.db")
        return
    with _new_schema() as url:
        yield url


@pytest.fixture
def empty_schema() -> Iterator[str]:
    """A schema of its own on the server, for a second record."""
    if not SERVER:
        pytest.skip("TRANSFER_TEST_POSTGRES names no server")
    with _new_schema() as url:
        yield url


@contextmanager
def _new_schema() -> Iterator[str]:
    schema = f"test_{uuid.uuid4().hex}"
    tamper(SERVER, f"CREATE SCHEMA {schema}")
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    tamper(SERVER, f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty record."""
    with open_store(address, create=True) as made:
        yield made


class Clock:
    """The machine's clock as the record sees it; it moves on by a second at every look."""

    def __init__(self) -> None:
        self.now = datetime(2016, 9, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that the test sets."""
    made = Clock()
    monkeypatch.setattr("transfer_cli.store.writing.now", made)
    return made


def erase_salts_of_events(address: str) -> None:
    """What retention does when it erases the only event of each operation."""
    sqlite, postgresql = "zeroblob(length(salts))", "decode(repeat('00', length(salts)), 'hex')"
    zeros = postgresql if "://" in address else sqlite
    tamper(address, f"UPDATE digest_block SET salts = {zeros} WHERE table_name = 'event'")  # noqa: S608


def tamper(address: str, *statements: str) -> Any:
    """Run SQL past the program, as somebody with the database's password could; the rows of the last statement."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql" and not statements[0].startswith(
                ("CREATE SCHEMA", "DROP SCHEMA")
            ):
                connection.execute(
                    text("SET session_replication_role = replica")
                )  # no foreign keys, as SQLite's default
            for statement in statements:
                result = connection.execute(text(statement))
            return result.all() if result.returns_rows else None
    finally:
        engine.dispose()

"""Records as they were before blocks of digests said which columns they are of."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, inspect, select, update

from transfer_cli.domain.changes import Operation
from transfer_cli.store.chain import SALT_BYTES, START, old_row_digest, operation_hash, pieces
from transfer_cli.store.migrations import VERSION_TABLE
from transfer_cli.store.migrations.upgrade import FOLDER
from transfer_cli.store.tables import CASE, DIGEST_BLOCK, DIGESTED, OPERATION
from transfer_cli.store.verifying import _case_contents, _line, _plain_contents, _seals

DIGESTS_OF = {table.name: table for table in DIGESTED}


def in_the_old_form(address: str) -> None:
    """Seal every row and operation anew, as versions 0001 to 0003 did; what was erased stays so."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        for block in connection.execute(select(DIGEST_BLOCK)).all():
            key = DIGEST_BLOCK.c.table_name == block.table_name, DIGEST_BLOCK.c.first_row_id == block.first_row_id
            digests = b"".join(_old_digests(connection, block))
            connection.execute(update(DIGEST_BLOCK).where(*key).values(digests=digests, columns=None))
        _chain_anew(connection)
    engine.dispose()


def _old_digests(connection: Connection, block: Any) -> list[bytes]:
    table = DIGESTS_OF[block.table_name]
    salts = pieces(bytes(block.salts), SALT_BYTES)
    numbers = range(block.first_row_id, block.first_row_id + len(salts))
    read = _case_contents if table is CASE else _plain_contents(table)
    contents = dict(read(connection, list(numbers)))
    return [old_row_digest(salt, contents.get(number, {})) for number, salt in zip(numbers, salts, strict=True)]


def _chain_anew(connection: Connection) -> None:
    previous = START
    for row in connection.execute(select(OPERATION).order_by(OPERATION.c.id)).all():
        blocks = connection.execute(select(DIGEST_BLOCK).where(DIGEST_BLOCK.c.operation_id == row.id))
        rows = sorted((seal.table, seal.row_id, seal.digest) for block in blocks for seal in _seals(block))
        previous = operation_hash(previous, Operation(**row._asdict()), map(_line, rows))
        connection.execute(update(OPERATION).where(OPERATION.c.id == row.id).values(hash=previous))


def turned_back_to(version: str, record: Path) -> None:
    """Make a SQLite record one of an older version, with all that its tables can hold, in the old form of digests."""
    in_the_old_form(str(record))
    older = record.with_suffix(".older")
    with contextlib.closing(sqlite3.connect(older)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    engine = create_engine(f"sqlite:///{older}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        names = [name for name in inspect(connection).get_table_names() if name != VERSION_TABLE]
        columns = {name: ", ".join(c["name"] for c in inspect(connection).get_columns(name)) for name in names}
    engine.dispose()
    with contextlib.closing(sqlite3.connect(older)) as connection:
        connection.execute("ATTACH ? AS newer", (str(record),))
        with connection:
            for name, its in columns.items():
                connection.execute(f"INSERT INTO main.{name} ({its}) SELECT {its} FROM newer.{name}")  # noqa: S608
    for left in record.parent.glob(f"{record.name}-*"):
        left.unlink()
    older.replace(record)

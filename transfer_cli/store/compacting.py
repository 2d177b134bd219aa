"""Old content out of the bytes of the database, once it has been erased from its rows."""

from __future__ import annotations

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from transfer_cli.store.shapes import ACCESS, CASE, CONTACT, EVENT, FIELD_CHANGE, LETTER, OPERATION, SCHEDULE_START


def compact(engine: Engine) -> bool:
    """Write the database anew without what is no longer in it; False = somebody else's open record stands against it.

    On SQLite the file is made anew, and the file of pending changes beside it is emptied. On a server the tables that
    hold people are made anew, for which one must own them; logs and backups of the server are the server's.
    """
    if engine.dialect.name == "sqlite":
        return _sqlite(engine)
    return _postgresql(engine)


def _sqlite(engine: Engine) -> bool:
    connection = engine.raw_connection()
    try:
        connection.execute("PRAGMA temp_store = MEMORY")  # no copy of the record in the system's temporary folder
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        connection.close()


def _postgresql(engine: Engine) -> bool:
    tables = (CASE, CONTACT, FIELD_CHANGE, EVENT, SCHEDULE_START, LETTER, OPERATION, ACCESS)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET lock_timeout = 5000"))
            for table in tables:
                connection.execute(text(f"VACUUM FULL {table.name}"))
    except DBAPIError:
        return False
    return True

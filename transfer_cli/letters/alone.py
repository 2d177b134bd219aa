"""One run at a time that makes letters in a folder, so that no two make the same letters in the same place."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from transfer_cli.files import make_folder

PATIENCE = 5.0
"""Seconds to wait for another run to end, if nothing else is said."""
PAUSE = 0.05
"""Seconds from one try to the next."""


class InUse(Exception):
    """Another run is making letters in this folder."""


@contextmanager
def alone(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Keep other runs from making letters in this folder meanwhile, on this machine and on others that share it.

    The lock is that of an empty SQLite file beside the folder: every system has it, and it ends with the program,
    however that ends. Only who holds it takes the file away, where the system lets an open file go.

    Args:
        patience: Seconds to wait for another run to end; None = `PATIENCE`.

    Raises:
        InUse: Another run still is at it after that time.
        OSError: Nothing can be written there.
    """
    mark = folder.with_name(f".{folder.name}-in-use")
    make_folder(mark.parent)
    lock = _lock(mark, PATIENCE if patience is None else patience)
    try:
        yield
    finally:
        with suppress(OSError):
            mark.unlink()
        lock.close()


def _lock(mark: Path, patience: float) -> sqlite3.Connection:
    """The lock, held until it is closed.

    The file is opened anew each time, since whoever had the lock takes it away.
    """
    until = time.monotonic() + patience
    while (lock := _tried(mark)) is None:
        if time.monotonic() >= until:
            raise InUse
        time.sleep(PAUSE)
    return lock


def _tried(mark: Path) -> sqlite3.Connection | None:
    """The lock; None = another run has it, or had it and took the file away meanwhile."""
    mark.touch(mode=0o600)
    file = _file_of(mark)
    try:
        lock = sqlite3.connect(mark, timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _not_writable(error) from error
    try:
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY and _file_of(mark) == file:
            raise _not_writable(error) from error
        return None
    if _file_of(mark) != file:
        lock.close()
        return None
    return lock


def _file_of(mark: Path) -> int | None:
    """Which file has that name now; None = none has."""
    try:
        return mark.stat().st_ino
    except FileNotFoundError:
        return None


def _not_writable(error: sqlite3.OperationalError) -> OSError:
    return OSError(None, str(error))

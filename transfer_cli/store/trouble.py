"""What a database can refuse, told as the contract's errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from transfer_cli.errors import Busy, InputUnusable, Refused, TransferError

_SQLITE: dict[int, str] = {
    sqlite3.SQLITE_BUSY: "REC004",
    sqlite3.SQLITE_LOCKED: "REC004",
    sqlite3.SQLITE_READONLY: "REC006",
    sqlite3.SQLITE_PERM: "REC006",
    sqlite3.SQLITE_CANTOPEN: "REC006",
    sqlite3.SQLITE_CORRUPT: "REC002",
    sqlite3.SQLITE_NOTADB: "REC002",
    sqlite3.SQLITE_ERROR: "REC002",  # no such table or column
    sqlite3.SQLITE_FULL: "REC016",
    sqlite3.SQLITE_IOERR: "REC016",
}
"""By SQLite's primary result code."""

_POSTGRESQL: dict[str, str] = {
    "55P03": "REC004",  # lock not available
    "40001": "REC004",  # serialization failure
    "40P01": "REC004",  # deadlock
    "42501": "ROL001",  # insufficient privilege
    "25006": "REC006",  # read-only transaction
    "42P01": "REC002",  # no such table
    "42703": "REC002",  # no such column
    "53100": "REC016",  # disk full
}
"""By SQLSTATE."""


@contextmanager
def told(record: str) -> Iterator[None]:
    """Tell what the database refuses in this block as an error for people; defects go through unchanged.

    Args:
        record: File or address of the record, without a password.

    Raises:
        Busy: REC004.
        InputUnusable: REC002, REC006, REC009, REC016.
        Refused: ROL001.
    """
    try:
        yield
    except DBAPIError as error:
        meant = _meant(error, record)
        if meant is None:
            raise
        raise meant from error


@contextmanager
def readable(record: str) -> Iterator[None]:
    """Tell that a value is not one that transfer writes: a date or a code that is none, or a row of no operation.

    Raises:
        InputUnusable: REC018.
    """
    try:
        yield
    except (ValueError, KeyError) as error:
        raise InputUnusable(
            "REC018",
            f"{record} holds something that transfer did not write.",
            "Find the row with: transfer audit verify. Then restore the latest backup that is whole.",
        ) from error


def _meant(error: DBAPIError, record: str) -> TransferError | None:
    match _code(error):
        case "REC002":
            return not_a_record(record, "is not a database, or is damaged")
        case "REC004":
            return Busy("REC004", f"Somebody else is writing to {record}; nothing was changed.", "Try again soon.")
        case "REC006":
            return not_writable(record)
        case "ROL001":
            return not_allowed(record)
        case "REC009":
            return InputUnusable(
                "REC009",
                f"{record} did not answer, or did not let you in.",
                "Check the address, your name and password, and that the server runs.",
            )
        case "REC016":
            return disk_refused(record)
        case _:
            return None


def _code(error: DBAPIError) -> str | None:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state is None or state.startswith("28") or state == "3D000":
        return "REC009" if error.connection_invalidated or not error.statement else None
    return _POSTGRESQL.get(state)


def changed_meanwhile(references: Iterable[str]) -> Busy:
    """Somebody else wrote between our reading and our writing."""
    some = ", ".join(sorted(references)[:5])
    return Busy("REC005", f"Somebody else changed {some} meanwhile; nothing was changed.", "Look again, and try again.")


def turned_meanwhile(number: int) -> Busy:
    """Somebody else undid an operation, or built upon it, between our reading and our writing."""
    what = f"Somebody else undid operation {number} meanwhile, or recorded something that rests on it"
    return Busy("REC005", f"{what}; nothing was changed.", "Look again with: transfer audit log.")


def no_record(record: str) -> InputUnusable:
    """There is nothing there yet."""
    return InputUnusable("REC001", f"There is no record at {record}.", "Start one with: transfer init.")


def not_a_record(record: str, why: str) -> InputUnusable:
    """There is something else there.

    Args:
        record: File or address.
        why: The rest of a sentence that begins with it.
    """
    return InputUnusable(
        "REC002", f"{record} {why}.", "Name the record with --db, or restore the latest backup if this was the record."
    )


def disk_refused(record: str) -> InputUnusable:
    """There is no room, or the disk does not work."""
    return InputUnusable(
        "REC016",
        f"The disk refused to keep {record}; nothing was changed.",
        "Make room on the disk, or see whether it still works, and try again.",
    )


def is_of_the_disk(error: sqlite3.Error) -> bool:
    """Whether SQLite says that there is no room, or that the disk does not work."""
    return _SQLITE.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF) == "REC016"


def not_writable(record: str) -> InputUnusable:
    """The file or its folder is read-only, or belongs to somebody else."""
    return InputUnusable(
        "REC006",
        f"{record} cannot be written to, which even reading it needs.",
        "Ask for the right to write to the file and its folder, or copy it to a folder of your own.",
    )


def not_allowed(record: str) -> Refused:
    """The server holds back what somebody's roles do not give."""
    return Refused(
        "ROL001",
        f"The server does not let you do this with {record}.",
        "Ask whoever looks after the server for the role that it needs.",
    )


def shut_out(record: str) -> Refused:
    """There is no schema that whoever is connected may look into."""
    return Refused(
        "ROL003",
        f"There is no schema for you in {record}: it is not there, or none of your roles lets you in.",
        "Ask whoever looks after the server to make it, or for the role that it needs.",
    )

"""Who looked at what: one entry for each named case that was read and each file that was handed out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class NewAccess:
    """Something read or handed out.

    Attributes:
        command: Its name, such as `case show`.
        reference: The case it is about; None = many children, or all of them.
        file_sha256: Of the file that was handed out; None = it was read on the screen.
    """

    command: str
    reference: str | None = None
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """An entry of the log of reads.

    Attributes:
        recorded: UTC.
        reference: None = many children, or one who has been erased since.
        hash: Covers the entry before and a salted digest of this one.
    """

    id: int
    recorded: datetime
    actor: str
    command: str
    reference: str | None
    file_sha256: str | None
    hash: str


def chosen(
    entries: Iterable[Access], reference: str | None = None, actor: str | None = None, on: date | None = None
) -> tuple[Access, ...]:
    """The entries that may concern this child, made by this person, on this day (UTC), the newest first.

    What was handed out about many children may hold this one, and is therefore among them.

    Args:
        reference: None = of any child; likewise the others.
        actor: In any letters.
    """
    found = (
        entry
        for entry in entries
        if reference in (None, entry.reference) or entry.reference is None
        if actor is None or entry.actor.casefold() == actor.casefold()
        if on is None or entry.recorded.date() == on
    )
    return tuple(reversed(tuple(found)))

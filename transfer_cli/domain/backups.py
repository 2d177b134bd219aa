"""Backups: what each says of itself, what it is called, and which are kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple

REASONS: tuple[str, ...] = ("import", "letters", "upgrade")
"""Before what a backup is made by itself."""

BY_HAND = "by-hand"
"""The reason of one that somebody asked for."""

SUFFIX = ".transfer-backup"
BULK = 10
"""So many letters at once are a bulk of letters."""

_NAME = re.compile(rf"transfer-(\d{{8}}-\d{{6}})-([a-z-]+?)(?:-(\d+))?{re.escape(SUFFIX)}")
_MOMENT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupPolicy:
    """When backups are made by themselves, and how long those in their folder are kept.

    Attributes:
        before: Of `REASONS`; None = all of them for a file, and none for a database server, which has backups of
            its own.
        folder: Where they stand, from the record's own folder.
        keep: The latest so many stay.
        keep_weeks: Of each of the last so many weeks the latest stays.
        keep_months: Of each of the last so many months the latest stays, and each that somebody asked for.
    """

    before: tuple[str, ...] | None = None
    folder: str = "backups"
    keep: int = 10
    keep_weeks: int = 8
    keep_months: int = 6

    def wants(self, reason: str, *, is_file: bool) -> bool:
        """Whether one is to be made before this."""
        return reason in (REASONS if self.before is None and is_file else self.before or ())


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, for everybody to read: nothing of any child.

    Attributes:
        made: Moment, UTC.
        reason: Of `REASONS`, or `BY_HAND`.
        program: Version of transfer.
        schema: Version of the tables.
        operations: Number of the last operation; 0 = none. A child erased by a later one is still in here.
        head: Hash of the last operation; empty = none.
        counts: Rows by table.
        reports: Content hashes by name of the report; empty = none were noted.
        as_of: Day of those reports; None = none were noted.
        sizes: Bytes of each file in it, by name.
        digests: SHA-256 of each, in hexadecimal.
        sealing: How it is encrypted; None = it is not.
        reads: Hash of the last entry in the log of reads; empty = none, or an older version made the backup.
    """

    made: datetime
    reason: str
    program: str
    schema: str
    operations: int
    head: str
    counts: Mapping[str, int]
    reports: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    sealing: Mapping[str, int | str] | None = None
    reads: str = ""

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase is needed."""
        return self.sealing is not None


def is_of(manifest: Manifest, heads: Mapping[int, str]) -> bool:
    """Whether a backup says that it is of the record with this chain, as it is now or was before.

    Args:
        heads: Hash of each operation of the record by its number. One of a record without any is of no record.
    """
    return bool(manifest.head) and heads.get(manifest.operations) == manifest.head


def backup_name(made: datetime, reason: str, taken: Collection[str] = ()) -> str:
    """The file's name: `transfer-20161003-081500-import.transfer-backup`, in UTC.

    Args:
        taken: Names that are there already.
    """
    moment = made.astimezone(UTC).replace(microsecond=0)
    numbers = [found.number for name in taken if (found := named(name)) and found[:2] == (moment, reason)]
    ending = f"-{max(numbers) + 1}" if numbers else ""
    return f"transfer-{moment:{_MOMENT}}-{reason}{ending}{SUFFIX}"


class Named(NamedTuple):
    """What a backup's own name says.

    Attributes:
        made: Moment, UTC.
        number: Of several made for the same reason in one second; the first is 1.
    """

    made: datetime
    reason: str
    number: int


def named(name: str) -> Named | None:
    """What a file's name says; None = it is no backup's own name."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        made = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Named(made, found[2], int(found[3] or 1))


def surplus(names: Iterable[str], policy: BackupPolicy, now: datetime) -> tuple[str, ...]:
    """The backups that the policy does not keep, oldest first; the latest of all stays, and files of other names."""
    backups = sorted((meaning, name) for name in names if (meaning := named(name)))
    kept = {name for _, name in backups[max(len(backups) - max(policy.keep, 1), 0) :]}
    for period, most in ((_week, policy.keep_weeks), (_month, policy.keep_months)):
        latest = {period(one.made): name for one, name in backups}
        kept |= {name for number, name in latest.items() if period(now) - number < most}
    asked_for = [(one.made, name) for one, name in backups if one.reason == BY_HAND]
    kept |= {name for made, name in asked_for if _month(now) - _month(made) < policy.keep_months}
    return tuple(name for _, name in backups if name not in kept)


def _week(moment: datetime) -> int:
    """A number for each week, from Monday on."""
    return (moment.date().toordinal() - 1) // 7


def _month(moment: datetime) -> int:
    return moment.year * 12 + moment.month

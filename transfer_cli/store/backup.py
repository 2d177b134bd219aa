"""Backups made, and put back to where nothing is yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from transfer_cli.domain.backups import BackupPolicy, Manifest, backup_name, is_of, surplus
from transfer_cli.errors import Problem
from transfer_cli.files import folder_aside, make_folder, new_file
from transfer_cli.store.backup_file import RECORD, SETTINGS, backups_in, read_manifest, unpack, write_backup
from transfer_cli.store.migrating import cannot_be_written, not_the_same
from transfer_cli.store.snapshot import described

__all__ = ["Reports", "Taken", "back_up", "backups_in", "new_place", "prune", "read_manifest", "unpacked"]

Reports = Callable[[Path], tuple[date, Mapping[str, str]]]
"""From a copy of the record: day and content hashes of its reports by name."""


def back_up(
    snapshot: Callable[[Path], None],
    target: Path,
    workroom: Path,
    reason: str,
    *,
    settings: Path | None = None,
    passphrase: str | None = None,
    reports: Reports | None = None,
) -> Manifest:
    """Make a backup.

    Args:
        snapshot: Copies the record into an empty file.
        target: The backup; its folder is made if need be.
        workroom: Folder for the copy while the backup is made: not where an encrypted backup goes, since it is not.
        settings: Put into the backup as well; None = there are none.
        passphrase: None = it is not encrypted.
        reports: What makes the hashes that a rehearsal is to find again; None = none are noted.

    Raises:
        InputUnusable: BAK005, it cannot be written; REC002 and REC018, the record is damaged.
    """
    try:
        make_folder(target.parent)
        with folder_aside(workroom) as aside:
            copy = aside / RECORD
            new_file(copy).close()
            snapshot(copy)
            about = described(copy, reason)
            if reports:
                as_of, hashes = reports(copy)
                about = replace(about, as_of=as_of, reports=hashes)
            contents = {RECORD: copy} | ({SETTINGS: settings} if settings else {})
            return write_backup(target, about, contents, passphrase)
    except OSError as error:
        raise cannot_be_written(target, error) from error


def new_place(folder: Path, made: datetime, reason: str) -> Path:
    """Where the next backup in the folder goes."""
    taken = {path.name for path in folder.iterdir()} if folder.is_dir() else ()
    return folder / backup_name(made, reason, taken)


def prune(folder: Path, policy: BackupPolicy, now: datetime, heads: Mapping[int, str]) -> tuple[Path, ...]:
    """Delete the backups of a record that the policy does not keep; which those were. One that cannot be deleted stays.

    Those that do not say that they are of this record, such as of another one that shares the folder, neither count
    nor go.

    Args:
        heads: Hash of each operation of the record by its number.
    """
    gone = []
    ours = [path.name for path, manifest in backups_in(folder) if manifest and is_of(manifest, heads)]
    for name in surplus(ours, policy, now):
        try:
            (folder / name).unlink()
        except OSError:
            continue
        gone.append(folder / name)
    return tuple(gone)


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup, taken out and opened as a record once: it is of this program's version now.

    Attributes:
        record, settings: The files; None = there were no settings in it.
        problems: What the hash chain says of it.
    """

    manifest: Manifest
    record: Path
    settings: Path | None
    problems: tuple[Problem, ...]


@contextmanager
def unpacked(path: Path, workroom: Path, passphrase: str | None) -> Iterator[Taken]:
    """Take a backup out into a folder of its own for the time of the block, and see that all of it is there.

    Raises:
        InputUnusable: BAK001 to BAK006 and BAK009, as `backup_file.unpack`; BAK007, it does not hold what it says;
            REC003, a newer version wrote it.
    """
    from transfer_cli.store import open_store

    manifest = read_manifest(path)
    try:
        with folder_aside(workroom) as aside:
            found = unpack(path, aside, passphrase)
            record = found[RECORD]
            holds = described(record, manifest.reason, manifest.made)
            if (holds.counts, holds.head, holds.schema) != (manifest.counts, manifest.head, manifest.schema):
                raise not_the_same(str(path))
            with open_store(str(record), create=False) as store:
                problems = store.verify(manifest.head)
            yield Taken(manifest, record, found.get(SETTINGS), problems)
    except OSError as error:
        raise cannot_be_written(workroom, error) from error

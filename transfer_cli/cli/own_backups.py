"""Backups that are made by themselves, before something that changes much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office
from transfer_cli.errors import TransferError

if TYPE_CHECKING:
    from transfer_cli.domain.backups import Manifest
    from transfer_cli.domain.settings import Settings


def backups_folder(office: Office, settings: Settings) -> Path:
    """Where backups stand: beside the record, unless the settings say otherwise."""
    return office.folder / settings.backups.folder


def settings_file(office: Office) -> Path | None:
    """The settings that go into a backup; None = there are none."""
    return office.settings_path if office.settings_path.is_file() else None


def back_up_before(office: Office, reason: str) -> Manifest | None:
    """Keep the record as it was last committed, if the settings want it so; whoever calls is about to change it.

    Nothing is kept of a record in which nothing was recorded yet.

    Returns:
        None = no backup was made.

    Raises:
        InputUnusable: BAK005, it cannot be written. What was to be done is better not done then.
    """
    policy = office.settings.backups
    if not policy.wants(reason, is_file=office.is_file) or not office.store.head():
        return None
    return make_backup(office, reason)


def make_backup(office: Office, reason: str) -> Manifest:
    """Make a backup in their folder, and delete those of this record there that the policy does not keep.

    Args:
        reason: Small letters and hyphens, for the file's name.

    Raises:
        InputUnusable: BAK005, it cannot be written.
    """
    return _keep(office, reason, office.settings, office.store.snapshot, office.store.heads)


def back_up_before_upgrade(office: Office, record: Path, version: str) -> None:
    """Keep a record of an older version as it is, before its tables are brought up to date."""
    from transfer_cli.store.snapshot import copy_file, heads_in

    try:
        settings = office.settings
    except TransferError:
        from transfer_cli.readers.settings_toml import default_settings

        settings = default_settings()
    if settings.backups.wants("upgrade", is_file=True):
        _keep(office, "upgrade", settings, lambda copy: copy_file(record, copy), lambda: heads_in(record))
        office.tell(f"The record was of version {version}; a backup of it stands in {settings.backups.folder}.")


def _keep(
    office: Office,
    reason: str,
    settings: Settings,
    snapshot: Callable[[Path], None],
    heads: Callable[[], Mapping[int, str]],
) -> Manifest:
    from transfer_cli.store.backup import back_up, new_place, prune

    folder, now = backups_folder(office, settings), datetime.now(UTC)
    place = new_place(folder, now, reason)
    made = back_up(snapshot, place, office.folder, reason, settings=settings_file(office))
    prune(folder, settings.backups, now, heads())
    return made

"""`transfer backup`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.cli.own_backups import backups_folder, settings_file
from transfer_cli.cli.passphrase import passphrase, passphrase_file_option
from transfer_cli.domain.dates import show_day
from transfer_cli.errors import Refused, TransferError

if TYPE_CHECKING:
    from transfer_cli.domain.backups import Manifest


@click.command("backup")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--encrypt", is_flag=True, help="Encrypt it with a passphrase, without which nobody can read it.")
@passphrase_file_option
@click.option("--list", "listed", is_flag=True, help="List the backups in their folder instead of making one.")
@dry_run_option
@pass_office
def backup(
    office: Office, *, file: Path | None, encrypt: bool, passphrase_file: Path | None, listed: bool, dry_run: bool
) -> None:
    """Copy the whole record, with the settings, into one file, while others go on working.

    FILE is a new one in the folder backups beside the record unless you name another, such as one on an encrypted
    stick. It holds the record as a SQLite file, also if yours is on a server, and says how many rows, which chain head
    and which report hashes it has. Letters and reports are files of their own and are not in it. Put it back with
    transfer restore. With --passphrase-file it is encrypted as well.

    Example: transfer backup
    """
    from transfer_cli.domain.backups import BY_HAND

    if listed:
        _list(office)
        return
    office.refuse_known_on("backup")
    store, settings, as_of = office.store, office.settings, office.as_of
    place = file or _own_place(office)
    if place.exists():
        raise Refused("BAK010", f"{place} is there already.", "Name a new file.")
    if dry_run:
        office.answer({"file": str(place), "written": False})
        office.say(f"Would write {place}. Nothing was written: --dry-run.")
        return

    def reports(copy: Path) -> tuple[date, Mapping[str, str]]:
        from transfer_cli.cli.report_hashes import report_hashes

        return as_of, report_hashes(str(copy), settings, as_of)

    from transfer_cli.store.backup import back_up

    secret = passphrase(passphrase_file, new=True) if encrypt or passphrase_file else None
    made = back_up(
        store.snapshot, place, office.folder, BY_HAND,
        settings=settings_file(office), passphrase=secret, reports=reports,
    )  # fmt: skip
    try:
        log_files(office, [place])
    except TransferError:
        place.unlink(missing_ok=True)
        raise
    office.answer({"file": str(place.absolute()), "written": True, **manifest_document(made)})
    office.say(f"Wrote {place}{', encrypted' if made.is_encrypted else ''}: {contents_in_words(made)}.")
    office.say(f"Chain head {made.head or 'none: nothing is recorded yet'}")
    if made.reads:
        office.say(f"Head of the log of reads {made.reads}")
    office.say(f"Try whether it can be put back: transfer restore --rehearse {_quoted(place)}")


def contents_in_words(manifest: Manifest) -> str:
    """How much a backup holds."""
    cases = manifest.counts.get("case_row", 0)
    return f"{cases:,} {'child' if cases == 1 else 'children'}, {manifest.operations:,} operations"


def why(reason: str) -> str:
    """What a backup was made for, in words."""
    return {"import": "before an import", "letters": "before letters", "upgrade": "before an upgrade"}.get(
        reason, "by hand"
    )


def manifest_document(manifest: Manifest) -> dict[str, object]:
    """What a backup says of itself, for JSON."""
    from transfer_cli.store.backup_file import as_document

    document = as_document(manifest)
    return {name: value for name, value in document.items() if name not in {"format", "sealing"}} | {
        "encrypted": manifest.is_encrypted
    }


def _own_place(office: Office) -> Path:
    from transfer_cli.domain.backups import BY_HAND
    from transfer_cli.store.backup import new_place

    return new_place(backups_folder(office, office.settings), datetime.now(UTC), BY_HAND)


def _list(office: Office) -> None:
    """The backups that stand in their folder, the latest first."""
    from transfer_cli.domain.words import count
    from transfer_cli.reports.table import Table
    from transfer_cli.store.backup import backups_in

    folder = backups_folder(office, office.settings)
    found = backups_in(folder)
    rows = tuple(_row(path, manifest) for path, manifest in found)
    document = [
        {"file": str(path.absolute()), **(manifest_document(manifest) if manifest else {"made": None})}
        for path, manifest in found
    ]
    table = Table(f"Backups in {folder}", ("Made (UTC)", "File"), rows)
    office.answer({"folder": str(folder.absolute()), "backups": document}, *([table] if found else []))
    office.say(f"{chr(10) if found else ''}{count(len(found), 'backup')} in {folder}.")


def _row(path: Path, manifest: Manifest | None) -> tuple[str, str]:
    if manifest is None:
        return "cannot be read", path.name
    made = f"{show_day(manifest.made.date())} {manifest.made:%H:%M}"
    return made, f"{path.name}{' (encrypted)' if manifest.is_encrypted else ''}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)

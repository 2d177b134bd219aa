"""`transfer restore`."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.backup import contents_in_words, manifest_document, why
from transfer_cli.cli.options import DEFAULT_DB, DEFAULT_SETTINGS, Office, dry_run_option, pass_office
from transfer_cli.cli.own_backups import backups_folder
from transfer_cli.cli.passphrase import passphrase, passphrase_file_option
from transfer_cli.domain.dates import show_day
from transfer_cli.errors import InputUnusable, Problem, Refused, Severity, TransferError

if TYPE_CHECKING:
    from transfer_cli.store.backup import Taken


@click.command("restore")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--to", metavar="NEW_PLACE", help="A new folder, a new file, or the address of an empty database.")
@click.option("--rehearse", is_flag=True, help="Only prove that it can be put back; nothing is kept.")
@passphrase_file_option
@dry_run_option
@pass_office
@click.pass_context
def restore(
    ctx: click.Context,
    office: Office,
    *,
    file: Path | None,
    to: str | None,
    rehearse: bool,
    passphrase_file: Path | None,
    dry_run: bool,
) -> None:
    """Put a backup back to a new place, or rehearse that.

    FILE is the latest one in the folder backups beside the record unless you name another. It never goes over a
    record that is there: look at it in its new place, and then use that one. Before it is put there its files are
    compared with what the backup says of them, and every row is checked against the hash chain. --rehearse does the
    same in a temporary folder, makes the weekly report from it, and compares its hashes with those noted in the
    backup. It leaves with 1 when anything is not as it was. Settings come back too, in a folder.

    Example: transfer restore --rehearse
    """
    from transfer_cli.store.backup import read_manifest, unpacked

    office.refuse_known_on("restore")
    if bool(to) == rehearse:
        raise click.UsageError("Say --to NEW_PLACE, or --rehearse.")
    target = None if rehearse else to
    file = file or _latest(office)
    if target:
        _refuse_what_is_there(target)
    secret = passphrase(passphrase_file, new=False) if read_manifest(file).is_encrypted else None
    workroom = _workroom(target, office)
    with unpacked(file, workroom, secret) as taken:
        problems = [*taken.problems, *(_other_reports(taken, file) if rehearse or dry_run else ())]
        settings = _handed_out(office, file, taken, target) if target and not dry_run else None
    _answer(office, file, taken, target, settings, problems, rehearse=rehearse, dry_run=dry_run)
    if any(problem.severity is Severity.REJECT for problem in problems):
        ctx.exit(1)


def _latest(office: Office) -> Path:
    """The latest backup of this record that stands beside it; of any, where there is no record that could be asked.

    Raises:
        InputUnusable: BAK006, there is none.
    """
    from transfer_cli.domain.backups import is_of
    from transfer_cli.store.backup import backups_in

    folder = backups_folder(office, office.settings)
    found = [(path, manifest) for path, manifest in backups_in(folder) if manifest]
    heads = _heads(office)
    ours = [path for path, manifest in found if heads is None or not manifest.head or is_of(manifest, heads)]
    if not ours:
        of_others = f"There is no backup of this record in {folder}, only of another." if found else ""
        raise InputUnusable("BAK006", of_others or f"There is no backup in {folder}.", "Name the file of one.")
    return ours[0]


def _heads(office: Office) -> Mapping[int, str] | None:
    """The chain of the record; None = there is none, nothing is in it, or it cannot be read.

    A file is not opened as a record for that, which might upgrade it and make one more backup.
    """
    from transfer_cli.store.snapshot import heads_in

    try:
        return (office.store.heads() if "://" in office.db else heads_in(Path(office.db))) or None
    except TransferError:
        return None


def _place(target: str) -> Path:
    """The file of the record: a name without an ending is a folder's."""
    path = Path(target)
    return path / DEFAULT_DB if path.is_dir() or not path.suffix else path


def _refuse_what_is_there(target: str) -> None:
    from transfer_cli.files import sweep
    from transfer_cli.store.migrating import refuse_left_beside

    if "://" in target:
        return
    sweep(_place(target).parent)
    if _place(target).exists():
        raise Refused("BAK010", f"{_place(target)} is there already.", "Name a new folder or file with --to.")
    refuse_left_beside(_place(target))


def _workroom(target: str | None, office: Office) -> Path:
    """Where the backup is taken out: beside its new place if that is a file, else beside the record."""
    from transfer_cli.files import make_folder
    from transfer_cli.store.migrating import cannot_be_written

    if target is None or "://" in target:
        return office.folder
    folder = _place(target).parent
    try:
        make_folder(folder)
    except OSError as error:
        raise cannot_be_written(folder, error) from error
    return folder


def _handed_out(office: Office, file: Path, taken: Taken, target: str) -> Path | None:
    """Note in both records that all children's data is handed out, then put it where it is to be; see `_keep`.

    The record at hand notes it if the backup is of it, so that the copy does not go without a trace. One that is not
    there or is damaged cannot; the restored one notes it in any case.

    Raises:
        Busy: REC004, somebody else holds the record at hand; nothing is put anywhere then.
        Refused: ROL001, whoever asks may not restore it.
    """
    from transfer_cli.domain.backups import is_of
    from transfer_cli.store import open_store

    heads = _heads(office)
    if heads and is_of(taken.manifest, heads):
        with suppress(InputUnusable):
            log_files(office, [file])
    with open_store(str(taken.record), create=False) as restored:
        log_files(office, [file], store=restored)
    return _keep(taken, target)


def _keep(taken: Taken, target: str) -> Path | None:
    """Put record and settings where they are to be; where the settings went, None = they did not."""
    from transfer_cli.store import open_store
    from transfer_cli.store.migrating import cannot_be_written

    if "://" in target:
        with open_store(str(taken.record), create=False) as store:
            store.migrate(target)
        return None
    place = _place(target)
    settings = place.parent / DEFAULT_SETTINGS
    try:
        taken.record.rename(place)
        if taken.settings and not settings.exists():
            taken.settings.rename(settings)
            return settings
    except OSError as error:
        raise cannot_be_written(place, error) from error
    return None


def _other_reports(taken: Taken, file: Path) -> tuple[Problem, ...]:
    """The reports that do not come out as they did when the backup was made."""
    import transfer_cli
    from transfer_cli.cli.report_hashes import differing, report_hashes, settings_in

    manifest = taken.manifest
    if manifest.as_of is None:
        return ()
    found = report_hashes(str(taken.record), settings_in(taken.settings), manifest.as_of)
    same_program = manifest.program == transfer_cli.__version__
    severity = Severity.REJECT if same_program else Severity.NOTE
    why = "it is not the report that was made when the backup was."
    fix = "Take another backup." if same_program else f"Version {manifest.program} of transfer may count otherwise."
    return tuple(
        Problem("BAK007", severity, f"{file.name}, {name}", "", why, fix) for name in differing(manifest.reports, found)
    )


def _answer(
    office: Office,
    file: Path,
    taken: Taken,
    target: str | None,
    settings: Path | None,
    problems: list[Problem],
    *,
    rehearse: bool,
    dry_run: bool,
) -> None:
    manifest = taken.manifest
    for problem in problems:
        office.say(str(problem))
    made = f"{show_day(manifest.made.date())} {manifest.made:%H:%M} UTC"
    office.say(f"{file} was made on {made}, {why(manifest.reason)}: {contents_in_words(manifest)}.")
    whole = not any(problem.severity is Severity.REJECT for problem in problems)
    office.say("Every row is there, and the chain is whole." if whole else "It is not what it should be: see above.")
    office.say(f"Chain head {manifest.head or 'none: nothing was recorded yet'}")
    kept = bool(target) and not dry_run
    office.answer(
        {
            "file": str(file.absolute()),
            "restored": target if kept else None,
            "settings": str(settings) if settings else None,
            "rehearsed": rehearse,
            "whole": whole,
            "problems": [problem.as_json() for problem in problems],
            **manifest_document(manifest),
        }
    )
    if rehearse:
        compared = len(manifest.reports)
        said = f"{compared} report hashes are those noted in it." if compared else "No report hashes were noted in it."
        office.say(f"{said if whole else ''} The rehearsal is over, and nothing was kept.".strip())
    elif target and dry_run:
        office.say(f"Would be put to {target}. Nothing was written: --dry-run.")
    elif target:
        _say_how_to_switch(office, target, settings)


def _say_how_to_switch(office: Office, target: str, settings: Path | None) -> None:
    from transfer_cli.store.opening import without_password

    place = without_password(target) if "://" in target else str(_place(target))
    office.say(f"\nPut to {place}. The record that you use now stays as it is, but for its log of reads.")
    if settings:
        office.say(f"The settings as they were then are {settings}.")
    office.say(f"Look at it: transfer --db {place} status")
    office.say(
        "To use it from now on, work in that folder, or set TRANSFER_DB to it; keep the old one until all is well."
    )

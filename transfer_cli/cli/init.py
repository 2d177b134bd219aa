"""`transfer init`."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import click

from transfer_cli.cli.options import DEFAULT_DB, DEFAULT_SETTINGS, Office, dry_run_option, pass_office
from transfer_cli.errors import InputUnusable, Refused


@click.command("init")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@click.option("--authority", metavar="NAME", help="Your council's name, for the settings file.")
@dry_run_option
@pass_office
def init(office: Office, *, folder: Path, authority: str | None, dry_run: bool) -> None:
    """Make DIR a workspace: a settings file to fill in, and an empty record.

    DIR is the current folder unless you name another. Nothing that is there already is overwritten. The record is
    transfer.db in DIR, or the database that --db names.

    Example: transfer init workspace --authority "Cheshire West and Chester Council"
    """
    from transfer_cli.domain.settings import defaults
    from transfer_cli.readers.settings_toml import settings_from
    from transfer_cli.store import open_store

    office.refuse_known_on("init")
    settings_path = folder / DEFAULT_SETTINGS
    record = str(folder / DEFAULT_DB) if office.db == DEFAULT_DB else office.db
    _refuse_what_is_there(settings_path, record)
    text = settings_text(authority)
    held = defaults(settings_from(text))
    if not dry_run:
        make_folder(folder)
        open_store(record, create=True).close()
        _write_new(settings_path, text)
    office.answer(
        {"settings": str(settings_path), "record": record, "defaults": list(held), "dry_run": dry_run},
    )
    office.say(f"{'Would make' if dry_run else 'Made'} {settings_path} and an empty record, {record}.")
    office.say("\nUntil you change the settings, this holds:")
    for sentence in held:
        office.say(f"  {sentence}")
    named = "" if authority else "the name of your council, "
    office.say(f"\nNow open {settings_path} and fill in {named}contacts and officers.")
    office.say("Then load your caseload: transfer import FILE")


def settings_text(authority: str | None) -> str:
    """A settings file to fill in.

    Args:
        authority: Name to put into it; None = the line says what belongs there.
    """
    from transfer_cli.domain.settings import NAME_TO_FILL_IN

    text = resources.files("transfer_cli.templates").joinpath("transfer.toml").read_text(encoding="utf-8")
    if authority is None:
        return text
    return text.replace(json.dumps(NAME_TO_FILL_IN), json.dumps(authority, ensure_ascii=False), 1)


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, unless it is there.

    Raises:
        InputUnusable: It cannot be made.
    """
    from transfer_cli import files

    try:
        files.make_folder(folder)
    except OSError as error:
        raise _not_writable(folder, error) from error


def _refuse_what_is_there(settings_path: Path, record: str) -> None:
    for path in (settings_path, *([Path(record)] if "://" not in record else [])):
        if path.exists():
            raise Refused("SET030", f"{path} is there already.", "Name another folder, or go on using what is there.")


def _write_new(path: Path, text: str) -> None:
    from transfer_cli import files

    try:
        files.write_new(path, text.encode())
    except OSError as error:
        raise _not_writable(path, error) from error


def _not_writable(path: Path, error: OSError) -> InputUnusable:
    reason = (error.strerror or "it cannot be written").lower()
    return InputUnusable("SET031", f"{path} cannot be made: {reason}.", "Name a folder in which you may write.")

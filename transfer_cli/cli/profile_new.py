"""`transfer profile new`: drafts a profile for a file, asking what cannot be known."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import InputUnusable, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transfer_cli.readers.profiles.drafting import Proposal
    from transfer_cli.readers.sheet import Recognise, Sheet


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was drafted.

    Attributes:
        path: Where it is written.
        missing: Required columns that nothing fills.
        to_look_at: How many places of it a person has to decide.
    """

    file: Path
    path: Path
    proposals: Sequence[Proposal]
    missing: Sequence[str]
    to_look_at: int
    dry_run: bool


@click.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--from", "base", metavar="NAME|FILE", help="Profile to go by, such as tracker.  [default: the likeliest]"
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE",
    help="Where the profile is written.  [default: FILE-profile.toml beside FILE]",
)  # fmt: skip
@click.option("--sheet", metavar="NAME", help="Worksheet to read, of a workbook with several.")
@click.option("--yes", is_flag=True, help="Ask nothing: what is doubtful is written as a comment.")
@click.option("--force", is_flag=True, help="Take over a file that is there already.")
@dry_run_option
@pass_office
def new(
    office: Office,
    *,
    file: Path,
    base: str | None,
    output: Path | None,
    sheet: str | None,
    yes: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Draft a profile for FILE: which of its headings holds which of our columns.

    Headings that a profile knows are taken over. Of each other one you are asked: a column is proposed if the heading
    is like one that is known and the values can be read so, and Enter accepts it; else Enter leaves the heading out.
    Last you are asked what holds the columns that every row must have. With --yes, or where nobody can answer, the
    doubtful lines are written as comments for you to look at.

    Example: transfer profile new caseload.csv --output mine.toml
    """
    from transfer_cli.cli.profile_questions import asked
    from transfer_cli.readers.profiles import profile_named, recogniser
    from transfer_cli.readers.profiles.draft_toml import LOOK, draft
    from transfer_cli.readers.profiles.drafting import lacking, likeliest, propose

    office.refuse_known_on("profile new")
    path = output or file.with_name(f"{file.stem}-profile.toml")
    _refuse_what_is_there(file, path, force=force)
    from_ = profile_named(base) if base else None
    table = _sheet(file, recogniser(from_), sheet)
    from_ = from_ or likeliest(table)
    proposals = propose(table, from_)
    asks = not (yes or office.json or not _somebody_is_there())
    if asks:
        proposals, from_ = asked(table, proposals, from_)
    text = draft(file.name, table, proposals, from_)
    if not dry_run:
        _write(path, text)
    done = _Draft(file, path, proposals, lacking(proposals, from_), text.count(f"# {LOOK}") - 1, dry_run)
    office.answer(_document(done))
    if dry_run:
        office.say(text)
    _say(office, done)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def _refuse_what_is_there(file: Path, path: Path, *, force: bool) -> None:
    if path.exists() and (not force or (file.exists() and path.samefile(file))):
        raise Refused("IMP060", f"{path} is there already.", "Name another file, or take it over with --force.")


def _sheet(file: Path, recognise: Recognise, name: str | None) -> Sheet:
    """The table in the file, with the file's name before what is wrong with it."""
    from transfer_cli.readers import FORMATS
    from transfer_cli.readers.profiles.sen2 import read_set
    from transfer_cli.readers.profiles.sen2_files import find_set
    from transfer_cli.readers.source import file_source

    try:
        if found := find_set(file):
            return read_set(found)
        source = file_source(file)
        return FORMATS.get(source.suffix, FORMATS[""])(source, recognise, name)
    except InputUnusable as error:
        what = error.what if file.name in error.what else f"{file.name}: {error.what}"
        raise InputUnusable(error.id, what, error.fix, error.problems) from None


def _write(path: Path, text: str) -> None:
    from transfer_cli.files import write_private

    try:
        write_private(path, text.encode())
    except OSError as error:
        reason = (error.strerror or "it cannot be made").lower()
        fix = "Name another file with --output."
        raise InputUnusable("IMP009", f"{path} cannot be written: {reason}.", fix) from None


def _document(done: _Draft) -> dict[str, object]:
    return {
        "file": str(done.path),
        "columns": {p.heading: [m.column for m in p.meanings] for p in done.proposals if p.is_sure and p.name},
        "ignored": [p.heading for p in done.proposals if p.is_sure and not p.name],
        "doubtful": {p.heading: p.name for p in done.proposals if not p.is_sure and p.meanings},
        "unknown": [p.heading for p in done.proposals if not p.meanings],
        "missing": list(done.missing),
        "usable": not done.missing,
        "to_look_at": done.to_look_at,
        "dry_run": done.dry_run,
    }


def _say(office: Office, done: _Draft) -> None:
    from transfer_cli.domain.words import count

    wrote = f"{'Would write' if done.dry_run else 'Wrote'} {done.path}"
    if done.missing:
        office.say(f"{wrote}, which cannot be used yet: nothing holds {', '.join(done.missing)}.")
        office.say(
            "Without them no child can be loaded. Say in the file which heading holds each, or one value for all."
        )
    else:
        settled = f"{sum(p.is_sure for p in done.proposals)} of {count(len(done.proposals), 'heading')} settled"
        office.say(f"{wrote}: {settled}.")
    if done.to_look_at:
        places = count(done.to_look_at, "place is", "places are")
        office.say(f'{places} for you to decide: search the file for "To be looked at".')
    then = "Once they are there, try it" if done.missing else "Then try it"
    office.say(f'{then}: transfer import "{done.file}" --profile "{done.path}" --dry-run')

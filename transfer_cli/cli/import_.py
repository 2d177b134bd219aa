"""`transfer import`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sized
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from transfer_cli.cli.access import log_read
from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.cli.import_findings import Findings
    from transfer_cli.readers import Reading
    from transfer_cli.readers.profiles import Lookups

LONG = 5_000
"""From so many rows on a bar shows how far it is."""

Part = TypeVar("Part", bound=Sized)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--profile",
    default="auto",
    metavar="NAME|FILE",
    show_default=True,
    help="How headings and codes of another system are read: transfer profile list.",
)
@click.option("--sheet", metavar="NAME", help="Worksheet of a workbook.  [default: the one that holds a caseload]")
@dry_run_option
@click.option("--skip-bad-rows", is_flag=True, help="Load the rows that are right, and write the others to a file.")
@click.option(
    "--rejects", "rejects", type=click.Path(path_type=Path), metavar="FILE",
    help="Where rows left out are written; of an XLSX workbook all of it, marked.  [default: FILE-rejects beside FILE]",
)  # fmt: skip
@click.option("--prefer-file", is_flag=True, help="Where FILE and a change made here differ, take what FILE says.")
@click.option("--part", is_flag=True, help="FILE is only part of the caseload, so nobody is gone from it.")
@click.option("--all", "show_all", is_flag=True, help="Show every problem and change, not the first of each kind.")
@pass_office
@click.pass_context
def import_(
    ctx: click.Context,
    office: Office,
    *,
    file: Path,
    profile: str,
    sheet: str | None,
    dry_run: bool,
    skip_bad_rows: bool,
    rejects: Path | None,
    prefer_file: bool,
    part: bool,
    show_all: bool,
) -> None:
    """Load a caseload, an events file or a directory of settings, and say what it changes.

    FILE is CSV or a workbook (XLSX, XLS, ODS) with one row a child; or with the columns reference, step, on and note;
    or with one row a school or other setting, as in an extract of Get Information about Schools. Files of other
    systems are read by a profile. All of it is checked before anything is written, and one row that must be rejected
    stops it, unless --skip-bad-rows. The same file in the same school year changes nothing. What the record has and
    FILE has not is listed, never removed: record that the child has left, or is kept.

    --as-of is the day for which FILE is true.

    Example: transfer import caseload.csv --dry-run
    """
    from transfer_cli.cli.import_answer import LISTED, Outcome, answer
    from transfer_cli.cli.import_findings import Findings
    from transfer_cli.cli.import_how import How
    from transfer_cli.cli.import_run import run
    from transfer_cli.cli.problems import A_GROUP
    from transfer_cli.readers import read
    from transfer_cli.readers.marked import can_be_marked

    office.refuse_known_on("import")
    reading = read(file, sheet=sheet, profile=profile, lookups=lambda: _directory(office))
    given = {"--profile": profile != "auto", "--part": part, "--prefer-file": prefer_file}
    _refuse_unused(reading, {option for option, is_given in given.items() if is_given}, sheet)
    everything = show_all or office.json or office.verbosity > 0
    to_mark = file.is_file() and can_be_marked(file, reading.content.row_count)
    if rejects:
        _check_rejects(file, rejects, to_mark=to_mark)
    findings = Findings(reading.content.sheet, None if everything else A_GROUP, to_mark=to_mark)
    left_out: list[Path] = []
    how = How(
        dry_run=dry_run,
        skip_bad_rows=skip_bad_rows,
        prefer_file=prefer_file,
        is_part=part or reading.is_mended,
        write_rejects=lambda: left_out.append(_write_rejects(file, rejects, reading, findings)),
        keep=None if everything else LISTED,
        watch=lambda parts, count: _watched(office, parts, count),
    )
    tally = run(office, reading, findings, how)
    if findings.rejected and rejects and not (dry_run or tally.loaded):
        how.write_rejects()
    rejects_file = left_out[0] if left_out else None
    if tally.changes and not tally.loaded:
        log_read(office)  # what was in the record is shown beside what the file says
    answer(office, Outcome(file, reading, findings, tally, rejects_file, dry_run=dry_run, everything=everything))
    if findings.rejected:
        ctx.exit(1)


def _refuse_unused(reading: Reading, given: Collection[str], sheet: str | None) -> None:
    """Refuse options that would have no effect on such a file."""
    from transfer_cli.readers.directory import DirectoryFile
    from transfer_cli.readers.events import EventsFile
    from transfer_cli.readers.schedules import SchedulesFile

    if sheet and not reading.sheet.name:
        raise click.UsageError("--sheet belongs to workbooks.")
    if isinstance(reading.content, EventsFile):
        what, unused = "an events file", frozenset(given)
    elif isinstance(reading.content, SchedulesFile):
        what, unused = "a schedules file", frozenset(given)
    elif isinstance(reading.content, DirectoryFile):
        what, unused = "a directory of settings", frozenset(given) - {"--prefer-file"}
    else:
        return
    if unused:
        message = f"{' and '.join(sorted(unused))} would change nothing: this is {what}."
        raise click.UsageError(message)


def _check_rejects(file: Path, named: Path, *, to_mark: bool) -> None:
    """See that the file for rejected rows has the name of what is written into it.

    Raises:
        InputUnusable: IMP009, a program would take it for something else.
    """
    allowed = {"", ".csv", ".txt", *([file.suffix.lower()] if to_mark else [])}
    if named.suffix.lower() not in allowed:
        what = f"{named} is not the name of a CSV file, as which the rejected rows are written."
        raise InputUnusable("IMP009", what, f"Name a file that ends in {file.suffix if to_mark else '.csv'}.")


def _directory(office: Office) -> Lookups:
    """Names and types of the recorded settings by their URN."""
    from transfer_cli.cli.import_sink import record_if_any

    store = record_if_any(office)
    settings = [setting for setting in store.settings_directory() if setting.urn] if store else []
    return {
        "setting_name": {str(setting.urn): setting.name for setting in settings},
        "setting_type": {str(setting.urn): setting.kind.value for setting in settings if setting.kind},
    }


def _watched(office: Office, parts: Iterator[Part], count: int) -> Iterator[Part]:
    """The parts, with a bar on a terminal if there are many rows."""
    if count < LONG or office.verbosity < 0 or office.json or office.plain or not sys.stderr.isatty():
        return parts
    return _with_bar(parts, count)


def _with_bar(parts: Iterator[Part], count: int) -> Iterator[Part]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking and loading", total=count)
        for part in parts:
            yield part
            bar.advance(task, len(part))


def _write_rejects(file: Path, named: Path | None, reading: Reading, findings: Findings) -> Path:
    """Write the rejected rows: of a workbook the whole of it, marked, unless another format is named."""
    from transfer_cli.readers.csv_out import rejected_rows, write_csv
    from transfer_cli.readers.marked import write_marked

    suffix = file.suffix.lower() if findings.to_mark else ".csv"
    path = named or _free_name(file, suffix)
    if path.exists() and path.samefile(file):
        raise InputUnusable("IMP009", f"{path} is the file being imported.", "Name another file for the rejected rows.")
    if findings.to_mark and path.suffix.lower() == suffix:
        write_marked(file, reading.content.sheet, findings.marks, path)
    else:
        write_csv(path, rejected_rows(reading.sheet, findings.reasons), reading.sheet.delimiter or ",")
    return path


def _free_name(file: Path, suffix: str) -> Path:
    """`caseload-rejects.csv` beside `caseload.csv`; with a number if there is one, which may be half mended."""
    path, number = file.with_name(f"{file.stem}-rejects{suffix}"), 1
    while path.exists():
        number += 1
        path = file.with_name(f"{file.stem}-rejects-{number}{suffix}")
    return path

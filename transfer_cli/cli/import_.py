"""`transfer import`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.cli.import_findings import Findings
    from transfer_cli.readers import Reading

LONG = 5_000
"""From so many rows on a bar shows how far it is."""

T = TypeVar("T")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="NAME", help="Worksheet of a workbook.  [default: the one that holds a caseload]")
@dry_run_option
@click.option("--skip-bad-rows", is_flag=True, help="Load the rows that are right, and write the others to a file.")
@click.option(
    "--rejects", "rejects", type=click.Path(path_type=Path), metavar="FILE",
    help="Where rows left out are written.  [default: FILE-rejects.csv beside FILE]",
)  # fmt: skip
@click.option("--prefer-file", is_flag=True, help="Where FILE and a change made here differ, take what FILE says.")
@click.option(
    "--all", "show_all", is_flag=True, help="Show every problem and every change, not the first of each kind."
)
@pass_office
@click.pass_context
def import_(
    ctx: click.Context,
    office: Office,
    *,
    file: Path,
    sheet: str | None,
    dry_run: bool,
    skip_bad_rows: bool,
    rejects: Path | None,
    prefer_file: bool,
    show_all: bool,
) -> None:
    """Load a caseload, an events file or a directory of settings, and say what it changes.

    FILE is CSV with one row a child; or with the columns reference, step, on and note; or with one row a school or
    other setting, as in an extract of Get Information about Schools. All of it is checked before
    anything is written, and one row that must be rejected stops it, unless --skip-bad-rows. The same file in the
    same school year changes nothing. What the record has and FILE has not is listed, never removed.

    --as-of is the day for which FILE is true.

    Example: transfer import caseload.csv --dry-run
    """
    from transfer_cli.cli.import_answer import LISTED, Outcome, answer
    from transfer_cli.cli.import_findings import Findings
    from transfer_cli.cli.import_run import How, run
    from transfer_cli.cli.problems import A_GROUP
    from transfer_cli.readers import read

    office.refuse_known_on("import")
    reading = read(file, sheet)
    everything = show_all or office.json or office.verbosity > 0
    findings = Findings(reading.content.sheet, None if everything else A_GROUP)
    how = How(
        dry_run, skip_bad_rows, prefer_file, None if everything else LISTED, lambda rows, n: _watched(office, rows, n)
    )
    tally = run(office, reading, findings, how)
    left_out = None
    if findings.rejected and (tally.loaded or (rejects and not dry_run)):
        left_out = _write_rejects(file, rejects, reading, findings)
    answer(office, Outcome(file, reading, findings, tally, left_out, dry_run=dry_run, everything=everything))
    if findings.rejected:
        ctx.exit(1)


def _watched(office: Office, rows: Iterator[T], count: int) -> Iterator[T]:
    """The rows, with a bar on a terminal if there are many."""
    if count < LONG or office.verbosity < 0 or office.json or office.plain or not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return iter(track(rows, "Checking and loading", total=count, console=Console(stderr=True), transient=True))


def _write_rejects(file: Path, named: Path | None, reading: Reading, findings: Findings) -> Path:
    from transfer_cli.readers.csv_out import rejected_rows, write_csv

    path = named or _free_name(file)
    if path.exists() and path.samefile(file):
        raise InputUnusable("IMP009", f"{path} is the file being imported.", "Name another file for the rejected rows.")
    write_csv(path, rejected_rows(reading.sheet, findings.reasons), reading.sheet.delimiter or ",")
    return path


def _free_name(file: Path) -> Path:
    """`caseload-rejects.csv` beside `caseload.csv`; with a number if there is one, which may be half mended."""
    path, number = file.with_name(f"{file.stem}-rejects.csv"), 1
    while path.exists():
        number += 1
        path = file.with_name(f"{file.stem}-rejects-{number}.csv")
    return path

"""`transfer import`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import InputUnusable, Problem, Severity

if TYPE_CHECKING:
    from transfer_cli.domain.changes import Operation
    from transfer_cli.domain.compare import Comparison
    from transfer_cli.readers import Reading
    from transfer_cli.store import Store


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@dry_run_option
@click.option("--skip-bad-rows", is_flag=True, help="Load the rows that are right, and write the others to a file.")
@click.option(
    "--rejects", "rejects", type=click.Path(path_type=Path), metavar="FILE",
    help="Where rows left out are written.  [default: FILE-rejects.csv beside FILE]",
)  # fmt: skip
@pass_office
@click.pass_context
def import_(
    ctx: click.Context, office: Office, *, file: Path, dry_run: bool, skip_bad_rows: bool, rejects: Path | None
) -> None:
    """Load a caseload, or an events file, and say what it changes.

    FILE is CSV with one row a child, or with the columns reference, step, on and note. All of it is checked before
    anything is written, and one row that must be rejected stops it, unless --skip-bad-rows. The same file in the
    same school year changes nothing. What the record has and FILE has not is listed, never removed.

    --as-of is the day for which FILE is true.

    Example: transfer import caseload.csv --dry-run
    """
    from transfer_cli.cli.import_answer import Outcome, answer
    from transfer_cli.readers import read

    office.refuse_known_on("import")
    reading = read(file)
    store = _record_if_any(office)
    comparison, problems = _judge(office, reading, store)
    reasons = _reasons(problems)
    earlier = _loaded_before(office, reading, store)
    loads = not dry_run and not earlier and (skip_bad_rows or not reasons)
    left_out = None
    if reasons and loads:
        left_out = _write_rejects(file, rejects, reading, reasons)
    if loads:
        _record(office, store, reading, comparison)
    answer(
        office,
        Outcome(file, reading, comparison, problems, len(reasons), earlier, left_out, loaded=loads, dry_run=dry_run),
    )
    if reasons:
        ctx.exit(1)


def _record_if_any(office: Office) -> Store | None:
    """The record, or None where none has been started: the first import starts it."""
    try:
        return office.store
    except InputUnusable as error:
        if error.id != "REC001":
            raise
        return None


def _judge(office: Office, reading: Reading, store: Store | None) -> tuple[Comparison, tuple[Problem, ...]]:
    """What the file would change, and everything wrong with it."""
    from transfer_cli.domain.arrival import arrivals
    from transfer_cli.domain.arrival_checks import check_arrivals
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.compare import compare, compare_steps

    as_of = office.as_of
    caseload = store.caseload(as_of) if store else Caseload((), as_of)
    if reading.is_events:
        comparison = compare_steps(caseload, reading.steps, as_of)
        return comparison, (*reading.problems, *comparison.problems)
    rows = arrivals(reading.cases, caseload, store.locally_changed() if store else (), as_of)
    found = check_arrivals(rows, office.settings, as_of)
    rejected = _reasons(found)
    comparison = compare(
        caseload,
        (arrival for arrival in rows if arrival.row.row not in rejected),
        as_of,
        named=None if reading.is_mended else reading.references,
        taken_back=store.taken_back() if store else (),
    )
    return comparison, (*reading.problems, *found, *comparison.problems)


def _reasons(problems: tuple[Problem, ...]) -> dict[int, list[str]]:
    """Why each rejected row cannot be loaded."""
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        if problem.severity is Severity.REJECT:
            reasons[problem.row].append(str(problem))
    return reasons


def _loaded_before(office: Office, reading: Reading, store: Store | None) -> Operation | None:
    """The import of the same caseload, byte for byte, for a day of the same school year.

    Loaded again after a later file it would turn everything back. Steps are only ever added, so an events file
    may be loaded again: a child who was unknown may be known by now.
    """
    from transfer_cli.domain.calendar import school_year

    if store is None or reading.is_events:
        return None
    earlier = [
        operation
        for operation in store.imports_of(reading.sha256)
        if school_year(operation.as_of) == school_year(office.as_of)
    ]
    return earlier[-1] if earlier else None


def _write_rejects(file: Path, named: Path | None, reading: Reading, reasons: dict[int, list[str]]) -> Path:
    from transfer_cli.readers.csv_out import rejected_rows, write_csv

    path = named or _free_name(file)
    if path.exists() and path.samefile(file):
        raise InputUnusable("IMP009", f"{path} is the file being imported.", "Name another file for the rejected rows.")
    write_csv(path, rejected_rows(reading.sheet, reasons), reading.sheet.delimiter or ",")
    return path


def _free_name(file: Path) -> Path:
    """`caseload-rejects.csv` beside `caseload.csv`; with a number if there is one, which may be half mended."""
    path, number = file.with_name(f"{file.stem}-rejects.csv"), 1
    while path.exists():
        number += 1
        path = file.with_name(f"{file.stem}-rejects-{number}.csv")
    return path


def _record(office: Office, store: Store | None, reading: Reading, comparison: Comparison) -> None:
    from transfer_cli.domain.changes import NewOperation

    if store is None:
        store = office.open_store(create=True)
        office.tell(f"There was no record at {office.db}, so one was started.")
    if reading.is_events:
        words = f"events file: {len(comparison.new)} new steps"
    else:
        words = f"caseload file: {len(comparison.new)} new, {len(comparison.changed)} changed"
    store.record(NewOperation("import", words, office.as_of, reading.sha256), comparison.changes)

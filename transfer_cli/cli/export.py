"""`transfer export`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.export_disguise import disguised
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.domain.dates import show_day
from transfer_cli.errors import InputUnusable, Refused
from transfer_cli.files import PART, PREFIX


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--events", type=click.Path(path_type=Path), metavar="FILE", help="Also write the steps that have no column."
)
@click.option(
    "--schedules", type=click.Path(path_type=Path), metavar="FILE",
    help="Also write every schedule made until that day: what was promised.",
)  # fmt: skip
@click.option("--disguise", is_flag=True, help="False people and places with the same days, for training and support.")
@click.option(
    "--seed-file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Key of the disguise, made if it is not there: the same key gives the same false people.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Take over files that are there already.")
@pass_office
def export(
    office: Office,
    *,
    file: Path,
    events: Path | None,
    schedules: Path | None,
    disguise: bool,
    seed_file: Path | None,
    force: bool,
) -> None:
    """Write the whole caseload to a CSV or XLSX file, in the columns that import reads.

    Fields, year groups and milestones are those of --as-of. Imported into an empty record for the same day, the
    file gives the same caseload; what has no column, such as a complaint or a second draft, goes to --events, and what
    was promised to --schedules. With all three the status and the weekly report come out the same.

    A name that ends in .xlsx makes a workbook, in which every cell is text. In CSV, cells are written as they are: a
    spreadsheet could take one that begins with =, +, - or @ for a formula, so open it with every column as text.

    --disguise writes false names, addresses, numbers and schools, another day of birth in the same month, and
    no remarks; dates, codes and deadlines stay, so the reports that name nobody are the same. Without --seed-file the
    key is thrown away, and nobody can go back. Keep a key apart from the file.

    Example: transfer export caseload-today.csv

    Example: transfer export training.csv --events training-steps.csv --disguise
    """
    from transfer_cli.domain.exported import caseload_rows, event_rows, uncolumned
    from transfer_cli.domain.exported_schedules import schedule_rows

    if seed_file and not disguise:
        raise click.UsageError("--seed-file belongs to --disguise.")
    _refuse_what_is_there((file, events, schedules), force=force)
    caseload = office.caseload()
    recorded = office.store.every_schedule(office.as_of, office.known_at) if schedules else ()
    if disguise:
        caseload, recorded = disguised(office, caseload, recorded, seed_file)
    others = sum(1 for case in caseload.cases for _ in uncolumned(case, office.as_of))
    ahead = sum(event.happened > office.as_of for case in caseload.cases for event in case.events)
    rows: dict[Path, Iterable[Sequence[str]]] = {file: caseload_rows(caseload)}
    written = f"Wrote {_number(len(caseload.cases), 'case')} to {file}"
    if events is not None:
        rows[events] = event_rows(caseload)
        written += f" and {_number(others, 'step')} to {events}"
    elif others:
        office.tell(f"Left out: {_number(others, 'step')} that have no column; --events FILE writes them.")
    starts = sum(len(one.schedule.starts) for one in recorded)
    if schedules:
        rows[schedules] = schedule_rows(recorded)
    _write(office, rows)
    if schedules:
        office.say(f"Wrote {_number(len(recorded), 'schedule')} with {_number(starts, 'start')} to {schedules}.")
    if ahead:
        office.tell(f"Left out: {_number(ahead, 'step')} dated after {show_day(office.as_of)}.")
    office.say(f"{written}.")
    office.answer(
        {
            "file": str(file),
            "cases": len(caseload.cases),
            "events_file": str(events) if events else None,
            "events": others if events else 0,
            "schedules_file": str(schedules) if schedules else None,
            "starts": starts,
            "left_out": ahead + (0 if events else others),
            "disguised": disguise,
        }
    )


def _refuse_what_is_there(files: Iterable[Path | None], *, force: bool) -> None:
    for path in files:
        if path is not None and path.exists() and not force:
            raise Refused("IMP060", f"{path} is there already.", "Name another file, or take it over with --force.")


def _write(office: Office, rows: Mapping[Path, Iterable[Sequence[str]]]) -> None:
    """Write every file beside its place, note that they are handed out, then put them there: all, or none."""
    with ExitStack() as stack:
        made = {path: stack.enter_context(_aside(path, its_rows)) for path, its_rows in rows.items()}
        log_files(office, made.values())
        for path, aside in made.items():
            aside.replace(path)


@contextmanager
def _aside(path: Path, rows: Iterable[Sequence[str]]) -> Iterator[Path]:
    """A file with these rows beside its place, gone at the end unless it was moved.

    Raises:
        InputUnusable: IMP009, it cannot be written there.
    """
    aside = path.with_name(f"{PREFIX}{path.name}{PART}")
    if path.is_dir():
        raise InputUnusable("IMP009", f"{path} cannot be written: it is a folder.", "Name a file.")
    try:
        try:
            _writer(path)(aside, rows)
        except InputUnusable as error:
            raise InputUnusable(error.id, error.what.replace(str(aside), str(path)), error.fix) from error
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def _writer(file: Path) -> Callable[[Path, Iterable[Sequence[str]]], None]:
    """What writes a file of this name."""
    from transfer_cli.readers.csv_out import write_csv
    from transfer_cli.readers.xlsx_out import write_xlsx

    if file.suffix.lower() == ".xlsx":
        return lambda path, rows: write_xlsx(path, rows, "Caseload")
    return write_csv


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' if count != 1 else ''}"

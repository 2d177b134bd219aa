"""`transfer export`."""

from __future__ import annotations

from pathlib import Path

import click

from transfer_cli.cli.options import Office, pass_office
from transfer_cli.errors import Refused


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--events", type=click.Path(path_type=Path), metavar="FILE", help="Also write the steps that have no column."
)
@click.option("--force", is_flag=True, help="Take over files that are there already.")
@pass_office
def export(office: Office, *, file: Path, events: Path | None, force: bool) -> None:
    """Write the whole caseload to a CSV file, in the columns that import reads.

    Fields, year groups and milestones are those of --as-of. Imported into an empty record for the same day, the
    file gives the same caseload; what has no column, such as a complaint or a second draft, goes to --events.

    Cells are written as they are. A spreadsheet could take one that begins with =, +, - or @ for a formula: open
    the file with every column as text.

    Example: transfer export caseload-today.csv
    """
    from transfer_cli.domain.exported import caseload_rows, event_rows, uncolumned
    from transfer_cli.readers.csv_out import write_csv

    for path in (file, events):
        if path is not None and path.exists() and not force:
            raise Refused("IMP060", f"{path} is there already.", "Name another file, or take it over with --force.")
    caseload = office.caseload()
    write_csv(file, caseload_rows(caseload))
    others = sum(1 for case in caseload.cases for _ in uncolumned(case, office.as_of))
    ahead = sum(event.happened > office.as_of for case in caseload.cases for event in case.events)
    if events is not None:
        write_csv(events, event_rows(caseload))
    elif others:
        office.tell(f"{others:,} steps have no column and were left out; --events FILE writes them.")
    if ahead:
        office.tell(f"{ahead:,} steps are dated after {office.title_days.removeprefix('as of ')} and were left out.")
    office.say(f"Wrote {len(caseload.cases):,} cases to {file}.")
    if office.json:
        office.answer(
            {
                "file": str(file),
                "cases": len(caseload.cases),
                "events_file": str(events) if events else None,
                "events": others if events else 0,
                "left_out": ahead + (0 if events else others),
            }
        )

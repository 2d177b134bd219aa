"""`transfer report`: what is handed to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import transfer_cli
from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.dates import show_day

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.reports.report import Provenance, Report

AUDIENCES = ("sendsg", "team")
FORMATS = ("html", "pdf", "xlsx")


@click.group("report")
def report() -> None:
    """Reports to hand on, in HTML, PDF and XLSX with the same figures in each.

    Example: transfer report weekly
    """


@report.command("weekly")
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="sendsg", show_default=True,
    help="sendsg names nobody; team lists children by name.",
)  # fmt: skip
@files_options(FORMATS, "reports")
@dry_run_option
@pass_office
def weekly(office: Office, *, audience: str, formats: tuple[str, ...], out: Path | None, dry_run: bool) -> None:
    """The week for the strategy group, or for the team: done, promised, needed, overdue and at risk.

    The edition for the strategy group (sendsg) names no child, school or officer. The team's edition adds lists of
    children. The figures are the same in every format, and the same each time the report is made from the same record:
    the hash printed at the end covers all of them.

    Example: transfer report weekly --audience team --format html
    """
    from transfer_cli.reports.writers import file_names, write_files

    formats = tuple(dict.fromkeys(formats))
    caseload = office.caseload()
    made = _weekly(office, caseload, audience)
    folder = out or office.folder / "reports"
    paths = [folder / name for name in file_names(made, formats)]
    if not dry_run:
        write_files(made, provenance(caseload.head), formats, folder)
    office.say(f"{made.title}, {made.days}")
    office.say(f"{made.verdict}. {made.headline} {made.honest}")
    for path in paths:
        office.say(f"{'Would write' if dry_run else 'Wrote'} {path}")
    office.say(f"Content {made.hash}")
    if office.json:
        office.answer(
            {
                "as_of": office.as_of.isoformat(),
                "known_on": office.known_on.isoformat() if office.known_on else None,
                "audience": audience,
                "files": [str(path.absolute()) for path in paths],
                "written": not dry_run,
                "verdict": made.verdict,
                "headline": made.headline,
                "honest": made.honest,
                "numbers": made.numbers,
                "hash": made.hash,
            }
        )


def _weekly(office: Office, caseload: Caseload, audience: str) -> Report:
    """The report of the week that ends on the day asked about, from what was known then."""
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.week import count_week
    from transfer_cli.reports.weekly import Audience, weekly_report

    settings, before_on = office.settings, office.as_of - WEEK
    schedule = office.store.schedule(office.as_of, office.known_at)
    week = count_week(
        timelines(caseload, settings),
        timelines(replace(caseload, as_of=before_on), settings),
        settings,
        office.as_of,
        before_on,
        schedule.feasible if schedule else None,
        office.store.forecasts(office.as_of, office.known_at),
    )
    return weekly_report(week, Audience(audience), office.title_days)


def provenance(head: str) -> Provenance:
    """How a copy made now came about.

    Args:
        head: Hash of the last operation in the record that was read.
    """
    from transfer_cli.reports.report import Provenance
    from transfer_cli.store.writing import actor

    now = datetime.now(UTC)
    made = f"{show_day(now.date())} at {now:%H:%M} UTC"
    return Provenance(made, actor(), head, transfer_cli.__version__)

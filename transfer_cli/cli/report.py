"""`transfer report`: what is handed to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import transfer_cli
from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_books import books, books_again
from transfer_cli.cli.report_caseload import caseload, caseload_again
from transfer_cli.cli.report_dfe import dfe, dfe_again
from transfer_cli.cli.report_end import end, end_again
from transfer_cli.cli.report_files import FORMATS, USUAL, refuse_before_the_programme
from transfer_cli.cli.report_foi import foi, foi_again
from transfer_cli.cli.report_freeze import NOTHING_ASKED, Asked, Remake, freeze_option, freeze_report
from transfer_cli.cli.report_frozen import frozen
from transfer_cli.cli.report_school import school, school_again
from transfer_cli.cli.report_sen2 import sen2, sen2_again
from transfer_cli.cli.week_counted import week_counted
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.dates import show_day

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.reports.report import Provenance, Report

AUDIENCES = ("sendsg", "team", "public")


@click.group("report")
def report() -> None:
    """Reports to hand on, in HTML, PDF, XLSX and Markdown with the same figures in each.

    Example: transfer report weekly
    """


report.add_command(caseload)
report.add_command(dfe)
report.add_command(end)
report.add_command(foi)
report.add_command(school)
report.add_command(sen2)


@report.command("weekly")
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="sendsg", show_default=True,
    help="sendsg names nobody, but has small numbers and is for the group's members only; team lists children by name; "
    "public hides small numbers too.",
)  # fmt: skip
@files_options(FORMATS, "reports", USUAL)
@freeze_option
@dry_run_option
@pass_office
def weekly(
    office: Office, *, audience: str, formats: tuple[str, ...], out: Path | None, freeze: bool, dry_run: bool
) -> None:
    """The week for the strategy group, or for the team: done, promised, needed, overdue and at risk.

    The edition for the strategy group (sendsg) names no child, school or officer, but its small numbers could tell of
    one: it is for the group's members only, and not for publication. The team's edition adds lists of
    children. The public edition has fewer tables, in which no number of a few children can be worked out, not even from
    many weeks together; [publication] in the settings says what is a small number, and can protect the strategy group's
    edition likewise. The figures are the same in every format, and the same each time the report is made from the same
    record: the hash printed at the end covers all of them. Before 1 September 2014 nothing had begun: it is refused.

    Example: transfer report weekly --audience team --format html
    """
    from transfer_cli.reports.writers import file_names, made_files, write_contents

    refuse_before_the_programme(office.as_of)
    formats = tuple(dict.fromkeys(formats))
    caseload = office.caseload()
    made = _weekly(office, caseload, audience)
    folder = out or office.folder / "reports"
    paths = [folder / name for name in file_names(made, formats)]
    copy = provenance(office, caseload.head, audience)
    contents = {} if dry_run else made_files(made, copy, formats, folder)
    if not dry_run:
        if audience == "team":
            log_files(office, contents.values())
        write_contents(contents)
    office.say(f"{made.title}, {made.days}")
    office.say(f"{made.verdict}. {made.headline} {made.honest}".rstrip())
    for path in paths:
        office.say(f"{'Would write' if dry_run else 'Wrote'} {path}")
    office.say(f"Content {made.hash}")
    kept = freeze_report(office, made, contents, copy, folder) if freeze and not dry_run else None
    if office.json:
        office.answer(
            {
                "as_of": office.as_of.isoformat(),
                "known_on": office.known_on.isoformat() if office.known_on else None,
                "audience": audience,
                "files": [str(path.absolute()) for path in paths],
                "written": not dry_run,
                "kept": kept,
                "verdict": made.verdict,
                "headline": made.headline,
                "honest": made.honest,
                "numbers": made.numbers,
                "hash": made.hash,
            }
        )


report.add_command(books)
report.add_command(frozen)


def _weekly(office: Office, caseload: Caseload, audience: str, _: Asked = NOTHING_ASKED) -> Report:
    """The report of the week that ends on the day asked about, from what was known then."""
    from transfer_cli.domain.progress import PACE_WEEKS
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.public import handout
    from transfer_cli.reports.weekly import Audience, is_protected, protected_report, weekly_report

    settings, reader = office.settings, Audience(audience)
    now = timelines(caseload, settings)
    if is_protected(reader, settings):
        then = timelines(replace(caseload, as_of=office.as_of - PACE_WEEKS * WEEK), settings)
        schedule = office.store.schedule(office.as_of, office.known_at)
        feasible = schedule.feasible if schedule else None
        return protected_report(handout(now, then, settings, office.as_of, feasible), reader, office.title_days)
    week = week_counted(office.store, settings, caseload, now, office.known_at)
    return weekly_report(week, reader, office.title_days)


REPORTS: dict[str, Remake] = {
    "weekly": _weekly,
    "books": books_again,
    "caseload": caseload_again,
    "dfe": dfe_again,
    "end": end_again,
    "foi": foi_again,
    "school": school_again,
    "sen2": sen2_again,
}
"""Kinds of report that can be kept, by the first word of their file names, with what makes them again."""


def provenance(office: Office, head: str, audience: str) -> Provenance:
    """How a copy made now came about; who made it is named to the team alone, to others the authority is.

    Looking back, neither moment nor maker is said: the same copy comes out whenever it is made again.

    Args:
        head: Hash of the last operation in the record that was read.
    """
    from transfer_cli.reports.report import Provenance
    from transfer_cli.store.who import actor

    if office.known_on:
        return Provenance("", "", head, transfer_cli.__version__, show_day(office.known_on))
    now = datetime.now(UTC)
    made = f"{show_day(now.date())} at {now:%H:%M} UTC"
    by = actor() if audience == "team" else office.settings.authority or "the authority"
    return Provenance(made, by, head, transfer_cli.__version__)

"""`transfer report books`: how the open cases of one day became those of another, for any period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import DAY, Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import FORMATS, refuse_exact_for_the_group
from transfer_cli.cli.report_freeze import Asked, freeze_option, freeze_report
from transfer_cli.cli.week_counted import restated
from transfer_cli.domain.calendar import DAY as ONE_DAY
from transfer_cli.domain.calendar import WEEK

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.reports.report import Report

AUDIENCES = ("sendsg", "team")


@click.command("books")
@click.option(
    "--from", "first", type=DAY, metavar="DATE",
    help="First day of the period; it ends on the day asked about.  [default: the week that ends then]",
)  # fmt: skip
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="sendsg", show_default=True,
    help="sendsg has exact numbers, not for publication; team lists the children behind each.",
)  # fmt: skip
@files_options(FORMATS, "reports", ("html",))
@freeze_option
@dry_run_option
@pass_office
def books(
    office: Office,
    *,
    first: date | None,
    audience: str,
    formats: tuple[str, ...],
    out: Path | None,
    freeze: bool,
    dry_run: bool,
) -> None:
    """The books of a period: open before, came in, went and why, open at its end.

    What was recorded only later, for a day before the period, stands in a line of its own, so that the last figure
    given before and this one's first fit together. The team's edition names the children behind every line.

    Example: transfer --as-of 2016-10-31 report books --from 2016-10-01 --audience team
    """
    from transfer_cli.cli.report import provenance
    from transfer_cli.reports.table import Table
    from transfer_cli.reports.writers import file_names, made_files, write_contents

    refuse_exact_for_the_group(office, audience)
    asked = {"from": (first or office.as_of - WEEK + ONE_DAY).isoformat()}
    if date.fromisoformat(asked["from"]) > office.as_of:
        raise click.UsageError("The period begins after it ends. Give an earlier --from, or a later --as-of.")
    caseload = office.caseload()
    made = books_again(office, caseload, audience, asked)
    folder = out or office.folder / "reports"
    formats = tuple(dict.fromkeys(formats))
    copy = provenance(office, caseload.head, audience)
    contents = {} if dry_run else made_files(made, copy, formats, folder)
    if not dry_run:
        if audience == "team":
            log_files(office, contents.values())
        write_contents(contents)
    kept = freeze_report(office, made, contents, copy, folder, asked) if freeze and not dry_run else None
    files = [folder / name for name in file_names(made, formats)]
    lines = made.section("books").table
    office.answer(
        {
            **made.numbers,
            "files": [str(path.absolute()) for path in files],
            "written": not dry_run,
            "kept": kept,
            "hash": made.hash,
        },
        *([replace(lines, title=f"{made.title}, {made.days}")] if isinstance(lines, Table) else []),
    )
    for path in files:
        office.say(f"{'Would write' if dry_run else 'Wrote'} {path}")


def books_again(office: Office, caseload: Caseload, audience: str, asked: Asked) -> Report:
    """The books of a period that ends on the day asked about.

    Args:
        asked: Its first day, ISO, as `from`.
    """
    from transfer_cli.domain.books import balance
    from transfer_cli.domain.progress import children_of
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.books import books_report

    settings, before_on = office.settings, date.fromisoformat(asked["from"]) - ONE_DAY
    before = children_of(timelines(replace(caseload, as_of=before_on), settings))
    found = balance(before, children_of(timelines(caseload, settings)))
    late = restated(office.store, settings, before_on, before, office.known_at)
    return books_report(found, late, before_on, office.as_of, settings.authority, office.title_days, audience)

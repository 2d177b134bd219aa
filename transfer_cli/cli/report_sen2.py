"""`transfer report sen2`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import (
    LIST_FORMATS,
    USUAL_LISTS,
    audience_option,
    days_in_words,
    hand_out,
    list_for,
    refuse_exact_for_the_group,
)
from transfer_cli.cli.report_freeze import Asked, freeze_option

if TYPE_CHECKING:
    from transfer_cli.domain.books import Books
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.sen2 import Account
    from transfer_cli.domain.settings import Settings
    from transfer_cli.reports.report import Report

AUDIENCES = {
    "sendsg": "names nobody, but is exact and not for publication",
    "team": "lists the children behind each figure",
}


@click.command("sen2", short_help="The transfer part of the January survey.")
@click.option("--year", type=int, metavar="YEAR", help="The survey of January of that year.  [default: the last one]")
@audience_option(AUDIENCES, "sendsg")
@click.option("--list", "with_list", is_flag=True, help="The same as --audience team.")
@files_options(LIST_FORMATS, "reports", USUAL_LISTS)
@freeze_option
@dry_run_option
@pass_office
@click.pass_context
def sen2(
    ctx: click.Context,
    office: Office,
    *,
    year: int | None,
    audience: str,
    with_list: bool,
    formats: tuple[str, ...],
    out: Path | None,
    freeze: bool,
    dry_run: bool,
) -> None:
    """The transfer part of the January survey: transferred, not transferred, ceased by reason, and the stock.

    Counted over the calendar year before the survey, and once more from survey to survey; both columns must add up, and
    must agree with the weekly report's own books. What the survey asks and the record does not hold is named. Leaves
    with 1 when a sum does not come out.

    CSV holds the children at both ends, and is written for the team only.

    Example: transfer report sen2 --year 2016 --list --format xlsx
    """
    from transfer_cli.domain.sen2 import survey_day

    audience = "team" if with_list else audience
    refuse_exact_for_the_group(office, audience)
    asked = {"year": _survey_year(office, year)}
    caseload = office.store.caseload(survey_day(asked["year"]), office.known_at)
    made, formats = sen2_again(office, caseload, audience, asked), list_for(formats, audience)
    hand_out(office, [made], formats, out, caseload.head, freeze=freeze, asked=[asked], dry_run=dry_run)
    if made.verdict != "The sums come out":
        ctx.exit(1)


def sen2_again(office: Office, caseload: Caseload, audience: str, asked: Asked) -> Report:
    """The report of one survey.

    Args:
        caseload: On the day of the survey.
        asked: Its `year`.
    """
    from transfer_cli.domain.progress import progress
    from transfer_cli.domain.sen2 import agrees, survey_day, transfer_return
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.sen2_report import sen2_report

    day = survey_day(asked["year"])
    derived = timelines(caseload, office.settings)
    found = transfer_return(derived, day)
    agreed = agrees(found, _books(caseload, office.settings, found.year), progress(derived, office.settings, day))
    return sen2_report(found, office.settings.authority, audience, days_in_words(office, day), agreed=agreed)


def _survey_year(office: Office, year: int | None) -> int:
    """The year of the survey asked for, or of the last one before the day asked about.

    Raises:
        NotUnderstood: REP021, that survey counted no transfers, or its day lies ahead.
    """
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.sen2 import FIRST_YEAR, last_survey, survey_day
    from transfer_cli.errors import NotUnderstood

    last = last_survey(office.as_of)
    wanted = last if year is None else year
    if FIRST_YEAR <= wanted <= last:
        return wanted
    first = show_day(survey_day(FIRST_YEAR))
    if wanted < FIRST_YEAR:
        what = f"No survey before {first} counted transfers, and {wanted} was asked for."
    else:
        what = f"The survey of {wanted} is after {show_day(office.as_of)}, the day asked about."
    raise NotUnderstood("REP021", what, "Name another --year, or a later day with --as-of.")


def _books(caseload: Caseload, settings: Settings, account: Account) -> Books:
    """What the weekly report's way of counting makes of the same statements and days."""
    from transfer_cli.domain.books import balance
    from transfer_cli.domain.sen2 import STATEMENTS
    from transfer_cli.domain.timeline import timelines

    statements = tuple(case for case in caseload.cases if case.document in STATEMENTS)
    then, now = (
        timelines(replace(caseload, cases=statements, as_of=day), settings) for day in (account.after, account.until)
    )
    return balance([t for t in then if t.in_scope], [t for t in now if t.in_scope])

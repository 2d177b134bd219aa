"""`transfer report dfe`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import (
    FORMATS,
    USUAL,
    audience_option,
    hand_out,
    refuse_before_the_programme,
    refuse_exact_for_the_group,
)
from transfer_cli.cli.report_freeze import NOTHING_ASKED, Asked, freeze_option

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.reports.report import Report

AUDIENCES = {"sendsg": "names nobody, but is exact and not for publication", "team": "lists the children"}


@click.command("dfe", short_help="Month by month, for the Department for Education.")
@audience_option(AUDIENCES, "sendsg")
@files_options(FORMATS, "reports", USUAL)
@freeze_option
@dry_run_option
@pass_office
def dfe(
    office: Office, *, audience: str, formats: tuple[str, ...], out: Path | None, freeze: bool, dry_run: bool
) -> None:
    """Month by month for the Department for Education: conclusions, open, percentage, by cohort, against the promise.

    Its two monthly questions are answered first: how many transfers have yet to be completed, and how many of those
    are expected by March 2018: the lower of what the plan and what the pace of the last weeks allow.
    Beside them the report says what `transfer forecast` expects, or why nothing can be forecast. Before 1 September
    2014 nothing had begun, and it is refused.

    Example: transfer report dfe --format pdf
    """
    refuse_exact_for_the_group(office, audience)
    refuse_before_the_programme(office.as_of)
    caseload = office.caseload()
    made = dfe_again(office, caseload, audience)
    hand_out(office, [made], formats, out, caseload.head, freeze=freeze, dry_run=dry_run)


def dfe_again(office: Office, caseload: Caseload, audience: str, _: Asked = NOTHING_ASKED) -> Report:
    """The report on the day asked about."""
    from transfer_cli.domain.foi import BEGINNING
    from transfer_cli.domain.forecast import forecast
    from transfer_cli.domain.monthly import expected, months
    from transfer_cli.domain.progress import By, breakdown, children_of, progress
    from transfer_cli.domain.rates import rates
    from transfer_cli.domain.spans import spans
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.verdict import schedule_fault, unplaced
    from transfer_cli.reports.chance import chance
    from transfer_cli.reports.dfe_report import Monthly, dfe_report

    derived = timelines(caseload, office.settings)
    now, found = progress(derived, office.settings, office.as_of), spans(derived)
    schedule = office.store.schedule(office.as_of, office.known_at)
    feasible = schedule.feasible if schedule else None
    counted = Monthly(
        as_of=office.as_of,
        now=now,
        months=months(found, BEGINNING, office.as_of),
        expected=expected(derived, now),
        forecast=forecast(derived, office.settings, office.as_of, chance),
        cohorts=breakdown(derived, By.COHORT),
        spans=found,
        rates=rates(derived, office.settings, office.as_of),
        schedule_fault=schedule_fault(feasible, unplaced(children_of(derived), feasible)),
    )
    return dfe_report(counted, office.settings.authority, audience, office.title_days)

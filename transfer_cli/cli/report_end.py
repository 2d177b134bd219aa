"""`transfer report end`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import (
    LIST_FORMATS,
    USUAL_LISTS,
    audience_option,
    hand_out,
    list_for,
    refuse_before_the_programme,
    refuse_exact_for_the_group,
)
from transfer_cli.cli.report_freeze import NOTHING_ASKED, Asked, freeze_option

if TYPE_CHECKING:
    from datetime import date

    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.monthly import Month
    from transfer_cli.domain.spans import Span
    from transfer_cli.reports.report import Report

AUDIENCES = {"sendsg": "names nobody, but is exact and not for publication", "team": "lists the children"}


@click.command("end", short_help="The whole programme, at its end.")
@audience_option(AUDIENCES, "sendsg")
@files_options(LIST_FORMATS, "reports", USUAL_LISTS)
@freeze_option
@dry_run_option
@pass_office
def end(
    office: Office, *, audience: str, formats: tuple[str, ...], out: Path | None, freeze: bool, dry_run: bool
) -> None:
    """The end of the programme: promised and done, in time and late by year and cohort, refusals, appeals, lessons.

    Meant for a day after the deadline; for an earlier day it is a preview, and says so, as on the deadline's own day
    while somebody is open. Before 1 September 2014 nothing had begun, and it is refused. CSV holds the children, and
    is written for the team only.

    Example: transfer --as-of 2018-04-01 report end
    """
    refuse_exact_for_the_group(office, audience)
    refuse_before_the_programme(office.as_of)
    caseload = office.caseload()
    made = end_again(office, caseload, audience)
    hand_out(office, [made], list_for(formats, audience), out, caseload.head, freeze=freeze, dry_run=dry_run)


def end_again(office: Office, caseload: Caseload, audience: str, _: Asked = NOTHING_ASKED) -> Report:
    """The report on the day asked about."""
    from transfer_cli.domain.final_account import bridge, fates, lessons
    from transfer_cli.domain.foi import BEGINNING, appeals
    from transfer_cli.domain.progress import progress
    from transfer_cli.domain.promises import promises
    from transfer_cli.domain.spans import spans
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.turns_kept import turns_kept
    from transfer_cli.reports.end_report import Programme, end_report

    settings, as_of = office.settings, office.as_of
    derived = timelines(caseload, settings)
    found, now = spans(derived), progress(derived, settings, as_of)
    children = fates(found, as_of)
    counted = Programme(
        as_of=as_of,
        now=now,
        bridge=bridge(found, BEGINNING, as_of),
        points=_points(found, settings.deadline, as_of),
        fates=children,
        starts=promises(span.timeline for span in found),
        appeals=appeals(found, as_of),
        lessons=lessons(children, settings.deadline, as_of),
        turns=turns_kept(found, as_of),
    )
    return end_report(counted, settings.authority, audience, office.title_days)


def _points(found: tuple[Span, ...], deadline: date, as_of: date) -> tuple[Month, ...]:
    """The end of each school year, the deadline and the day asked about."""
    from transfer_cli.domain.foi import BEGINNING
    from transfer_cli.domain.monthly import months

    made = months(found, BEGINNING, as_of)
    chosen = {m.until: m for m in made if m.until.month == 8 or m.until == as_of}
    if deadline < as_of:
        chosen[deadline] = months(found, BEGINNING, deadline)[-1]
    return tuple(chosen[until] for until in sorted(chosen))

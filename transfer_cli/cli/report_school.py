"""`transfer report school`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import NAME, Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import LIST_FORMATS, hand_out

if TYPE_CHECKING:
    from transfer_cli.domain.school_list import School


@click.command("school", short_help="A school's own list, with what is due from it.")
@click.argument("setting", type=NAME, required=False)
@click.option("--all", "every", is_flag=True, help="One file for each setting that has an open case.")
@files_options(LIST_FORMATS, "reports")
@dry_run_option
@pass_office
def school(
    office: Office, *, setting: str | None, every: bool, formats: tuple[str, ...], out: Path | None, dry_run: bool
) -> None:
    """A school's own list: its children, their stage and meeting, and what is due from the school by when.

    SETTING is a URN, a name, or a part of a name that only one setting has. The list names that school's children and
    nobody else's, and holds no address, contact or reason for anything, so that it can be sent to the school.

    Example: transfer report school "Gorsebank School" --format pdf
    """
    from transfer_cli.domain.school_list import due_from, schools
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.school_report import school_report, told_apart

    if (setting is None) == (not every):
        raise click.UsageError("Name one setting, or give --all.")
    caseload = office.caseload()
    directory = office.store.settings_directory(office.known_at)
    found = schools(timelines(caseload, office.settings), directory, office.as_of)
    if setting is None:
        chosen = sorted((one for one in found.values() if one.children), key=lambda one: one.name.casefold())
    else:
        chosen = [setting_named(found, setting)]
    if not chosen:
        office.say(f"No setting has an open case, {office.title_days}.")
    made = [
        school_report(one, due_from(one.children), office.settings.authority, office.as_of, office.title_days)
        for one in chosen
    ]
    hand_out(office, told_apart(made), formats, out, caseload.head, dry_run=dry_run, several=every)


def setting_named(found: Mapping[str, School], wanted: str) -> School:
    """The setting that was named.

    Raises:
        InputUnusable: REP022, none answers to it, or more than one does.
    """
    from transfer_cli.cli.nearest import nearest
    from transfer_cli.domain.school_list import meant
    from transfer_cli.errors import InputUnusable

    answering = meant(found, wanted)
    if len(answering) == 1:
        return answering[0]
    if not answering:
        names = [one.name for one in found.values()]
        raise InputUnusable("REP022", f'No setting is called "{wanted}".', nearest(wanted, names))
    shown = ", ".join(f"{one.name} ({one.urn or 'no URN'})" for one in answering[:5])
    more = f" and {len(answering) - 5} more" if len(answering) > 5 else ""
    raise InputUnusable("REP022", f'"{wanted}" could be {shown}{more}.', "Give the whole name, or the URN.")

"""`transfer report school`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import NAME, Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import LIST_FORMATS, USUAL_LISTS, hand_out
from transfer_cli.cli.report_freeze import Asked, freeze_option

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.school_list import School
    from transfer_cli.reports.report import Report


@click.command("school", short_help="A school's own list, with what is due from it.")
@click.argument("setting", type=NAME, required=False)
@click.option("--all", "every", is_flag=True, help="One file for each setting that has an open case.")
@files_options(LIST_FORMATS, "reports", USUAL_LISTS)
@freeze_option
@dry_run_option
@pass_office
def school(
    office: Office,
    *,
    setting: str | None,
    every: bool,
    formats: tuple[str, ...],
    out: Path | None,
    freeze: bool,
    dry_run: bool,
) -> None:
    """A school's own list: its children, their stage and meeting, and what is due from the school by when.

    SETTING is a URN, a name, or a part of a name that only one setting has. The list names that school's children and
    nobody else's, and holds no address, contact or reason for anything, so that it can be sent to the school.

    Example: transfer report school "Gorsebank School" --format pdf
    """
    from transfer_cli.reports.school_report import told_apart

    if (setting is None) == (not every):
        raise click.UsageError("Name one setting, or give --all.")
    caseload = office.caseload()
    found = _schools(office, caseload)
    named = None if setting is None else setting_named(found, setting)
    chosen = {key: one for key, one in found.items() if (one is named if named else one.children)}
    if not chosen:
        office.say(f"No setting has an open case, {office.title_days}.")
    ordered = sorted(chosen.items(), key=lambda item: item[1].name.casefold())
    asked = [{"setting": key} for key, _ in ordered]
    made = told_apart([_list_of(office, one) for _, one in ordered])
    hand_out(office, made, formats, out, caseload.head, freeze=freeze, asked=asked, dry_run=dry_run, several=every)


def school_again(office: Office, caseload: Caseload, audience: str, asked: Asked) -> Report:
    """One setting's list.

    Args:
        audience: The setting as in the name of the file.
        asked: The `setting` by its key.

    Raises:
        InputUnusable: REP022, the record knows it no more.
    """
    found = _schools(office, caseload)
    one = found.get(asked["setting"]) or setting_named(found, asked["setting"])
    return replace(_list_of(office, one), audience=audience)


def _schools(office: Office, caseload: Caseload) -> dict[str, School]:
    from transfer_cli.domain.school_list import schools
    from transfer_cli.domain.timeline import timelines

    directory = office.store.settings_directory(office.known_at)
    return schools(timelines(caseload, office.settings), directory, office.as_of)


def _list_of(office: Office, one: School) -> Report:
    from transfer_cli.domain.school_list import due_from
    from transfer_cli.reports.school_report import school_report

    return school_report(one, due_from(one.children), office.settings.authority, office.as_of, office.title_days)


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

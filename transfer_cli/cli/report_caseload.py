"""`transfer report caseload`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import NAME, Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import LIST_FORMATS, USUAL_LISTS, hand_out
from transfer_cli.cli.report_freeze import Asked, freeze_option

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.obligation import Timeline
    from transfer_cli.domain.school_list import School
    from transfer_cli.reports.report import Report

STAGES = ("not_started", "notice_given", "in_assessment", "draft", "transferred", "no_plan", "left")
OPEN = STAGES[:4]


@click.command("caseload", short_help="Every child in a table, one row each.")
@click.option(
    "--officer", "officers", type=NAME, multiple=True, help="Only this officer's; may be given several times."
)
@click.option("--setting", "settings", type=NAME, multiple=True, help="Only this setting's, by URN or name; likewise.")
@click.option("--year-group", "years", multiple=True, metavar="YEAR", help="Only this year group: 9, R, N2; likewise.")
@click.option(
    "--stage", "stages", type=click.Choice((*STAGES, "open")), multiple=True, help="Only this stage; likewise."
)
@files_options(LIST_FORMATS, "reports", USUAL_LISTS)
@freeze_option
@dry_run_option
@pass_office
def caseload(
    office: Office,
    *,
    officers: tuple[str, ...],
    settings: tuple[str, ...],
    years: tuple[str, ...],
    stages: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    freeze: bool,
    dry_run: bool,
) -> None:
    """The caseload as a table: one row a child with stage, who is written to, what is next and by when.

    Without an option everybody who was ever here stands in it, whatever the stage. A child has to fit one value of each
    option that is given. For the team: it names children.

    Example: transfer report caseload --officer "J Price" --stage open --format csv
    """
    asked = {
        "officers": list(officers), "settings": list(settings), "year_groups": list(years), "stages": list(stages),
    }  # fmt: skip
    found = office.caseload()
    made = caseload_again(office, found, "team", asked)
    hand_out(office, [made], formats, out, found.head, freeze=freeze, asked=[asked], dry_run=dry_run)


def caseload_again(office: Office, found: Caseload, _: str, asked: Asked) -> Report:
    """The table.

    Args:
        asked: What it is narrowed to, as given: `officers`, `settings`, `year_groups` and `stages`.

    Raises:
        TransferError: One of them is not known.
    """
    from transfer_cli.cli.officers import officer_named
    from transfer_cli.domain.caseload_list import Asked as Narrowed
    from transfer_cli.domain.caseload_list import caseload_list
    from transfer_cli.domain.obligation import Stage
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.year_group import show_year
    from transfer_cli.reports.caseload_report import caseload_report

    derived = timelines(found, office.settings)
    named = [officer_named(office, found, name) for name in asked["officers"]]
    schools = _schools(office, derived, asked["settings"])
    groups = sorted({_year_group(year) for year in asked["year_groups"]})
    stages = asked["stages"]
    wanted = [stage for stage in STAGES if stage in stages or ("open" in stages and stage in OPEN)]
    narrowed = Narrowed(
        officers=frozenset(named),
        at_settings=frozenset(t.case.reference for one in schools for t in one.members) if schools else None,
        year_groups=frozenset(groups),
        stages=frozenset(map(Stage, wanted)),
    )
    chosen = (
        *dict.fromkeys(named),
        *dict.fromkeys(school.name for school in schools),
        *map(show_year, groups),
        *_stage_words(stages, wanted),
    )
    entries = caseload_list(derived, narrowed)
    return caseload_report(entries, chosen, office.settings.authority, office.as_of, office.title_days)


def _stage_words(stages: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    from transfer_cli.domain.words import in_words

    return ("open",) if "open" in stages and len(wanted) == len(OPEN) else tuple(map(in_words, wanted))


def _schools(office: Office, derived: Sequence[Timeline], settings: Sequence[str]) -> list[School]:
    from transfer_cli.cli.report_school import setting_named
    from transfer_cli.domain.school_list import schools

    if not settings:
        return []
    found = schools(derived, office.store.settings_directory(office.known_at), office.as_of)
    return [setting_named(found, wanted) for wanted in settings]


def _year_group(text: str) -> int:
    """The year group that was named.

    Raises:
        NotUnderstood: REP023, it is none.
    """
    from transfer_cli.domain.columns import BY_NAME
    from transfer_cli.errors import NotUnderstood
    from transfer_cli.readers.cells import Unreadable, read_cell

    try:
        year = read_cell(BY_NAME["ncy"], text)
    except Unreadable:
        year = None
    if isinstance(year, int):
        return year
    raise NotUnderstood("REP023", f'"{text}" is not a year group.', "Write 9, Year 9, R, N1 or N2.")

"""`transfer schedule publish`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office

FORMATS = ("html", "xlsx", "pdf", "ics")


@click.command("publish")
@files_options(FORMATS, "schedule")
@dry_run_option
@pass_office
def publish(office: Office, *, formats: tuple[str, ...], out: Path | None, dry_run: bool) -> None:
    """Write the schedule in force as a page, a workbook, a wall planner and calendars.

    html shows the load against the room; xlsx has every start; pdf is a wall planner on A3, a page for each officer
    and term; ics is a calendar for the team and for each officer. Reviews that are still to begin and have no week are
    counted in each of them. All of them hold case references and no child's name.
    Import a calendar again after each change: what it holds is brought up to date, and nothing is doubled.

    Example: transfer schedule publish --format html --format ics
    """
    from transfer_cli.reports.writers import write_contents

    contents = dict(_contents(office, tuple(dict.fromkeys(formats))))
    folder = out or office.folder / "schedule"
    paths = [folder / name for name in contents]
    if not dry_run:
        log_files(office, contents.values())
        write_contents({folder / name: content for name, content in contents.items()})
    for path in paths:
        office.say(f"{'Would write' if dry_run else 'Wrote'} {path}")
    office.answer(
        {"as_of": office.as_of.isoformat(), "files": [str(path.absolute()) for path in paths], "written": not dry_run}
    )


def _contents(office: Office, formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Every file by its name in the folder."""
    from transfer_cli.cli.report import provenance
    from transfer_cli.cli.schedule_plan import recorded_schedules
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.schedule.entries import entries
    from transfer_cli.domain.schedule.in_force import in_force
    from transfer_cli.domain.schedule.outcome import hash_of
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.calendar_ics import calendars
    from transfer_cli.reports.planner import Planner, write_planner
    from transfer_cli.reports.schedule_report import schedule_report
    from transfer_cli.reports.writers import FORMATS as WRITERS

    settings, caseload = office.settings, office.caseload()
    schedules, derived = recorded_schedules(office), timelines(caseload, settings)
    touched = office.store.case_operations(office.known_at)
    found, hash_ = entries(schedules, derived, touched), hash_of(schedules[-1].schedule)
    calendar = Calendar(settings.terms, settings.bank_holidays)
    now = in_force(schedules[-1].schedule, derived, settings, calendar, office.as_of)
    for format_ in formats:
        if format_ == "ics":
            made = calendars(found, settings.authority, now.without_week)
            yield from ((f"calendars/{name}", content) for name, content in made.items())
        elif format_ == "pdf":
            absent = {officer.name.casefold(): officer.absent for officer in settings.officers}
            waiting = len(now.without_week)
            planner = Planner(settings.authority, office.title_days, hash_, found, calendar, absent, waiting)
            yield f"planner-{office.as_of.isoformat()}.pdf", write_planner(planner, office.as_of)
        else:
            report = schedule_report(found, now, settings, office.as_of, office.title_days, hash_)
            content = WRITERS[format_](report, provenance(office, caseload.head, "team"))
            yield f"schedule-{office.as_of.isoformat()}.{format_}", content

"""`transfer schedule check`."""

from __future__ import annotations

import click

from transfer_cli.cli.options import Office, pass_office


@click.command("check")
@pass_office
@click.pass_context
def check(ctx: click.Context, office: Office) -> None:
    """Check the schedule in force against every limit, as they are today.

    A checker that knows the constraints, and nothing of how schedules are made, goes through the recorded schedule:
    windows, notice, school terms, first days of weeks, everybody's room, agreed weeks, and cases that have no week. It
    leaves with 1 when something is broken. That a review is late or without a week is told as well; it is a fault where
    there would be room in time, or where the schedule says that all are in time.

    Example: transfer schedule check
    """
    from transfer_cli.cli.schedule_plan import recorded_schedules
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.schedule.in_force import checked
    from transfer_cli.domain.schedule.outcome import hash_of
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.words import count
    from transfer_cli.reports.schedule import what_it_comes_to
    from transfer_cli.reports.table import Table

    settings = office.settings
    schedule = recorded_schedules(office)[-1].schedule
    calendar = Calendar(settings.terms, settings.bank_holidays)
    found = checked(schedule, timelines(office.caseload(), settings), settings, calendar, office.as_of)
    looked_at = f"{count(found.starts, 'start')} still ahead, schedule {hash_of(schedule)[:16]}"
    office.say(f"{looked_at}: {count(len(found.faults), 'fault') if found.faults else 'it keeps every limit'}.")
    if found.late:
        office.say(
            what_it_comes_to(found.to_begin, len(found.late), len(found.without_week), crowded=found.crowded), wrap=True
        )
    table = Table(f"Faults, {office.title_days}", ("Fault",), tuple((fault,) for fault in found.faults), key="faults")
    office.answer(
        {
            "as_of": office.as_of.isoformat(),
            "hash": hash_of(schedule),
            "starts": found.starts,
            "to_begin": found.to_begin,
            "late": list(found.late),
            "without_week": list(found.without_week),
            "faults": list(found.faults),
        },
        *([table] if found.faults else []),
    )
    if found.faults:
        office.say("Plan again with: transfer schedule --dry-run.")
        ctx.exit(1)

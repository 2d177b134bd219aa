"""`transfer schedule undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import FieldChange, NewSchedule, RecordedSchedule
    from transfer_cli.domain.schedule.outcome import Schedule


@click.command("undo")
@dry_run_option
@pass_office
@click.pass_context
def undo(ctx: click.Context, office: Office, *, dry_run: bool) -> None:
    """Put the schedule back as it was before the last one, as far as that can still be.

    A new schedule is made that keeps the weeks and officers of the one before wherever they can still be kept; what
    cannot come back is listed with its reason. Nothing is taken out of the record. After a handover the cases go back
    to the officer as well, unless somebody has changed them since. A second undo puts back what the first one undid.
    If not all can begin in time, it is done all the same, and leaves with 1.

    Example: transfer schedule undo --dry-run
    """
    from transfer_cli.cli.schedule_plan import planned, recorded_schedules
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.schedule.handover import with_officers
    from transfer_cli.domain.schedule.in_force import as_promised_by
    from transfer_cli.domain.schedule.outcome import new_schedule
    from transfer_cli.domain.words import count
    from transfer_cli.errors import Refused

    office.refuse_known_on("schedule undo")
    schedules = recorded_schedules(office)
    if len(schedules) < 2:
        raise Refused("SCH013", "There is no schedule before this one.", "Look at: transfer audit log.")
    caseload = office.caseload()
    fields = _officers_back(office, caseload, schedules[-1])
    before = schedules[-2]
    as_before = as_promised_by(with_officers(caseload, fields), before)
    found = planned(office, office.settings, as_before, before.schedule)
    new = new_schedule(found)
    back = _changed(new, schedules[-1].schedule)
    recorded = bool(back or fields) and not dry_run
    if recorded:
        words = f"{count(len(new.starts), 'start')} as before, {count(len(fields), 'officer')} put back"
        office.store.record(NewOperation("schedule undo", words, office.as_of), Changes(fields=fields, schedule=new))
    _answer(office, found, fields, back, recorded=recorded, dry_run=dry_run)
    if not found.feasible:
        ctx.exit(1)


def _answer(
    office: Office, found: Schedule, fields: tuple[FieldChange, ...], back: list[str], *, recorded: bool, dry_run: bool
) -> None:
    from transfer_cli.domain.words import count
    from transfer_cli.reports.schedule import sentences
    from transfer_cli.reports.schedule_document import document
    from transfer_cli.reports.schedule_tables import moves_table

    officers = f", {count(len(fields), 'case')} the officer" if fields else ""
    office.say(f"{count(len(back), 'review')} {'would change' if dry_run else 'changed'} back{officers}.")
    office.say(sentences(found)[0], wrap=True)
    if found.moves:
        office.say(f"{count(len(found.moves), 'review')} cannot go back to what they had before:\n")
    tables = [moves_table(found.moves, office.title_days)] if found.moves else []
    office.answer(
        {
            **document(found, recorded=recorded),
            "changed": back,
            "officers": [{"reference": change.reference, "officer": change.new} for change in fields],
        },
        *tables,
    )
    if dry_run:
        office.say("Nothing was written: --dry-run.")
    elif recorded:
        office.say(f"The schedule is recorded, hash {found.hash[:16]}.")
    else:
        office.say("Nothing new, so nothing was written.")


def _officers_back(office: Office, caseload: Caseload, last: RecordedSchedule) -> tuple[FieldChange, ...]:
    """The officers whom a handover changed, as they were, where nobody has changed them since."""
    from transfer_cli.domain.changes import FieldChange

    officers = {case.reference: case.officer for case in caseload.cases}
    return tuple(
        FieldChange(change.reference, "officer", change.new, change.old, office.as_of)
        for change in office.store.field_changes(last.operation_id)
        if change.field == "officer" and officers.get(change.reference) == change.new
    )


def _changed(schedule: NewSchedule, present: NewSchedule) -> list[str]:
    """References of reviews that get another week or officer."""
    now = {start.reference: (start.week, start.officer) for start in present.starts}
    return [s.reference for s in schedule.starts if now.get(s.reference) != (s.week, s.officer)]

"""`transfer schedule undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import FieldChange, NewSchedule, RecordedSchedule


@click.command("undo")
@dry_run_option
@pass_office
def undo(office: Office, *, dry_run: bool) -> None:
    """Put the schedule back as it was before the last one.

    The weeks of the schedule before come back, as a new schedule, for every review still to begin whose week is still
    ahead; nothing is taken out of the record. After a handover the cases go back to the officer as well, unless
    somebody has changed them since. A second undo puts back what the first one undid. It is refused if the old weeks
    would now break a limit.

    Example: transfer schedule undo --dry-run
    """
    from transfer_cli.cli.schedule_plan import recorded_schedules
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.schedule.outcome import hash_of
    from transfer_cli.domain.words import count
    from transfer_cli.errors import Refused

    office.refuse_known_on("schedule undo")
    found = recorded_schedules(office)
    if len(found) < 2:
        raise Refused("SCH013", "There is no schedule before this one.", "Look at: transfer audit log.")
    caseload = office.caseload()
    fields = _officers_back(office, caseload, found[-1])
    schedule = _restored(office, caseload, fields, found)
    changed = _changed(schedule, found[-1].schedule)
    if (changed or fields) and not dry_run:
        words = f"{len(schedule.starts)} starts as before, {len(fields)} officers put back"
        office.store.record(
            NewOperation("schedule undo", words, office.as_of), Changes(fields=fields, schedule=schedule)
        )
    done = "would get" if dry_run else "got"
    back = f", and {count(len(fields), 'case')} the officer" if fields else ""
    office.say(f"{count(len(changed), 'review')} {done} the week and officer of the schedule before{back}.")
    office.say("Nothing was written: --dry-run." if dry_run else f"The schedule is recorded, hash {hash_of(schedule)[:16]}.")
    office.answer(
        {
            "as_of": office.as_of.isoformat(),
            "recorded": bool(changed or fields) and not dry_run,
            "hash": hash_of(schedule),
            "starts": len(schedule.starts),
            "changed": changed,
            "officers": [{"reference": change.reference, "officer": change.new} for change in fields],
        }
    )


def _officers_back(office: Office, caseload: Caseload, last: RecordedSchedule) -> tuple[FieldChange, ...]:
    """The officers whom a handover changed, as they were, where nobody has changed them since."""
    from transfer_cli.domain.changes import FieldChange

    officers = {case.reference: case.officer for case in caseload.cases}
    return tuple(
        FieldChange(change.reference, "officer", change.new, change.old, office.as_of)
        for change in office.store.field_changes(last.operation_id)
        if change.field == "officer" and officers.get(change.reference) == change.new
    )


def _restored(
    office: Office, caseload: Caseload, fields: tuple[FieldChange, ...], found: tuple[RecordedSchedule, ...]
) -> NewSchedule:
    """The schedule before as one of today.

    Raises:
        Refused: SCH014, it would break what the present one keeps.
    """
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.schedule.handover import with_officers
    from transfer_cli.domain.schedule.in_force import checked, restored
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.errors import Refused

    settings = office.settings
    calendar = Calendar(settings.terms, settings.bank_holidays)
    derived = timelines(with_officers(caseload, fields), settings)
    previous, present = found[-2].schedule, found[-1].schedule
    schedule = restored(previous, present, derived, settings, calendar, office.as_of)
    before = checked(present, timelines(caseload, settings), settings, calendar, office.as_of).faults
    broken = [f for f in checked(schedule, derived, settings, calendar, office.as_of).faults if f not in before]
    if broken:
        more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
        raise Refused(
            "SCH014", f"The schedule before would now break a limit: {broken[0]}{more}", "Plan anew: transfer schedule."
        )
    return schedule


def _changed(schedule: NewSchedule, present: NewSchedule) -> list[str]:
    """References of reviews that get another week or officer."""
    now = {start.reference: (start.week, start.officer) for start in present.starts}
    return [s.reference for s in schedule.starts if now.get(s.reference) != (s.week, s.officer)]

"""A schedules file into the record: each schedule as made for its own day, those that are there already left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from transfer_cli.cli.import_findings import Findings
from transfer_cli.cli.import_how import How
from transfer_cli.cli.import_tally import Tally
from transfer_cli.cli.options import Office
from transfer_cli.cli.own_backups import back_up_before
from transfer_cli.domain.changes import Changes, NewOperation, RecordedSchedule
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.earlier_imports import IMPORT, words_for
from transfer_cli.domain.exported_schedules import StartRow, schedules_of
from transfer_cli.domain.rows import place
from transfer_cli.domain.words import count
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers import Reading
from transfer_cli.readers.schedules import SchedulesFile


def load_schedules(office: Office, reading: Reading, content: SchedulesFile, findings: Findings, how: How) -> Tally:
    """Load every schedule that the record does not have.

    Each is an operation of its own, since a schedule belongs to the day it was made for; the file loaded again
    completes what was cut off.

    Raises:
        InputUnusable: There is no record, or the file was changed meanwhile.
        Busy: Somebody else is writing.
    """
    store = office.store
    known = {reference.casefold(): reference for reference in store.references()}
    rows = [row for row in content.rows(findings.add) if _is_known(row, known, findings)]
    found = schedules_of(
        replace(row, start=replace(row.start, reference=known[row.start.reference.casefold()])) for row in rows
    )
    there = store.every_schedule(date.max)
    recorded = {(schedule.as_of, schedule.schedule) for schedule in there}
    new = [its for its in found if its not in recorded]
    tally = Tally(rows=content.row_count, new=sum(len(schedule.starts) for _, schedule in new))
    tally.unchanged = len(rows) - tally.new
    if how.dry_run or (findings.rejected and not how.skip_bad_rows):
        return tally
    if findings.rejected:
        how.write_rejects()
    reading.check_same()
    if new:
        back_up_before(office, "import")
    for made_for, schedule in new:
        words = f"{words_for('schedules')}: {count(len(schedule.starts), 'start')}"
        store.record(NewOperation(IMPORT, words, made_for, reading.sha256), Changes(schedule=schedule))
    _tell_of_overtaken(office, there, [made_for for made_for, _ in new])
    tally.loaded, tally.wrote = True, bool(new)
    return tally


def _tell_of_overtaken(office: Office, there: Sequence[RecordedSchedule], made_for: Sequence[date]) -> None:
    """Schedules made for days before that of one which was there already hold only until then."""
    last = max((schedule.as_of for schedule in there), default=date.min)
    if overtaken := sum(day < last for day in made_for):
        office.tell(
            f"{count(overtaken, 'schedule')} made for days before {show_day(last)}: the schedule of that day was there "
            "already and stays in force from then, with its promises."
        )


def _is_known(row: StartRow, known: Mapping[str, str], findings: Findings) -> bool:
    reference = row.start.reference
    if reference.casefold() in known:
        return True
    why, fix = "no case has this reference.", "Import the caseload that has it first, or correct the reference."
    where = place(row.row, "reference")
    findings.add(Problem("IMP021", Severity.REJECT, where, reference, why, fix, row=row.row, column="reference"))
    return False

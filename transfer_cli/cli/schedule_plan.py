"""What every command about the schedule does first: plan, with the solver at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import NewSchedule, RecordedSchedule
    from transfer_cli.domain.schedule.handover import Hand
    from transfer_cli.domain.schedule.job import Job, Places
    from transfer_cli.domain.schedule.leaving import Handover
    from transfer_cli.domain.schedule.outcome import Schedule
    from transfer_cli.domain.schedule.room import Limits
    from transfer_cli.domain.schedule.wishes import Wishes
    from transfer_cli.domain.settings import Settings


def planned(office: Office, settings: Settings, caseload: Caseload, again: NewSchedule | None = None) -> Schedule:
    """The schedule of this caseload by these settings.

    Args:
        again: An earlier schedule whose places are taken again where they still can be.
    """
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.schedule.plan import plan
    from transfer_cli.domain.timeline import timelines

    calendar = Calendar(settings.terms, settings.bank_holidays)
    return plan(timelines(caseload, settings), settings, calendar, office.as_of, solve, _best, again)


def hands_of(office: Office, wanted: Handover, caseload: Caseload) -> tuple[Hand, ...]:
    """To whom the open cases go."""
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.schedule.leaving import handed_over

    calendar = Calendar(wanted.settings.terms, wanted.settings.bank_holidays)
    return handed_over(wanted, caseload, calendar, office.as_of, solve)


def supposed_schedule(office: Office, caseload: Caseload, change: str) -> Schedule:
    """The schedule as it would be with that change; those who leave at once hand over their cases first."""
    from dataclasses import replace

    from transfer_cli.domain.schedule.handover import changes_of, with_officers
    from transfer_cli.domain.schedule.leaving import Handover
    from transfer_cli.domain.schedule.what_if import refuse_gone_by, supposed, with_freed

    now = supposed(office.settings, change)
    refuse_gone_by(now.settings, office.settings, office.as_of)
    for leaving in now.left:
        with_them = replace(now.settings, officers=(*now.settings.officers, leaving))
        given = hands_of(office, Handover(with_them, leaving.name), caseload)
        caseload = with_officers(caseload, changes_of(given, office.as_of))
    return planned(office, now.settings, with_freed(caseload, now.freed))


def solve(jobs: Sequence[Job], limits: Limits, *, best: bool = False, promised: dict[str, int] | None = None) -> Places:
    """The solver, loaded only when it is asked."""
    from transfer_cli.solver import most_in_time

    return most_in_time(jobs, limits, best=best, promised=promised)


def _best(jobs: Sequence[Job], limits: Limits, wanted: Wishes) -> Places:
    from transfer_cli.solver import best_by_preference

    return best_by_preference(jobs, limits, wanted)


def recorded_schedules(office: Office) -> tuple[RecordedSchedule, ...]:
    """The schedules until the day asked about; the last is in force.

    Raises:
        InputUnusable: SCH012, there is none.
    """
    from transfer_cli.errors import InputUnusable

    found = office.store.schedules(office.as_of, office.known_at)
    if not found:
        raise InputUnusable("SCH012", "There is no schedule yet.", "Make one with: transfer schedule.")
    return found

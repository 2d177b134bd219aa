"""What every command about the schedule does first: plan, with the solver at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import NewSchedule, RecordedSchedule
    from transfer_cli.domain.schedule.job import Job, Places
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

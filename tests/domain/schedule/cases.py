"""Cases with much and little time, and the schedule made of them."""

from __future__ import annotations

from datetime import date

from tests.builders import a_case, day
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Caseload, PhaseMove
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.schedule.plan import plan
from transfer_cli.domain.settings import Capacity, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.solver import most_in_time

START = day("Mon 5 Sep 2016")
ONE_A_WEEK = Settings("A", capacity=Capacity(starts_per_week=1))


def schedule_of(*cases: Case, settings: Settings = ONE_A_WEEK, as_of: date = START) -> Schedule:
    calendar = Calendar(settings.terms, settings.bank_holidays)
    return plan(timelines(Caseload(cases, as_of), settings), settings, calendar, as_of, most_in_time)


def a_mover(reference: str, **changes: object) -> Case:
    """To begin by Wed 12 Oct 2016."""
    move = {"phase_move": PhaseMove.PRIMARY_TO_SECONDARY, "phase_move_on": day("Fri 1 Sep 2017")}
    return a_case(reference=reference, **move, **changes)


def a_settled_case(reference: str, **changes: object) -> Case:
    """To begin by Sat 25 Nov 2017."""
    return a_case(reference=reference, phase_move=PhaseMove.NONE, **changes)

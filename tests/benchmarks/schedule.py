"""How long a schedule takes: 1,300 children, and the proof alone against HiGHS on the same instance.

Run it with `python -m tests.benchmarks.schedule [CHILDREN]`. The proof is the feasibility test of an undivided team by
running totals; HiGHS answers the same question as a programme in whole numbers, the team being its only officer. The
whole decision is windows, limits, judgement, late ones, level load, places and check, for six officers with limits.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.benchmarks.compare import Comparison, show
from tests.builders import a_case
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Caseload, PhaseMove
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.plan import plan
from transfer_cli.domain.schedule.room import Limits
from transfer_cli.domain.schedule.sums import demands, earliest
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.schedule.window import windows
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.solver import most_in_time

AS_OF = date(2016, 9, 5)
NAMES = ("J Price", "S Kaur", "T Okafor", "M Hesketh", "R Dutton", "L Nowak")


def main() -> None:
    """Measure and print."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 1300
    weekly = -(-children // 48)
    officers = tuple(Officer(name, -(-weekly // 5), weekly * 4) for name in NAMES)
    settings = Settings("A", capacity=Capacity(weekly, weekly * 20), officers=officers)
    random = Random(children)  # noqa: S311 - repeatable on purpose
    derived = timelines(Caseload(tuple(a_child(n, random) for n in range(children)), AS_OF), settings)
    calendar = Calendar(settings.terms)

    schedule = plan(derived, settings, calendar, AS_OF, most_in_time)
    whole = seconds(lambda: plan(derived, settings, calendar, AS_OF, most_in_time))
    late = f"{len(schedule.late)} late" if schedule.late else "all in time"
    print(f"{children} children, six officers, whole decision: {whole * 1000:.0f} ms ({late})")  # noqa: T201 - a measurement

    weeks = school_weeks(calendar, AS_OF)
    room = limits(settings, weeks, derived, AS_OF).team
    team = Limits(weeks, room, (replace(room, name="everybody"),))
    jobs = [
        Job(window.last, (0,), window.reference, window.first)
        for window in windows(derived, settings, weeks, AS_OF)
        if window.first is not None and window.last is not None
    ]
    spans = [(job.first, job.last) for job in jobs]
    ours = seconds(lambda: earliest(room, demands(spans), len(spans)))
    peer = seconds(lambda: most_in_time(jobs, team))
    assert (earliest(room, demands(spans), len(spans)) is not None) == (len(most_in_time(jobs, team)) == len(jobs))
    show(f"{len(jobs)} children, proof, against HiGHS", Comparison(ours, peer, ours / peer), 1)


def a_child(number: int, random: Random) -> Case:
    """One in twelve moves to another phase in 2017; two in three have an officer."""
    moves = number % 12 == 0
    return a_case(
        reference=f"CW{number:06}",
        date_of_birth=date(1999, 9, 1) + timedelta(days=random.randrange(4500)),
        phase_move=PhaseMove.PRIMARY_TO_SECONDARY if moves else PhaseMove.NONE,
        phase_move_on=date(2017, 9, 1) if moves else None,
        officer=random.choice((*NAMES, None, None, None)),
    )


def seconds(work: Callable[[], object]) -> float:
    """Median of five runs."""

    def once() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return statistics.median(once() for _ in range(5))


if __name__ == "__main__":
    main()

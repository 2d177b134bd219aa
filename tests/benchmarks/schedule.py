"""How long a schedule takes, the proof included, and the proof alone against OR-tools CP-SAT on the same instance.

Run it with `python -m tests.benchmarks.schedule [CHILDREN]`; the peer needs the extra, `pip install -e '.[benchmark]'`.

- The whole decision is windows, limits, judgement, late ones, level load, places, preferences, reasons and check, for
  six officers with limits of their own.
- The peer is given the same reviews, windows and limits, as a yes or no for each child, week and officer, and is only
  asked for any answer. What it takes when the children are counted by kind for it, as ours are, is shown beside it.
- The proof alone, by running totals of an undivided team, is measured for more and more children and for more and more
  weeks: it grows with the weeks.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.benchmarks.compare import Comparison, show
from tests.builders import a_case
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Caseload, PhaseMove
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.schedule.exact import possible
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.plan import plan
from transfer_cli.domain.schedule.room import NO_LIMIT, Limits, Room
from transfer_cli.domain.schedule.sums import demands, earliest
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.schedule.window import windows
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.solver import most_in_time

AS_OF = date(2016, 9, 5)
NAMES = ("J Price", "S Kaur", "T Okafor", "M Hesketh", "R Dutton", "L Nowak")
GOAL = 60
"""Seconds for 240,000 children."""
MOST_FOR_PEER = 5000
"""Children; beyond, the peer's model by child does not fit into memory."""


def main() -> None:
    """Measure and print."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 1300
    settings, derived = an_authority(children)
    calendar = Calendar(settings.terms)
    schedule = plan(derived, settings, calendar, AS_OF, most_in_time)
    whole = seconds(lambda: plan(derived, settings, calendar, AS_OF, most_in_time), 1 if children > 10_000 else 5)
    late = f"{len(schedule.late)} late" if schedule.late else "all in time"
    goal = f" (goal for 240,000: under {GOAL} s)" if children > 10_000 else ""
    print(f"{children:,} children, six officers, whole decision: {whole:.2f} s, {late}{goal}")  # noqa: T201 - a measurement is printed

    jobs, room = reviews(derived, settings)
    against_cp_sat(f"{children:,} children, six officers", jobs, room)
    alone = [replace(job, officer=None) for job in jobs]
    against_cp_sat(f"{children:,} children, one team", alone, Limits(room.weeks, room.team))
    grows()


def against_cp_sat(what: str, jobs: Sequence[Job], room: Limits) -> None:
    """Whether all fit: ours, and the peer's by child and by kind."""
    ours = seconds(lambda: possible(jobs, room, most_in_time))
    by_kind = seconds(lambda: solved_by_cp_sat(jobs, room, by_kind=True), 3)
    show(f"{what}: whether all fit, against CP-SAT counting kinds", Comparison(ours, by_kind, ours / by_kind), 1)
    if len(jobs) <= MOST_FOR_PEER:
        by_child = seconds(lambda: solved_by_cp_sat(jobs, room, by_kind=False), 1)
        show(f"{what}: whether all fit, against CP-SAT", Comparison(ours, by_child, ours / by_child), 1 / 20)


def grows() -> None:
    """The proof from its counts: by children, then by weeks."""
    for children in (1_300, 13_000, 130_000):
        print(f"proof, {children:>7,} children, 100 weeks: {proof(children, 100) * 1000:.1f} ms")  # noqa: T201 - a measurement is printed
    for weeks in (50, 100, 200):
        print(f"proof,   1,300 children, {weeks:>3} weeks: {proof(1_300, weeks) * 1000:.1f} ms")  # noqa: T201 - a measurement is printed


def proof(children: int, weeks: int) -> float:
    """Seconds to decide whether so many reviews, counted by window, fit into so many weeks."""
    random = Random(children)  # noqa: S311 - repeatable on purpose
    spans: Counter[tuple[int, int]] = Counter()
    for _ in range(children):
        first = random.randrange(0, weeks // 2, 5)
        spans[first, random.randrange(first + weeks // 4, weeks, 5)] += 1
    weekly = -(-children * 11 // (weeks * 10))
    room = Room(None, (weekly,) * weeks, (weekly * 20,) * weeks)
    return seconds(lambda: earliest(room, demands(spans), children))


def an_authority(children: int) -> tuple[Settings, tuple[Timeline, ...]]:
    """Six officers with room for so many children, and what is derived of each."""
    weekly = -(-children // 48)
    officers = tuple(Officer(name, -(-weekly // 5), weekly * 4) for name in NAMES)
    settings = Settings("A", capacity=Capacity(weekly, weekly * 20), officers=officers)
    random = Random(children)  # noqa: S311 - repeatable on purpose
    return settings, timelines(Caseload(tuple(a_child(n, random) for n in range(children)), AS_OF), settings)


def reviews(derived: Sequence[Timeline], settings: Settings) -> tuple[list[Job], Limits]:
    """What is to be placed, and the room for it."""
    weeks = school_weeks(Calendar(settings.terms), AS_OF)
    room = limits(settings, weeks, derived, AS_OF)
    return [
        Job(window.last, (0,), window.reference, window.first, room.officer_of(window.case.officer))
        for window in windows(derived, settings, weeks, AS_OF)
        if window.first is not None and window.last is not None
    ], room


def solved_by_cp_sat(jobs: Sequence[Job], room: Limits, *, by_kind: bool) -> bool:
    """Whether all of them can begin within windows and limits, by OR-tools."""
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    weeks, officers = range(len(room.weeks)), range(len(room.officers)) or range(1)
    begun: dict[tuple[int, int], list[Any]] = {(officer, week): [] for officer in officers for week in weeks}
    kinds = Counter((job.officer, job.first, job.last) for job in jobs)
    wanted = list(kinds.items()) if by_kind else [((job.officer, job.first, job.last), 1) for job in jobs]
    for (officer, first, last), count in wanted:
        columns = []
        for week in range(first, last + 1):
            for taker in officers if officer is None else (officer,):
                column = model.new_int_var(0, count, "")
                begun[taker, week].append(column)
                columns.append(column)
        model.add(sum(columns) == count)
    for owner, of in [(room.team, officers), *((each, (number,)) for number, each in enumerate(room.officers))]:
        for week, (starts, span) in enumerate(zip(owner.starts, owner.spans, strict=True)):
            model.add(sum(sum(begun[officer, week]) for officer in of) <= min(starts, len(jobs)))
            if span < NO_LIMIT:
                since = max(0, week + 1 - owner.open_weeks)
                model.add(sum(sum(begun[o, n]) for o in of for n in range(since, week + 1)) <= span)
    solver: Any = cp_model.CpSolver()
    return solver.solve(model) in {cp_model.OPTIMAL, cp_model.FEASIBLE}


def a_child(number: int, random: Random) -> Case:
    """One in twelve moves to another phase in 2017; two in three have an officer."""
    moves = number % 12 == 0
    return a_case(
        reference=f"CW{number:06}",
        date_of_birth=date(1999, 9, 1) + timedelta(days=random.randrange(4500)),
        setting_name=f"School {number // 30}",
        home_address=(f"{number // 2} Sample Street",),
        last_annual_review=date(2015, 9, 1) + timedelta(days=random.randrange(365)),
        phase_move=PhaseMove.PRIMARY_TO_SECONDARY if moves else PhaseMove.NONE,
        phase_move_on=date(2017, 9, 1) if moves else None,
        officer=random.choice((*NAMES, None, None, None)),
    )


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Median of some runs."""

    def once() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return statistics.median(once() for _ in range(runs))


if __name__ == "__main__":
    main()

"""The schedule: a week and an officer for every review still to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.changes import NewSchedule
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.schedule.again import places_again
from transfer_cli.domain.schedule.check import check, overfull
from transfer_cli.domain.schedule.choosing import chosen_for, with_leftovers
from transfer_cli.domain.schedule.exact import Solve, possible
from transfer_cli.domain.schedule.judge import Shortfall, judge
from transfer_cli.domain.schedule.lapsing import lapsed, needing, settled
from transfer_cli.domain.schedule.moves import moves
from transfer_cli.domain.schedule.other_ways import other_ways, recovery
from transfer_cli.domain.schedule.outcome import Schedule, Start
from transfer_cli.domain.schedule.pace import pace
from transfer_cli.domain.schedule.preferring import Best, best_places, met_by, preferred
from transfer_cli.domain.schedule.room import Limits
from transfer_cli.domain.schedule.task import jobs_of, promised, start_of, task_of, with_pins
from transfer_cli.domain.schedule.window import Window
from transfer_cli.domain.schedule.wishes import wishes
from transfer_cli.domain.settings import Settings


def plan(
    timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date, solve: Solve,
    best: Best | None = None, again: NewSchedule | None = None,
) -> Schedule:  # fmt: skip
    """Give every review still to begin its week.

    Level load under the smallest weekly number that is enough, as early as that allows, earlier promises kept
    where they can be; then preferences, by swaps. If not all can begin in time, as few as can be are late, and those
    whom it harms least; they follow as soon as there is room. Weeks too soon for a notice by post are used only if
    that makes fewer late; whether all fit is judged with them.

    Args:
        solve: Asked where officers' own cases meet those of anybody and nothing simpler decides.
        best: Asked of small caseloads, how far preferences could be met at best; None = nobody wants to know.
        again: An earlier schedule whose places are taken again as they were, where they still can be; None = none.

    Raises:
        AssertionError: The schedule breaks a constraint: a defect, so it is never shown or recorded.
    """
    task = settled(task_of(timelines, settings, calendar, as_of), solve)
    room, within = task.limits, task.limits.with_room_for(task.pins.values())
    wanted = wishes(task.found, within, settings.scheduling.preferences, as_of)
    while True:
        found, jobs = task.found, jobs_of(task.found, task)
        verdict = judge(jobs, room, solve)
        fits = not verdict.shortfalls
        holding = with_pins(task, places_again(again, task, solve, fits=fits)) if again else task
        chosen = chosen_for(holding, solve, fits=fits)
        places = with_leftovers(preferred(chosen, holding, within, wanted), task, within, fits=fits)
        late_for_advice = lapsed(places, task)
        if not late_for_advice:
            break
        task = needing(task, late_for_advice)
    by_law = [replace(w, first=0, last=w.lawful) for w in found if w.lawful is not None]
    before = promised(found, room)
    by_preference = frozenset(
        reference
        for reference, at in places.items()
        if at != chosen.places.get(reference, at) and chosen.places[reference] == before.get(reference)
    )
    starts = tuple(sorted((start_of(window, places.get(window.reference), task) for window in found), key=_by_week))
    schedule = Schedule(
        as_of,
        room,
        starts,
        (*_gone_by(found), *verdict.shortfalls),
        verdict.remedies,
        possible(jobs_of(by_law, task), room, solve),
        task.by_post,
        tuple(sorted(_strangers(found, room))),
        moves(found, places, within, task.by_post, by_preference),
        met_by(wanted, places, best_places(chosen, places, task, within, wanted, best) if best else None),
        tuple(other_ways(jobs, found, room, solve)) if verdict.shortfalls else (),
        recovery(jobs, room, solve) if verdict.shortfalls else None,
        pace(timelines, jobs, room, calendar, as_of),
        settings.scheduling.change_budget,
        overfull(places, room),
    )
    late = frozenset(start.window.reference for start in starts if start.late)
    faults = check(places, found, within, late, task.pins)
    if faults or (late and schedule.feasible):
        raise AssertionError("; ".join(faults) or "Everything fits, and yet something is late.")
    return schedule


def _by_week(start: Start) -> tuple[bool, int, str]:
    return start.place is None, start.place.week if start.place else 0, start.window.reference


def _gone_by(found: Iterable[Window]) -> list[Shortfall]:
    """Reviews whose last week has gone, as shortfalls of the first possible week."""
    counts = Counter(_limit_of(window) for window in found if window.last is None)
    return [Shortfall(0, 0, count, 0, limit) for limit, count in sorted(counts.items())]


def _limit_of(window: Window) -> str:
    if not window.by_law:
        return "guidance_too_late"
    return "holidays" if window.by_holidays else "too_late"


def _strangers(found: Iterable[Window], limits: Limits) -> set[str]:
    """Officers whom cases name and the settings do not, though they name others."""
    named = {window.case.officer for window in found if window.case.officer} if limits.officers else set()
    return {name for name in named if limits.officer_of(name) is None}

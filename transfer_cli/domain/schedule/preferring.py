"""The chosen places with preferences met, as far as they cost nobody anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from transfer_cli.domain.schedule.choosing import Chosen, with_promises_kept
from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.swaps import Keep, fullest_week, swapped
from transfer_cli.domain.schedule.task import Task, job_of, jobs_of, late_in
from transfer_cli.domain.schedule.wishes import Met, Wishes, met

BUFFER_KEPT = 4
"""Weeks before its last one that a review does not lose to a preference."""
SMALL = 12
"""Up to so many reviews the best that preferences could come to is worked out."""

Best = Callable[[Sequence[Job], Limits, Wishes], Places]
"""Places for as many reviews as can begin, and of all such schedules the one that meets most preferences by weight."""


def preferred(chosen: Chosen, task: Task, within: Limits, wanted: Wishes) -> dict[str, Place]:
    """The places after swaps. Late reviews stay, and so do promised weeks beyond the change budget.

    Weeks that cannot stay use the budget up first; what is left of it is for preferences.
    """
    late = late_in(chosen.places, task)
    promised = {
        window.reference: within.weeks.number_of(window.case.promise.week)
        for window in task.found
        if window.case.promise
    }
    jobs = [job for job in _movable(chosen, task) if job.reference not in late]
    kept = {r: week for r, week in promised.items() if week is not None and _is_at(chosen.places.get(r), week)}
    forced = len(promised) - len(kept)
    budget = max(0, task.settings.scheduling.change_budget - forced)
    places = swapped(jobs, chosen.places, within, wanted, Keep(frozenset({*task.pins, *late}), kept, budget))
    by_choice = {reference for reference, week in kept.items() if not _is_at(places[reference], week)}
    return with_promises_kept(places, chosen, task, by_choice)


def _movable(chosen: Chosen, task: Task) -> list[Job]:
    """The reviews in the weeks to which a preference may take them.

    None whose notice can go by post loses that, and none comes nearer to its last week than four weeks, or than it is.
    """
    return [
        replace(job, first=max(job.first, min(task.by_post, at.week)), last=max(at.week, job.last - BUFFER_KEPT))
        if (at := chosen.places.get(job.reference))
        else job
        for job in jobs_of(chosen.windows, task)
    ]


def met_by(wanted: Wishes, places: Places, best: Places | None) -> tuple[Met, ...]:
    """How far each preference is met, beside the best places if they are known."""
    found = met(wanted, places)
    if best is None:
        return found
    return tuple(each._replace(best=at_best.met) for each, at_best in zip(found, met(wanted, best), strict=True))


def best_places(
    chosen: Chosen, places: Places, task: Task, within: Limits, wanted: Wishes, best: Best
) -> Places | None:
    """The places that meet most, of those in the same windows with no fuller week; late reviews stay where they are."""
    if len(task.found) > SMALL:
        return None
    late = late_in(places, task)
    free = [job for job in _movable(chosen, task) if job.reference not in late]
    fixed = [
        replace(job_of(window, task), first=at.week, last=at.week, officer=at.officer)
        for window in task.found
        if window.reference in late and (at := places.get(window.reference))
    ]
    return best([*free, *fixed], within.at_most(fullest_week(chosen.places), -1), wanted)


def _is_at(place: Place | None, week: int) -> bool:
    return place is not None and place.week == week

"""The places of an earlier schedule taken again as they were, as far as they still can be."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_cli.domain.changes import NewSchedule
from transfer_cli.domain.schedule.check import Overfull, overfull
from transfer_cli.domain.schedule.exact import Solve, possible
from transfer_cli.domain.schedule.job import Places
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.task import Task, jobs_of, late_in, with_pins
from transfer_cli.domain.schedule.window import Window


def places_again(before: NewSchedule, task: Task, solve: Solve, *, fits: bool) -> Places:
    """The places of that schedule that can be taken again together, whatever others there would be by now.

    A review that was late then is late again. Only where all could begin in time by now is no lateness brought back:
    these are planned anew, and with them everything else if the other places left them no room.

    Args:
        fits: All that are not too late whatever is done can begin in time.
    """
    windows = {window.reference: window for window in task.found if window.reference not in task.pins}
    found: dict[str, Place] = {}
    for start in before.starts:
        window, week = windows.get(start.reference), task.limits.weeks.number_of(start.week)
        if window and week is not None and (place := _place(window, week, start.officer, task.limits)):
            found[start.reference] = place
    if fits:
        late = late_in(found, task)
        found = {reference: place for reference, place in found.items() if reference not in late}
    found = _without_overfull(found, task)
    if fits and not possible(jobs_of(task.found, with_pins(task, found)), task.limits, solve):
        return {}
    return found


def _place(window: Window, week: int, name: str | None, limits: Limits) -> Place | None:
    """The place, if the review can still begin there with whoever had it."""
    officer, own = limits.officer_of(name), limits.officer_of(window.case.officer)
    if limits.weeks.all[week].starts_on is None or window.first is None or week < window.first:
        return None
    if limits.officers and (officer is None or own not in {None, officer}):
        return None
    return Place(week, officer, limits.psychologist is not None and window.needs_at(week))


def _without_overfull(found: dict[str, Place], task: Task) -> dict[str, Place]:
    """The same without all that meet where there is no room for all of them any more."""
    within = task.limits.with_room_for(task.pins.values())
    while over := overfull({**found, **task.pins}, within):
        found = {reference: place for reference, place in found.items() if not _is_in(place, over, within)}
    return found


def _is_in(place: Place, over: Sequence[Overfull], limits: Limits) -> bool:
    def uses(limit: str) -> bool:
        if limit == "psychologist":
            return place.assessed
        whose, _, name = limit.partition(":")
        return whose != "officer" or place.officer == limits.officer_of(name)

    return any(each.first <= place.week <= each.last and uses(each.limit) for each in over)

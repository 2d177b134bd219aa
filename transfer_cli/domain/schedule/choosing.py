"""The places that are chosen: by post where that makes nobody late, and with the buffer that was asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from transfer_cli.domain.schedule.exact import Solve, as_many_as_fit, possible
from transfer_cli.domain.schedule.job import Places
from transfer_cli.domain.schedule.placing import placed
from transfer_cli.domain.schedule.put_back import put_back
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.search import least
from transfer_cli.domain.schedule.spare import first_free, free_weeks
from transfer_cli.domain.schedule.task import Task, jobs_of, promised
from transfer_cli.domain.schedule.window import Window


@dataclass(frozen=True, slots=True)
class Chosen:
    """Places, and the windows that were kept to, which may be narrower than those of the law."""

    places: Places
    windows: tuple[Window, ...]


def chosen_for(task: Task, solve: Solve, *, fits: bool) -> Chosen:
    """Places in weeks whose notice can go by post, unless those within the lawful windows make fewer late."""
    chosen = _chosen(task, solve, fits=fits)
    return replace(chosen, places=with_promises_kept(chosen.places, chosen, task))


def with_promises_kept(places: Places, chosen: Chosen, task: Task, moved: Collection[str] = ()) -> dict[str, Place]:
    """The places with every review where it was promised that can be there; a promise goes before the buffer.

    Args:
        moved: Reviews that are meant to be elsewhere.
    """
    before = promised(task.found, task.limits)
    first = {window.reference: window.first for window in chosen.windows if window.reference in before}
    found = [replace(window, first=first[window.reference]) for window in task.found if window.reference in before]
    within = task.limits.with_room_for(task.pins.values())
    return put_back(places, before, found, within, {*task.pins, *moved})


def _chosen(task: Task, solve: Solve, *, fits: bool) -> Chosen:
    by_post = tuple(_from_week(task.by_post, window) for window in task.found)
    if _missed(by_post, task, solve) <= _missed(task.found, task, solve):
        posted = _placed(by_post, task, solve)
        if len(posted) == len(task.found) or posted.keys() >= _placed(task.found, task, solve).keys():
            return _with_buffer(Chosen(posted, by_post), task, solve, fits=fits)
    return _with_buffer(Chosen(_placed(task.found, task, solve), task.found), task, solve, fits=fits)


def _missed(found: Sequence[Window], task: Task, solve: Solve) -> set[str]:
    """The reviews that are late within these windows."""
    jobs = jobs_of(found, task)
    return {job.reference for job in jobs} - as_many_as_fit(jobs, task.limits, solve).keys()


def _placed(found: Sequence[Window], task: Task, solve: Solve) -> Places:
    """Places for as many as there is room for, beside those to which families have agreed."""
    free = [window for window in found if window.reference not in task.pins]
    left = task.limits.with_room_for(task.pins.values()).less(task.pins.values())
    timely = jobs_of(free, task)
    gone = jobs_of((window for window in free if window.last is None), task, gone=True)
    return {**placed(timely, gone, promised(free, task.limits), left, solve), **task.pins}


def with_leftovers(places: Places, task: Task, limits: Limits, *, fits: bool) -> Places:
    """The same with a week for everybody else whom a gap between the others lets begin, however late.

    Args:
        fits: All that are not too late whatever is done can begin in time, so that none of these is left over.
    """
    found = dict(places)
    free = free_weeks(found.values(), limits)
    without = (window for window in task.found if window.reference not in places)
    left = jobs_of((window for window in without if window.last is None or not fits), task, gone=True)
    for job in sorted(left, key=lambda job: (-job.harm, job)):
        weeks = range(job.first, len(limits.weeks))
        if place := first_free(weeks, job.officer, limits, free, assessed=job.assessed):
            found[job.reference] = place
            free = free_weeks(found.values(), limits)
    return found


def _with_buffer(chosen: Chosen, task: Task, solve: Solve, *, fits: bool) -> Chosen:
    """The same with as many weeks before each last one kept free as the settings ask for and all still fit with."""

    def narrowed(weeks: int) -> tuple[Window, ...]:
        return tuple(_ending_sooner(window, weeks) for window in chosen.windows)

    def too_many(weeks: int) -> bool:
        return not possible(jobs_of(narrowed(weeks), task), task.limits, solve)

    most = task.settings.scheduling.buffer_weeks
    weeks = least(most + 1, too_many) - 1 if fits and most else 0
    return Chosen(_placed(narrowed(weeks), task, solve), narrowed(weeks)) if weeks > 0 else chosen


def _ending_sooner(window: Window, weeks: int) -> Window:
    if window.first is None or window.last is None:
        return window
    return replace(window, last=max(window.first, window.last - weeks))


def _from_week(number: int, window: Window) -> Window:
    """The window from that week on; the same if nothing is left then, or if the notice has stated the day already.

    A review that is too late already does not wait for the post: its notice is handed over.
    """
    if window.first is None or window.last is None or window.last < number or window.is_stated:
        return window
    return replace(window, first=max(window.first, number))

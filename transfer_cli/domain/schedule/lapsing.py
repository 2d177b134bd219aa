"""Reviews whose psychologist's advice lapses before their last week: begun while it suffices, or with fresh advice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from transfer_cli.domain.schedule.exact import Solve, as_many_as_fit, possible
from transfer_cli.domain.schedule.job import Places
from transfer_cli.domain.schedule.task import Task, jobs_of
from transfer_cli.domain.schedule.window import Window


def settled(task: Task, solve: Solve) -> Task:
    """The task with each such review either held to the weeks in which its advice suffices, or planned with fresh one.

    Those promised a later week keep it if all fit then; otherwise those that do not fit while their advice suffices,
    and at last all of them, are planned with fresh advice. If nothing makes all fit, what leaves fewest late is taken.
    """
    if task.limits.psychologist is None or not any(map(_lapses, task.found)):
        return task
    late_promises = {window.reference for window in task.found if _lapses(window) and _promised_later(window, task)}
    tried: list[tuple[int, Task]] = []
    for first in (needing(task, late_promises), task):
        now = first
        while True:
            jobs = jobs_of(now.found, now)
            if possible(jobs, now.limits, solve):
                return now
            missed = {job.reference for job in jobs} - as_many_as_fit(jobs, now.limits, solve).keys()
            tried.append((len(missed), now))
            open_ = {window.reference for window in now.found if _lapses(window)}
            if not open_:
                break
            now = needing(now, open_ & missed or open_)
    return min(tried, key=lambda found: found[0])[1]


def lapsed(places: Places, task: Task) -> set[str]:
    """References of reviews that are planned without a psychologist in a week in which their advice has lapsed."""
    if task.limits.psychologist is None:
        return set()
    return {
        window.reference
        for window in task.found
        if (place := places.get(window.reference)) and window.needs_at(place.week) and not place.assessed
    }


def needing(task: Task, references: Collection[str]) -> Task:
    """The task with these reviews planned with fresh advice."""
    found = (replace(window, assessed=True) if window.reference in references else window for window in task.found)
    return replace(task, found=tuple(found))


def _lapses(window: Window) -> bool:
    """Whether it is held to the weeks before its advice lapses, and could begin in time later as well."""
    return not window.assessed and window.may_need


def _promised_later(window: Window, task: Task) -> bool:
    week = task.limits.weeks.number_of(window.case.promise.week) if window.case.promise else None
    return week is not None and window.needs_at(week)

"""Which week each review gets: late ones soon, promises kept, the load level and as early as that allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transfer_cli.domain.schedule.exact import Solve, as_many_as_fit
from transfer_cli.domain.schedule.fill import arrange
from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.search import least


def placed(
    jobs: Sequence[Job], gone: Sequence[Job], promised: Mapping[str, Place], limits: Limits, solve: Solve
) -> Places:
    """Places for all reviews for which there is room at all.

    If not all can be in time, those are late whose lateness does least harm, and as few as can be. As many promised
    weeks are kept as then can be.

    Args:
        jobs: Reviews with a window.
        gone: Reviews that are too late whatever is done, in any week.
        promised: Places of the last schedule; without an officer where that one is gone.
    """
    in_time, settled = list(jobs), dict[str, Place]()
    if arrange(jobs, limits) is None:
        found = as_many_as_fit(jobs, limits, solve)
        in_time = [job for job in jobs if job.reference in found]
        if arrange(in_time, limits) is None:
            settled = dict(_level_by_solver(in_time, promised, limits, solve))
    missed = {job.reference for job in jobs} - {job.reference for job in in_time}
    late = [*gone, *(job for job in jobs if job.reference in missed)]
    left = limits.less(settled.values())
    timely = [job for job in in_time if job.reference not in settled]
    wanted, within = _with_late_beside_promised(timely, late, promised, left)
    kept = _kept(wanted, promised, left, solve)
    rest = [job for job in wanted if job.reference not in kept]
    return {**settled, **kept, **_level(rest, kept, left, within)}


def _with_late_beside_promised(
    timely: Sequence[Job], late: Sequence[Job], promised: Mapping[str, Place], limits: Limits
) -> tuple[list[Job], int]:
    """`_with_late`, but without taking the promised week of a review that is in time, if that leaves nobody out."""
    wanted, within = _with_late(timely, late, limits)
    staying = _promises(timely, promised, limits)
    if not late or not staying or not _staying(timely, staying, limits):
        return wanted, within
    held = [_fixed(job, staying[job.reference]) if job.reference in staying else job for job in timely]
    beside, later = _with_late(held, late, limits)
    if len(beside) != len(wanted):
        return wanted, within
    return [*timely, *beside[len(timely) :]], later


def _with_late(timely: Sequence[Job], late: Sequence[Job], limits: Limits) -> tuple[list[Job], int]:
    """The reviews with late ones in the fewest weeks that are enough for them, those first that suffer most.

    Returns:
        All reviews for which there is room, and the number of the last week of the late ones; -1 = there are none.
    """
    size = len(limits.weeks)
    late = sorted(late, key=lambda job: (-job.harm, job))

    def with_late(count: int, within: int) -> list[Job]:
        return [*timely, *(replace(job, last=max(within, job.first)) for job in late[:count])]

    def fit(count: int, within: int) -> bool:
        return arrange(with_late(count, within), limits) is not None

    count = least(len(late), lambda count: not fit(count + 1, size - 1))
    if not count:
        return list(timely), -1
    within = least(size - 1, lambda week: fit(count, week))
    return with_late(count, within), within


def _kept(jobs: Sequence[Job], promised: Mapping[str, Place], limits: Limits, solve: Solve) -> Places:
    """The promised places that can stay so that all other reviews still find one: all, or as many as can be."""
    staying = _promises(jobs, promised, limits)
    if not staying:
        return {}
    if places := _staying(jobs, staying, limits):
        return places
    weeks = {reference: place.week for reference, place in staying.items()}
    found = solve(jobs, limits, best=True, promised=weeks)
    stay = {reference: at for reference, at in staying.items() if found[reference].week == at.week}
    by_anybody = {reference: at._replace(officer=None) for reference, at in stay.items()}
    return _staying(jobs, stay, limits) or _staying(jobs, by_anybody, limits) or found


def _promises(jobs: Sequence[Job], promised: Mapping[str, Place], limits: Limits) -> dict[str, Place]:
    """The promised places that are still possible, each by itself."""
    return {job.reference: at for job in jobs if (at := promised.get(job.reference)) and _can_stay(job, at, limits)}


def _can_stay(job: Job, at: Place, limits: Limits) -> bool:
    if not job.first <= at.week <= job.last or job.officer not in {None, at.officer}:
        return False
    room = limits.team if at.officer is None else limits.officers[at.officer]
    return room.starts[at.week] > 0


def _staying(jobs: Sequence[Job], staying: Mapping[str, Place], limits: Limits) -> Places:
    """Places of those that stay, if all the others find theirs beside them; else none."""
    fixed = [_fixed(job, staying[job.reference]) if job.reference in staying else job for job in jobs]
    places = arrange(fixed, limits)
    return {reference: places[reference] for reference in staying} if places else {}


def _fixed(job: Job, at: Place) -> Job:
    return replace(job, first=at.week, last=at.week, officer=job.officer if at.officer is None else at.officer)


def _level(jobs: Sequence[Job], kept: Places, limits: Limits, after: int) -> Places:
    """Places under the smallest number of starts a week, after week `after`, that is enough."""

    def under(most: int) -> Places | None:
        return arrange(jobs, limits.at_most(most, after).less(kept.values()))

    unlevelled = arrange(jobs, limits.less(kept.values()))
    if not jobs or unlevelled is None:
        return unlevelled or {}
    load = Counter(place.week for place in [*unlevelled.values(), *kept.values()])
    most = least(max(load.values()), lambda most: under(most) is not None)
    return under(most) or unlevelled


def _level_by_solver(jobs: Sequence[Job], promised: Mapping[str, Place], limits: Limits, solve: Solve) -> Places:
    """The same where only a solver finds places."""
    most = least(len(jobs), lambda most: len(solve(jobs, limits.at_most(most, -1))) == len(jobs))
    weeks = {reference: place.week for reference, place in promised.items()}
    return solve(jobs, limits.at_most(most, -1), best=True, promised=weeks)

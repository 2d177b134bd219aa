"""Which week each review gets: late ones soon, promises kept, the load level and as early as that allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transfer_cli.domain.schedule.exact import Solve, as_many_as_fit
from transfer_cli.domain.schedule.fill import Job, Places, arrange
from transfer_cli.domain.schedule.limits import Limits, Place
from transfer_cli.domain.schedule.search import least


def placed(
    jobs: Sequence[Job], gone: Sequence[Job], promised: Mapping[str, Place], limits: Limits, solve: Solve
) -> Places:
    """Places for all reviews for which there is room at all.

    Args:
        jobs: Reviews with a window.
        gone: Reviews that are too late whatever is done, in any week.
        promised: Places of the last schedule.
    """
    in_time, settled = list(jobs), dict[str, Place]()
    if arrange(jobs, limits) is None:
        found = as_many_as_fit(jobs, limits, solve)
        in_time = [job for job in jobs if job.reference in found]
        if arrange(in_time, limits) is None:
            settled = dict(found)
    missed = {job.reference for job in jobs} - {job.reference for job in in_time}
    late = [*gone, *(job for job in jobs if job.reference in missed)]
    left = limits.less(settled.values())
    wanted, within = _with_late([job for job in in_time if job.reference not in settled], late, left)
    kept = _kept(wanted, promised, left)
    rest = [job for job in wanted if job.reference not in kept]
    return {**settled, **kept, **_level(rest, kept, left, within)}


def _with_late(timely: Sequence[Job], late: Sequence[Job], limits: Limits) -> tuple[list[Job], int]:
    """The reviews with late ones in the fewest weeks that are enough for them.

    Returns:
        All reviews for which there is room, and the number of the last week of the late ones; -1 = there are none.
    """
    size = len(limits.weeks)
    late = sorted(late)

    def with_late(count: int, within: int) -> list[Job]:
        return [*timely, *(replace(job, last=max(within, job.first)) for job in late[:count])]

    def fit(count: int, within: int) -> bool:
        return arrange(with_late(count, within), limits) is not None

    count = least(len(late), lambda count: not fit(count + 1, size - 1))
    if not count:
        return list(timely), -1
    within = least(size - 1, lambda week: fit(count, week))
    return with_late(count, within), within


def _kept(jobs: Sequence[Job], promised: Mapping[str, Place], limits: Limits) -> dict[str, Place]:
    """The promised places that can stay so that all other reviews still find one, week by week."""
    by_week: dict[int, dict[str, Place]] = {}
    for job in sorted(jobs):
        place = promised.get(job.reference)
        if place and job.first <= place.week <= job.last and job.officer in {None, place.officer}:
            room = limits.team if place.officer is None else limits.officers[place.officer]
            if room.starts[place.week] > 0:
                by_week.setdefault(place.week, {})[job.reference] = place

    def fit(places: Mapping[str, Place]) -> bool:
        others = [job for job in jobs if job.reference not in places]
        return arrange(others, limits.less(places.values())) is not None

    def keep(kept: dict[str, Place], weeks: Sequence[int]) -> dict[str, Place]:
        more = kept | {reference: place for week in weeks for reference, place in by_week[week].items()}
        if fit(more):
            return more
        if len(weeks) <= 1:
            return kept
        half = len(weeks) // 2
        return keep(keep(kept, weeks[:half]), weeks[half:])

    return keep({}, sorted(by_week))


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

"""Other ways to make everything fit than more starts a week, and until when it can be done at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from transfer_cli.domain.schedule.exact import Solve, possible
from transfer_cli.domain.schedule.job import Job
from transfer_cli.domain.schedule.room import NO_LIMIT, Extra, Limits, Room
from transfer_cli.domain.schedule.search import least
from transfer_cli.domain.schedule.window import Window

MOST_OFFICERS, MOST_WEEKS_SHORTER, MOST_WEEKS_EARLIER = 60, 12, 52
AN_OFFICER_STARTS, AN_OFFICER_OPEN = 2, 40
"""What one more officer can take on where the settings name none to go by."""


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Something that would be enough by itself; one less would not.

    Attributes:
        kind: `more_officers`, `shared_cases` (officers take over one another's cases), `shorter_reviews` (weeks
            less from beginning to conclusion) or `earlier_starts` (weeks before the local plan's first day).
        amount: Officers or weeks; 0 for `shared_cases`.
        week: Last week from which the officers would still be enough.
        starts: Starts a week of each of those officers.
        opened: Reviews that each can have open at once.
        shared: The new officers take over cases of the others too.
        team: The team's own limits have to be raised as much; those of an undivided team are its officers' room.
    """

    kind: str
    amount: int
    week: int | None = None
    starts: int | None = None
    opened: int | None = None
    shared: bool = False
    team: bool = False


@dataclass(frozen=True, slots=True)
class Recovery:
    """Until when all can still begin in time.

    Attributes:
        last: Number of the last week from which more room, however much, would still be enough.
        extra_starts: More starts in each school week from then on that would be needed if nothing is done before;
            None = starts alone would not do.
    """

    last: int
    extra_starts: int | None


def other_ways(jobs: Sequence[Job], found: Sequence[Window], limits: Limits, solve: Solve) -> Iterator[OtherWay]:
    """What else would make these reviews fit, each by itself."""
    pooled = [replace(job, officer=None) for job in jobs]
    if limits.officers and possible(pooled, limits, solve):
        yield OtherWay("shared_cases", 0)
    way = _more_officers(jobs, limits, solve) or _more_officers(pooled, limits, solve, shared=True)
    if way and way.amount:
        yield way
    by_reference = {window.reference: window for window in found}

    def shorter(weeks: int) -> bool:
        return possible(
            [_later(job, by_reference, weeks, limits) for job in jobs], limits.with_shorter_reviews(weeks), solve
        )

    held = {job.reference for job in jobs if by_reference[job.reference].held_back and not job.pinned}

    def earlier(weeks: int) -> bool:
        sooner = (replace(j, first=max(0, j.first - weeks)) if j.reference in held else j for j in jobs)
        return possible(list(sooner), limits, solve)

    yield from _weeks("shorter_reviews", MOST_WEEKS_SHORTER, shorter)
    if held:
        yield from _weeks("earlier_starts", MOST_WEEKS_EARLIER, earlier)


def recovery(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Recovery:
    """Until when these reviews, which do not fit as things are, could still be made to fit."""
    size = len(limits.weeks)
    last = least(size, lambda week: not possible(jobs, limits.boundless_from(week), solve)) - 1

    def enough(starts: int) -> bool:
        return possible(jobs, limits.more(Extra(limits.school(last, size - 1), starts)), solve)

    starts = least(len(jobs) + 1, enough)
    return Recovery(last, starts if starts <= len(jobs) else None)


def _weeks(kind: str, most: int, enough: Callable[[int], bool]) -> Iterator[OtherWay]:
    if enough(most):
        yield OtherWay(kind, least(most, enough))


def _later(job: Job, found: dict[str, Window], weeks: int, limits: Limits) -> Job:
    """The review with as many weeks more to begin in as it is made shorter.

    A week agreed with the family stays, and so does a last day to begin that the local plan names itself.
    """
    window = found[job.reference]
    if job.pinned:
        return job
    until = window.begin_by + timedelta(weeks=weeks)
    last = limits.weeks.last_to_begin_by(min(until, window.start_by) if window.start_by else until)
    return replace(job, last=max(job.last, job.last if last is None else last))


def _more_officers(jobs: Sequence[Job], limits: Limits, solve: Solve, *, shared: bool = False) -> OtherWay | None:
    """The fewest officers more that are enough, within the team's own limits if as few of them are."""
    raised = _officers_enough(jobs, limits, solve, shared=shared, team=True)
    if raised is None or not limits.officers:
        return raised and replace(raised, team=False)
    within = _officers_enough(jobs, limits, solve, shared=shared, team=False)
    return within if within and within.amount <= raised.amount else raised


def _officers_enough(jobs: Sequence[Job], limits: Limits, solve: Solve, *, shared: bool, team: bool) -> OtherWay | None:
    """The fewest officers more that are enough, and the last week from which they are."""
    starts, opened = _usual(limits)

    def fit(officers: int, week: int) -> bool:
        return possible(jobs, limits.joined_by(_officers(officers, starts, opened, week, limits), team=team), solve)

    if not fit(MOST_OFFICERS, 0):
        return None
    officers = least(MOST_OFFICERS, lambda number: fit(number, 0))
    week = least(len(limits.weeks), lambda week: not fit(officers, week)) - 1
    return OtherWay("more_officers", officers, week, starts, opened, shared, team)


def _officers(count: int, starts: int, opened: int, week: int, limits: Limits) -> Room:
    """So many new officers from that week on, as one."""
    school = limits.school(week, len(limits.weeks) - 1)
    weekly = tuple(count * starts if number in school else 0 for number in range(len(limits.weeks)))
    return Room("", weekly, tuple(count * opened * (number >= week) for number in range(len(limits.weeks))))


def _usual(limits: Limits) -> tuple[int, int]:
    """What the officers whom the settings name can usually take on."""
    starts = sorted(most for room in limits.officers if 0 < (most := max(room.starts, default=0)) < NO_LIMIT)
    opened = sorted(most for room in limits.officers if 0 < (most := max(room.spans, default=0)) < NO_LIMIT)
    return (
        starts[len(starts) // 2] if starts else AN_OFFICER_STARTS,
        opened[len(opened) // 2] if opened else AN_OFFICER_OPEN,
    )

"""Done, promised and needed over time: the lines of the burn-up chart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain.obligation import Kind, Stage, Timeline

PROMISED_SPAN = timedelta(weeks=18) - timedelta(days=1)
"""From the promised start to the last day of an assessment's 18 weeks, its first day counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """Children who will be concluded by the end of a day, those concluded now among them.

    Attributes:
        low, high: Ends of the 85 % range.
    """

    on: date
    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Point:
    """Children counted by the end of one day; None = the line has no value there.

    Attributes:
        promised: Whose conclusion was promised by then.
        done: Who were concluded by then; None after the day the question is about.
        needed: Who must be concluded by then at an even pace; None before that day and after the deadline.
        forecast: Who will be, with its 85 % range; None where nothing is forecast.
    """

    on: date
    promised: int | None
    done: int | None
    needed: float | None
    forecast: Count | None = None


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The lines, all out of one total.

    Attributes:
        total: Children to be concluded or already concluded; those who left are out of every line.
        scheduled_on: Day of the first schedule; None = there is none, and so no promised line.
        unpromised: Children of the total for whom that line has no day.
        points: The end of each month, the day the question is about and the deadline, in order.
    """

    as_of: date
    deadline: date
    total: int
    scheduled_on: date | None
    unpromised: int
    points: tuple[Point, ...]


def burn_up(
    timelines: Iterable[Timeline], first: date, deadline: date, as_of: date, band: Iterable[Count] = ()
) -> BurnUp:
    """The burn-up of these cases.

    Args:
        timelines: Every case that counts, as of `as_of`; those out of scope or gone are left out here.
        first: Day on which the lines begin.
        band: What is forecast, day by day; empty = nothing is.
    """
    counted = [t for t in timelines if t.in_scope and t.stage != Stage.LEFT]
    done = sorted(t.concluded_on for t in counted if t.concluded_on)
    scheduled_on = first_scheduled(counted)
    promises = [promised_end(t, scheduled_on) for t in counted] if scheduled_on else []
    promised = sorted(day for day in promises if day)
    total, done_now = len(counted), bisect_right(done, as_of)

    def needed(day: date) -> float | None:
        if not as_of <= day <= deadline:
            return None
        share = (day - as_of).days / ((deadline - as_of).days or 1)
        return round(done_now + (total - done_now) * share, 1)

    forecast = {count.on: count for count in band}
    last = max([deadline, as_of, *promised[-1:], *forecast])
    points = tuple(
        Point(
            on=day,
            promised=bisect_right(promised, day) if scheduled_on else None,
            done=bisect_right(done, day) if day <= as_of else None,
            needed=needed(day),
            forecast=forecast.get(day),
        )
        for day in sorted({*month_ends(first, last), as_of, deadline})
    )
    return BurnUp(as_of, deadline, total, scheduled_on, promises.count(None), points)


def first_scheduled(timelines: Iterable[Timeline]) -> date | None:
    """Day of the first schedule of all; None = there is none."""
    firsts = (t.case.first_promise for t in timelines)
    return min((first.promised_on for first in firsts if first), default=None)


def promised_end(timeline: Timeline, scheduled_on: date) -> date | None:
    """The day by which the family could expect the conclusion; None = nobody ever said.

    It is 18 weeks from the start in the first schedule. A case concluded before that schedule counts on the day
    it was concluded, one then under way on the last lawful day for its plan.

    Args:
        scheduled_on: Day of the first schedule of all.
    """
    if timeline.case.first_promise:
        return timeline.case.first_promise.starts_on + PROMISED_SPAN
    if timeline.concluded_on and timeline.concluded_on < scheduled_on:
        return timeline.concluded_on
    return next((o.due for o in timeline.of(Kind.PLAN_ISSUED)), timeline.concluded_on)


def month_ends(first: date, last: date) -> Iterable[date]:
    """The last day of each month from that of `first` to that of `last`."""
    month = first.replace(day=1)
    while month <= last:
        month = (month + timedelta(days=32)).replace(day=1)
        yield month - timedelta(days=1)

"""What is to be expected of each cohort by its own day, counted in the same futures as the forecast of all.

Reviews of those due earlier begin first; whoever is under way is concluded in the shares that the record shows, of
whatever cohort. Newcomers begin last, and count in no cohort.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from transfer_cli.domain.burnup import Count
from transfer_cli.domain.flow import Pending, pending_of, weeks_until
from transfer_cli.domain.forecast import EVEN, Drawn
from transfer_cli.domain.forecast_range import range_of, value_at
from transfer_cli.domain.forecast_run import PARTS, Run, leaving_of
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.past_pace import SHARE
from transfer_cli.domain.progress import children_of, cohort


@dataclass(frozen=True, slots=True)
class CohortForecast:
    """A cohort's open children, and how many of them will be concluded by its own day.

    Attributes:
        due: Its last day; None = it has none.
        by_due: Of those open now; None = the day has passed, or there is none.
        expected: The same on average, in children.
        chance: That none of them is open any more after that day, in per cent.
    """

    group: str
    due: date | None
    open: int
    by_due: Count | None = None
    expected: float | None = None
    chance: float | None = None


class Cohort(NamedTuple):
    """Open children with one day and one name.

    Attributes:
        due: `date.max` = none.
        weeks: Until that day.
    """

    due: date
    group: str
    pending: Pending
    weeks: int


class _End(NamedTuple):
    """Parts of a cohort that are concluded by its day in one future, and those that are open still."""

    concluded: int
    open: int


def cohorts_of(timelines: Iterable[Timeline], delay: int, as_of: date) -> tuple[Cohort, ...]:
    """The cohorts with somebody open, in the order of their days.

    Args:
        timelines: Every case as derived for `as_of`; those not in scope, and learning difficulty assessments, are left
            out here.
        delay: Of the flow of them all.
    """
    groups: defaultdict[tuple[date, str], list[Timeline]] = defaultdict(list)
    for timeline in children_of(timelines):
        if timeline.is_open:
            found = timeline.conclude_by
            groups[found.due if found else date.max, cohort(found)].append(timeline)
    return tuple(
        Cohort(due, group, pending_of(members, delay, as_of), weeks_until(due, as_of))
        for (due, group), members in sorted(groups.items())
    )


def forecast_cohorts(drawn: Drawn, cohorts: Sequence[Cohort], as_of: date) -> tuple[CohortForecast, ...]:
    """The forecast of each cohort.

    Args:
        drawn: The futures of the same caseload and day.
        cohorts: In the order of their days.
    """
    leaving = leaving_of(drawn.outlook.flow)
    ends = [list(_ends(cohorts, run, leaving)) for run in drawn.runs]
    return tuple(
        _forecast(found, [of_run[number] for of_run in ends], drawn.runs, as_of) for number, found in enumerate(cohorts)
    )


def _ends(cohorts: Sequence[Cohort], run: Run, leaving: int) -> Iterator[_End]:
    """How each cohort stands on its day in one future."""
    room = run.begun.copy()
    for _, same_day in groupby(cohorts, key=lambda found: found.due):
        together = tuple(same_day)
        waited = sum(found.pending.waiting for found in together)
        begun, waiting = _begun(waited * PARTS, room, leaving)
        for found in together:
            yield _end(found, run, begun, waiting, waited)


def _begun(waiting: int, room: list[int], leaving: int) -> tuple[list[int], list[int]]:
    """By week, parts that begin of so many who wait, and those who wait still.

    Args:
        room: By week, parts that begin of all that are not served yet; what begins here is taken from it.
    """
    begun: list[int] = []
    still: list[int] = []
    for week, most in enumerate(room):
        waiting -= waiting * leaving // SHARE
        can = min(waiting, most)
        room[week], waiting = most - can, waiting - can
        begun.append(can)
        still.append(waiting)
    return begun, still


def _end(found: Cohort, run: Run, begun: Sequence[int], waiting: Sequence[int], waited: int) -> _End:
    """How a cohort stands on its day.

    Args:
        begun, waiting: By week, of all who are due the same day.
        waited: Children of these who wait now; each cohort begins in proportion.
    """
    _, fixed, young, ripe = found.pending
    weeks = min(found.weeks, len(run.done))
    under_way = (sum(fixed) + sum(young) + ripe) * PARTS
    coming, ripe, concluded = [number * PARTS for number in young], ripe * PARTS, 0
    still = found.pending.waiting * PARTS
    for week in range(weeks):
        ripe += coming[week]
        of_ripe, all_ripe = run.shares[week]
        now = ripe * of_ripe // all_ripe if all_ripe else 0
        ripe, concluded = ripe - now, concluded + now
        starts = begun[week] * found.pending.waiting // waited if waited else 0
        under_way += starts - now
        coming.append(starts + (fixed[week] * PARTS if week < len(fixed) else 0))
    if weeks:
        still = waiting[weeks - 1] * found.pending.waiting // waited if waited else 0
    if run.finish is not None and found.weeks >= run.finish:
        return _End(concluded + under_way + still, 0)
    return _End(concluded, under_way + still)


def _forecast(found: Cohort, ends: Sequence[_End], runs: Sequence[Run], as_of: date) -> CohortForecast:
    number = found.pending.open
    if found.due == date.max or found.due < as_of:
        return CohortForecast(found.group, None if found.due == date.max else found.due, number)
    done = sorted((end.concluded + run.last_one) // PARTS for end, run in zip(ends, runs, strict=True))
    low, high = range_of(done)
    kept = sum(end.open <= run.last_one for end, run in zip(ends, runs, strict=True))
    return CohortForecast(
        group=found.group,
        due=found.due,
        open=number,
        by_due=Count(found.due, low, value_at(done, EVEN), high),
        expected=round(sum(end.concluded for end in ends) / PARTS / len(ends), 1),
        chance=round(100 * kept / len(ends), 1),
    )

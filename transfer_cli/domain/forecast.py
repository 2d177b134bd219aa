"""When we finish and how sure that is: many possible futures, each drawn from the past pace and the booked capacity.

A forecast is a pure function of the record's flow and a seed. `past_pace` says what is drawn from, `forecast_run` makes
one future; here they become ranges, and a refusal where the record is too thin to say anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.burnup import Count, month_ends
from transfer_cli.domain.calendar import DAY, WEEK, Calendar
from transfer_cli.domain.flow import A_YEAR, Flow, flow, most_open, next_weeks, weeks_of_newcomers
from transfer_cli.domain.forecast_range import range_of, value_at
from transfer_cli.domain.forecast_run import PARTS, Chance, Outlook, Run, run
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.past_pace import past_pace
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.settings import Settings

MODEL = "2"
"""Version of the model: kept with each forecast, and raised with every change that gives other figures."""
RUNS = 500
A_MILLION = 10**6
"""More than there are runs, so that each run of each seed has a source of chance of its own."""
HORIZON = 208
"""Weeks ahead, four years; what would take longer is called later."""
SOON = 12
"""Weeks after which a forecast can first be held against what came."""
WEEKS_NEEDED, CONCLUSIONS_NEEDED = 26, 20
UNLIKELY, EVEN, LIKELY = 150, 500, 850
"""Chances in thousands, of which the day is told."""


@dataclass(frozen=True, slots=True)
class Thin:
    """Why nothing is forecast.

    Attributes:
        weeks: Since the first conclusion in the record.
        conclusions: In the last 52 weeks.
        open: Children still to be concluded; none = there is nothing to forecast.
    """

    weeks: int
    conclusions: int
    open: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected; a day that is None is later than `HORIZON` weeks.

    Attributes:
        open, concluded: Children on `day`.
        earliest, latest: The 85 % range of the day on which nobody is open any more, whole weeks from the first day of
            the first one to the last of the last.
        likely_from, middle, likely_by: Days by which that is so with a chance of 15, 50 and 85 per cent.
        soon: Concluded by a day `SOON` weeks ahead.
        by_deadline: Concluded by the deadline; None = it has passed.
        soon_expected, expected: Children concluded by those days on average; its `middle` is the median.
        chance: Of keeping the deadline, in per cent; None = it has passed.
        band: Concluded by the end of `day` and of each month from then on, until the 85 % range of the finish ends or a
            year after the deadline.
        never: No review can begin at the recorded capacity, and somebody waits.
        assumed: Conclusions of the last year whose beginning is not recorded.
        weeks, conclusions: What it rests on, as for `Thin`.
    """

    day: date
    deadline: date
    model: str
    seed: int
    runs: int
    open: int
    concluded: int
    earliest: date | None
    latest: date | None
    likely_from: date | None
    middle: date | None
    likely_by: date | None
    soon: Count
    soon_expected: float
    by_deadline: Count | None
    expected: float | None
    chance: float | None
    band: tuple[Count, ...]
    never: bool
    assumed: int
    weeks: int
    conclusions: int


def seed_of(day: date) -> int:
    """The seed of a day's own forecast, so that it comes out the same whenever it is made."""
    return day.toordinal()


class Drawn(NamedTuple):
    """The futures that a forecast is made of, and what they were drawn from."""

    outlook: Outlook
    seed: int
    runs: Sequence[Run]


def forecast(
    timelines: Sequence[Timeline],
    settings: Settings,
    as_of: date,
    chance: Chance,
    *,
    seed: int | None = None,
    runs: int = RUNS,
) -> Forecast | Thin:
    """The forecast of a caseload on a day; for the arguments see `drawn_futures`."""
    found = drawn_futures(timelines, settings, as_of, chance, seed=seed, runs=runs)
    return found if isinstance(found, Thin) else forecast_of(found, settings.deadline, as_of)


def drawn_futures(
    timelines: Sequence[Timeline],
    settings: Settings,
    as_of: date,
    chance: Chance,
    *,
    seed: int | None = None,
    runs: int = RUNS,
) -> Drawn | Thin:
    """So many futures of a caseload, or why none is drawn.

    Args:
        timelines: Every case as derived for `as_of`.
        chance: Where the drawn numbers come from.
        seed: None = the day's own.
    """
    calendar = Calendar(settings.terms, settings.bank_holidays)
    found = flow(timelines, calendar, as_of)
    if too_thin(found):
        return Thin(found.first_concluded, found.lately, found.open)
    room = limits(settings, school_weeks(calendar, as_of), timelines, as_of)
    outlook = Outlook(
        found,
        past_pace(found),
        next_weeks(room, settings, calendar, as_of, HORIZON),
        most_open(settings),
        weeks_of_newcomers(as_of),
    )
    return futures_of(outlook, seed_of(as_of) if seed is None else seed, runs, chance)


def futures_of(outlook: Outlook, seed: int, runs: int, chance: Chance) -> Drawn:
    """So many futures of a flow that is not too thin."""
    return Drawn(outlook, seed, [run(outlook, chance(seed * A_MILLION + number)) for number in range(runs)])


def too_thin(found: Flow) -> bool:
    """Whether the record is too short, or has too few conclusions, to tell a pace; or nobody is left."""
    enough = found.first_concluded >= WEEKS_NEEDED and found.lately >= CONCLUSIONS_NEEDED
    return not enough or not found.open or not any(week.in_term for week in found.past)


def forecast_of(drawn: Drawn, deadline: date, as_of: date) -> Forecast:
    """The forecast that these futures make."""
    outlook, seed, futures = drawn
    found = outlook.flow
    finishes = sorted(future.finish or HORIZON + 1 for future in futures)
    first_week, last_week = range_of(finishes)

    def end_of(week: int) -> date | None:
        return None if week > HORIZON else as_of + week * WEEK

    def count(weeks: int, on: date) -> Count:
        done = sorted(found.concluded + future.children(weeks) for future in futures)
        low, high = range_of(done)
        return Count(on, low, value_at(done, EVEN), high)

    left = (deadline - as_of).days // 7 if deadline >= as_of else None
    last = min(end_of(last_week) or date.max, max(deadline, as_of) + A_YEAR * WEEK)
    in_time = None if left is None else sum(weeks <= left for weeks in finishes)
    return Forecast(
        day=as_of,
        deadline=deadline,
        model=MODEL,
        seed=seed,
        runs=len(futures),
        open=found.open,
        concluded=found.concluded,
        earliest=None if first_week > HORIZON else as_of + (first_week - 1) * WEEK + DAY,
        latest=end_of(last_week),
        likely_from=end_of(value_at(finishes, UNLIKELY)),
        middle=end_of(value_at(finishes, EVEN)),
        likely_by=end_of(value_at(finishes, LIKELY)),
        soon=count(SOON, as_of + SOON * WEEK),
        soon_expected=round(found.concluded + _mean(futures, SOON), 1),
        by_deadline=None if left is None else count(left, deadline),
        expected=None if left is None else round(found.concluded + _mean(futures, left), 1),
        chance=None if in_time is None else round(100 * in_time / len(futures), 1),
        band=tuple(count((on - as_of).days // 7, on) for on in (as_of, *month_ends(as_of + DAY, last))),
        never=found.waiting > 0 and all(week.room == 0 for week in outlook.ahead),
        assumed=found.assumed,
        weeks=found.first_concluded,
        conclusions=found.lately,
    )


def _mean(futures: Sequence[Run], weeks: int) -> float:
    """Children concluded in so many weeks from now, on average."""
    return sum(future.parts(weeks) for future in futures) / PARTS / len(futures)

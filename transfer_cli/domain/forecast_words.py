"""A forecast in words, no better than its figures."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.burnup import Count
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.forecast import CONCLUSIONS_NEEDED, HORIZON, WEEKS_NEEDED, Forecast, Thin
from transfer_cli.domain.words import capital, count

LIKELY, UNLIKELY = 85, 15
NO_FORECAST = "No forecast: "
LATER = f"later than {HORIZON // 52} years from now"


def in_words(found: Forecast | Thin) -> tuple[str, ...]:
    """What is to be expected, or why nothing is said, in a few sentences."""
    if isinstance(found, Thin):
        return _thin(found)
    return tuple(part for part in (_finish(found), _deadline(found), _soon(found), _assumed(found)) if part)


def _thin(found: Thin) -> tuple[str, ...]:
    if not found.open:
        return ("Nobody is left to conclude, so there is nothing to forecast.",)
    needed = (
        f"{WEEKS_NEEDED} weeks since the first conclusion and {CONCLUSIONS_NEEDED} conclusions in the last 52 weeks"
    )
    there = f"{count(found.weeks, 'week')}, and {count(found.conclusions, 'conclusion')} in these 52"
    return (
        f"{NO_FORECAST}it needs {needed}, and the record has {there}.",
        "From less, a range of dates would be a guess that looks like knowledge.",
    )


def _finish(found: Forecast) -> str:
    if found.never:
        return "At the recorded capacity it never finishes: no review can begin, and some are still to begin."
    if found.earliest is None:
        return f"The last child is concluded {LATER}."
    until = f"and {show_day(found.latest)}" if found.latest else f"and a day {LATER}"
    middle = f"; as likely before {show_day(found.middle)} as after it" if found.middle else ""
    return f"With a chance of 85% the last child is concluded between {show_day(found.earliest)} {until}{middle}."


def _deadline(found: Forecast) -> str:
    on = show_day(found.deadline)
    if found.by_deadline is None or found.expected is None or found.chance is None:
        return f"The deadline, {on}, has passed."
    by = found.by_deadline
    return (
        f"By {on} {round(found.expected):,} are expected to be concluded ({ends(by)} with a chance of 85%), "
        f"of {found.concluded + found.open:,} now concluded or open. {capital(chance_in_words(found.chance, on))}."
    )


def beside_plan_and_pace(found: Forecast | Thin) -> str:
    """How the plan, the pace and the forecast each reckon, and what the forecast says or why there is none.

    One sentence for whoever is shown what plan and pace would bring; somebody is still open.
    """
    ways = (
        "By the plan, reviews end on the days that are due or scheduled; by the pace, they go on as in the last 12 "
        "weeks"
    )
    if isinstance(found, Thin):
        return f"{ways}; no forecast can be set beside them: {_thin(found)[0].removeprefix(NO_FORECAST)}"
    if found.by_deadline is None or found.expected is None:
        return f"{ways}; no forecast is made for {show_day(found.deadline)}, which has passed."
    by = found.by_deadline
    low, more, high = (number - found.concluded for number in (by.low, round(found.expected), by.high))
    return (
        f"{ways}; the forecast draws on the pace of the last year and a half, on who is under way, on term time and on "
        f"the recorded capacity, and expects {count(more, 'more child', 'more children')} to be concluded by "
        f"{show_day(by.on)} ({ends(Count(by.on, low, more, high))} with a chance of 85%), with plans made before "
        "September 2014 and newcomers among them."
    )


def chance_in_words(chance: float, deadline: str) -> str:
    """How likely it is that the deadline is kept; never said to be certain either way."""
    figure = percent_in_words(chance)
    if chance >= LIKELY:
        return f"the chance of keeping {deadline} is {figure}"
    if chance <= UNLIKELY:
        return f"the chance of keeping {deadline} is {figure}: as things are, it will be missed"
    return f"the chance of keeping {deadline} is {figure}: that is not enough to rely on"


def _soon(found: Forecast) -> str:
    return f"By {show_day(found.soon.on)}, {ends(found.soon)} should be concluded: hold the forecast against that."


def percent_in_words(chance: float) -> str:
    """A chance in per cent, never said to be certain either way."""
    return "less than 1%" if chance < 1 else "more than 99%" if chance > 99 else f"{chance:.0f}%"


def _assumed(found: Forecast) -> str:
    if not found.assumed:
        return ""
    return (
        f"For {found.assumed:,} of the {count(found.conclusions, 'conclusion')} of the last year nobody recorded when "
        "the review began; 18 weeks before its end is assumed."
    )


def ends(found: Count) -> str:
    """The 85 % range of a number."""
    return f"{found.low:,}" if found.low == found.high else f"{found.low:,} to {found.high:,}"


def finish_day(day: date | None) -> str:
    """A day of finishing, or that it is out of sight."""
    return show_day(day) if day else LATER

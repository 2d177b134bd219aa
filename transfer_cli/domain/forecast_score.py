"""Forecasts that were kept, held against what came.

Only kept forecasts are scored, never ones made again afterwards, and of those kept for one day the first. None can be
kept with hindsight (`has_hindsight`), nor with a seed of one's own choice, so no trying again makes the score better.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Case, Document, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.forecast import Forecast
from transfer_cli.domain.kept_forecast import KeptForecast
from transfer_cli.domain.ledger import SENT
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.progress import children_of
from transfer_cli.domain.words import count

CONCLUDING = (Step.PLAN_ISSUED, Step.NO_PLAN_NOTIFIED)


@dataclass(frozen=True, slots=True)
class Check:
    """One range of one kept forecast, whose day has come.

    Attributes:
        what: What was said to lie in it.
        said, came: In words.
        held: What came lies in the range.
    """

    day: date
    what: str
    said: str
    came: str
    held: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How often the 85 % ranges of kept forecasts held.

    Attributes:
        kept: Forecasts that count, one a day.
        checks: Every range whose day has come, in order of the forecasts.
    """

    kept: int
    checks: tuple[Check, ...]

    @property
    def held(self) -> int:
        """Ranges in which what came lies."""
        return sum(check.held for check in self.checks)

    @property
    def percent(self) -> float | None:
        """Of all checks; None = no day has come yet."""
        return round(100 * self.held / len(self.checks), 1) if self.checks else None


def to_keep(found: Forecast) -> KeptForecast:
    """What is recorded of a forecast."""
    by = found.by_deadline
    return KeptForecast(
        day=found.day, model=found.model, seed=found.seed, runs=found.runs, open=found.open, concluded=found.concluded,
        earliest=found.earliest, likely_from=found.likely_from, middle=found.middle, likely_by=found.likely_by,
        latest=found.latest, soon_on=found.soon.on, soon_low=found.soon.low, soon_middle=found.soon.middle,
        soon_high=found.soon.high, deadline=found.deadline, deadline_low=by.low if by else None,
        deadline_middle=by.middle if by else None, deadline_high=by.high if by else None,
        chance=None if found.chance is None else round(10 * found.chance),
    )  # fmt: skip


def first_of_each_day(kept: Iterable[KeptForecast]) -> tuple[KeptForecast, ...]:
    """The first forecast that was kept for each day, in order of these days.

    Args:
        kept: In the order of recording.
    """
    found: dict[date, KeptForecast] = {}
    for forecast in kept:
        found.setdefault(forecast.day, forecast)
    return tuple(found[day] for day in sorted(found))


def has_hindsight(cases: Iterable[Case], day: date) -> bool:
    """Whether the record already tells of a conclusion after that day."""
    return any(
        event.happened > day and (event.step in CONCLUDING or event.step.startswith(SENT))
        for case in cases
        if case.document != Document.LDA
        for event in case.events
    )


def score(kept: Iterable[KeptForecast], timelines: Sequence[Timeline], as_of: date) -> Score:
    """Hold the kept forecasts against what came by this day.

    Args:
        kept: In the order of recording.
        timelines: Every case as derived for `as_of`.
    """
    first = [forecast for forecast in first_of_each_day(kept) if forecast.day <= as_of]
    counted = [t for t in children_of(timelines) if t.stage != Stage.LEFT]
    ends = sorted(t.concluded_on for t in counted if t.concluded_on)
    finished = ends[-1] if ends and not any(t.is_open for t in counted) else None
    return Score(len(first), tuple(check for forecast in first for check in _checks(forecast, ends, finished, as_of)))


def _checks(kept: KeptForecast, ends: Sequence[date], finished: date | None, as_of: date) -> Iterable[Check]:
    ranges = (
        (kept.soon_on, kept.soon_low, kept.soon_high),
        (kept.deadline, kept.deadline_low, kept.deadline_high),
    )
    for on, low, high in ranges:
        if low is not None and high is not None and on <= as_of:
            came = bisect_right(ends, on)
            said = f"{low:,} to {high:,}"
            yield Check(kept.day, f"Concluded by {show_day(on)}", said, f"{came:,}", low <= came <= high)
    if kept.earliest is None:
        return
    if finished or (kept.latest and kept.latest < as_of):
        said = f"{show_day(kept.earliest)} to {show_day(kept.latest) if kept.latest else 'later than could be said'}"
        held = finished is not None and kept.earliest <= finished and (kept.latest is None or finished <= kept.latest)
        came_on = show_day(finished) if finished else "not yet"
        yield Check(kept.day, "Nobody open any more", said, came_on, held)


def score_in_words(found: Score, *, with_command: bool = True) -> str:
    """How often the ranges held, one sentence.

    Args:
        with_command: Say which command keeps a forecast; readers who do not run the program have no use for it.
    """
    if not found.kept:
        how = ": transfer forecast --keep" if with_command else ""
        return f"No forecast was kept yet, so none can be held against what came{how}."
    kept = count(found.kept, "forecast was kept", "forecasts were kept")
    if not found.checks:
        return f"{kept}; the day of none has come yet."
    of = count(len(found.checks), "range")
    return f"{kept}. Of {of} whose day has come, {found.held:,} held ({found.percent:.0f}%; about 85% should)."

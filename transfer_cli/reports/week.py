"""One week counted: everything the weekly report says, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.books import NOTHING, Books, balance
from transfer_cli.domain.burnup import BurnUp, burn_up
from transfer_cli.domain.changes import RecordedSchedule
from transfer_cli.domain.forecast import Forecast, Thin, forecast
from transfer_cli.domain.forecast_score import Score, score
from transfer_cli.domain.kept_forecast import KeptForecast
from transfer_cli.domain.obligation import Kind, Timeline
from transfer_cli.domain.older import Older, older
from transfer_cli.domain.panels import Panel, panels
from transfer_cli.domain.progress import Progress, children_of, pace_in_words, progress
from transfer_cli.domain.promises import Promises, promises
from transfer_cli.domain.punctuality import Punctuality, punctuality
from transfer_cli.domain.quality import Gap, gaps
from transfer_cli.domain.rates import Rates, rates, unmet_in_words
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.slippage import Slip, slippage
from transfer_cli.domain.verdict import schedule_fault as fault_of
from transfer_cli.domain.verdict import unplaced
from transfer_cli.domain.verdict import verdict as of_programme
from transfer_cli.domain.words import count
from transfer_cli.domain.workload import Workload, workload
from transfer_cli.reports.chance import chance
from transfer_cli.reports.forecast import forecast_document, score_document
from transfer_cli.reports.rates import rates_document
from transfer_cli.reports.watched import Watched, count_watched, watched_numbers

FIRST_DAY = date(2014, 9, 1)
"""Transfers began: SI 2014/2270 art 2(1). The burn-up starts here."""


@dataclass(frozen=True, slots=True)
class Week:
    """Everything the report says, counted and not yet in words.

    Attributes:
        children: Timelines in scope without LDAs; every count below is of these.
        before: The caseload a week earlier, from the same record.
        restated: How the open cases of a week earlier, as they were known then, became those known now.
        feasible: Whether the latest schedule can begin everybody in time; None = none was ever recorded.
        unplaced: Children who have not begun and have no place in any schedule.
        watched: Slippage by reason, advice, and what families told.
        older: Young people, those with an LDA among them.
        work: What the team has in hand.
        gaps: What the record does not say of open children.
        score: How kept forecasts did.
        plans, refusals, ends: Punctuality of final plans, of decisions not to issue one, and of the children's own
            deadlines.
    """

    settings: Settings
    as_of: date
    before_on: date
    children: tuple[Timeline, ...]
    now: Progress
    before: Progress
    books: Books
    restated: Books
    lines: BurnUp
    panels: tuple[Panel, ...]
    plans: Punctuality
    refusals: Punctuality
    ends: Punctuality
    promises: Promises
    slips: tuple[Slip, ...]
    feasible: bool | None
    unplaced: int
    watched: Watched
    older: Older
    work: Workload
    gaps: tuple[Gap, ...]
    rates: Rates
    forecast: Forecast | Thin
    score: Score


def count_week(
    now: Iterable[Timeline],
    before: Iterable[Timeline],
    settings: Settings,
    as_of: date,
    before_on: date,
    feasible: bool | None,
    schedules: Iterable[RecordedSchedule] = (),
    restated: Books = NOTHING,
    kept: Iterable[KeptForecast] = (),
) -> Week:
    """Count everything that the report shows.

    Args:
        now: Every case as derived for `as_of`.
        before: Every case as derived for `before_on`, from the same record.
        feasible: What the last schedule recorded by then found; None = there was none.
        schedules: All that held by then, in order.
        restated: The change, since, of what was known a week earlier.
        kept: Forecasts kept by then, in the order of recording.
    """
    now, before = tuple(now), tuple(before)
    children, earlier = children_of(now), children_of(before)
    slips, days = slippage(children), (before_on, as_of)
    ahead = forecast(now, settings, as_of, chance)
    band = () if isinstance(ahead, Thin) else ahead.band
    return Week(
        settings=settings,
        as_of=as_of,
        before_on=before_on,
        children=children,
        now=progress(now, settings, as_of),
        before=progress(before, settings, before_on),
        books=balance(earlier, children),
        restated=restated,
        lines=burn_up(children, min(FIRST_DAY, as_of), settings.deadline, as_of, band),
        panels=panels(children),
        plans=punctuality(children, Kind.PLAN_ISSUED),
        refusals=punctuality(children, Kind.NO_PLAN_NOTIFIED),
        ends=punctuality(children, Kind.CONCLUDE_BY),
        promises=promises(children),
        slips=slips,
        feasible=feasible,
        unplaced=unplaced(children, feasible),
        watched=count_watched(children, earlier, slips, settings, schedules, days),
        older=older(now),
        work=workload(children, settings, as_of),
        gaps=gaps(children),
        rates=rates(now, settings, as_of),
        forecast=ahead,
        score=score(kept, now, as_of),
    )


def verdict(week: Week) -> str:
    """A few words, never better than the figures."""
    return of_programme(week.now, week.rates, schedule_fault(week))


def headline(week: Week) -> str:
    """One sentence that adds up."""
    found = week.now.children
    total = count(found.total, "child", "children")
    if not found.total:
        return "Nobody is in scope on this day."
    left = found.total - found.concluded - found.open
    return (
        f"Of {total} in scope, {_number(found.concluded)} concluded, {left:,} left and {_number(found.open)} open: "
        f"{found.overdue:,} of them overdue and {found.at_risk:,} at risk."
    )


def _number(number: int) -> str:
    return count(number, "is", "are")


def honest(week: Week) -> str:
    """Whether it is enough: needed against achieved, and what is wrong with the schedule; empty if nobody is there."""
    if not week.now.children.total:
        return ""
    parts = pace_in_words(week.now), unmet_in_words(week.rates), schedule_fault(week)
    return " ".join(part for part in parts if part)


def schedule_fault(week: Week) -> str:
    """Why the latest schedule cannot be relied on, one sentence; empty if it can or nobody has to begin."""
    return fault_of(week.feasible, week.unplaced)


def numbers(week: Week) -> dict[str, object]:
    """The figures for programs."""
    books = week.books
    return {
        **week.now.as_document(),
        **rates_document(week.rates),
        "verdict": verdict(week),
        "last_week": week.before.as_document(),
        "books": {
            "opening": books.opening,
            "came_in": books.came_in,
            "transferred": books.transferred,
            "no_plan": books.no_plan,
            "left": dict(books.left),
            "closing": books.closing,
            "reopened": books.reopened,
            "out_of_scope": books.out_of_scope,
            "opening_as_known_then": books.opening - week.restated.closing + week.restated.opening,
        },
        "punctuality": {
            "plans": _punctuality(week.plans),
            "no_plan_decisions": _punctuality(week.refusals),
            "deadlines": _punctuality(week.ends),
        },
        "promised_starts": {
            "due": week.promises.due,
            "kept": week.promises.kept,
            "begun_late": week.promises.begun_late,
            "waiting": week.promises.waiting,
            "redated": week.promises.redated,
        },
        "forecast": forecast_document(week.forecast),
        "forecast_score": score_document(week.score),
        "schedule_feasible": week.feasible,
        "without_a_place_in_the_schedule": week.unplaced,
        **watched_numbers(week.watched),
        "open_reviews": week.work.open_reviews,
        "over_16": {"in_scope": week.older.over_16.total, "open": week.older.over_16.open},
        "gaps": {gap.key: len(gap.children) for gap in week.gaps if gap.lasting},
    }


def _punctuality(found: Punctuality) -> dict[str, object]:
    return {
        "in_time": found.in_time,
        "done_late": found.done_late,
        "open_late": found.open_late,
        "excepted": found.excepted,
        "ahead": found.ahead,
        "percent_of_due": found.of_due,
        "percent_without_excepted": found.without_excepted,
        "percent_of_done": found.of_done,
    }

"""Progress month by month for the Department for Education, with its two questions answered first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.dates import MONTHS, show_day
from transfer_cli.domain.forecast import Forecast, Thin
from transfer_cli.domain.forecast_words import beside_plan_and_pace
from transfer_cli.domain.monthly import Expected, Month, planned_end
from transfer_cli.domain.progress import Progress, Tally, otherwise_in_words
from transfer_cli.domain.rates import Rates
from transfer_cli.domain.spans import Span
from transfer_cli.domain.verdict import settled, verdict
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.forecast import forecast_document
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import Cell, Table

READERS = {
    "sendsg": "For the Department's monthly survey and members of the strategy group only. It names nobody, but small "
    "numbers stand in it, by which somebody could be recognised: it is not for publication.",
    "team": "For the SEN team only: it names children.",
}
DEFINITIONS = (
    ("Concluded", "Transferred to an EHC plan, or told that there will be none."),
    ("Left", "Gone with neither: moved away, left school, needs met, died or other."),
    ("Done, %", "Concluded ÷ (concluded + still open). Whoever left is in neither."),
    (
        "Promised",
        "18 weeks from the start in the first schedule, of whoever has not left; others as in the weekly report.",
    ),
    (
        "By the plan",
        "The plan's lawful day, or 18 weeks from the start, is ahead and by the deadline; so no plan that is overdue.",
    ),
    ("By the pace", "What was concluded a week over the last 12 weeks, times the weeks that are left."),
    (
        "Forecast",
        "The average of 500 possible futures, by past pace, term time and capacity; every child, not statements only.",
    ),
)  # fmt: skip
SOURCE = (
    "From April 2017 the Department asked each authority on the first working day of the month: how many transfers of "
    "statements have yet to be completed, and of those, how many do you expect to complete by March 2018? (Letter of "
    "the Minister to directors, reported 31 March 2017.)"
)

EARLY_PLANS = ("EHC plan made before September 2014 is", "EHC plans made before September 2014 are")


@dataclass(frozen=True, slots=True)
class Monthly:
    """Everything the report says, counted.

    Attributes:
        cohorts: Tallies by the earliest day to conclude by, each child once.
        spans: Everybody who counts.
        schedule_fault: Why the latest schedule cannot be relied on, one sentence; empty if it can.
    """

    as_of: date
    now: Progress
    months: tuple[Month, ...]
    expected: Expected
    forecast: Forecast | Thin
    cohorts: Mapping[str, Tally]
    spans: tuple[Span, ...]
    rates: Rates
    schedule_fault: str


def dfe_report(found: Monthly, authority: str, audience: str, days: str) -> Report:
    """The report.

    Args:
        audience: `sendsg` names nobody, `team` lists the children.
    """
    remaining, hoped = len(found.expected.remaining), found.expected.to_give
    last = found.months[-1] if found.months else None
    return Report(
        name="dfe",
        audience=audience,
        readers=READERS[audience],
        authority=authority,
        as_of=found.as_of,
        days=days,
        title="Transfers of statements, month by month",
        verdict=_verdict(found),
        headline=f"Transfers yet to be completed: {remaining:,}. Of these expected by {show_day(found.now.deadline)}: "
        f"{hoped:,}.",
        honest=_honest(found),
        figures=(
            ("yet to be completed", remaining),
            ("expected in time", hoped),
            ("concluded so far", found.now.children.concluded),
            ("done, %", last.percent if last else None),
        ),
        sections=(
            _questions(found),
            _months(found.months),
            _cohorts(found.cohorts, found.now),
            *((_children(found),) if audience == "team" else ()),
            Section(
                "definitions", "How each figure is counted", table=Table("", ("Figure", "Counted as"), DEFINITIONS)
            ),
        ),
        numbers=_numbers(found),
    )


def _verdict(found: Monthly) -> str:
    """A few words, never better than those of the weekly report."""
    remaining = len(found.expected.remaining)
    if said := settled(found.now):
        return said
    if not remaining:
        return "No statement left"
    if remaining != found.expected.to_give:
        return "Not on plan"
    return verdict(found.now, found.rates, found.schedule_fault)


def _honest(found: Monthly) -> str:
    planned, paced = len(found.expected.by_plan), found.expected.by_pace
    if not found.now.children.total:
        return "Nobody is in scope on this day."
    if not found.expected.remaining:
        apart = found.now.children.open
        still = f" {count(apart, *EARLY_PLANS)} still open." if apart else ""
        return f"No statement is left to transfer.{still}"
    return (
        f"By the plan {planned:,} can be done in time, by the pace of the last 12 weeks {paced:,}: "
        f"the lower figure is given. {beside_plan_and_pace(found.forecast)}"
    )


def _questions(found: Monthly) -> Section:
    rows = (
        ("How many transfers of SEN statements have yet to be completed?", len(found.expected.remaining)),
        ("Of those remaining, how many do you expect to complete by March 2018?", found.expected.to_give),
        ("… by the plan", len(found.expected.by_plan)),
        ("… by the pace of the last 12 weeks", found.expected.by_pace),
    )
    apart = found.now.children.open - len(found.expected.remaining)
    said = f"{count(apart, *EARLY_PLANS)} open as well and in the tables below." if apart else ""
    return Section(
        "questions",
        "The Department's two questions",
        tuple(part for part in (SOURCE, said) if part),
        table=Table("", ("Asked", "Number"), rows),
    )


def _months(months: Sequence[Month]) -> Section:
    columns = (
        "Month", "Open before", "Came in", "Transferred", "No plan", "Left", "Open after", "Concluded so far",
        "Done, %", "Promised by then", "Against the promise",
    )  # fmt: skip
    rows = tuple(_row(month) for month in months)
    formulas = {f"G{n}": f"SUM(B{n}:F{n})" for n in range(1, len(rows) + 1)}
    sentence = "Each line adds up: open before, and came in, less the three ways out, is open after."
    return Section("months", "Month by month", (sentence,), table=Table("", columns, rows), formulas=formulas)


def _row(month: Month) -> tuple[Cell, ...]:
    out = (month.transferred, month.no_plan, month.left)
    return (
        _name(month), month.opening, len(month.came_in), *(-len(children) for children in out), month.closing,
        month.concluded, month.percent, month.promised, month.against_promise,
    )  # fmt: skip


def _name(month: Month) -> str:
    return f"{MONTHS[month.until.month - 1][:3].title()} {month.until.year}"


def _cohorts(cohorts: Mapping[str, Tally], now: Progress) -> Section:
    columns = ("Cohort (last day)", "In scope", "Transferred", "No plan", "Left", "Open", "Overdue", "Done, %")
    rows = [(label, *_tally(tally)) for label, tally in cohorts.items()]
    formulas = {}
    if rows:
        formulas = {f"{letter}{len(rows) + 1}": f"SUM({letter}1:{letter}{len(rows)})" for letter in "BCDEFG"}
        rows.append(("All", *_tally(now.children)))
    sentence, late = "By the earliest day to conclude by, so that each child is counted once.", otherwise_in_words(now)
    sentences = (sentence, late) if late else (sentence,)
    return Section(
        "cohorts", "By cohort", sentences, table=Table("", columns, tuple(rows)), formulas=formulas, total=True
    )


def _tally(tally: Tally) -> tuple[int | float | None, ...]:
    left = tally.total - tally.concluded - tally.open
    whole = tally.concluded + tally.open
    done = round(100 * tally.concluded / whole, 1) if whole else None
    transferred = sum(number for stage, number in tally.stages.items() if stage == "transferred")
    return tally.total, transferred, tally.concluded - transferred, left, tally.open, tally.overdue, done


def _definitions() -> Section:
    table = Table("", ("Figure", "Counted as"), DEFINITIONS)
    return Section("definitions", "How each figure is counted", table=table)


def _children(found: Monthly) -> Section:
    """Everybody behind the months and the two questions."""
    hoped = {t.case.reference for t in found.expected.by_plan}
    rows = tuple(
        (
            span.timeline.case.reference,
            span.timeline.case.name,
            span.timeline.case.moved_in_on,
            capital(in_words(span.timeline.stage)),
            span.ended_on,
            planned_end(span.timeline) if span.timeline.is_open else None,
            "yes" if span.timeline.case.reference in hoped else None,
        )
        for span in sorted(found.spans, key=lambda span: span.timeline.case.reference)
    )
    columns = ("Reference", "Name", "Moved in", "Stage", "Ended", "Planned end", "Expected in time")
    return Section(LIST, "The children", table=Table("", columns, rows))


def _numbers(found: Monthly) -> dict[str, object]:
    return {
        **found.now.as_document(),
        "yet_to_be_completed": len(found.expected.remaining),
        "expected_by_deadline": found.expected.to_give,
        "expected_by_plan": len(found.expected.by_plan),
        "expected_by_pace": found.expected.by_pace,
        "forecast": forecast_document(found.forecast),
        "months": [_month_document(month) for month in found.months],
        "cohorts": {
            label: {"in_scope": tally.total, "concluded": tally.concluded, "open": tally.open, "overdue": tally.overdue}
            for label, tally in found.cohorts.items()
        },
    }


def _month_document(month: Month) -> dict[str, object]:
    return {
        "until": month.until.isoformat(),
        "opening": month.opening,
        "came_in": len(month.came_in),
        "transferred": len(month.transferred),
        "no_plan": len(month.no_plan),
        "left": len(month.left),
        "closing": month.closing,
        "concluded": month.concluded,
        "percent": month.percent,
        "promised": month.promised,
    }

"""The section of the weekly report on rates by cohort, and until when lost time can be made good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transfer_cli.domain.progress import otherwise_in_words
from transfer_cli.domain.rates import Rate, Rates, recovery_in_words, unmet_in_words
from transfer_cli.reports.rates import rates_table
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.week import Week

DAYS_LEFT = "Days left"
FORMULA = "Needed a week is open ÷ (days left ÷ 7), the last day and the one asked about counted."


def rates_section(week: Week) -> Section:
    """What each cohort needs a week, what is achieved, and the last week to recover."""
    said = recovery_in_words(week.rates.overall), unmet_in_words(week.rates), otherwise_in_words(week.now)
    shown = _shown(week.rates)
    sentences = [sentence for sentence in said if sentence] or ["Nobody is open."]
    if any(rate.open and days_until(rate) and not rate.days_left for rate in shown):
        sentences.append(FORMULA)
    table = _with_days(rates_table(week.rates), shown)
    return Section(
        "rates", "Rates by cohort and recovery", tuple(sentences), table=table, formulas=dict(_formulas(table, shown))
    )


def _shown(found: Rates) -> tuple[Rate, ...]:
    """In the order of the table's rows."""
    return (*(rate for rate in found.cohorts if rate.open), found.overall)


def days_until(rate: Rate) -> int | None:
    """Days until the end of its last day; None after it, or without one."""
    return round(7 * rate.weeks_left) if rate.weeks_left else None


def _with_days(table: Table, shown: Sequence[Rate]) -> Table:
    """The same with the days that are left behind the open children."""
    at = table.columns.index("Open") + 1

    def with_days(cells: tuple[Cell, ...], days: Cell) -> tuple[Cell, ...]:
        return (*cells[:at], days, *cells[at:])

    rows = (with_days(row, days_until(rate)) for row, rate in zip(table.rows, shown, strict=True))
    columns = (*table.columns[:at], DAYS_LEFT, *table.columns[at:])
    return replace(table, columns=columns, rows=tuple(rows))


def _formulas(table: Table, shown: Sequence[Rate]) -> Iterator[tuple[str, str]]:
    """Cell to formula of what is needed a week, wherever a spreadsheet rounds it to what is printed."""
    open_, days, needed, earlier = (
        "ABCDEFGHIJ"[table.columns.index(name)]
        for name in ("Open", DAYS_LEFT, "Needed a week", "Needed with earlier ones")
    )
    for n, rate in enumerate(shown, start=1):
        left = days_until(rate)
        if left is None or rate.days_left:
            continue
        if _rounded(rate.open, left) == round(7 * rate.open / left, 1):
            yield f"{needed}{n}", f"ROUND(7*{open_}{n}/{days}{n},1)"
        last = _last_due_by(shown, rate)
        if last and _rounded(rate.due_first, left) == round(7 * rate.due_first / left, 1):
            yield f"{earlier}{n}", f"ROUND(7*SUM({open_}1:{open_}{last})/{days}{n},1)"


def _last_due_by(shown: Sequence[Rate], rate: Rate) -> int:
    """Number of the last row of the cohorts due no later; 0 for all children, who are their sum."""
    if rate is shown[-1] or rate.due is None:
        return 0
    return sum(one.due is not None and one.due <= rate.due for one in shown[:-1])


def _rounded(children: int, days: int) -> float:
    """Children a week to one place, half of it upwards, as spreadsheets round."""
    return (140 * children + days) // (2 * days) / 10

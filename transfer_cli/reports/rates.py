"""The rates of all and of each cohort as a table and for programs."""

from __future__ import annotations

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rates import Chance, Rate, Rates
from transfer_cli.reports.table import Cell, Table

COLUMNS = (
    "Cohort (last day)", "Open", "Needed a week", "Achieved a week", "Needed with earlier ones",
    "Enough", "Must begin at capacity from",
)  # fmt: skip


def rates_table(found: Rates, title: str = "") -> Table:
    """Cohorts with somebody open in the order of their days, and all children last."""
    cohorts = [_cells(rate, rate.group) for rate in found.cohorts if rate.open]
    overall = _cells(found.overall, f"All ({show_day(found.overall.due)})")
    return Table(title, COLUMNS, (*cohorts, overall), key="rates")


def _cells(rate: Rate, name: str) -> tuple[Cell, ...]:
    return (
        name,
        rate.open,
        None if rate.days_left else _rate(rate.needed_per_week),
        _rate(rate.achieved_per_week),
        None if rate.days_left else _rate(rate.needed_with_earlier),
        "yes" if rate.is_met else "no",
        recovery_cell(rate),
    )


def recovery_cell(rate: Rate) -> str:
    """The last week in which lost time can be made good, in a few words."""
    if rate.due is not None and rate.weeks_left is None and rate.open:
        return "its day has passed"
    match rate.recovery.chance:
        case Chance.UNTIL:
            return show_day(rate.recovery.week)
        case Chance.PASSED:
            return "has passed"
        case Chance.NO_CAPACITY:
            return "no capacity recorded"
    return _beginning(rate) if rate.due_waiting else "all have begun"


def _beginning(rate: Rate) -> str:
    """That all begin in time at the pace of the last weeks, and what that does not mend."""
    if not rate.is_fast_enough:
        return "all begin in time, too few end"
    return f"all begin in time, {rate.overdue:,} overdue" if rate.overdue else "all begin in time at this pace"


def rates_document(found: Rates) -> dict[str, object]:
    """The rates as JSON, to stand beside the figures of `status`."""
    return {
        "on_course": found.on_course,
        "recovery": _recovery(found.overall),
        "cohorts": [
            {
                "group": rate.group,
                "due": rate.due.isoformat() if rate.due else None,
                "open": rate.open,
                "not_begun": rate.waiting,
                "needed_per_week": _rate(rate.needed_per_week),
                "achieved_per_week": _rate(rate.achieved_per_week),
                "needed_with_earlier": _rate(rate.needed_with_earlier),
                "on_course": rate.is_met,
                "recovery": _recovery(rate),
            }
            for rate in found.cohorts
        ],
    }


def _recovery(rate: Rate) -> dict[str, object]:
    week = rate.recovery.week
    return {"possible": rate.recovery.chance.value, "last_week": week.isoformat() if week else None}


def _rate(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 1)

"""A forecast and its score as tables and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfer_cli.domain.burnup import Count
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.forecast import Forecast, Thin
from transfer_cli.domain.forecast_cohorts import CohortForecast
from transfer_cli.domain.forecast_score import Score
from transfer_cli.domain.forecast_words import ends, finish_day, percent_in_words
from transfer_cli.reports.table import Cell, Table


def forecast_table(found: Forecast, title: str = "") -> Table:
    """How many by when, and when nobody is open any more: what is expected, and the 85 % range with its middle."""
    counts = [(found.soon, found.soon_expected)]
    if found.by_deadline and found.expected is not None:
        counts.append((found.by_deadline, found.expected))
    rows: list[tuple[Cell, ...]] = [
        (f"Children concluded by {show_day(count.on)}", round(expected), count.low, count.middle, count.high)
        for count, expected in sorted(counts, key=lambda counted: counted[0].on)
    ]
    rows.append(("Last child concluded", None, *map(finish_day, (found.earliest, found.middle, found.latest))))
    columns = ("What", "Expected", "85% range from", "Middle", "85% range to")
    return Table(title, columns, tuple(rows), key="forecast")


def finish_table(found: Forecast, title: str = "") -> Table:
    """The day by which everybody is concluded, with its chance."""
    rows = (
        ("15%", finish_day(found.likely_from)),
        ("50%", finish_day(found.middle)),
        ("85%", finish_day(found.likely_by)),
    )
    return Table(title, ("Chance", "Everybody concluded by"), rows, key="finish")


def cohorts_table(found: Sequence[CohortForecast], title: str = "") -> Table:
    """How many of each cohort by its own day, and the chance that it is all of them."""
    return Table(
        title,
        ("Cohort (last day)", "Open", "Expected by then", "85% range", "Chance of all"),
        tuple(_cohort_cells(cohort) for cohort in found),
        note="Of those open now. Reviews of those due earlier begin first; whoever is under way takes as long as "
        "others did: a team that hurries those due earlier does better than this.",
        key="cohorts",
    )


def _cohort_cells(found: CohortForecast) -> tuple[Cell, ...]:
    if found.by_due is None or found.expected is None or found.chance is None:
        return found.group, found.open, None, None, "its day has passed" if found.due else None
    return found.group, found.open, round(found.expected), ends(found.by_due), percent_in_words(found.chance)


def cohorts_document(found: Sequence[CohortForecast]) -> list[dict[str, object]]:
    """The forecast of each cohort as JSON."""
    return [
        {
            "group": cohort.group,
            "due": cohort.due.isoformat() if cohort.due else None,
            "open": cohort.open,
            "by_due": cohort.by_due and {**_count(cohort.by_due), "expected": cohort.expected},
            "chance": _share(cohort.chance),
        }
        for cohort in found
    ]


def score_table(found: Score, title: str = "") -> Table:
    """Each range of each kept forecast whose day has come."""
    rows = tuple(
        (check.day, check.what, check.said, check.came, "yes" if check.held else "no") for check in found.checks
    )
    return Table(title, ("Forecast of", "What", "85% range", "What came", "Held"), rows, key="score")


def forecast_document(found: Forecast | Thin) -> dict[str, object]:
    """The forecast as JSON; of a refused one, what it lacks."""
    if isinstance(found, Thin):
        lacks = {"weeks": found.weeks, "conclusions": found.conclusions, "open": found.open}
        return {"made": False, **lacks, "finish": None, "by_deadline": None, "chance": None}
    return {
        "made": True,
        "model": found.model,
        "seed": found.seed,
        "runs": found.runs,
        "weeks": found.weeks,
        "conclusions": found.conclusions,
        "open": found.open,
        "concluded": found.concluded,
        "never": found.never,
        "finish": {
            "15": _iso(found.likely_from),
            "50": _iso(found.middle),
            "85": _iso(found.likely_by),
            "range_85": [_iso(found.earliest), _iso(found.latest)],
        },
        "soon": {**_count(found.soon), "expected": found.soon_expected},
        "by_deadline": found.by_deadline and {**_count(found.by_deadline), "expected": found.expected},
        "deadline": found.deadline.isoformat(),
        "chance": _share(found.chance),
        "band": [_count(count) for count in found.band],
    }


def score_document(found: Score) -> dict[str, object]:
    """The score as JSON."""
    return {
        "kept": found.kept,
        "checked": len(found.checks),
        "held": found.held,
        "percent": found.percent,
        "checks": [
            {
                "forecast_of": check.day.isoformat(), "what": check.what, "range": check.said, "came": check.came,
                "held": check.held,
            }
            for check in found.checks
        ],
    }  # fmt: skip


def _count(count: Count) -> dict[str, object]:
    return {"on": count.on.isoformat(), "low": count.low, "middle": count.middle, "high": count.high}


def _share(percent: float | None) -> float | None:
    return None if percent is None else round(percent / 100, 3)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

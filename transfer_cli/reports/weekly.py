"""The weekly report as one value, for those who may see names and for those who may not."""

from __future__ import annotations

from enum import StrEnum

from transfer_cli.domain.progress import By
from transfer_cli.reports import named, sections, sections_forecast, sections_rates
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import Cell
from transfer_cli.reports.week import Week, headline, honest, numbers, verdict


class Audience(StrEnum):
    """Who reads the report."""

    SENDSG = "sendsg"
    TEAM = "team"


READERS = {
    Audience.SENDSG: "For the SEND strategy group. It names no child, school or officer; "
    "small numbers stand in it, so it is not for publication.",
    Audience.TEAM: "For the SEN team only: it names children. Keep it where only the team can read it.",
}
"""Said on the first page."""


def weekly_report(week: Week, audience: Audience, days: str) -> Report:
    """The report of a week.

    Args:
        days: `as of …`, with `as known on …` where that differs.
    """
    return Report(
        name="weekly",
        audience=audience.value,
        readers=READERS[audience],
        authority=week.settings.authority,
        as_of=week.as_of,
        days=days,
        title="Transfers to EHC plans: weekly report",
        verdict=verdict(week),
        headline=headline(week),
        honest=honest(week),
        figures=_figures(week),
        sections=(*_for_all(week), *(_for_team(week) if audience == Audience.TEAM else ()), *_behind(week)),
        numbers=numbers(week),
    )


def _figures(week: Week) -> tuple[tuple[str, Cell], ...]:
    found = week.now
    return (
        ("open", found.children.open),
        ("overdue", found.children.overdue),
        ("at risk", found.children.at_risk),
        ("needed a week", None if found.needed_per_week is None else round(found.needed_per_week, 1)),
        ("achieved a week", round(found.achieved_per_week, 1)),
        ("weeks left", round(found.weeks_left, 1) if found.weeks_left else 0),
    )


def _for_all(week: Week) -> tuple[Section, ...]:
    return (
        sections.burn_up_section(week),
        sections_forecast.forecast_section(week),
        sections_rates.rates_section(week),
        sections.this_week(week),
        sections.books(week),
        sections.late_and_at_risk(week),
        sections.deadlines(week),
        sections.by_group(week, By.COHORT, "cohorts", "Stages by cohort", "Cohort (last day)"),
        sections.in_time(week),
        sections.promised_starts(week),
        sections.ldas(week),
    )


def _for_team(week: Week) -> tuple[Section, ...]:
    return (
        sections.by_group(week, By.OFFICER, "officers", "Stages by officer", "Officer"),
        named.late_children(week),
        named.children_at_risk(week),
        named.moved_children(week),
    )


def _behind(week: Week) -> tuple[Section, ...]:
    return sections.burn_up_figures(week), sections.definitions(week)

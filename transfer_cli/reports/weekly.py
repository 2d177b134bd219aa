"""The weekly report as one value, for those who may see names and for those who may not."""

from __future__ import annotations

from enum import StrEnum

from transfer_cli.domain.progress import By
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import count
from transfer_cli.reports import named, sections, sections_deadlines, sections_forecast, sections_rates
from transfer_cli.reports.named_watched import named_sections
from transfer_cli.reports.public import Handout, public_report
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.sections_asked import asked
from transfer_cli.reports.sections_books import books_section, late_records, moved_children
from transfer_cli.reports.sections_quality import children_with_gaps, data_quality
from transfer_cli.reports.sections_watched import watched_sections
from transfer_cli.reports.sections_work import capacity, older_section
from transfer_cli.reports.table import Cell
from transfer_cli.reports.week import Week, headline, honest, numbers, verdict


class Audience(StrEnum):
    """Who reads the report."""

    SENDSG = "sendsg"
    TEAM = "team"
    PUBLIC = "public"


EXACT = (Audience.SENDSG, Audience.TEAM)
"""Whose editions have every figure as it is; the first of them only if the settings do not protect it."""

READERS = {
    Audience.SENDSG: "For members of the SEND strategy group only. It names no child, school or officer, but small "
    "numbers stand in it, by which somebody could be recognised: it is not for publication.",
    Audience.PUBLIC: "For everybody. It names no child, school or officer, and no small number can be worked out.",
    Audience.TEAM: "For the SEN team only: it names children. Keep it where only the team can read it.",
}
"""Said on the first page."""

PROTECTED_GROUP = "For the SEND strategy group. It names no child, school or officer, and small numbers are protected."
"""Said instead where the settings protect the strategy group's edition."""


def is_protected(audience: str, settings: Settings) -> bool:
    """Whether this edition is made of protected figures alone."""
    return audience == Audience.PUBLIC or (audience == Audience.SENDSG and settings.publication.strategy_group)


def protected_report(handout: Handout, audience: Audience, days: str) -> Report:
    """The report of a week for an audience that is given protected figures.

    Args:
        days: `as of …`, with `as known on …` where that differs.
    """
    readers = PROTECTED_GROUP if audience == Audience.SENDSG else READERS[audience]
    return public_report(handout, audience.value, readers, days)


def weekly_report(week: Week, audience: Audience, days: str) -> Report:
    """The report of a week, with every figure as it is.

    Args:
        audience: One that may see exact figures: `is_protected` tells.
        days: `as of …`, with `as known on …` where that differs.
    """
    if audience not in EXACT:
        raise ValueError("this edition is made from protected figures")
    team = audience == Audience.TEAM
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
        sections=(*_for_all(week, team=team), *(_for_team(week) if team else ()), *_behind(week)),
        numbers=numbers(week),
    )


def _figures(week: Week) -> tuple[tuple[str, Cell], ...]:
    found = week.now
    days = found.days_left
    needed = None if found.needed_per_week is None else round(found.needed_per_week, 1)
    return (
        ("open", found.children.open),
        ("overdue", found.children.overdue),
        ("at risk", found.children.at_risk),
        (f"needed in {count(days, 'day')}", found.children.open) if days else ("needed a week", needed),
        ("achieved a week", round(found.achieved_per_week, 1)),
        ("days left", days) if days else ("weeks left", round(found.weeks_left, 1) if found.weeks_left else 0),
    )


def _for_all(week: Week, *, team: bool) -> tuple[Section, ...]:
    return (
        sections.burn_up_section(week),
        asked(week, team=team),
        sections_forecast.forecast_section(week, team=team),
        sections_rates.rates_section(week),
        sections.this_week(week),
        books_section(week.books, week.restated, week.before_on, week.as_of, "The week's movement"),
        sections.late_and_at_risk(week),
        sections_deadlines.deadlines(week),
        sections.by_group(week, By.COHORT, "cohorts", "Stages by cohort", "Cohort (last day)"),
        sections.by_group(week, By.YEAR_GROUP, "year_groups", "Stages by year group", "Year group"),
        sections.by_group(week, By.SETTING, "settings", "Stages by type of setting", "Setting"),
        sections.in_time(week),
        sections.promised_starts(week),
        *watched_sections(week.watched),
        capacity(week),
        older_section(week),
        sections.ldas(week),
        data_quality(week, team=team),
    )


def _for_team(week: Week) -> tuple[Section, ...]:
    return (
        sections.by_group(week, By.OFFICER, "officers", "Stages by officer", "Officer"),
        named.late_children(week),
        named.children_at_risk(week),
        named.late_otherwise(week),
        moved_children(week.books, "Children behind the week's movement"),
        late_records(week.restated, week.before_on),
        *named_sections(week.watched),
        children_with_gaps(week),
    )


def _behind(week: Week) -> tuple[Section, ...]:
    return sections.burn_up_figures(week), sections.definitions(week)

"""The section of the weekly report on rates by cohort, and until when lost time can be made good."""

from __future__ import annotations

from transfer_cli.domain.progress import otherwise_in_words
from transfer_cli.domain.rates import recovery_in_words, unmet_in_words
from transfer_cli.reports.rates import rates_table
from transfer_cli.reports.report import Section
from transfer_cli.reports.week import Week


def rates_section(week: Week) -> Section:
    """What each cohort needs a week, what is achieved, and the last week to recover."""
    said = recovery_in_words(week.rates.overall), unmet_in_words(week.rates), otherwise_in_words(week.now)
    sentences = tuple(sentence for sentence in said if sentence) or ("Nobody is open.",)
    return Section("rates", "Rates by cohort and recovery", sentences, table=rates_table(week.rates))

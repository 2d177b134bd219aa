"""The section of the weekly report that says when we finish, and how sure that is."""

from __future__ import annotations

from transfer_cli.domain.forecast import Thin
from transfer_cli.domain.forecast_score import score_in_words
from transfer_cli.domain.forecast_words import in_words
from transfer_cli.reports.forecast import forecast_table
from transfer_cli.reports.report import Section
from transfer_cli.reports.week import Week


def forecast_section(week: Week, *, team: bool = False) -> Section:
    """The forecast in words and figures, or why there is none, and how earlier ones did.

    Args:
        team: Its readers run the program, and are told how a forecast is kept.
    """
    sentences = (" ".join(in_words(week.forecast)), score_in_words(week.score, with_command=team))
    table = None if isinstance(week.forecast, Thin) else forecast_table(week.forecast)
    return Section("forecast", "Forecast", sentences, table=table)

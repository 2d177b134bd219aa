"""Whose review needs something that others do not."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Case
from transfer_cli.domain.settings import Settings

NEEDED, NOT_NEEDED = "psychologist", "no_psychologist"
"""Codes of `Case.priority` that say so of one child."""

ADVICE = ("advice_received:educational_psychologist", "advice_received:psychologist")


def advice_lasts_until(case: Case, settings: Settings, as_of: date) -> date:
    """The last day on which a review can begin without a fresh assessment by an educational psychologist.

    Advice is to be sought from one (SI 2014/1530 reg 6(1)(d)) unless what is there still suffices (reg 6(4)): here,
    when it was received within the months that the settings name before the review begins. What a person says of the
    child goes before that.

    Args:
        as_of: Advice received later is not known yet.

    Returns:
        The first day there is, if a fresh one is needed in any case; the last, if in none.
    """
    if NEEDED in case.priority:
        return date.min
    if NOT_NEEDED in case.priority:
        return date.max
    received = [event.happened for step in ADVICE if (event := case.last(step, as_of))]
    years, months = divmod(settings.capacity.psychologist_advice_lasts, 12)
    return max((_months_after(years_after(day, years), months) for day in received), default=date.min)


def _months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, at most the 28th."""
    year, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + year, month=month + 1, day=min(day.day, 28)) if months else day

"""Whose review needs something that others do not."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Case
from transfer_cli.domain.settings import Settings

NEEDED, NOT_NEEDED = "psychologist", "no_psychologist"
"""Codes of `Case.priority` that say so of one child."""

ADVICE = ("advice_received:educational_psychologist", "advice_received:psychologist")


def needs_psychologist(case: Case, settings: Settings, as_of: date) -> bool:
    """Whether the review needs a fresh assessment by an educational psychologist.

    Advice is to be sought from one (SI 2014/1530 reg 6(1)(d)) unless what is there still suffices (reg 6(4)): here,
    when it was received within the months that the settings name. What a person says of the child goes before that.
    """
    if NEEDED in case.priority:
        return True
    received = [event.happened for step in ADVICE if (event := case.last(step, as_of))]
    years, months = divmod(settings.capacity.psychologist_advice_lasts, 12)
    fresh = any(as_of <= _months_after(years_after(day, years), months) for day in received)
    return NOT_NEEDED not in case.priority and not fresh


def _months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, at most the 28th."""
    year, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + year, month=month + 1, day=min(day.day, 28)) if months else day

"""Dates as people write and read them: day first, always."""

from __future__ import annotations

import re
from datetime import date

MONTHS: tuple[str, ...] = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

YEARS = range(1900, 2200)
"""Years a date may lie in; whatever lies outside was mistyped."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.ASCII | re.IGNORECASE)


def parse_day(text: str) -> date:
    """The date that a person wrote: `2016-09-12`, `12/09/2016` or `12 September 2016`.

    Args:
        text: Day first unless the year leads; the year has four digits; spaces around it do not matter.

    Raises:
        ValueError: It is not a date in one of these forms, there is no such day, or its year is not one of `YEARS`.
            The message says which.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SLASHED.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        raise ValueError("it is not a date")
    if year not in YEARS:
        raise ValueError("the year cannot be right")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("there is no such day") from None


def show_day(day: date | None) -> str:
    """The date for people, `12 Sep 2016`; a dash for None."""
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year}" if day else "–"  # noqa: RUF001 - a dash


def show_day_long(day: date) -> str:
    """The date as a letter prints it, `12 September 2016`."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


def _month(name: str) -> int:
    name = name.lower()
    matches = [n for n, month in enumerate(MONTHS, start=1) if name in {month, month[:3], month[:4]}]
    if len(matches) != 1:
        raise ValueError("it is not a date")
    return matches[0]

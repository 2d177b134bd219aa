"""The section on pace of the edition that may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.progress import PACE_WEEKS
from transfer_cli.domain.published_pace import Pace, Range
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table

if TYPE_CHECKING:
    from transfer_cli.reports.public import Handout


def pace_section(handout: Handout) -> Section:
    """Needed and achieved a week, and how far that pace leads by the deadline."""
    found = handout.pace
    deadline = show_day(handout.settings.deadline)
    if found is None:
        over = handout.days_left is None
        said = f"The deadline, {deadline}, has passed." if over else "Too few are open to speak of a pace."
        return Section("pace", "Pace", (said,))
    days, waiting = handout.last_days, handout.open
    rows: tuple[tuple[Cell, ...], ...] = (
        (f"Concluded by {show_day(handout.as_of)}", *_whole(found.done)),
        (f"Concluded by {show_day(handout.as_of - PACE_WEEKS * WEEK)}", *_whole(found.before)),
        (f"Achieved a week, last {PACE_WEEKS} weeks", *_achieved(found)),
        (f"Needed in {count(days, 'day')}", waiting.low, waiting.about, waiting.high)
        if days
        else ("Needed a week", *_tenths(found.needed)),
        (f"Concluded by {deadline} at that pace", *_by_deadline(found, handout)),
    )
    columns = ("Figure", "From", "About", "To")
    sentences = (_where_it_leads(found, handout), f"Days left, the first and the last included: {handout.days_left:,}.")
    return Section("pace", "Pace", sentences, table=Table("", columns, rows))


def _where_it_leads(found: Pace, handout: Handout) -> str:
    deadline = show_day(handout.settings.deadline)
    low, about, high = _by_deadline(found, handout)
    if about is None:
        return (
            f"Where the pace of the last {PACE_WEEKS} weeks leads cannot be said from figures as coarse as these: from "
            f"{low:,} to {high:,} children would be concluded by {deadline}."
        )
    return (
        f"At the pace of the last {PACE_WEEKS} weeks about {about:,} children would be concluded by {deadline} "
        f"(from {low:,} to {high:,})."
    )


def achieved_in_words(found: Pace) -> str:
    """How many a week were concluded lately, a part of a sentence."""
    low, about, high = _achieved(found)
    if about is None:
        return (
            f"how many a week were over the last {PACE_WEEKS} weeks cannot be said from figures as coarse as these "
            f"(from {low} to {high})"
        )
    return f"about {about:,} a week (from {low} to {high}) were over the last {PACE_WEEKS} weeks"


def achieved_cell(found: Pace) -> Cell:
    """The same for the figures at the top."""
    low, about, high = _achieved(found)
    return f"{low} to {high}" if about is None else about


def pace_document(handout: Handout) -> dict[str, object] | None:
    """The same for programs; None = no pace is said, or no `about` of one."""
    found = handout.pace
    if found is None:
        return None
    shown = {
        "concluded": _whole(found.done),
        f"concluded_{PACE_WEEKS}_weeks_ago": _whole(found.before),
        "needed_per_week": _tenths(found.needed),
        "achieved_per_week": _achieved(found),
        "concluded_by_deadline": _by_deadline(found, handout),
    }
    return {key: dict(zip(("from", "about", "to"), values, strict=True)) for key, values in shown.items()}


def _achieved(found: Pace) -> tuple[float, float | None, float]:
    low, about, high = _tenths(found.achieved)
    return low, about if found.is_said else None, high


def _by_deadline(found: Pace, handout: Handout) -> tuple[int, int | None, int]:
    low, about, high = found.by_deadline
    to = handout.settings.publication.round_to
    return round(low), to * round(about / to) if found.is_said else None, round(high)


def _tenths(found: Range) -> tuple[float, float, float]:
    low, about, high = (round(number, 1) for number in found)
    return low, about, high


def _whole(found: Range) -> tuple[int, ...]:
    return tuple(round(number) for number in found)

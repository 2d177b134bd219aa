"""The section on pace of the edition that may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.progress import PACE_WEEKS
from transfer_cli.domain.published_pace import Pace, Range, published_pace
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table

if TYPE_CHECKING:
    from transfer_cli.reports.public import Handout


def pace_section(handout: Handout) -> Section:
    """Needed and achieved a week, and how far that pace leads by the deadline."""
    found = pace_of(handout)
    deadline = show_day(handout.settings.deadline)
    if found is None:
        over = handout.weeks_left is None
        said = f"The deadline, {deadline}, has passed." if over else "Too few are open to speak of a pace."
        return Section("pace", "Pace", (said,))
    children = _rounded(found.by_deadline, handout)
    sentence = (
        f"At the pace of the last {PACE_WEEKS} weeks about {children[1]:,} children would be concluded by {deadline} "
        f"(from {children[0]:,} to {children[2]:,})."
    )
    days, waiting = handout.days_left, handout.open
    rows: tuple[tuple[Cell, ...], ...] = (
        (f"Needed in {count(days, 'day')}", waiting.low, waiting.about, waiting.high)
        if days
        else ("Needed a week", *_tenths(found.needed)),
        (f"Achieved a week, last {PACE_WEEKS} weeks", *_tenths(found.achieved)),
        (f"Concluded by {deadline} at that pace", *children),
    )
    return Section("pace", "Pace", (sentence,), table=Table("", ("Figure", "From", "About", "To"), rows))


def pace_document(handout: Handout) -> dict[str, object] | None:
    """The same for programs; None = no pace is said."""
    found = pace_of(handout)
    if found is None:
        return None
    shown = {
        "needed_per_week": _tenths(found.needed),
        "achieved_per_week": _tenths(found.achieved),
        "concluded_by_deadline": _rounded(found.by_deadline, handout),
    }
    return {key: dict(zip(("from", "about", "to"), values, strict=True)) for key, values in shown.items()}


def pace_of(handout: Handout) -> Pace | None:
    """The pace of these figures; None = none is said."""
    return published_pace(handout.now, handout.then, handout.weeks_left)


def _tenths(found: Range) -> tuple[float, ...]:
    return tuple(round(number, 1) for number in found)


def _rounded(found: Range, handout: Handout) -> tuple[int, ...]:
    to = handout.settings.publication.round_to
    return tuple(to * round(number / to) for number in found)

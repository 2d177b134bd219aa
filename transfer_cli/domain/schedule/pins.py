"""Weeks to which a family has agreed: they are kept whatever else moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transfer_cli.domain.case import Case
from transfer_cli.domain.schedule.agreed import agreed_week
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.window import Window


def pinned(found: Iterable[Window], limits: Limits, as_of: date) -> dict[str, Place]:
    """By reference, the places of reviews whose week is agreed and lies within their window.

    The window is as wide as the agreed week asks, within the law (`windows`). Once notice is given the start is fixed
    by the notice, and the review is not planned any more.
    """
    pins: dict[str, Place] = {}
    for window in found:
        week = agreed_week(window.case, limits.weeks, as_of)
        if week is None or window.first is None or window.last is None or not window.first <= week <= window.last:
            continue
        if limits.weeks.all[week].starts_on:
            assessed = limits.psychologist is not None and window.needs_at(week)
            pins[window.reference] = Place(week, _officer(window.case, week, limits), assessed)
    return pins


def _officer(case: Case, week: int, limits: Limits) -> int | None:
    """The case's own officer, else the promised one, else whoever has most room that week."""
    named = (case.officer, case.promise.officer if case.promise else None)
    known = next((number for name in named if (number := limits.officer_of(name)) is not None), None)
    if known is not None or not limits.officers:
        return known
    return max(range(len(limits.officers)), key=lambda number: (limits.officers[number].starts[week], -number))

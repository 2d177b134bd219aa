"""The week counted from a record: what the weekly report and the comparison of two records are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from transfer_cli.domain.calendar import WEEK

if TYPE_CHECKING:
    from transfer_cli.domain.books import Books
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.obligation import Timeline
    from transfer_cli.domain.settings import Settings
    from transfer_cli.reports.week import Week
    from transfer_cli.store import Store


def week_counted(
    store: Store, settings: Settings, caseload: Caseload, now: tuple[Timeline, ...], known_at: datetime | None = None
) -> Week:
    """The week that ends on the caseload's day.

    Args:
        now: The caseload as derived for its day.
        known_at: Moment (UTC) by which it was known; None = everything recorded so far.
    """
    from transfer_cli.domain.progress import children_of
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.week import count_week

    as_of, before_on = caseload.as_of, caseload.as_of - WEEK
    before = timelines(replace(caseload, as_of=before_on), settings)
    schedule = store.schedule(as_of, known_at)
    return count_week(
        now,
        before,
        settings,
        as_of,
        before_on,
        schedule.feasible if schedule else None,
        schedules=store.schedules(as_of, known_at),
        restated=restated(store, settings, before_on, children_of(before), known_at),
        kept=store.forecasts(as_of, known_at),
    )


def restated(
    store: Store, settings: Settings, before_on: date, before: Iterable[Timeline], known_at: datetime | None = None
) -> Books:
    """How the open cases of a day changed by what was recorded after it; nothing if there was no record then.

    Args:
        before: The children of that day as known now.
    """
    from transfer_cli.domain.books import NOTHING, balance
    from transfer_cli.domain.progress import children_of
    from transfer_cli.domain.timeline import timelines

    that_evening = datetime.combine(before_on, time.max, UTC)
    touched = store.written_since(that_evening, known_at)
    if not touched or not store.head(that_evening):
        return NOTHING
    then = store.caseload(before_on, that_evening, touched)
    return balance(children_of(timelines(then, settings)), [t for t in before if t.case.reference in touched])

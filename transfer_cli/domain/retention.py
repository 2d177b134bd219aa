"""Whose file need not be kept any longer, under which rule, and what stands against erasing it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.retention_policy import Retention, RetentionRule

HOLD, LIFTED = "retention_hold", "retention_hold_lifted"

ERASED_CASE = "erased-"
"""Beginning of the reference that stands for an erased child."""


@dataclass(frozen=True, slots=True)
class Due:
    """A child whose time is over.

    Attributes:
        due: Last day for which the rule keeps the file.
        against: Why it may not be erased all the same, one sentence; empty = nothing does.
    """

    reference: str
    rule: RetentionRule
    due: date
    against: str


def due_for_erasing(timelines: Iterable[Timeline], retention: Retention, as_of: date) -> tuple[Due, ...]:
    """Those whose time is over on that day, the longest over first."""
    found = (
        Due(timeline.case.reference, kept[0], kept[1], _against(timeline))
        for timeline in timelines
        if not is_erased(timeline.case.reference) and (kept := kept_until(timeline, retention)) and kept[1] < as_of
    )
    return tuple(sorted(found, key=lambda due: (due.due, due.reference)))


def kept_until(timeline: Timeline, retention: Retention) -> tuple[RetentionRule, date] | None:
    """The rule that keeps the file longest, with its last day; None = no rule fits, so it is kept."""
    found = [(rule, last) for rule in retention.rules if _fits(rule, timeline.case) and (last := _last(rule, timeline))]
    return max(found, key=lambda kept: kept[1], default=None)


def is_erased(reference: str) -> bool:
    """Whether it stands for a child that was erased."""
    return reference.startswith(ERASED_CASE)


def hold_on(case: Case) -> Event | None:
    """The legal hold that keeps this file whatever the rules say; None = there is none."""
    said = [event for event in case.events if event.step in (HOLD, LIFTED)]
    last = max(said, key=lambda event: event.id, default=None)
    return last if last and last.step == HOLD else None


def held(case: Case, on: date, why: str) -> Changes:
    """Put a legal hold on the file; nothing if there is one."""
    return Changes() if hold_on(case) else Changes(events=(NewEvent(case.reference, HOLD, on, note=why),))


def lifted(case: Case, on: date, why: str) -> Changes:
    """Lift the legal hold; nothing if there is none."""
    return Changes(events=(NewEvent(case.reference, LIFTED, on, note=why),)) if hold_on(case) else Changes()


def list_hash(due: Iterable[Due]) -> str:
    """What somebody approves: the children to be erased, and why each may be."""
    lines = sorted(f"{one.reference} {one.rule.name} {one.due.isoformat()}" for one in due if not one.against)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _fits(rule: RetentionRule, case: Case) -> bool:
    codes = {code.casefold() for code in case.priority}
    return (not rule.priority or any(code.casefold() in codes for code in rule.priority)) and (
        not rule.documents or case.document.value in rule.documents
    )


def _last(rule: RetentionRule, timeline: Timeline) -> date | None:
    """Last day for which the rule keeps the file; None = its period has not begun."""
    closed = timeline.concluded_on or timeline.case.left_on
    since = timeline.case.date_of_birth if rule.after == "birth" else closed
    return years_after(since, rule.years) if since else None


def _against(timeline: Timeline) -> str:
    if hold := hold_on(timeline.case):
        return f"a legal hold since {hold.happened.isoformat()}"
    if timeline.is_open:
        return "the case is still open: record first how it ended"
    return ""

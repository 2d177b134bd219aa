"""Whose file need not be kept any longer, under which rule, and what stands against erasing it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.away import Away
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
        undone: Whether it is in no caseload, since what brought it is undone.
    """

    reference: str
    rule: RetentionRule
    due: date
    against: str
    undone: bool = False


def due_for_erasing(timelines: Iterable[Timeline], retention: Retention, as_of: date) -> tuple[Due, ...]:
    """Those whose time is over on that day, the longest over first."""
    found = (
        Due(timeline.case.reference, kept[0], kept[1], _against(timeline))
        for timeline in timelines
        if not is_erased(timeline.case.reference) and (kept := kept_until(timeline, retention)) and kept[1] < as_of
    )
    return tuple(sorted(found, key=lambda due: (due.due, due.reference)))


def undone_for_erasing(away: Iterable[tuple[Away, Timeline]], retention: Retention, as_of: date) -> tuple[Due, ...]:
    """The same of children whose import is undone.

    Nobody works on such a case, so that it cannot be open; it ended at the latest when the import was undone.
    """
    found = (
        Due(timeline.case.reference, kept[0], kept[1], _hold_against(one), undone=True)
        for one, timeline in away
        if not is_erased(timeline.case.reference)
        and (kept := kept_until(timeline, retention, one.since))
        and kept[1] < as_of
    )
    return tuple(sorted(found, key=lambda due: (due.due, due.reference)))


def kept_until(
    timeline: Timeline, retention: Retention, ended: date | None = None
) -> tuple[RetentionRule, date] | None:
    """The rule that keeps the file longest, with its last day; None = no rule fits, so it is kept.

    Args:
        ended: Day on which the case ended if the record tells of none; None = it did not end then.
    """
    rules = (rule for rule in retention.rules if _fits(rule, timeline.case))
    found = [(rule, last) for rule in rules if (last := _last(rule, timeline, ended))]
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


def _last(rule: RetentionRule, timeline: Timeline, ended: date | None) -> date | None:
    """Last day for which the rule keeps the file; None = its period has not begun."""
    closed = timeline.concluded_on or timeline.case.left_on or ended
    since = timeline.case.date_of_birth if rule.after == "birth" else closed
    return years_after(since, rule.years) if since else None


def _hold_against(away: Away) -> str:
    if away.hold is None:
        return ""
    return f"a legal hold since {away.hold.isoformat()}; to lift it, have the import back first (transfer redo)"


def _against(timeline: Timeline) -> str:
    if hold := hold_on(timeline.case):
        return f"a legal hold since {hold.happened.isoformat()}"
    if timeline.is_open:
        return "the case is still open: record first how it ended"
    return ""

"""Whether the programme is on plan: one verdict for every report, and never better than the figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transfer_cli.domain.obligation import Counted
from transfer_cli.domain.progress import Progress
from transfer_cli.domain.rates import Rates
from transfer_cli.domain.words import count


def is_over(found: Progress) -> bool:
    """Whether the deadline can be kept or missed no more: its day has passed, or is here and nobody is open."""
    return has_passed(found.deadline, found.as_of) or (found.as_of == found.deadline and not found.children.open)


def has_passed(deadline: date, as_of: date) -> bool:
    """Whether that day has come to its end: on the day itself reviews can still be concluded."""
    return as_of > deadline


def settled(found: Progress) -> str:
    """The verdict that needs no weighing, in a few words; empty = it is still to be seen."""
    if not found.children.total:
        return "Nothing to report yet"
    if not found.children.open:
        return "Finished"
    return "Deadline missed" if has_passed(found.deadline, found.as_of) else ""


def verdict(found: Progress, pace: Rates, fault: str) -> str:
    """A few words.

    Args:
        fault: Why the latest schedule cannot be relied on (`schedule_fault`); empty if it can.
    """
    on_plan = found.is_fast_enough and pace.on_course and not found.children.overdue and not fault
    return settled(found) or ("On plan" if on_plan else "Not on plan")


def unplaced(children: Iterable[Counted], feasible: bool | None) -> int:
    """Children who have not begun and have no place in any schedule; with no schedule, all of them."""
    waiting = [t for t in children if t.is_open and t.notice_on is None and t.begins_on is None]
    return len(waiting) if feasible is None else sum(t.case.promise is None for t in waiting)


def schedule_fault(feasible: bool | None, unplaced: int) -> str:
    """Why the latest schedule cannot be relied on, one sentence; empty if it can or nobody has to begin.

    Args:
        feasible: Whether it can begin everybody in time; None = there is none.
        unplaced: Children who have not begun and have no place in any schedule.
    """
    if feasible is False:
        return "The latest schedule cannot begin every review in time."
    if not unplaced:
        return ""
    if feasible is None:
        return f"There is no schedule, and {count(unplaced, 'child is', 'children are')} still to begin."
    return f"The latest schedule has no place for {count(unplaced, 'child', 'children')} still to begin."

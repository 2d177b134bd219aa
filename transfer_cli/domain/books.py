"""The books of a period: who was open, who came, who went and why, and who is open now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transfer_cli.domain.obligation import Stage, Timeline

UNSTATED = "unstated"
"""A case that left without a reason in the record."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One case whose way in or out falls in the period.

    Attributes:
        way: `came_in`, `transferred`, `no_plan` or `left`.
        now: The case at the end of the period.
    """

    way: str
    now: Timeline


@dataclass(frozen=True, slots=True)
class Books:
    """Open cases at both ends of a period, and everything between.

    Attributes:
        opening: Open at the end of the day before the period.
        came_in: Came into scope during the period, whether or not still open at its end.
        left: By reason, in order of the reason's name; `unstated` where the record has none.
        closing: Open at the end of the period: opening + came_in - transferred - no_plan - left.
        movements: The children behind these numbers, in order of the way and the reference.
    """

    opening: int
    came_in: int
    transferred: int
    no_plan: int
    left: Mapping[str, int]
    closing: int
    movements: tuple[Movement, ...]


def balance(before: Iterable[Timeline], now: Iterable[Timeline]) -> Books:
    """The books between two days, read off the same cases on both.

    Args:
        before: Every case on the last day before the period.
        now: Every case on the last day of the period.
    """
    then = {timeline.case.reference: timeline for timeline in before}
    movements: list[Movement] = []
    closing = 0
    for timeline in now:
        closing += timeline.is_open
        movements += _movements(then.get(timeline.case.reference), timeline)
    ways = Counter(movement.way for movement in movements)
    reasons = Counter(_reason(movement.now) for movement in movements if movement.way == Stage.LEFT)
    return Books(
        opening=sum(timeline.is_open for timeline in then.values()),
        came_in=ways["came_in"],
        transferred=ways[Stage.TRANSFERRED],
        no_plan=ways[Stage.NO_PLAN],
        left=dict(sorted(reasons.items())),
        closing=closing,
        movements=tuple(sorted(movements, key=lambda m: (m.way, m.now.case.reference))),
    )


def _movements(then: Timeline | None, now: Timeline) -> list[Movement]:
    """Nothing, one way in, one way out, or both for a child who came and went within the period."""
    was_here = then is not None and then.in_scope
    came = [Movement("came_in", now)] if now.in_scope and not was_here else []
    was_open = bool(came) or (then is not None and then.is_open)
    went = [Movement(now.stage.value, now)] if was_open and not now.is_open else []
    return came + went


def _reason(timeline: Timeline) -> str:
    return timeline.case.left_reason.value if timeline.case.left_reason else UNSTATED

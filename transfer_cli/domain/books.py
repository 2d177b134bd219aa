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
        way: `came_in`, `reopened`, `transferred`, `no_plan`, `left` or `out_of_scope`.
        now: The case at the end of the period; at its beginning, if it is not in the record at its end.
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
        closing: Open at the end of the period: opening + came_in + reopened - transferred - no_plan - left -
            out_of_scope.
        movements: The children behind these numbers, in order of the way and the reference.
        reopened: Concluded or gone before, and open again: a decision was sent back, or a fact was put right.
        out_of_scope: Open before, and no statement of this authority at all by what is known at the end.
    """

    opening: int
    came_in: int
    transferred: int
    no_plan: int
    left: Mapping[str, int]
    closing: int
    movements: tuple[Movement, ...]
    reopened: int = 0
    out_of_scope: int = 0


def balance(before: Iterable[Timeline], now: Iterable[Timeline]) -> Books:
    """The books between two days, read off the same cases on both.

    It also explains how a figure changed that was given before: `before` are then the cases of a day as they were
    known when it was given, `now` those of the same day as they are known since.

    Args:
        before: Every case on the last day before the period.
        now: Every case on the last day of the period.
    """
    then = {timeline.case.reference: timeline for timeline in before}
    found = {timeline.case.reference: timeline for timeline in now}
    movements = [
        movement
        for reference in sorted({*then, *found})
        for movement in _movements(then.get(reference), found.get(reference))
    ]
    ways = Counter(movement.way for movement in movements)
    reasons = Counter(_reason(movement.now) for movement in movements if movement.way == Stage.LEFT)
    return Books(
        opening=sum(timeline.is_open for timeline in then.values()),
        came_in=ways["came_in"],
        transferred=ways[Stage.TRANSFERRED],
        no_plan=ways[Stage.NO_PLAN],
        left=dict(sorted(reasons.items())),
        closing=sum(timeline.is_open for timeline in found.values()),
        movements=tuple(sorted(movements, key=lambda m: (m.way, m.now.case.reference))),
        reopened=ways["reopened"],
        out_of_scope=ways["out_of_scope"],
    )


NOTHING = balance((), ())
"""The books of nobody."""


def _movements(then: Timeline | None, now: Timeline | None) -> list[Movement]:
    """Nothing, one way in, one way out, or both for a child who came and went within the period."""
    was_here, was_open = then is not None and then.in_scope, then is not None and then.is_open
    if now is None or not now.in_scope:
        return [Movement("out_of_scope", now or then)] if was_open and then else []
    if now.is_open:
        return [] if was_open else [Movement("reopened" if was_here else "came_in", now)]
    came = [] if was_here else [Movement("came_in", now)]
    return [*came, Movement(now.stage.value, now)] if came or was_open else []


def _reason(timeline: Timeline) -> str:
    return timeline.case.left_reason.value if timeline.case.left_reason else UNSTATED

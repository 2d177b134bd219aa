"""From when to when each child was open here, and how it ended: one value a child answers for every day and period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Document, Step
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.standing import standing

CHILDREN = frozenset({Document.STATEMENT, Document.NON_STATUTORY})
"""Whoever is counted among the children; learning difficulty assessments are counted apart."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time during which one child was still to be transferred here.

    Attributes:
        timeline: The child, as of the day the question is about.
        came_on: First day in scope: of birth, or of the move here.
        ended_on: Day of the conclusion, or on which the child left; None = open still.
        plan_on: Day of a plan that came after a decision against one; None = there was no such turn.
    """

    timeline: Timeline
    came_on: date
    ended_on: date | None
    plan_on: date | None = None

    def is_open_on(self, day: date) -> bool:
        """Whether the child was open at the end of that day."""
        return self.came_on <= day and (self.ended_on is None or self.ended_on > day)

    def came_within(self, after: date, until: date) -> bool:
        """Whether the child came into scope after the one day and by the end of the other."""
        return after < self.came_on <= until

    def ended_within(self, after: date, until: date) -> bool:
        """Whether it ended after the one day and by the end of the other."""
        return self.ended_on is not None and after < self.ended_on <= until

    def way_by(self, day: date) -> Stage:
        """How it had ended by that day, for one that had: a decision against a plan stands until a plan is made."""
        return Stage.NO_PLAN if self.plan_on and day < self.plan_on else self.timeline.stage


def spans(timelines: Iterable[Timeline], documents: frozenset[Document] = CHILDREN) -> tuple[Span, ...]:
    """The spans of these cases; those out of scope are left out.

    Over any period: open before it + came within - ended within = open at its end.

    Args:
        documents: Whose.
    """
    return tuple(_span(t) for t in timelines if t.in_scope and t.case.document in documents)


def _span(timeline: Timeline) -> Span:
    case = timeline.case
    came_on = max(case.date_of_birth, case.moved_in_on or case.date_of_birth)
    ended_on = case.left_on if timeline.stage == Stage.LEFT else timeline.concluded_on
    if timeline.stage.is_open or ended_on is None:
        return Span(timeline, came_on, None)
    return Span(timeline, came_on, max(came_on, ended_on), _plan_after_refusal(timeline))


def _plan_after_refusal(timeline: Timeline) -> date | None:
    refused = timeline.case.first(Step.NO_PLAN_NOTIFIED, timeline.as_of)
    if timeline.stage != Stage.TRANSFERRED or refused is None:
        return None
    return standing(timeline.case, timeline.as_of, ENGLAND).sent_on

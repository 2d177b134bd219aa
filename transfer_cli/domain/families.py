"""What families told: mediation, appeals, complaints and compliments, feedback and personal budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.feedback_form import FORM, QUESTIONS, answers
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.terms import Period

PLEASED = 4
"""Answers from this one up are good ones; the form asks for 1 to 5."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of what is counted.

    Attributes:
        key: In machine output.
        label: For people.
        group: Heading that it stands under.
        steps: Steps of the record that are counted here.
        question: Question of the feedback form that must have a good answer; empty = none.
    """

    key: str
    label: str
    group: str
    steps: tuple[str, ...]
    question: str = ""

    def has(self, event: Event) -> bool:
        """Whether the event is counted here."""
        if event.step not in self.steps:
            return False
        return not self.question or answers(event.note).get(self.question, 0) >= PLEASED


MEDIATION, TRIBUNAL, COMPLAINTS = "Mediation", "Tribunal", "Complaints and compliments"
FEEDBACK, BUDGETS = "Feedback forms", "Personal budgets"

TOPICS: tuple[Topic, ...] = (
    Topic("mediation_contacted", "Adviser contacted", MEDIATION, ("mediation_contacted",)),
    Topic("mediation_certificate", "Certificate issued", MEDIATION, ("mediation_certificate",)),
    Topic("mediation_held", "Held", MEDIATION, ("mediation_held",)),
    Topic("mediation_agreed", "Ended in agreement", MEDIATION, ("mediation_agreed",)),
    Topic("mediation_not_agreed", "Ended without agreement", MEDIATION, ("mediation_not_agreed",)),
    Topic("appeals_registered", "Appeals registered", TRIBUNAL, ("appeal_registered",)),
    Topic("appeals_about_b", "about section B, needs", TRIBUNAL, ("appeal_about:b",)),
    Topic("appeals_about_f", "about section F, provision", TRIBUNAL, ("appeal_about:f",)),
    Topic("appeals_about_i", "about section I, placement", TRIBUNAL, ("appeal_about:i",)),
    Topic("appeals_about_no_plan", "about a decision against a plan", TRIBUNAL, ("appeal_about:no_plan",)),
    Topic("appeals_conceded", "Conceded by the authority", TRIBUNAL, ("appeal_outcome:conceded",)),
    Topic("appeals_withdrawn", "Withdrawn by the family", TRIBUNAL, ("appeal_outcome:withdrawn",)),
    Topic(
        "appeals_decided_for_family", "Decided for the family, or in part", TRIBUNAL,
        ("appeal_outcome:allowed", "appeal_outcome:allowed_in_part"),
    ),
    Topic("appeals_decided_for_authority", "Decided for the authority", TRIBUNAL, ("appeal_outcome:dismissed",)),
    Topic(
        "tribunal_orders", "Orders of the Tribunal", TRIBUNAL,
        ("tribunal_ordered_plan", "tribunal_ordered_reconsideration", "tribunal_ordered_assessment"),
    ),
    Topic("complaints", "Complaints", COMPLAINTS, ("complaint",)),
    Topic("complaints_answered", "Complaints answered", COMPLAINTS, ("complaint_answered",)),
    Topic("compliments", "Compliments", COMPLAINTS, ("compliment",)),
    Topic("forms", "Forms filled in", FEEDBACK, (FORM,)),
    *(Topic(f"forms_{key}", f"{label}: 4 or 5 of 5", FEEDBACK, (FORM,), key) for key, label in QUESTIONS.items()),
    Topic("budgets_requested", "Asked for", BUDGETS, ("personal_budget_requested",)),
    Topic("budgets_agreed", "Agreed", BUDGETS, ("personal_budget_agreed",)),
    Topic("budgets_refused", "Refused", BUDGETS, ("personal_budget_refused",)),
)  # fmt: skip
"""Everything that is counted, in order; a form stands in its own line and in one for each good answer."""

_STEPS = frozenset(step for topic in TOPICS for step in topic.steps)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that one family told, or that came of it."""

    case: Case
    event: Event

    @property
    def on(self) -> date:
        """The day it happened."""
        return self.event.happened


def told(timelines: Iterable[Timeline]) -> tuple[Told, ...]:
    """Everything of this kind that happened here by the day of the timelines, oldest first.

    Cases that have ended count as well: families appeal and complain after the plan.
    """
    found = (Told(t.case, event) for t in timelines for event in told_by(t.case, t.as_of))
    return tuple(sorted(found, key=lambda one: (one.on, one.case.reference, one.event.id)))


def told_by(case: Case, as_of: date) -> Iterator[Event]:
    """What one family told here by that day, in order."""
    return (event for event in since_here(case, as_of) if event.step in _STEPS)


def since_here(case: Case, as_of: date) -> Iterator[Event]:
    """What happened by that day, and not before a move here: that is another authority's."""
    here = case.moved_in_on or date.min
    return (event for event in case.events if here <= event.happened <= as_of)


def about(found: Iterable[Told], topic: Topic, period: Period | None = None) -> tuple[Told, ...]:
    """What is counted under one topic.

    Args:
        period: Only what happened in it; None = whenever.
    """
    return tuple(one for one in found if topic.has(one.event) and (period is None or one.on in period))

"""Where a case stands on a day: what has happened by then, when the assessment begins, and the stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Document, Step
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts of one case by the end of one day.

    Attributes:
        first: Day on which each step first happened.
        last: Day on which each step last happened.
        notice_on: Day notice was given; None = not by that day.
        law_of: Day by which the version of the law is chosen: that of the notice, or 14 days before the start
            if an assessment began without one; None = neither happened.
        begins_on: Day the assessment began or will begin; None = not known.
        begins_assumed: It is neither recorded nor stated: the earliest lawful day after the notice.
        concluded_on: Day of the first conclusion: the plan was issued, or no plan was notified.
        left_on: Day the case left the caseload unconcluded; None = it did not.
    """

    case: Case
    as_of: date
    first: Mapping[str, date]
    last: Mapping[str, date]
    notice_on: date | None
    law_of: date | None
    begins_on: date | None
    begins_assumed: bool
    concluded_on: date | None
    left_on: date | None
    stage: Stage


def standing(case: Case, as_of: date, rules: RuleSet) -> Standing:
    """What had happened in the case by the end of `as_of`."""
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for event in case.events:
        if event.happened <= as_of:
            first.setdefault(event.step, event.happened)
            last[event.step] = event.happened
    notice_on = first.get(Step.NOTICE_GIVEN)
    begins_on, assumed = _begins(case, first, rules)
    plan_on, no_plan_on = first.get(Step.PLAN_ISSUED), first.get(Step.NO_PLAN_NOTIFIED)
    concluded_on = min((day for day in (plan_on, no_plan_on) if day), default=None)
    left_on = case.left_on if case.left_on and case.left_on <= as_of else None
    if left_on and concluded_on and concluded_on <= left_on:
        left_on = None
    if left_on:
        concluded_on = None
    return Standing(
        case=case,
        as_of=as_of,
        first=first,
        last=last,
        notice_on=notice_on,
        law_of=notice_on or (begins_on - rules.notice_days * DAY if begins_on else None),
        begins_on=begins_on,
        begins_assumed=assumed,
        concluded_on=concluded_on,
        left_on=left_on,
        stage=_stage(first, begins_on, as_of, left=left_on is not None),
    )


def _begins(case: Case, first: Mapping[str, date], rules: RuleSet) -> tuple[date | None, bool]:
    began = first.get(Step.ASSESSMENT_BEGAN)
    if case.document == Document.LDA:
        return began or first.get("lda_decided_to_assess"), False
    notice_on = first.get(Step.NOTICE_GIVEN)
    if began or notice_on is None:
        return began, False
    if case.assessment_begins:
        return case.assessment_begins, False
    return notice_on + rules.notice_days * DAY, rules.notice_days > 0


def _stage(first: Mapping[str, date], begins_on: date | None, as_of: date, *, left: bool) -> Stage:
    if left:
        return Stage.LEFT
    if Step.PLAN_ISSUED in first:
        return Stage.TRANSFERRED
    if Step.NO_PLAN_NOTIFIED in first:
        return Stage.NO_PLAN
    if Step.DRAFT_SERVED in first:
        return Stage.DRAFT
    if (begins_on and begins_on <= as_of) or any(_shows_assessment(step) for step in first):
        return Stage.IN_ASSESSMENT
    return Stage.NOTICE_GIVEN if Step.NOTICE_GIVEN in first else Stage.NOT_STARTED


def _shows_assessment(step: str) -> bool:
    return step in {Step.MEETING_HELD, Step.ADVICE_COMPLETE} or step.startswith(
        ("advice_requested:", "advice_received:")
    )

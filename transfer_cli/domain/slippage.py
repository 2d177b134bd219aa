"""What is late or about to be: against the law, the first promise and the latest schedule.

*Lateness* is days after what the law allows; *slippage* is days after what was promised. They are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transfer_cli.domain.actions import NOTICE_AHEAD, Action, ends, next_step, plan_due
from transfer_cli.domain.case import Case, Promise, Step
from transfer_cli.domain.clocks import last_safe_draft
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.lapse import lapses_on
from transfer_cli.domain.obligation import Basis, Kind, Obligation, State, Timeline
from transfer_cli.domain.rules import ENGLAND

SOON = timedelta(days=14)
"""A legal day this near, that of the last notice included, is listed before the review is late."""


class Standing(StrEnum):
    """How a listed case stands, worst first."""

    LATE = "late"
    AT_RISK = "at_risk"
    EXCEPTED = "excepted"
    SOON = "soon"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Drift:
    """A promised start beside what became of it.

    Attributes:
        promised: Day on which that schedule said the review would begin.
        expected: Day it began or will begin; while no notice was given, the earliest day it still can.
    """

    promised: date
    expected: date

    @property
    def days(self) -> int:
        """Days later than promised; negative if earlier."""
        return (self.expected - self.promised).days


@dataclass(frozen=True, slots=True)
class FirstSlip:
    """The step that was late first.

    Attributes:
        step: `notice`, `start`, `draft`, `plan`; `local_plan` or `guidance` for the end of the review by either.
        due: Day it should have been done: the slippage dates from the day after.
        days: Days late when it was done, or up to now.
    """

    step: str
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class Slip:
    """One open case that is late or about to be.

    Attributes:
        law: The worst statutory obligation, if one was missed.
        legal_due: The next statutory day on which the review must end; None = the law sets none.
        first_promise: Against the first schedule; None = it was never scheduled.
        latest_schedule: Against the last schedule; None likewise.
        first_slip: None while everything is in time.
        next: What happens next; None when nothing sets a day for it.
    """

    timeline: Timeline
    standing: Standing
    law: Obligation | None
    legal_due: date | None
    first_promise: Drift | None
    latest_schedule: Drift | None
    first_slip: FirstSlip | None
    next: Action | None

    @property
    def case(self) -> Case:
        """The child or young person."""
        return self.timeline.case

    @property
    def days_late(self) -> int:
        """Calendar days past what the law allows; 0 if nothing is."""
        return self.law.days_late if self.law else 0

    @property
    def days_behind(self) -> int:
        """Days later than first promised; 0 if never promised or earlier."""
        return max(0, self.first_promise.days) if self.first_promise else 0

    @property
    def is_finding(self) -> bool:
        """Something was missed, or will be; not merely about to be, and not what an exception excuses alone."""
        if self.standing not in {Standing.SOON, Standing.EXCEPTED}:
            return True
        late = self.first_slip is not None and self.standing == Standing.SOON
        return late or any(_is_behind(d) for d in (self.first_promise, self.latest_schedule))

    @property
    def why(self) -> str:
        """What is wrong, one sentence."""
        if self.law:
            return f"{_MISSED[self.law.kind]} was due by {show_day(self.law.due)}."
        if self.standing == Standing.AT_RISK:
            return self.timeline.risk
        if self.standing == Standing.EXCEPTED and (missed := excused_end(self.timeline)):
            return f"{_MISSED[missed.kind]} was due by {show_day(missed.due)}; an exception is recorded."
        if self.first_slip:
            return f"{_STEPS[self.first_slip.step]} was due by {show_day(self.first_slip.due)}."
        for drift in (self.first_promise, self.latest_schedule):
            if drift and _is_behind(drift):
                return f"The start was put off from {show_day(drift.promised)} to {show_day(drift.expected)}."
        return f"The review has to end by {show_day(self.legal_due)}."

    def as_document(self) -> dict[str, object]:
        """The case as JSON."""
        law, slip, case = self.law, self.first_slip, self.case
        return {
            "reference": case.reference,
            "name": case.name,
            "officer": case.officer,
            "document": case.document.value,
            "stage": self.timeline.stage.value,
            "standing": self.standing.value,
            "why": self.why,
            "law": law
            and {"kind": law.kind.value, "rule": law.rule, "due": law.due.isoformat(), "days_late": law.days_late},
            "legal_due": self.legal_due.isoformat() if self.legal_due else None,
            "first_promise": _drift_document(self.first_promise),
            "latest_schedule": _drift_document(self.latest_schedule),
            "first_slip": slip and {"step": slip.step, "due": slip.due.isoformat(), "days": slip.days},
            "next": self.next.as_document(self.timeline.as_of) if self.next else None,
        }


_MISSED = {Kind.PLAN_ISSUED: "The plan", Kind.CONCLUDE_BY: "The end of the review"}
_STEPS = {
    "notice": "The notice",
    "start": "The start",
    "draft": "The draft plan",
    "plan": "The plan",
    "local_plan": "The end of the review, by the local plan,",
    "guidance": "The end of the review, by government guidance,",
}


def slippage(timelines: Iterable[Timeline]) -> tuple[Slip, ...]:
    """Every open case that is late or about to be, worst first."""
    found = (slip for timeline in timelines if timeline.is_open and (slip := _slip(timeline)))
    return tuple(sorted(found, key=_worst_first))


def _worst_first(slip: Slip) -> tuple[int, int, int, date, date, str]:
    order, lapse = tuple(Standing).index(slip.standing), lapses_on(slip.case) or date.max
    return order, -slip.days_late, -slip.days_behind, slip.legal_due or date.max, lapse, slip.case.reference


def _slip(timeline: Timeline) -> Slip | None:
    case, due = timeline.case, plan_due(timeline)
    first, latest = _drift(timeline, case.first_promise), _drift(timeline, case.promise)
    first_slip = _first_slip(timeline, due)
    standing = _standing(timeline, due, first, latest)
    if standing is None:
        return None
    return Slip(
        timeline=timeline,
        standing=standing,
        law=_missed(timeline, Basis.STATUTE),
        legal_due=due.due if due else None,
        first_promise=first,
        latest_schedule=latest,
        first_slip=first_slip,
        next=next_step(timeline),
    )


def _standing(timeline: Timeline, due: Obligation | None, first: Drift | None, latest: Drift | None) -> Standing | None:
    if timeline.overdue:
        return Standing.LATE
    if timeline.at_risk:
        return Standing.AT_RISK
    binds = due.due if due and due.state != State.EXCEPTED else None
    if binds and binds - timeline.as_of <= SOON:
        return Standing.SOON
    if excused_end(timeline):
        return Standing.EXCEPTED
    step = next_step(timeline)
    if step and step.binding and step.day - timeline.as_of <= SOON:
        return Standing.SOON
    if _is_behind(first) or _is_behind(latest) or _missed(timeline, Basis.LOCAL, Basis.GUIDANCE):
        return Standing.BEHIND
    return None


def excused_end(timeline: Timeline) -> Obligation | None:
    """The earliest day of the law to end the review by that has passed and that an exception excuses; None = none."""
    excused = (o for o in ends(timeline) if o.state == State.EXCEPTED and o.done is None)
    return min((o for o in excused if o.due < timeline.as_of), key=lambda o: o.due, default=None)


def _missed(timeline: Timeline, *bases: Basis) -> Obligation | None:
    """The obligation to end the review that was missed by most days."""
    missed = (o for o in ends(timeline) if o.state == State.OVERDUE and o.basis in bases)
    return max(missed, key=lambda o: o.days_late, default=None)


def _is_behind(drift: Drift | None) -> bool:
    return drift is not None and drift.days > 0


def _drift(timeline: Timeline, promise: Promise | None) -> Drift | None:
    if promise is None:
        return None
    if timeline.begins_on:
        return Drift(promise.starts_on, timeline.begins_on)
    return Drift(promise.starts_on, max(_planned_start(timeline.case), timeline.as_of + NOTICE_AHEAD))


def _planned_start(case: Case) -> date:
    return case.promise.starts_on if case.promise else date.min


def _first_slip(timeline: Timeline, due: Obligation | None) -> FirstSlip | None:
    """The first step, in lawful order, that was not done by its day."""
    case, as_of = timeline.case, timeline.as_of
    promise = case.first_promise or case.promise
    steps: list[tuple[str, date, date | None]] = []
    lawful = timeline.statutory_conclude_by.latest_notice if timeline.statutory_conclude_by else None
    notice = [day for day in (lawful, promise.starts_on - NOTICE_AHEAD if promise else None) if day]
    if notice:
        steps.append(("notice", min(notice), timeline.notice_on))
    if promise:
        steps.append(("start", promise.starts_on, timeline.begins_on))
    if due:
        draft = case.first(Step.DRAFT_SERVED, as_of)
        steps.append(("draft", last_safe_draft(due.due, ENGLAND), draft.happened if draft else None))
        steps.append(("plan", due.due, None))
    if local := _missed(timeline, Basis.LOCAL, Basis.GUIDANCE):
        steps.append(("local_plan" if local.basis == Basis.LOCAL else "guidance", local.due, None))
    for step, planned, done in steps:
        days = ((done or as_of) - planned).days
        if days > 0:
            return FirstSlip(step, planned, days)
    return None


def _drift_document(drift: Drift | None) -> dict[str, object] | None:
    if drift is None:
        return None
    return {"promised": drift.promised.isoformat(), "expected": drift.expected.isoformat(), "days": drift.days}

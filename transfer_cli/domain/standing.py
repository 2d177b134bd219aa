"""Where a case stands on a day: what has happened by then, when the assessment begins, and the stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Document, Event, SettingType, Step
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.rules.ruleset import RuleSet

WITHOUT_SETTING = frozenset({SettingType.HOME, SettingType.NONE})
"""Where no setting is sent the plan."""

CUSTODY_FROM = date(2015, 4, 1)
"""SI 2015/505 puts articles 30 to 36 in, which are about people in custody."""

ASKS = ("request_received", "lda_decided_to_assess")
"""Steps from which the clocks of a learning difficulty assessment run, whichever came first."""

_SENT_APART = frozenset({"plan_sent:family", "plan_sent:setting", "plan_sent:commissioning_body"})

_OF_AN_ASSESSMENT = frozenset(
    {Step.MEETING_HELD, Step.ADVICE_COMPLETE, "reassessment_accepted", "tribunal_ordered_assessment"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts of one case by the end of one day.

    Attributes:
        events: What had happened here, in order; the review of a former authority is left out, and of a learning
            difficulty assessment what came before it was asked for once more.
        first: Day on which each step first happened.
        last: Day on which each step last happened.
        former_notice: Day of a notice that a former authority gave, which does not count here; None = none.
        notice_on: Day notice was given; None = not by that day.
        law_of: Day by which the version of the law is chosen: that of the notice, or 14 days before the start
            if an assessment began without one; None = neither happened.
        begins_on: Day the assessment began or will begin; None = not known.
        begins_assumed: It is neither recorded nor stated, but follows from the notice.
        sent_on: Day on which the family and the named setting had both been sent the plan: it is made, and the
            statement ends.
        issued_on: Day on which the commissioning body had been sent it as well.
        concluded_on: Day of the first conclusion: `sent_on`, or the day that no plan was notified.
        left_on: Day the case left the caseload unconcluded; None = it did not.
    """

    case: Case
    as_of: date
    events: tuple[Event, ...]
    first: Mapping[str, date]
    last: Mapping[str, date]
    former_notice: date | None
    notice_on: date | None
    law_of: date | None
    begins_on: date | None
    begins_assumed: bool
    sent_on: date | None
    issued_on: date | None
    concluded_on: date | None
    left_on: date | None
    stage: Stage

    @property
    def asked_on(self) -> date | None:
        """Day from which a learning difficulty assessment's clocks run; None = nobody asked, nothing was decided."""
        return min((self.first[step] for step in ASKS if step in self.first), default=None)

    @property
    def written_on(self) -> date | None:
        """Day on which the family was sent the plan: the time to appeal counts from its letter, not the setting's."""
        return self.first.get("plan_sent:family") or self.first.get(Step.PLAN_ISSUED)

    @property
    def came_with_plan(self) -> bool:
        """Whether the child moved here with an EHC plan that another authority had made: no transfer of this one."""
        moved_on = self.case.moved_in_on
        return bool(self.stage == Stage.TRANSFERRED and self.sent_on and moved_on and self.sent_on < moved_on)

    @property
    def is_detained(self) -> bool:
        """Whether the child is in custody on that day."""
        detained, released = self.last.get("taken_into_custody"), self.last.get("released_from_custody")
        return detained is not None and (released is None or released < detained)

    @property
    def noticed_in_custody(self) -> bool:
        """Whether notice was given, or is to be given, to somebody in custody, under the articles about them."""
        if (self.law_of or self.as_of) < CUSTODY_FROM:
            return False
        if self.notice_on is None:
            return self.is_detained
        detained, released = self.first.get("taken_into_custody"), self.last.get("released_from_custody")
        return bool(detained and detained <= self.notice_on and not (released and released <= self.notice_on))

    @property
    def reassessment_on(self) -> date | None:
        """Day of a request for reassessment that takes the place of art 14; None = there is none.

        A request counts until it is refused, or until notice is given of an assessment that nobody asked for: from
        that day the old law knows no request (art 19).
        """
        asked = self.first.get("reassessment_requested")
        if asked is None or "reassessment_refused" in self.first:
            return None
        accepted = self.first.get("reassessment_accepted")
        overtaken = self.notice_on is not None and (accepted is None or asked >= self.notice_on)
        return None if overtaken else asked


def standing(case: Case, as_of: date, rules: RuleSet) -> Standing:
    """What had happened in the case by the end of `as_of`."""
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    events = _here_by(case, as_of)
    if case.document == Document.LDA:
        events = _since_asked_again(events)
    for event in events:
        first.setdefault(event.step, event.happened)
        last[event.step] = event.happened
    notice_on = first.get(Step.NOTICE_GIVEN)
    begins_on, assumed = _begins(case, first, rules)
    sent_on, issued_on = _sent(case, first)
    no_plan_on = first.get(Step.NO_PLAN_NOTIFIED)
    concluded_on = min(sent_on, no_plan_on) if sent_on and no_plan_on else sent_on or no_plan_on
    left_on = case.left_on if case.left_on and case.left_on <= as_of else None
    if left_on and concluded_on and concluded_on <= left_on:
        left_on = None
    if left_on:
        concluded_on = None
    return Standing(
        case=case,
        as_of=as_of,
        events=events,
        first=first,
        last=last,
        former_notice=_former_notice(case, as_of),
        notice_on=notice_on,
        law_of=notice_on or (begins_on - rules.notice_days * DAY if begins_on else None),
        begins_on=begins_on,
        begins_assumed=assumed,
        sent_on=sent_on,
        issued_on=issued_on,
        concluded_on=concluded_on,
        left_on=left_on,
        stage=_stage(first, last, begins_on, as_of, sent=sent_on is not None, left=left_on is not None),
    )


def _here_by(case: Case, as_of: date) -> tuple[Event, ...]:
    """What had happened here by the end of that day."""
    if case.moved_in_on is None and not (case.events and case.events[-1].happened > as_of):
        return case.events
    return tuple(event for event in case.events if event.happened <= as_of and not case.is_of_former_authority(event))


def _since_asked_again(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events since an assessment was asked for once more after a decision against a plan; all if it was not."""
    decided = next((n for n, event in enumerate(events) if event.step == Step.NO_PLAN_NOTIFIED), len(events))
    again = next((n for n, event in enumerate(events) if n > decided and event.step in ASKS), None)
    return events if again is None else _since_asked_again(events[again:])


def _former_notice(case: Case, as_of: date) -> date | None:
    if case.moved_in_on is None:
        return None
    given = (e.happened for e in case.events if e.step == Step.NOTICE_GIVEN and case.is_of_former_authority(e))
    return next((day for day in given if day <= as_of), None)


def _sent(case: Case, first: Mapping[str, date]) -> tuple[date | None, date | None]:
    """When the family and the setting, and when the commissioning body too, had been sent the plan.

    `plan_issued` is the day the last of them was sent it; days recorded for one of them alone count before it.
    """
    whole = first.get(Step.PLAN_ISSUED)
    if not (_SENT_APART & first.keys()):
        return whole, whole
    family = first.get("plan_sent:family", whole)
    setting = first.get("plan_sent:setting", whole)
    body = first.get("plan_sent:commissioning_body", whole)
    if case.setting_type in WITHOUT_SETTING:
        setting = family
    sent_on = _last_of(family, setting)
    return sent_on, _last_of(sent_on, body)


def _last_of(*days: date | None) -> date | None:
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None


def _begins(case: Case, first: Mapping[str, date], rules: RuleSet) -> tuple[date | None, bool]:
    began = first.get(Step.ASSESSMENT_BEGAN)
    if case.document == Document.LDA:
        return began or first.get("lda_decided_to_assess"), False
    notice_on = first.get(Step.NOTICE_GIVEN)
    if began or notice_on is None:
        return began, False
    if case.stated_beginning:
        return case.stated_beginning, False
    by_notice = rules.policy.unstated_beginning == "notice"
    return notice_on if by_notice else notice_on + rules.notice_days * DAY, rules.notice_days > 0


def _stage(
    first: Mapping[str, date], last: Mapping[str, date], begins_on: date | None, as_of: date, *, sent: bool, left: bool
) -> Stage:
    if left:
        return Stage.LEFT
    if sent:
        return Stage.TRANSFERRED
    if Step.NO_PLAN_NOTIFIED in first:
        return Stage.NO_PLAN
    if Step.DRAFT_SERVED in first:
        return Stage.DRAFT
    if (begins_on and begins_on <= as_of) or _shows_assessment(last, first.get(Step.NOTICE_GIVEN)):
        return Stage.IN_ASSESSMENT
    return Stage.NOTICE_GIVEN if Step.NOTICE_GIVEN in first else Stage.NOT_STARTED


def _shows_assessment(last: Mapping[str, date], notice_on: date | None) -> bool:
    """Whether a step is recorded that only an assessment has.

    Advice that was received without having been asked for is of one only if notice was given by then: otherwise it
    is older advice, which the assessment may rest on when it comes (SI 2014/1530 reg 6(4)).
    """
    return any(
        step in _OF_AN_ASSESSMENT
        or step.startswith(("advice_requested:", "plan_sent:"))
        or (step.startswith("advice_received:") and notice_on is not None and day >= notice_on)
        for step, day in last.items()
    )

"""The main clocks of one case: notice, the plan, and the decision against one.

Each builds the obligations of one kind from the facts and the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transfer_cli.domain import working
from transfer_cli.domain.calendar import DAY, Term
from transfer_cli.domain.case import Document, Step
from transfer_cli.domain.exceptions import Exception_, Limit, exceptions, excusing
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State
from transfer_cli.domain.policy import LAW, Rights
from transfer_cli.domain.routes import Taken, route_of
from transfer_cli.domain.rules.ruleset import Regime, RuleSet, after
from transfer_cli.domain.settings import Agency
from transfer_cli.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Clock:
    """What every clock needs.

    Attributes:
        explain: Whether to put the counting into sentences.
        bank_holidays: Named in the counting; no last day is moved for them, except that of an appeal.
        rights: What decides when a child becomes a young person.
        terms: When schools are open; only a school's own report is counted in school days.
        agencies: Whose kind the settings know.
    """

    rules: RuleSet
    explain: bool
    bank_holidays: frozenset[date] = frozenset()
    rights: Rights = LAW
    terms: tuple[Term, ...] = ()
    agencies: tuple[Agency, ...] = ()

    def source(self, rule: str) -> str:
        """Citation of the rule with that id."""
        return self.rules.cite(rule)

    def obligation(
        self,
        facts: Standing,
        kind: Kind,
        due: date,
        done: date | None,
        rule: str,
        *,
        basis: Basis = Basis.STATUTE,
        source: str = "",
        about: str = "",
        applies: bool = True,
        threatened: bool = False,
        working: tuple[str, ...] = (),
        presumed: bool | None = None,
        latest: tuple[date | None, date | None] = (None, None),
        excused: tuple[str, ...] = (),
        regime: Regime | None = None,
    ) -> Obligation:
        """An obligation in the state that follows from its day.

        Args:
            applies: It still has to be done, if it is not.
            threatened: It is in time, but will hardly be kept.
            latest: Latest start and latest notice.
            excused: Why the limit does not bind, if it was missed; the day stays.
            regime: The version of the main clock that set the plan's day; None = it is another day.
        """
        state, days_late = _state(due, done, facts.as_of, applies=applies, threatened=threatened)
        if excused and state in {State.OVERDUE, State.MET_LATE}:
            state, days_late = State.EXCEPTED, 0
        source = source or self.source(rule)
        said = (*working, *excused) if self.explain else ()
        words = self.words(rule, regime)
        return Obligation(
            kind, due, done, state, days_late, basis, rule, source, said, presumed, *latest, about, *words
        )

    def words(self, rule: str, regime: Regime | None = None) -> tuple[str, str]:
        """What would change a day of that rule, and how sure the rule is; empty unless asked for."""
        found = self.rules.own(rule) if self.explain else None
        if found is None:
            return "", ""
        if regime is None:
            return found.changes_if, found.confidence.value
        return regime.changes_if or found.changes_if, regime.confidence.value


def notice(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """The notice of the assessment to the family, then to whoever else is recorded; none while no start is known."""
    begins_on = facts.begins_on or planned_start(facts)
    if begins_on is None or facts.case.document == Document.LDA:
        return
    rule = "order-32" if facts.noticed_in_custody else "order-18-1"
    due = begins_on - clock.rules.notice_days * DAY
    given: dict[str, date | None] = {"": facts.notice_on}
    given |= {step.partition(":")[2]: day for step, day in facts.first.items() if step.startswith("notice_sent:")}
    for recipient, day in given.items():
        made = clock.obligation(
            facts, Kind.NOTICE, due, day, rule,
            applies=facts.stage.is_open, about=recipient,
            working=working.notice(facts, begins_on, due, day, clock.rules, recipient) if clock.explain else (),
        )  # fmt: skip
        if made.state == State.MET_LATE and made.days_late <= clock.rules.notice_grace:
            made = replace(made, state=State.MET, days_late=0)
        yield made


def plan_and_no_plan(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """The plan's limit and the limit for deciding against one, once what they count from is known."""
    taken = route_of(facts, clock.rules)
    if taken:
        yield from _by_route(facts, clock, taken)
    elif facts.case.document == Document.LDA:
        yield from _after_request(facts, clock)
    elif facts.law_of and facts.begins_on:
        regime = clock.rules.regime_for(facts.law_of, facts.begins_on)
        plan_due = regime.plan_due(facts.law_of, facts.begins_on)
        in_custody = facts.noticed_in_custody
        rule, source = ("order-34", regime.custody_source) if in_custody else ("order-21-3", regime.plan_source)
        yield _plan(facts, clock, plan_due, rule, source, regime)
        rule, source = ("order-34", regime.custody_source) if in_custody else ("order-22-3", regime.no_plan_source)
        yield _no_plan(facts, clock, regime.no_plan_due(facts.begins_on), rule, source, regime)


def planned_start(facts: Standing) -> date | None:
    """Day on which a case not yet started is stated or promised to begin; None = neither, or it has started."""
    if facts.stage != Stage.NOT_STARTED:
        return None
    case = facts.case
    promised = case.promise.starts_on if case.promise and case.promise.promised_on <= facts.as_of else None
    return case.stated_beginning or promised


def planned_end(facts: Standing, rules: RuleSet) -> date | None:
    """Last day of the plan's period of an assessment that runs or has a day to begin; None = there is no such day."""
    taken = route_of(facts, rules)
    if taken and taken.is_certain:
        return taken.plan_due
    if facts.case.document == Document.LDA:
        return after(facts.asked_on, rules.lda.plan_weeks) if facts.asked_on else None
    begins_on, notice_on = facts.begins_on or planned_start(facts), facts.law_of
    if begins_on is None:
        return None
    if notice_on is None:
        notice_on = max(facts.as_of, begins_on - rules.notice_days * DAY)
    return rules.regime_for(notice_on, begins_on).plan_due(notice_on, begins_on)


def safe_finish(served: date, rules: RuleSet) -> date:
    """First day on which a plan may safely be issued after a draft served on that day."""
    return served + rules.answer_days * DAY


def last_safe_draft(due: date, rules: RuleSet) -> date:
    """Last day on which a draft may be served and leave time for the family's answer and a school's."""
    return due - (rules.answer_days + rules.consult_days) * DAY


def finish_is_threatened(facts: Standing, due: date, rules: RuleSet) -> bool:
    """Whether too little is left before `due`: the draft not served in time, or served too late to be answered."""
    served = facts.last.get(Step.DRAFT_SERVED)
    if served is None:
        return facts.as_of > last_safe_draft(due, rules)
    return safe_finish(served, rules) > due


def recorded_exceptions(facts: Standing) -> tuple[Exception_, ...]:
    """The exceptions recorded of the case by that day."""
    for step in facts.first:
        if step.startswith("exception:"):
            return exceptions(facts.events)
    return ()


def period_of(facts: Standing, rules: RuleSet) -> tuple[date | None, date | None]:
    """First and last day of the plan's period; None while it does not run."""
    taken = route_of(facts, rules)
    begins = (
        taken.on
        if taken and taken.is_certain
        else facts.asked_on
        if facts.case.document == Document.LDA
        else facts.begins_on
    )
    return begins, planned_end(facts, rules) if begins else None


def _excused(facts: Standing, clock: Clock, due: date) -> tuple[str, ...]:
    recorded = recorded_exceptions(facts)
    if not recorded:
        return ()
    first, _ = period_of(facts, clock.rules)
    taken = route_of(facts, clock.rules)
    limit = Limit.REASSESSMENT if taken and taken.is_reassessment else Limit.PLAN
    return tuple(working.exception(found, limit) for found in excusing(recorded, first, due, clock.rules.policy, limit))


def _plan(
    facts: Standing, clock: Clock, due: date, rule: str, source: str = "", regime: Regime | None = None
) -> Obligation:
    done = facts.issued_on
    decided = facts.first.get(Step.NO_PLAN_NOTIFIED)
    superseded = facts.left_on is not None or (decided is not None and (done is None or decided <= done))
    said = working.plan(facts, due, done, regime, clock) if clock.explain else ()
    half_sent = facts.stage == Stage.TRANSFERRED and not superseded
    return clock.obligation(
        facts, Kind.PLAN_ISSUED, due, None if superseded else done, rule,
        basis=regime.plan_basis if regime else Basis.STATUTE, source=source, applies=facts.stage.is_open or half_sent,
        threatened=facts.stage.is_open and finish_is_threatened(facts, due, clock.rules),
        working=said, excused=_excused(facts, clock, due), regime=regime,
    )  # fmt: skip


def _no_plan(
    facts: Standing, clock: Clock, due: date, rule: str, source: str = "", regime: Regime | None = None
) -> Obligation:
    done = None if facts.left_on else facts.first.get(Step.NO_PLAN_NOTIFIED)
    said = working.no_plan(facts, due, done, regime, clock) if clock.explain else ()
    excused = _excused(facts, clock, due)
    made = clock.obligation(
        facts, Kind.NO_PLAN_NOTIFIED, due, done, rule, source=source, applies=False, working=said, excused=excused
    )
    if done is None and facts.stage.is_open and facts.stage != Stage.DRAFT:
        passed = State.EXCEPTED if excused else State.AT_RISK
        return replace(made, state=passed if facts.as_of > due else State.ON_TRACK)
    return made


def _by_route(facts: Standing, clock: Clock, taken: Taken) -> Iterator[Obligation]:
    made = _plan(facts, clock, taken.plan_due, taken.route.rule, taken.route.source)
    runs = taken.is_certain or made.done or made.state == State.NOT_APPLICABLE
    yield made if runs else replace(made, state=State.ON_TRACK, days_late=0)
    if taken.no_plan_due:
        yield _no_plan(facts, clock, taken.no_plan_due, taken.route.rule, taken.route.source)


def _after_request(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    asked = facts.asked_on
    if asked is None:
        return
    weeks = clock.rules.lda
    if asked == facts.first.get("request_received"):
        yield _decide_request(facts, clock, asked)
    yield _plan(facts, clock, after(asked, weeks.plan_weeks), "regs-13-2")
    yield _no_plan(facts, clock, after(asked, weeks.no_plan_weeks), "regs-10-1")


def _decide_request(facts: Standing, clock: Clock, asked: date) -> Obligation:
    """The answer to a request: the decision to assess, or within its weeks the letter that there will be no plan."""
    due = after(asked, clock.rules.lda.decide_weeks)
    refused = facts.first.get(Step.NO_PLAN_NOTIFIED)
    answer = facts.first.get("lda_decided_to_assess") or (refused if refused and refused <= due else None)
    said = working.decide_request(facts, due, answer) if clock.explain else ()
    return clock.obligation(
        facts, Kind.DECIDE_REQUEST, due, answer, "regs-5-1", applies=facts.stage.is_open, working=said
    )


def _state(due: date, done: date | None, as_of: date, *, applies: bool, threatened: bool) -> tuple[State, int]:
    if done is not None:
        return (State.MET, 0) if done <= due else (State.MET_LATE, (done - due) // timedelta(days=1))
    if not applies:
        return State.NOT_APPLICABLE, 0
    if as_of > due:
        return State.OVERDUE, (as_of - due).days
    return (State.AT_RISK if threatened else State.ON_TRACK), 0

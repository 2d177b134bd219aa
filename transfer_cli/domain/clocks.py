"""The clocks of one case: each builds the obligations of one kind from the facts and the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain import working
from transfer_cli.domain.calendar import DAY, years_after
from transfer_cli.domain.case import Document, Step
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State
from transfer_cli.domain.rules.ruleset import Regime, RuleSet, after
from transfer_cli.domain.standing import Standing
from transfer_cli.domain.year_group import YEAR_6, ncy_in


@dataclass(frozen=True, slots=True)
class Clock:
    """What every clock needs.

    Attributes:
        explain: Whether to put the counting into sentences.
        bank_holidays: Named in the counting; no last day is moved for them.
    """

    rules: RuleSet
    explain: bool
    bank_holidays: frozenset[date] = frozenset()

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
    ) -> Obligation:
        """An obligation in the state that follows from its day.

        Args:
            applies: It still has to be done, if it is not.
            threatened: It is in time, but will hardly be kept.
            latest: Latest start and latest notice.
        """
        state, days_late = _state(due, done, facts.as_of, applies=applies, threatened=threatened)
        source = source or self.source(rule)
        return Obligation(kind, due, done, state, days_late, basis, rule, source, working, presumed, *latest, about)


def notice(facts: Standing, clock: Clock) -> Obligation | None:
    """The notice of the assessment; None while no day to begin is fixed, stated or promised."""
    begins_on = facts.begins_on or planned_start(facts)
    if begins_on is None or facts.case.document == Document.LDA:
        return None
    due = begins_on - clock.rules.notice_days * DAY
    made = clock.obligation(
        facts, Kind.NOTICE, due, facts.notice_on, "order-18-1",
        applies=facts.stage.is_open,
        working=working.notice(facts, begins_on, due, clock.rules) if clock.explain else (),
    )  # fmt: skip
    if made.state == State.MET_LATE and made.days_late <= clock.rules.notice_grace:
        return Obligation(made.kind, due, made.done, State.MET, 0, made.basis, made.rule, made.source, made.working)
    return made


def plan_and_no_plan(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """The plan's limit and the limit for deciding against one, once the assessment's beginning is known."""
    if facts.case.document == Document.LDA:
        yield from _after_request(facts, clock)
    elif facts.law_of and facts.begins_on:
        regime = clock.rules.regime(facts.law_of)
        plan_due = regime.plan_due(facts.law_of, facts.begins_on)
        yield _plan(facts, clock, plan_due, "order-21-3", regime.plan_source, regime)
        no_plan_due = regime.no_plan_due(facts.begins_on)
        yield _no_plan(facts, clock, no_plan_due, "order-22-3", regime.no_plan_source, regime)


def draft_response(facts: Standing, clock: Clock) -> Obligation | None:
    """The family's days to answer the draft last served; None while none was.

    Met once they answered or the days have run. At risk if the plan was issued before either.
    """
    served = facts.last.get(Step.DRAFT_SERVED)
    if served is None:
        return None
    due = served + (clock.rules.answer_days - 1) * DAY
    plan_on = facts.first.get(Step.PLAN_ISSUED)
    answered = facts.last.get("draft_answered")
    if answered is not None and answered < served:
        answered = None
    cut_short = answered is None and plan_on is not None and served <= plan_on <= due
    done = None if cut_short else answered or (due if facts.as_of > due else None)
    state = State.AT_RISK if cut_short else State.MET if done else State.ON_TRACK
    if not done and not facts.stage.is_open and not cut_short:
        state = State.NOT_APPLICABLE
    said = working.draft_response(served, due, answered, plan_on if cut_short else None) if clock.explain else ()
    return Obligation(
        Kind.DRAFT_RESPONSE, due, done, state, 0, Basis.STATUTE, "regs-13-1", clock.source("regs-13-1"), said
    )


def advice(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """One for every agency whose advice was asked, in the order of asking."""
    for step, asked in facts.first.items():
        if not step.startswith("advice_requested:"):
            continue
        agency = step.partition(":")[2]
        received = facts.first.get(f"advice_received:{agency}")
        bound = any(word in agency.casefold() for word in clock.rules.bound_advisers)
        due = after(asked, clock.rules.advice_weeks)
        yield clock.obligation(
            facts, Kind.ADVICE, due, received, "regs-8-1" if bound else "code-advice",
            basis=Basis.STATUTE if bound else Basis.GUIDANCE, about=agency,
            applies=facts.stage.is_open and Step.ADVICE_COMPLETE not in facts.first,
            working=working.advice(agency, asked, due, clock.rules.advice_weeks) if clock.explain else (),
        )  # fmt: skip


def annual_review(facts: Standing, clock: Clock) -> Obligation | None:
    """The next annual review of the statement; None when no earlier day is known to count from.

    It counts from the last review; where none is known, from the statement, unless that is so old that a review
    may have been held before the case was known here.
    """
    case = facts.case
    reviewed = case.last_annual_review is not None and case.last_annual_review <= facts.as_of
    counted_from = case.last_annual_review if reviewed else case.document_date
    if case.document != Document.STATEMENT or counted_from is None or counted_from > facts.as_of:
        return None
    due = years_after(counted_from, 1)
    if due < case.known_from and not reviewed:
        return None
    said = working.annual_review(counted_from, due, facts.notice_on, reviewed=reviewed) if clock.explain else ()
    return clock.obligation(
        facts, Kind.ANNUAL_REVIEW, due, None, "ea-328-5",
        applies=facts.stage.is_open and facts.notice_on is None, working=said,
    )  # fmt: skip


def consult_year6(facts: Standing, clock: Clock, *, moves_on: bool) -> Obligation | None:
    """Asking Year 6 whether to transfer in that year; None for whoever the article does not reach.

    Once that school year has ended there is nothing left to ask.

    Args:
        moves_on: A phase deadline of article 14 catches the child, so that there is nothing to ask either.
    """
    year = next((y for y in sorted(clock.rules.consult_years) if ncy_in(facts.case, y) == YEAR_6), None)
    if year is None or moves_on or facts.as_of < date(year, 9, 1) or facts.case.document == Document.LDA:
        return None
    due = date(year + 1, 8, 31)
    return clock.obligation(
        facts, Kind.CONSULT_YEAR6, due, facts.first.get("year6_consulted"), "order-13",
        applies=facts.stage.is_open and facts.notice_on is None and facts.as_of <= due,
        working=working.consult_year6(year) if clock.explain else (),
    )  # fmt: skip


def planned_start(facts: Standing) -> date | None:
    """Day on which a case not yet started is stated or promised to begin; None = neither, or it has started."""
    if facts.stage != Stage.NOT_STARTED:
        return None
    promise = facts.case.promise
    promised = promise.starts_on if promise and promise.promised_on <= facts.as_of else None
    return facts.case.assessment_begins or promised


def planned_end(facts: Standing, rules: RuleSet) -> date | None:
    """Last day of the plan's period of an assessment that runs or has a day to begin; None = there is no such day."""
    if facts.case.document == Document.LDA:
        asked = request_day(facts)
        return after(asked, rules.lda.plan_weeks) if asked else None
    begins_on, notice_on = facts.begins_on or planned_start(facts), facts.law_of
    if begins_on is None:
        return None
    if notice_on is None:
        notice_on = max(facts.as_of, begins_on - rules.notice_days * DAY)
    return rules.regime(notice_on).plan_due(notice_on, begins_on)


def request_day(facts: Standing) -> date | None:
    """Day from which a learning difficulty assessment's clocks run; None = nobody asked and nothing was decided."""
    return facts.first.get("request_received") or facts.first.get("lda_decided_to_assess")


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


def _plan(
    facts: Standing, clock: Clock, due: date, rule: str, source: str = "", regime: Regime | None = None
) -> Obligation:
    done = facts.first.get(Step.PLAN_ISSUED)
    decided = facts.first.get(Step.NO_PLAN_NOTIFIED)
    superseded = facts.left_on is not None or (decided is not None and (done is None or decided <= done))
    said = working.plan(facts, due, done, regime, clock.bank_holidays) if clock.explain else ()
    return clock.obligation(
        facts, Kind.PLAN_ISSUED, due, None if superseded else done, rule,
        source=source, applies=facts.stage.is_open, threatened=finish_is_threatened(facts, due, clock.rules),
        working=said,
    )  # fmt: skip


def _no_plan(
    facts: Standing, clock: Clock, due: date, rule: str, source: str = "", regime: Regime | None = None
) -> Obligation:
    done = None if facts.left_on else facts.first.get(Step.NO_PLAN_NOTIFIED)
    said = working.no_plan(facts, due, done, regime, clock.bank_holidays) if clock.explain else ()
    if done is None and facts.stage.is_open and facts.stage != Stage.DRAFT:
        state = State.AT_RISK if facts.as_of > due else State.ON_TRACK
        return Obligation(
            Kind.NO_PLAN_NOTIFIED, due, None, state, 0, Basis.STATUTE, rule, source or clock.source(rule), said
        )
    return clock.obligation(facts, Kind.NO_PLAN_NOTIFIED, due, done, rule, source=source, applies=False, working=said)


def _after_request(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    asked = request_day(facts)
    if asked is None:
        return
    weeks = clock.rules.lda
    answer = facts.first.get("lda_decided_to_assess") or facts.first.get(Step.NO_PLAN_NOTIFIED)
    due = after(asked, weeks.decide_weeks)
    yield clock.obligation(
        facts, Kind.DECIDE_REQUEST, due, answer, "regs-5-1", applies=facts.stage.is_open,
        working=working.after_request(facts, due) if clock.explain else (),
    )  # fmt: skip
    yield _plan(facts, clock, after(asked, weeks.plan_weeks), "regs-13-2")
    yield _no_plan(facts, clock, after(asked, weeks.no_plan_weeks), "regs-10-1")


def _state(due: date, done: date | None, as_of: date, *, applies: bool, threatened: bool) -> tuple[State, int]:
    if done is not None:
        return (State.MET, 0) if done <= due else (State.MET_LATE, (done - due) // timedelta(days=1))
    if not applies:
        return State.NOT_APPLICABLE, 0
    if as_of > due:
        return State.OVERDUE, (as_of - due).days
    return (State.AT_RISK if threatened else State.ON_TRACK), 0

"""One case on one day: its stage, what is due, by when and why, and whether the law is or will be broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transfer_cli.domain import clocks, working
from transfer_cli.domain.addressee import addressee
from transfer_cli.domain.case import Case, Caseload, Document
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.cohorts import Cohort, cohorts, why
from transfer_cli.domain.local_plan import PlanWindow, windows_of
from transfer_cli.domain.nation import of_nation
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State, Timeline
from transfer_cli.domain.risk import notes_on, risk_of
from transfer_cli.domain.rules import RuleSet, rules_of
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.standing import Standing, standing
from transfer_cli.domain.year_group import ncy_on


def timeline(
    case: Case, settings: Settings, as_of: date, *, rules: RuleSet | None = None, explain: bool = False
) -> Timeline:
    """Everything that is derived of one case for one day.

    Args:
        rules: None = those of the settings' jurisdiction.
        explain: Put the counting into sentences (`Obligation.working`).
    """
    rules = rules or rules_of(settings)
    clock = Clock(rules, explain, settings.bank_holidays)
    return _timeline(case, settings, as_of, windows_of(settings, as_of, rules), clock)


def timelines(
    caseload: Caseload, settings: Settings, *, rules: RuleSet | None = None, explain: bool = False
) -> tuple[Timeline, ...]:
    """The timeline of every case on the caseload's day, in the caseload's order; `in_scope` tells who counts.

    Args:
        rules: None = those of the settings' jurisdiction.
        explain: Put the counting into sentences (`Obligation.working`).
    """
    rules = rules or rules_of(settings)
    clock = Clock(rules, explain, settings.bank_holidays)
    windows = windows_of(settings, caseload.as_of, rules)
    return tuple(_timeline(case, settings, caseload.as_of, windows, clock) for case in caseload.cases)


def _timeline(case: Case, settings: Settings, as_of: date, windows: Sequence[PlanWindow], clock: Clock) -> Timeline:
    facts = standing(case, as_of, clock.rules)
    groups = cohorts(case, settings, windows, clock.rules)
    obligations = tuple(_obligations(facts, groups, clock))
    limits = [o for o in obligations if o.kind in {Kind.PLAN_ISSUED, Kind.CONCLUDE_BY} and o.done is None]
    statutory = [o for o in limits if o.basis == Basis.STATUTE]
    overdue = any(o.state == State.OVERDUE for o in statutory)
    risk = "" if overdue or not facts.stage.is_open else risk_of(facts, statutory, clock.rules)
    return Timeline(
        case=case,
        as_of=as_of,
        in_scope=(case.moved_in_on is None or case.moved_in_on <= as_of) and case.date_of_birth <= as_of,
        stage=facts.stage,
        ncy=ncy_on(case, as_of),
        addressee=addressee(case, as_of, notice_given=facts.notice_on is not None),
        notice_on=facts.notice_on,
        begins_on=facts.begins_on,
        begins_assumed=facts.begins_assumed,
        concluded_on=facts.concluded_on,
        obligations=of_nation(obligations, clock.rules),
        overdue=overdue,
        at_risk=bool(risk),
        risk=risk,
        notes=() if clock.rules.in_place_of else notes_on(facts, obligations, groups, clock.rules),
        nation=clock.rules.id,
    )


def _obligations(facts: Standing, groups: Sequence[Cohort], clock: Clock) -> Iterator[Obligation]:
    moves_on = any(group.move for group in groups if group.basis == Basis.STATUTE)
    single = (
        clocks.draft_response(facts, clock),
        clocks.annual_review(facts, clock),
        clocks.consult_year6(facts, clock, moves_on=moves_on),
    )
    given = clocks.notice(facts, clock)
    if given:
        yield given
    yield from clocks.plan_and_no_plan(facts, clock)
    yield from clocks.advice(facts, clock)
    yield from (made for made in single if made)
    end = clocks.planned_end(facts, clock.rules)
    yield from (_conclude_by(facts, group, end, clock) for group in groups)


def _conclude_by(facts: Standing, group: Cohort, end: date | None, clock: Clock) -> Obligation:
    latest = _latest(facts, group.due, clock.rules)
    threatened = (
        (end is not None and end > group.due)
        or (latest[0] is not None and facts.as_of > latest[0])
        or clocks.finish_is_threatened(facts, group.due, clock.rules)
    )
    done = (facts.notice_on if clock.rules.notice_concludes else None) or facts.concluded_on
    return clock.obligation(
        facts, Kind.CONCLUDE_BY, group.due, done, group.rule,
        basis=group.basis, source=group.source, about=group.title,
        applies=facts.stage.is_open, threatened=threatened, presumed=group.presumed, latest=latest,
        working=working.conclude_by(why(group), group.due, *latest) if clock.explain else (),
    )  # fmt: skip


def _latest(facts: Standing, due: date, rules: RuleSet) -> tuple[date | None, date | None]:
    if facts.stage != Stage.NOT_STARTED:
        return None, None
    if facts.case.document == Document.LDA:
        return due - timedelta(weeks=rules.lda.plan_weeks), None
    return rules.latest_start(due, facts.as_of)

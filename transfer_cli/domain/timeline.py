"""One case on one day: its stage, what is due, by when and why, and whether the law is or will be broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain import afterwards, clocks, inside, old_law, relevant_time, tribunal
from transfer_cli.domain.addressee import addressee
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.cohorts import Cohort, cohorts
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.ends import conclude_by, in_scope, late_otherwise, threat
from transfer_cli.domain.lapse import lapsed
from transfer_cli.domain.local_plan import PlanWindow, windows_of
from transfer_cli.domain.moved_with_plan import with_plan
from transfer_cli.domain.nation import of_nation
from transfer_cli.domain.notes import notes_on
from transfer_cli.domain.obligation import Obligation, State, Timeline
from transfer_cli.domain.rules import RuleSet, read_as, rules_of
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.standing import Standing, standing
from transfer_cli.domain.year_group import Move, moves, ncy_on


@dataclass(frozen=True, slots=True)
class Question:
    """What is the same for every case of which one thing is asked: the day, the settings and the law as read.

    Attributes:
        windows: What each group of the local plan asks.
    """

    as_of: date
    settings: Settings
    clock: Clock
    windows: tuple[PlanWindow, ...]


def question(settings: Settings, as_of: date, *, rules: RuleSet | None = None, explain: bool = False) -> Question:
    """The question of one day.

    Args:
        rules: The law, its open points read as the settings say; None = that of their jurisdiction.
        explain: Put the counting into sentences (`Obligation.working`).
    """
    law = read_as(rules, settings.policy) if rules else rules_of(settings)
    clock = Clock(law, explain, settings.bank_holidays, settings.rights, settings.terms, settings.agencies)
    return Question(as_of, settings, clock, windows_of(settings, as_of, clock.rules))


def timeline(
    case: Case, settings: Settings, as_of: date, *, rules: RuleSet | None = None, explain: bool = False
) -> Timeline:
    """Everything that is derived of one case for one day; arguments as for `question`."""
    return answer(case, question(settings, as_of, rules=rules, explain=explain))


def timelines(
    caseload: Caseload, settings: Settings, *, rules: RuleSet | None = None, explain: bool = False
) -> tuple[Timeline, ...]:
    """The timeline of every case on the caseload's day, in the caseload's order; `in_scope` tells who counts.

    Args:
        rules, explain: As for `question`.
    """
    asked = question(settings, caseload.as_of, rules=rules, explain=explain)
    return tuple(answer(case, asked) for case in caseload.cases)


def answer(case: Case, asked: Question) -> Timeline:
    """Everything that is derived of one case in answer to that question."""
    clock, as_of = asked.clock, asked.as_of
    facts = standing(case, as_of, clock.rules)
    changes = moves(case, as_of)
    groups = cohorts(
        case, asked.settings, asked.windows, clock.rules, changes=changes, as_of=as_of, rights=clock.rights
    )
    obligations = tuple(_obligations(facts, groups, changes, clock))
    if facts.left_on and clock.explain:
        obligations = tuple(_as_it_left(obligations, case, replace(asked, as_of=facts.left_on)))
    overdue, risk = threat(facts, obligations, clock.rules)
    return Timeline(
        case=case,
        as_of=as_of,
        in_scope=in_scope(facts),
        stage=facts.stage,
        ncy=ncy_on(case, as_of),
        addressee=addressee(case, as_of, notice_given=facts.notice_on is not None, rights=clock.rights),
        notice_on=facts.notice_on,
        begins_on=facts.begins_on,
        begins_assumed=facts.begins_assumed,
        concluded_on=facts.concluded_on,
        obligations=of_nation(obligations, clock.rules),
        overdue=overdue,
        at_risk=bool(risk),
        risk=risk,
        notes=() if clock.rules.in_place_of else notes_on(facts, obligations, groups, changes, clock),
        rights=clock.rights,
        nation=clock.rules.id,
        late_otherwise=late_otherwise(facts, obligations, asked.settings.deadline, overdue=overdue),
    )


def _as_it_left(obligations: Sequence[Obligation], case: Case, asked: Question) -> Iterator[Obligation]:
    """The obligations of a case that left, with what was late by then: leaving ends a duty, and mends no lateness.

    Args:
        asked: The question of the day on which it left.
    """
    stayed = answer(replace(case, left_on=None), asked)
    late = {(o.kind, o.rule, o.about, o.due): o.days_late for o in stayed.obligations if o.state == State.OVERDUE}
    for o in obligations:
        if o.state != State.NOT_APPLICABLE:
            yield o
            continue
        left = f"left the caseload {show_day(asked.as_of)}: no longer due"
        said = o.working if left in o.working else (*o.working, left)
        yield replace(o, late_when_left=late.get((o.kind, o.rule, o.about, o.due), 0), working=said)


def _obligations(
    facts: Standing, groups: Sequence[Cohort], changes: Sequence[Move], clock: Clock
) -> Iterator[Obligation]:
    if facts.came_with_plan and facts.case.moved_in_on and facts.sent_on:
        yield from with_plan(facts, facts.case.moved_in_on, facts.sent_on, clock)
        yield from (made for made in (afterwards.appeal(facts, clock),) if made)
        yield from old_law.name_setting(facts, clock, changes)
        yield from _of_the_family_and_tribunal(facts, clock)
        return
    lapse = None if clock.rules.in_place_of else lapsed(facts.case, changes, facts.as_of)
    single = (
        inside.draft_response(facts, clock),
        old_law.annual_review(facts, clock, lapse),
        old_law.consult_year6(facts, clock, changes),
        old_law.moved_in_letter(facts, clock),
        relevant_time.statement_ends(facts, clock),
        afterwards.appeal(facts, clock),
        afterwards.first_review(facts, clock),
    )
    yield from clocks.notice(facts, clock)
    yield from clocks.plan_and_no_plan(facts, clock)
    yield from inside.advice(facts, clock)
    yield from inside.placement_replies(facts, clock)
    yield from (made for made in single if made)
    yield from old_law.review_steps(facts, clock, lapse)
    yield from old_law.name_setting(facts, clock, changes)
    yield from _of_the_family_and_tribunal(facts, clock)
    yield from conclude_by(facts, groups, lapse, clock)


def _of_the_family_and_tribunal(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    yield from afterwards.mediation(facts, clock)
    yield from tribunal.tribunal_orders(facts, clock)

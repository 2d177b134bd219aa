"""One case on one day: its stage, what is due, by when and why, and whether the law is or will be broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transfer_cli.domain import afterwards, clocks, inside, old_law, relevant_time, tribunal, working
from transfer_cli.domain.addressee import addressee
from transfer_cli.domain.case import Case, Caseload, Document
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.cohorts import Cohort, cohorts, why
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.lapse import Lapse, lapsed
from transfer_cli.domain.lifting import Lift, before_the_day, lifts, on_the_day, since_then
from transfer_cli.domain.local_plan import PlanWindow, windows_of
from transfer_cli.domain.moved_with_plan import with_plan
from transfer_cli.domain.nation import of_nation
from transfer_cli.domain.notes import notes_on
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State, Timeline
from transfer_cli.domain.risk import risk_of
from transfer_cli.domain.routes import route_of
from transfer_cli.domain.rules import RuleSet, read_as, rules_of
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.standing import Standing, standing
from transfer_cli.domain.year_group import Move, moves, ncy_on

_ENDS = frozenset({Kind.PLAN_ISSUED, Kind.CONCLUDE_BY})
_SETTLED = frozenset({State.EXCEPTED, State.NOT_APPLICABLE})


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
    limits = [o for o in obligations if o.kind in _ENDS and o.done is None and o.state not in _SETTLED]
    statutory = [o for o in limits if o.basis == Basis.STATUTE]
    overdue = facts.stage.is_open and any(o.state == State.OVERDUE for o in statutory)
    risk = "" if overdue or not facts.stage.is_open else _risk(facts, obligations, statutory, clock.rules)
    return Timeline(
        case=case,
        as_of=as_of,
        in_scope=_in_scope(facts),
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
    )


def _risk(facts: Standing, obligations: Sequence[Obligation], statutory: Sequence[Obligation], rules: RuleSet) -> str:
    """What threatens the law's days, or that a day that was lifted is asked for again; empty = nothing."""
    lifted = [o.due for o in obligations if o.kind == Kind.CONCLUDE_BY and o.state == State.EXCEPTED]
    found = lifts(facts, rules.policy) if lifted else ()
    again = (said for due in sorted(lifted) if (said := since_then(found, due, facts.as_of)))
    return risk_of(facts, statutory, rules) or next(again, "")


def _in_scope(facts: Standing) -> bool:
    """Whether the document was held here by that day; whoever came with an EHC plan brought none to transfer."""
    case = facts.case
    here = case.moved_in_on is None or case.moved_in_on <= facts.as_of
    return here and case.date_of_birth <= facts.as_of and not facts.came_with_plan


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
    end = clocks.planned_end(facts, clock.rules)
    taken = route_of(facts, clock.rules)
    found = lifts(facts, clock.rules.policy)
    replaced = taken.route.replaces_cohorts if taken and taken.is_certain else ""
    for group in groups:
        yield _conclude_by(facts, group, end, clock, _gone(group, lapse, replaced=replaced), found)


def _of_the_family_and_tribunal(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    yield from afterwards.mediation(facts, clock)
    yield from tribunal.tribunal_orders(facts, clock)


def _gone(group: Cohort, lapse: Lapse | None, *, replaced: str) -> str:
    """Why nobody asks for that day any more, one sentence; empty if it stands. A day missed before a lapse stays.

    Args:
        replaced: Why another route has taken the place of articles 12 to 15; empty = none has.
    """
    if group.unmade and group.move:
        return f"still in a school after {show_day(group.move.on)}: the move that was presumed was not made"
    if group.basis != Basis.STATUTE:
        return ""
    if replaced:
        return replaced
    return lapse.why if lapse and lapse.on <= group.due else ""


def _conclude_by(
    facts: Standing, group: Cohort, end: date | None, clock: Clock, gone: str, found: Sequence[Lift]
) -> Obligation:
    latest = (None, None) if group.unmade else _latest(facts, group.due, clock.rules)
    threatened = (
        (end is not None and end > group.due)
        or (latest[0] is not None and facts.as_of > latest[0])
        or clocks.finish_is_threatened(facts, group.due, clock.rules)
    )
    done = (facts.notice_on if clock.rules.notice_concludes else None) or facts.concluded_on
    by_law = group.basis == Basis.STATUTE
    said = working.conclude_by(why(group), group.due, facts.concluded_on, *latest) if clock.explain else ()
    if gone and clock.explain:
        said = (*said, gone)
    if by_law and clock.explain:
        said = (*said, *before_the_day(found, group.due))
    return clock.obligation(
        facts, Kind.CONCLUDE_BY, group.due, done, group.rule,
        basis=group.basis, source=group.source, about=group.title,
        applies=facts.stage.is_open and not gone, threatened=threatened,
        presumed=group.presumed, latest=latest, working=said,
        excused=tuple(on_the_day(found, group.due)) if by_law else (),
    )  # fmt: skip


def _latest(facts: Standing, due: date, rules: RuleSet) -> tuple[date | None, date | None]:
    if facts.stage != Stage.NOT_STARTED:
        return None, None
    if facts.case.document == Document.LDA:
        return due - timedelta(weeks=rules.lda.plan_weeks), None
    return rules.latest_start(due, facts.as_of)

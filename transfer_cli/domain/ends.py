"""What ends a transfer: the days by which it must be concluded, and whether one of them is broken or will be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transfer_cli.domain import clocks, working
from transfer_cli.domain.case import Document
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.cohorts import Cohort, why
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.lapse import Lapse
from transfer_cli.domain.lifting import Lift, before_the_day, lifts, on_the_day, since_then
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State
from transfer_cli.domain.risk import risk_of
from transfer_cli.domain.routes import route_of
from transfer_cli.domain.rules import RuleSet
from transfer_cli.domain.standing import Standing

_ENDS = frozenset({Kind.PLAN_ISSUED, Kind.CONCLUDE_BY})
_SETTLED = frozenset({State.EXCEPTED, State.NOT_APPLICABLE})


def in_scope(facts: Standing) -> bool:
    """Whether the document was held here by that day; whoever came with an EHC plan brought none to transfer."""
    case = facts.case
    here = case.moved_in_on is None or case.moved_in_on <= facts.as_of
    return here and case.date_of_birth <= facts.as_of and not facts.came_with_plan


def threat(facts: Standing, obligations: Sequence[Obligation], rules: RuleSet) -> tuple[bool, str]:
    """Whether the case is open and past a statutory day that ends it, and if not, why it is at risk of that.

    Args:
        obligations: Of the case; only `plan_issued` and `conclude_by` are looked at.

    Returns:
        Whether it is overdue; and what threatens such a day, one sentence, empty if nothing does.
    """
    if not facts.stage.is_open:
        return False, ""
    limits = [o for o in obligations if o.kind in _ENDS and o.done is None and o.state not in _SETTLED]
    statutory = [o for o in limits if o.basis == Basis.STATUTE]
    if any(o.state == State.OVERDUE for o in statutory):
        return True, ""
    return False, _risk(facts, obligations, statutory, rules)


def late_otherwise(facts: Standing, obligations: Sequence[Obligation], deadline: date, *, overdue: bool) -> bool:
    """Whether the case is open and past no statutory day, but past the deadline or a day that something else sets.

    Args:
        obligations: Of the case; only `conclude_by` of guidance and of the local plan are looked at.
        deadline: The authority's, as in its settings.
        overdue: It is past a statutory day.
    """
    if overdue or not facts.stage.is_open:
        return False
    return facts.as_of > deadline or any(
        o.state == State.OVERDUE and o.kind == Kind.CONCLUDE_BY and o.basis != Basis.STATUTE for o in obligations
    )


def conclude_by(facts: Standing, groups: Sequence[Cohort], lapse: Lapse | None, clock: Clock) -> Iterator[Obligation]:
    """A `conclude_by` for each cohort that catches the case, in their order.

    Args:
        lapse: What took the statement's effect; None = it has effect.
    """
    end = clocks.planned_end(facts, clock.rules)
    taken = route_of(facts, clock.rules)
    found = lifts(facts, clock.rules.policy)
    replaced = taken.route.replaces_cohorts if taken and taken.is_certain else ""
    for group in groups:
        yield _by(facts, group, end, clock, _gone(group, lapse, replaced=replaced), found)


def _risk(facts: Standing, obligations: Sequence[Obligation], statutory: Sequence[Obligation], rules: RuleSet) -> str:
    """What threatens the law's days, or that a day that was lifted is asked for again; empty = nothing."""
    lifted = [o.due for o in obligations if o.kind == Kind.CONCLUDE_BY and o.state == State.EXCEPTED]
    found = lifts(facts, rules.policy) if lifted else ()
    again = (said for due in sorted(lifted) if (said := since_then(found, due, facts.as_of)))
    return risk_of(facts, statutory, rules) or next(again, "")


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


def _by(facts: Standing, group: Cohort, end: date | None, clock: Clock, gone: str, found: Sequence[Lift]) -> Obligation:
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

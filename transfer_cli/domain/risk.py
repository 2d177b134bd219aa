"""What threatens the law's days in one case, one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfer_cli.domain.case import Step
from transfer_cli.domain.clocks import last_safe_draft, planned_end, safe_finish
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation, Stage
from transfer_cli.domain.rules.ruleset import RuleSet
from transfer_cli.domain.standing import Standing


def risk_of(facts: Standing, statutory: Sequence[Obligation], rules: RuleSet) -> str:
    """Why a case that is open and not overdue is at risk; empty if it is not.

    Args:
        statutory: Its `plan_issued` and `conclude_by` obligations that the law itself sets.
    """
    conclude_by = min((o.due for o in statutory if o.kind == Kind.CONCLUDE_BY), default=None)
    earliest = min((o.due for o in statutory), default=None)
    if conclude_by and (said := _ends_too_late(facts, conclude_by, rules)):
        return said
    return _too_little_left(facts, earliest, rules) if earliest else ""


def _ends_too_late(facts: Standing, conclude_by: date, rules: RuleSet) -> str:
    if facts.stage == Stage.NOT_STARTED:
        latest, _ = rules.latest_start(conclude_by, facts.as_of)
        if facts.as_of > latest:
            return (
                f"Not begun; with the full period before {show_day(conclude_by)} it had to begin by {show_day(latest)}."
            )
    end = planned_end(facts, rules)
    if end and end > conclude_by:
        return f"As begun or planned its period ends {show_day(end)}, after {show_day(conclude_by)}."
    return ""


def _too_little_left(facts: Standing, due: date, rules: RuleSet) -> str:
    served = facts.last.get(Step.DRAFT_SERVED)
    if served is None:
        safe = last_safe_draft(due, rules)
        return (
            f"No draft is served; the last safe day for {show_day(due)} was {show_day(safe)}."
            if facts.as_of > safe
            else ""
        )
    finish = safe_finish(served, rules)
    return (
        f"The days to answer the draft end too late: {show_day(finish)} is after {show_day(due)}."
        if finish > due
        else ""
    )

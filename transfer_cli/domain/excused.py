"""The periods in which a recorded exception can hold: it excuses the limits of those in which it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.advice_rounds import advice_rounds
from transfer_cli.domain.clocks import period_of
from transfer_cli.domain.exceptions import Exception_, Ground, Limit, citation, fault
from transfer_cli.domain.routes import route_of
from transfer_cli.domain.rules.ruleset import RuleSet, after
from transfer_cli.domain.standing import Standing
from transfer_cli.domain.tribunal import orders


class Period(NamedTuple):
    """The period of one limit; without days while it does not run."""

    limit: Limit
    first: date | None
    last: date | None


class Verdict(NamedTuple):
    """Whether an exception holds.

    Attributes:
        why: Why it holds for no limit, one sentence; empty = it holds.
        under: The provision it was judged by.
    """

    why: str
    under: str


def judged(found: Exception_, facts: Standing, rules: RuleSet) -> Verdict:
    """The exception against every period that its ground can excuse.

    If it holds in none, the verdict is that of the period that began last, which is the one that is meant.
    """
    periods = sorted(_periods(found, facts, rules), key=lambda period: period.first or date.min)
    verdicts = [
        Verdict(fault(found, first, last, rules.policy, limit), citation(found.ground, limit))
        for limit, first, last in periods
    ]
    return next((verdict for verdict in verdicts if not verdict.why), verdicts[-1])


def _periods(found: Exception_, facts: Standing, rules: RuleSet) -> Iterator[Period]:
    if found.ground == Ground.INAPPROPRIATE:
        yield Period(Limit.CONCLUDE, found.first, found.last or found.first)
        return
    if found.ground == Ground.APPOINTMENT:
        yield _of_advice(found.agency, facts, rules)
        return
    taken = route_of(facts, rules)
    yield Period(Limit.REASSESSMENT if taken and taken.is_reassessment else Limit.PLAN, *period_of(facts, rules))
    for order in orders(facts):
        yield Period(Limit.ORDER, order.on, order.due)
    if found.ground != Ground.CLOSURE:
        asked = (step.partition(":")[2] for step in facts.first if step.startswith("advice_requested:"))
        yield from (_of_advice(agency, facts, rules) for agency in asked)


def _of_advice(agency: str, facts: Standing, rules: RuleSet) -> Period:
    found = advice_rounds(facts.events).get(agency)
    asked = found.asked if found else None
    return Period(Limit.ADVICE, asked, after(asked, rules.advice_weeks) if asked else None)

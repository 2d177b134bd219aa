"""Recording an exception: only one whose ground holds, so that no missed limit is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY, WEEK, Term
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import Ground, closures, exceptions, is_education
from transfer_cli.domain.excused import judged
from transfer_cli.domain.recording import applied
from transfer_cli.domain.rules import RuleSet
from transfer_cli.domain.standing import Standing, standing
from transfer_cli.errors import Refused

INSTEAD = "If the days are right there is no exception: write to the family about the delay instead."


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says of an exception.

    Attributes:
        first, last: First and last day; None = not said, and for a closure taken from the terms.
        asked: Day on which the head, principal or provider was asked; None = as recorded in the case.
        agency: Whose appointment was not kept.
        decided_on: Day of the decision.
    """

    ground: Ground
    first: date | None
    last: date | None
    asked: date | None
    agency: str
    evidence: str
    approved_by: str
    decided_on: date
    note: str = ""


def recorded_exception(case: Case, claim: Claim, terms: Iterable[Term], as_of: date, rules: RuleSet) -> Changes:
    """The exception as a step of the case; nothing if it is in the record already.

    Raises:
        Refused: The ground does not hold, or the terms have no closure around that day.
    """
    facts = standing(case, as_of, rules)
    event = NewEvent(
        case.reference,
        f"exception:{claim.ground}",
        claim.decided_on,
        note=claim.note,
        detail=_detail(claim, facts, terms),
    )
    same = (e for e in case.events if e.step == event.step and e.happened == event.happened)
    if any(dict(e.detail) == dict(event.detail) for e in same):
        return Changes()
    changes = Changes(events=(event,))
    found = exceptions(applied(case, changes).events)[-1]
    why, under = judged(found, facts, rules)
    if why:
        what = f"{case.reference}: this is no exception under {under}. {why}"
        raise Refused("RULE001", what, INSTEAD)
    return changes


def _detail(claim: Claim, facts: Standing, terms: Iterable[Term]) -> Mapping[str, str]:
    first, last, asked = claim.first, claim.last, claim.asked
    if claim.ground == Ground.CLOSURE:
        asked = asked or _asked_of_a_school(facts)
        if first is None and asked:
            first, last = _closure_around(asked, terms)
    values = {
        "from": first.isoformat() if first else "",
        "to": last.isoformat() if last else "",
        "asked": asked.isoformat() if asked else "",
        "agency": claim.agency,
        "evidence": claim.evidence,
        "approved_by": claim.approved_by,
    }
    return {key: value for key, value in values.items() if value}


def _asked_of_a_school(facts: Standing) -> date | None:
    asked = (step for step in facts.first if step.startswith("advice_requested:"))
    return next((facts.first[step] for step in asked if is_education(step.partition(":")[2])), None)


def _closure_around(asked: date, terms: Iterable[Term]) -> tuple[date, date]:
    """First and last day without school of the closure in whose window advice was asked."""
    for closed, opens in closures(terms):
        if closed - WEEK <= asked <= opens - WEEK:
            return closed, opens - DAY
    raise Refused(
        "RULE002",
        f"The terms have no closure of four weeks around {show_day(asked)}, when advice was asked.",
        "Say when the setting was closed with --from and --to.",
    )

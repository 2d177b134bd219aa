"""England's rules as they were before they were changed: the words of each earlier version, and when it ended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.dates import parse_day
from transfer_cli.domain.rules.england_changes import FROM_NOTICE
from transfer_cli.domain.rules.ruleset import Confidence, Rule
from transfer_cli.domain.rules.worked_cases import WorkedCase, examples_of


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version of a rule.

    Attributes:
        until: First day on which it held no longer.
        confidence, changes_if: As for the rule, where they were others; empty = they were not.
    """

    until: date
    text: str
    source: str
    confidence: Confidence | None = None
    changes_if: str = ""


ORDER = "SI 2014/2270"
AMENDED, AMENDED_AGAIN = date(2015, 4, 1), date(2015, 9, 1)

_SENT = (
    "The finished plan is sent to the parent or young person, the named school or institution and the responsible "
    "commissioning body as soon as practicable, and within 14 weeks beginning with the day on which "
)
_COUNTED = (
    "The first day is day 1, so the last day is 97 days later. A last day on a weekend or bank holiday is not moved."
)
_CUSTODY_KEPT = "The statement is kept meanwhile as if it were a plan, and the home authority may assess earlier."

VERSIONS: Mapping[str, tuple[Version, ...]] = {
    "order-21-3": (
        Version(
            AMENDED,
            f"{_SENT}notice was given. {_COUNTED} We apply it where the period ended before 1 April 2015, to notice up "
            "to 24 December 2014; after later notice the weeks begin with the assessment.",
            f"{ORDER} art 21(3) as made",
            Confidence.INFERRED,
            FROM_NOTICE,
        ),
        Version(
            AMENDED_AGAIN,
            f"{_SENT}the assessment began. {_COUNTED}",
            f"{ORDER} art 21(3), as amended by SI 2015/505 art 5",
        ),
    ),
    "order-22-3": (
        Version(
            AMENDED_AGAIN,
            "If no plan is needed, the parent or young person is notified within 10 weeks beginning with the day on "
            "which the assessment began. The limit only matters if that is the decision: once it has passed, a "
            "decision against a plan would be late. The commissioning body and the setting are told as well. The "
            "statement goes on until the time for an appeal has run out.",
            f"{ORDER} art 22(3) as made",
        ),
    ),
    "order-23": (
        Version(
            AMENDED_AGAIN,
            "If the parent asks for a reassessment under the old law and the authority accepts, or the Tribunal orders "
            "an assessment, the plan is sent within 14 weeks beginning with the day of the request or order. Articles "
            "12 to 15 then do not apply. After notice of a transfer assessment the old law knows no such request.",
            f"{ORDER} arts 23 to 25 as made",
        ),
    ),
    "order-34": (
        Version(
            AMENDED_AGAIN,
            f"The weeks are those of everybody else: 14, and 10 to say that there will be no plan. {_CUSTODY_KEPT}",
            f"{ORDER} arts 30 to 36, put in by SI 2015/505",
        ),
    ),
}
"""By rule, oldest first; a rule that is not here has always had its present words."""

_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}")


def as_on(rule: Rule, day: date) -> Rule:
    """The rule with the words that it had on that day."""
    version = version_on(rule.id, day)
    if version is None:
        return rule
    return replace(
        rule,
        text=version.text,
        source=version.source,
        confidence=version.confidence or rule.confidence,
        changes_if=version.changes_if or rule.changes_if,
    )


def version_on(id_: str, day: date) -> Version | None:
    """The earlier version in force on that day; None = the present one was."""
    return next((version for version in VERSIONS.get(id_, ()) if day < version.until), None)


def examples_on(id_: str, day: date) -> tuple[WorkedCase, ...]:
    """The worked cases of a rule; of an earlier version those that began before it ended."""
    version = version_on(id_, day)
    return tuple(case for case in examples_of(id_) if version is None or _began(case) < version.until)


def _began(case: WorkedCase) -> date:
    return min((parse_day(found) for found in _DAY.findall(case.happened)), default=date.max)

"""Whether a supposed notice and beginning can be, and what the law says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Document
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rules.ruleset import RuleSet
from transfer_cli.domain.standing import Standing, standing
from transfer_cli.domain.words import count, in_words
from transfer_cli.errors import InputUnusable, Problem, Refused, Severity

LAST_YEAR = 2025
"""The last year of a day that can be supposed; whatever is later was mistyped."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """The days that are supposed; None = that day stays as it is."""

    notice: date | None = None
    begins: date | None = None


def refuse_impossible(case: Case, then: Case, wanted: Supposed, as_of: date, rules: RuleSet) -> None:
    """Refuse days that no review can have.

    Args:
        case: As it is.
        then: As it would be.

    Raises:
        InputUnusable: USE027, a year that cannot be right.
        Refused: RULE060 the case is closed, RULE061 before the law began, RULE062 a beginning before its notice.
    """
    _refuse_closed(standing(case, as_of, rules))
    _refuse_far_days(wanted, min(regime.notice_from for regime in rules.regimes))
    facts = _in_the_end(then, rules)
    if facts.notice_on and facts.begins_on and facts.begins_on < facts.notice_on:
        raise Refused(
            "RULE062",
            f"{case.reference}: an assessment that began on {show_day(facts.begins_on)} would have begun before its "
            f"notice of {show_day(facts.notice_on)}.",
            f"Suppose both days: --if-notice and --if-begins, {rules.notice_days} days apart or more.",
        )


def breaches(then: Case, wanted: Supposed, rules: RuleSet) -> tuple[Problem, ...]:
    """What the law says against these days, and what becomes of a beginning that nothing was supposed about."""
    facts = _in_the_end(then, rules)
    notice_on, begins_on = facts.notice_on, facts.begins_on
    if then.document == Document.LDA or not (notice_on and begins_on):
        return ()
    lead = (begins_on - notice_on).days
    if lead >= rules.notice_days:
        return ()
    why = _why(notice_on, begins_on, rules)
    if wanted.begins is None:
        why = f"the beginning stays on {show_day(begins_on)}, and {why}"
    lawful = show_day(notice_on + rules.notice_days * DAY)
    return (
        Problem("RULE063", Severity.WARNING, then.reference, notice_on.isoformat(), why,
                f"After this notice the assessment may safely begin on {lawful}."),
    )  # fmt: skip


def _why(notice_on: date, begins_on: date, rules: RuleSet) -> str:
    due = begins_on - rules.notice_days * DAY
    late = (notice_on - due).days
    source = rules.cite("order-18-1")
    if late <= rules.notice_grace:
        return (
            f"the notice comes {count(rules.notice_days - late, 'day')} before the beginning: arguably in time "
            f"({source}), but only {rules.notice_days} are safe."
        )
    return (
        f"the notice is {count(late, 'day')} late, which breaks the law ({source}): for a beginning on "
        f"{show_day(begins_on)} it is due by {show_day(due)}."
    )


def _in_the_end(then: Case, rules: RuleSet) -> Standing:
    """The case once everything recorded or supposed has happened."""
    return standing(then, max((event.happened for event in then.events), default=then.known_from), rules)


def _refuse_closed(facts: Standing) -> None:
    if not facts.stage.is_open:
        reason = facts.case.left_reason if facts.left_on else None
        why = f" ({in_words(reason)})" if reason else ""
        raise Refused(
            "RULE060",
            f"{facts.case.reference} is closed on {show_day(facts.as_of)}: {in_words(facts.stage)}{why}, so no notice "
            "can be given and no assessment can begin.",
            "Look at the reference again, or ask for a day before it closed with --as-of.",
        )


def _refuse_far_days(wanted: Supposed, law_begins: date) -> None:
    for option, day in (("--if-notice", wanted.notice), ("--if-begins", wanted.begins)):
        if day is None:
            continue
        if not law_begins.year - 1 <= day.year <= LAST_YEAR:
            raise InputUnusable(
                "USE027", f"{option} {show_day(day)}: the year cannot be right.", "Look whether the year was mistyped."
            )
        if day < law_begins:
            raise Refused(
                "RULE061",
                f"{option} {show_day(day)} lies before {show_day(law_begins)}, when the law of transfers began.",
                f"Suppose a day from {show_day(law_begins)} on.",
            )

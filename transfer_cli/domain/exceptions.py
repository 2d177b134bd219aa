"""Grounds on which a limit need not be kept: SI 2014/1530 regs 8(2), 10(4) and 13(3), and SI 2014/2270 art 16.

An exception disapplies a limit and never moves a day: the due date stays, and "as soon as practicable" still binds.
Whether a ground holds is tested each time, from what was recorded of it and what happened in the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from transfer_cli.domain.calendar import DAY, WEEK, Term
from transfer_cli.domain.case import Event
from transfer_cli.domain.dates import parse_day, show_day
from transfer_cli.domain.policy import Policy
from transfer_cli.domain.words import count, in_words

FOUR_WEEKS = 28
"""Days of a closure or an absence of four weeks."""

TWO_WEEKS = 14
"""Days of an absence that excuses what the Tribunal ordered: SI 2014/1530 reg 44(3)."""

FACTS = ("from", "to", "asked", "agency", "evidence", "approved_by")
"""What is recorded of an exception beside its day."""

EDUCATION = ("school", "head", "college", "principal", "education_setting", "setting", "nursery", "early_years")
"""Words in an agency's kind that mark the head, the principal or the early years provider."""


class Ground(StrEnum):
    """Why a limit need not be kept."""

    CLOSURE = "closure"
    CIRCUMSTANCES = "circumstances"
    ABSENCE = "absence"
    APPOINTMENT = "appointment"
    INAPPROPRIATE = "inappropriate"


class Limit(StrEnum):
    """Which limit an exception is to disapply."""

    PLAN = "plan"
    REASSESSMENT = "reassessment"
    ADVICE = "advice"
    CODE_ADVICE = "code_advice"
    ORDER = "order"
    CONCLUDE = "conclude"


_PARAGRAPHS = {
    Ground.CLOSURE: "(a) and (b)",
    Ground.CIRCUMSTANCES: "(c)",
    Ground.ABSENCE: "(d)",
}
_REGULATIONS = {
    Limit.REASSESSMENT: "SI 2014/1530 reg 27(3)",
    Limit.ADVICE: "SI 2014/1530 reg 8(2)",
    Limit.CODE_ADVICE: "as SI 2014/1530 reg 8(2) excuses those whom the law itself binds",
    Limit.ORDER: "SI 2014/1530 reg 44(3)",
    Limit.CONCLUDE: "SI 2014/2270 art 16(a)",
}


def citation(ground: Ground, limit: Limit) -> str:
    """The provision under which a ground excuses a limit."""
    if ground == Ground.APPOINTMENT:
        return "SI 2014/1530 reg 8(2)(c)"
    return _REGULATIONS.get(limit) or f"SI 2014/1530 reg 10(4){_PARAGRAPHS[ground]}"


_EXCUSES_LIMITS = frozenset({Ground.CLOSURE, Ground.CIRCUMSTANCES, Ground.ABSENCE})
_EXCUSES_ADVICE = frozenset({Ground.CIRCUMSTANCES, Ground.ABSENCE, Ground.APPOINTMENT})
_OF_ADVISERS = frozenset({Limit.ADVICE, Limit.CODE_ADVICE})


@dataclass(frozen=True, slots=True)
class Exception_:  # noqa: N801 - the word of the law, beside Python's own
    """One exception as recorded.

    Attributes:
        first, last: First and last day of the absence, the circumstances or the closure; None = not recorded.
        asked: Day on which a head, principal or provider was asked for advice; only for a closure.
        agency: Whose appointment was failed; only for that.
        evidence: What shows it.
        approved_by: Who agreed that the ground holds.
        recorded_for: Day of the decision.
    """

    ground: Ground
    first: date | None
    last: date | None
    asked: date | None
    agency: str
    evidence: str
    approved_by: str
    recorded_for: date

    @property
    def days(self) -> int:
        """Days from the first to the last, both counted."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def in_words(self) -> str:
        """The ground with its days, as a sentence begins."""
        named = {
            Ground.CLOSURE: "the setting was closed",
            Ground.CIRCUMSTANCES: "exceptional personal circumstances",
            Ground.ABSENCE: "absent from the area",
            Ground.APPOINTMENT: f"an appointment with {in_words(self.agency)} was not kept",
            Ground.INAPPROPRIATE: "exceptional personal circumstances made an assessment inappropriate",
        }[self.ground]
        until = show_day(self.last) if self.last else "now"
        on_one_day = self.first == self.last or (self.ground == Ground.APPOINTMENT and self.last is None)
        if self.first is None or on_one_day:
            return named + (f" on {show_day(self.first)}" if self.first else "")
        return f"{named} {show_day(self.first)} to {until}"


def exceptions(events: Iterable[Event]) -> tuple[Exception_, ...]:
    """The exceptions among these events, in their order."""
    return tuple(_read(event) for event in events if event.step.startswith("exception:"))


def fault(found: Exception_, first: date | None, last: date | None, policy: Policy, limit: Limit) -> str:
    """Why the ground does not hold for a period, one sentence; empty if it does.

    Args:
        first: First day of the period that the limit runs in; None = the period has not begun.
        last: Last day of that period.
        limit: The limit that the period is of.
    """
    least = TWO_WEEKS if limit == Limit.ORDER else FOUR_WEEKS
    if not (found.evidence and found.approved_by):
        return "It is not recorded what shows it and who agreed to it."
    if found.first is None:
        return "It is not recorded from which day on."
    if first is None or last is None:
        return "No period runs that it could excuse."
    if found.ground == Ground.CLOSURE:
        return _closure_fault(found, last, policy)
    if found.ground == Ground.ABSENCE and found.days < least:
        return f"The absence is of {count(found.days, 'day')}; the law asks for {_weeks(least)}."
    if found.first > last or (found.last and found.last < first):
        return f"It does not touch the period from {show_day(first)} to {show_day(last)}."
    if found.ground == Ground.ABSENCE and found.last:
        return _absence_fault(found.first, found.last, first, last, least)
    return ""


def _weeks(days: int) -> str:
    return {TWO_WEEKS: f"two weeks, {TWO_WEEKS} days", FOUR_WEEKS: f"four weeks, {FOUR_WEEKS} days"}[days]


def _absence_fault(away: date, back: date, first: date, last: date, least: int) -> str:
    """Reg 10(4)(d): the weeks of absence lie in the period, whatever was before or comes after it."""
    within = (min(back, last) - max(away, first)).days + 1
    if within >= least:
        return ""
    fall = "falls" if within == 1 else "fall"
    return (
        f"{count(within, 'day')} of the absence {fall} in the period from {show_day(first)} to {show_day(last)}; the "
        f"law asks for {_weeks(least)} in it."
    )


def excusing(
    recorded: Iterable[Exception_], first: date | None, last: date, policy: Policy, limit: Limit, agency: str = ""
) -> tuple[Exception_, ...]:
    """The exceptions that disapply a limit.

    Args:
        first, last: The period of the limit.
        agency: The adviser whose six weeks it is, where it is advice.
    """
    of_adviser = limit in _OF_ADVISERS
    grounds = _EXCUSES_ADVICE if of_adviser else _EXCUSES_LIMITS
    if limit == Limit.PLAN and policy.failed_appointments == "plan_too":
        grounds |= {Ground.APPOINTMENT}
    return tuple(
        found
        for found in recorded
        if found.ground in grounds
        and (not of_adviser or found.ground != Ground.APPOINTMENT or found.agency == agency)
        and not fault(found, first, last, policy, limit)
    )


def approval(found: Exception_) -> str:
    """Who agreed that the ground holds, as the counting says it."""
    return f", agreed by {found.approved_by}"


def closures(terms: Iterable[Term]) -> Iterator[tuple[date, date]]:
    """Closures of four weeks or more between terms: the first day without school, and the day it re-opens."""
    for before, after in pairwise(sorted(terms, key=lambda term: term.first)):
        closed, opens = before.last + DAY, after.first
        if (opens - closed).days >= FOUR_WEEKS:
            yield closed, opens


def is_education(agency: str) -> bool:
    """Whether the agency is the head, the principal or the early years provider."""
    words = agency.casefold().replace("-", "_").replace(" ", "_")
    return any(word in words for word in EDUCATION) and "psycholog" not in words


def _closure_fault(found: Exception_, last: date, policy: Policy) -> str:
    """The window of reg 10(4)(a): from a week before the closure until a week before the setting re-opens."""
    if found.asked is None:
        return "It is not recorded when the head, principal or provider was asked for advice."
    if found.first is None or found.last is None:
        return "It is not recorded when the setting re-opened."
    closed, opens = found.first, found.last + DAY
    days = (opens - closed).days
    least = FOUR_WEEKS + (policy.closures == "over_four_weeks")
    if days < least:
        return f"The closure is of {count(days, 'day')}; it has to be of {least} or more."
    window = closed - WEEK, opens - WEEK
    if found.asked > last:
        return f"Advice was asked on {show_day(found.asked)}, after the period had ended on {show_day(last)}."
    if not window[0] <= found.asked <= window[1]:
        return (
            f"Advice was asked on {show_day(found.asked)}, and not between {show_day(window[0])} and "
            f"{show_day(window[1])}."
        )
    return ""


def note_of(event: Event) -> str:
    """The remark of a step, which for an exception carries what it rests on: `from=2016-10-01; evidence=a letter`."""
    if not event.step.startswith("exception:") or not event.detail:
        return event.note
    facts = [f"{key}={event.detail[key].replace(';', ',')}" for key in FACTS if event.detail.get(key)]
    return "; ".join([*facts, event.note] if event.note else facts)


def _read(event: Event) -> Exception_:
    detail = {**_in_note(event.note), **event.detail}
    return Exception_(
        ground=Ground(event.step.removeprefix("exception:")),
        first=_day(detail.get("from")),
        last=_day(detail.get("to")),
        asked=_day(detail.get("asked")),
        agency=detail.get("agency", ""),
        evidence=detail.get("evidence", ""),
        approved_by=detail.get("approved_by", ""),
        recorded_for=event.happened,
    )


def _in_note(note: str) -> dict[str, str]:
    """What the remark of an events file says of an exception, as `note_of` writes it."""
    parts = (part.partition("=") for part in note.split(";"))
    return {key.strip(): value.strip() for key, _, value in parts if key.strip() in FACTS}


def _day(text: str | None) -> date | None:
    """A day as people write it; None where it cannot be read, and then the ground does not hold."""
    try:
        return parse_day(text or "")
    except ValueError:
        return None

"""Facts of the letters beside the main line: advice, consultations, turns put off, Year 6 and moves here.

Every day among them is one that `case explain` shows once the letter was posted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from transfer_cli.domain.advice_rounds import advice_rounds, here_by
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.correspondence import SERVICE_FROM_YEAR, Post, planned_start, waiting
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.exceptions import is_education
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Timeline
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline as timeline_of
from transfer_cli.domain.to_professionals import ADVICE_TIME
from transfer_cli.domain.turns import agreement
from transfer_cli.domain.words import as_code
from transfer_cli.domain.year_group import ncy_on

YEAR6_ANSWER = timedelta(days=21)
"""Days that a family is given to say whether to transfer in Year 6; no law sets any."""

FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("adult_life", ("young_people", "careers", "connexions")),
    ("psychology", ("psycholog",)),
    ("speech", ("speech",)),
    ("social_care", ("social",)),
    ("health", ("health", "paediatric", "ccg", "nhs", "clinical", "hospital", "therap", "physio", "camhs", "nurs")),
)
"""What an adviser is asked about, by words in the kind of agency; the setting comes before them."""


def beside(kind: str, timeline: Timeline, settings: Settings, post: Post, envelope: Envelope) -> dict[str, str | None]:
    """The facts of one letter of these kinds; empty for others."""
    case = timeline.case
    match kind:
        case "advice_request":
            return _advice(case, settings, post, envelope.agency)
        case "advice_chaser":
            return _late_advice(timeline, post, envelope.agency)
        case "placement_consultation":
            then = after(case, f"placement_consulted:{envelope.agency}", post.arrives_on, settings)
            return {"answer_by": _of(then, Kind.PLACEMENT_REPLY, envelope.agency)}
        case "postponed":
            return _turn(timeline, to_self=envelope.to_young_person)
        case "year6_consultation":
            asked = waiting(timeline, Kind.CONSULT_YEAR6)
            return {
                "reply_by": (post.arrives_on + YEAR6_ANSWER).isoformat(),
                "year_ends": asked.due.isoformat() if asked else "",
                "law_last_day": _last_lawful(timeline),
            }
        case "moved_in":
            return _welcome(timeline)
        case _:
            return {}


def after(case: Case, step: str, on: date, settings: Settings, *, assessment_begins: date | None = None) -> Timeline:
    """The timeline that the case will have once the step is taken."""
    events = tuple(sorted((*case.events, Event(step, on)), key=lambda event: event.happened))
    begins = assessment_begins or case.assessment_begins
    return timeline_of(replace(case, events=events, assessment_begins=begins), settings, on)


def due_day(timeline: Timeline, kind: Kind) -> str:
    """The day of the first obligation of that kind, ISO; empty = there is none."""
    return next((o.due.isoformat() for o in timeline.of(kind)), "")


def _advice(case: Case, settings: Settings, post: Post, agency: str) -> dict[str, str | None]:
    """By when advice is asked, and who says so; the authority may read the law so that nobody does."""
    then = after(case, f"advice_requested:{agency}", post.arrives_on, settings)
    before = advice_rounds(here_by(case, post.dated)).get(agency)
    asked = next((o for o in then.of(Kind.ADVICE) if o.about == agency), None)
    due = asked.due if asked else post.arrives_on + ADVICE_TIME
    planning = ncy_on(case, post.dated) >= SERVICE_FROM_YEAR
    return {
        "advice_by": due.isoformat(),
        "advice_basis": asked.basis.value if asked else "",
        "asked_about": _field(agency),
        "planning_adult_life": "yes" if planning else "",
        "sent_before_on": before.received.isoformat() if before and before.insufficient and before.received else "",
    }


def _late_advice(timeline: Timeline, post: Post, agency: str) -> dict[str, str | None]:
    late = next((o for o in timeline.of(Kind.ADVICE) if o.about == agency), None)
    found = advice_rounds(here_by(timeline.case, timeline.as_of)).get(agency)
    if late is None or found is None or found.asked is None:
        return {}
    return {
        "asked_on": found.asked.isoformat(),
        "was_due": late.due.isoformat(),
        "days_late": str((post.dated - late.due).days),
        "advice_basis": late.basis.value if late.basis == Basis.STATUTE else "guidance",
        "asked_about": _field(agency),
        "plan_due": due_day(timeline, Kind.PLAN_ISSUED),
    }


def _field(agency: str) -> str:
    code = as_code(agency)
    if is_education(code):
        return "education"
    return next((name for name, words in FIELDS if any(word in code for word in words)), "")


def _turn(timeline: Timeline, *, to_self: bool) -> dict[str, str | None]:
    turn = agreement(timeline.case, timeline.as_of)
    if turn is None:
        return {}
    review = waiting(timeline, Kind.ANNUAL_REVIEW)
    return {
        "turn_by": turn.conclude_by.isoformat(),
        "turn_from": turn.start_from.isoformat() if turn.start_from else "",
        "agreed_on": turn.agreed_on.isoformat() if turn.agreed_on else "",
        "agreed_by": turn.agreed_by or "",
        "agreed_with": _who_agreed(timeline.case, turn.agreed_by, to_self=to_self),
        "school_agreed_on": turn.school_agreed_on.isoformat() if turn.school_agreed_on else "",
        "turn_reason": turn.reason,
        "law_last_day": _last_lawful(timeline),
        "annual_review_by": review.due.isoformat() if review else "",
    }


def _who_agreed(case: Case, by: str, *, to_self: bool) -> str:
    """Whom the letter says it was agreed with; it may be to another parent than the one who agreed."""
    if by == "young_person":
        return "you" if to_self else case.forename
    if by == "representative":
        return f"the person who speaks for {'you' if to_self else case.forename}"
    if to_self:
        return "your parents" if by == "parent" else "your family"
    return f"{case.forename}\N{RIGHT SINGLE QUOTATION MARK}s family"


def _welcome(timeline: Timeline) -> dict[str, str | None]:
    """The days that SI 2001/3455 reg 23 has the new authority tell."""
    case = timeline.case
    review = waiting(timeline, Kind.ANNUAL_REVIEW)
    begins = timeline.begins_on or planned_start(case)
    reviewed_by = review.due if review else timeline.begins_on
    return {
        "moved_in_on": case.moved_in_on.isoformat() if case.moved_in_on else "",
        "notice_was_given": "yes" if timeline.notice_on else "",
        "begins_on": begins.isoformat() if begins else "",
        "review_by": reviewed_by.isoformat() if reviewed_by else "",
        "law_last_day": _last_lawful(timeline),
    }


def _last_lawful(timeline: Timeline) -> str:
    last = timeline.statutory_conclude_by
    return last.due.isoformat() if last else ""


def _of(timeline: Timeline, kind: Kind, about: str) -> str:
    found: Obligation | None = next((o for o in timeline.of(kind) if o.about == about), None)
    return found.due.isoformat() if found else ""

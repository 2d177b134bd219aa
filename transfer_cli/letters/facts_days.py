"""The days that letters print, from the same obligations that `case explain` shows."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.calendar import months_from
from transfer_cli.domain.case import Step
from transfer_cli.domain.correspondence import WRITE_AGAIN, Post, late_obligation, planned_start
from transfer_cli.domain.obligation import Kind, Obligation, Timeline
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import Settings
from transfer_cli.letters.facts_beside import after, due_day

APPEAL_TIME = relativedelta(months=2)
"""Time to appeal, counted from the day the decision is sent: SI 2008/2699 r.20(1)(c)."""

FIRST_REVIEW = 12
"""Months to the first review of a plan, the day it was concluded being the first: SI 2014/2270 art 21(4)."""

ANSWER = timedelta(days=ENGLAND.answer_days - 1)
"""Days after the day a draft is served that are left to answer it: SI 2014/1530 reg 13(1)."""

RENAMED = date(2017, 6, 19)
"""Day from which the Local Government Ombudsman has the longer name."""


def days_of(kind: str, timeline: Timeline, settings: Settings, post: Post, given: date) -> dict[str, str | None]:
    """The days that letters of this kind print, from the same obligations that `case explain` shows.

    Args:
        given: When the last of the family has it.
    """
    case, sent = timeline.case, post.dated
    match kind:
        case "notice" | "notice_to_setting":
            start = planned_start(case)
            then = after(case, Step.NOTICE_GIVEN, given, settings, assessment_begins=start)
            return {
                "begins_on": iso(start),
                "plan_due": due_day(then, Kind.PLAN_ISSUED),
                "no_plan_due": due_day(then, Kind.NO_PLAN_NOTIFIED),
            }
        case "draft_plan":
            plan_due = due_day(timeline, Kind.PLAN_ISSUED)
            return {
                "answer_by": iso(post.arrives_on + ANSWER),
                "plan_due": plan_due,
                "plan_is_late": "yes" if plan_due and plan_due < sent.isoformat() else "",
            }
        case "copy_to_setting" | "copy_to_commissioning_body":
            told = _family_told(timeline, Step.PLAN_ISSUED, sent)
            return {"plan_dated": iso(told), "review_by": iso(months_from(told, FIRST_REVIEW))}
        case "no_plan_to_setting" | "no_plan_to_commissioning_body":
            return {"appeal_by": iso(_family_told(timeline, Step.NO_PLAN_NOTIFIED, sent) + APPEAL_TIME)}
        case "final_plan":
            return {"appeal_by": iso(sent + APPEAL_TIME), "review_by": iso(months_from(sent, FIRST_REVIEW))}
        case "no_plan":
            return {"appeal_by": iso(sent + APPEAL_TIME)}
        case "delay":
            return _lateness(late_obligation(timeline), sent)
        case _:
            return {}


def _family_told(timeline: Timeline, step: Step, sent: date) -> date:
    """The day of the letter to the family, whose copy this is: that of its posting, or today while it is to go too."""
    event = timeline.case.last(step, timeline.as_of)
    return date.fromisoformat(event.detail.get("sent", event.happened.isoformat())) if event else sent


def _lateness(late: Obligation | None, sent: date) -> dict[str, str | None]:
    if late is None:
        return {}
    return {
        "late_for": "plan" if late.kind == Kind.PLAN_ISSUED else "transfer",
        "was_due": iso(late.due),
        "days_late": str((sent - late.due).days),
        "write_again_by": iso(sent + WRITE_AGAIN),
        "ombudsman": _ombudsman(sent),
    }


def _ombudsman(on: date) -> str:
    """The Ombudsman's name on that day."""
    return "Local Government and Social Care Ombudsman" if on >= RENAMED else "Local Government Ombudsman"


def iso(day: date | None) -> str:
    """A day as facts have it; empty = none."""
    return day.isoformat() if day else ""

"""What had happened to a child by 5 September 2016, in an order the law would know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sample_data.cohorts import AS_OF, Outcome
from sample_data.draws import Draws
from sample_data.words import MEETING_TIMES
from transfer_cli.domain.calendar import DAY

Days = dict[str, date]
"""Days by column of the caseload file."""

LAST_DAY = date(2016, 9, 2)
"""The last working day before the file was made."""
EIGHTEEN_WEEKS_FROM = date(2015, 9, 1)
FROM_NOTICE_UNTIL = date(2014, 12, 24)
"""Periods of notices up to this day had run out, counted from the notice, before the count was moved."""
SHARE_LATE = 0.22
LEFT_REASONS = {"moved_out": 45, "needs_met": 25, "left_england": 6, "deceased": 3, "other": 6}


def statement_days(draws: Draws, outcome: Outcome, concluded: tuple[date, date], under_way: tuple[date, date]) -> Days:
    """Milestones of a child with a statement.

    Args:
        concluded: First and last day for the notice, if the review is over.
        under_way: Likewise, if it is not.
    """
    match outcome:
        case Outcome.TRANSFERRED:
            return _transferred(draws, draws.working_day(*concluded))
        case Outcome.NO_PLAN:
            return _no_plan(draws, draws.working_day(*concluded))
        case Outcome.UNDER_WAY:
            return _under_way(draws, draws.working_day(*under_way))
        case _:
            return {}


def lda_days(draws: Draws, outcome: Outcome) -> Days:
    """Milestones of a young person with a learning difficulty assessment; the law knows no notice for them."""
    day = draws.working_day(date(2015, 9, 14), date(2016, 8, 26))
    match outcome:
        case Outcome.TRANSFERRED:
            return {"draft_served": draws.working_day(day - 40 * DAY, day - 18 * DAY), "plan_issued": day}
        case Outcome.NO_PLAN:
            return {"no_plan_notified": day}
        case _:
            return {}


def departure(draws: Draws, ncy: int) -> tuple[date, str]:
    """The day a child left the caseload, and why."""
    if ncy >= 12 and draws.chance(0.8):
        year = draws.one((2015, 2016))
        return draws.working_day(date(year, 7, 1), date(year, 8, 28)), "left_school"
    return draws.working_day(date(2014, 10, 6), date(2016, 8, 26)), draws.weighted(LEFT_REASONS)


def meeting(draws: Draws, days: Mapping[str, date], place: str, officer: str) -> dict[str, str]:
    """The meeting as arranged, while it is still to come; often it is not, or not wholly."""
    if "notice_given" not in days or days.keys() & {"meeting_held", "plan_issued", "no_plan_notified"}:
        return {}
    luck = draws.number(1, 100)
    if luck > 68:
        return {}
    earliest = max(days["assessment_begins"] + 10 * DAY, AS_OF + DAY)
    arranged = {"meeting_on": draws.school_day(earliest, earliest + 40 * DAY).isoformat()}
    if luck <= 62:
        arranged["meeting_at"] = draws.one(MEETING_TIMES)
    if luck <= 56:
        arranged |= {"meeting_place": place, "meeting_officer": officer}
    return arranged


def _transferred(draws: Draws, notice: date) -> Days:
    days = _begun(draws, notice)
    begins = days["assessment_began"]
    slip = draws.number(2, 45) if draws.chance(SHARE_LATE) else -draws.number(0, 24)
    issued = draws.last_working_day(min(_plan_due(notice, begins) + slip * DAY, LAST_DAY))
    draft = draws.working_day(issued - 34 * DAY, issued - 16 * DAY)
    return days | _advice_and_meeting(draws, begins, draft - DAY) | {"draft_served": draft, "plan_issued": issued}


def _no_plan(draws: Draws, notice: date) -> Days:
    days = _begun(draws, notice)
    begins = days["assessment_began"]
    due = begins + (97 if notice >= EIGHTEEN_WEEKS_FROM else 69) * DAY
    slip = draws.number(2, 20) if draws.chance(SHARE_LATE) else -draws.number(0, 15)
    told = draws.last_working_day(due + slip * DAY)
    return days | _advice_and_meeting(draws, begins, told - 5 * DAY) | {"no_plan_notified": told}


def _under_way(draws: Draws, notice: date) -> Days:
    days = _begun(draws, notice)
    begins = days["assessment_began"]
    if begins >= AS_OF:
        return {step: day for step, day in days.items() if step != "assessment_began"}
    age = (AS_OF - begins).days
    if age <= 42 or draws.chance(0.2):
        return days
    days |= _advice_and_meeting(draws, begins, LAST_DAY - 14 * DAY)
    if age > 72 and draws.chance(0.45):
        days["draft_served"] = draws.working_day(LAST_DAY - 11 * DAY, LAST_DAY)
    return days


def _begun(draws: Draws, notice: date) -> Days:
    begins = draws.next_working_day(notice + (14 + draws.one((0, 0, 0, 1, 3, 7))) * DAY)
    return {"notice_given": notice, "assessment_begins": begins, "assessment_began": begins}


def _advice_and_meeting(draws: Draws, begins: date, last: date) -> Days:
    middle = begins + (last - begins) // 2
    return {
        "advice_complete": draws.working_day(middle, last),
        "meeting_held": draws.school_day(begins + 7 * DAY, last),
    }


def _plan_due(notice: date, begins: date) -> date:
    """Last day for the plan; the rules with their sources are in `transfer_cli.domain.rules`."""
    if notice >= EIGHTEEN_WEEKS_FROM:
        return begins + 125 * DAY
    return (notice if notice <= FROM_NOTICE_UNTIL else begins) + 97 * DAY

"""The week that is agreed with a family, and why it cannot be kept where it cannot."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.calendar import monday_of
from transfer_cli.domain.case import Case
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.weeks import Weeks

TOO_NEAR = "and it is too near for two weeks' notice"


def agreed_week(case: Case, weeks: Weeks, as_of: date) -> int | None:
    """The week agreed with the family; None = none is.

    It is that of the start day stated in the case; or, once the meeting is arranged, the week that the last schedule
    promised, for the meeting rests on it.
    """
    if case.stated_beginning and case.stated_beginning >= as_of:
        return weeks.number_of(monday_of(case.stated_beginning))
    if case.meeting_on and case.promise and case.meeting_on >= max(as_of, case.promise.week):
        return weeks.number_of(case.promise.week)
    return None


def why_not(case: Case, weeks: Weeks, lawful: int | None, as_of: date) -> str:
    """Why the start agreed with the family cannot be kept; empty = it can, or none is agreed.

    Args:
        lawful: Last week that keeps the law's own day; None = that day cannot be kept whatever is done.
    """
    week = agreed_week(case, weeks, as_of)
    if week is None:
        stated = case.stated_beginning
        if stated is None or stated < as_of:
            return ""
        near = not len(weeks) or monday_of(stated) < weeks.all[0].monday
        return f"{show_day(stated)} is agreed, {TOO_NEAR if near else 'after the last known term'}"
    agreed = f"the week of {show_day(weeks.all[week].monday)} is agreed"
    if weeks.all[week].starts_on is None:
        return f"{agreed}, and there is no school in it"
    if lawful is None:
        return f"{agreed}, and the law's own day has gone by, so that it begins as soon as can be"
    return f"{agreed}, which is later than the law's last week" if week > lawful else ""

"""Appeals to the Tribunal: those that lift the duty to conclude, and how long they may still be brought."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.calendar import DAY, FRIDAY
from transfer_cli.domain.case import Event
from transfer_cli.domain.standing import Standing

TO_APPEAL = relativedelta(months=2)
FROM_CERTIFICATE = relativedelta(months=1)

Pending = tuple[date, date | None]
"""From the day an appeal was registered to the day it ended; None = it is undecided."""


def old_law_appeals(facts: Standing) -> tuple[Pending, ...]:
    """Appeals against the statement itself, registered before the case was concluded: SI 2014/2270 art 16(b)."""
    found = [appeal for appeal in _appeals(facts) if facts.concluded_on is None or appeal[0] < facts.concluded_on]
    return tuple(found)


def appeal_after(facts: Standing, day: date) -> Pending | None:
    """The last appeal registered on or after that day; None = there is none."""
    return next((appeal for appeal in reversed(_appeals(facts)) if appeal[0] >= day), None)


def during(day: date, appeals: Collection[Pending]) -> Pending | None:
    """The appeal that was undecided on that day; None = there was none."""
    return next(((on, ended) for on, ended in appeals if on <= day and (ended is None or day < ended)), None)


def appeal_by(sent: date, certificate: date | None) -> date:
    """Last day to appeal by the calendar: two months after the letter was sent, or a month from the certificate."""
    by_letter = sent + TO_APPEAL
    return max(by_letter, certificate + FROM_CERTIFICATE) if certificate else by_letter


def extended(day: date, bank_holidays: Collection[date]) -> date:
    """The day on which an appeal due that day is still in time: SI 2008/2699 r.12, which alone moves a day."""
    if day.month == 8:
        day = date(day.year, 9, 1)
    elif (day.month, day.day) >= (12, 25):
        day = date(day.year + 1, 1, 2)
    elif (day.month, day.day) == (1, 1):
        day += DAY
    while day.weekday() > FRIDAY or day in bank_holidays:
        day += DAY
    return day


def ended_by(event: Event) -> bool:
    """Whether the step ends the last appeal: with its outcome, or without one being recorded."""
    return event.step == "appeal_ended" or event.step.startswith("appeal_outcome:")


def _appeals(facts: Standing) -> list[Pending]:
    found: list[Pending] = []
    for event in facts.events:
        if event.step == "appeal_registered":
            found.append((event.happened, None))
        elif found and found[-1][1] is None and ended_by(event):
            found[-1] = (found[-1][0], event.happened)
    return found

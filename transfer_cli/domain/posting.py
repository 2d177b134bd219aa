"""When a letter that goes out on one day arrives."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from transfer_cli.domain.calendar import DAY, Calendar


class PostClass(StrEnum):
    """How a letter goes out."""

    FIRST = "first"
    SECOND = "second"
    EMAIL = "email"
    HAND = "hand"


WORKING_DAYS: dict[PostClass, int] = {PostClass.FIRST: 2, PostClass.SECOND: 4}
"""Working days after posting on which a letter would arrive in ordinary post (Interpretation Act 1978 s.7).

Practice Direction of the Queen's Bench Division of 8 March 1985 (service of documents): first class on the second
working day after posting, second class on the fourth.
"""


WORKING_DAYS_ABROAD = 7
"""Working days after posting that a letter to another country is given. No rule says how long that post takes: this is
this program's own figure, on the safe side for Europe."""


def arrives_on(sent: date, post_class: PostClass, calendar: Calendar, *, abroad: bool = False) -> date:
    """The day on which a letter sent on `sent` is given or served.

    A letter that is ready on a day without post goes out on the next working day. What is e-mailed or handed over
    arrives at once.

    Args:
        abroad: The address is in another country, to which the class makes no difference.
    """
    if post_class not in WORKING_DAYS:
        return sent
    while not calendar.is_working_day(sent):
        sent += DAY
    return calendar.working_days_after(sent, WORKING_DAYS_ABROAD if abroad else WORKING_DAYS[post_class])


def latest_posting(given_by: date, post_class: PostClass, calendar: Calendar, *, abroad: bool = False) -> date:
    """The last day on which a letter can go out and still arrive by `given_by`; arguments as for `arrives_on`."""
    sent = given_by
    while arrives_on(sent, post_class, calendar, abroad=abroad) > given_by:
        sent -= DAY
    return sent

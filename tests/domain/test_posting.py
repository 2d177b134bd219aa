"""When a letter arrives: in ordinary post, by hand, by e-mail; weekends and bank holidays between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.posting import PostClass, arrives_on, latest_posting

CALENDAR = Calendar(ENGLAND_TERMS, frozenset({day("Mon 26 Dec 2016"), day("Tue 27 Dec 2016"), day("Mon 2 Jan 2017")}))

ARRIVALS = """
    first   | Mon  3 Oct 2016 | Wed  5 Oct 2016 | second working day after posting
    first   | Thu  6 Oct 2016 | Mon 10 Oct 2016 | over a weekend
    first   | Sat  8 Oct 2016 | Wed 12 Oct 2016 | goes out on Monday
    first   | Fri 23 Dec 2016 | Thu 29 Dec 2016 | two bank holidays do not count
    second  | Mon  3 Oct 2016 | Fri  7 Oct 2016 | fourth working day
    second  | Tue  4 Oct 2016 | Mon 10 Oct 2016 | over a weekend
    hand    | Sun  9 Oct 2016 | Sun  9 Oct 2016 | at once
    email   | Mon  3 Oct 2016 | Mon  3 Oct 2016 | at once
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("post_class", "sent", "arrives", "why"), rows(ARRIVALS))
def test_arrival(post_class: str, sent: str, arrives: str, why: str) -> None:
    spaced = " ".join(sent.split()), " ".join(arrives.split())
    assert arrives_on(day(spaced[0]), PostClass(post_class), CALENDAR) == day(spaced[1]), why


ABROAD = """
    first   | Mon  3 Oct 2016 | Wed 12 Oct 2016
    second  | Mon  3 Oct 2016 | Wed 12 Oct 2016
    first   | Fri 23 Dec 2016 | Fri  6 Jan 2017
    hand    | Sun  9 Oct 2016 | Sun  9 Oct 2016
    email   | Mon  3 Oct 2016 | Mon  3 Oct 2016
"""


@pytest.mark.parametrize(("post_class", "sent", "arrives"), rows(ABROAD))
def test_arrival_in_another_country(post_class: str, sent: str, arrives: str) -> None:
    sent, arrives = " ".join(sent.split()), " ".join(arrives.split())
    assert arrives_on(day(sent), PostClass(post_class), CALENDAR, abroad=True) == day(arrives)
    assert latest_posting(day(arrives), PostClass(post_class), CALENDAR, abroad=True) == day(sent)


LATEST = """
    first   | Mon 17 Oct 2016 | Thu 13 Oct 2016
    first   | Sun 16 Oct 2016 | Wed 12 Oct 2016
    second  | Mon 17 Oct 2016 | Tue 11 Oct 2016
    first   | Wed 28 Dec 2016 | Thu 22 Dec 2016
    hand    | Sun 16 Oct 2016 | Sun 16 Oct 2016
"""


@pytest.mark.parametrize(("post_class", "by", "latest"), rows(LATEST))
def test_the_last_day_to_post(post_class: str, by: str, latest: str) -> None:
    assert latest_posting(day(by), PostClass(post_class), CALENDAR) == day(latest)


@given(st.dates(day("1 Sep 2014"), day("31 Dec 2018")), st.sampled_from(PostClass))
def test_the_last_day_to_post_is_in_time_and_the_next_is_not(by: object, post_class: PostClass) -> None:
    from datetime import date, timedelta

    assert isinstance(by, date)
    latest = latest_posting(by, post_class, CALENDAR)
    assert arrives_on(latest, post_class, CALENDAR) <= by
    assert arrives_on(latest + timedelta(days=1), post_class, CALENDAR) > by

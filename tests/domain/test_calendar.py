"""Weeks, terms, school years."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.builders import day
from transfer_cli.domain.calendar import (
    ENGLAND_TERMS,
    Calendar,
    Term,
    monday_of,
    months_from,
    next_first_of_september,
    school_year,
    years_after,
)

BANK_HOLIDAYS = frozenset({day("Mon 29 Aug 2016"), day("Mon 1 May 2017"), day("Mon 29 May 2017")})
ENGLAND = Calendar(ENGLAND_TERMS, BANK_HOLIDAYS)


@pytest.mark.parametrize(
    ("week", "first"),
    [
        ("Mon 5 Sep 2016", "Mon 5 Sep 2016"),
        ("Mon 24 Oct 2016", None),  # half term
        ("Mon 1 May 2017", "Tue 2 May 2017"),  # May Day
        ("Mon 2 Jan 2017", "Tue 3 Jan 2017"),  # term begins on a Tuesday
        ("Mon 17 Apr 2017", "Tue 18 Apr 2017"),
        ("Mon 8 Aug 2016", None),  # summer
        ("Mon 1 Sep 2014", "Tue 2 Sep 2014"),
    ],
)
def test_first_school_day_of_a_week(week: str, first: str | None) -> None:
    assert ENGLAND.first_school_day(day(week)) == (day(first) if first else None)


def test_half_term_belongs_to_no_term_and_a_term_may_have_none() -> None:
    whole = Term("short", day("Mon 5 Sep 2016"), day("Fri 30 Sep 2016"))
    assert day("Wed 14 Sep 2016") in whole
    assert day("Mon 3 Oct 2016") not in whole
    assert not ENGLAND.is_school_day(day("Wed 26 Oct 2016"))
    assert not ENGLAND.is_school_day(day("Sat 10 Sep 2016"))


@pytest.mark.parametrize(
    ("after", "count", "expected"),
    [
        ("Fri 23 Sep 2016", 1, "Mon 26 Sep 2016"),
        ("Fri 26 Aug 2016", 1, "Tue 30 Aug 2016"),  # over the summer bank holiday
        ("Sat 24 Sep 2016", 2, "Tue 27 Sep 2016"),
        ("Mon 12 Sep 2016", 0, "Mon 12 Sep 2016"),
    ],
)
def test_working_days(after: str, count: int, expected: str) -> None:
    assert ENGLAND.working_days_after(day(after), count) == day(expected)


def test_the_school_year_turns_on_the_first_of_september() -> None:
    assert school_year(day("Wed 31 Aug 2016")) == 2015
    assert school_year(day("Thu 1 Sep 2016")) == 2016
    assert next_first_of_september(day("Wed 31 Aug 2016")) == day("Thu 1 Sep 2016")
    assert next_first_of_september(day("Thu 1 Sep 2016")) == day("Fri 1 Sep 2017")


def test_a_week_begins_on_monday() -> None:
    assert monday_of(day("Sun 11 Sep 2016")) == monday_of(day("Mon 5 Sep 2016")) == day("Mon 5 Sep 2016")


def test_the_usual_terms_of_england_are_possible() -> None:
    """Terms follow each other, begin and end on school days, and hold a half term of one week."""
    for earlier, later in pairwise(ENGLAND_TERMS):
        assert earlier.last < later.first
    for term in ENGLAND_TERMS:
        assert ENGLAND.is_school_day(term.first), term.name
        assert ENGLAND.is_school_day(term.last), term.name
        assert term.half_term is not None
        assert (term.half_term[0].weekday(), term.half_term[1].weekday()) == (0, 4), term.name


@pytest.mark.parametrize(("years", "expected"), [(1, "28 Feb 2017"), (3, "28 Feb 2019"), (4, "29 Feb 2020")])
def test_years_after_a_29_february(years: int, expected: str) -> None:
    assert years_after(day("29 Feb 2016"), years) == day(expected)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("Fri 20 Jan 2017", 12, "Fri 19 Jan 2018"),
        ("Mon 29 Feb 2016", 12, "Tue 28 Feb 2017"),  # that year has no 29 February to be the day after
        ("Sun 1 Mar 2015", 12, "Mon 29 Feb 2016"),
        ("Wed 30 Nov 2016", 3, "Tue 28 Feb 2017"),
        ("Tue 31 Jan 2017", 3, "Sun 30 Apr 2017"),
    ],
)
def test_months_beginning_with_a_day(first: str, months: int, last: str) -> None:
    assert months_from(day(first), months) == day(last)

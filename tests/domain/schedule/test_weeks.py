"""The weeks in which reviews can begin."""

from __future__ import annotations

import pytest

from tests.builders import day
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar, Term
from transfer_cli.domain.schedule.weeks import Weeks, school_weeks

ENGLAND = Calendar(ENGLAND_TERMS)


@pytest.mark.parametrize(
    ("as_of", "monday", "starts_on"),
    [
        pytest.param("Mon 5 Sep 2016", "Mon 19 Sep 2016", "Mon 19 Sep 2016", id="two weeks' notice"),
        pytest.param("Tue 6 Sep 2016", "Mon 26 Sep 2016", "Mon 26 Sep 2016", id="a Monday too late for this Monday"),
        pytest.param("Mon 10 Oct 2016", "Mon 31 Oct 2016", "Mon 31 Oct 2016", id="half term is passed over"),
        pytest.param("Tue 20 Dec 2016", "Mon 2 Jan 2017", "Tue 3 Jan 2017", id="school begins on a Tuesday"),
        pytest.param("Wed 21 Dec 2016", "Mon 9 Jan 2017", "Mon 9 Jan 2017", id="that Tuesday is too soon"),
        pytest.param("Thu 20 Jul 2017", "Mon 4 Sep 2017", "Mon 4 Sep 2017", id="summer holidays"),
    ],
)
def test_first_week(as_of: str, monday: str, starts_on: str) -> None:
    first = school_weeks(ENGLAND, day(as_of)).all[0]
    assert (first.monday, first.starts_on) == (day(monday), day(starts_on))


def test_weeks_go_on_to_the_end_of_the_last_term_holidays_and_all() -> None:
    weeks = school_weeks(ENGLAND, day("Mon 5 Nov 2018"))
    assert [week.monday for week in weeks.all] == [
        day(f"Mon {text}") for text in ("19 Nov 2018", "26 Nov 2018", "3 Dec 2018", "10 Dec 2018", "17 Dec 2018")
    ]
    holidays = [w.monday for w in school_weeks(ENGLAND, day("28 Nov 2016")).all[:4] if w.starts_on is None]
    assert holidays == [day("Mon 19 Dec 2016"), day("Mon 26 Dec 2016")]


@pytest.mark.parametrize("calendar", [ENGLAND, Calendar(())], ids=["after the last term", "no terms"])
def test_no_week_is_left(calendar: Calendar) -> None:
    weeks = school_weeks(calendar, day("Mon 31 Dec 2018"))
    assert len(weeks) == 0
    assert weeks.last_to_begin_by(day("31 Mar 2018")) is None
    assert weeks.first_to_begin_from(day("31 Mar 2018")) is None
    assert weeks.number_of(day("Mon 7 Jan 2019")) is None


@pytest.fixture(name="weeks")
def three_weeks_and_a_holiday() -> Weeks:
    term = Term(
        "autumn", day("Wed 7 Sep 2016"), day("Fri 30 Sep 2016"), (day("Mon 19 Sep 2016"), day("Fri 23 Sep 2016"))
    )
    return school_weeks(Calendar((term,)), day("Wed 24 Aug 2016"))


def test_a_day_finds_its_week(weeks: Weeks) -> None:
    assert [week.starts_on for week in weeks.all] == [
        day("Wed 7 Sep 2016"), day("Mon 12 Sep 2016"), None, day("Mon 26 Sep 2016")
    ]  # fmt: skip
    begin_by = {
        text: weeks.last_to_begin_by(day(text)) for text in ("Tue 6 Sep 2016", "Wed 7 Sep 2016", "Sun 25 Sep 2016")
    }
    assert begin_by == {"Tue 6 Sep 2016": None, "Wed 7 Sep 2016": 0, "Sun 25 Sep 2016": 1}
    begin_from = {
        text: weeks.first_to_begin_from(day(text)) for text in ("Wed 7 Sep 2016", "Tue 13 Sep 2016", "Tue 27 Sep 2016")
    }
    assert begin_from == {"Wed 7 Sep 2016": 0, "Tue 13 Sep 2016": 3, "Tue 27 Sep 2016": None}
    numbers = [weeks.number_of(day(text)) for text in ("Mon 29 Aug 2016", "Mon 19 Sep 2016", "Mon 3 Oct 2016")]
    assert numbers == [None, 2, None]

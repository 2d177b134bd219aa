"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.domain.dates import parse_day, show_day, show_day_long

TWELFTH = date(2016, 9, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2016-09-12", "12/09/2016", "12.9.2016", "12-09-2016", "12 September 2016", "12 Sep 2016", "12 sept 2016",
        "12-Sep-2016", "12th September 2016", "12 September, 2016", "  12 September 2016 ",
    ],
)  # fmt: skip
def test_reads_the_usual_forms_day_first(text: str) -> None:
    assert parse_day(text) == TWELFTH


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2016", "there is no such day"),
        ("2015-02-29", "there is no such day"),
        ("09/13/2016", "there is no such day"),
        ("0/1/2016", "there is no such day"),
        ("31/12/1899", "the year cannot be right"),
        ("2200-01-01", "the year cannot be right"),
        ("31 April 9999", "the year cannot be right"),
        ("03-Apr", "it is not a date"),
        ("12/09/16", "it is not a date"),
        ("12 Septober 2016", "it is not a date"),
        ("12 Ju 2016", "it is not a date"),
        ("٣/٤/٢٠١٦", "it is not a date"),
        ("42625", "it is not a date"),
        ("", "it is not a date"),
    ],
)
def test_refuses_whatever_could_be_misread(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}$"):
        parse_day(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_is_shown_can_be_read_back(day: date) -> None:
    assert parse_day(show_day(day)) == parse_day(show_day_long(day)) == parse_day(day.isoformat()) == day


def test_no_date_is_shown_as_a_dash() -> None:
    assert show_day(None) == "–"  # noqa: RUF001 - a dash
    assert show_day(TWELFTH) == "12 Sep 2016"
    assert show_day_long(TWELFTH) == "12 September 2016"

"""One cell: what is read, and what is refused with which words."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.domain.columns import BY_NAME, COLUMNS, Column, FieldValue, Kind
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.layout import EPOCH_1900, EPOCH_1904
from transfer_cli.readers.sheet import Cell, as_text
from transfer_cli.readers.spreadsheet_cells import ERRORS

READ: list[tuple[str, str, FieldValue]] = [
    ("reference", "  00123 ", "00123"),
    ("reference", "", None),
    ("reference", " \t ", None),
    ("forename", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ("surname", "O'Brien-Łukasiewicz ap Rhys Wolfeschlegelstein", "O'Brien-Łukasiewicz ap Rhys Wolfeschlegelstein"),
    ("surname", "Al\u00a0Amin", "Al Amin"),
    ("setting_name", "Larkfield\r\nPrimary\x07 School", "Larkfield Primary School"),
    ("surname", "Ex\u202eelpma", "Exelpma"),
    ("surname", "\ufeffEx\u200bam\u00adple\u200e ", "Example"),
    ("forename", "\u200b", None),
    ("document", "state\u200bment\u200f", "statement"),
    ("date_of_birth", "\u200e04/05/2007", date(2007, 5, 4)),
    ("date_of_birth", "4\u00a0May\u00a02007", date(2007, 5, 4)),
    ("date_of_birth", "2007-05-04", date(2007, 5, 4)),
    ("date_of_birth", "04/05/2007", date(2007, 5, 4)),
    ("date_of_birth", "4 May 2007", date(2007, 5, 4)),
    ("date_of_birth", "04/05/2007 00:00", date(2007, 5, 4)),
    ("date_of_birth", "2007-05-04 00:00:00", date(2007, 5, 4)),
    ("date_of_birth", "2007-05-04T00:00:00.000", date(2007, 5, 4)),
    ("document", "STATEMENT", "statement"),
    ("document", "Non-statutory", "non_statutory"),
    ("left_reason", "moved out", "moved_out"),
    ("primary_need", "asd", "ASD"),
    ("primary_need", "besd", "SEMH"),
    ("young_person_can_decide", "Y", True),
    ("young_person_can_decide", "FALSE", False),
    ("contact1_do_not_write", "1", True),
    ("contact1_do_not_write", "0", False),
    ("priority", " Custody ; tribunal;;custody", ("custody", "tribunal")),
    ("priority", ";", None),
    ("ncy", "R", 0),
    ("ncy", "reception", 0),
    ("ncy", "N1", -2),
    ("ncy", "n2", -1),
    ("ncy", "-4", -4),
    ("ncy", "Year 9", 9),
    ("ncy", "yr9", 9),
    ("ncy", "09", 9),
    ("ncy", "9.0", 9),
    ("ncy", "20", 20),
    ("upn", "b8012 0000 5001", "B801200005001"),
    ("meeting_at", "14:00", "14:00"),
    ("meeting_at", "14:00:00", "14:00"),
    ("meeting_at", "2pm", "14:00"),
    ("meeting_at", "2.30 p.m.", "14:30"),
    ("meeting_at", "12 am", "00:00"),
    ("meeting_at", "12.15pm", "12:15"),
    ("meeting_at", "9:05", "09:05"),
    ("meeting_at", "0930", "09:30"),
]

REFUSED = [
    ("date_of_birth", "31/02/2007", "IMP012", "there is no such day."),
    ("date_of_birth", "01/01/9995", "IMP012", "the year cannot be right."),
    ("date_of_birth", "2007-02-29", "IMP012", "there is no such day."),
    ("date_of_birth", "09/25/2007", "IMP012", "there is no month 25."),
    ("date_of_birth", "32/13/2007", "IMP012", "there is no such day."),
    ("date_of_birth", "03-Apr", "IMP012", "it is not a date."),
    ("date_of_birth", "03/04", "IMP012", "it is not a date."),
    ("date_of_birth", "04/05/07", "IMP012", "the year has two digits."),
    ("date_of_birth", "May 4, 2007", "IMP012", "it puts the month first."),
    ("date_of_birth", "39206", "IMP012", "it is a spreadsheet's number for a day."),
    ("date_of_birth", "39206.5", "IMP012", "it is a spreadsheet's number for a day."),
    ("date_of_birth", "2007-05-04 09:30", "IMP012", "it is not a date."),
    ("date_of_birth", "\u0660\u0664/\u0660\u0665/\u0662\u0660\u0660\u0667", "IMP012", "it is not a date."),
    ("date_of_birth", "n/a", "IMP012", "it is not a date."),
    ("date_of_birth", "2011", "IMP012", "it is a year without day and month."),
    ("document", "EHCP", "IMP013", "it is not a code of this column."),
    ("primary_need", "DS", "IMP013", "it is not a code of this column."),
    ("setting_type", "BESD", "IMP013", "it is not a code of this column."),
    ("young_person_can_decide", "maybe", "IMP014", "it is neither yes nor no."),
    ("ncy", "21", "IMP015", "it is not a year group."),
    ("ncy", "-5", "IMP015", "it is not a year group."),
    ("ncy", "X", "IMP015", "it is not a year group."),
    ("ncy", "9.5", "IMP015", "it is not a year group."),
    ("meeting_at", "25:00", "IMP016", "it is not a time of day."),
    ("meeting_at", "14pm", "IMP016", "it is not a time of day."),
    ("meeting_at", "9:60", "IMP016", "it is not a time of day."),
    ("meeting_at", "2", "IMP016", "it is not a time of day."),
    ("meeting_at", "after lunch", "IMP016", "it is not a time of day."),
]


@pytest.mark.parametrize(("column", "text", "value"), READ)
def test_it_is_read(column: str, text: str, value: FieldValue) -> None:
    found = read_cell(BY_NAME[column], text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("column", "text", "error_id", "why"), REFUSED)
def test_it_is_refused(column: str, text: str, error_id: str, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_cell(BY_NAME[column], text)
    assert (refused.value.id, refused.value.why) == (error_id, why)


def test_the_remedy_for_american_order_is_the_date_the_other_way_round() -> None:
    with pytest.raises(Unreadable, match="If it is American order, write 25/09/2007"):
        read_cell(BY_NAME["date_of_birth"], "09/25/2007")


def test_the_remedy_for_a_mistyped_code_is_the_nearest() -> None:
    with pytest.raises(Unreadable, match="Did you mean statement\\?"):
        read_cell(BY_NAME["document"], "statment")


SPREADSHEET_READ: list[tuple[str, Cell, date | None, FieldValue]] = [
    ("date_of_birth", date(2007, 5, 4), EPOCH_1900, date(2007, 5, 4)),
    ("date_of_birth", date(1979, 12, 31), EPOCH_1900, date(1979, 12, 31)),
    ("date_of_birth", datetime(2007, 5, 4), EPOCH_1900, date(2007, 5, 4)),  # noqa: DTZ001 - local
    ("date_of_birth", 39206, EPOCH_1900, date(2007, 5, 4)),
    ("date_of_birth", 39206.0, EPOCH_1900, date(2007, 5, 4)),
    ("date_of_birth", 37744, EPOCH_1904, date(2007, 5, 4)),
    ("date_of_birth", 29221, EPOCH_1900, date(1980, 1, 1)),
    ("date_of_birth", 55153, EPOCH_1900, date(2050, 12, 31)),
    ("reference", 123, EPOCH_1900, "123"),
    ("reference", 123.0, EPOCH_1900, "123"),
    ("setting_urn", 123456, None, "123456"),
    ("home_address1", 12.5, EPOCH_1900, "12.5"),
    ("ncy", 9, EPOCH_1900, 9),
    ("ncy", 9.0, EPOCH_1900, 9),
    ("ncy", -1, EPOCH_1900, -1),
    ("young_person_can_decide", 1, EPOCH_1900, True),
    ("young_person_can_decide", "TRUE", EPOCH_1900, True),
    ("meeting_at", time(14, 0), EPOCH_1900, "14:00"),
    ("meeting_at", time(13, 59, 59, 999_999), EPOCH_1900, "14:00"),
    ("meeting_at", time(23, 59, 59), EPOCH_1900, "23:59"),
    ("meeting_at", 0.5, EPOCH_1900, "12:00"),
    ("meeting_at", 0.395833333333333, EPOCH_1900, "09:30"),
    ("meeting_at", 1400, EPOCH_1900, "14:00"),
    ("priority", 5, EPOCH_1900, ("5",)),
]

OUTSIDE = "as a spreadsheet's number for a day it lies outside 1980 to 2050."
MADE_A_DATE = "a spreadsheet made the date 3 Apr 2016 of what was typed, such as 3/4 or 03-Apr."
LAST_ONES_LOST = "a spreadsheet keeps 15 figures of a number, so the last ones are lost."

SPREADSHEET_REFUSED: list[tuple[str, Cell, date | None, str, str]] = [
    ("date_of_birth", 2011, EPOCH_1900, "IMP012", "it is a year without day and month."),
    ("date_of_birth", 29220, EPOCH_1900, "IMP012", OUTSIDE),
    ("date_of_birth", 55154, EPOCH_1900, "IMP012", OUTSIDE),
    ("date_of_birth", 20160912, EPOCH_1900, "IMP012", OUTSIDE),
    ("date_of_birth", -1, EPOCH_1900, "IMP012", OUTSIDE),
    ("date_of_birth", 39206.5, EPOCH_1900, "IMP012", "it is a spreadsheet's number for a day with a time of day."),
    ("date_of_birth", 39206, None, "IMP012", "it is a spreadsheet's number for a day."),
    (
        "date_of_birth",
        datetime(2007, 5, 4, 14, 30),  # noqa: DTZ001 - local
        EPOCH_1900,
        "IMP012",
        "it has a time of day, 14:30, beside the date.",
    ),
    ("date_of_birth", time(14, 30), EPOCH_1900, "IMP012", "it is a time of day, not a date."),
    (
        "date_of_birth",
        date(1905, 7, 3),
        EPOCH_1900,
        "IMP012",
        "a spreadsheet made 3 Jul 1905 of the year 2011, typed without day and month.",
    ),
    (
        "date_of_birth",
        date(1909, 7, 4),
        EPOCH_1904,
        "IMP012",
        "a spreadsheet made 4 Jul 1909 of the year 2011, typed without day and month.",
    ),
    ("date_of_birth", date(1899, 12, 31), EPOCH_1900, "IMP012", "the year of 31 Dec 1899 cannot be right."),
    ("ncy", date(2016, 4, 3), EPOCH_1900, "IMP076", MADE_A_DATE),
    ("primary_need", date(2016, 4, 3), EPOCH_1900, "IMP076", MADE_A_DATE),
    ("home_address1", date(2016, 4, 3), EPOCH_1900, "IMP076", MADE_A_DATE),
    ("reference", time(3, 4), EPOCH_1900, "IMP076", "a spreadsheet made the time 03:04 of what was typed."),
    ("reference", 10**15, EPOCH_1900, "IMP076", LAST_ONES_LOST),
    ("meeting_at", date(2016, 4, 3), EPOCH_1900, "IMP016", "it has a date, 3 Apr 2016, in a column for times of day."),
    ("meeting_at", 0, EPOCH_1900, "IMP016", "it is not a time of day."),
    ("meeting_at", 42625.5, EPOCH_1900, "IMP016", "it is not a time of day."),
    ("young_person_can_decide", 2, EPOCH_1900, "IMP014", "it is neither yes nor no."),
    ("ncy", 9.5, EPOCH_1900, "IMP015", "it is not a year group."),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell", "epoch", "value"), SPREADSHEET_READ)
def test_a_cell_of_a_spreadsheet_is_read(column: str, cell: Cell, epoch: date | None, value: FieldValue) -> None:
    found = read_cell(BY_NAME[column], cell, epoch)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("column", "cell", "epoch", "error_id", "why"), SPREADSHEET_REFUSED)
def test_a_cell_of_a_spreadsheet_is_refused(
    column: str, cell: Cell, epoch: date | None, error_id: str, why: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_cell(BY_NAME[column], cell, epoch)
    assert (refused.value.id, refused.value.why) == (error_id, why)


@pytest.mark.parametrize("column", {column.kind: column for column in COLUMNS}.values(), ids=lambda column: column.name)
@pytest.mark.parametrize("error", sorted(ERRORS))
def test_an_error_of_a_spreadsheet_is_refused_everywhere(column: Column, error: str) -> None:
    with pytest.raises(Unreadable, match="it is a spreadsheet's error, not a value") as refused:
        read_cell(column, f" {error.lower()} ")
    assert refused.value.id == "IMP075"


def test_a_number_sign_alone_is_no_error() -> None:
    assert read_cell(BY_NAME["home_address1"], "#12 The Mews") == "#12 The Mews"


CELLS = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@given(st.sampled_from(COLUMNS), CELLS, st.sampled_from((None, EPOCH_1900, EPOCH_1904)))
def test_every_cell_is_read_or_refused(column: Column, cell: Cell, epoch: date | None) -> None:
    try:
        found = read_cell(column, cell, epoch)
    except Unreadable as error:
        found = None
        sentences = [error.why, error.fix]
    else:
        sentences = []
    assert all(sentence.endswith(".") for sentence in sentences)
    assert column.kind is not Kind.DATE or found is None or type(found) is date


@given(st.dates(date(1980, 1, 1), date(2050, 12, 31)))
def test_a_day_is_the_same_as_date_text_and_number(day: date) -> None:
    column = BY_NAME["date_of_birth"]
    for epoch in (EPOCH_1900, EPOCH_1904):
        assert {read_cell(column, cell, epoch) for cell in (day, as_text(day), (day - epoch).days)} == {day}

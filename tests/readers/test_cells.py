"""One cell: what is read, and what is refused with which words."""

from __future__ import annotations

from datetime import date

import pytest

from transfer_cli.domain.columns import BY_NAME, FieldValue
from transfer_cli.readers.cells import Unreadable, read_cell

READ: list[tuple[str, str, FieldValue]] = [
    ("reference", "  00123 ", "00123"),
    ("reference", "", None),
    ("reference", " \t ", None),
    ("forename", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ("surname", "O'Brien-Łukasiewicz ap Rhys Wolfeschlegelstein", "O'Brien-Łukasiewicz ap Rhys Wolfeschlegelstein"),
    ("surname", "Al\u00a0Amin", "Al\u00a0Amin"),
    ("setting_name", "Larkfield\r\nPrimary\x07 School", "Larkfield Primary School"),
    ("surname", "Ex\u202eelpma", "Ex elpma"),
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

"""CSV taken apart: delimiters, quotation marks, and the row numbers that a spreadsheet would show."""

from __future__ import annotations

import pytest

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.csv_sheet import read_csv
from transfer_cli.readers.sheet import Record, Sheet

KNOWN = frozenset({"reference", "forename"})


def sheet(text: str) -> Sheet:
    return read_csv(text.encode(), KNOWN)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_makes_known_headings(delimiter: str) -> None:
    found = sheet(f"reference{delimiter}forename\n1{delimiter}Robin\n")
    assert found == Sheet(("reference", "forename"), (Record(2, ("1", "Robin")),), "UTF-8", delimiter)


def test_commas_in_headings_of_a_file_with_semicolons_do_not_mislead() -> None:
    assert sheet('reference;forename;"a,b,c,d"\n1;Robin;x\n').delimiter == ";"


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    found = sheet('\nreference,forename\n\n1,"Robin\nSam"\n ,\n2,Kit\n')
    assert found.records == (Record(4, ("1", "Robin\nSam")), Record(6, ("2", "Kit")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end: str) -> None:
    assert sheet(f"reference,forename{end}1,Robin{end}2,Sam{end}").records == (
        Record(2, ("1", "Robin")),
        Record(3, ("2", "Sam")),
    )


def test_a_row_with_a_stray_quotation_mark_is_handed_on_and_the_next_ones_are_read() -> None:
    assert sheet('reference,forename\n1,"Rob"in\n2,Sam\n').records == (
        Record(2, ('1,"Rob"in',), fault="a quotation mark stands where none may"),
        Record(3, ("2", "Sam")),
    )


def test_a_cell_longer_than_any_cell_can_be_stops_the_file() -> None:
    with pytest.raises(InputUnusable, match="A cell in row 2 never ends"):
        sheet("reference,forename\n1," + "x" * 200_000 + "\n")


def test_one_endless_line_is_no_table() -> None:
    with pytest.raises(InputUnusable, match="A cell in row 1 never ends"):
        sheet("x" * 200_000)

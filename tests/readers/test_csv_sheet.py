"""CSV taken apart: delimiters, quotation marks, and the row numbers that a spreadsheet would show."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.reading import knows, source
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.csv_sheet import read_csv
from transfer_cli.readers.sheet import Record, Sheet


def sheet(text: str | bytes) -> Sheet:
    return read_csv(source(text), knows("reference", "forename"))


def records(text: str | bytes) -> list[Record]:
    return [Record(record.row, tuple(record.cells), record.fault) for record in sheet(text).records()]


@pytest.mark.parametrize(("delimiter", "name"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs")])
def test_the_delimiter_is_the_one_that_makes_known_headings(delimiter: str, name: str) -> None:
    text = f"reference{delimiter}forename\n1{delimiter}Robin\n"
    found = sheet(text)
    assert (found.headings, found.delimiter) == (("reference", "forename"), delimiter)
    assert (found.encoding, found.description) == ("UTF-8", f"UTF-8, cells separated by {name}")
    assert records(text) == [Record(2, ("1", "Robin"))]


def test_commas_in_headings_of_a_file_with_semicolons_do_not_mislead() -> None:
    assert sheet('reference;forename;"a,b,c,d"\n1;Robin;x\n').delimiter == ";"


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    text = '\nreference,forename\n\n1,"Robin\nSam"\n ,\n2,Kit\n'
    assert sheet(text).heading_row == 2
    assert records(text) == [Record(4, ("1", "Robin\nSam")), Record(6, ("2", "Kit"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end: str) -> None:
    assert records(f"reference,forename{end}1,Robin{end}2,Sam{end}") == [
        Record(2, ("1", "Robin")),
        Record(3, ("2", "Sam")),
    ]


def test_a_row_with_a_stray_quotation_mark_is_handed_on_and_the_next_ones_are_read() -> None:
    fault = "a quotation mark stands where none may"
    assert records('reference,forename\n1,"Rob"in\n2,Sam\n') == [
        Record(2, ('1,"Rob"in',), fault=fault),
        Record(3, ("2", "Sam")),
    ]
    assert records('reference,forename\n1,"Robin\n Sam"x\n\n2,"Sa"m\n3,Kit\n') == [
        Record(2, ('1,"Robin\n Sam"x',), fault=fault),
        Record(4, ('2,"Sa"m',), fault=fault),
        Record(5, ("3", "Kit")),
    ]


def test_a_cell_longer_than_any_cell_can_be_stops_the_file() -> None:
    with pytest.raises(InputUnusable, match="A cell in row 2 never ends"):
        records('reference,forename\n1,"' + "x" * 200_000 + "\n")
    with pytest.raises(InputUnusable, match="A cell in row 2 has more than 131,072 characters, which no cell can have"):
        records("reference,forename\n1," + "x" * 200_000 + "\n")


def test_one_endless_line_is_no_table() -> None:
    with pytest.raises(InputUnusable, match="A cell in row 1 has more than"):
        sheet("x" * 200_000)


def test_a_quotation_mark_never_closed_stops_the_file_where_it_was_opened() -> None:
    with pytest.raises(InputUnusable, match="A cell in row 3 never ends"):
        records('reference,forename\n1,Robin\n2,"Sam\n3,Kit\n')


def test_headings_may_stand_under_titles_and_blank_rows() -> None:
    text = 'Caseload of Sampleshire,\n"made on 5 Sep 2016, for\nthe board",\n\nreference,forename\n1,Robin\n'
    assert (sheet(text).headings, sheet(text).heading_row) == (("reference", "forename"), 4)
    assert records(text) == [Record(5, ("1", "Robin"))]


def test_of_two_rows_of_headings_the_first_counts() -> None:
    text = "reference,forename\n1,Robin\nreference,forename\n2,Sam\n"
    assert sheet(text).heading_row == 1
    assert [record.row for record in records(text)] == [2, 3, 4]


def test_the_delimiter_is_found_although_a_title_has_another() -> None:
    assert sheet("Sampleshire, Chester, Crewe\nreference;forename\n1;Robin\n").delimiter == ";"


def test_headings_are_not_looked_for_far_down() -> None:
    assert sheet("a title\n" * 40 + "reference,forename\n1,Robin\n").headings == ("a title",)


def test_each_look_begins_anew() -> None:
    found = sheet("reference,forename\n1,Robin\n")
    assert [len(list(found.records())) for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_mark_of_the_encoding_is_no_part_of_the_first_heading(codec: str) -> None:
    text = "reference,forename\r\n1,Zoë\r\n".encode(codec)
    assert sheet(text).headings == ("reference", "forename")
    assert records(text) == [Record(2, ("1", "Zoë"))]


def test_a_mark_before_a_heading_in_quotation_marks() -> None:
    text = '"reference","forename"\n1,Robin\n'.encode("utf-8-sig")
    assert sheet(text).headings == ("reference", "forename")


CELLS = st.text(st.sampled_from('ab "\n\r,;é'), max_size=4)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def written(rows: list[tuple[list[str], str]]) -> str:
    """The rows as CSV, each with its own line end; a cell with a quotation mark or line break is put in them."""
    lines = []
    for cells, end in rows:
        odd = [any(sign in cell for sign in '"\n\r,') for cell in cells]
        quoted = (
            '"' + cell.replace('"', '""') + '"' if is_odd else cell for cell, is_odd in zip(cells, odd, strict=True)
        )
        lines.append(",".join(quoted) + end)
    return "".join(lines)


@given(
    st.lists(st.tuples(st.lists(CELLS, max_size=3), ENDS), max_size=25),
    st.sampled_from([1, 2, 7, 100_000]),
    st.sampled_from([1, 2, 7, 500]),
)
def test_rows_are_those_of_the_csv_module_however_many_are_read_together(
    rows: list[tuple[list[str], str]], characters: int, together: int
) -> None:
    text = "reference,forename\n" + written(rows)
    expected = [
        (number, cells)
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1)
        if number > 1 and any(map(str.strip, cells))
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("transfer_cli.readers.csv_sheet.BLOCK", characters)
        patch.setattr("transfer_cli.readers.sheet.PART", together)
        found = sheet(text)
        assert [(record.row, list(record.cells)) for record in found.records()] == expected
        parts = list(found.parts())
    assert [(row, list(cells)) for part in parts for row, cells in zip(part.rows, part.cells, strict=True)] == expected
    assert [len(part.rows) for part in parts[:-1]] == [together] * (len(parts) - 1)


def test_faults_keep_their_rows_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer_cli.readers.csv_sheet.BLOCK", 20)
    monkeypatch.setattr("transfer_cli.readers.sheet.PART", 2)
    text = 'reference,forename\n1,Robin\n2,"Sa"m\n\n3,Kit\n4,"Ro"n\n5,"A\nB"\n6,"E"d'
    parts = list(sheet(text).parts())
    assert [list(part.rows) for part in parts] == [[2, 3], [5, 6], [7, 8]]
    assert [record for part in parts for record in part.records()] == list(sheet(text).records())
    assert [record.row for part in parts for record in part.records() if record.fault] == [3, 6, 8]


def test_a_cell_that_is_too_long_is_told_where_no_quotation_marks_are() -> None:
    text = f"reference,forename\n1,Robin\n2,{'x' * (csv.field_size_limit() + 1)}\n"
    with pytest.raises(InputUnusable, match="A cell in row 3 has more than 131,072 characters"):
        records(text)

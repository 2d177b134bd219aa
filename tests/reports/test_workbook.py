"""Workbooks are read back as a spreadsheet reads them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from tests.builders import day
from transfer_cli.reports.sheet import Entry, Look, Sheet
from transfer_cli.reports.table import Cell
from transfer_cli.reports.workbook import workbook

DAY = day("Mon 3 Oct 2016")


def written(*sheets: Sheet) -> bytes:
    return workbook(sheets, "Plans & <dates>", 'The "Council"', DAY)


def saved(characters: float) -> Any:
    """The width of a column as Excel saves it: in whole pixels, 7 a digit, with 5 more for the space at both sides."""
    return pytest.approx(characters + 5 / 7, abs=1 / 7)


def opened(*sheets: Sheet, values: bool = False) -> Workbook:
    return load_workbook(BytesIO(written(*sheets)), data_only=values)


def of_one(*entries: Entry) -> Any:
    """The first sheet of a workbook with these cells in one row."""
    return opened(Sheet("One", [entries])).worksheets[0]


@pytest.mark.parametrize(
    ("value", "kind", "number_format"),
    [
        pytest.param("Ann O'Dwyer", "s", "General", id="text"),
        pytest.param('<i>R&D</i> "x"', "s", "General", id="markup"),
        pytest.param("=A1+1", "s", "General", id="no-formula"),
        pytest.param("{=A1}", "s", "General", id="no-formula-of-a-range"),
        pytest.param("+1", "s", "General", id="plus"),
        pytest.param("-1", "s", "General", id="minus"),
        pytest.param("@SUM(A1)", "s", "General", id="at"),
        pytest.param("https://council.example/a", "s", "General", id="no-link"),
        pytest.param("  kept  ", "s", "General", id="blanks"),
        pytest.param("one\ntwo", "s", "General", id="lines"),
        pytest.param("李 żółw عربي", "s", "General", id="scripts"),
        pytest.param("0012", "s", "General", id="zeros"),
        pytest.param("_x0041_", "s", "General", id="no-character-number"),
        pytest.param(1240, "n", "#,##0", id="whole"),
        pytest.param(-3, "n", "#,##0", id="below-nought"),
        pytest.param(11.3, "n", "#,##0.0", id="decimal"),
        pytest.param(1234.567890123456, "n", "#,##0.0", id="sixteen-digits"),
    ],
)
def test_a_value_is_read_back_as_it_was(value: Cell, kind: str, number_format: str) -> None:
    cell = of_one(Entry(value))["A1"]
    assert (cell.value, cell.data_type, cell.number_format) == (value, kind, number_format)
    read = CalamineWorkbook.from_filelike(BytesIO(written(Sheet("One", [[Entry(value)]])))).get_sheet_by_index(0)
    assert read.to_python() == [[value]]


@pytest.mark.parametrize("on", ["Thu 1 Mar 1900", "Tue 1 Sep 2009", "Sat 31 Mar 2018"])
def test_a_day_is_a_day(on: str) -> None:
    cell = of_one(Entry(day(on)))["A1"]
    assert (cell.value.date(), cell.is_date, cell.number_format) == (day(on), True, "d mmm yyyy")


def test_control_characters_are_shown() -> None:
    assert of_one(Entry("bell\x07, null\x00, half a letter\ud800"))["A1"].value == "bell�, null�, half a letter�"


def test_a_text_with_the_mark_up_of_a_workbook_stays_text() -> None:
    assert of_one(Entry("<r><t>Ann</t></r>"))["A1"].value == "<r><t>Ann</t></r> "


def test_a_text_longer_than_excel_keeps_is_cut_where_excel_would_refuse_it() -> None:
    assert of_one(Entry("x" * 40_000))["A1"].value == "x" * 32_767


def test_nothing_is_an_empty_cell_set_like_its_row() -> None:
    sheet = of_one(Entry(None, Look.TOTAL), Entry("", Look.TOTAL), Entry("All", Look.TOTAL))
    assert [cell.value for cell in sheet[1]] == [None, None, "All"]
    assert [cell.border.top.style for cell in sheet[1]] == ["medium"] * 3


def test_a_sentence_over_several_columns_is_never_taken_for_a_formula() -> None:
    sheet = opened(Sheet("One", [[Entry("=A1", Look.WRAPPED)]], across={1: 18})).worksheets[0]
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].alignment.wrap_text) == ("=A1", "s", True)


def test_a_formula_comes_with_what_it_comes_to() -> None:
    sheet = Sheet("One", [[Entry(2), Entry(3), Entry(5, Look.TOTAL, 'IF(A1<B1,A1+B1,"&")')]])
    assert opened(sheet).worksheets[0]["C1"].value == '=IF(A1<B1,A1+B1,"&")'
    cell = opened(sheet, values=True).worksheets[0]["C1"]
    assert (cell.value, cell.number_format, cell.font.b) == (5, "#,##0", True)


@pytest.mark.parametrize(
    ("look", "bold", "size", "fill", "below", "above", "wraps"),
    [
        (Look.PLAIN, False, 11, None, None, None, None),
        (Look.WRAPPED, False, 11, None, None, None, True),
        (Look.BOLD, True, 11, None, None, None, None),
        (Look.HEADING, True, 13, None, None, None, None),
        (Look.TITLE, True, 14, None, None, None, True),
        (Look.COLUMN, True, 11, "FFEFF3F6", "medium", None, True),
        (Look.TOTAL, True, 11, None, None, "medium", None),
        (Look.TOTAL_WRAPPED, True, 11, None, None, "medium", True),
    ],
)
def test_every_look_is_the_same_for_every_kind_of_value(
    look: Look, bold: bool, size: int, fill: str | None, below: str | None, above: str | None, wraps: bool | None
) -> None:
    for cell in of_one(*(Entry(value, look) for value in ("text", DAY, 1, 1.5)))[1]:
        assert (cell.font.name, bool(cell.font.b), cell.font.sz) == ("Calibri", bold, size)
        assert (cell.fill.fgColor.rgb if cell.fill.fill_type else None) == fill
        assert (cell.border.bottom.style, cell.border.top.style) == (below, above)
        assert (cell.alignment.wrap_text, cell.alignment.vertical) == (wraps, "top" if wraps else None)


def test_headings_stay_in_sight_and_are_printed_on_every_page_of_their_own_sheet() -> None:
    rows = [[Entry("Title")], [], [Entry("Name", Look.COLUMN), Entry("Born", Look.COLUMN)], [Entry("Ann"), Entry(DAY)]]
    book = opened(
        Sheet("Summary & <more>", [[Entry("All")]], widths=(24,), across={1: 36}),
        Sheet("Age, year", rows, widths=(12, 17.5), head=3, landscape=True),
    )
    first, second = book.worksheets
    assert book.sheetnames == ["Summary & <more>", "Age, year"]
    assert (first.freeze_panes, first.print_title_rows, [str(cells) for cells in first.merged_cells.ranges]) == (
        None, None, ["A1:I1"],
    )  # fmt: skip
    assert (first.row_dimensions[1].height, first.column_dimensions["A"].width) == (36, saved(24))
    assert (second.freeze_panes, second.print_title_rows) == ("B4", "$3:$3")
    assert [second.column_dimensions[letter].width for letter in "AB"] == [saved(12), saved(17.5)]
    page = second.page_setup
    assert (page.orientation, page.fitToWidth or 1, page.fitToHeight) == ("landscape", 1, 0)
    assert page.paperSize == 9, "A4"
    assert second.sheet_properties.pageSetUpPr.fitToPage
    assert second["B4"].value.date() == DAY


def test_it_says_its_title_its_maker_and_the_day_it_is_about() -> None:
    properties = opened(Sheet("One", [])).properties
    assert (properties.title, properties.creator) == ("Plans & <dates>", 'The "Council"')
    assert [made.date() for made in (properties.created, properties.modified)] == [DAY, DAY]


def test_the_same_sheets_give_the_same_bytes_and_no_clock_is_in_them() -> None:
    sheets = Sheet("One", [[Entry("a"), Entry("b"), Entry("a")]]), Sheet("Two", [[Entry("b"), Entry(1)]])
    assert written(*sheets) == written(*sheets)
    with ZipFile(BytesIO(written(*sheets))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.read("xl/sharedStrings.xml").count(b"<si>") == 2


def test_no_part_of_it_goes_through_a_temporary_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    assert opened(Sheet("One", [[Entry("Ann")]])).worksheets[0]["A1"].value == "Ann"

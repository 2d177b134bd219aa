"""Workbooks of every format: the right sheet, the cells as a person sees them, and where each stands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.readers.a_book import (
    BOOKS,
    HEADINGS,
    ROWS,
    fill,
    first_page,
    in_memory,
    read,
    rewritten,
    rows,
    saved,
    source,
    tracker,
)
from tests.readers.an_xlsb import ERROR, Formatted, xlsb
from transfer_cli.domain.columns import BY_NAME
from transfer_cli.errors import InputUnusable, Severity
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.layout import EPOCH_1900, EPOCH_1904
from transfer_cli.readers.sheet import Sheet, as_text
from transfer_cli.readers.source import Source
from transfer_cli.readers.spreadsheet_cells import IncompleteDate

TRACKERS: dict[str, tuple[Source | Path, date]] = {
    "XLSX": (source(tracker()), EPOCH_1900),
    "XLSX of 1904": (source(tracker(EPOCH_1904)), EPOCH_1904),
    "XLS": (BOOKS / "tracker.xls", EPOCH_1900),
    "XLS of 1904": (BOOKS / "mac.xls", EPOCH_1904),
    "ODS": (BOOKS / "tracker.ods", EPOCH_1900),
    "ODS of 1904": (BOOKS / "mac.ods", EPOCH_1904),
}
SHEET = "Sept 16 MASTER"


@pytest.fixture(scope="module", params=TRACKERS)
def found(request: pytest.FixtureRequest) -> Sheet:
    return read(TRACKERS[request.param][0])


@pytest.mark.parametrize("name", TRACKERS)
def test_every_format_gives_the_same_rows(name: str) -> None:
    book, epoch = TRACKERS[name]
    found = read(book)
    assert (found.headings, found.name, found.epoch) == (HEADINGS, SHEET, epoch)
    assert {row: list(map(as_text, cells)) for row, cells in rows(found).items()} == {
        row: [as_text(cell).replace("TRUE", "1") if name.startswith("ODS") else as_text(cell) for cell in cells]
        for row, cells in ROWS.items()
    }


def test_cells_have_their_types(found: Sheet) -> None:
    cells = rows(found)
    assert [type(cells[6][n]) for n in (2, 4, 5)] == [date, int, time]
    assert [type(cells[7][2]), type(cells[8][2]), type(cells[8][4])] == [datetime, int, float]


def test_dates_that_are_shown_in_part_are_told_from_whole_ones(found: Sheet) -> None:
    assert [type(rows(found)[row][7]) for row in (6, 7, 8)] == [IncompleteDate, IncompleteDate, date]


def test_places_are_those_of_the_spreadsheet(found: Sheet) -> None:
    assert (found.heading_row, found.first_column) == (4, 3)
    assert found.place(11, HEADINGS.index("ncy")) == f"{SHEET}!G11"


def test_rows_can_be_gone_through_again(found: Sheet) -> None:
    assert rows(found) == rows(found)


def test_what_is_hidden_merged_and_repeated_is_said(found: Sheet) -> None:
    assert [(each.id, each.severity, each.where) for each in found.remarks] == [
        ("IMP077", Severity.NOTE, f"{SHEET}!7, 11"),
        ("IMP077", Severity.NOTE, f"{SHEET}!D:D"),
        ("IMP078", Severity.WARNING, f"{SHEET}!F6:F8"),
        ("IMP079", Severity.NOTE, f"{SHEET}!10"),
        ("IMP077", Severity.NOTE, "old"),
    ]
    assert found.remarks[0].why == "these rows are hidden, by hand or by a filter, and were read like the others."
    assert found.remarks[1].why == "this column is hidden, and was read like the others."
    assert found.remarks[1].fix == "Look whether what it holds is right."
    assert found.remarks[-1].fix == 'Nothing need be done, unless it is the right one: then say --sheet "old".'


def test_an_xlsb_says_the_same() -> None:
    made = {3: ("reference", "forename", "date_of_birth"), 4: ("1", "Robin", 39206), 6: (ERROR, "Kit", "04/05/2007")}
    found = read(in_memory(xlsb(made, hidden_row=6, hidden_column=2, mac=True), "caseload.xlsb"))
    assert rows(found) == {4: ["1", "Robin", 39206], 6: ["#REF!", "Kit", "04/05/2007"]}
    assert (found.epoch, found.heading_row) == (EPOCH_1904, 3)
    assert [each.where for each in found.remarks] == ["Caseload!6", "Caseload!B:B"]


def test_numbers_of_an_xlsb_are_read_as_they_are_shown() -> None:
    serial = (date(2016, 4, 3) - EPOCH_1900).days
    made = [Formatted(45, "00000"), Formatted(serial, "d-mmm"), Formatted(serial, "dd/mm/yyyy"), 45]
    found = rows(read(in_memory(xlsb({1: ("reference", "date_of_birth", "document_date", "ncy"), 2: made}))))[2]
    assert found == ["00045", date(2016, 4, 3), date(2016, 4, 3), 45]
    assert [type(cell) for cell in found[1:3]] == [IncompleteDate, date]


def test_a_workbook_without_oddities_has_no_remarks() -> None:
    assert read(book([HEADINGS, ["1", "Robin"]])).remarks == ()


def book(table: list[object], title: str = "Caseload") -> Workbook:
    made = Workbook()
    page = first_page(made)
    page.title = title
    for row in table:
        page.append(row)
    return made


def test_the_day_of_a_number_is_that_of_the_date_cell_in_either_epoch() -> None:
    for epoch in (EPOCH_1900, EPOCH_1904):
        made = tracker(epoch if epoch is EPOCH_1904 else None)
        page = first_page(made)
        for row, number_format in ((6, "dd/mm/yyyy"), (7, "General")):
            page.cell(row, 5, 39206).number_format = number_format
        found = read(made)
        cells = rows(found)
        assert isinstance(cells[6][2], date)
        assert read_cell(BY_NAME["date_of_birth"], cells[7][2], found.epoch) == cells[6][2] == epoch + timedelta(39206)


def test_every_day_of_1980_to_2050_is_the_same_as_a_number_and_as_a_date_cell() -> None:
    """The 29 February 1900 that spreadsheets count lies before all of them."""
    days = [date(1980, 1, 1) + timedelta(97 * n) for n in range(268)]
    made = Workbook()
    page = first_page(made)
    page.append(("reference", "date_of_birth", "document_date"))
    for number, day in enumerate(days, start=2):
        serial = (day - date(1899, 12, 31)).days + 1  # day 1 is 1 January 1900, and 29 February 1900 is counted
        page.append((str(number), serial, serial))
        page.cell(number, 3).number_format = "dd/mm/yyyy"
    found = read(made)
    for day, cells in zip(days, rows(found).values(), strict=True):
        assert read_cell(BY_NAME["date_of_birth"], cells[1], found.epoch) == cells[2] == day


class TestCells:
    def test_a_date_that_is_written_as_text_stays_text(self) -> None:
        assert rows(read(book([HEADINGS, ["1", "Robin", "03/04/2007"]])))[2][2] == "03/04/2007"

    def test_true_and_false_are_texts(self) -> None:
        assert rows(read(book([["reference", "ncy"], [True, False]])))[2] == ["TRUE", "FALSE"]

    def test_hours_beyond_a_day_are_text_and_others_times(self) -> None:
        made = book([["reference", "meeting_at"], ["1", timedelta(hours=26)], ["2", timedelta(hours=14)]])
        assert [cells[1] for cells in rows(read(made)).values()] == ["26:00:00", time(14, 0)]

    def test_midnight_of_a_date_with_a_time_is_no_time(self) -> None:
        made = book([["reference", "date_of_birth"], ["1", datetime(2007, 5, 4)]])  # noqa: DTZ001 - local
        assert rows(read(made))[2][1] == date(2007, 5, 4)

    def test_zeros_that_a_number_format_puts_in_front_are_kept(self) -> None:
        made = book([["reference", "setting_urn"], [123, 7], [1.5, -7]])
        for row in (2, 3):
            first_page(made).cell(row, 1).number_format = "00000;@"
            first_page(made).cell(row, 2).number_format = '"CW"0000'
        assert rows(read(made)) == {2: ["00123", "CW0007"], 3: [1.5, -7]}

    @pytest.mark.parametrize("number_format", ["d-mmm", "mmm-yy", "dd/mm", "[$-809]d mmmm;@", "yyyy", "mmmm"])
    def test_a_date_that_does_not_show_its_year_or_day_is_refused(self, number_format: str) -> None:
        made = book([["reference", "date_of_birth"], ["1", date(2026, 4, 3)], ["2", 5]])
        for row in (2, 3):
            first_page(made).cell(row, 2).number_format = number_format
        found = read(made)
        cell = rows(found)[2][1]
        assert as_text(cell) == "2026-04-03"
        with pytest.raises(Unreadable, match="only a part of the date, of which a spreadsheet made 3 Apr 2026"):
            read_cell(BY_NAME["date_of_birth"], cell, found.epoch)
        with pytest.raises(Unreadable, match="a spreadsheet made the date 3 Apr 2026 of what was typed"):
            read_cell(BY_NAME["ncy"], cell, found.epoch)

    @pytest.mark.parametrize("number_format", ["dd/mm/yyyy", "d-mmm-yy", '"on" d mmm yyyy', "yyyy-mm-dd hh:mm"])
    def test_a_date_that_shows_all_of_itself_is_read(self, number_format: str) -> None:
        made = book([["reference", "date_of_birth"], ["1", date(2026, 4, 3)]])
        first_page(made).cell(2, 2).number_format = number_format
        found = read(made)
        assert read_cell(BY_NAME["date_of_birth"], rows(found)[2][1], found.epoch) == date(2026, 4, 3)

    def test_a_formula_that_was_never_worked_out_is_refused(self) -> None:
        found = read(book([["reference", "ncy"], ["1", "=1+1"]]))
        with pytest.raises(Unreadable, match="it is a formula that was never worked out"):
            read_cell(BY_NAME["ncy"], rows(found)[2][1], found.epoch)

    def test_a_row_of_nothing_but_formulas_never_worked_out_is_not_lost(self) -> None:
        assert list(rows(read(book([["reference", "ncy"], ["1", 5], ["=A2", "=B2"]])))) == [2, 3]

    def test_a_row_of_one_such_formula_left_of_the_headings_is_not_lost(self) -> None:
        found = read(book([["", "reference"], ["note", "1"], ["=A2"]]))
        assert rows(found) == {2: ["note", "1"], 3: ["#NOT WORKED OUT", ""]}

    def test_a_formula_that_gives_an_empty_text_is_empty(self) -> None:
        data = rewritten(
            saved(book([["reference", "ncy"], ["1", '=IF(TRUE,"")']])),
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace(b'<c r="B2">', b'<c r="B2" t="str">'),
        )
        assert rows(read(in_memory(data)))[2] == ["1", ""]

    @pytest.mark.parametrize("old", [b"<", b"</"])
    def test_names_with_a_prefix_and_cells_without_places_are_read_alike(self, old: bytes) -> None:
        made = book([["reference", "ncy"], ["1", "#N/A"], [], ["2", 5]])
        first_page(made)["B2"].data_type = "e"
        first_page(made).row_dimensions[4].hidden = True

        def other(xml: bytes) -> bytes:
            if old == b"</":
                for place in (b"A1", b"B1", b"A2", b"B2", b"A4", b"B4"):
                    xml = xml.replace(b' r="' + place + b'"', b"")
                return xml
            xml = xml.replace(b"xmlns=", b"xmlns:x=").replace(b"</", b"</x:")
            for name in b"worksheet sheetPr outlinePr pageSetUpPr dimension sheetViews sheetView selection".split():
                xml = xml.replace(b"<" + name, b"<x:" + name)
            for name in b"sheetFormatPr sheetData row c v is t pageMargins".split():
                for end in (b" ", b">", b"/"):
                    xml = xml.replace(b"<" + name + end, b"<x:" + name + end)
            return xml

        found = read(in_memory(rewritten(saved(made), "xl/worksheets/sheet1.xml", other)))
        assert rows(found) == {2: ["1", "#N/A"], 4: ["2", 5]}
        assert [each.where for each in found.remarks] == ["Caseload!4"]


class TestTheTable:
    def test_columns_without_a_heading_are_kept_if_something_stands_in_them(self) -> None:
        made = book([["A title"], ["", "", "reference", "", "ncy"], ["", "x", "1", "", "5", "", "moved?"]])
        found = read(made)
        assert found.headings == ("", "reference", "", "ncy", "", "")
        assert found.first_column == 2
        assert rows(found) == {3: ["x", "1", "", "5", "", "moved?"]}

    def test_every_row_is_as_wide_as_the_headings(self) -> None:
        assert rows(read(book([["reference", "ncy", "upn"], ["1"]])))[2] == ["1", "", ""]

    def test_rows_of_spaces_only_are_left_out(self) -> None:
        assert list(rows(read(book([["reference"], [" "], ["1"], ["\n\t"], ["2"]])))) == [3, 5]

    def test_a_table_far_below_blank_rows_is_found(self) -> None:
        made = Workbook()
        fill(first_page(made), 200, HEADINGS)
        fill(first_page(made), 202, ["1", "Robin"])
        assert rows(read(made)) == {202: ["1", "Robin", *[""] * 6]}

    def test_a_merge_over_columns_has_its_value_in_the_first(self) -> None:
        made = book([["reference", "forename", "surname"], ["1", "left", ""], ["2", "", ""], ["3", "Kit", "Lee"]])
        first_page(made).merge_cells("B2:C3")
        assert rows(read(made)) == {2: ["1", "left", ""], 3: ["2", "left", ""], 4: ["3", "Kit", "Lee"]}

    def test_a_merge_that_begins_in_the_headings_fills_no_row(self) -> None:
        made = book([["reference", "forename"], ["1", ""]])
        first_page(made).merge_cells("B1:B2")
        found = read(made)
        assert (rows(found), found.remarks) == ({2: ["1", ""]}, ())

    def test_many_places_are_named_by_the_first_five_and_their_number(self) -> None:
        made = book([["reference"], *([str(n)] for n in range(2, 40))])
        for row in range(2, 40, 2):
            first_page(made).row_dimensions[row].hidden = True
        assert read(made).remarks[0].where == "Caseload!2, 4, 6, 8, 10 and 14 more"


class TestTheSheet:
    def test_the_one_with_most_headings_is_read(self) -> None:
        made = book([["officer", "work"], ["J Price", 5]], "staff")
        fill(made.create_sheet("children"), 1, HEADINGS)
        fill(made["children"], 2, ["1", "Robin"])
        assert read(made).name == "children"

    def test_one_without_rows_does_not_count(self) -> None:
        made = book([HEADINGS, ["1", "Robin"]], "children")
        fill(made.create_sheet("blank form"), 1, HEADINGS)
        assert read(made).name == "children"

    def test_of_several_caseloads_one_must_be_named(self) -> None:
        made = book([HEADINGS, ["1", "Robin"]], "2015")
        fill(made.create_sheet("2016"), 1, HEADINGS[:5])
        fill(made["2016"], 2, ["1", "Robin"])
        with pytest.raises(InputUnusable, match=r"Several sheets could be the caseload: 2015, 2016\. .*IMP070"):
            read(made)
        assert read(made, " 2016 ").name == "2016"

    def test_of_several_without_known_headings_one_must_be_named(self) -> None:
        made = book([["a"], ["b"]], "one")
        made.create_sheet("two").append(["c"])
        made["two"].append(["d"])
        with pytest.raises(InputUnusable, match=r"No sheet has headings that are known: one, two\. .*IMP070"):
            read(made)

    def test_a_hidden_sheet_is_read_if_it_is_named(self) -> None:
        made = tracker()
        fill(made["old"], 2, ["1", "Robin"])
        found = read(made, "OLD")
        assert (found.name, list(rows(found)), found.remarks) == ("old", [2], ())

    def test_a_name_that_is_not_there_is_told_with_those_that_are(self) -> None:
        with pytest.raises(InputUnusable, match=r"There is no sheet Sept\. Name one of: Sept 16 MASTER, codes, old\."):
            read(tracker(), "Sept")

    def test_a_chart_is_no_table(self) -> None:
        made = book([HEADINGS, ["1", "Robin"]])
        first_page(made).row_dimensions[2].hidden = True
        made.create_chartsheet("progress", 0)
        found = read(made)
        assert (found.name, [each.where for each in found.remarks]) == ("Caseload", ["Caseload!2"])
        with pytest.raises(
            InputUnusable, match=r"Progress is a chart, not a table\. Name one of: Caseload\. \[IMP071\]"
        ):
            read(made, "Progress")

    def test_an_empty_sheet_is_told(self) -> None:
        made = book([HEADINGS, ["1", "Robin"]])
        made.create_sheet("spare")
        with pytest.raises(InputUnusable, match=r"The sheet spare has no rows to read\. .*IMP003"):
            read(made, "spare")

    def test_a_workbook_whose_caseload_is_hidden_says_so(self) -> None:
        made = book([], "cover")
        fill(made.create_sheet("children"), 1, HEADINGS)
        made["children"].sheet_state = "veryHidden"
        with pytest.raises(
            InputUnusable, match=r"No sheet has any text\. Hidden sheets are read only if named: children"
        ):
            read(made)

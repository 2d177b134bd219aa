"""A sheet of another system in our own columns, row by row, each cell with its place in the user's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.readers.profiles.made import profile_of, rows_of, sheet_of
from transfer_cli.errors import InputUnusable, Severity
from transfer_cli.readers.profiles import CANONICAL, Profile, apply, shipped
from transfer_cli.readers.sheet import Cell, Record, Refused, Sheet


def mapped(profile: str, text: str) -> Sheet:
    found = profile_of(profile)
    return apply(found, sheet_of(text, found))


def typed(headings: tuple[str, ...], *rows: tuple[Cell, ...]) -> Sheet:
    """A sheet as a workbook gives it."""
    records = [Record(number, row) for number, row in enumerate(rows, start=2)]
    return Sheet(headings, lambda: iter(records), "XLSX", name="Kids", first_column=3)


def test_our_own_file_is_handed_on_as_it_is() -> None:
    sheet = sheet_of("reference,forename\n1,Robin\n")
    assert apply(shipped(CANONICAL), sheet) is sheet


def test_our_own_headings_in_a_spelling_of_their_own_are_ours() -> None:
    own = sheet_of("Reference,DateOfBirth,Shoe size\n1,2005-09-28,9\n")
    sheet = apply(shipped(CANONICAL), own)
    assert sheet.headings == ("reference", "date_of_birth", "Shoe size")
    assert sheet.place(2, 1) == "row 2, column DateOfBirth"
    assert sheet.records is own.records
    plain = sheet_of("Reference,Date of birth,Shoe size\n1,2005-09-28,9\n")
    assert apply(shipped(CANONICAL), plain) is plain


def test_headings_are_ours_and_what_is_not_known_comes_last() -> None:
    sheet = mapped(
        'ignore = ["Age"]\n[columns.reference]\nfrom = ["Case ref."]\n[columns.surname]\nfrom = ["Family name"]',
        "AGE,Colour,FAMILY NAME,case_ref,forename,\n9,red,Example,007,Robin,x\n",
    )
    assert sheet.headings == ("reference", "forename", "surname", "Colour", "")
    assert rows_of(sheet) == [{"reference": "007", "forename": "Robin", "surname": "Example", "Colour": "red", "": "x"}]


def test_a_cell_keeps_its_place_in_the_file() -> None:
    profile = profile_of('[columns.reference]\nfrom = ["Case"]\n[columns.document]\nconstant = "statement"')
    sheet = apply(profile, typed(("Age", "Case"), (9, "007")))
    assert sheet.place(2, sheet.headings.index("reference")) == "Kids!D2"
    assert sheet.place(2, sheet.headings.index("document")) == "Kids!2"
    assert sheet.place(2, sheet.headings.index("Age")) == "Kids!C2"
    assert sheet.original
    assert sheet.original.headings == ("Age", "Case")


CODES = """
[columns.setting_type]
from = ["Type"]
[columns.setting_type.codes]
"Sp. Sch." = "special"
"" = "none"
"1" = "home"
"""


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("SP SCH", "special"),
        ("  ", "none"),
        ("mainstream", "mainstream"),
        ("RB/MS", "RB/MS"),
        (1, "home"),
        (1.0, "home"),
        (2, 2),
    ],
)
def test_words_become_ours_and_unknown_ones_stay(theirs: Cell, ours: Cell) -> None:
    sheet = apply(profile_of(CODES), typed(("Type", "x"), (theirs, "")))
    assert [record.cells[0] for record in sheet.records()] == [ours]


def test_sources_are_tried_in_order() -> None:
    profile = """
[[columns.surname]]
from = ["Chosen"]
[[columns.surname]]
from = ["Register"]
[[columns.surname]]
constant = "Unknown"
"""
    sheet = mapped(profile, "Chosen,Register\nA,B\n ,B\n,\n")
    assert [row["surname"] for row in rows_of(sheet)] == ["A", "B"]
    assert rows_of(mapped(profile, "reference,Register\n1,\n")) == [{"reference": "1", "surname": "Unknown"}]


def test_a_number_is_something_in_the_order_of_sources() -> None:
    profile = profile_of('[[columns.ncy]]\nfrom = ["A"]\n[[columns.ncy]]\nfrom = ["B"]')
    assert [record.cells[0] for record in apply(profile, typed(("A", "B"), (0, 5), ("", 5))).records()] == [0, 5]


def test_cells_are_put_together() -> None:
    profile = '[columns.home_address1]\njoin = ["No", "House", "Street"]\nbetween = ", "'
    assert rows_of(mapped(profile, "Street,No\n Mill Lane ,4\nMill Lane,\n")) == [
        {"home_address1": "4, Mill Lane"},
        {"home_address1": "Mill Lane"},
    ]
    assert mapped(profile, "reference,upn\n1,2\n").headings == ("reference", "upn")


ADDRESS = '[[split]]\nfrom = ["Address"]\nas = "address"\ninto = "home"\n[columns.home_postcode]\nfrom = ["PC"]'


def test_an_address_is_taken_apart() -> None:
    (row,) = rows_of(mapped(ADDRESS, 'reference,Address\n1,"4 Mill Lane, Chester, CH1 2AB"\n'))
    assert row == {
        "reference": "1",
        "home_address1": "4 Mill Lane",
        "home_address2": "Chester",
        "home_postcode": "CH1 2AB",
    }


def test_a_postcode_of_its_own_goes_before_the_one_in_the_address() -> None:
    rows = rows_of(mapped(ADDRESS, 'Address,PC\n"A, CH1 2AB",\n"A, CH1 2AB",CH1 2AB\n"A, CH1 2AB",CW9 1WX\n'))
    assert [(row["home_address1"], row.get("home_address2"), row["home_postcode"]) for row in rows] == [
        ("A", None, "CH1 2AB"),
        ("A", None, "CH1 2AB"),
        ("A", "CH1 2AB", "CW9 1WX"),
    ]


def test_an_address_in_columns_of_its_own_is_not_mixed_with_one_in_a_cell() -> None:
    sheet = mapped(ADDRESS, "Address,home_address1\nA,B\n")
    assert rows_of(sheet) == [{"home_address1": "B"}]


@pytest.mark.parametrize(
    ("taken", "cell", "row"),
    [
        ("surname_forename", "Example, Robin", {"surname": "Example", "forename": "Robin"}),
        ("forename_surname", "Miss Robin Example", {"surname": "Example", "forename": "Robin"}),
        ("forename_surname", "", {}),
    ],
)
def test_a_name_is_taken_apart(taken: str, cell: str, row: dict[str, str]) -> None:
    sheet = mapped(f'[[split]]\nfrom = ["Name"]\nas = "{taken}"', f'Name,upn\n"{cell}",1\n')
    assert rows_of(sheet) == [{**row, "upn": "1"}]


def test_words_for_nothing_are_empty_everywhere_before_anything_else() -> None:
    profile = 'empty = ["tbc", "n/a"]\n[columns.document]\nfrom = ["Doc"]\n[columns.document.codes]\n"" = "statement"'
    rows = rows_of(mapped(profile, "Doc,notice_given,surname\n TBC ,N/A,tbc later\n-,x,y\n"))
    assert rows == [
        {"document": "statement", "surname": "tbc later"},
        {"document": "-", "notice_given": "x", "surname": "y"},
    ]


def test_declared_dates_are_read_and_only_in_columns_of_dates() -> None:
    profile = 'dates = ["YYYY-Mon-DD 00:00:00"]\n[columns.date_of_birth]\nfrom = ["Born"]'
    text = "Born,document_date,surname\n2005-Sep-28 00:00:00,28/09/2005,2005-Sep-28 00:00:00\n"
    assert rows_of(mapped(profile, text)) == [
        {"date_of_birth": "2005-09-28", "document_date": "28/09/2005", "surname": "2005-Sep-28 00:00:00"}
    ]


def test_typed_cells_stay_typed() -> None:
    profile = profile_of('dates = ["DD-Mon-YYYY"]\nempty = ["-"]\n[columns.date_of_birth]\nfrom = ["Born"]')
    born, moment = date(2005, 9, 28), datetime(2016, 9, 5, 9, 30)  # noqa: DTZ001 - a workbook keeps local time
    (record,) = apply(profile, typed(("Born", "meeting_on"), (born, moment))).records()
    assert list(record.cells) == [born, moment]


def test_a_lookup_says_what_a_directory_knows() -> None:
    profile = profile_of('[columns.setting_name]\nfrom = ["URN"]\nlookup = "setting_name"')
    sheet = apply(
        profile, typed(("URN", "upn"), (907002, "1"), ("5", "2")), {"setting_name": {"907002": "The Wren School"}}
    )
    known, unknown = (record.cells[1] for record in sheet.records())
    assert (known, isinstance(unknown, Refused) and unknown.text) == ("The Wren School", "5")
    (remark,) = sheet.remarks
    assert (remark.severity, remark.value) == (Severity.WARNING, "5")
    assert "this setting is not in the settings directory" in remark.why


def refusals(sheet: Sheet) -> list[list[tuple[str, str]]]:
    """The columns of each row that are refused, with the reason."""
    return [
        [(name, cell.why) for name, cell in zip(sheet.headings, record.cells, strict=True) if isinstance(cell, Refused)]
        for record in sheet.records()
    ]


@pytest.mark.parametrize(
    ("taken", "cell", "why"),
    [
        ("surname_forename", "Kit Instance", "nobody can say which part of this name is the surname."),
        ("surname_forename", "Instance, Kit, Jr", "nobody can say which part of this name is the surname."),
        ("forename_surname", "Kit", "a name can be taken apart only if it is one forename and one surname."),
    ],
)
def test_a_name_that_cannot_be_taken_apart_is_refused_once_as_it_stands(taken: str, cell: str, why: str) -> None:
    sheet = mapped(f'[[split]]\nfrom = ["Name"]\nas = "{taken}"', f'Name,upn\n" {cell} ",1\n')
    assert refusals(sheet) == [[("forename", why), ("surname", "")]]
    assert rows_of(sheet) == [{"forename": cell, "surname": cell, "upn": "1"}]
    assert sheet.place(2, sheet.headings.index("forename")) == "row 2, column Name"


def test_a_setting_that_no_directory_has_is_refused_once_for_its_row() -> None:
    profile = profile_of(
        '[columns.setting_name]\nfrom = ["URN"]\nlookup = "setting_name"\n'
        '[[columns.setting_type]]\nfrom = ["URN"]\nlookup = "setting_type"\n[[columns.setting_type]]\nfrom = ["Type"]'
    )
    lookups = {"setting_name": {"2": "The Wren School"}, "setting_type": {}}
    sheet = apply(profile, typed(("URN", "Type"), ("1", ""), ("2", ""), ("1", "special"), ("", "")), lookups)
    unknown = "this URN is not in the directory of settings, which says the name and the type of a setting."
    of_what = "the directory of settings does not say of what type the setting with this URN is."
    assert refusals(sheet) == [
        [("setting_name", unknown), ("setting_type", "")],
        [("setting_type", of_what)],
        [("setting_name", unknown)],
        [],
    ]


def test_many_settings_that_no_directory_has_are_one_remark() -> None:
    profile = profile_of('[columns.setting_type]\nfrom = ["URN"]\nlookup = "setting_type"')
    sheet = apply(profile, typed(("URN", "upn"), *((str(urn), "") for urn in range(8))))
    assert sheet.remarks[0].value == "0, 1, 2, 3, 4 and 3 more"


def test_a_text_is_put_before() -> None:
    rows = rows_of(mapped('[columns.reference]\nfrom = ["Id"]\nbefore = "X-"', "Id,upn\n7,1\n,2\n"))
    assert rows == [{"reference": "X-7", "upn": "1"}, {"upn": "2"}]


def test_a_word_that_loses_something_is_noted_once_with_its_rows() -> None:
    profile = CODES.replace("setting_type", "primary_need").replace("Type", "Need")
    profile = profile.replace('"special"', '"OTH"').replace('"none"', '""').replace('"home"', '"ASD"')
    profile += '\n[columns.primary_need.noted]\n"sp sch" = "It is read as OTH."'
    sheet = mapped(profile, "Need,upn\nSp. Sch.,1\nASD,2\nSp. Sch.,3\n")
    assert mapped(profile, "reference,upn\n1,2\n").remarks == ()
    (remark,) = sheet.remarks
    assert str(remark) == (
        'row 2, column Need (and in 1 more row): "Sp. Sch.": It is read as OTH. Nothing need be done. [IMP089]'
    )


def test_what_a_profile_says_of_every_file() -> None:
    (remark,) = mapped('remarks = ["It has no officers."]\nignore = ["Age"]', "reference,upn\n1,2\n").remarks
    assert str(remark) == "profile ours: It has no officers. transfer profile show says more. [IMP089]"


def test_a_new_heading_like_one_that_is_missing_is_a_warning() -> None:
    profile = '[columns.last_annual_review]\nfrom = ["Last AR", "Last annual review"]\n[columns.upn]\nfrom = ["UPN no"]'
    (remark,) = mapped(profile, "reference,Last annual reviews,UPN,UPN nr,--\n1,2,3,4,5\n").remarks
    assert str(remark) == (
        'new heading: "Last annual reviews": it is not read, and like "Last AR", which is not in the file. If it means '
        'the same, rename it to "Last AR", or make a profile of your own: transfer profile new FILE. [IMP085]'
    )


@pytest.mark.parametrize(
    ("headings", "what"),
    [
        ("Doc,Document,upn", "More than one column holds document: Doc, document."),
        ("Doc,DOC,upn", "More than one column holds document: Doc (2 times)."),
    ],
)
def test_two_headings_for_one_column_stop_it(headings: str, what: str) -> None:
    with pytest.raises(InputUnusable) as caught:
        mapped('[columns.document]\nfrom = ["Doc"]', f"{headings}\n1,2,3\n")
    assert (caught.value.id, caught.value.what) == ("IMP007", what)


def test_our_own_heading_can_be_ignored_for_theirs() -> None:
    profile = 'ignore = ["reference"]\n[columns.reference]\nfrom = ["Case ref"]'
    assert rows_of(mapped(profile, "reference,Case ref\n1,2\n")) == [{"reference": "2"}]


def test_rows_that_do_not_fit_are_handed_on_with_the_reason() -> None:
    profile = '[columns.reference]\nfrom = ["Ref"]'
    records = list(mapped(profile, 'Ref,upn\n1\n1,2,3\n1,2,\n1,"2"x\n').records())
    assert [(record.row, record.fault) for record in records] == [
        (2, "it has 1 cell and the headings are 2"),
        (3, "it has 3 cells and the headings are 2"),
        (4, ""),
        (5, "a quotation mark stands where none may"),
    ]
    assert records[0].cells == ["1"]


def test_rows_are_read_only_when_they_are_asked_for() -> None:
    asked: list[int] = []

    def records() -> Iterator[Record]:
        for number in range(2, 1000):
            asked.append(number)
            yield Record(number, ("1", "x"))

    sheet = apply(profile_of('[columns.reference]\nfrom = ["Ref"]'), replace(sheet_of("Ref,upn\n"), records=records))
    assert asked == []
    assert next(sheet.records()).row == 2
    assert asked == [2]


def test_every_reading_begins_anew() -> None:
    sheet = mapped('[columns.reference]\nfrom = ["Ref"]', "Ref,upn\n1,2\n")
    assert list(sheet.records()) == list(sheet.records())


def test_an_empty_profile_of_ones_own_changes_nothing() -> None:
    assert Profile("ours", "Ours", fingerprint=("Ref",)).changes_nothing

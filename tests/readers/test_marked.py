"""The user's own workbook back: every problem on its cell and in a list, everything else as it was."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.readers.a_book import BOOKS, HEADINGS, first_page, read, rewritten, rows, tracker
from transfer_cli.errors import InputUnusable, Severity
from transfer_cli.readers.marked import MOST_ROWS, Mark, can_be_marked, write_marked
from transfer_cli.readers.marks import COLOURS
from transfer_cli.readers.mend_list import TITLE, TO_MEND
from transfer_cli.readers.sheet import Sheet

SHEET = "Sept 16 MASTER"
BORN, SCHOOL, YEAR = (HEADINGS.index(name) for name in ("date_of_birth", "setting_name", "ncy"))
REJECT, WARNING, NOTE = (COLOURS[each] for each in Severity)

MARKS = (
    Mark(6, BORN, Severity.NOTE, "the year group differs. Nothing need be done."),
    Mark(7, BORN, Severity.WARNING, "the date lies ahead. Look whether the year is right."),
    Mark(7, BORN, Severity.REJECT, "it has a time of day. Leave only the day."),
    Mark(8, SCHOOL, Severity.NOTE, "the school is not in the settings. Add it."),
    Mark(8, None, Severity.REJECT, "nobody can be written to. Fill in contact1_name."),
    Mark(11, 1, Severity.WARNING, "two rows have the same name. Look whether they are one child."),
)

AHEAD = "The date lies ahead. Look whether the year is right."
NO_SCHOOL = "The school is not in the settings. Add it."
SAME = "Two rows have the same name. Look whether they are one child."
TIMED = "It has a time of day. Leave only the day."


@pytest.fixture
def original(tmp_path: Path) -> Path:
    made = tracker()
    page = first_page(made)
    page["E6"].fill = PatternFill("solid", fgColor="FFC6EFCE")
    page["E6"].font = Font(bold=True, color="FFFFFFFF")
    page["E6"].comment = Comment("checked with school", "SEN team")
    page["K6"] = "=A1"
    page.column_dimensions["E"].width = 33
    page.auto_filter.ref = "C4:I11"
    made["codes"].sheet_view.tabSelected = True
    path = tmp_path / "tracker.xlsx"
    made.save(path)
    return path


def marked(original: Path, marks: Sequence[Mark] = MARKS, sheet: Sheet | None = None) -> Path:
    out = original.with_name("marked.xlsx")
    write_marked(original, sheet or read(original), marks, out)
    return out


def test_cells_are_coloured_for_the_worst_of_their_problems(original: Path) -> None:
    page = load_workbook(marked(original))[SHEET]
    colours = {cell: page[cell].fill.fgColor.rgb for cell in ("E6", "E7", "F6", "C8", "D11")}
    assert colours == {"E6": NOTE, "E7": REJECT, "F6": NOTE, "C8": REJECT, "D11": WARNING}
    assert page["E6"].font.color.rgb == "FF000000"
    assert page["E6"].font.bold


def test_comments_say_how_bad_why_and_how_to_mend_below_those_that_were_there(original: Path) -> None:
    page = load_workbook(marked(original))[SHEET]
    assert page["E7"].comment.text == (
        "Rejected (transfer import): It has a time of day. Leave only the day.\n\n"
        "Warning (transfer import): The date lies ahead. Look whether the year is right."
    )
    assert page["E6"].comment.text == (
        "checked with school\n\nNote (transfer import): The year group differs. Nothing need be done."
    )
    assert page["E6"].comment.author == "SEN team"


def test_the_first_sheet_lists_every_problem_worst_first_a_click_away(original: Path) -> None:
    book = load_workbook(marked(original))
    page = book.worksheets[0]
    assert (page.title, page["A1"].value, page["A2"].value) == (
        TO_MEND,
        TITLE,
        "2 rows, 2 problems rejected; 2 warnings, 2 notes.",
    )
    assert [[cell.value for cell in row[:6]] for row in page.iter_rows(min_row=6)] == [
        ["How bad", "Cell", "Reference", "Column", "What stands there", "What is wrong and how to mend it"],
        ["Rejected", "E7 (row is hidden)", "CW7", "date_of_birth", "4 May 2007 09:30", TIMED],
        ["Rejected", "C8", "45", "the whole row", None, "Nobody can be written to. Fill in contact1_name."],
        ["Warning", "E7 (row is hidden)", "CW7", "date_of_birth", "4 May 2007 09:30", AHEAD],
        ["Warning", "D11 (row is hidden, column is hidden)", "#REF!", "forename", "Jo", SAME],
        ["Note", "E6", "00123", "date_of_birth", "4 May 2007", "The year group differs. Nothing need be done."],
        ["Note", "F6 (for row 8)", "45", "setting_name", "Larkfield School", NO_SCHOOL],
    ]  # fmt: skip
    assert [row[1].hyperlink.location for row in page.iter_rows(min_row=7)] == [
        f"'{SHEET}'!{cell}" for cell in ("E7", "C8", "E7", "D11", "E6", "F6")
    ]
    assert book.active is page
    assert [each.sheet_view.tabSelected for each in book.worksheets] == [True, False, False, False]


def test_everything_else_stays(original: Path) -> None:
    before, after = load_workbook(original), load_workbook(marked(original))
    assert after.sheetnames == [TO_MEND, *before.sheetnames]
    old, new = before[SHEET], after[SHEET]
    assert [[cell.value for cell in row] for row in new.iter_rows()] == [
        [c.value for c in row] for row in old.iter_rows()
    ]
    assert new["K6"].value == "=A1"
    assert [row for row in range(1, 13) if new.row_dimensions[row].hidden] == [3, 7, 9, 11]
    assert new.column_dimensions["D"].hidden
    assert new.column_dimensions["E"].width == 33
    assert new.merged_cells.ranges == old.merged_cells.ranges
    assert new.auto_filter.ref == "C4:I11"
    assert after["old"].sheet_state == "hidden"
    assert original.read_bytes() != marked(original).read_bytes()


def test_it_is_read_like_the_original(original: Path) -> None:
    before, after = read(original), read(marked(original))
    assert (after.name, rows(after), after.remarks) == (before.name, rows(before), before.remarks)


def test_values_of_formulas_stay(original: Path) -> None:
    values = {
        "C6": (b"str", b"CW &lt;1&gt;"),
        "G6": (b"n", b"5"),
        "G7": (b"e", b"#N/A"),
        "I8": (b"b", b"1"),
        "I7": (b"str", b""),
    }
    book = load_workbook(original)
    for cell in values:
        book[SHEET][cell] = "=A1>1"
    book.save(original)

    def worked_out(xml: bytes) -> bytes:
        for cell, (kind, value) in values.items():
            name = cell.encode()
            xml = re.sub(
                rb'<c r="%b"([^>]*)>(<f>.*?</f>)<v */>' % name,
                rb'<c r="%b"\1 t="%b">\2<v>%b</v>' % (name, kind, value),
                xml,
            )
        return xml

    original.write_bytes(rewritten(original.read_bytes(), "xl/worksheets/sheet1.xml", worked_out))
    before, after = read(original), read(marked(original))
    assert [rows(before)[row][n] for row, n in ((6, 0), (6, YEAR), (7, YEAR), (8, 6), (7, 6))] == [
        "CW <1>",
        5,
        "#N/A",
        "TRUE",
        "",
    ]
    assert rows(after) == rows(before)
    assert load_workbook(marked(original))[SHEET]["G6"].value == "=A1>1"


def test_marks_of_an_earlier_time_are_taken_away(original: Path) -> None:
    first = marked(original)
    second = original.with_name("second.xlsx")
    write_marked(first, read(first), [MARKS[2]], second.with_suffix(".xlsx"))
    book = load_workbook(second)
    page = book[SHEET]
    assert book.sheetnames.count(TO_MEND) == 1
    assert len(book.sheetnames) == 4
    assert [cell.coordinate for row in page.iter_rows() for cell in row if cell.comment] == ["E6", "E7"]
    assert (page["E6"].comment.text, page["E6"].comment.author) == ("checked with school", "SEN team")
    assert (page["E6"].fill.fgColor.rgb, page["E6"].font.color.rgb) == ("FFC6EFCE", "FFFFFFFF")
    assert [page[cell].fill.fill_type for cell in ("F6", "C8", "D11")] == [None, None, None]
    assert page["E7"].comment.text == "Rejected (transfer import): It has a time of day. Leave only the day."


def test_marks_are_taken_away_though_their_list_is_gone(original: Path) -> None:
    first = marked(original)
    book = load_workbook(first)
    del book[TO_MEND]
    book.save(first)
    second = original.with_name("second.xlsx")
    write_marked(first, read(first), [], second)
    page = load_workbook(second)[SHEET]
    assert [cell.coordinate for row in page.iter_rows() for cell in row if cell.comment] == ["E6"]
    assert [page[cell].fill.fill_type for cell in ("E6", "E7", "C8")] == [None, None, None]


def test_a_comment_of_the_user_that_reads_like_ours_stays(original: Path) -> None:
    book = load_workbook(original)
    book[SHEET]["F11"].comment = Comment("Note: mother rang", "SEN team")
    book.save(original)
    page = load_workbook(marked(original))[SHEET]
    assert page["F11"].comment.text == "Note: mother rang"


def test_a_sheet_of_the_user_with_the_name_of_the_list_stays(original: Path) -> None:
    book = load_workbook(original)
    book.create_sheet(TO_MEND)["A1"] = "roof"
    book.save(original)
    after = load_workbook(marked(original))
    assert after.sheetnames == [f"{TO_MEND}1", SHEET, "codes", "old", TO_MEND]
    assert after[TO_MEND]["A1"].value == "roof"


def test_mended_it_is_read_as_mended(original: Path) -> None:
    path = marked(original)
    book = load_workbook(path)
    book[SHEET]["E7"] = "04/05/2007"
    book.save(path)
    assert rows(read(path))[7][BORN] == "04/05/2007"


def test_the_whole_row_is_marked_on_the_first_cell_that_is_not_hidden(original: Path) -> None:
    book = load_workbook(original)
    book[SHEET].column_dimensions["C"].hidden = True
    book.save(original)
    page = load_workbook(marked(original, [MARKS[4]]))[SHEET]
    assert [cell.coordinate for row in page.iter_rows() for cell in row if cell.comment] == ["E6", "E8"]


def test_places_of_a_sheet_made_by_a_profile_are_those_of_the_original(original: Path) -> None:
    as_read = read(original)
    made = replace(as_read, headings=("ncy", "none"), original=as_read, origins=(YEAR, None), first_column=1)
    marks = [Mark(6, 0, Severity.REJECT, "No."), Mark(6, 1, Severity.NOTE, "No.")]
    page = load_workbook(marked(original, marks, made))[SHEET]
    assert {c: page[c].fill.fgColor.rgb for c in ("G6", "C6")} == {"G6": REJECT, "C6": NOTE}


def test_formulas_and_odd_characters_do_no_harm_in_the_list(original: Path) -> None:
    book = load_workbook(original)
    book[SHEET]["D6"] = "=HYPERLINK(1)"
    book.save(original)
    page = load_workbook(marked(original, [Mark(6, 1, Severity.NOTE, "=1+1 \x07 bad.")])).worksheets[0]
    assert [(page[cell].value, page[cell].data_type) for cell in ("E7", "F7")] == [
        ("=HYPERLINK(1)", "s"),
        ("=1+1 bad.", "s"),
    ]


def test_a_workbook_with_macros_keeps_them(tmp_path: Path) -> None:
    from zipfile import ZipFile

    path = tmp_path / "tracker.xlsm"
    tracker().save(path)
    with ZipFile(path, "a") as book:
        book.writestr("xl/vbaProject.bin", b"macros")
    out = tmp_path / "marked.xlsm"
    write_marked(path, read(path), MARKS, out)
    with ZipFile(out) as book:
        assert book.read("xl/vbaProject.bin") == b"macros"
        assert b"macroEnabled" in book.read("[Content_Types].xml")
    assert rows(read(out)) == rows(read(path))


def test_the_name_must_end_as_the_original_s(original: Path) -> None:
    with pytest.raises(InputUnusable, match=r"tracker\.xlsx cannot be given back as out\.csv\. .*\.xlsx\. \[IMP009\]"):
        write_marked(original, read(original), MARKS, original.with_name("out.csv"))


def test_what_the_library_cannot_take_is_told(original: Path) -> None:
    found = read(original)
    original.write_bytes((BOOKS / "tracker.ods").read_bytes())
    with pytest.raises(InputUnusable, match=r"holds something that cannot be written back\. .*--rejects FILE\.csv"):
        write_marked(original, found, MARKS, original.with_name("marked.xlsx"))
    assert sorted(path.name for path in original.parent.iterdir()) == ["tracker.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_only_the_owner_may_read_it(original: Path) -> None:
    assert marked(original).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "last_row", "can"),
    [("a.xlsx", 60, True), ("a.XLSM", MOST_ROWS, True), ("a.xlsx", MOST_ROWS + 1, False), ("a.ods", 60, False)],
)
def test_which_workbooks_can_be_marked(name: str, last_row: int, can: bool) -> None:
    assert can_be_marked(Path(name), last_row) is can


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines work it out."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", COLOURS.values())
def test_black_on_every_colour_can_be_read(colour: str) -> None:
    assert contrast(colour, "FF000000") > 11


def test_a_workbook_with_one_sheet_and_no_problem_is_given_back_with_an_empty_list(tmp_path: Path) -> None:
    made = Workbook()
    first_page(made).append(HEADINGS)
    first_page(made).append(["1", "Robin"])
    path = tmp_path / "tracker.xlsx"
    made.save(path)
    out = marked(path, [])
    assert load_workbook(out).worksheets[0]["A2"].value == "0 rows, 0 problems rejected; 0 warnings, 0 notes."
    assert list(rows(read(out))) == [2]


def listed(path: Path) -> list[list[object]]:
    """The problems of the list: cell, reference, column, what stands there and the words."""
    return [[cell.value for cell in row[1:6]] for row in load_workbook(path).worksheets[0].iter_rows(min_row=7)]


def test_rows_and_problems_that_are_rejected_are_counted_apart(original: Path) -> None:
    marks = [*MARKS, Mark(7, SCHOOL, Severity.REJECT, "no such school. Look.")]
    assert load_workbook(marked(original, marks)).worksheets[0]["A2"].value == (
        "2 rows, 3 problems rejected; 2 warnings, 2 notes."
    )


@pytest.mark.parametrize(
    ("where", "place", "link"),
    [
        (f"{SHEET}!F6:F8, F10:F12", "F6:F8, F10:F12", "F6"),
        (f"{SHEET}!7, 11", "7, 11", "C7"),
        (f"{SHEET}!D:D", "D:D", "D4"),
        ("old", "old", "C4"),
        ("profile tracker", "profile tracker", "C4"),
    ],
)
def test_what_is_said_of_the_sheet_as_a_whole_is_listed_and_marks_no_cell(
    where: str, place: str, link: str, original: Path
) -> None:
    book = load_workbook(marked(original, [Mark(0, None, Severity.NOTE, "look here.", where, "a word")]))
    (line,) = book.worksheets[0].iter_rows(min_row=7)
    assert [cell.value for cell in line[:6]] == ["Note", place, None, "the whole sheet", "a word", "Look here."]
    assert line[1].hyperlink.location == f"'{SHEET}'!{link}"
    assert [cell.coordinate for row in book[SHEET].iter_rows() for cell in row if cell.comment] == ["E6"]


def test_the_user_s_own_headings_stand_in_the_words_where_a_profile_reads_them(original: Path) -> None:
    book = load_workbook(original)
    for row in (4, 10):
        book[SHEET][f"C{row}"], book[SHEET][f"E{row}"] = "Case ref", "D.O.B."
    book.save(original)
    as_read = read(original)
    headings = ("reference", "date_of_birth", "setting_name", "none")
    made = replace(as_read, headings=headings, original=as_read, origins=(0, BORN, SCHOOL, None))
    said = "there is nothing in reference, date_of_birth and setting_name. Fill in contact1_name, or one reference."
    out = marked(original, [Mark(8, None, Severity.REJECT, said), Mark(8, 1, Severity.NOTE, said, origin=SCHOOL)], made)
    theirs = 'There is nothing in "Case ref", "D.O.B." and setting_name. Fill in contact1_name, or one reference.'
    assert [line[4] for line in listed(out)] == [theirs, theirs]
    assert [line[1] for line in listed(out)] == ["45", "45"]
    page = load_workbook(out)[SHEET]
    assert page["C8"].comment.text == f"Rejected (transfer import): {theirs}"
    assert page["F6"].comment.text == f"Note (transfer import): {theirs}"

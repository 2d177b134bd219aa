"""A caseload written as a workbook comes back as it was, for its owner only, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.readers.a_book import read, rows
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.cells import clean
from transfer_cli.readers.xlsx_out import write_xlsx

ROWS = [
    ["reference", "upn", "home_address1"],
    ["00123", "=1+1", "-5"],
    ["", "@x", "  two\nlines "],
    ["TRUE", "1e5", "2016-09-12"],
    ["_x0041_", "a\x07b\x00", "Zoë\r\nŁ <&> ]]> 😀"],
]


def test_cells_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    write_xlsx(path, iter(ROWS), "Caseload")
    found = read(path)
    assert (found.name, list(found.headings), list(rows(found).values())) == ("Caseload", ROWS[0], ROWS[1:])
    assert found.remarks == ()


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=30).filter(
    lambda text: not text or clean(text)
)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(any), max_size=5))
@settings(deadline=None)
def test_any_text_comes_back(table: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "caseload.xlsx"
        write_xlsx(path, [ROWS[0], *table], "Caseload")
        assert list(rows(read(path)).values()) == table


def test_headings_are_bold_and_stay_in_sight_and_cells_are_formatted_as_text(tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    write_xlsx(path, ROWS, "Caseload")
    page = load_workbook(path)["Caseload"]
    assert page.freeze_panes == "A2"
    assert [page["A1"].font.bold, page["A2"].font.bold] == [True, False]
    assert {page[cell].number_format for cell in ("A1", "A2", "C5")} == {"@"}
    assert [page["B2"].data_type, page["B2"].value] == ["s", "=1+1"]
    assert page.column_dimensions["C"].number_format == "@"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    write_xlsx(path, ROWS, "Caseload")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_text_longer_than_a_cell_may_be_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    path.write_bytes(b"before")
    with pytest.raises(InputUnusable, match=r'The text that begins with "xxx.* Write a CSV file instead\. \[IMP009\]'):
        write_xlsx(path, [ROWS[0], ["x" * 32_768, "", ""]], "Caseload")
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["caseload.xlsx"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputUnusable, match=r"cannot be written: No such file or directory\. .*\[IMP009\]"):
        write_xlsx(tmp_path / "nowhere" / "caseload.xlsx", ROWS, "Caseload")


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "caseload.xlsx" / "inside").mkdir(parents=True)
    with pytest.raises(InputUnusable, match=r"\[IMP009\]"):
        write_xlsx(tmp_path / "caseload.xlsx", ROWS, "Caseload")
    assert [path.name for path in tmp_path.iterdir()] == ["caseload.xlsx"]

"""CSV written: whole or not at all, for its owner only, and a file of rejected rows that can be mended."""

from __future__ import annotations

import os
from datetime import date, datetime, time
from pathlib import Path

import pytest

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.csv_out import rejected_rows, write_csv
from transfer_cli.readers.sheet import Record, Sheet


def test_cells_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, [["a", "b"], ['say "hello", Zoë', "=1+1"]])
    assert path.read_bytes().decode("utf-8-sig") == 'a,b\r\n"say ""hello"", Zoë",=1+1\r\n'
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, [["a"]])
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputUnusable, match=r"cannot be written: No such file or directory\. .*\[IMP009\]"):
        write_csv(tmp_path / "nowhere" / "out.csv", [["a"]])


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "out.csv" / "inside").mkdir(parents=True)
    with pytest.raises(InputUnusable, match=r"\[IMP009\]"):
        write_csv(tmp_path / "out.csv", [["a"]])
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_rejected_rows_keep_their_columns_and_get_their_reasons() -> None:
    records = (
        Record(2, ("1", "", "Robin")),
        Record(3, ("2", "an older reason", "Sam")),
        Record(4, ("3",)),
        Record(5, ("4", "", "Kit", "and", "more")),
    )
    sheet = Sheet(("reference", "reason", "forename"), lambda: iter(records), "UTF-8")
    assert list(rejected_rows(sheet, {3: ["One.", "Two."], 4: ["Short."], 5: ["Long."]})) == [
        ["reference", "forename", "reason"],
        ["2", "Sam", "One. Two."],
        ["3", "", "Short."],
        ["4", "Kit", "Long.", "and", "more"],
    ]


def test_cells_of_a_workbook_are_written_as_import_reads_them() -> None:
    cells = (1216.0, date(2016, 9, 12), datetime(2016, 9, 12), time(14, 30), 0.5, "0012")  # noqa: DTZ001 - as a cell has it
    sheet = Sheet(tuple("abcdef"), lambda: iter([Record(2, cells)]), "a worksheet")
    assert list(rejected_rows(sheet, {2: ["One."]}))[1] == [
        "1216", "2016-09-12", "2016-09-12", "14:30:00", "0.5", "0012", "One.",
    ]  # fmt: skip

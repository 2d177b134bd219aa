"""Where bytes come from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.readers.reading import source
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.source import file_source


def test_a_file_can_be_opened_as_often_as_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "Caseload.CSV"
    path.write_bytes(b"a,b\n")
    found = file_source(path)
    for _ in range(2):
        with found.open() as file:
            assert file.read() == b"a,b\n"
    assert (found.name, found.suffix) == ("Caseload.CSV", ".csv")
    assert found.sha256() == hashlib.sha256(b"a,b\n").hexdigest()


@pytest.mark.parametrize(("name", "suffix"), [("x.XLSX", ".xlsx"), ("caseload", ""), ("a.b.ods", ".ods"), (".csv", "")])
def test_the_suffix_is_in_small_letters(name: str, suffix: str) -> None:
    assert source(b"", name).suffix == suffix


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputUnusable, match=r"is a folder\. Name the file in it\. \[IMP001\]"):
        file_source(tmp_path)


def test_a_file_that_is_not_there_is_told_when_it_is_opened(tmp_path: Path) -> None:
    found = file_source(tmp_path / "caseload.csv")
    with pytest.raises(
        InputUnusable, match=r"There is no file .*caseload\.csv\. Look at its name and folder\. \[IMP001\]"
    ):
        found.open()


def test_a_file_that_goes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "caseload.csv"
    path.write_bytes(b"a,b\n")
    found = file_source(path)
    path.unlink()
    with pytest.raises(InputUnusable, match=r"\[IMP001\]"):
        found.sha256()

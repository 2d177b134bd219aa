"""A whole file read: which kind it is, what is handed on, and files that cannot be opened."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from transfer_cli.domain.columns import FieldValue
from transfer_cli.domain.rows import CaseRow, StepRow
from transfer_cli.errors import InputUnusable
from transfer_cli.readers import read

CASELOAD = """reference,forename,surname,date_of_birth,document,setting_name,setting_type,notice_given,reason
0001,Robin,Example,2007-05-04,statement,Larkfield Primary School,mainstream,,
0002,Sam,Example,31/02/2007,statement,Larkfield Primary School,mainstream,,there is no such day
0003,Kit,Example,2007-05-04,statement,Larkfield Primary School,mainstream,12/09/2016,
"""


def made(folder: Path, text: str, name: str = "caseload.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_caseload_is_read_row_by_row(tmp_path: Path) -> None:
    found = read(made(tmp_path, CASELOAD))
    common: dict[str, FieldValue] = {
        "surname": "Example",
        "date_of_birth": date(2007, 5, 4),
        "document": "statement",
        "setting_name": "Larkfield Primary School",
        "setting_type": "mainstream",
    }
    assert found.cases == (
        CaseRow(2, {**common, "reference": "0001", "forename": "Robin", "notice_given": None}),
        CaseRow(4, {**common, "reference": "0003", "forename": "Kit", "notice_given": date(2016, 9, 12)}),
    )
    assert (found.is_events, found.steps) == (False, ())
    assert [(problem.id, problem.row) for problem in found.problems] == [("IMP012", 3)]
    assert found.references == {"0001", "0002", "0003"}
    assert found.sha256 == hashlib.sha256(CASELOAD.encode()).hexdigest()


def test_headings_may_be_written_as_people_do(tmp_path: Path) -> None:
    text = CASELOAD.replace("date_of_birth", " Date of Birth ").replace("setting_name", "SETTING-NAME")
    assert [row.reference for row in read(made(tmp_path, text)).cases] == ["0001", "0003"]


def test_an_events_file_is_known_by_its_headings(tmp_path: Path) -> None:
    text = "on;step;reference\n12/09/2016;Notice given;0001\n13/09/2016;advice_received:Educational_Psychologist;0001\n"
    found = read(made(tmp_path, text))
    assert found.is_events
    assert found.steps == (
        StepRow(2, "0001", "notice_given", date(2016, 9, 12)),
        StepRow(3, "0001", "advice_received:educational_psychologist", date(2016, 9, 13)),
    )
    assert found.problems == ()


def test_a_long_name_of_a_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    assert len(read(made(tmp_path, CASELOAD, "Caseload September 2016 (final) v2.TXT")).cases) == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputUnusable, match=r"There is no file .*caseload\.csv\. .*\[IMP001\]"):
        read(tmp_path / "caseload.csv")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputUnusable, match=r"cannot be read: Permission denied\. Close it .*\[IMP001\]"):
        read(made(tmp_path, CASELOAD))

"""A whole file read: which kind it is, what is handed on, and files that cannot be opened."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from transfer_cli.domain.columns import FieldValue
from transfer_cli.domain.rows import CaseRow, StepRow
from transfer_cli.errors import InputUnusable, Problem, Severity
from transfer_cli.readers import read
from transfer_cli.readers.caseload import CaseloadFile
from transfer_cli.readers.events import EventsFile

CASELOAD = """reference,forename,surname,date_of_birth,document,setting_name,setting_type,notice_given,reason
0001,Robin,Example,2007-05-04,statement,Larkfield Primary School,mainstream,,
0002,Sam,Example,31/02/2007,statement,Larkfield Primary School,mainstream,,there is no such day
0003,Kit,Example,2007-05-04,statement,Larkfield Primary School,mainstream,12/09/2016,
"""


def made(folder: Path, text: str, name: str = "caseload.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def content(path: Path) -> tuple[list[CaseRow], list[Problem]]:
    """The rows of a caseload, and everything wrong with it."""
    file = read(path).content
    assert isinstance(file, CaseloadFile)
    problems = list(file.problems)
    return list(file.rows(problems.append)), problems


def test_a_caseload_is_read_row_by_row(tmp_path: Path) -> None:
    path = made(tmp_path, CASELOAD)
    rows, problems = content(path)
    common: dict[str, FieldValue] = {
        "surname": "Example",
        "date_of_birth": date(2007, 5, 4),
        "document": "statement",
        "setting_name": "Larkfield Primary School",
        "setting_type": "mainstream",
    }
    assert rows == [
        CaseRow(2, {**common, "reference": "0001", "forename": "Robin", "notice_given": None}),
        CaseRow(4, {**common, "reference": "0003", "forename": "Kit", "notice_given": date(2016, 9, 12)}),
    ]
    assert [(problem.id, problem.row) for problem in problems] == [("IMP012", 3)]
    found = read(path)
    assert found.content.row_count == 3
    assert found.is_mended
    assert found.sha256 == hashlib.sha256(CASELOAD.encode()).hexdigest()


def test_a_worksheet_is_known_by_its_book_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("September", "October"):
        page = book.create_sheet(name)
        for line in CASELOAD.splitlines():
            page.append(line.split(","))
    book.save(path)
    first, again, other = (read(path, sheet=name) for name in ("September", "september", "October"))
    assert first.sha256 == again.sha256 != other.sha256
    other.check_same()


def test_a_file_without_reasons_is_a_whole_caseload(tmp_path: Path) -> None:
    text = CASELOAD.replace("notice_given,reason", "notice_given,remark")
    assert not read(made(tmp_path, text)).is_mended


def test_a_file_that_was_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, CASELOAD)
    found = read(path)
    found.check_same()
    path.write_text(CASELOAD.replace("Kit", "Kim"), encoding="utf-8")
    with pytest.raises(InputUnusable, match=r"caseload\.csv was changed while it was read; nothing .*\[IMP025\]"):
        found.check_same()


def test_a_file_of_any_length_is_read_part_by_part(tmp_path: Path) -> None:
    head, *rows = CASELOAD.splitlines()
    many = [rows[n % 3].replace("000", f"{n:04}", 1) for n in range(1_203)]
    found, problems = content(made(tmp_path, "\n".join([head, *many])))
    assert [row.row for row in found] == [n + 2 for n in range(1_203) if n % 3 != 1]
    assert [problem.row for problem in problems] == [n + 2 for n in range(1_203) if n % 3 == 1]


def test_headings_may_be_written_as_people_do(tmp_path: Path) -> None:
    text = CASELOAD.replace("date_of_birth", " Date of Birth ").replace("setting_name", "SETTING-NAME")
    assert [row.reference for row in content(made(tmp_path, text))[0]] == ["0001", "0003"]


def test_an_events_file_is_known_by_its_headings(tmp_path: Path) -> None:
    text = "on;step;reference\n12/09/2016;Notice given;0001\n13/09/2016;advice_received:Educational_Psychologist;0001\n"
    file = read(made(tmp_path, text)).content
    assert isinstance(file, EventsFile)
    problems: list[Problem] = []
    assert list(file.rows(problems.append)) == [
        StepRow(2, "0001", "notice_given", date(2016, 9, 12)),
        StepRow(3, "0001", "advice_received:educational_psychologist", date(2016, 9, 13)),
    ]
    assert (file.problems, problems) == ((), [])


def test_a_long_name_of_a_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    assert len(content(made(tmp_path, CASELOAD, "Caseload September 2016 (final) v2.TXT"))[0]) == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputUnusable, match=r"There is no file .*caseload\.csv\. .*\[IMP001\]"):
        read(tmp_path / "caseload.csv")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path, CASELOAD)

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputUnusable, match=r"cannot be read: Permission denied\. Close it .*\[IMP001\]"):
        read(path)


EMPTY_CELLS = {
    "0001,Robin,,2007-05-04,statement,School,mainstream,,": ("row 2, column surname", "this cell must not be empty."),
    ",,,,,School,,,": (
        "row 2",
        (
            "there is nothing in reference, forename, surname, date_of_birth, document and setting_type, "
            "so this row is hardly a child's."
        ),
    ),
}


@pytest.mark.parametrize(("row", "said"), EMPTY_CELLS.items())
def test_required_cells_that_are_empty(row: str, said: tuple[str, str], tmp_path: Path) -> None:
    rows, problems = content(made(tmp_path, f"{CASELOAD.splitlines()[0]}\n{row}\n"))
    assert rows == []
    assert [(problem.where, problem.why) for problem in problems if problem.severity is Severity.REJECT] == [said]

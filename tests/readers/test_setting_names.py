"""A name of a setting that the file leaves out is found by its URN."""

from __future__ import annotations

from pathlib import Path

from transfer_cli.errors import Problem
from transfer_cli.readers import read
from transfer_cli.readers.caseload import CaseloadFile

NAMES = {"900001": "Larkfield Primary School", "ey900002": "Little Herons"}
HEADINGS = "reference,forename,surname,date_of_birth,document,setting_type,setting_urn,setting_name"


def names(folder: Path, *cells: str, known: dict[str, str] = NAMES, headings: str = HEADINGS) -> list[str]:
    """What is read of rows that end in these cells, or the id of what rejects them."""
    path = folder / "caseload.csv"
    rows = (f"{n},Robin,Example,2007-05-04,statement,mainstream,{end}" for n, end in enumerate(cells, start=1))
    path.write_text("\n".join((headings, *rows)) + "\n", encoding="utf-8")
    content = read(path).content
    assert isinstance(content, CaseloadFile)
    problems: list[Problem] = []
    found = {row.row: str(row.values["setting_name"]) for row in content.rows(problems.append, known)}
    return [text for _, text in sorted({**found, **{problem.row: problem.id for problem in problems}}.items())]


def test_an_empty_name_is_filled(tmp_path: Path) -> None:
    found = names(tmp_path, "900001,", "900001, ", "EY900002,", "900001,Another name")
    assert found == ["Larkfield Primary School", "Larkfield Primary School", "Little Herons", "Another name"]


def test_a_urn_that_is_not_known_fills_nothing(tmp_path: Path) -> None:
    assert names(tmp_path, "900009,", ",") == ["IMP011", "IMP011"]


def test_without_a_directory_nothing_is_filled(tmp_path: Path) -> None:
    assert names(tmp_path, "900001,", known={}) == ["IMP011"]


def test_without_a_column_of_urns_nothing_is_filled(tmp_path: Path) -> None:
    assert names(tmp_path, "900001,", headings=HEADINGS.replace("setting_urn", "officer")) == ["IMP011"]

"""The map of personal data has every column of the database and every file of a workspace that was worked in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.domain.data_map import COLUMNS, columns_of, sort_of
from transfer_cli.store.tables import Row

WORK = (
    "case sar CW0007", "letters file CW0007", "letters reprint CW0007", "report weekly --audience team",
    "report weekly --audience team --freeze --format html", "report books --audience team",
    "report school --all --freeze --format html", "report caseload --stage open --freeze --format csv",
    "report foi --all --freeze --format xlsx",
    "schedule publish --format ics --format xlsx", "plan publish", "export caseload-today.csv",
)  # fmt: skip


@pytest.mark.parametrize("table", Row.metadata.tables)
def test_every_column_is_declared_once(table: str) -> None:
    assert sorted(columns_of(table)) == sorted(column.name for column in Row.metadata.tables[table].columns)


def test_no_column_is_declared_that_there_is_not() -> None:
    assert {columns.table for columns in COLUMNS} == {*Row.metadata.tables}


def test_every_file_of_a_workspace_is_declared(
    demo_folder: Path, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(demo_folder, workspace / "here")
    monkeypatch.chdir(workspace / "here")
    for words in WORK:
        assert run("--as-of", "2016-10-03", *words.split()).exit_code in {0, 1, 4}, words
    places = [path.relative_to(Path.cwd()).as_posix() for path in Path.cwd().rglob("*") if path.is_file()]
    assert [place for place in places if sort_of(place) is None] == []
    assert {place.partition("/")[0] for place in places} >= {
        "letters",
        "sar",
        "reprints",
        "case-files",
        "reports",
        "schedule",
    }


def test_it_can_be_read(run: Run) -> None:
    shown = run("--plain", "audit", "map", "--personal").stdout
    assert "parents, carers and others who are written to" in shown
    assert "an index of them" not in shown
    document = run("--json", "audit", "map").json
    assert {"table", "columns", "what", "whose", "then"} == set(document["columns"][0])

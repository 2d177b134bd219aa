"""`letters generate --notify`: a file for the national letter service, and what it refuses."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.conftest import Run


def test_the_file_and_what_the_service_refuses(office: Run, workspace: Path) -> None:
    office("case", "correct", "L05", "home_postcode", "")
    answer = office("--json", "letters", "generate", "--due", "--notify")
    assert answer.exit_code == 1
    held = {held["reference"]: held for held in answer.json["held"]}
    assert held["L05"]["id"] == "LET044"
    assert held["L05"]["why"] == 'The last line must be a UK postcode or a country, not "Chester".'
    path = Path(answer.json["notify"])
    assert path == workspace / "letters" / "2016-10-03" / "notify.csv"
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert len(rows) == len(answer.json["letters"]) == 5
    assert rows[0]["address_line_7"] == "CH1 2NP"
    assert sorted(file.name for file in path.parent.glob("*.pdf")) == sorted(
        [*(Path(letter["file"]).name for letter in answer.json["letters"]), "print.pdf"]
    )


def test_without_it_there_is_no_file(office: Run, workspace: Path) -> None:
    answer = office("--json", "letters", "generate", "--due")
    assert answer.json["notify"] is None
    assert not list(workspace.rglob("notify.csv"))

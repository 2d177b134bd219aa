"""`transfer report books`: any period, with what was recorded late in a line of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Run

CASELOAD = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_type,phase_move,home_address1\n"
    "R001,Ada,Quillon,2007-05-04,statement,Nettlefold Primary School,mainstream,none,1 Mill Lane\n"
    "R002,Ben,Birch,2007-05-04,statement,Nettlefold Primary School,mainstream,none,2 Mill Lane\n"
    "R003,Cara,Cole,2007-05-04,statement,Nettlefold Primary School,mainstream,none,3 Mill Lane\n"
)


@pytest.fixture
def on_day(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command as if the machine's clock stood at nine that day."""
    (workspace / "transfer.toml").write_text('[authority]\nname = "Sample Council"\n', encoding="utf-8")
    (workspace / "caseload.csv").write_text(CASELOAD, encoding="utf-8")

    def run_on(day: str, *words: str) -> Answer:
        moment = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=UTC)
        monkeypatch.setattr("transfer_cli.store.writing.now", lambda: moment)
        answer = run("--plain", "--as-of", day, *words)
        assert answer.exit_code == 0, answer.stderr
        return answer

    run_on("2016-09-05", "import", "caseload.csv")
    return run_on


def test_a_plan_recorded_late_explains_the_difference(on_day: Any, workspace: Path) -> None:
    on_day("2016-09-20", "case", "record", "R001", "plan_issued", "--on", "2016-09-16")
    on_day("2016-09-21", "case", "record", "R002", "plan_issued", "--on", "2016-09-21")
    answer = on_day("2016-09-26", "report", "books", "--from", "2016-09-20", "--audience", "team")
    lines = [
        line.rsplit(maxsplit=1) for line in answer.stdout.splitlines() if line.split()[-1:] and "Books" not in line
    ]
    assert [(words.strip(), number) for words, number in lines if number.lstrip("-").isdigit()] == [
        ("Open at the end of 19 Sep 2016, as known then", "3"),
        ("Recorded late or put right since", "-1"),
        ("Open at the end of 19 Sep 2016, as known now", "2"),
        ("Came into scope", "0"),
        ("Transferred", "-1"),
        ("No plan", "0"),
        ("Open at the end of 26 Sep 2016", "1"),
    ]
    page = (workspace / "reports" / "books-from-2016-09-20-2016-09-26-team.html").read_text(encoding="utf-8")
    assert page.index("Ben Birch") < page.rindex("Recorded late or put right") < page.index("Ada Quillon")


def test_json_and_a_dry_run(on_day: Any, workspace: Path) -> None:
    document = on_day("2016-09-26", "--json", "report", "books", "--dry-run").json
    assert {key: document[key] for key in ("from", "to", "opening", "closing", "recorded_late", "written")} == {
        "from": "2016-09-20", "to": "2016-09-26", "opening": 3, "closing": 3, "recorded_late": 0, "written": False,
    }  # fmt: skip
    assert not (workspace / "reports").exists()


def test_nobody_is_named_to_the_group(on_day: Any, workspace: Path) -> None:
    on_day("2016-09-21", "case", "record", "R002", "plan_issued", "--on", "2016-09-21")
    on_day("2016-09-26", "report", "books", "--format", "html", "--format", "md", "--format", "xlsx", "--format", "pdf")
    page = (workspace / "reports" / "books-from-2016-09-20-2016-09-26-sendsg.html").read_text(encoding="utf-8")
    assert "The books balance" in page
    assert "R002" not in page
    assert len(list((workspace / "reports").iterdir())) == 4


def test_a_period_that_begins_after_it_ends(on_day: Any, run: Run) -> None:
    assert on_day("2016-09-26", "report", "books", "--dry-run")
    answer = run("--as-of", "2016-09-26", "report", "books", "--from", "2016-09-27")
    assert answer.exit_code == 2
    assert "begins after it ends" in answer.stderr

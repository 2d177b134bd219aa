"""`transfer migrate`: to another database, and up to this version."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.conftest import empty_schema, tamper
from tests.store.old_form import turned_back_to
from transfer_cli.errors import Problem, Severity

__all__ = ["empty_schema"]


def test_to_a_new_file(office: Run) -> None:
    head = office("--json", "audit", "verify").json["head"]
    answer = office("--json", "migrate", "--to", "copy.db")
    assert answer.exit_code == 0
    assert (answer.json["head"], answer.json["problems"]) == (head, [])
    assert answer.json["counts"]["case_row"] == 10
    assert office("--json", "--db", "copy.db", "status").json == office("--json", "status").json


def test_to_a_server_and_back(office: Run, empty_schema: str) -> None:
    answer = office("migrate", "--to", empty_schema)
    assert answer.exit_code == 0
    assert "rows, chain and weekly report are the same on both sides." in answer.stdout
    assert f"set TRANSFER_DB to {empty_schema}, for everybody at once" in answer.stdout
    assert office("--db", empty_schema, "migrate", "--to", "back.db").exit_code == 0
    answers = [office("--json", "--db", db, "status").json for db in ("transfer.db", empty_schema, "back.db")]
    assert answers[0] == answers[1] == answers[2]
    heads = {office("--json", "--db", db, "audit", "verify").json["head"] for db in ("transfer.db", "back.db")}
    assert len(heads) == 1


def test_a_backup_of_a_server_and_put_back_to_one(office: Run, empty_schema: str, workspace: Path) -> None:
    office("migrate", "--to", empty_schema)
    made = office("--json", "--db", empty_schema, "backup", "b").json
    assert made["counts"]["case_row"] == 10
    assert office("--db", empty_schema, "restore", "b", "--rehearse").exit_code == 0
    assert office("restore", "b", "--to", "new").exit_code == 0
    answer = office("restore", "b", "--to", empty_schema)
    assert (answer.exit_code, "[BAK008]" in answer.stderr) == (4, True)
    schema = empty_schema.rpartition("%3D")[2]
    tamper(empty_schema, f"DROP SCHEMA {schema} CASCADE", f"CREATE SCHEMA {schema}")
    answer = office("restore", "b", "--to", empty_schema)
    assert answer.exit_code == 0
    assert office("--json", "--db", empty_schema, "audit", "verify").json["head"] == made["head"]
    assert not list(workspace.glob(".transfer-*"))


def test_no_backups_by_themselves_of_a_server_unless_asked_for(office: Run, empty_schema: str, workspace: Path) -> None:
    office("migrate", "--to", empty_schema)
    more = workspace / "more.csv"
    more.write_text("reference,step,on,note\nD001,complaint,2016-10-01,\n", encoding="utf-8")
    office("--db", empty_schema, "import", str(more))
    assert not (workspace / "backups").exists()
    settings = (workspace / "transfer.toml").read_text(encoding="utf-8")
    (workspace / "transfer.toml").write_text(f'{settings}\n[backups]\nbefore = ["import"]\n', encoding="utf-8")
    more.write_text("reference,step,on,note\nD001,complaint,2016-10-02,\n", encoding="utf-8")
    assert office("--db", empty_schema, "import", str(more)).exit_code == 0
    assert len(list((workspace / "backups").iterdir())) == 1


def test_never_over_a_record(office: Run) -> None:
    answer = office("migrate", "--to", "transfer.db")
    assert (answer.exit_code, "[BAK008]" in answer.stderr) == (4, True)


def test_a_dry_run_writes_nothing(office: Run) -> None:
    assert "Nothing was written" in office("migrate", "--to", "copy.db", "--dry-run").stdout
    assert not Path("copy.db").exists()


def test_a_report_that_differs_is_told(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Problem("BAK007", Severity.REJECT, "weekly-team", "", "it comes out otherwise from the copy.", "Do not.")]
    monkeypatch.setattr("transfer_cli.cli.migrate._other_reports", lambda *_: found)
    answer = office("migrate", "--to", "copy.db")
    assert (answer.exit_code, "[BAK007]" in answer.stdout) == (1, True)


def test_without_options_it_says_the_version(office: Run, workspace: Path) -> None:
    turned_back_to("0003", workspace / "transfer.db")
    answer = office("migrate")
    assert answer.exit_code == 0
    assert "transfer.db has the tables of this version of transfer" in answer.stdout
    assert "The record was of version 0003" in answer.stderr

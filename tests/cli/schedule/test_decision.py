"""`transfer schedule`: what it prints, what it leaves in the record and with which code it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.schedule.conftest import CASELOAD, SETTINGS, Office
from tests.conftest import Run
from transfer_cli.domain.schedule import choosing
from transfer_cli.store import open_store

CONTRACT_KEYS = ("reference", "week", "officer", "window", "late")


def test_everything_fits(office: Office, golden: Callable[[str, str], None]) -> None:
    answer = office("schedule")
    assert (answer.exit_code, answer.stderr) == (0, "")
    golden(answer.stdout, "fits.txt")
    log = office("audit", "log").stdout
    assert "5 starts, feasible" in log


def test_json_is_the_contracts(office: Office) -> None:
    answer = office("--json", "schedule")
    assert answer.exit_code == 0
    document = answer.json
    assert (document["feasible"], document["as_of"], document["shortfalls"], document["remedies"]) == (
        True, "2016-09-05", [], [],
    )  # fmt: skip
    assert [{key: start[key] for key in CONTRACT_KEYS} for start in document["starts"]] == [
        {
            "reference": reference,
            "week": week,
            "officer": officer,
            "window": ["2016-09-19", last],
            "late": False,
        }
        for reference, week, officer, last in (
            ("S002", "2016-09-19", "J Price", "2016-10-10"),
            ("S001", "2016-09-26", "S Kaur", "2016-10-10"),
            ("S005", "2016-10-03", "S Kaur", "2017-04-24"),
            ("S003", "2016-10-10", "J Price", "2016-10-10"),
            ("S004", "2016-10-10", "S Kaur", "2017-11-20"),
        )
    ]
    assert document["by_hand"] == [{"reference": "S002", "by": "2016-09-05"}]
    assert document["weeks"][0] == {
        "week": "2016-09-19", "room": 2, "room_by_starts": 2, "starts": 1, "open": 4, "full": False,
    }  # fmt: skip


def test_the_same_again_writes_nothing(office: Office) -> None:
    first = office("schedule").stdout
    assert "The schedule is recorded, hash " in first
    again = office("schedule")
    assert again.exit_code == 0
    assert again.stdout.endswith("Nothing new, so nothing was written.\n")
    assert office("audit", "log").stdout.count("schedule") == 1
    assert office("--json", "schedule").json["recorded"] is False


def test_dry_run_writes_nothing(office: Office) -> None:
    answer = office("schedule", "--dry-run")
    assert answer.exit_code == 0
    assert answer.stdout.endswith("Nothing was written: --dry-run.\n")
    assert "schedule" not in office("audit", "log").stdout


def test_it_does_not_fit(office: Office, workspace: Path, golden: Callable[[str, str], None]) -> None:
    """J Price is away for two weeks, and two movers are J Price's own; with one start a week too few weeks are left."""
    settings = SETTINGS.format(starts=1).replace("2016-10-07", "2016-10-14")
    (workspace / "transfer.toml").write_text(settings, encoding="utf-8")
    answer = office("schedule")
    assert answer.exit_code == 1
    golden(answer.stdout, "does_not_fit.txt")
    document = office("--json", "schedule", "--dry-run").json
    assert document["feasible"] is False
    assert document["shortfalls"] == [
        {
            "from": "2016-09-19",
            "to": "2016-10-10",
            "must_start": 2,
            "room": 1,
            "short_by": 1,
            "limit": "officer:J Price",
            "id": "SCH001",
        }
    ]
    assert document["remedies"] == [
        {
            "extra_starts_per_week": 1,
            "from": "2016-09-19",
            "to": "2016-10-10",
            "extra_open_reviews": 0,
            "officer": "J Price",
            "of_team": False,
            "of_officers": False,
            "extra_psychologist_assessments_per_week": 0,
            "extra_panel_cases_per_month": 0,
        }
    ]
    assert document["late"] == ["S003"]


def test_too_late_whatever_is_done(office: Office, golden: Callable[[str, str], None]) -> None:
    answer = office("schedule", as_of="2016-10-03")
    assert answer.exit_code == 1
    golden(answer.stdout, "too_late.txt")
    document = office("--json", "schedule", as_of="2016-10-03").json
    assert document["shortfalls"] == [
        {
            "from": "2016-10-17",
            "to": "2016-10-17",
            "must_start": 3,
            "room": 0,
            "short_by": 3,
            "limit": "too_late",
            "id": "SCH002",
        }
    ]
    late = {start["reference"]: start["window"] for start in document["starts"] if start["late"]}
    assert late == {reference: ["2016-10-17", "2016-10-17"] for reference in ("S001", "S002", "S003")}


def test_no_school_week_is_left(office: Office) -> None:
    answer = office("schedule", as_of="2018-12-31")
    assert answer.exit_code == 1
    assert answer.stdout.startswith(
        "5 reviews still to begin, and no week with room is left in the known terms for any of them.\n"
    )
    assert "Reviews to begin by week" not in answer.stdout
    document = office("--json", "schedule", as_of="2018-12-31").json
    assert document["starts"][0]["week"] is None
    assert document["shortfalls"][0]["from"] is None


def test_every_start_is_listed_on_request(office: Office, workspace: Path) -> None:
    more = "".join(
        f"T{n:03},Ann,Ash,2007-05-04,statement,Larkfield Primary School,mainstream,none,,,,1 Mill Lane,\n"
        for n in range(9)
    )
    (workspace / "caseload.csv").write_text(CASELOAD + more, encoding="utf-8")
    assert office("import", "caseload.csv").exit_code == 0
    few, all_of_them = office("schedule").stdout, office("-v", "schedule").stdout
    assert "The first 10 of 14 starts; -v lists them all." in few
    assert sum(line.startswith(("S0", "T0")) for line in few.splitlines()) == 10
    assert sum(line.startswith(("S0", "T0")) for line in all_of_them.splitlines()) == 14


def test_nobody_is_still_to_begin(workspace: Path, run: Run) -> None:
    (workspace / "transfer.toml").write_text(SETTINGS.format(starts=2), encoding="utf-8")
    open_store("transfer.db", create=True).close()
    answer = run("--plain", "--as-of", "2016-09-05", "schedule")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("No review is still to begin.\n")


def test_looking_back_cannot_write(office: Office) -> None:
    answer = office("--known-on", "2016-09-05", "schedule")
    assert answer.exit_code == 4
    assert "[USE003]" in answer.stderr


def test_a_schedule_that_breaks_a_constraint_is_a_defect(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "placed", lambda *_: {})
    answer = office("schedule")
    assert answer.exit_code == 70
    assert "transfer has a defect" in answer.stderr
    assert "schedule" not in office("audit", "log").stdout

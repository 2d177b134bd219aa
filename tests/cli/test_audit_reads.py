"""Whoever reads a child's case or takes a file away is in the log of reads, whatever the command."""

from __future__ import annotations

import hashlib
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Run

BUSY = 5


@pytest.fixture
def here(demo_folder: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration, to stand in; its own reads are in the log already."""
    folder = workspace / "here"
    shutil.copytree(demo_folder, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TRANSFER_AS_OF", "2016-10-03")
    monkeypatch.setenv("TRANSFER_ACTOR", "j.price")
    return folder


def reads(run: Run, *words: str) -> list[tuple[str, str | None, bool]]:
    """Command, reference and whether it was a file, the oldest first."""
    found = run("--json", "audit", "log", "--reads", "--actor", "j.price", *words).json["reads"]
    return [(entry["command"], entry["reference"], bool(entry["file_sha256"])) for entry in reversed(found)]


NAMED = {
    "case show CW0001": [("case show", "CW0001", False)],
    "case show 0001": [("case show", "CW0001", False)],
    "case explain CW0001": [("case explain", "CW0001", False)],
    "case explain CW0001 --if-notice 2016-10-10": [("case explain", "CW0001", False)],
    "case explain CW0001 --html page.html": [("case explain", "CW0001", False), ("case explain", "CW0001", True)],
    "letters preview CW0007 --kind meeting_invitation": [("letters preview", "CW0007", False)],
    "letters register --reference CW0007": [("letters register", "CW0007", False)],
    "letters register": [("letters register", None, False)],
    "export out.csv": [("export", None, True)],
    "export out.csv --events steps.csv --schedules starts.csv": [("export", None, True)] * 3,
    "report weekly --audience team": [("report weekly", None, True)] * 3,
    "report weekly --audience team --dry-run": [],
    "report books --audience team": [("report books", None, True)],
    "report books": [],
    "report caseload --format csv": [("report caseload", None, True)],
    "report caseload --dry-run": [],
    "report school 907002 --format html": [("report school", None, True)],
    "report dfe --audience team --format html": [("report dfe", None, True)],
    "report end --audience team --format html": [("report end", None, True)],
    "report sen2 --list --format csv": [("report sen2", None, True)],
    "report foi open --audience team --format html": [("report foi", None, True)],
    "report foi open --format html": [],
    "report dfe --format html": [],
    "report weekly": [],
    "schedule publish --format xlsx": [("schedule publish", None, True)],
    "backup": [("backup", None, True)],
    "report end --format xlsx": [],
    "case correct CW0001 home_address1 x --dry-run": [("case correct", "CW0001", False)],
    "migrate --to copy.db": [("migrate", None, False)],
    "status": [],
    "today": [("today", None, False)],
    "letters list": [("letters list", None, False)],
    "slippage": [("slippage", None, False)],
    "slippage stuck": [("slippage stuck", None, False)],
    "slippage last-week": [("slippage last-week", None, False)],
    "schedule --dry-run": [("schedule", None, False)],
    "schedule handover 'J Price' --dry-run": [("schedule handover", None, False)],
    "advice list": [("advice list", None, False)],
    "advice list --reference CW0141": [("advice list", "CW0141", False)],
    "advice chase": [("advice chase", None, False)],
    "advice chase --agency nobody": [],
    "feedback list": [("feedback list", None, False)],
}
"""Words of a command, and what it leaves in the log of reads."""


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", NAMED)
def test_what_is_read_or_handed_out_is_noted(words: str, run: Run) -> None:
    assert run(*shlex.split(words)).exit_code in {0, 1}
    assert reads(run) == NAMED[words]


def test_an_import_that_only_shows_what_is_in_the_record_is_noted(here: Path, run: Run) -> None:
    head, first, *_ = (here / "caseload.csv").read_text(encoding="utf-8-sig").splitlines()
    asks = dict(zip(head.split(","), first.split(","), strict=False)) | {"surname": "Whoever"}
    columns = head.split(",")[: head.split(",").index("home_address1")]
    columns += ["document", "setting_name", "setting_type", "contact1_name"]
    lines = [columns, [asks[name] for name in columns]]
    (here / "asks.csv").write_text("\n".join(map(",".join, lines)), encoding="utf-8")
    answer = run("--json", "import", "asks.csv", "--part", "--dry-run")
    assert any(change["field"] == "surname" for change in answer.json["changes"])
    assert reads(run) == [("import", None, False)]


@pytest.mark.usefixtures("here")
def test_letters_are_noted_by_batch_when_made_and_one_by_one_when_printed_again(run: Run) -> None:
    register = run("--json", "letters", "register").json["letters"]
    letter = register[0]
    assert run("letters", "file", letter["reference"]).exit_code == 0
    assert run("letters", "reprint", f"{letter['batch']}/{Path(letter['file']).stem}").exit_code == 0
    assert reads(run)[1:] == [
        ("letters file", letter["reference"], True),
        ("letters reprint", letter["reference"], True),
    ]
    assert "letters generate" in {e["command"] for e in run("--json", "audit", "log", "--reads").json["reads"]}


def test_meetings_are_noted_child_by_child(here: Path, run: Run) -> None:  # noqa: ARG001
    listed = run("--json", "meetings").json["settings"]
    shown = {meeting["reference"] for setting in listed for meeting in setting["meetings"]}
    assert shown
    assert {reference for _, reference, _ in reads(run)} == shown


def test_the_fingerprint_is_that_of_the_file(here: Path, run: Run) -> None:
    run("export", "out.csv")
    (entry,) = run("--json", "audit", "log", "--reads", "--actor", "j.price").json["reads"]
    assert entry["file_sha256"] == hashlib.sha256((here / "out.csv").read_bytes()).hexdigest()


@pytest.mark.usefixtures("here")
def test_they_are_shown_to_people_by_child_person_and_day(run: Run) -> None:
    run("case", "show", "CW0001")
    run("case", "show", "CW0002")
    run("export", "out.csv")
    answer = run("--plain", "audit", "log", "--reads", "--reference", "CW0001", "--actor", "J.Price")
    assert answer.stdout.startswith("2 reads that may be about CW0001\n")
    first, second = answer.stdout.splitlines()[3:]
    assert (first.split()[-3], first.split()[-2]) == ("export", "many")
    assert second.split()[-4:-1] == ["case", "show", "CW0001"]
    assert reads(run, "--on", "2000-01-01") == []


def test_verify_gives_the_head_of_the_log_and_finds_what_was_changed(here: Path, run: Run) -> None:
    run("case", "show", "CW0001")
    head = run("--json", "audit", "log", "--reads").json["reads"][0]["hash"]
    assert f"The head of the log of reads is {head}." in run("audit", "verify").stdout
    with closing(sqlite3.connect(here / "transfer.db")) as connection, connection:
        connection.execute("UPDATE access SET actor = 'somebody else' WHERE actor = 'j.price'")
    answer = run("--json", "audit", "verify")
    assert (answer.exit_code, answer.json["problems"][0]["id"]) == (1, "REC040")


@pytest.mark.parametrize("words", ["case show CW0001", "export out.csv", "today"])
def test_what_cannot_be_noted_is_not_shown(here: Path, run: Run, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer_cli.store.open_store.__kwdefaults__", {"patience": 0.05})
    with closing(sqlite3.connect(here / "transfer.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        answer = run(*words.split())
    assert (answer.exit_code, answer.stdout) == (BUSY, "")
    assert "[REC004]" in answer.stderr
    assert not (here / "out.csv").exists()
    assert not list(here.glob("*.part"))

"""`transfer demo`: the whole job on the sample."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.cli import demo as demo_module
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge


def test_it_makes_letters_a_report_and_a_record(demo_folder: Path) -> None:
    tops = sorted(path.name for path in demo_folder.iterdir())
    assert tops == [
        "backups", "caseload.csv", "caseload_messy.xlsx", "events_follow_up.csv", "events_september.csv", "letters",
        "reports", "settings.csv", "transfer.db", "transfer.toml",
    ]  # fmt: skip
    batch = demo_folder / "letters" / "2016-10-03"
    with (batch / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        manifest = list(csv.DictReader(file))
    assert {row["kind"] for row in manifest} >= {"notice", "meeting_invitation", "delay", "lda_invitation"}
    assert sorted(row["file"] for row in manifest) == sorted(
        path.name for path in batch.glob("*.pdf") if path.name != "print.pdf"
    )
    assert sorted(path.name for path in (demo_folder / "reports").iterdir()) == [
        f"weekly-2016-10-03-sendsg.{ending}" for ending in ("html", "pdf", "xlsx")
    ]


def test_it_ends_by_saying_what_was_made_what_to_open_and_what_to_try(run: Run, workspace: Path) -> None:
    answer = run("demo")
    assert answer.exit_code == 0
    assert answer.stderr.splitlines() == [step.saying for step in demo_module.STEPS]
    opened = re.findall(r"^  (demo\S+)  ", answer.stdout, re.MULTILINE)
    assert len(opened) == 5
    assert all((workspace / path).is_file() for path in opened)
    commands = re.findall(r"^  transfer (.*)$", answer.stdout, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        tried = run(*shlex.split(command))
        assert (tried.exit_code, bool(tried.stdout)) == (0, True), command


def test_in_a_dry_run_all_is_done_and_nothing_kept(run: Run, workspace: Path) -> None:
    answer = run("--json", "-q", "demo", "--dry-run")
    assert (answer.exit_code, answer.stderr) == (0, "")
    document = answer.json
    assert (document["import"], document["open"]) == ({"rows": 1300, "new": 1300, "rejected": 0}, [])
    assert document["status"]["in_scope"] == 1240
    assert document["letters"]["made"] > 100
    assert len(document["try"]) == 5
    assert list(workspace.iterdir()) == []
    assert run("demo", "--dry-run").stdout.endswith("\nNothing was kept.\n")


def test_a_folder_with_something_in_it_is_refused(run: Run, workspace: Path) -> None:
    (workspace / "demo").mkdir()
    (workspace / "demo" / "mine.txt").write_text("mine", encoding="utf-8")
    answer = run("demo")
    assert (answer.exit_code, answer.stdout) == (4, "")
    assert answer.stderr == "demo is not an empty folder. Name a new one: transfer demo another-folder. [SET032]\n"
    assert [path.name for path in (workspace / "demo").iterdir()] == ["mine.txt"]


def test_a_command_with_a_space_in_its_folder_is_quoted() -> None:
    command = demo_module._command(Path("my demo"), ("status",))
    assert shlex.split(command)[2] == str(Path("my demo/transfer.db"))


def test_on_a_terminal_a_bar_shows_how_far_it_is(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert run_at_edge(transfer, ["demo", str(workspace / "shown")]) == 0
    shown = terminal.getvalue()
    assert all(step.saying in shown for step in demo_module.STEPS)
    assert "10/10" in shown
    assert "1,300 invented children were loaded" in capsys.readouterr().out


def test_steps_are_commands_that_a_user_can_type() -> None:
    assert json.dumps([step.words for step in demo_module.STEPS]) == json.dumps(
        [
            ["import", "settings.csv"],
            ["import", "caseload.csv"],
            ["schedule"],
            ["import", "events_september.csv"],
            ["import", "events_follow_up.csv"],
            ["schedule"],
            ["status"],
            ["slippage"],
            ["letters", "generate", "--due"],
            ["report", "weekly"],
        ]
    )

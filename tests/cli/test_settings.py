"""Faulty settings at the command line: every fault is named, and nothing is done."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run

FAULTY = """\
[authority]
name = "Any Council"

[capcity]
starts_per_week = 12

[[terms]]
name = "autumn 2016"
from = 2016-12-16
to = 2016-09-05
"""


def test_every_fault_is_shown_and_nothing_is_changed(run: Run, workspace: Path) -> None:
    run("init")
    (workspace / "transfer.toml").write_text(FAULTY, encoding="utf-8")
    answer = run("--as-of", "2016-10-03", "status")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert answer.stderr == (
        'transfer.toml:4: "capcity": There is no setting of this name. Did you mean capacity? [SET003]\n'
        'transfer.toml:10: "autumn 2016": This term ends before it begins. Correct from or to. [SET006]\n'
        "transfer.toml has 2 faults. Correct the file; nothing was changed. [SET020]\n"
    )


def test_json(run: Run, workspace: Path) -> None:
    run("init")
    (workspace / "transfer.toml").write_text(FAULTY, encoding="utf-8")
    error = run("--json", "--as-of", "2016-10-03", "status").json["error"]
    assert (error["id"], error["exit_code"]) == ("SET020", 3)
    assert [(problem["id"], problem["where"]) for problem in error["problems"]] == [
        ("SET003", "transfer.toml:4"),
        ("SET006", "transfer.toml:10"),
    ]


def test_settings_that_were_named_must_be_there(run: Run) -> None:
    run("init")
    answer = run("--settings", "other.toml", "--as-of", "2016-10-03", "status")
    assert answer.exit_code == 3
    assert answer.stderr == "There is no settings file other.toml. Make one with: transfer init. [SET001]\n"

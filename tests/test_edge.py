"""Errors at the edge: a message and an exit code, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from tests.conftest import Run
from transfer_cli.cli.errors_edge import run as run_at_edge
from transfer_cli.errors import Busy, InputUnusable, NotUnderstood, Problem, Refused, Severity, TransferError

PROBLEM = Problem("IMP001", Severity.REJECT, "row 2, column upn", "x", "It is wrong.", "Mend it.", source="a.csv")


def raising(error: BaseException) -> click.Command:
    @click.command(context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, expose_value=False)
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputUnusable("REC001", "There is none.", "Make one."), 3),
        (NotUnderstood("SCH010", "It says nothing.", "Say it."), 2),
        (Refused("RULE001", "Too short.", "Wait."), 4),
        (Busy("REC005", "Somebody writes.", "Try again."), 5),
        (click.UsageError("No such option."), 2),
        (click.exceptions.Exit(1), 1),
        (click.Abort(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_each_kind_has_its_exit_code(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_at_edge(raising(error), []) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err


def test_an_error_says_what_how_to_mend_it_and_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    run_at_edge(raising(InputUnusable("IMP002", "The file is empty.", "Export it again.", (PROBLEM,))), [])
    assert capsys.readouterr().err == (
        'a.csv, row 2, column upn: "x": It is wrong. Mend it. [IMP001]\nThe file is empty. Export it again. [IMP002]\n'
    )


def test_many_problems_are_counted_not_poured_out(capsys: pytest.CaptureFixture[str]) -> None:
    run_at_edge(raising(InputUnusable("IMP002", "Bad.", "Mend it.", (PROBLEM,) * 25)), [])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 22
    assert lines[20] == "... and 5 more."


def test_under_json_the_error_is_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    run_at_edge(raising(Refused("RULE001", "Too short.", "Wait.", (PROBLEM,))), ["--json", "status"])
    assert json.loads(capsys.readouterr().out) == {
        "error": {
            "id": "RULE001",
            "what": "Too short.",
            "fix": "Wait.",
            "exit_code": 4,
            "problems": [
                {
                    "id": "IMP001",
                    "severity": "reject",
                    "where": "row 2, column upn",
                    "value": "x",
                    "why": "It is wrong.",
                    "fix": "Mend it.",
                }
            ],
        }
    }


def test_a_defect_is_one_line_and_its_traceback_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "logs" / "transfer.log"
    monkeypatch.setenv("TRANSFER_LOG", str(log))
    assert run_at_edge(raising(ZeroDivisionError("division by zero")), []) == 70
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert str(log) in line
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_a_defect_is_told_even_when_no_log_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("TRANSFER_LOG", str(tmp_path / "file" / "transfer.log"))
    assert run_at_edge(raising(ZeroDivisionError()), []) == 70
    assert "defect" in capsys.readouterr().err


def test_a_mistyped_option_is_a_usage_error(run: Run) -> None:
    answer = run("--jsn", "status")
    assert answer.exit_code == 2
    assert "No such option" in answer.stderr


def test_an_unreadable_day_says_how_to_write_it(run: Run) -> None:
    answer = run("--as-of", "31/02/2016", "status")
    assert answer.exit_code == 2
    assert "there is no such day" in answer.stderr
    assert "12 September 2016" in answer.stderr


def test_errors_share_one_base() -> None:
    assert {kind.exit_code for kind in TransferError.__subclasses__()} == {2, 3, 4, 5}

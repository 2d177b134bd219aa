"""What must never reach a terminal, and what the shell completes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from tests.builders import PARENT, a_case, day
from tests.conftest import Run
from transfer_cli.cli import transfer
from transfer_cli.domain.changes import Changes, NewEvent, NewOperation, NewSchedule, NewStart
from transfer_cli.domain.columns import fields_of
from transfer_cli.store import open_store

HOSTILE = "\x1b[31mRed\x07[bold]{{x}}\u202eevil\r\n"


@pytest.fixture
def hostile(workspace: Path) -> None:
    """A record whose every free text tries to steer the terminal."""
    case = a_case(
        forename=HOSTILE, surname=HOSTILE, setting_name=HOSTILE, officer=HOSTILE, hold_letters=HOSTILE,
        priority=(HOSTILE,), meeting_place=HOSTILE, contacts=(replace(PARENT, name=HOSTILE, address=(HOSTILE,)),),
    )  # fmt: skip
    start = NewStart(case.reference, day("Mon 10 Oct 2016"), day("Mon 10 Oct 2016"), None, None, None)
    event = NewEvent(case.reference, f"advice_requested:{HOSTILE}", day("Mon 3 Oct 2016"), note=HOSTILE)
    with open_store(str(workspace / "transfer.db"), create=True) as store:
        operation = NewOperation("import", "1 new", day("Mon 5 Sep 2016"))
        store.record(
            operation, Changes(new_cases=(fields_of(case),), schedule=NewSchedule(feasible=True, starts=(start,)))
        )
        store.record(operation, Changes(events=(event,)))


@pytest.mark.parametrize("plain", [("--plain",), ()], ids=["plain", "boxes"])
@pytest.mark.parametrize(
    "words",
    [
        ("status", "--by", "officer"),
        ("today",),
        ("slippage",),
        ("meetings",),
        ("case", "show", "CW0001"),
        ("case", "explain", "CW0001"),
        ("case", "record", "CW0001", "advice_received:x", "--on", "2016-10-03"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
@pytest.mark.usefixtures("hostile")
def test_no_data_steers_the_terminal(run: Run, plain: tuple[str, ...], words: tuple[str, ...]) -> None:
    answer = run(*plain, "-v", "--as-of", "2016-10-03", *words)
    assert answer.exit_code == 0
    for character in ("\x1b[31m", "\x07", "\u202e", "\r"):
        assert character not in answer.stdout + answer.stderr


def complete(words: list[str], incomplete: str) -> list[str]:
    completer = ShellComplete(transfer, {}, "transfer", "_TRANSFER_COMPLETE")
    return [item.value for item in completer.get_completions(words, incomplete)]


def test_references_complete(office: Run, workspace: Path) -> None:
    assert office("status").exit_code == 0
    assert complete(["case", "show"], "d00") == [f"D00{number}" for number in range(1, 10)]
    assert complete(["--db", str(workspace / "transfer.db"), "case", "record"], "D01") == ["D010"]


def test_without_a_record_nothing_completes(workspace: Path) -> None:
    assert complete(["--db", str(workspace / "none.db"), "case", "show"], "") == []

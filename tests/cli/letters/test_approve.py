"""Two people for a large batch: whoever made it posts it only when somebody else has looked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, Run
from transfer_cli.domain.changes import Letter

Register = Callable[[], tuple[Letter, ...]]
POSTED = ("letters", "posted", "2016-10-03", "--class", "first")
APPROVE = ("letters", "approve", "2016-10-03")


@pytest.fixture
def by(office: Run, monkeypatch: pytest.MonkeyPatch, workspace: Path) -> Run:
    """Give a command as somebody, where more than three letters are a large batch; Anna has made six."""
    settings = workspace / "transfer.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[letters]\nfour_eyes = true\nfour_eyes_above = 3\n", encoding="utf-8")

    def give(who: str, *words: str) -> Answer:
        monkeypatch.setenv("TRANSFER_ACTOR", who)
        return office(*words)

    made = give("anna", "letters", "generate", "--due")
    assert "Somebody else must look at them first: transfer letters approve 2016-10-03\n" in made.stdout
    return give


def test_the_maker_alone_is_refused(by: Run, register: Register) -> None:
    for words in (POSTED, APPROVE, (*POSTED, "--pulled", "L01", "--pulled", "L03", "--pulled", "L05")):
        answer = by("Anna", *words)
        assert (answer.exit_code, "[LET070]" in answer.stderr) == (4, True), words
    assert "Ask somebody else: transfer letters approve 2016-10-03." in by("anna", *POSTED).stderr
    assert {letter.state for letter in register()} == {"made"}


def test_somebody_else_approves_and_the_maker_posts(by: Run, register: Register) -> None:
    assert "6 letters of batch 2016-10-03 approved." in by("ben", *APPROVE).stdout
    assert {letter.state for letter in register()} == {"made"}, "still to be posted"
    assert "You have approved batch 2016-10-03 before." in by("ben", *APPROVE).stdout
    assert by("anna", *POSTED).exit_code == 0
    assert {tuple(state.state for state in letter.history) for letter in register()} == {("approved", "posted")}
    log = by("anna", "--json", "audit", "log").json["operations"]
    assert [(one["command"], one["actor"], one["words"]) for one in log[:3]] == [
        ("letters posted", "anna", "6 letters of batch 2016-10-03 posted, 0 pulled"),
        ("letters approve", "ben", "6 letters of batch 2016-10-03 approved"),
        ("letters generate", "anna", "6 letters, batch 2016-10-03"),
    ]
    assert by("anna", "audit", "verify").exit_code == 0


def test_somebody_else_posts(by: Run, register: Register) -> None:
    assert by("ben", *POSTED).exit_code == 0
    assert {letter.state for letter in register()} == {"posted"}


def test_a_dry_run_approves_nothing(by: Run, register: Register) -> None:
    assert "Nothing was written" in by("ben", *APPROVE, "--dry-run").stdout
    assert all(not letter.history for letter in register())


def test_a_small_batch_needs_one(by: Run, workspace: Path) -> None:
    settings = workspace / "transfer.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("above = 3", "above = 6"), encoding="utf-8")
    assert "nobody else needs to look at it" in by("anna", *APPROVE).stdout
    assert by("anna", *POSTED).exit_code == 0


def test_what_went_out_cannot_be_approved(by: Run) -> None:
    by("ben", *POSTED)
    answer = by("ben", *APPROVE)
    assert (answer.exit_code, "[LET021]" in answer.stderr) == (4, True)


def test_a_batch_that_is_none(by: Run) -> None:
    assert by("ben", "letters", "approve", "2016-10-04").exit_code == 3

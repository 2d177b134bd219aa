"""What is said to people fits their terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.builders import day
from transfer_cli.cli.options import Office


@pytest.mark.parametrize(
    ("terminal", "wrap", "said"),
    [
        pytest.param(True, True, "Too many must\nbegin. [SCH001]\n", id="sentences on a terminal"),
        pytest.param(True, False, "Too many must begin. [SCH001]\n", id="what may be copied, such as a path"),
        pytest.param(False, True, "Too many must begin. [SCH001]\n", id="into a file or another program"),
    ],
)
def test_sentences_are_broken_between_words_on_a_terminal(
    terminal: bool, wrap: bool, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "16")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    office = Office("transfer.db", Path("transfer.toml"), False, day("5 Sep 2016"), None, False, True, 0)
    office.say("Too many must begin. [SCH001]", wrap=wrap)
    assert capsys.readouterr().out == said

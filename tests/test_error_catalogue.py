"""Every error id that the program can show is explained, and nothing is explained that cannot be shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.errors.catalogue import CATALOGUE

PACKAGE = Path(__file__).parent.parent / "transfer_cli"
ID = re.compile(r"\"((?:IMP|SET|REC|BAK|ROL|RULE|SCH|LET|REP|USE|UND|DEF)\d{3})\"|\[(DEF\d{3})\]")


def ids_in_the_program() -> set[str]:
    sources = (path for path in PACKAGE.rglob("*.py") if path.parent.name != "errors")
    return {first or second for path in sources for first, second in ID.findall(path.read_text(encoding="utf-8"))}


def test_every_id_is_explained_and_every_explanation_is_used() -> None:
    assert sorted(ids_in_the_program() ^ set(CATALOGUE)) == []


@pytest.mark.parametrize("error_id", sorted(CATALOGUE))
def test_explain_prints_it(error_id: str, run: Run) -> None:
    answer = run("explain", error_id)
    assert answer.exit_code == 0
    assert CATALOGUE[error_id].title in answer.stdout


@pytest.mark.parametrize("error_id", sorted(CATALOGUE))
def test_it_is_written_in_sentences(error_id: str) -> None:
    text = CATALOGUE[error_id]
    assert not text.title.endswith(".")
    assert text.why.endswith(".")
    assert text.fix.endswith(".")

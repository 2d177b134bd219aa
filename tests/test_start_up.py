"""Help, completion and the morning's questions answer at once: nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.changes import Changes, NewOperation
from transfer_cli.domain.columns import fields_of
from transfer_cli.store import open_store

HEAVY = (
    "alembic", "cryptography", "highspy", "holidays", "jinja2", "markdown_it", "numpy", "openpyxl", "psycopg",
    "pydantic", "pypdfium2", "python_calamine", "rich", "sqlalchemy", "sqlmodel", "tomlkit", "typst", "vl_convert",
    "xlsxwriter",
)  # fmt: skip


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    program = "import sys, transfer_cli.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "click" in loaded
    assert sorted(set(loaded) & set(HEAVY)) == []


FOR_WRITING = ("cryptography", "sqlmodel", "pydantic", "sqlalchemy.orm", "alembic")
"""What only writing needs."""


@pytest.mark.parametrize(
    ("words", "answer", "unused"),
    [
        ("status", "1 child in scope: 1 open", FOR_WRITING),
        ("case show CW0001", "Robin Example", FOR_WRITING),
        ("report weekly", "weekly-2016-10-03-sendsg.xlsx", (*FOR_WRITING, "openpyxl", "numpy")),
    ],
)
def test_a_question_to_the_record_does_without_what_it_does_not_need(
    words: str, answer: str, unused: tuple[str, ...], tmp_path: Path
) -> None:
    with open_store(str(tmp_path / "transfer.db"), create=True) as store:
        store.record(NewOperation("import", "1 new", day("2016-09-05")), Changes(new_cases=(fields_of(a_case()),)))
    program = (
        "import atexit, sys, transfer_cli.cli; "
        "atexit.register(lambda: print('loaded', *sys.modules, file=sys.stderr)); transfer_cli.cli.main()"
    )
    command = [sys.executable, "-c", program, "--as-of", "2016-10-03", *words.split()]
    done = subprocess.run(command, check=True, cwd=tmp_path, capture_output=True, text=True)
    loaded = done.stderr.partition("loaded ")[2].split()
    assert answer in done.stdout
    assert "sqlalchemy" in loaded
    assert sorted(set(unused) & set(loaded)) == []

"""A process that is killed, at several moments: run again it completes, and nothing is doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.domain.changes import Letter
from transfer_cli.letters.files import UNRECORDED

Register = Callable[[], tuple[Letter, ...]]

STANDS_STILL = """
import sys, time
from pathlib import Path
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run
{imports}

def stand_still(*arguments, **options):
    Path("here").touch()
    time.sleep(600)

{patch}
sys.exit(run(transfer, sys.argv[1:]))
"""
THIRD = """
write, done = files.write_new, []

def write_new(path, data):
    if len(done) == 5:
        stand_still()
    done.append(path)
    write(path, data)

files.write_new = write_new
"""
COMMITTED = "record = Store.record\nStore.record = lambda *arguments: (record(*arguments), stand_still())"
FILES, STORE = "from transfer_cli.letters import files", "from transfer_cli.store import Store"
MOMENTS = {
    "the third letter is written": (FILES, THIRD),
    "the print file is written": (FILES, "files.write_print_file = stand_still"),
    "the folder is moved into place": ("from pathlib import Path", "Path.rename = stand_still"),
    "the letters are recorded": (STORE, "Store.record = stand_still"),
    "the record is committed": (STORE, COMMITTED),
}


@contextmanager
def stopped_at(moment: str, *words: str) -> Iterator[None]:
    """Run `transfer` in a process of its own that stands still when it comes to that moment, and kill it at the end."""
    imports, patch = MOMENTS[moment]
    program = STANDS_STILL.format(imports=imports, patch=patch)
    root = str(Path(__file__).parents[3])
    with subprocess.Popen(
        [sys.executable, "-c", program, "--as-of", "2016-10-03", *words],
        env={**os.environ, "PYTHONPATH": root}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        until = time.monotonic() + 120
        while not Path("here").exists():
            assert process.poll() is None, "it ended by itself"
            assert time.monotonic() < until
            time.sleep(0.02)
        Path("here").unlink()
        yield
        process.kill()


def killed(moment: str, *words: str) -> None:
    """Run `transfer` in a process of its own and kill it when it comes to that moment."""
    with stopped_at(moment, *words):
        pass


@pytest.mark.parametrize("moment", list(MOMENTS))
def test_generate(moment: str, office: Run, register: Register, workspace: Path) -> None:
    killed(moment, "letters", "generate", "--due")
    batch = workspace / "letters" / "2016-10-03"
    assert not batch.exists() or (batch / UNRECORDED).exists()
    assert len(register()) == (6 if moment == "the record is committed" else 0)
    again = office("letters", "generate", "--due")
    assert again.exit_code == 1
    assert len(register()) == 6
    assert {letter.batch for letter in register()} == {"2016-10-03"}
    assert [path.name for path in batch.parent.iterdir()] == ["2016-10-03"]
    assert not (batch / UNRECORDED).exists()
    assert {path.name for path in batch.glob("*.pdf")} == {"print.pdf", *(letter.file for letter in register())}


@pytest.mark.parametrize("moment", ["the letters are recorded", "the record is committed"])
def test_posted(moment: str, office: Run, register: Register) -> None:
    office("letters", "generate", "--due")
    words = ("letters", "posted", "2016-10-03", "--class", "first")
    killed(moment, *words)
    done = moment == "the record is committed"
    assert {letter.state for letter in register()} == ({"posted"} if done else {"made"})
    assert office(*words).exit_code == (4 if done else 0)
    assert all(len(letter.history) == 1 for letter in register())
    events = office("--json", "case", "show", "L05").json["events"]
    assert [event["step"] for event in events].count("draft_served") == 1
    assert office("audit", "verify").exit_code == 0


@pytest.mark.parametrize("moment", ["the folder is moved into place", "the letters are recorded"])
def test_reprint(moment: str, office: Run, workspace: Path) -> None:
    office("letters", "generate", "--due")
    killed(moment, "letters", "reprint", "L07")
    assert office("letters", "reprint", "L07").exit_code == 0
    folder = workspace / "reprints" / "2016-10-03"
    assert [path.name for path in folder.parent.iterdir()] == ["2016-10-03"]
    assert not (folder / UNRECORDED).exists()
    assert office("letters", "reprint", "L07").exit_code == 4


@pytest.mark.parametrize("moment", ["the third letter is written", "the letters are recorded"])
def test_a_second_run_at_the_same_moment_makes_nothing(
    moment: str, office: Run, register: Register, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transfer_cli.letters.alone.PATIENCE", 0.1)
    words = ("letters", "generate", "--due")
    with stopped_at(moment, *words):
        second = office(*words)
        assert (second.exit_code, register()) == (5, ())
        assert "[LET064]" in second.stderr
        assert office(*words, "--dry-run").exit_code == 1
    assert office(*words).exit_code == 1
    assert len(register()) == 6
    assert not list(workspace.glob(".letters*"))

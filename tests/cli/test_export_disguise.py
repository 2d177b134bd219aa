"""`transfer export --disguise`: a caseload for training that counts as the true one does."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.store import open_store

KEY = "01" * 32
"""A key with which nothing false is by chance true of somebody else."""

AS_OF = ("--as-of", "2016-10-03")


@pytest.fixture
def here(demo_folder: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration, to stand in."""
    shutil.copytree(demo_folder, workspace / "here")
    monkeypatch.chdir(workspace / "here")
    return workspace / "here"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_imported_into_a_fresh_record_it_gives_the_same_report(
    here: Path, run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = run("--json", *AS_OF, "report", "weekly", "--dry-run").json
    names = ["f.csv", "--events", "e.csv", "--schedules", "s.csv"]
    exported = run("--json", *AS_OF, "export", *names, "--disguise")
    assert exported.json["disguised"]
    assert "The day of birth of 183 children stays" in exported.stderr
    fresh = workspace / "fresh"
    fresh.mkdir()
    for name in ("f.csv", "e.csv", "s.csv", "transfer.toml"):
        shutil.copy(here / name, fresh)
    monkeypatch.chdir(fresh)
    open_store("transfer.db", create=True).close()
    for name in ("f.csv", "e.csv", "s.csv"):
        done = run("--json", *AS_OF, "import", name)
        assert (done.exit_code, done.json["rejected"]) == (0, 0)
    false = run("--json", *AS_OF, "report", "weekly", "--dry-run").json
    assert (false["hash"], false["numbers"]) == (true["hash"], true["numbers"])


def test_no_true_name_is_in_it_and_the_key_is_not_either(here: Path, run: Run) -> None:
    run(*AS_OF, "export", "true.csv")
    (here / "key.txt").write_text(KEY, encoding="ascii")
    run(*AS_OF, "export", "false.csv", "--disguise", "--seed-file", "key.txt")
    true, false = rows(here / "true.csv"), rows(here / "false.csv")
    for column in ("reference", "upn", "home_address1", "home_postcode", "setting_name", "contact1_name"):
        assert not {row[column] for row in true if row[column]} & {row[column] for row in false if row[column]}, column
    pairs = {(row["forename"], row["surname"]) for row in true}
    assert not pairs & {(row["forename"], row["surname"]) for row in false}
    assert len({row["reference"] for row in false}) == len(true) == 1300
    key = (here / "key.txt").read_text(encoding="ascii").split()[-1]
    assert key not in (here / "false.csv").read_text(encoding="utf-8")


def test_a_key_gives_the_same_people_again_and_none_gives_others(here: Path, run: Run) -> None:
    for name, more in (("a.csv", ["--seed-file", "key"]), ("b.csv", ["--seed-file", "key"]), ("c.csv", [])):
        assert run(*AS_OF, "export", name, "--disguise", *more).exit_code == 0
    assert (here / "a.csv").read_bytes() == (here / "b.csv").read_bytes() != (here / "c.csv").read_bytes()


@pytest.mark.usefixtures("here")
def test_what_is_no_key_is_refused_and_nothing_is_written(run: Run) -> None:
    for text in ("hello", "ab12", "é"):
        Path("key").write_text(text, encoding="utf-8")
        answer = run(*AS_OF, "export", "a.csv", "--disguise", "--seed-file", "key")
        assert (answer.exit_code, "[USE041]" in answer.stderr) == (3, True)
    assert not Path("a.csv").exists()
    assert run("export", "a.csv", "--seed-file", "key").exit_code == 2

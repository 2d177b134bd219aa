"""`transfer init`: a workspace that is valid as it stands."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.domain.settings import Settings, defaults
from transfer_cli.readers.settings_toml import default_settings, read_settings, settings_from


def template() -> str:
    return files("transfer_cli.templates").joinpath("transfer.toml").read_text(encoding="utf-8")


def test_it_makes_settings_and_an_empty_record_and_names_every_default(run: Run, workspace: Path) -> None:
    answer = run("init", "office")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert (
        answer.stdout
        == f"""\
Made {Path("office/transfer.toml")} and an empty record, {Path("office/transfer.db")}.

Until you change the settings, this holds:
  Terms and half terms: the usual ones of England, 2014 to 2018.
  Capacity of the team: no limit.
  Scheduling: the usual weights, and no promised week moved unless it must be.
  Officers: none named, so any review is anybody's work.
  Transfer plan of the authority: none, so the law's own days alone count.
  Deadline: 31 Mar 2018, the last day that keeps the law.
  Contacts: none, so letters that must print one are held.
  Agencies asked for advice: none.
  Letters: large print of 16 points, no language but English, and the pictures of the program.
  Backups: one before each import, batch of letters and upgrade, and not for ever.
  Stuck: 56 days without a step, or without a meeting after notice; 28 after a draft; 7 without notice.
  Who is told of late cases: officer, manager, head of service, director, after 1, 15, 43, 85 days.
  Reminders of late advice: two letters after 1 and 15 days, then the agency's manager after 29.
  Complaints: no day of your own by which they are answered.
  Open points of the law: the safe reading of each.
  Retention: files may be erased 31 years after birth, when somebody approves the list.
  Copies in letters, reports and other folders: kept until somebody removes them.
  Published figures: none below 5 told apart, others to the nearest 5, divided by year groups.

Now open {Path("office/transfer.toml")} and fill in the name of your council, contacts and officers.
Then load your caseload: transfer import FILE
"""
    )
    assert sorted(path.name for path in (workspace / "office").iterdir()) == ["transfer.db", "transfer.toml"]


def test_what_it_makes_can_be_used_at_once(run: Run) -> None:
    assert run("init").exit_code == 0
    status = run("--as-of", "2016-10-03", "--json", "status")
    assert (status.exit_code, status.json["in_scope"]) == (0, 0)


def test_the_settings_are_the_defaults_until_somebody_fills_them_in(run: Run, workspace: Path) -> None:
    run("init")
    settings = read_settings(workspace / "transfer.toml")
    assert settings == Settings(
        authority="", bank_holidays=default_settings().bank_holidays, given=frozenset({"authority", "authority.name"})
    )


def test_a_name_is_put_into_the_settings_whatever_it_contains(run: Run, workspace: Path) -> None:
    run("init", "--authority", 'The "Bråte" \\ Council')
    assert read_settings(workspace / "transfer.toml").authority == 'The "Bråte" \\ Council'


def test_json(run: Run) -> None:
    answer = run("--json", "init", "office", "--authority", "A")
    assert answer.json == {
        "settings": str(Path("office/transfer.toml")),
        "record": str(Path("office/transfer.db")),
        "defaults": list(defaults(default_settings())),
        "dry_run": False,
    }


def test_a_dry_run_writes_nothing(run: Run, workspace: Path) -> None:
    answer = run("init", "office", "--dry-run")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("Would make ")
    assert list(workspace.iterdir()) == []


@pytest.mark.parametrize("name", ["transfer.toml", "transfer.db"])
def test_nothing_is_overwritten(run: Run, workspace: Path, name: str) -> None:
    (workspace / name).write_text("mine", encoding="utf-8")
    answer = run("init")
    assert (answer.exit_code, answer.stdout) == (4, "")
    assert answer.stderr == f"{name} is there already. Name another folder, or go on using what is there. [SET030]\n"
    assert [(path.name, path.read_text(encoding="utf-8")) for path in workspace.iterdir()] == [(name, "mine")]


def test_a_folder_that_cannot_be_made(run: Run, workspace: Path) -> None:
    (workspace / "file").write_text("", encoding="utf-8")
    answer = run("init", "file")
    assert answer.exit_code == 3
    assert "[SET031]" in answer.stderr


def test_a_folder_that_cannot_be_written_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("transfer_cli.files.write_new", refuse)
    answer = run("--db", "elsewhere.db", "init", "office")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert answer.stderr == (
        f"{Path('office/transfer.toml')} cannot be made: permission denied. "
        "Name a folder in which you may write. [SET031]\n"
    )


def test_the_record_may_be_elsewhere(run: Run, workspace: Path) -> None:
    answer = run("--db", "team.db", "init", "office")
    assert answer.exit_code == 0
    assert (workspace / "team.db").exists()
    assert not (workspace / "office" / "transfer.db").exists()


def test_the_template_is_right_with_every_line_switched_on() -> None:
    """A line `# key = …` or `# [table]` is an example that must work once its # is taken away."""
    switched_on = re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", template())
    settings = settings_from(switched_on)
    assert defaults(settings) == ()
    assert [officer.name for officer in settings.officers] == ["J Price"]
    assert settings.plan[0].open_upwards_from == 11
    assert settings.contacts["sen_team"].name == "Special Educational Needs Team"

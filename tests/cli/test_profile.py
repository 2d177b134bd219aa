"""`transfer profile`: listed, shown, and drafted with and without somebody to ask."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.conftest import Answer, Run
from transfer_cli.cli import transfer
from transfer_cli.readers.profiles import SHIPPED, read_profile, shipped_text

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "tests" / "readers" / "profiles"
DONE, UNUSABLE, REFUSED = 0, 3, 4

Asked = Callable[..., Answer]


@pytest.fixture
def tracker(workspace: Path) -> Path:
    return Path(shutil.copy(SAMPLES / "tracker.csv", workspace))


@pytest.fixture
def asked(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:  # noqa: ARG001 - a command runs in a folder of its own
    """Run `transfer` with somebody at the keyboard who gives these answers."""
    monkeypatch.setattr("transfer_cli.cli.profile_new._somebody_is_there", lambda: True)

    def run(*words: str, answers: str) -> Answer:
        result = CliRunner().invoke(transfer, list(words), input=answers, standalone_mode=False)
        if isinstance(result.exception, click.Abort):
            return Answer(130, result.stdout, result.stderr)
        if result.exception:
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run


def test_the_list_names_every_profile(run: Run) -> None:
    answer = run("--plain", "profile", "list")
    assert all(name in answer.stdout for name in SHIPPED)
    assert [each["name"] for each in run("--json", "profile", "list").json["profiles"]] == list(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_profile_is_shown(name: str, run: Run) -> None:
    assert run("--plain", "profile", "show", name).exit_code == DONE
    document = run("--json", "profile", "show", name).json
    assert document["name"] == name
    assert document["toml"] == shipped_text(name)
    assert run("profile", "show", name, "--toml").stdout.rstrip() == shipped_text(name).rstrip()


def test_a_profile_is_shown_in_words(run: Run) -> None:
    shown = run("--plain", "profile", "show", "sen2").stdout
    for words in (
        'always "statement"',
        '"SEN2-" before it',
        "looked up in the settings directory",
        "or else",
        "Not read:",
    ):
        assert words in shown
    assert "taken apart: surname, forename" in run("--plain", "profile", "show", "tracker").stdout
    assert "put one behind the other" in run("--plain", "profile", "show", "capita_one").stdout


def test_a_profile_of_ones_own_is_shown(run: Run, workspace: Path) -> None:
    (workspace / "ours.toml").write_text('title = "Ours"\nignore = ["Age"]\n', encoding="utf-8")
    assert "Ours" in run("--plain", "profile", "show", "ours.toml").stdout
    assert run("profile", "show", "ours.toml", "--toml").stdout == 'title = "Ours"\nignore = ["Age"]\n'


def test_faults_of_a_profile_are_shown_with_their_lines(run: Run, workspace: Path) -> None:
    (workspace / "ours.toml").write_text('title = "Ours"\nignored = ["Age"]\nfingerprint = ["X"]\n', encoding="utf-8")
    answer = run("profile", "show", "ours.toml")
    assert answer.exit_code == UNUSABLE
    assert answer.stderr == (
        'ours.toml:2: "ignored": There is no setting of this name. Did you mean ignore? [IMP081]\n'
        'ours.toml:3: "X": This heading of the fingerprint is nowhere else in the profile. '
        "Add it to a column's from, or to ignore. [IMP081]\n"
        "ours.toml has 2 faults. Correct the profile; nothing was read. [IMP080]\n"
    )


def test_a_profile_that_nobody_knows(run: Run) -> None:
    answer = run("profile", "show", "traker")
    assert (answer.exit_code, "[IMP086]" in answer.stderr) == (UNUSABLE, True)


def test_a_draft_is_written_beside_the_file_without_asking(run: Run, tracker: Path) -> None:
    answer = run("profile", "new", str(tracker), "--yes")
    path = tracker.with_name("tracker-profile.toml")
    assert answer.exit_code == DONE
    assert f"Wrote {path}: 13 of 14 headings settled." in answer.stdout
    assert '# "Favourite colour"' in path.read_text(encoding="utf-8")
    assert read_profile(path).fingerprint[0] == "Case ref"


def test_where_nobody_can_answer_nothing_is_asked(run: Run, tracker: Path) -> None:
    answer = run("profile", "new", str(tracker), "--output", "mine.toml")
    assert "which column?" not in answer.stderr
    assert Path("mine.toml").exists()


def test_a_dry_run_shows_the_draft_and_writes_nothing(run: Run, tracker: Path) -> None:
    answer = run("profile", "new", str(tracker), "--dry-run", "--yes")
    draft, _, rest = answer.stdout.partition("\nWould write")
    assert tomllib.loads(draft)["title"] == "Files like tracker.csv"
    assert rest
    assert not tracker.with_name("tracker-profile.toml").exists()


def test_the_answer_for_programs(run: Run, workspace: Path) -> None:
    (workspace / "a.csv").write_text("Case reference no,Surname,Age,Shoe size,Doc\n1,A,9,9,Stmt\n", encoding="utf-8")
    document = run("--json", "profile", "new", "a.csv").json
    assert document == {
        "file": "a-profile.toml",
        "columns": {"Surname": ["surname"], "Doc": ["document"]},
        "ignored": ["Age"],
        "doubtful": {"Case reference no": "reference"},
        "unknown": ["Shoe size"],
        "missing": ["reference", "forename", "date_of_birth", "setting_name", "setting_type"],
        "usable": False,
        "to_look_at": 6,
        "dry_run": False,
    }
    assert Path("a-profile.toml").exists()


def test_what_is_missing_is_said(run: Run, workspace: Path) -> None:
    (workspace / "a.csv").write_text("Case ref,Surname\n1,A\n", encoding="utf-8")
    answer = run("profile", "new", "a.csv", "--from", "tracker")
    missing = "nothing holds forename, date_of_birth, document, setting_name, setting_type."
    assert f"Wrote a-profile.toml, which cannot be used yet: {missing}" in answer.stdout
    assert "Once they are there, try it: transfer import" in answer.stdout
    assert "settled" not in answer.stdout
    assert f"# IT CANNOT BE USED YET: {missing}" in Path("a-profile.toml").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_not_taken_over_unasked(run: Run, tracker: Path) -> None:
    assert run("profile", "new", str(tracker)).exit_code == DONE
    answer = run("profile", "new", str(tracker))
    assert (answer.exit_code, "[IMP060]" in answer.stderr) == (REFUSED, True)
    assert run("profile", "new", str(tracker), "--force").exit_code == DONE
    assert run("profile", "new", str(tracker), "--force", "--output", str(tracker)).exit_code == REFUSED


def test_a_folder_that_is_not_there(run: Run, tracker: Path) -> None:
    answer = run("profile", "new", str(tracker), "--output", "gone/mine.toml")
    assert (answer.exit_code, "[IMP009]" in answer.stderr) == (UNUSABLE, True)


@pytest.mark.parametrize(("name", "id_"), [("gone.csv", "IMP001"), ("empty.csv", "IMP003")])
def test_a_file_that_cannot_be_read(name: str, id_: str, run: Run, workspace: Path) -> None:
    (workspace / "empty.csv").write_bytes(b"")
    answer = run("profile", "new", name)
    assert (answer.exit_code, f"[{id_}]" in answer.stderr, answer.stderr.count(name)) == (UNUSABLE, True, 1)


def test_a_draft_for_a_workbook(run: Run, workspace: Path) -> None:
    shutil.copy(ROOT / "sample_data" / "caseload_messy.xlsx", workspace)
    assert run("profile", "new", "caseload_messy.xlsx", "--sheet", "Sept 16 MASTER", "--yes").exit_code == DONE
    assert "D.O.B." in read_profile(workspace / "caseload_messy-profile.toml").fingerprint


def test_a_draft_for_the_sen2_set(run: Run, workspace: Path) -> None:
    shutil.copytree(SAMPLES / "sen2", workspace / "sen2")
    assert run("profile", "new", "sen2", "--yes").exit_code == DONE
    assert read_profile(workspace / "sen2-profile.toml").addresses_follow


def test_looking_back_is_no_writing(run: Run, tracker: Path) -> None:
    assert run("--known-on", "2016-09-05", "profile", "new", str(tracker)).exit_code == REFUSED


HEADINGS = "Case reference no,Surname,First names,Date born,School,Type,Doc,Where they live,Shoe size,2nd shoe\n"
ROW = '7,Example,Robin,28/09/2005,The Wren School,special,statement,"4 Mill Lane, CH1 2AB",9,\n'


def test_each_heading_in_doubt_is_asked_and_enter_accepts(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text(HEADINGS + ROW, encoding="utf-8")
    answers = ["", "", "", "home_address", "?", "surnam", "surname", "-", ""]
    answer = asked("profile", "new", "a.csv", answers="\n".join(answers) + "\n")
    assert '"Case reference no" (such as 7): which column?\nEnter = reference, - = do not read it' in answer.stderr
    assert '"2nd shoe" (empty in the first rows): which column?\nEnter = do not read it, ? = list' in answer.stderr
    assert "reference, upn, forename" in answer.stderr
    assert 'There is no column "surnam". Did you mean surname' in answer.stderr
    assert 'surname is held by "Surname" already.' in answer.stderr
    profile = read_profile(workspace / "a-profile.toml")
    assert profile.columns["reference"][0].headings == ("Case reference no",)
    assert profile.splits[0].headings == ("Where they live",)
    assert profile.ignore == ("Shoe size", "2nd shoe")
    assert "Wrote a-profile.toml: 10 of 10 headings settled." in answer.stdout
    assert "To be looked at" not in answer.stdout


def test_a_column_is_proposed_once_only(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text("Case reference no,Case reference nr\n1,2\n", encoding="utf-8")
    answer = asked("profile", "new", "a.csv", answers="\n\n")
    assert answer.stderr.count("Enter = reference") == 1


def test_whoever_stops_half_way_has_written_nothing(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text(HEADINGS + ROW, encoding="utf-8")
    assert asked("profile", "new", "a.csv", answers="\n").exit_code == 130
    assert not (workspace / "a-profile.toml").exists()


def test_what_is_not_likely_is_not_proposed(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text(
        "Case id,Born on,Docs type,Surgery\n7,Chester,PDF,Mill Lane\n7,Leeds,Word,High Street\n", encoding="utf-8"
    )
    answer = asked("profile", "new", "a.csv", answers="\n" * 11)
    assert "Enter = do not read it" in answer.stderr
    assert "= reference" not in answer.stderr
    assert (answer.exit_code, answer.stderr.count("Enter = none")) == (DONE, 7)
    assert "cannot be used yet: nothing holds reference, forename, surname" in answer.stdout


REST = "First names,Surname,Born on,School\n"


def test_required_columns_without_a_source_are_asked_for_at_the_end(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text(
        f"Dossier,Dossier type,{REST}7,Stmt,Robin,Example,28/09/2005,The Wren School\n", encoding="utf-8"
    )
    of_headings = ["", "", "", ""]
    of_reference = ["=7", "Surname", "Dosier", "?", "dossier"]
    of_document = ["dossier", "Dossier type"]
    of_type = ["=secial", "= special"]
    answer = asked(
        "profile", "new", "a.csv", "--from", "tracker",
        answers="\n".join([*of_headings, *of_reference, *of_document, *of_type]) + "\n",
    )  # fmt: skip
    for words in (
        "Nothing holds reference yet, which every row must have: which heading does?",
        "Enter = none, ? = list the headings.",
        "reference is not the same for every child. Name a heading.",
        '"Surname" holds surname already. Name another heading.',
        'There is no heading "Dosier". ? lists them.',
        "Dossier, Dossier type",
        '"dossier" holds reference already.',
        "Enter = none, ? = list the headings, = and a value = the same for every row.",
        '"secial": it is not a code of this column. Did you mean special?',
    ):
        assert words in answer.stderr
    profile = read_profile(workspace / "a-profile.toml")
    assert profile.columns["reference"][0].headings == ("Dossier",)
    assert profile.columns["document"][0].codes["stmt"] == "statement"
    assert profile.columns["setting_type"][0].constant == "special"
    assert "Wrote a-profile.toml: 6 of 6 headings settled." in answer.stdout


def test_a_value_for_all_needs_no_other_profile(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text(
        "reference,forename,surname,date_of_birth,setting_name,setting_type\n1,A,B,2005-09-28,X,special\n",
        encoding="utf-8",
    )
    answer = asked("profile", "new", "a.csv", answers="?\n=statement\n")
    assert "All others hold something." in answer.stderr
    assert read_profile(workspace / "a-profile.toml").columns["document"][0].constant == "statement"
    assert "6 of 6 headings settled" in answer.stdout


def test_a_name_in_one_cell_answers_for_both(asked: Asked, workspace: Path) -> None:
    (workspace / "a.csv").write_text('Who,reference\n"Example, Robin",1\n', encoding="utf-8")
    answer = asked("profile", "new", "a.csv", answers="\nWho\n" + "\n" * 8)
    assert "Nothing holds surname yet" in answer.stderr
    answer = asked("profile", "new", "a.csv", "--force", answers="surname_forename\n" + "\n" * 8)
    assert "Nothing holds surname yet" not in answer.stderr

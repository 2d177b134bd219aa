"""`transfer undo` and `transfer redo`, as a user sees them."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Run
from transfer_cli.domain.changes import Changes, LetterState, NewLetter, NewOperation
from transfer_cli.store import open_store

FIRST = """\
reference,forename,surname,date_of_birth,home_address1,home_postcode,document,setting_name,setting_type,officer
CW0001,Robin,Example,2007-05-04,1 Sample Street,CH1 2NP,statement,Larkfield School,mainstream,J Price
CW0002,Kim,Sample,2006-03-02,2 Sample Street,CH1 2NP,statement,Larkfield School,mainstream,J Price
"""
SECOND = FIRST.replace("J Price", "A Okoro", 1) + (
    "CW0003,Sam,Newcomer,2005-03-02,3 Sample Street,CH1 2NP,statement,Larkfield School,mainstream,J Price\n"
)
SETTINGS = """\
[authority]
name = "Sample Council"
[[officers]]
name = "J Price"
starts_per_week = 2
[[officers]]
name = "A Okoro"
starts_per_week = 2
[[officers]]
name = "L Moss"
starts_per_week = 2
"""
LETTER = NewLetter(
    "2016-09-12", "CW0001", "notice", "Ms Alix Example", ("1 Sample Street", "Chester"), "CW0001-notice-1.pdf",
    day("2016-09-12"), "0" * 64, 2, {"begins_on": "2016-09-26"}, "1" * 64,
)  # fmt: skip


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two children loaded, then a second file with a change and a third child."""
    monkeypatch.setenv("TRANSFER_AS_OF", "2016-10-03")
    monkeypatch.setenv("TRANSFER_ACTOR", "m.lee")
    (workspace / "first.csv").write_text(FIRST, encoding="utf-8")
    (workspace / "second.csv").write_text(SECOND, encoding="utf-8")
    return workspace


@pytest.fixture
def loaded(here: Path, run: Run) -> Path:
    for name in ("first.csv", "second.csv"):
        assert run("import", name).exit_code == 0
    return here


def make_letters(folder: Path, *changes: Changes) -> None:
    with open_store(str(folder / "transfer.db"), create=False) as store:
        for one in changes:
            store.record(NewOperation("letters generate", "1 letter, batch 2016-09-12", day("2016-09-12")), one)


def state(run: Run, folder: Path) -> tuple[str, str]:
    """The hash of the weekly report, and the export."""
    export = folder / "export.csv"
    assert run("export", str(export), "--force").exit_code == 0
    report = run("--json", "report", "weekly", "--dry-run").json
    return str(report["hash"]), export.read_text(encoding="utf-8")


@pytest.mark.usefixtures("loaded")
def test_it_says_first_what_would_change(run: Run) -> None:
    answer = run("--plain", "undo", "--dry-run")
    assert (answer.exit_code, answer.stderr) == (0, "")
    first, second, blank, title, _, *table = answer.stdout.splitlines()
    assert first.startswith("Operation 2: import, by m.lee on ")
    assert first.endswith("(caseload file: 1 new, 1 changed).")
    assert second == "Undone: 1 case leaves the caseload; 1 field gets the old value back."
    assert (blank, title) == ("", "What would change")
    assert [re.split(" {2,}", line) for line in table[1:3]] == [
        ["CW0001", "officer", "A Okoro", "J Price"],
        ["CW0003", "the case", "in the caseload", "not in the caseload"],
    ]
    assert table[-1] == "Nothing was written: --dry-run."
    assert run("--json", "audit", "log").json["operations"][0]["command"] == "import"


@pytest.mark.usefixtures("loaded")
def test_without_a_terminal_it_must_be_said_beforehand(run: Run) -> None:
    answer = run("undo")
    assert answer.exit_code == 4
    assert "[UND006]" in answer.stderr
    assert "Undone: 1 case leaves" in answer.stdout
    assert len(run("--json", "audit", "log").json["operations"]) == 2


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("said", "operations"), [(True, 3), (False, 2)])
def test_at_a_terminal_it_asks(run: Run, monkeypatch: pytest.MonkeyPatch, *, said: bool, operations: int) -> None:
    monkeypatch.setattr("transfer_cli.cli.asking.can_ask", lambda _office: True)
    monkeypatch.setattr("click.confirm", lambda question, err: said if (question, err) == ("Undo it?", True) else None)
    answer = run("undo")
    assert answer.exit_code == 0
    assert answer.stdout.splitlines()[-1] == (
        "Done. To turn it round: transfer redo 2." if said else "Nothing was written."
    )
    assert len(run("--json", "audit", "log").json["operations"]) == operations


def test_the_reports_are_as_before_and_after(here: Path, run: Run) -> None:
    assert run("import", "first.csv").exit_code == 0
    before = state(run, here)
    assert run("import", "second.csv").exit_code == 0
    after = state(run, here)
    assert before != after
    assert run("undo", "--yes").exit_code == 0
    assert state(run, here) == before
    assert run("redo", "--yes").exit_code == 0
    assert state(run, here) == after
    assert run("audit", "verify").exit_code == 0


def test_real_commands_undone_in_reverse(loaded: Path, run: Run) -> None:
    (loaded / "transfer.toml").write_text(SETTINGS, encoding="utf-8")
    commands = [
        ["case", "record", "CW0001", "notice_given", "--on", "2016-09-12", "--begins", "2016-09-26"],
        ["case", "correct", "CW0001", "notice_given", "2016-09-13"],
        ["case", "record", "CW0002", "complaint", "--on", "2016-09-30"],
        ["case", "correct", "CW0002", "complaint", "--never-happened"],
        ["case", "correct", "CW0002", "officer", "L Moss"],
        ["case", "record", "CW0002", "left", "--on", "2016-10-01", "--reason", "moved_out"],
        ["schedule"],
        ["schedule", "handover", "J Price", "--to", "A Okoro"],
        ["schedule", "undo"],
        ["case", "postpone", "CW0003", "--to", "2017-12-08", "--reason", "In hospital", "--consent", "2016-10-01"],
    ]
    states = [state(run, loaded)]
    numbers: list[int] = []
    for words in commands:
        assert run(*words).exit_code in {0, 1}, words
        log = run("--json", "audit", "log").json["operations"]
        if len(log) > 2 + len(numbers):
            numbers.append(log[0]["id"])
            states.append(state(run, loaded))
    assert len(numbers) >= 7
    for expected in reversed(states[:-1]):
        answer = run("undo", "--yes")
        assert answer.exit_code == 0, answer.stderr
        assert state(run, loaded) == expected
    for expected in states[1:]:
        assert run("redo", "--yes").exit_code == 0
        assert state(run, loaded) == expected
    assert run("audit", "verify").exit_code == 0


def test_the_file_of_an_undone_import_is_loaded_again(loaded: Path, run: Run) -> None:
    after = state(run, loaded)
    assert run("undo", "--yes").exit_code == 0
    document = run("--json", "import", "second.csv").json
    assert (document["new"], document["changed"], document["unchanged"]) == (1, 1, 1)
    assert state(run, loaded) == after
    assert run("audit", "verify").exit_code == 0
    answer = run("redo", "2", "--yes")
    assert answer.exit_code == 4
    assert "Operation 2 (import) cannot be redone: operation 4 " in answer.stderr
    assert "First: transfer undo 4." in answer.stderr


@pytest.mark.usefixtures("loaded")
def test_it_says_what_rests_on_it_and_in_which_order_to_undo(run: Run) -> None:
    assert run("case", "correct", "CW0003", "officer", "L Moss").exit_code == 0
    assert run("case", "record", "CW0003", "complaint", "--on", "2016-10-03").exit_code == 0
    assert run("case", "correct", "CW0003", "complaint", "2016-10-02").exit_code == 0
    answer = run("undo", "2", "--yes")
    assert (answer.exit_code, answer.stdout) == (4, "")
    assert " ".join(answer.stderr.split()) == (
        "Operation 2 (import) cannot be undone: operation 5 wrote about CW0003, which that one brought; operation 4 "
        "wrote about CW0003, which that one brought; operation 3 wrote about CW0003, which that one brought. "
        "Undo first, in this order: 5, then 4, then 3. [UND004]"
    )
    for number in ("5", "4", "3", "2"):
        assert run("undo", number, "--yes").exit_code == 0


def test_letters_become_withdrawn_and_their_folder_says_so(loaded: Path, run: Run) -> None:
    make_letters(loaded, Changes(letters=(LETTER,)))
    batch = loaded / "letters" / "2016-09-12"
    batch.mkdir(parents=True)
    assert run("undo", "--yes").exit_code == 0
    assert [path.name for path in batch.iterdir()] == ["UNDONE-DO-NOT-POST.txt"]
    (letter,) = run("--json", "letters", "register").json["letters"]
    assert letter["state"] == "withdrawn"
    answer = run("letters", "posted", "2016-09-12", "--on", "2016-09-12", "--class", "first")
    assert answer.exit_code == 4
    assert "None of batch 2016-09-12 is to go out" in " ".join(answer.stderr.split())
    assert run("redo", "--yes").exit_code == 0
    assert list(batch.iterdir()) == []


def test_given_again_it_mends_the_folder_of_a_batch_that_a_stop_left_as_it_was(loaded: Path, run: Run) -> None:
    make_letters(loaded, Changes(letters=(LETTER,)))
    batch = loaded / "letters" / "2016-09-12"
    batch.mkdir(parents=True)
    note = batch / "UNDONE-DO-NOT-POST.txt"
    assert run("undo", "3", "--yes").exit_code == 0
    note.unlink()
    part = batch / ".transfer-killed.part"
    part.touch()
    os.utime(part, (0, 0))
    assert (run("undo", "3", "--dry-run").exit_code, note.exists()) == (4, False)
    assert (run("undo", "3", "--yes").exit_code, note.exists(), part.exists()) == (4, True, False)
    assert run("redo", "3", "--yes").exit_code == 0
    note.touch()
    assert (run("redo", "3", "--yes").exit_code, note.exists()) == (4, False)


def test_a_folder_that_cannot_be_written_to_is_told(loaded: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    make_letters(loaded, Changes(letters=(LETTER,)))
    (loaded / "letters" / "2016-09-12").mkdir(parents=True)
    monkeypatch.setattr("transfer_cli.letters.files.mark_undone", full)
    answer = run("undo", "--yes")
    assert answer.exit_code == 0
    assert "cannot be written to (No space left on device). Do not post the letters in it." in answer.stderr
    assert "Its note not to post them counts no longer." in run("redo", "--yes").stderr


def test_a_posted_letter_is_never_un_sent(loaded: Path, run: Run) -> None:
    posted = LetterState(1, "posted", day("2016-09-13"), "first")
    make_letters(loaded, Changes(letters=(LETTER,)), Changes(letter_states=(posted,)))
    for number, what in (
        ("4", "Operation 4 recorded that 1 letter was posted"),
        ("3", "Operation 3 (letters generate)"),
    ):
        answer = run("undo", number, "--yes")
        assert answer.exit_code == 4
        assert what in answer.stderr
        assert "never un-sent. Correct a wrong day with transfer case correct" in " ".join(answer.stderr.split())
        assert "[UND005]" in answer.stderr


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["undo", "9"], 3, "There is no operation 9. See: transfer audit log. [UND001]"),
        (["redo", "1"], 4, "Operation 1 is not undone. For the opposite: transfer undo 1. [UND002]"),
        (["undo", "2"], 4, "Operation 2 is undone already. For the opposite: transfer redo 2. [UND002]"),
        (["undo", "3"], 4, "Operation 3 undid operation 2. For the opposite: transfer redo 2. [UND003]"),
        (["--known-on", "2016-10-03", "redo"], 4, "redo writes, and --known-on is for looking back."),
    ],
)
def test_what_cannot_be_undone(run: Run, words: list[str], code: int, said: str) -> None:
    assert run("undo", "--yes").exit_code == 0
    answer = run(*words, "--yes")
    assert answer.exit_code == code
    assert said in " ".join(answer.stderr.split())


@pytest.mark.usefixtures("loaded")
def test_what_a_redo_did_is_undone_by_the_operation_it_was_about(run: Run) -> None:
    assert run("undo", "--yes").exit_code == run("redo", "--yes").exit_code == 0
    answer = run("undo", "4", "--yes")
    assert "Operation 4 did operation 2 again. For the opposite: transfer undo 2. [UND003]" in answer.stderr


def test_an_operation_that_recorded_nothing_of_a_case(loaded: Path, run: Run) -> None:
    with closing(sqlite3.connect(loaded / "transfer.db")) as connection, connection:
        connection.execute(
            "INSERT INTO operation SELECT 3, 'tidying', '', actor, as_of, recorded, NULL, 'x' "
            "FROM operation WHERE id = 2"
        )
    answer = run("undo", "3", "--yes")
    assert answer.exit_code == 4
    assert "Operation 3 (tidying) cannot be undone: it recorded nothing that can be" in " ".join(answer.stderr.split())
    last = run("--json", "undo", "--dry-run")
    assert last.json["operation"]["id"] == 2, "the last that can be"
    assert "Passed over, since it cannot be undone: operation 3 (tidying)." in " ".join(last.stderr.split())
    assert "Passed over" not in run("undo", "2", "--dry-run").stderr


@pytest.mark.usefixtures("loaded")
def test_when_there_is_nothing(run: Run) -> None:
    answer = run("redo")
    assert (answer.exit_code, answer.stdout) == (0, "Nothing is undone.\n")
    for _ in range(2):
        assert run("undo", "--yes").exit_code == 0
    assert run("undo").stdout == "There is nothing to undo.\n"
    assert run("--json", "undo").json == {"operation": None, "recorded": False}
    assert run("--json", "status").json["in_scope"] == 0


@pytest.mark.usefixtures("loaded")
def test_for_programs(run: Run) -> None:
    document = run("--json", "undo", "--yes").json
    assert document == {
        "command": "undo",
        "operation": {"id": 2, "command": "import", "words": "caseload file: 1 new, 1 changed"},
        "cases": ["CW0003"],
        "letters": [],
        "settings": [],
        "entries": [],
        "summary": ["1 case leaves the caseload", "1 field gets the old value back"],
        "changes": [
            {"reference": "CW0001", "what": "officer", "now": "A Okoro", "then": "J Price"},
            {"reference": "CW0003", "what": "the case", "now": "in the caseload", "then": "not in the caseload"},
        ],
        "recorded": True,
        "left": [],
    }
    log = run("--json", "audit", "log").json["operations"]
    assert [(one["id"], one["command"], one["words"], one["undone_by"]) for one in log] == [
        (3, "undo", "operation 2 (import)", None),
        (2, "import", "caseload file: 1 new, 1 changed", 3),
        (1, "import", "caseload file: 2 new, 0 changed", None),
    ]
    assert "UNDONE by 3: caseload file: 1 new, 1 changed" in run("--plain", "audit", "log").stdout
    assert run("--json", "audit", "log", "--command", "undo").json["operations"] == log[:1]


@pytest.mark.usefixtures("loaded")
def test_the_log_of_a_child_whose_import_is_undone(run: Run) -> None:
    assert run("undo", "--yes").exit_code == 0
    log = run("--json", "audit", "log", "--reference", "CW0003").json["operations"]
    assert [(one["id"], one["undone_by"]) for one in log] == [(3, None), (2, 3)]


def test_a_long_list_is_cut(here: Path, run: Run) -> None:
    head, row, _ = FIRST.splitlines()
    rows = [row.replace("CW0001", f"CW{number:04}") for number in range(1, 31)]
    (here / "many.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    assert run("import", "many.csv").exit_code == 0
    answer = run("--plain", "undo", "--dry-run")
    assert "Undone: 30 cases leave the caseload." in answer.stdout
    assert "The first 20 of 30 cases" in answer.stdout
    assert "CW0020" in answer.stdout
    assert "CW0021" not in answer.stdout


@pytest.mark.usefixtures("loaded")
def test_what_it_shows_of_children_is_in_the_log_of_reads(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("undo", "2", "--dry-run")
    monkeypatch.setattr("transfer_cli.cli.undo.FIRST", 1)
    run("--json", "undo", "2", "--dry-run")
    reads = run("--json", "audit", "log", "--reads").json["reads"]
    assert [(entry["command"], entry["reference"]) for entry in reads] == [
        ("undo", None), ("undo", "CW0003"), ("undo", "CW0001"),
    ]  # fmt: skip


def test_the_entries_of_a_directory_are_shown(loaded: Path, run: Run) -> None:
    (loaded / "schools.csv").write_text("urn,name,type\n900001,Larkfield School,mainstream\n", encoding="utf-8")
    assert run("import", "schools.csv").exit_code == 0
    (loaded / "schools.csv").write_text("urn,name,type\n900001,Larkfield School,special\n", encoding="utf-8")
    assert run("import", "schools.csv").exit_code == 0
    (entry,) = run("--json", "undo", "--yes").json["entries"]
    assert entry == {"name": "Larkfield School", "what": "kind", "now": "special", "then": "mainstream"}
    answer = run("--plain", "undo", "--dry-run")
    assert "Undone: 1 entry leaves the directory." in answer.stdout
    assert "not in the directory" in answer.stdout

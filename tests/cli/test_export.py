"""`transfer export`: the caseload as a file that import reads back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

SEPTEMBER, OCTOBER = "2016-09-05", "2016-10-03"
DONE, UNUSABLE, REFUSED = 0, 3, 4

CASELOAD = """\
reference,forename,surname,date_of_birth,home_address1,ncy,document,setting_name,setting_type,officer,notice_given
0001,Zoë,"O'Brien-Łukasiewicz",2007-05-04,"Flat 2, 1 Sample Street",4,statement,Larkfield Primary School,mainstream,J Price,2016-09-02
0002,=1+1,@Example,1999-05-04,-,,lda,Larkfield College,post16,,
"""  # noqa: E501 - a row of a file is one line
EVENTS = """\
reference,step,on,note
0001,complaint,2016-09-12,"by telephone, to ""the"" office"
0001,draft_served,2016-09-20,first
0001,draft_served,2016-09-27,second
0002,draft_served,2016-10-20,
"""


@pytest.fixture
def recorded(run: Run, workspace: Path) -> None:
    for name, text, as_of in (("in.csv", CASELOAD, SEPTEMBER), ("steps.csv", EVENTS, OCTOBER)):
        (workspace / name).write_text(text, encoding="utf-8")
        assert run("--as-of", as_of, "import", name).exit_code == DONE


@pytest.mark.usefixtures("recorded")
def test_what_is_exported_comes_back_the_same(run: Run, workspace: Path) -> None:
    exported = run("--as-of", OCTOBER, "export", "out.csv", "--events", "out-events.csv")
    assert (exported.exit_code, exported.stdout) == (DONE, "Wrote 2 cases to out.csv and 2 steps to out-events.csv.\n")
    for name in ("out.csv", "out-events.csv"):
        assert run("--db", "copy.db", "--as-of", OCTOBER, "import", name).exit_code == DONE
    run("--db", "copy.db", "--as-of", OCTOBER, "export", "again.csv", "--events", "again-events.csv")
    for name in ("{}.csv", "{}-events.csv"):
        first, second = (workspace / name.format(stem) for stem in ("out", "again"))
        assert first.read_bytes() == second.read_bytes()
    for question in ("status",), ("case", "explain", "0001"), ("case", "explain", "0002"):
        answers = [run("--db", db, "--json", "--as-of", OCTOBER, *question).json for db in ("transfer.db", "copy.db")]
        assert answers[0] == answers[1]


@pytest.mark.usefixtures("recorded")
def test_cells_that_look_like_formulas_are_left_as_they_are(run: Run, workspace: Path) -> None:
    run("--as-of", OCTOBER, "export", "out.csv")
    lines = (workspace / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[2].startswith("0002,,=1+1,@Example,1999-05-04,-,")


@pytest.mark.usefixtures("recorded")
def test_it_says_what_is_left_out(run: Run) -> None:
    answer = run("--as-of", OCTOBER, "export", "out.csv")
    assert answer.stderr == (
        "Left out: 2 steps that have no column; --events FILE writes them.\nLeft out: 1 step dated after 3 Oct 2016.\n"
    )


@pytest.mark.usefixtures("recorded")
def test_the_answer_for_programs(run: Run) -> None:
    answer = run("--json", "--as-of", "2016-10-20", "export", "out.csv")
    none = {"schedules_file": None, "starts": 0}
    assert answer.json == {
        "file": "out.csv",
        "cases": 2,
        "events_file": None,
        "events": 0,
        **none,
        "left_out": 2,
        "disguised": False,
    }
    answer = run("--json", "--as-of", OCTOBER, "export", "out2.csv", "--events", "steps2.csv")
    assert answer.json == {
        "file": "out2.csv",
        "cases": 2,
        "events_file": "steps2.csv",
        "events": 2,
        **none,
        "left_out": 1,
        "disguised": False,
    }


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("words", [("in.csv",), ("new.csv", "--events", "in.csv")])
def test_a_file_that_is_there_is_only_taken_over_by_force(words: tuple[str, ...], run: Run, workspace: Path) -> None:
    answer = run("export", *words)
    assert (answer.exit_code, answer.stderr) == (
        REFUSED,
        "in.csv is there already. Name another file, or take it over with --force. [IMP060]\n",
    )
    assert (workspace / "in.csv").read_text(encoding="utf-8") == CASELOAD
    assert not (workspace / "new.csv").exists()
    assert run("export", *words, "--force").exit_code == DONE


def test_without_a_record_there_is_nothing_to_export(run: Run, workspace: Path) -> None:
    answer = run("export", "out.csv")
    assert (answer.exit_code, answer.stderr[-9:]) == (UNUSABLE, "[REC001]\n")
    assert not (workspace / "out.csv").exists()


@pytest.mark.usefixtures("recorded")
def test_a_folder_cannot_be_taken_over(run: Run, workspace: Path) -> None:
    (workspace / "folder" / "inside").mkdir(parents=True)
    answer = run("export", "folder", "--force")
    assert (answer.exit_code, answer.stderr[-9:]) == (UNUSABLE, "[IMP009]\n")

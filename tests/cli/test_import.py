"""`transfer import` by the command line: what is loaded, what is not, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Answer, Run

HEADINGS = "reference,forename,surname,date_of_birth,home_address1,document,setting_name,setting_type"
SEPTEMBER, OCTOBER = "2016-09-05", "2016-10-03"
DONE, FINDING, UNUSABLE, REFUSED = 0, 1, 3, 4


def row(reference: str, *more: str, born: str = "2007-05-04") -> str:
    cells = (reference, "Robin", "Example", born, "1 Sample Street", "statement", "Larkfield Primary School")
    return ",".join((*cells, "mainstream", *more))


def save(name: str, *lines: str) -> str:
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


@pytest.fixture
def load(run: Run) -> Run:
    """Import these lines as of a day: `load(SEPTEMBER, HEADINGS, row("CW0001"))`."""
    Path("transfer.toml").write_text('[authority]\nname = "Sampleshire Council"\n', encoding="utf-8")

    def import_lines(as_of: str, *lines: str) -> Answer:
        return run("--plain", "--as-of", as_of, "import", save("caseload.csv", *lines))

    return import_lines


def count(answer: Answer, *names: str) -> tuple[int, ...]:
    """Numbers of these rows of the table."""
    found = dict(line.rsplit(maxsplit=1) for line in answer.stdout.splitlines() if line[-1:].isdigit())
    return tuple(int(found[name]) for name in names)


def references(run: Run, as_of: str = OCTOBER) -> list[str]:
    """Every reference in the record."""
    run("--as-of", as_of, "export", "all.csv", "--force")
    return [line.split(",")[0] for line in Path("all.csv").read_text(encoding="utf-8-sig").splitlines()[1:]]


def test_the_first_file_starts_the_record(load: Run) -> None:
    answer = load(SEPTEMBER, HEADINGS, row("CW0001"), row("CW0002"))
    assert (answer.exit_code, answer.stderr.splitlines()) == (
        DONE,
        [
            "There was no record at transfer.db, so one was started.",
            "Read caseload.csv: UTF-8, cells separated by commas.",
        ],
    )
    assert (
        answer.stdout
        == """\
Import of caseload.csv, as of 5 Sep 2016

Rows of the file    Number
Rows                     2
New                      2
Changed                  0
Unchanged                0
Rejected                 0
Gone from the file       0

Loaded.
"""
    )


def test_the_answer_for_programs(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},officer", row("CW0001", "J Price"), row("CW0002", ""), row("CW0003", ""))
    save("next.csv", f"{HEADINGS},officer,notice_given", row("CW0001", "A Lee", "2016-09-12"), row("CW0002", "", ""),
         row("CW0004", "", ""), row("CW0005", "", "03-Apr"))  # fmt: skip
    answer = run("--json", "--as-of", OCTOBER, "import", "next.csv", "--dry-run")
    assert (answer.exit_code, answer.stderr) == (FINDING, "Read next.csv: UTF-8, cells separated by commas.\n")
    assert answer.json == {
        "file": "next.csv",
        "kind": "caseload",
        "encoding": "UTF-8",
        "delimiter": ",",
        "rows": 4,
        "new": 1,
        "changed": 1,
        "unchanged": 1,
        "rejected": 1,
        "gone": ["CW0003"],
        "changes": [
            {"reference": "CW0001", "field": "officer", "old": "J Price", "new": "A Lee"},
            {"reference": "CW0001", "field": "notice_given", "old": None, "new": "2016-09-12"},
        ],
        "loaded": False,
        "dry_run": True,
        "loaded_before": None,
        "rejects": None,
        "problems": [
            {
                "id": "IMP012",
                "severity": "reject",
                "where": "row 5, column notice_given",
                "value": "03-Apr",
                "why": "it is not a date.",
                "fix": "Write it with its year, as 2016-04-03; a spreadsheet may have changed the cell.",
            }
        ],
    }


def test_the_same_file_again_changes_nothing_and_says_when_it_was_loaded(run: Run, load: Run) -> None:
    lines = (HEADINGS, row("CW0001"))
    load(SEPTEMBER, *lines)
    again = load("2017-08-31", *lines)
    assert (again.exit_code, count(again, "New", "Changed", "Unchanged")) == (DONE, (0, 0, 1))
    assert again.stdout.splitlines()[-1].startswith("Nothing was changed: exactly this file was loaded on ")
    assert again.stdout.splitlines()[-1].endswith(", for 5 Sep 2016 (operation 1).")
    assert len(run("--json", "audit", "log").json["operations"]) == 1


def test_an_older_file_loaded_again_does_not_turn_back_a_later_one(run: Run, load: Run) -> None:
    older, newer = (f"{HEADINGS},officer", row("CW0001", "J Price")), (f"{HEADINGS},officer", row("CW0001", "A Lee"))
    load(SEPTEMBER, *older)
    load(OCTOBER, *newer)
    again = load("2016-10-04", *older)
    assert count(again, "New", "Changed", "Unchanged") == (0, 0, 1)
    assert "Changes" not in again.stdout
    answer = run("--json", "--as-of", "2016-10-04", "import", "caseload.csv")
    assert (answer.json["changed"], answer.json["changes"], answer.json["loaded"]) == (0, [], False)
    assert answer.json["loaded_before"]


def test_the_same_file_in_the_next_school_year_is_read_anew(load: Run) -> None:
    lines = (f"{HEADINGS},ncy", row("CW0001", "5"))
    load(SEPTEMBER, *lines)
    answer = load("2017-09-04", *lines)
    assert count(answer, "Changed") == (1,)
    assert (
        """\
Changes

Reference  What  Was  Becomes
CW0001     ncy   0    -1
"""
        in answer.stdout
    )


def test_another_file_that_says_the_same_writes_nothing(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    answer = load(OCTOBER, f"{HEADINGS},officer", row("CW0001", ""))
    assert answer.stdout.splitlines()[-1] == "Nothing was changed: the record says all of this already."
    assert len(run("--json", "audit", "log").json["operations"]) == 1


def test_a_dry_run_writes_nothing_at_all(run: Run, load: Run, workspace: Path) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"), row("CW0002", born="31/02/2007"))
    before = sorted(path.name for path in workspace.iterdir())
    answer = run("--as-of", SEPTEMBER, "import", "caseload.csv", "--dry-run", "--skip-bad-rows")
    assert answer.exit_code == FINDING
    assert answer.stdout.splitlines()[-1] == (
        "Dry run: nothing was written. 1 row of 2 is rejected, which would stop it without --skip-bad-rows."
    )
    assert sorted(path.name for path in workspace.iterdir()) == before == ["caseload.csv", "transfer.toml"]


def test_one_rejected_row_stops_the_load(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    answer = load(OCTOBER, HEADINGS, row("CW0001"), row("CW0002"), row("CW0003", born="31/02/2007"))
    assert answer.exit_code == FINDING
    assert answer.stdout.splitlines()[-1] == (
        "Nothing was loaded: 1 row of 3 is rejected. Mend what is named, or load the other rows with --skip-bad-rows."
    )
    assert references(run) == ["CW0001"]


BAD = (f"{HEADINGS},favourite", row("CW0001", "blue"), row("CW0002", '"red, or ""pink"""', born="31/02/2007"))


def test_the_others_are_loaded_and_the_rejected_mended_and_loaded(run: Run, workspace: Path) -> None:
    save("caseload.csv", *BAD, row("CW0003"))
    answer = run("--as-of", SEPTEMBER, "import", "caseload.csv", "--skip-bad-rows")
    rejects = workspace / "caseload-rejects.csv"
    assert answer.exit_code == FINDING
    assert answer.stdout.splitlines()[-1] == (
        "Loaded. 2 rows of 3 are rejected; they are in caseload-rejects.csv with the reasons. "
        "Mend them there and import that file."
    )
    assert references(run) == ["CW0001"]
    assert rejects.read_text(encoding="utf-8-sig") == (
        f"{HEADINGS},favourite,reason\n"
        + row("CW0002", '"red, or ""pink"""', born="31/02/2007")
        + ',"row 3, column date_of_birth: ""31/02/2007"": there is no such day. '
        'Look the date up where it was first written down. [IMP012]"\n'
        + row("CW0003", "")
        + ',"row 4: this row has 8 cells and the headings are 9. '
        'Look whether the row was cut off, or a comma is missing. [IMP010]"\n'
    )

    rejects.write_text(rejects.read_text(encoding="utf-8").replace("31/02", "28/02"), encoding="utf-8")
    mended = run("--plain", "--as-of", SEPTEMBER, "import", "caseload-rejects.csv")
    assert (mended.exit_code, count(mended, "New", "Gone from the file")) == (DONE, (2, 0))
    assert references(run) == ["CW0001", "CW0002", "CW0003"]


def test_rejected_rows_never_take_over_a_file_that_may_be_half_mended(run: Run, workspace: Path) -> None:
    save("caseload.csv", *BAD)
    for _ in range(3):
        run("--as-of", SEPTEMBER, "import", "caseload.csv", "--skip-bad-rows")
        (workspace / "transfer.db").unlink()
    assert sorted(path.name for path in workspace.glob("*-rejects*.csv")) == [
        "caseload-rejects-2.csv",
        "caseload-rejects-3.csv",
        "caseload-rejects.csv",
    ]


def test_the_file_for_rejected_rows_can_be_named(run: Run, workspace: Path) -> None:
    save("caseload.csv", *BAD)
    run("--as-of", SEPTEMBER, "import", "caseload.csv", "--skip-bad-rows", "--rejects", "left out.csv")
    assert sorted(path.name for path in workspace.glob("*.csv")) == ["caseload.csv", "left out.csv"]


@pytest.mark.parametrize("name", ["caseload.csv", "nowhere/rejects.csv"])
def test_nothing_is_loaded_when_the_rejected_rows_cannot_be_written(name: str, run: Run, workspace: Path) -> None:
    save("caseload.csv", *BAD)
    answer = run("--as-of", SEPTEMBER, "import", "caseload.csv", "--skip-bad-rows", "--rejects", name)
    assert (answer.exit_code, answer.stderr.splitlines()[-1][-8:]) == (UNUSABLE, "[IMP009]")
    assert not (workspace / "transfer.db").exists()


FIX = " If the file is right, correct the record: transfer case correct. [IMP050]"


def test_what_was_corrected_here_stays(run: Run, load: Run) -> None:
    headings = f"{HEADINGS},officer,notice_given,meeting_held"
    load(OCTOBER, headings, row("CW0001", "J Price", "2016-09-12", "2016-09-26"))
    for words in (("officer", "A Lee"), ("notice_given", "2016-09-13"), ("meeting_held", "--never-happened")):
        assert run("--as-of", OCTOBER, "case", "correct", "CW0001", *words).exit_code == DONE
    answer = load("2016-10-10", headings, row("CW0001", "B Khan", "2016-09-12", "2016-09-26"))
    assert (answer.exit_code, count(answer, "Changed", "Unchanged")) == (DONE, (0, 1))
    assert [line.split(": ", 2)[-1].removesuffix(FIX) for line in answer.stderr.splitlines()[2:]] == [
        'officer of CW0001 was changed here to "A Lee", which is kept.',
        "notice_given of CW0001 was recorded here as 13 Sep 2016, which is kept.",
        "meeting_held of CW0001 was taken back here as never having happened, which is kept.",
    ]


def test_an_events_file_adds_steps_once_and_may_be_loaded_again(run: Run, load: Run) -> None:
    save("events.csv", "reference,step,on", "CW0001,notice_given,26/09/2016", "CW0002,complaint,13/09/2016")
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    first = run("--plain", "--as-of", OCTOBER, "import", "events.csv", "--skip-bad-rows")
    assert (first.exit_code, count(first, "Rows", "New", "Unchanged", "Rejected")) == (FINDING, (2, 1, 0, 1))
    load(OCTOBER, HEADINGS, row("CW0001"), row("CW0002"))
    second = run("--plain", "--as-of", OCTOBER, "import", "events.csv")
    assert (second.exit_code, count(second, "New", "Unchanged", "Rejected")) == (DONE, (1, 1, 0))
    assert run("--json", "--as-of", OCTOBER, "case", "explain", "CW0001").json["stage"] == "notice_given"


def test_the_audit_log_has_numbers_and_no_names(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},notice_given", row("CW0001", "2016-09-02"), row("CW0002", ""))
    save("events.csv", "reference,step,on", "CW0002,complaint,2016-09-06")
    run("--as-of", OCTOBER, "import", "events.csv")
    assert [operation["words"] for operation in run("--json", "audit", "log").json["operations"]] == [
        "events file: 1 new steps",
        "caseload file: 2 new, 0 changed",
    ]


def test_problems_of_one_kind_are_counted_after_the_twentieth(run: Run, load: Run) -> None:
    lines = (f"{HEADINGS},primary_need", *(row(f"CW{n:04}", "BESD") for n in range(23)))
    told = load(SEPTEMBER, *lines).stderr.splitlines()
    assert (len(told), told[-1]) == (2 + 1 + 20 + 1, "  ... and 3 more; -v shows all.")
    assert len(run("-v", "import", "caseload.csv", "--dry-run").stderr.splitlines()) == 1 + 1 + 23
    assert run("-q", "import", "caseload.csv", "--dry-run").stderr == ""


def test_long_lists_are_cut_unless_asked_for(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, *(row(f"CW{n:04}") for n in range(23)))
    save("next.csv", HEADINGS, row("CW0000"))
    short = run("--plain", "--as-of", OCTOBER, "import", "next.csv")
    assert "CW0020" in short.stdout
    assert "CW0021" not in short.stdout
    assert "... and 2 more; -v lists all." in short.stdout
    assert "CW0022" in run("-v", "--plain", "--as-of", OCTOBER, "import", "next.csv").stdout


def test_looking_back_is_not_for_writing(run: Run) -> None:
    answer = run("--known-on", OCTOBER, "import", save("caseload.csv", HEADINGS, row("CW0001")))
    assert (answer.exit_code, answer.stderr[-9:]) == (REFUSED, "[USE003]\n")


def test_a_record_that_is_no_record_is_not_taken_for_none(run: Run) -> None:
    Path("transfer.db").write_bytes(b"not a database, and long enough to be seen as such" * 40)
    answer = run("import", save("caseload.csv", HEADINGS, row("CW0001")))
    assert (answer.exit_code, answer.stderr[-9:]) == (UNUSABLE, "[REC002]\n")


def test_nothing_in_a_cell_reaches_the_terminal_as_more_than_text(load: Run) -> None:
    answer = load(SEPTEMBER, HEADINGS, row("CW0001", born="\x1b[2J31/02/2007"))
    assert "\x1b" not in answer.stderr + answer.stdout
    assert "�[2J31/02/2007" in answer.stderr

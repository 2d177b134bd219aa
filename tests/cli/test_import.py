"""`transfer import` by the command line: what is loaded, what is not, and what is said of it."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Answer, Run
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge
from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.whole_file import WholeFile
from transfer_cli.errors import Problem

HEADINGS = "reference,forename,surname,date_of_birth,home_address1,document,setting_name,setting_type"
SEPTEMBER, OCTOBER = "2016-09-05", "2016-10-03"
DONE, FINDING, UNUSABLE, REFUSED, BUSY = 0, 1, 3, 4, 5


def row(reference: str, *more: str, born: str = "2007-05-04") -> str:
    cells = (
        reference,
        f"Child {reference}",
        "Example",
        born,
        "1 Sample Street",
        "statement",
        "Larkfield Primary School",
    )
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
    found = dict(line.rsplit(maxsplit=1) for line in answer.stdout.splitlines() if line[-1:].isdigit() and " " in line)
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
Clashes                  0

The books

Cases          Number
Open before         0
+ new               2
+ moved in          0
- transferred       0
- no plan           0
- left              0
= open now          2

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
        "profile": "canonical",
        "sheet": None,
        "encoding": "UTF-8",
        "delimiter": ",",
        "rows": 4,
        "new": 1,
        "changed": 1,
        "unchanged": 1,
        "rejected": 1,
        "gone": ["CW0003"],
        "clashes": 0,
        "changes": [
            {"reference": "CW0001", "field": "officer", "old": "J Price", "new": "A Lee"},
            {"reference": "CW0001", "field": "notice_given", "old": None, "new": "2016-09-12"},
        ],
        "books": None,
        "dates_either_way": 0,
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
    assert count(again, "Rows", "Rejected") == (1, 0)
    assert not {"Changes", "Unchanged", "Clashes"}.intersection(again.stdout.split())
    assert (
        " for 5 Sep 2016 (operation 1). The record may say something else by now, since 1 change came after it, the "
        "last by import on "
    ) in again.stdout
    assert again.stdout.splitlines()[-1].endswith(
        " (operation 2). To turn the record back to what this file says: --prefer-file."
    )
    answer = run("--json", "--as-of", "2016-10-04", "import", "caseload.csv")
    assert (answer.json["changed"], answer.json["changes"], answer.json["loaded"]) == (0, [], False)
    assert answer.json["loaded_before"]
    preferred = run("--json", "--as-of", "2016-10-04", "import", "caseload.csv", "--prefer-file")
    assert [(c["field"], c["old"], c["new"]) for c in preferred.json["changes"]] == [("officer", "A Lee", "J Price")]


def test_what_was_changed_here_since_is_not_denied_of_the_same_file(run: Run, load: Run) -> None:
    lines = (HEADINGS, row("CW0001"), row("CW0002"))
    load(SEPTEMBER, *lines)
    assert count(load("2016-09-06", *lines), "New", "Changed", "Unchanged", "Rejected") == (0, 0, 2, 0)
    for reference in ("CW0001", "CW0002"):
        assert run("--as-of", OCTOBER, "case", "correct", reference, "officer", "A Lee").exit_code == DONE
    again = load(OCTOBER, *lines)
    assert "since 2 changes came after it, the last by case correct on " in again.stdout
    assert "Unchanged" not in again.stdout
    assert run("--json", "--as-of", OCTOBER, "import", "caseload.csv").json["unchanged"] == 0


def test_the_same_file_in_the_next_school_year_is_read_anew(load: Run) -> None:
    lines = (f"{HEADINGS},ncy", row("CW0001", "5"))
    load(SEPTEMBER, *lines)
    answer = load("2017-09-04", *lines)
    assert count(answer, "Changed") == (1,)
    assert (
        """\
Changes

Reference  What  Was     Becomes
CW0001     ncy   Year 6  Year 5
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
        + ',"date_of_birth: ""31/02/2007"": there is no such day. '
        'Look the date up where it was first written down. [IMP012]"\n'
        + row("CW0003", "")
        + ',"this row has 8 cells and the headings are 9. '
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


FIX = " If the file is right, import it with --prefer-file, or correct the record: transfer case correct. [IMP050]"


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


def test_a_turn_agreed_for_a_day_after_the_laws_own_is_loaded_and_told(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    save("events.csv", "reference,step,on,note", "CW0001,postponed,26/09/2016,to 2018-04-13; agreed 2016-09-26")
    answer = run("--json", "--as-of", OCTOBER, "import", "events.csv")
    (problem,) = answer.json["problems"]
    assert (answer.exit_code, answer.json["new"], problem["id"], problem["severity"]) == (DONE, 1, "IMP061", "warning")
    assert "31 Mar 2018" in problem["why"]


def test_the_audit_log_has_numbers_and_no_names(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},notice_given", row("CW0001", "2016-09-02"), row("CW0002", ""))
    save("events.csv", "reference,step,on", "CW0002,complaint,2016-09-06")
    run("--as-of", OCTOBER, "import", "events.csv")
    assert [operation["words"] for operation in run("--json", "audit", "log").json["operations"]] == [
        "events file: 1 new step",
        "caseload file: 2 new, 0 changed",
    ]


def test_problems_of_one_kind_are_counted_after_the_twentieth(run: Run, load: Run) -> None:
    lines = (f"{HEADINGS},primary_need", *(row(f"CW{n:04}", "BESD") for n in range(23)))
    told = load(SEPTEMBER, *lines).stderr.splitlines()
    assert (len(told), told[-1]) == (2 + 1 + 20 + 1, "  ... and 3 more; --all shows them.")
    for words in (("-v", "import", "caseload.csv"), ("import", "caseload.csv", "--all")):
        assert len(run(*words, "--dry-run").stderr.splitlines()) == 1 + 1 + 23
    assert run("-q", "import", "caseload.csv", "--dry-run").stderr == ""


def test_long_lists_are_cut_unless_asked_for(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, *(row(f"CW{n:04}") for n in range(23)))
    save("next.csv", HEADINGS, row("CW0000"))
    short = run("--plain", "--as-of", OCTOBER, "import", "next.csv")
    assert "CW0020" in short.stdout
    assert "CW0021" not in short.stdout
    assert "... and 2 more; --all lists them." in short.stdout
    for words in (("-v", "--plain", "import"), ("--plain", "import", "--all")):
        assert "CW0022" in run("--as-of", OCTOBER, *words, "next.csv").stdout


def test_long_lists_of_changes_are_cut_unless_asked_for(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},officer", *(row(f"CW{n:04}", "J Price") for n in range(23)))
    save("next.csv", f"{HEADINGS},officer", *(row(f"CW{n:04}", "A Lee") for n in range(23)))
    short = run("--plain", "--as-of", OCTOBER, "import", "next.csv", "--dry-run")
    assert count(short, "Changed") == (23,)
    assert short.stdout.count("J Price  A Lee") == 20
    assert "... and 3 more; --all lists them." in short.stdout
    whole = run("--plain", "--as-of", OCTOBER, "import", "next.csv", "--dry-run", "--all")
    assert whole.stdout.count("J Price  A Lee") == 23


def test_the_file_can_be_preferred_to_what_was_changed_here(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},officer", row("CW0001", "J Price"))
    assert run("--as-of", OCTOBER, "case", "correct", "CW0001", "officer", "A Lee").exit_code == DONE
    save("next.csv", f"{HEADINGS},officer", row("CW0001", "B Khan"))
    answer = run("--plain", "--as-of", OCTOBER, "import", "next.csv", "--prefer-file")
    assert (answer.exit_code, count(answer, "Changed")) == (DONE, (1,))
    heading, note = answer.stderr.splitlines()[1:]
    assert heading == "Note: The file took the place of a change made here (1)"
    assert note == (
        '  next.csv:2, column officer: "B Khan": officer of CW0001 was changed here to "A Lee"; the file counts. '
        "If the record was right, correct it again: transfer case correct. [IMP052]"
    )
    assert "\nCW0001     officer  A Lee  B Khan\n" in answer.stdout


def test_the_settings_say_for_which_columns_the_file_counts(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},officer,primary_need", row("CW0001", "J Price", "ASD"))
    for words in (("officer", "A Lee"), ("primary_need", "SLCN")):
        assert run("--as-of", OCTOBER, "case", "correct", "CW0001", *words).exit_code == DONE
    with Path("transfer.toml").open("a", encoding="utf-8") as settings:
        settings.write('[source_of_truth]\nofficer = "import"\nprimary_need = "local"\n')
    save("next.csv", f"{HEADINGS},officer,primary_need", row("CW0001", "B Khan", "MLD"))
    answer = run("--json", "--as-of", OCTOBER, "import", "next.csv")
    assert [(change["field"], change["new"]) for change in answer.json["changes"]] == [("officer", "B Khan")]
    assert [(problem["id"], problem["where"]) for problem in answer.json["problems"]] == [
        ("IMP050", "row 2, column primary_need"),
        ("IMP052", "row 2, column officer"),
    ]


NOTHING = "Nothing was changed: the record says all of this already."


def gone(run: Run, as_of: str, *lines: str) -> Answer:
    """Import these rows of the whole caseload, for programs."""
    return run("--json", "--as-of", as_of, "import", save(f"{as_of}.csv", HEADINGS, *lines))


def happened(run: Run, reference: str) -> list[tuple[str, str]]:
    """Steps and days of the case about its being in the file."""
    run("--as-of", "2017-01-01", "export", "all.csv", "--force", "--events", "steps.csv")
    with Path("steps.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(line["step"], line["on"]) for line in csv.DictReader(file) if line["reference"] == reference]


def test_who_is_gone_from_the_file_stays_and_is_listed_until_it_is_settled(run: Run, load: Run) -> None:
    rows = [row("CW0001"), row("CW0002"), row("CW0003")]
    load(SEPTEMBER, HEADINGS, *rows)
    first = gone(run, OCTOBER, rows[0])
    assert (first.json["gone"], first.json["books"]["closing"]) == (["CW0002", "CW0003"], 3)
    assert happened(run, "CW0002") == [("gone_from_file", "2016-10-03")]

    again = gone(run, "2016-10-10", rows[0], "")
    assert (again.json["gone"], again.json["loaded"]) == (["CW0002", "CW0003"], True)
    assert happened(run, "CW0002") == [("gone_from_file", "2016-10-03")]

    for words in (("record", "CW0002", "kept"), ("correct", "CW0003", "left_on", "2016-10-10")):
        on = ("--on", "2016-10-10") if words[0] == "record" else ()
        assert run("--as-of", "2016-10-10", "case", *words, *on).exit_code == DONE
    settled = gone(run, "2016-10-11", rows[0], "", "")
    assert settled.json["gone"] == []
    assert happened(run, "CW0002") == [("gone_from_file", "2016-10-03"), ("kept", "2016-10-10")]

    back = gone(run, "2016-10-12", *rows[:2])
    assert back.json["gone"] == []
    assert happened(run, "CW0002")[-1] == ("back_in_file", "2016-10-12")
    assert gone(run, "2016-10-13", rows[0], "", "", "").json["gone"] == ["CW0002"]
    assert happened(run, "CW0002")[-1] == ("gone_from_file", "2016-10-13")


def test_what_writes_nothing_does_not_say_that_it_was_loaded(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"), row("CW0002"))
    load(OCTOBER, HEADINGS, row("CW0001"))
    again = load("2016-10-10", HEADINGS, row("CW0001"), "")
    assert count(again, "Gone from the file") == (1,)
    assert again.stdout.splitlines()[-1] == NOTHING
    assert len(run("--json", "audit", "log").json["operations"]) == 2


UNREADABLE = {
    "cut off": "002,Child 002",
    "no such day": row("002", born="31/02/2007"),
    "lost zeros": row("2"),
    "twice": row("002") + "\n" + row("002"),
}


@pytest.mark.parametrize("line", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_child_whose_row_is_rejected_is_not_gone(line: str, run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("001"), row("002"))
    save("next.csv", HEADINGS, row("001"), line)
    answer = run("--json", "--as-of", OCTOBER, "import", "next.csv", "--skip-bad-rows")
    assert (answer.exit_code, answer.json["gone"]) == (FINDING, [])
    assert happened(run, "002") == []


def test_a_file_of_before_the_last_one_is_told_and_nobody_is_gone_from_it(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    load(OCTOBER, HEADINGS, row("CW0001"), row("CW0002"))
    older = load("2016-09-12", f"{HEADINGS},officer", row("CW0001", "J Price"))
    assert (older.exit_code, count(older, "Changed", "Gone from the file")) == (DONE, (1, 0))
    assert older.stderr.splitlines()[1:] == [
        "Warning: The file is older than the last one (1)",
        (
            "  the file: it is loaded for 12 Sep 2016, and a caseload was loaded for 3 Oct 2016 before, so nobody is "
            "recorded as gone from it. Look whether --as-of is right. [IMP056]"
        ),
    ]
    assert happened(run, "CW0002") == []


def test_a_file_of_half_the_caseload_is_told(run: Run, load: Run) -> None:
    rows = [row(f"CW000{n}") for n in range(1, 6)]
    load(SEPTEMBER, HEADINGS, *rows)
    answer = load(OCTOBER, HEADINGS, *rows[:2])
    assert answer.stderr.splitlines()[1:] == [
        "Warning: More than half of the open cases are not in the file (1)",
        (
            "  the file: 3 of the 5 open cases are not in it. "
            "If it is only part of the caseload, import it with --part. [IMP058]"
        ),
    ]
    assert "IMP058" not in load("2016-10-04", HEADINGS, *rows[:3]).stderr
    save("part.csv", HEADINGS, rows[0], "")
    part = run("--json", "--as-of", "2016-10-05", "import", "part.csv", "--part")
    assert (part.json["gone"], part.json["problems"]) == ([], [])


def test_a_column_that_a_file_empties_is_told_once(load: Run) -> None:
    headings = f"{HEADINGS},officer,primary_need"
    load(SEPTEMBER, headings, *(row(f"CW000{n}", "J Price", "ASD") for n in range(1, 5)))
    answer = load(OCTOBER, headings, *(row(f"CW000{n}", "", "ASD" if n == 4 else "") for n in range(1, 5)))
    assert answer.stderr.splitlines()[1:] == [
        "Warning: A whole column is empty that had values (1)",
        (
            "  caseload.csv:2, column officer: the record had officer of 4 children who are in this file, and the file "
            "has it of none. If it was lost, import a file that has it; without the column, the record stays as it is. "
            "[IMP057]"
        ),
    ]


def test_a_day_of_leaving_that_is_emptied_is_kept(run: Run, load: Run) -> None:
    headings = f"{HEADINGS},left_on,left_reason"
    load(SEPTEMBER, headings, row("CW0001", "2016-09-02", "moved_out"), row("CW0002", "", ""))
    answer = load(OCTOBER, headings, row("CW0001", "", ""), row("CW0002", "", ""))
    assert count(answer, "Unchanged", "Open before", "= open now") == (2, 1, 1)
    assert "left_on of CW0001 is recorded as 2 Sep 2016, which is kept." in answer.stderr
    assert run("--as-of", OCTOBER, "case", "correct", "CW0001", "left_on", "").exit_code == DONE
    assert run("--json", "--as-of", OCTOBER, "status").json["open"] == 2


def test_a_corrected_milestone_and_day_of_birth_are_shown_as_people_say_them(run: Run, load: Run) -> None:
    headings = f"{HEADINGS},notice_given"
    load(SEPTEMBER, headings, row("CW0001", "2016-09-02"))
    save("next.csv", headings, row("CW0001", "2016-09-05", born="2007-05-14"))
    words = ("--as-of", OCTOBER, "import", "next.csv", "--dry-run")
    shown = run("--plain", *words).stdout
    assert "CW0001     date_of_birth  4 May 2007  14 May 2007" in shown
    assert "CW0001     notice_given   2 Sep 2016  5 Sep 2016" in shown
    assert [(c["old"], c["new"]) for c in run("--json", *words).json["changes"]] == [
        ("2007-05-04", "2007-05-14"),
        ("2016-09-02", "2016-09-05"),
    ]


def test_a_year_group_is_a_number_for_programs(run: Run, load: Run) -> None:
    load(SEPTEMBER, f"{HEADINGS},ncy", row("CW0001", "5"))
    save("next.csv", f"{HEADINGS},ncy", row("CW0001", "4"))
    answer = run("--json", "--as-of", OCTOBER, "import", "next.csv", "--dry-run")
    assert answer.json["changes"] == [{"reference": "CW0001", "field": "ncy", "old": 5, "new": 4}]


@pytest.mark.parametrize("name", ["left out.xlsx", "left out.xls", "left.out"])
def test_rejected_rows_are_not_written_into_what_is_not_csv(name: str, run: Run, workspace: Path) -> None:
    save("caseload.csv", *BAD)
    answer = run("--as-of", SEPTEMBER, "import", "caseload.csv", "--skip-bad-rows", "--rejects", name)
    assert (answer.exit_code, answer.stderr) == (
        UNUSABLE,
        (
            f"{name} is not the name of a CSV file, as which the rejected rows are written. "
            "Name a file that ends in .csv. [IMP009]\n"
        ),
    )
    assert sorted(path.name for path in workspace.iterdir()) == ["caseload.csv"]


def test_a_file_that_may_not_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("caseload.csv", HEADINGS, row("CW0001"))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(Path, "open", refuse)
    answer = run("--as-of", SEPTEMBER, "import", "caseload.csv")
    assert (answer.exit_code, answer.stderr) == (
        UNUSABLE,
        "caseload.csv cannot be read: Permission denied. Close it elsewhere, or ask for access. [IMP001]\n",
    )


STEPS = ("reference,step,on", "CW0001,complaint,2016-09-12")


@pytest.mark.parametrize(
    ("lines", "words", "said"),
    [
        ((HEADINGS, row("CW0001")), ("--sheet", "September"), "--sheet belongs to workbooks."),
        (STEPS, ("--part",), "--part would change nothing: this is an events file."),
        (STEPS, ("--prefer-file",), "--prefer-file would change nothing: this is an events file."),
        (STEPS, ("--profile", "canonical"), "--profile would change nothing: this is an events file."),
        (("urn,name,type", "900001,Larkfield School,special"), ("--part",),
         "--part would change nothing: this is a directory of settings."),
    ],
)  # fmt: skip
def test_options_that_would_have_no_effect_are_refused(
    lines: tuple[str, ...], words: tuple[str, ...], said: str, run: Run, workspace: Path
) -> None:
    answer = run("--as-of", SEPTEMBER, "import", save("in.csv", *lines), *words)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not (workspace / "transfer.db").exists()


def test_steps_out_of_order_are_told(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    save("events.csv", "reference,step,on,note", "CW0001,draft_served,2016-09-12,", "CW0001,notice_given,2016-09-26,",
         "CW0001,complaint,2016-09-26,by letter", "CW0001,complaint,2016-09-26,by telephone")  # fmt: skip
    answer = run("--plain", "--as-of", OCTOBER, "import", "events.csv")
    assert (answer.exit_code, count(answer, "New")) == (DONE, (4,))
    assert answer.stderr.splitlines()[1:] == [
        "Warning: Steps out of order (1)",
        (
            '  events.csv:2, column on: "2016-09-12": draft_served of CW0001 stands before notice_given on '
            "26 Sep 2016. Look which of the two is wrong. [IMP038]"
        ),
    ]


def test_where_a_row_does_not_say_whose_it_is_nobody_is_recorded_as_gone_though_they_are_listed(
    run: Run, load: Run
) -> None:
    load(SEPTEMBER, HEADINGS, row("001"), row("002"))
    save("next.csv", HEADINGS, row("001"), '002,Chi"ld,"Exa"mple,2007-05-04')
    answer = run("--json", "--as-of", OCTOBER, "import", "next.csv", "--skip-bad-rows")
    assert (answer.exit_code, answer.json["gone"]) == (FINDING, ["002"])
    assert happened(run, "002") == []


def test_a_child_who_is_back_is_loaded_as_such(load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"), row("CW0002"))
    load(OCTOBER, HEADINGS, row("CW0001"))
    back = load("2016-10-10", HEADINGS, row("CW0001"), row("CW0002"), "")
    assert "CW0002     back_in_file  \N{EN DASH}    10 Oct 2016" in back.stdout
    assert back.stdout.splitlines()[-1] == "Loaded."


BOOKS = (
    f"{HEADINGS},moved_in_on,left_on,plan_issued,no_plan_notified",
    row("CW0001", "", "", "", ""),
    row("CW0002", "2016-08-30", "", "", ""),
    row("CW0003", "", "2016-09-01", "", ""),
    row("CW0004", "", "", "2016-08-01", ""),
    row("CW0005", "", "", "", "2016-08-01"),
    row("CW0006", "", "2016-09-02", "2016-08-01", ""),
    row("CW0007", "", "2016-12-31", "", ""),
    row("CW0008", "", "", "2016-12-31", ""),
)


def test_the_books_are_printed_and_balance(run: Run) -> None:
    save("caseload.csv", *BOOKS)
    answer = run("--json", "--as-of", SEPTEMBER, "import", "caseload.csv")
    assert answer.json["books"] == {
        "opening": 0, "new": 7, "moved_in": 1, "reopened": 0, "transferred": 2, "no_plan": 1, "left": 1, "closing": 4,
        "balance": True,
    }  # fmt: skip
    assert run("--json", "--as-of", SEPTEMBER, "status").json["open"] == 4

    save("next.csv", *(line.replace("CW0001,", "CW0009,").replace("2016-09-01", "2016-12-01") for line in BOOKS[:4]))
    answer = run("--plain", "--as-of", OCTOBER, "import", "next.csv")
    names = ("Open before", "+ new", "+ moved in", "+ opened again", "- transferred", "- no plan", "- left")
    assert count(answer, *names, "= open now") == (4, 1, 0, 1, 0, 0, 0, 6)
    assert run("--json", "--as-of", OCTOBER, "status").json["open"] == 6


def test_a_dry_run_tells_the_books_as_they_would_be(run: Run, workspace: Path) -> None:
    save("caseload.csv", *BOOKS)
    answer = run("--plain", "--as-of", SEPTEMBER, "import", "caseload.csv", "--dry-run")
    assert count(answer, "Open before", "+ new", "- left", "= open then") == (0, 7, 1, 4)
    assert not (workspace / "transfer.db").exists()


def test_steps_of_an_events_file_are_in_the_books(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"), row("CW0002"), row("CW0003"))
    save("events.csv", "reference,step,on", "CW0001,plan_issued,2016-09-12", "cw0001,plan_issued,2016-09-13",
         "CW0002,no_plan_notified,2016-09-13", "CW0003,plan_issued,2017-01-01")  # fmt: skip
    answer = run("--json", "--as-of", OCTOBER, "import", "events.csv")
    assert answer.json["books"] == {
        "opening": 3, "new": 0, "moved_in": 0, "reopened": 0, "transferred": 1, "no_plan": 1, "left": 0, "closing": 1,
        "balance": True,
    }  # fmt: skip


def test_rejected_rows_are_written_although_nothing_is_loaded(run: Run, workspace: Path) -> None:
    save("caseload.csv", *BAD)
    answer = run("--as-of", SEPTEMBER, "import", "caseload.csv", "--rejects", "left out.csv")
    assert (answer.exit_code, (workspace / "transfer.db").exists()) == (FINDING, False)
    assert answer.stdout.splitlines()[-1] == (
        "Nothing was loaded: 1 row of 2 is rejected. They are in left out.csv with the reasons; "
        "mend what is named in caseload.csv."
    )
    lines = (workspace / "left out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["reference", "CW0002"]


LONG_FILE = (HEADINGS, *(row(f"CW{n:05}") for n in range(10_600)), row("CW99999", born="31/02/2007"))


def test_a_long_file_with_a_bad_row_at_its_end_leaves_no_case(run: Run, load: Run) -> None:
    answer = load(SEPTEMBER, *LONG_FILE)
    assert (answer.exit_code, answer.stdout.splitlines()[-1][:19]) == (FINDING, "Nothing was loaded:")
    assert references(run) == []
    verified = run("--json", "audit", "verify")
    assert (verified.exit_code, verified.json["head"]) == (DONE, "")


def test_a_bar_shows_how_far_a_long_file_is_on_a_terminal_only(
    load: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert "Checking" not in load(SEPTEMBER, *LONG_FILE[:-1]).stderr
    (workspace / "transfer.db").unlink()
    monkeypatch.setenv("TERM", "xterm")
    for words, shown in (((), True), (("-q",), False), (("--plain",), False), (("--json",), False)):
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        assert run_at_edge(transfer, [*words, "import", "caseload.csv", "--dry-run"]) == DONE
        assert ("Checking and loading" in terminal.getvalue()) is shown, words


def test_a_file_that_is_changed_while_it_is_read_is_not_loaded(
    run: Run, load: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    save("next.csv", HEADINGS, row("CW0001"), row("CW0002"))

    def somebody_saves(self: WholeFile, arrival: Arrival) -> tuple[Problem, ...]:
        save("next.csv", HEADINGS, row("CW0001"), row("CW0003"))
        return seen(self, arrival)

    seen = WholeFile.see
    monkeypatch.setattr(WholeFile, "see", somebody_saves)
    answer = run("--plain", "--as-of", OCTOBER, "import", "next.csv")
    assert (answer.exit_code, answer.stdout) == (UNUSABLE, "")
    assert answer.stderr == (
        "next.csv was changed while it was read; nothing was loaded. "
        "Close it in other programs, and import it again. [IMP025]\n"
    )
    assert references(run) == ["CW0001"]


PROGRAM = [sys.executable, "-m", "transfer_cli"]


def begun(*words: str) -> subprocess.Popen[str]:
    """`transfer` with these words, on its own."""
    return subprocess.Popen(
        [*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def state(run: Run) -> tuple[list[str], str, int]:
    """References, head of the chain, and whether it is whole."""
    verified = run("--json", "audit", "verify")
    return references(run), verified.json["head"], verified.exit_code


@pytest.mark.parametrize("parts", [1, 6, 12])
def test_an_import_that_is_killed_leaves_the_record_as_it_was(parts: int, run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"), row("CW0002"))
    before = state(run)
    save("next.csv", *LONG_FILE[:8_000])
    killed = f"""
import os, signal, sys
from transfer_cli.store.importing import Importing
added = Importing.add
def add(self, changes):
    added(self, changes)
    add.parts += 1
    if add.parts == {parts}:
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
add.parts = 0
Importing.add = add
from transfer_cli.__main__ import main
sys.argv = ["transfer", "--as-of", "{OCTOBER}", "import", "next.csv"]
main()
"""
    done = subprocess.run([sys.executable, "-c", killed], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode not in {DONE, FINDING, UNUSABLE}, done.stderr
    assert state(run) == before
    again = run("--json", "--as-of", OCTOBER, "import", "next.csv")
    assert (again.exit_code, again.json["new"], again.json["gone"]) == (DONE, 7_999, ["CW0001", "CW0002"])
    assert state(run)[2] == DONE


def test_of_two_imports_at_once_the_second_waits_or_is_told_to_try_again(run: Run, load: Run) -> None:
    load(SEPTEMBER, HEADINGS, row("CW0001"))
    save("one.csv", *LONG_FILE[:6_000])
    save("two.csv", *LONG_FILE[:6_000], row("CW77777"))
    both = [begun("--json", "--as-of", OCTOBER, "import", name) for name in ("one.csv", "two.csv")]
    said = [process.communicate(timeout=120) for process in both]
    codes = [process.returncode for process in both]
    assert set(codes) <= {DONE, BUSY}, said
    assert DONE in codes
    assert all("[REC" in stderr for code, (_, stderr) in zip(codes, said, strict=True) if code == BUSY)
    found, _, verified = state(run)
    assert (len(found), verified) == (len(set(found)), DONE)
    assert len(found) in {6_000, 6_001}
    assert len(run("--json", "audit", "log").json["operations"]) == 1 + codes.count(DONE)


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

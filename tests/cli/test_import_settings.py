"""`transfer import settings.csv`, and what the directory does for a caseload that comes after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Answer, Run

SEPTEMBER, OCTOBER = "2016-09-05", "2016-10-03"
DONE, FINDING = 0, 1
DIRECTORY = (
    "urn,name,type,head_teacher,address1,postcode,email,lowest_age,highest_age",
    "900001,Larkfield Primary School,mainstream,Mrs A Example,1 School Lane,CH1 7AL,office@larkfield.example,4,11",
    ",Little Herons,early_years,Ms B Example,2 Mill Lane,CH1 7AN,,2,4",
)
CASELOAD = "reference,forename,surname,date_of_birth,home_address1,document,setting_urn,setting_name,setting_type"


@pytest.fixture
def load(run: Run) -> Run:
    """Import these lines as of a day: `load(SEPTEMBER, *DIRECTORY)`."""
    Path("transfer.toml").write_text('[authority]\nname = "Sampleshire Council"\n', encoding="utf-8")

    def import_lines(as_of: str, *lines: str, words: tuple[str, ...] = ("--plain",)) -> Answer:
        Path("in.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return run(*words, "--as-of", as_of, "import", "in.csv")

    return import_lines


def child(reference: str, setting: str, *, born: str = "2007-05-04") -> str:
    return f"{reference},Robin,{reference},{born},1 Sample Street,statement,{setting}"


def counts(answer: Answer) -> dict[str, int]:
    return {key: answer.json[key] for key in ("rows", "new", "changed", "unchanged", "rejected")}


def operations(run: Run) -> list[str]:
    return [operation["words"] for operation in run("--json", "audit", "log").json["operations"]]


def test_the_first_directory_starts_the_record(load: Run) -> None:
    answer = load(SEPTEMBER, *DIRECTORY)
    assert (answer.exit_code, answer.stderr.splitlines()[0]) == (
        DONE,
        "There was no record at transfer.db, so one was started.",
    )
    assert (
        answer.stdout
        == """\
Import of in.csv, as of 5 Sep 2016

Rows of the file  Number
Rows                   2
New                    2
Changed                0
Unchanged              0
Rejected               0

Loaded.
"""
    )


def test_changes_are_shown_field_by_field(load: Run, run: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    moved = DIRECTORY[1].replace("Mrs A Example", "Mr C Example").replace("1 School Lane", "9 School Lane")
    answer = load(OCTOBER, DIRECTORY[0], moved, DIRECTORY[2], "900003,New School,special,,,,,,")
    assert (
        """\
Rows                   3
New                    1
Changed                1
Unchanged              1
Rejected               0

Changes

Setting  What     Was            Becomes
900001   head     Mrs A Example  Mr C Example
900001   address  1 School Lane  9 School Lane

Loaded.
"""
        in answer.stdout
    )
    assert operations(run) == ["settings file: 1 new, 1 changed", "settings file: 2 new, 0 changed"]


def test_the_answer_for_programs(load: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    lines = (DIRECTORY[0], DIRECTORY[1].replace("4,11", "4,13"), "900004,,special,,,,,,")
    answer = load(OCTOBER, *lines, words=("--json",))
    assert answer.exit_code == FINDING
    assert answer.json == {
        "file": "in.csv",
        "kind": "settings",
        "profile": "canonical",
        "sheet": None,
        "encoding": "UTF-8",
        "delimiter": ",",
        "rows": 2,
        "new": 0,
        "changed": 1,
        "unchanged": 0,
        "rejected": 1,
        "gone": [],
        "clashes": 0,
        "changes": [{"reference": "900001", "field": "highest_age", "old": "11", "new": "13"}],
        "books": None,
        "dates_either_way": 0,
        "loaded": False,
        "dry_run": False,
        "loaded_before": None,
        "rejects": None,
        "problems": [
            {
                "id": "IMP090",
                "severity": "reject",
                "where": "row 3, column name",
                "value": "",
                "why": "a setting must have a name.",
                "fix": "Fill it in.",
            }
        ],
    }


def test_the_same_file_again_changes_nothing_and_says_when_it_was_loaded(load: Run, run: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    again = load(OCTOBER, *DIRECTORY)
    assert again.stdout.splitlines()[-1].startswith("Nothing was changed: exactly this file was loaded on ")
    other = load(OCTOBER, DIRECTORY[0], *reversed(DIRECTORY[1:]), words=("--json",))
    assert counts(other) == {"rows": 2, "new": 0, "changed": 0, "unchanged": 2, "rejected": 0}
    assert operations(run) == ["settings file: 2 new, 0 changed"]


def test_a_dry_run_writes_nothing(load: Run, run: Run, workspace: Path) -> None:
    Path("settings.csv").write_text("\n".join(DIRECTORY) + "\n", encoding="utf-8")
    answer = run("--plain", "--as-of", SEPTEMBER, "import", "settings.csv", "--dry-run")
    assert (answer.exit_code, answer.stdout.splitlines()[-1]) == (DONE, "Dry run: nothing was written.")
    assert not (workspace / "transfer.db").exists()
    load(SEPTEMBER, *DIRECTORY)
    Path("settings.csv").write_text("\n".join((DIRECTORY[0], "900003,Wren,,,,,,,")) + "\n", encoding="utf-8")
    answer = run("--json", "--as-of", SEPTEMBER, "import", "settings.csv", "--dry-run")
    assert (answer.json["new"], answer.json["loaded"]) == (1, False)
    assert operations(run) == ["settings file: 2 new, 0 changed"]


def test_the_rejected_rows_are_mended_and_loaded(load: Run, run: Run) -> None:
    Path("settings.csv").write_text("\n".join((*DIRECTORY, "900003,Wren,speical,,,,,,")) + "\n", encoding="utf-8")
    answer = run("--plain", "--as-of", SEPTEMBER, "import", "settings.csv", "--skip-bad-rows")
    assert answer.exit_code == FINDING
    rejects = Path("settings-rejects.csv")
    mended = rejects.read_text(encoding="utf-8-sig").replace("speical,", "special,")
    assert mended.splitlines()[1].startswith("900003,Wren,special,")
    answer = load(SEPTEMBER, *mended.splitlines(), words=("--json",))
    assert counts(answer) == {"rows": 1, "new": 1, "changed": 0, "unchanged": 0, "rejected": 0}


def test_five_hundred_settings_and_more(load: Run) -> None:
    lines = [f"{900_000 + n},School {n},mainstream,,,,,4,11" for n in range(1201)]
    assert counts(load(SEPTEMBER, DIRECTORY[0], *lines, words=("--json",)))["new"] == 1201
    changed = [line.replace("4,11", "4,13") for line in lines]
    short = load(OCTOBER, DIRECTORY[0], *changed)
    assert "... and 1,181 more; --all lists them." in short.stdout
    others = [line.replace("4,11", "4,12") for line in lines]
    assert len(load(OCTOBER, DIRECTORY[0], *others, words=("--json",)).json["changes"]) == 1201


def test_a_caseload_is_held_against_the_directory(load: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    answer = load(
        SEPTEMBER, CASELOAD,
        child("CW0001", ",Larkfield primary school,special"), child("CW0002", "900001,,mainstream", born="2000-05-04"),
        child("CW0003", ",Nowhere School,mainstream"), child("CW0004", ",Educated at home,home"),
        child("CW0005", "900001,Another name,resourced"),
        words=("--json",),
    )  # fmt: skip
    assert counts(answer) == {"rows": 5, "new": 5, "changed": 0, "unchanged": 0, "rejected": 0}
    assert [(problem["id"], problem["severity"], problem["where"]) for problem in answer.json["problems"]] == [
        ("IMP045", "note", "row 4, column setting_name"),
        ("IMP053", "note", "row 2, column setting_type"),
        ("IMP055", "note", "row 3, column date_of_birth"),
    ]


def test_the_directory_fills_in_a_name_and_never_replaces_a_type(load: Run, run: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    load(SEPTEMBER, CASELOAD, child("CW0001", "900001,,special"))
    fields = run("--json", "--as-of", SEPTEMBER, "case", "show", "CW0001").json["fields"]
    assert (fields["setting_name"], fields["setting_type"]) == ("Larkfield Primary School", "special")


def test_a_case_shows_the_head_of_its_setting(load: Run, run: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    load(SEPTEMBER, CASELOAD, child("CW0001", "900001,,mainstream"), child("CW0002", ",Elsewhere,special"))
    shown = run("--plain", "--as-of", SEPTEMBER, "case", "show", "CW0001").stdout
    assert "Head or contact  Mrs A Example, office@larkfield.example\n" in shown
    assert run("--json", "--as-of", SEPTEMBER, "case", "show", "CW0001").json["setting"] == {
        "urn": "900001",
        "name": "Larkfield Primary School",
        "head": "Mrs A Example",
        "address": ["1 School Lane", "CH1 7AL"],
        "email": "office@larkfield.example",
        "phone": None,
        "closed_on": None,
    }
    assert run("--json", "--as-of", SEPTEMBER, "case", "show", "CW0002").json["setting"] is None
    assert "Head or contact" not in run("--plain", "--as-of", SEPTEMBER, "case", "show", "CW0002").stdout


def test_a_directory_leaves_the_chain_whole(load: Run, run: Run) -> None:
    load(SEPTEMBER, *DIRECTORY)
    load(SEPTEMBER, CASELOAD, child("CW0001", "900001,,mainstream"))
    load(OCTOBER, DIRECTORY[0], DIRECTORY[1].replace("4,11", "4,13"))
    assert run("audit", "verify").exit_code == DONE

"""`transfer case sar`: everything about the child, and nobody else's data."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Run
from tests.correspondence import PARENTS, case_for
from transfer_cli.domain.case import Relationship
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent, NewOperation, NewSchedule, NewStart
from transfer_cli.domain.columns import fields_of
from transfer_cli.readers.traces import text_of
from transfer_cli.store import open_store

SETTINGS = Path(__file__).parent / "letters" / "transfer.toml"
FATHER_ONLY = ("Bertram", "Quixwood", "9 Hidden Lane", "ZZ9 9ZZ", "bertram@quix.example", "07700 900123")


@pytest.fixture
def here(workspace: Path, run: Run) -> Path:
    """A child with two parents who live apart, a brother, letters to both parents, and a history."""
    shutil.copy(SETTINGS, workspace / "transfer.toml")
    mother = replace(PARENTS[0], name="Ms Alix Example")
    father = replace(
        mother, name="Mr Bertram Quixwood", relationship=Relationship.FATHER, address=("9 Hidden Lane", "Chester"),
        postcode="CH1 9ZZ", email="bertram@quix.example", confidential=True,
    )  # fmt: skip
    child = case_for("notice", reference="L01", contacts=(mother, father))
    brother = case_for("notice", reference="L02", forename="Kit", contacts=())
    steps = (NewEvent("L01", "complaint", day("2016-09-02"), note="Bertram says that Kit was there as well"),)
    loaded = Changes(
        new_cases=tuple(fields_of(replace(c, events=(), promise=None)) for c in (child, brother)), events=steps
    )
    moved = FieldChange("L01", "contact2_address1", "9 Hidden Lane", "10 Hidden Lane", day("2016-09-20"))
    with open_store(str(workspace / "transfer.db"), create=True) as store:
        store.record(NewOperation("import", "2 new", day("2016-09-05")), loaded)
        monday = day("Mon 24 Oct 2016")
        planned = NewSchedule(feasible=True, starts=(NewStart("L01", monday, monday, "J Price", None, None),))
        store.record(NewOperation("schedule", "1 start", day("2016-09-05")), Changes(schedule=planned))
        store.record(NewOperation("case correct", "L01: address", day("2016-09-20")), Changes(fields=(moved,)))
        corrected = NewEvent("L01", "complaint", day("2016-09-03"), supersedes=1)
        store.record(NewOperation("case record", "L01: complaint", day("2016-09-20")), Changes(events=(corrected,)))
    words = ("--as-of", "2016-10-03", "letters", "generate", "--kind", "notice", "--reference", "L01")
    assert len(run("--json", *words).json["letters"]) == 2
    return workspace


def handed_out(folder: Path) -> str:
    return "\n".join(text_of(path.read_bytes()) for path in folder.rglob("*") if path.is_file())


def test_the_child_is_given_everything_but_what_is_other_peoples(here: Path, run: Run) -> None:
    answer = run("--json", "--as-of", "2016-10-10", "case", "sar", "L01", "--received", "2016-10-03").json
    folder = here / "sar" / "L01-2016-10-10"
    assert (answer["folder"], answer["answer_by"]) == (str(folder), "2016-11-11")
    text = handed_out(folder)
    assert [word for word in (*FATHER_ONLY, "Alix", "10 Hidden") if word in text] == []
    assert "Kit" not in text
    document = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    complaint = [(step["day"], step["remark"], step["stands"]) for step in document["steps"]]
    assert complaint == [
        ("2016-09-02", "[another person] says that [another person] was there as well", "corrected"),
        ("2016-09-03", None, "yes"),
    ]
    assert [letter["to"] for letter in document["letters"]] == ["somebody else", "somebody else"]
    assert document["history"] == []
    assert [entry["what"] for entry in document["operations"]] == [
        "several children", "several children", "L01: address", "L01: complaint", "several children",
    ]  # fmt: skip
    assert "2016-10-03/print.pdf" in document["files"]
    assert {fact["field"]: fact["value"] for fact in document["facts"]}["reference"] == "L01"


def test_what_was_left_out_and_is_to_be_decided_is_said_first(here: Path, run: Run) -> None:  # noqa: ARG001
    answer = run("--plain", "--as-of", "2016-10-10", "case", "sar", "L01")
    assert answer.exit_code == 0
    for said in (
        "To be answered by 18 Nov 2016: promptly, and before the end of forty days",
        "2 contacts other than whoever asks",
        "2 letters to other people, which show where they live.",
        "TO DECIDE: 1 remark in free text.",
    ):
        assert said in answer.stdout


def test_a_parent_who_asks_is_given_their_own_data_too(here: Path, run: Run) -> None:
    run("--as-of", "2018-06-30", "case", "sar", "L01", "--contact", "1")
    folder = here / "sar" / "L01-2018-06-30"
    text = handed_out(folder)
    assert "Alix" in text
    assert "30 July 2018" in text
    assert [word for word in FATHER_ONLY if word in text] == []
    (letter,) = (folder / "letters").iterdir()
    register = run("--json", "letters", "register", "--reference", "L01").json["letters"]
    assert hashlib.sha256(letter.read_bytes()).hexdigest() in {entry["sha256"] for entry in register}


def test_it_is_noted_as_read_with_each_file(here: Path, run: Run) -> None:
    run("--as-of", "2016-10-10", "case", "sar", "L01", "--contact", "1")
    files = [path for path in (here / "sar").rglob("*") if path.is_file()]
    noted = [e for e in run("--json", "audit", "log", "--reads").json["reads"] if e["command"] == "case sar"]
    assert {entry["file_sha256"] for entry in noted} == {
        hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    assert {entry["reference"] for entry in noted} == {"L01"}


def test_answers_of_one_day_never_share_a_folder(here: Path, run: Run) -> None:
    for number in ("1", "2", "1"):
        run("--as-of", "2016-10-10", "case", "sar", "L01", "--contact", number)
    folders = [here / "sar" / f"L01-2016-10-10{ending}" for ending in ("", "-2", "-3")]
    assert sorted((here / "sar").iterdir()) == folders
    assert [len(list((folder / "letters").iterdir())) for folder in folders] == [1, 1, 1]
    assert ["Bertram" in handed_out(folder) for folder in folders] == [False, True, False]


def test_dry_run_writes_nothing(here: Path, run: Run) -> None:
    answer = run("--as-of", "2016-10-10", "case", "sar", "L01", "--dry-run")
    assert "Would write" in answer.stdout
    assert not (here / "sar").exists()


def test_a_contact_that_is_not_there(here: Path, run: Run) -> None:  # noqa: ARG001
    answer = run("case", "sar", "L01", "--contact", "3")
    assert (answer.exit_code, "[USE040]" in answer.stderr) == (3, True)


def test_a_home_that_is_kept_from_the_other_parent_is_left_out(workspace: Path, run: Run) -> None:
    shutil.copy(SETTINGS, workspace / "transfer.toml")
    home, postcode = ("44 Refuge Close", "Chester"), "CH1 4AA"
    mother = replace(PARENTS[0], name="Ms Alix Example", address=home, postcode=postcode, confidential=True)
    father = replace(mother, name="Mr Dan Quixwood", address=("9 Far Lane",), postcode="CH1 9ZZ", confidential=False)
    child = case_for("notice", reference="L01", contacts=(father, mother), home_address=home, home_postcode=postcode)
    fields = fields_of(replace(child, events=(), promise=None))
    swapped = {"name": "Ms Alix Example", "address1": "3 Former Road", "postcode": "CH1 3BB"}
    moves = [
        FieldChange("L01", f"contact1_{field}", str(fields[f"contact1_{field}"]), value, day("2016-09-06"))
        for field, value in swapped.items()
    ]
    back = [replace(one, old=one.new, new=one.old, holds_from=day("2016-09-07")) for one in moves]
    with open_store(str(workspace / "transfer.db"), create=True) as store:
        store.record(NewOperation("import", "1 new", day("2016-09-05")), Changes(new_cases=(fields,)))
        store.record(NewOperation("import", "1 changed", day("2016-09-06")), Changes(fields=tuple(moves)))
        store.record(NewOperation("import", "1 changed", day("2016-09-07")), Changes(fields=tuple(back)))
    answer = run("--as-of", "2016-10-03", "case", "sar", "L01", "--contact", "1")
    assert (answer.exit_code, "The child's home, now and before" in answer.stdout) == (0, True)
    assert "6 earlier values of the contact who asks" in answer.stdout
    text = handed_out(workspace / "sar")
    assert [w for w in ("44 Refuge", "CH1 4AA", "Alix", "3 Former", "CH1 3BB") if w in text] == []
    assert "9 Far Lane" in text


@pytest.fixture
def hidden_home(workspace: Path) -> Path:
    """A child who lives with a mother whose address is confidential, in other letters."""
    shutil.copy(SETTINGS, workspace / "transfer.toml")
    mother = replace(
        PARENTS[0], name="Ms Alix Example", address=("44 REFUGE CLOSE, Chester",), postcode=None, confidential=True
    )
    father = replace(mother, name="Mr Dan Quixwood", address=("9 Far Lane",), postcode="CH1 9ZZ", confidential=False)
    home, postcode = ("44 Refuge Close", "Chester"), "CH1 4AA"
    child = case_for("notice", reference="L01", contacts=(father, mother), home_address=home, home_postcode=postcode)
    with open_store(str(workspace / "transfer.db"), create=True) as store:
        loaded = Changes(new_cases=(fields_of(replace(child, events=(), promise=None)),))
        store.record(NewOperation("import", "1 new", day("2016-09-05")), loaded)
    return workspace


@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_a_home_that_may_be_confidential_is_given_to_nobody_by_default(
    hidden_home: Path, run: Run, dry_run: tuple[str, ...]
) -> None:
    answer = run("--as-of", "2016-10-03", "case", "sar", "L01", *dry_run)
    assert (answer.exit_code, "[RULE073]" in answer.stderr) == (4, True)
    assert "44" not in answer.stdout + answer.stderr
    assert not (hidden_home / "sar").exists()


@pytest.mark.parametrize(
    ("who", "home", "said"),
    [
        ("1", False, "whoever asks is not known to"),
        ("2", True, None),
        ("young_person", True, "Hand this to nobody but the young person"),
    ],
)
def test_whoever_is_said_to_ask_decides_whether_the_home_is_given(
    hidden_home: Path, run: Run, who: str, *, home: bool, said: str | None
) -> None:
    answer = run("--json", "--as-of", "2016-10-03", "case", "sar", "L01", "--contact", who)
    assert answer.exit_code == 0
    assert ("CH1 4AA" in handed_out(hidden_home / "sar")) == home
    left_out = " ".join(answer.json["left_out"])
    assert (said or "") in left_out
    assert ("child's home" in left_out) == (said is not None)


def undo(run: Run, *numbers: int) -> None:
    for number in numbers:
        assert run("--as-of", "2016-10-03", "undo", str(number), "--yes").exit_code == 0


def test_what_is_undone_is_given_as_such(here: Path, run: Run) -> None:
    undo(run, 5, 4, 3, 2)
    assert run("--as-of", "2016-10-10", "case", "sar", "L01", "--contact", "2").exit_code == 0
    data = json.loads((here / "sar" / "L01-2016-10-10" / "answer.json").read_text(encoding="utf-8"))
    assert [(step["day"], step["stands"]) for step in data["steps"]] == [
        ("2016-09-02", "yes"),
        ("2016-09-03", "undone"),
    ]
    assert [change["stands"] for change in data["history"]] == ["undone"]
    assert [start["stands"] for start in data["starts"]] == ["undone"]
    assert [one["what"].startswith("UNDONE: ") for one in data["operations"]] == [False, *[True] * 4, *[False] * 4]


def test_a_child_whose_import_is_undone_is_still_held(here: Path, run: Run) -> None:
    undo(run, 5, 4, 3, 2, 1)
    assert run("case", "show", "L01").exit_code == 3
    answer = run("--as-of", "2016-10-10", "case", "sar", "l01", "--contact", "1")
    assert answer.exit_code == 0
    assert "what brought it is undone. It is still held." in " ".join(answer.stderr.split())
    data = json.loads((here / "sar" / "L01-2016-10-10" / "answer.json").read_text(encoding="utf-8"))
    assert {"field": "contact1 name", "value": "Ms Alix Example"} in data["facts"]
    assert all(step["stands"] == "undone" for step in data["steps"])
    assert run("case", "sar", "L99").exit_code == 3


def test_retention_says_that_children_of_undone_imports_are_held(here: Path, run: Run) -> None:  # noqa: ARG001
    assert run("--json", "retention", "due").json["undone"] == 0
    undo(run, 5, 4, 3, 2, 1)
    assert run("--json", "retention", "due").json["undone"] == 2
    assert "2 children of undone imports" in " ".join(run("retention", "due").stderr.split())

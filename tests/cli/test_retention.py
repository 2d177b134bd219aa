"""`transfer retention`: after it a search for the child finds nothing, and figures of the past are as they were."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_case, day
from tests.conftest import Answer, Run
from tests.correspondence import PARENTS, case_for
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge
from transfer_cli.domain.changes import Changes, NewEvent, NewOperation, NewSchedule, NewStart
from transfer_cli.domain.columns import fields_of
from transfer_cli.readers.traces import text_of
from transfer_cli.store import open_store

REFUSED, FINDING = 4, 1
SETTINGS = Path(__file__).parent / "letters" / "transfer.toml"
DAYS = ("2016-09-12", "2016-10-03", "2017-03-06", "2018-03-31")
PLANTED = ("Zebulon", "Quixwood", "Hidden Lane", "Whispered", "Y895000000017", "L01")
RULES = """
[outputs]
reports = 100
case_files = 3650

[[retention.rules]]
name = "sen_file"
years = 18
source = "our schedule"
"""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of three children, made once: one whose time is over, an open case, and a child still young."""
    folder = tmp_path_factory.mktemp("retention") / "here"
    folder.mkdir()
    (folder / "transfer.toml").write_text(SETTINGS.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    mother = replace(PARENTS[0], name="Mrs Ottoline Quixwood", address=("1 Hidden Lane", "Chester"))
    cases = (
        case_for("notice", reference="L01", forename="Zebulon", surname="Quixwood", contacts=(mother,),
                 upn="Y895000000017", home_address=("1 Hidden Lane", "Chester"), date_of_birth=day("2005-03-03")),
        case_for("notice", reference="L02", forename="Open", date_of_birth=day("2006-03-03")),
        case_for("notice", reference="L03", forename="Young", date_of_birth=day("2012-03-03")),
    )  # fmt: skip
    starts = tuple(
        NewStart(c.reference, c.promise.week, c.promise.starts_on, "J Price", None, None) for c in cases if c.promise
    )
    loaded = Changes(
        new_cases=tuple(fields_of(replace(case, events=(), promise=None)) for case in cases),
        events=(NewEvent("L01", "complaint", day("2016-09-02"), note="Whispered to Zebulon"),),
    )
    with open_store(str(folder / "transfer.db"), create=True) as store:
        store.record(NewOperation("import", "sample", day("2016-09-05")), loaded)
        store.record(
            NewOperation("schedule", "3 starts", day("2016-09-05")), Changes(schedule=NewSchedule(True, starts))
        )
    for words in (
        "letters generate --kind notice --reference L01 --reference L02 --reference L03",
        "letters posted 2016-10-03 --on 2016-10-03 --class first",
        "letters file L01", "report weekly --audience team", "case show L01",
        f"export {folder / 'exports' / 'all.csv'}", f"export {folder / 'exports' / 'all.xlsx'}",
        f"export {folder / 'mine.csv'}", "case record L01 plan_issued --on 2017-02-20",
        "case record L03 plan_issued --on 2017-02-20",
    ):  # fmt: skip
        (folder / "exports").mkdir(exist_ok=True)
        place = ["-q", "--db", str(folder / "transfer.db"), "--settings", str(folder / "transfer.toml")]
        as_of = "2017-03-01" if "plan_issued" in words else "2016-10-03"
        assert run_at_edge(transfer, [*place, "--as-of", as_of, *words.split()]) == 0, words
    (folder / "backups").mkdir()
    shutil.copy(folder / "transfer.db", folder / "backups" / "2017-03-01.transfer-backup")
    return folder


@pytest.fixture
def here(prepared: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that workspace, to stand in, with a defect in the log that mentions the child."""
    folder = workspace / "here"
    shutil.copytree(prepared, folder)
    (workspace / "log").mkdir()
    (workspace / "log" / "transfer.log").write_text("defect: could not set Zebulon Quixwood", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TRANSFER_ACTOR", "j.price")
    return folder


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file of the workspace and the log, as whoever searches for a name would read it."""
    for path in (*folder.rglob("*"), *(folder.parent / "log").glob("*")):
        if path.is_file():
            yield str(path), path.name + text_of(path.read_bytes()) + path.read_bytes().decode("latin-1")


def found(folder: Path) -> list[tuple[str, str]]:
    return sorted((Path(name).name, word) for name, text in everything(folder) for word in PLANTED if word in text)


def figures(run: Run) -> list[object]:
    """What must not change: the reports of past days that name nobody, and their figures."""
    return [
        (
            run("--json", "--as-of", on, "report", "weekly", "--dry-run").json["hash"],
            run("--json", "--as-of", on, "status").json,
        )
        for on in DAYS
    ]


def test_due_lists_whose_time_is_over_and_what_stands_against_it(here: Path, run: Run) -> None:  # noqa: ARG001
    document = run("--json", "--as-of", "2025-01-01", "retention", "due").json
    assert document["due"] == [
        {"reference": "L01", "rule": "sen_file", "due": "2023-03-03", "against": None, "undone": False},
        {"reference": "L02", "rule": "sen_file", "due": "2024-03-03",
         "against": "the case is still open: record first how it ended", "undone": False},
    ]  # fmt: skip
    assert document["expired"] == [
        str(Path("reports") / f"weekly-2016-10-03-team.{ending}") for ending in ("html", "pdf", "xlsx")
    ]
    shown = run("--plain", "--as-of", "2025-01-01", "retention", "due").stdout
    assert "L01        sen_file  3 Mar 2023  yes" in shown
    assert shown.endswith("To erase them for good: transfer retention run --approve 1\n")
    assert (
        run("--as-of", "2016-10-03", "retention", "due").stdout == "Everything is still to be kept, as of 3 Oct 2016.\n"
    )


def test_dry_run_lists_the_copies_and_changes_nothing(here: Path, run: Run) -> None:
    before = found(here)
    assert {name for name, _ in before} >= {"transfer.db", "transfer.log", "all.csv", "mine.csv", "manifest.csv"}
    document = run("--json", "--as-of", "2025-01-01", "retention", "run", "--dry-run").json
    names = {Path(place).name for place in document["files"]}
    assert names >= {"L01-notice-1.pdf", "print.pdf", "L01-letters.pdf", "all.csv", "all.xlsx", "log of defects"}
    assert "L02-notice-1.pdf" not in names
    assert [Path(place).name for place in document["lists"]] == ["manifest.csv"]
    assert document["elsewhere"] == ["mine.csv"]
    assert document["backups"] == [str(Path("backups") / "2017-03-01.transfer-backup")]
    assert found(here) == before


def erase(run: Run) -> Answer:
    return run("--as-of", "2025-01-01", "retention", "run", "--approve", "1")


WRONGLY = """\
reference,forename,surname,date_of_birth,home_address1,home_postcode,document,setting_name,setting_type
L09,Yolanda,Farthingale,2004-01-05,9 Vanished Row,ZZ8 8ZZ,statement,Larkfield School,mainstream
"""
WRONGLY_PLANTED = ("L09", "Yolanda", "Farthingale", "Vanished Row", "ZZ8 8ZZ")


def test_a_child_whose_import_is_undone_is_erased_when_its_time_is_over(here: Path, run: Run) -> None:
    (here / "wrong.csv").write_text(WRONGLY, encoding="utf-8")
    assert run("--as-of", "2017-03-01", "import", "wrong.csv", "--part").exit_code == 0
    (here / "wrong.csv").unlink()
    imported = run("--json", "audit", "log").json["operations"][0]["id"]
    assert run("--as-of", "2017-03-02", "undo", str(imported), "--yes").exit_code == 0
    before = figures(run)
    early = run("--json", "--as-of", "2022-01-05", "retention", "due").json
    assert (early["due"], early["undone"]) == ([], 1)
    over = run("--json", "--as-of", "2022-01-06", "retention", "due").json["due"]
    assert over == [{"reference": "L09", "rule": "sen_file", "due": "2022-01-05", "against": None, "undone": True}]
    assert "yes; its import is undone" in run("--plain", "--as-of", "2022-01-06", "retention", "due").stdout
    answer = run("--as-of", "2022-01-06", "retention", "run", "--approve", "1")
    assert (answer.exit_code, "1 child erased." in answer.stdout) == (0, True)
    left = [(name, word) for name, text in everything(here) for word in WRONGLY_PLANTED if word in text]
    assert left == []
    assert figures(run) == before
    assert {problem["id"] for problem in run("--json", "audit", "verify").json["problems"]} == {"REC017"}
    assert "[UND008]" in run("redo", str(imported), "--yes").stderr
    again = run("--json", "--as-of", "2022-01-06", "retention", "due").json
    assert (again["due"], again["undone"]) == ([], 0)
    assert run("case", "sar", "L09").exit_code == 3


def test_after_it_nothing_of_the_child_is_found_anywhere(here: Path, run: Run) -> None:
    (here / "mine.csv").unlink()  # named, and left to whoever put it there
    answer = erase(run)
    assert (answer.exit_code, found(here)) == (0, [])
    assert "1 child erased." in answer.stdout
    assert not (here / "backups").exists()
    kept = [path.name for path in (here / "letters" / "2016-10-03").glob("*.pdf")]
    assert sorted(kept) == ["L02-notice-1.pdf", "L03-notice-1.pdf"]
    manifest = (here / "letters" / "2016-10-03" / "manifest.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[0] for line in manifest.splitlines()] == ["reference", "L02", "L03"]


def test_verify_passes_and_says_under_which_rule(here: Path, run: Run) -> None:  # noqa: ARG001
    head = run("--json", "audit", "verify").json["head"]
    erase(run)
    answer = run("audit", "verify", "--head", head)
    assert answer.exit_code == 0
    assert "operation 1, case: 1 row was erased under the rule sen_file; the chain still holds." in answer.stdout


def test_figures_of_the_past_are_as_they_were(here: Path, run: Run) -> None:  # noqa: ARG001
    before = figures(run)
    assert erase(run).exit_code == 0
    assert figures(run) == before


def test_the_certificate_says_what_was_done_and_names_nobody(here: Path, run: Run) -> None:
    erase(run)
    files = sorted((here / "retention").iterdir())
    assert [path.suffix for path in files] == [".html", ".json", ".pdf"]
    certificate = json.loads(files[1].read_text(encoding="utf-8"))
    assert certificate["rules"] == [["sen_file", "18 years from birth", "our schedule", 1]]
    assert (certificate["children"], certificate["by"], certificate["backups"]) == (1, "j.price", 1)
    assert certificate["files"]["letters"] >= 3
    assert certificate["rows"] == {
        "access": 2,
        "case_row": 1,
        "contact": 1,
        "event": 3,
        "field_change": 1,
        "letter": 1,
        "schedule_start": 1,
    }
    for path in files:
        assert not any(word in text_of(path.read_bytes()) for word in PLANTED)
    (operation, *_) = run("--json", "audit", "log").json["operations"]
    assert (operation["command"], operation["words"]) == ("retention run", f"1 child erased, {files[1].stem}")


def test_the_number_must_be_typed_and_right(here: Path, run: Run) -> None:  # noqa: ARG001
    for words in ([], ["--approve", "2"]):
        answer = run("--as-of", "2025-01-01", "retention", "run", *words)
        assert (answer.exit_code, "[RULE071]" in answer.stderr) == (REFUSED, True)
    assert run("--json", "case", "show", "L01").exit_code == 0


def test_nothing_is_erased_ahead_of_its_time(here: Path, run: Run) -> None:  # noqa: ARG001
    answer = run("--as-of", "2199-01-01", "retention", "run", "--approve", "1")
    assert (answer.exit_code, "[RULE070]" in answer.stderr) == (REFUSED, True)


def test_where_two_people_are_asked_for_the_other_one_approves_exactly_this_list(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (here / "transfer.toml").read_text(encoding="utf-8")
    text = text.replace("[[retention.rules]]", "[retention]\ntwo_people = true\n\n[[retention.rules]]")
    (here / "transfer.toml").write_text(text, encoding="utf-8")
    assert run("--as-of", "2025-01-01", "retention", "approve", "1").exit_code == 0
    assert "[RULE072]" in erase(run).stderr
    monkeypatch.setenv("TRANSFER_ACTOR", "a.okoro")
    assert run("--as-of", "2025-01-01", "retention", "approve", "3").exit_code == REFUSED
    assert erase(run).exit_code == 0
    certificate = next((here / "retention").glob("*.json"))
    assert json.loads(certificate.read_text(encoding="utf-8"))["approved_by"] == "j.price"


def test_a_legal_hold_keeps_the_file_until_it_is_lifted(here: Path, run: Run) -> None:  # noqa: ARG001
    held = run("--as-of", "2020-01-01", "retention", "hold", "L01", "--why", "an inquiry")
    assert (held.exit_code, "L01: legal hold on 1 Jan 2020. Recorded." in held.stdout) == (0, True)
    (due, *_) = run("--json", "--as-of", "2025-01-01", "retention", "due").json["due"]
    assert due["against"] == "a legal hold since 2020-01-01"
    again = run("--as-of", "2020-01-02", "retention", "hold", "L01", "--why", "an inquiry")
    assert "This is in the record already" in again.stdout
    run("--as-of", "2021-01-01", "retention", "hold", "L01", "--lift", "--why", "it ended")
    assert run("--json", "--as-of", "2025-01-01", "retention", "due").json["due"][0]["against"] is None


def test_backups_can_be_left_to_the_authority(here: Path, run: Run) -> None:
    text = (here / "transfer.toml").read_text(encoding="utf-8")
    (here / "transfer.toml").write_text(
        text.replace("[[retention.rules]]", "[retention]\nbackups = false\n\n[[retention.rules]]"), encoding="utf-8"
    )
    answer = erase(run)
    assert "The backups still hold the children" in answer.stderr
    assert [path.name for path in (here / "backups").iterdir()] == ["2017-03-01.transfer-backup"]


def test_backups_of_another_record_in_the_folder_are_named_and_stay(here: Path, run: Run) -> None:
    other = here / "other.db"
    with open_store(str(other), create=True) as store:
        store.record(
            NewOperation("import", "1 new", day("2016-09-05")),
            Changes(new_cases=(fields_of(a_case(reference="X1")),)),
        )
    theirs = here / "backups" / "transfer-20161003-081500-by-hand.transfer-backup"
    assert run("--db", str(other), "backup", str(theirs)).exit_code == 0
    answer = erase(run)
    assert (answer.exit_code, theirs.exists()) == (0, True)
    assert f"left to whoever keeps that one: {theirs.name}." in " ".join(answer.stderr.split())


@pytest.mark.parametrize("folder", [".", "..", "backups"])
def test_of_the_folder_of_backups_only_backups_go(folder: str, here: Path, run: Run) -> None:
    with (here / "transfer.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[backups]\nfolder = "{folder}"\n')
    place = here / folder
    shutil.copy(here / "backups" / "2017-03-01.transfer-backup", place / "another.transfer-backup")
    (place / "minutes.txt").write_text("of the governors", encoding="utf-8")
    (place / "mine.txt").write_text("about Zebulon Quixwood", encoding="utf-8")
    assert run("backup", str(place / "renamed.zip")).exit_code == 0
    answer = erase(run)
    assert (answer.exit_code, "mine.txt" in answer.stderr) == (0, True)
    assert not list(place.glob("*.transfer-backup"))
    left = [(place / name).exists() for name in ("renamed.zip", "minutes.txt", "mine.txt")]
    assert [*left, (here / "transfer.toml").exists()] == [False, True, True, True]
    assert run("audit", "verify").exit_code == 0


def test_lines_of_other_children_stay_in_lists(here: Path, run: Run) -> None:
    manifest = here / "letters" / "2016-10-03" / "manifest.csv"
    with manifest.open("a", encoding="utf-8") as lines:
        lines.write("L01-2,notice,Ms Other\r\nL09,notice,The L01 Club\r\n")
    assert erase(run).exit_code == 0
    left = [line.split(",")[0] for line in manifest.read_text(encoding="utf-8-sig").splitlines()]
    assert left == ["reference", "L02", "L03", "L01-2", "L09"]


def test_somebody_else_with_the_record_open_is_told_and_a_second_run_finishes(here: Path, run: Run) -> None:
    with closing(sqlite3.connect(here / "transfer.db", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM case_row").fetchone()
        answer = erase(run)
        assert (answer.exit_code, "[REC042]" in answer.stderr) == (FINDING, True)
    assert run("--as-of", "2025-01-01", "retention", "run").exit_code == 0
    (here / "mine.csv").unlink()
    assert found(here) == []


def test_a_copy_that_cannot_be_removed_stops_it_before_anything_is_erased(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("transfer_cli.cli.retention_files.remove", refuse)
    answer = erase(run)
    assert (answer.exit_code, "[REC041]" in answer.stderr) == (3, True)
    assert run("case", "show", "L01").exit_code == 0
    assert not (here / "retention").exists()


def test_expired_copies_go_without_an_approval_and_the_register_keeps_what_was_sent(here: Path, run: Run) -> None:
    text = (here / "transfer.toml").read_text(encoding="utf-8")
    (here / "transfer.toml").write_text(text.replace("[outputs]\n", "[outputs]\nletters = 90\n"), encoding="utf-8")
    before = run("--json", "letters", "register").json["letters"]
    expired = run("--json", "--as-of", "2017-06-01", "retention", "due").json["expired"]
    assert expired[0] == str(Path("letters") / "2016-10-03")
    assert run("--json", "--as-of", "2016-12-31", "retention", "due").json["expired"] == []
    assert run("--as-of", "2017-06-01", "retention", "run").exit_code == 0
    assert not (here / "letters" / "2016-10-03").exists()
    assert not list((here / "reports").glob("*-team.*"))
    assert run("--json", "letters", "register").json["letters"] == before


def test_lists_for_schools_expire_as_the_teams_reports_do(here: Path, run: Run) -> None:
    for name in ("school-2016-10-03-hill-end.pdf", "weekly-2016-10-03-sendsg.pdf"):
        (here / "reports" / name).write_bytes(b"")
    expired = run("--json", "--as-of", "2017-06-01", "retention", "due").json["expired"]
    assert str(Path("reports") / "school-2016-10-03-hill-end.pdf") in expired
    assert str(Path("reports") / "weekly-2016-10-03-sendsg.pdf") not in expired


def test_what_is_left_can_be_exported_and_imported_again(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert erase(run).exit_code == 0
    before = run("--json", "--as-of", "2018-03-31", "status").json
    assert run("--as-of", "2018-03-31", "export", "left.csv", "--events", "steps.csv").exit_code == 0
    (here / "fresh").mkdir()
    for name in ("left.csv", "steps.csv", "transfer.toml"):
        shutil.copy(here / name, here / "fresh")
    monkeypatch.chdir(here / "fresh")
    open_store("transfer.db", create=True).close()
    for name in ("left.csv", "steps.csv"):
        assert run("--as-of", "2018-03-31", "import", name).exit_code == 0
    after = run("--json", "--as-of", "2018-03-31", "status").json
    assert {key: after[key] for key in ("in_scope", "stages", "open")} == {
        key: before[key] for key in ("in_scope", "stages", "open")
    }

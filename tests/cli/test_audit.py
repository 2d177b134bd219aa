"""`transfer audit`, as a user sees it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import a_case, day
from tests.conftest import Run
from transfer_cli.domain.changes import Changes, NewEvent, NewOperation
from transfer_cli.domain.columns import fields_of
from transfer_cli.store import open_store

LOADED, TOLD = datetime(2016, 9, 5, 9, 30, tzinfo=UTC), datetime(2016, 10, 3, 14, 5, tzinfo=UTC)


@pytest.fixture
def record(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two cases loaded by one person, a step of one of them recorded by another."""
    path = workspace / "transfer.db"
    with open_store(str(path), create=True) as store:
        monkeypatch.setattr("transfer_cli.store.writing.now", lambda: LOADED)
        monkeypatch.setenv("TRANSFER_ACTOR", "j.price")
        cases = (fields_of(a_case()), fields_of(a_case(reference="CW0002")))
        store.record(
            NewOperation("import", "2 new", day("5 Sep 2016"), "ab" * 32),
            Changes(new_cases=cases),
        )
        monkeypatch.setattr("transfer_cli.store.writing.now", lambda: TOLD)
        monkeypatch.setenv("TRANSFER_ACTOR", "a.okoro")
        told = NewEvent("CW0002", "complaint", day("30 Sep 2016"))
        store.record(NewOperation("case record", "CW0002: complaint", day("3 Oct 2016")), Changes(events=(told,)))
    return path


def tamper(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


@pytest.mark.usefixtures("record")
def test_log_lists_the_newest_first(run: Run) -> None:
    answer = run("--plain", "audit", "log")
    assert answer.exit_code == 0
    assert answer.stdout == (
        "2 operations\n"
        "\n"
        "No  Recorded (UTC)    By       Command      For         What\n"
        " 2  3 Oct 2016 14:05  a.okoro  case record  3 Oct 2016  CW0002: complaint\n"
        " 1  5 Sep 2016 09:30  j.price  import       5 Sep 2016  2 new\n"
    )


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ([], [2, 1]),
        (["--reference", "cw0002"], [2, 1]),
        (["--reference", "0001"], [1]),
        (["--actor", "A.Okoro"], [2]),
        (["--on", "5 September 2016"], [1]),
        (["--on", "2016-09-30"], []),
        (["--actor", "a.okoro", "--on", "2016-09-05"], []),
        (["--since", "2016-09-06"], [2]),
        (["--since", "5 September 2016", "--until", "3 October 2016"], [2, 1]),
        (["--until", "2016-10-02"], [1]),
        (["--command", "import"], [1]),
        (["--command", "Case"], [2]),
        (["--command", "case record"], [2]),
        (["--command", "cas"], []),
    ],
)
def test_log_can_be_narrowed(run: Run, words: list[str], numbers: list[int]) -> None:
    assert [operation["id"] for operation in run("--json", "audit", "log", *words).json["operations"]] == numbers


@pytest.mark.usefixtures("record")
def test_log_as_known_on_a_day(run: Run) -> None:
    answer = run("--json", "--known-on", "2016-10-02", "audit", "log")
    assert [operation["id"] for operation in answer.json["operations"]] == [1]


@pytest.mark.usefixtures("record")
def test_log_for_programs(run: Run) -> None:
    (operation,) = run("--json", "audit", "log", "--actor", "j.price").json["operations"]
    hash_ = operation.pop("hash")
    assert operation == {
        "id": 1,
        "recorded": "2016-09-05T09:30:00+00:00",
        "actor": "j.price",
        "command": "import",
        "as_of": "2016-09-05",
        "words": "2 new",
        "file_sha256": "ab" * 32,
        "undone_by": None,
    }
    assert len(hash_) == 64


@pytest.mark.usefixtures("record")
def test_log_of_a_case_that_is_not_there(run: Run) -> None:
    answer = run("audit", "log", "--reference", "CW9")
    assert answer.exit_code == 3
    assert "[USE001]" in answer.stderr


@pytest.mark.usefixtures("record")
def test_verify_prints_the_head(run: Run) -> None:
    head = run("--json", "audit", "log").json["operations"][0]["hash"]
    answer = run("audit", "verify")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, f"The chain is whole. Its head is {head}.\n", "")
    assert run("audit", "verify", "--head", head[:12].upper()).exit_code == 0
    document = run("--json", "audit", "verify").json
    assert document == {"whole": True, "head": head, "head_of_reads": "", "problems": []}


def test_verify_names_what_is_broken(run: Run, record: Path) -> None:
    tamper(record, "UPDATE event SET happened = '2016-09-01'")
    answer = run("audit", "verify")
    assert answer.exit_code == 1
    first, last = answer.stdout.splitlines()
    assert first == (
        "operation 2, event 1 of CW0002: It is not what was written. "
        "Keep a copy as it is, and restore the latest backup that is whole. [REC011]"
    )
    assert last.startswith("The chain is broken: 1 fault. Its head is ")
    document = run("--json", "audit", "verify").json
    assert (document["whole"], document["problems"][0]["id"]) == (False, "REC011")


def test_verify_notes_what_was_erased_and_finds_nothing_broken(run: Run, record: Path) -> None:
    tamper(record, "DELETE FROM event")
    tamper(record, "UPDATE digest_block SET salts = zeroblob(16) WHERE table_name = 'event'")
    answer = run("audit", "verify")
    assert answer.exit_code == 0
    assert "1 row was erased; the chain still holds." in answer.stdout


def test_verify_of_an_empty_record(run: Run, workspace: Path) -> None:
    open_store(str(workspace / "transfer.db"), create=True).close()
    assert run("audit", "verify").stdout == "Nothing has been recorded yet.\n"
    assert run("--plain", "audit", "log").stdout.startswith("0 operations\n")


def test_verify_without_a_record(run: Run, workspace: Path) -> None:
    answer = run("audit", "verify")
    assert answer.exit_code == 3
    assert "[REC001]" in answer.stderr
    assert not (workspace / "transfer.db").exists()

"""The record copied elsewhere: the same rows, the same chain, on whichever database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import a_case, day
from tests.domain.test_forecast_score import KEPT
from tests.store.builders import change, event, schedule, write
from tests.store.conftest import tamper
from transfer_cli.domain.access import NewAccess
from transfer_cli.domain.changes import Changes, LetterState, NewErasure, NewLetter, NewOperation, Undoing
from transfer_cli.domain.directory import Setting
from transfer_cli.errors import InputUnusable, Refused, TransferError
from transfer_cli.files import new_file
from transfer_cli.store import Store, migrating, open_store
from transfer_cli.store.snapshot import described

ON = day("2016-10-03")


@pytest.fixture
def full(store: Store) -> Store:
    """A record with something in every table."""
    write(store, "2016-09-05", a_case(officer="J Price", forename="Zoë"), a_case(reference="CW0002"))
    write(store, "2016-09-06", schedule([("CW0001", "2016-09-26")]), command="schedule")
    write(store, "2016-09-12", event("notice_given", "2016-09-12", detail={"by": "post"}))
    write(store, "2016-09-13", event("notice_given", "2016-09-13", supersedes=1))
    write(store, "2016-10-03", change("officer", "J Price", "A Okoro", "2016-10-03"))
    letter = NewLetter(
        "2016-10-03", "CW0001", "notice", "Ms A Example", ("1 High St", "Chester"), "CW0001-notice-1.pdf", ON, "ab", 1,
        {"name": "Zoë"}, "cd",
    )  # fmt: skip
    school = Setting(urn="111111", name="Mill School", kind=None, head=None, address=("Mill Lane",))
    made = Changes(letters=(letter,), settings=(school,), forecast=KEPT)
    store.record(NewOperation("letters generate", "1 letter", ON), made)
    posted, erased = LetterState(1, "posted", ON, "first"), NewErasure("event", 999, "sen_file", "ab" * 32)
    store.record(NewOperation("letters posted", "1", ON), Changes(letter_states=(posted,), erasures=(erased,)))
    store.log(NewAccess("case show", "CW0001"))
    return store


def bring_again(store: Store) -> None:
    """An import that is undone, and one that brings the same case again."""
    undone = write(store, "2016-10-03", a_case(reference="CW0003"))
    store.undo(NewOperation("undo", f"operation {undone.id}", ON), Undoing(undone.id, counts=False))
    write(store, "2016-10-04", a_case(reference="CW0003", surname="Other"))


Elsewhere = Callable[[str], str]


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another place for a record."""
    if request.param == "sqlite":
        return str(tmp_path / "elsewhere.db")
    return str(request.getfixturevalue("empty_schema"))


def everything(store: Store) -> object:
    return (
        store.caseload(ON), store.operations(), store.letters(), store.schedules(ON), tuple(store.settings_directory()),
        store.head(), store.verify(), store.accesses(), store.head_of_reads(),
    )  # fmt: skip


def test_all_of_it_arrives_and_can_be_written_on(full: Store, elsewhere: str) -> None:
    bring_again(full)
    copied = full.migrate(elsewhere)
    assert copied.problems == ()
    assert copied.head == full.head()
    assert all(copied.counts.values()), copied.counts
    with open_store(elsewhere, create=False) as there:
        assert everything(there) == everything(full)
        write(there, "2016-10-04", event("complaint", "2016-10-04"))
        assert there.verify(copied.head) == ()


def test_there_and_back_again(full: Store, elsewhere: str, tmp_path: Path) -> None:
    full.migrate(elsewhere)
    back = str(tmp_path / "back.db")
    with open_store(elsewhere, create=False) as there:
        there.migrate(back)
    with open_store(back, create=False) as again:
        assert everything(again) == everything(full)


def test_many_rows_go_in_batches(full: Store, elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "BATCH", 1)
    assert full.migrate(elsewhere).counts["case_row"] == 2


def test_never_over_a_record_in_which_something_stands(full: Store, elsewhere: str) -> None:
    full.migrate(elsewhere)
    with pytest.raises(Refused) as refused:
        full.migrate(elsewhere)
    assert refused.value.id == "BAK008"


def test_a_copy_that_differs_is_not_kept(full: Store, elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "read_head", lambda connection, _: connection.engine.url.render_as_string())
    with pytest.raises(InputUnusable) as refused:
        full.migrate(elsewhere)
    assert refused.value.id == "BAK007"
    assert nothing_stands_at(elsewhere)


def test_an_edit_behind_our_back_still_shows_in_the_copy(full: Store, address: str, elsewhere: str) -> None:
    tamper(address, "UPDATE event SET happened = '2016-09-01' WHERE id = 1")
    assert [problem.id for problem in full.migrate(elsewhere).problems] == ["REC011"]


def test_what_transfer_did_not_write_stops_it(tmp_path: Path, elsewhere: str) -> None:
    address = str(tmp_path / "transfer.db")
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
        write(store, "2016-09-12", event("notice_given", "2016-09-12"))
    tamper(address, "UPDATE event SET happened = 'soon' WHERE id = 1")
    with open_store(address, create=False) as store, pytest.raises(InputUnusable) as refused:
        store.migrate(elsewhere)
    assert refused.value.id == "REC018"
    assert nothing_stands_at(elsewhere)


def test_what_the_other_database_cannot_hold_stops_it(tmp_path: Path, empty_schema: str) -> None:
    address = str(tmp_path / "transfer.db")
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
    tamper(address, "UPDATE case_row SET surname = 'A' || char(0)")
    with open_store(address, create=False) as store, pytest.raises(InputUnusable) as refused:
        store.migrate(empty_schema)
    assert refused.value.id == "REC018"
    assert nothing_stands_at(empty_schema)


def test_a_folder_that_is_not_there(full: Store, tmp_path: Path) -> None:
    with pytest.raises(InputUnusable) as refused:
        full.migrate(str(tmp_path / "gone" / "transfer.db"))
    assert refused.value.id == "BAK005"


def test_a_snapshot_is_a_sqlite_record_with_all_of_it(full: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    new_file(copy).close()
    full.snapshot(copy)
    about = described(copy, "import")
    assert (about.operations, about.head, about.counts["case_row"]) == (7, full.head(), 2)
    with open_store(str(copy), create=False) as there:
        assert everything(there) == everything(full)


def test_a_snapshot_has_what_was_committed_and_nothing_of_what_is_being_written(
    full: Store, address: str, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    new_file(copy).close()
    with (
        open_store(address, create=False) as other,
        other.importing(NewOperation("import", "caseload", ON)) as session,
    ):
        session.add(Changes(events=(event("complaint", "2016-10-03"),)))
        assert session.finish("1 new step")
        full.snapshot(copy)
    assert described(copy, "import").operations == 7
    assert len(full.operations()) == 8


@pytest.mark.parametrize("content", [b"not a database" * 100, b""])
def test_what_is_no_record(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(InputUnusable) as refused:
        described(path, "import")
    assert refused.value.id == "REC002"


def test_a_record_that_is_none_cannot_be_copied(tmp_path: Path) -> None:
    from transfer_cli.store.snapshot import copy_file

    (tmp_path / "x.db").write_bytes(b"not a database" * 100)
    new_file(tmp_path / "copy.db").close()
    with pytest.raises(InputUnusable) as refused:
        copy_file(tmp_path / "x.db", tmp_path / "copy.db")
    assert refused.value.id == "REC002"


def nothing_stands_at(place: str) -> bool:
    try:
        with open_store(place, create=False) as there:
            return not there.operations()
    except TransferError as error:
        return error.id == "REC001" and not list(Path(place).parent.glob(".transfer-*"))


def test_a_snapshot_has_one_file(full: Store, tmp_path: Path) -> None:
    copy = tmp_path / "only" / "copy.db"
    copy.parent.mkdir()
    new_file(copy).close()
    full.snapshot(copy)
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]

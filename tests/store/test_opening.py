"""Opening: what is no record, and what a record does not suffer."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_case, day
from tests.store.builders import write
from tests.store.conftest import tamper
from transfer_cli.errors import Busy, InputUnusable, TransferError
from transfer_cli.store import Store, open_store

NOBODY = 65534


def refusal(address: str | Path, *, create: bool = False) -> TransferError:
    with pytest.raises(TransferError) as refused:
        open_store(str(address), create=create)
    return refused.value


def test_no_record_there(tmp_path: Path) -> None:
    error = refusal(tmp_path / "transfer.db")
    assert isinstance(error, InputUnusable)
    assert str(error) == (f"There is no record at {tmp_path / 'transfer.db'}. Start one with: transfer init. [REC001]")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_record_but_can_become_one(tmp_path: Path) -> None:
    path = tmp_path / "transfer.db"
    path.touch()
    assert refusal(path).id == "REC001"
    open_store(str(path), create=True).close()
    open_store(str(path), create=False).close()


def test_an_empty_database_is_no_record_but_can_become_one(address: str) -> None:
    if "://" not in address:
        with closing(sqlite3.connect(address)) as made:
            made.execute("PRAGMA journal_mode = WAL")
    assert refusal(address).id == "REC001"
    open_store(address, create=True).close()
    open_store(address, create=False).close()


def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "transfer.db"
    path.write_text("reference,forename,surname\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    for create in (False, True):
        assert refusal(path, create=create).id == "REC002"
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["transfer.db"]


def test_another_programs_database_is_left_as_it_is(address: str) -> None:
    tamper(address, "CREATE TABLE invoice (id INTEGER)")
    for create in (False, True):
        error = refusal(address, create=create)
        assert error.id == "REC002"
        assert "is the database of another program" in error.what
    assert tamper(address, "SELECT * FROM invoice") == []


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert (error.id, error.what) == ("REC002", f"{tmp_path} is a folder.")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("long" * 100), create=True).id == "REC006"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "transfer.db", create=True).id == "REC010"
    assert refusal(tmp_path / "no" / "transfer.db", create=True).id == "REC010"
    assert refusal(tmp_path / "no" / "transfer.db").id == "REC001"


def test_a_newer_version_is_not_touched(address: str) -> None:
    open_store(address, create=True).close()
    tamper(address, "UPDATE record_version SET version_num = '9999'")
    for create in (False, True):
        error = refusal(address, create=create)
        assert error.id == "REC003"
        assert error.what.endswith("was written by a newer version of transfer.")
    assert tamper(address, "SELECT version_num FROM record_version") == [("9999",)]


@pytest.mark.parametrize(
    "address",
    ["mysql://name@server/transfer", "nonsense://x", "postgresql+psycopg://", "sqlite://", "sqlite:///:memory:", "://"],
)
def test_an_address_that_cannot_be_used(address: str) -> None:
    assert refusal(address, create=True).id == "REC007"


def test_a_sqlite_url_is_a_file(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path / 'transfer.db'}", create=True).close()
    open_store(str(tmp_path / "transfer.db"), create=False).close()


def test_a_server_out_of_reach_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg")
    error = refusal("postgresql+psycopg://name:secret@127.0.0.1:1/transfer")
    assert str(error) == (
        "postgresql+psycopg://name:***@127.0.0.1:1/transfer did not answer, or did not let you in. "
        "Check the address, your name and password, and that the server runs. [REC009]"
    )


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    error = refusal("postgresql+psycopg://name@127.0.0.1:1/transfer")
    assert error.id == "REC008"
    assert "transfer-cli[postgresql]" in error.fix


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these permissions")
def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "transfer.db"
    before = os.umask(0)
    try:
        with open_store(str(path), create=True) as store:
            write(store, "2016-09-05", a_case())
            modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("transfer.db", "transfer.db-shm", "transfer.db-wal"), 0o600)
    assert [entry.name for entry in tmp_path.iterdir()] == ["transfer.db"], "one file is left when it is closed"


OPEN_AS_NOBODY = f"""
import os, sys
from transfer_cli.errors import TransferError
from transfer_cli.store import open_store
if os.getuid() == 0:
    os.setuid({NOBODY})
try:
    open_store(sys.argv[1], create=sys.argv[2] == "create").close()
except TransferError as error:
    print(error.exit_code, error.id)
"""


def open_as_nobody(path: Path, how: str) -> str:
    """Open the record as somebody who may not write there: the superuser always may."""
    command = [sys.executable, "-c", OPEN_AS_NOBODY, str(path), how]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def public_folder(tmp_path: Path) -> Path:
    """A folder that everybody can enter, as those of pytest are not."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    return tmp_path


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these permissions")
@pytest.mark.parametrize("how", ["create", "open"])
def test_a_folder_that_is_read_only(public_folder: Path, how: str) -> None:
    path = public_folder / "transfer.db"
    if how == "open":
        open_store(str(path), create=True).close()
        path.chmod(0o444)
    public_folder.chmod(0o555)
    assert open_as_nobody(path, how) == "3 REC006"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these permissions")
def test_a_file_that_may_not_be_read(public_folder: Path) -> None:
    path = public_folder / "transfer.db"
    open_store(str(path), create=True).close()
    path.chmod(0o000)
    assert open_as_nobody(path, "open") == "3 REC006"


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "transfer.db"
    with open_store(str(path), create=True) as store:
        write(store, "2016-09-05", *(a_case(reference=f"CW{number:04}") for number in range(500)))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\xff" * (len(whole) - len(whole) // 2))
    with pytest.raises(InputUnusable, match="REC002"), open_store(str(path), create=False) as store:
        store.caseload(day("2016-09-05"))


def test_a_value_that_nobody_could_have_written(store: Store, address: str) -> None:
    write(store, "2016-09-05", a_case())
    tamper(address, "UPDATE case_row SET document = 'passport'")
    with pytest.raises(InputUnusable, match="REC018"):
        store.caseload(day("2016-09-05"))


def test_a_table_that_is_gone(store: Store, address: str) -> None:
    tamper(address, "DROP TABLE letter_state")
    with pytest.raises(InputUnusable, match="REC002"):
        store.letters()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_disk_that_is_full(store: Store) -> None:
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(InputUnusable, match="REC016"):
        write(store, "2016-09-05", *(a_case(reference=f"CW{number:04}") for number in range(500)))
    assert store.references() == ()


def test_the_write_ahead_log_is_on(tmp_path: Path) -> None:
    path = str(tmp_path / "transfer.db")
    with open_store(path, create=True) as store, closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.references() == ()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_record_that_is_held_can_be_read_but_not_written(store: Store, address: str) -> None:
    write(store, "2016-09-05", a_case())
    with closing(sqlite3.connect(address, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_store(address, create=False, patience=0.1) as mine:
            assert [case.reference for case in mine.caseload(day("2016-09-05")).cases] == ["CW0001"]
            with pytest.raises(Busy, match="REC004"):
                write(mine, "2016-09-05", a_case(reference="CW0002"))
        other.execute("ROLLBACK")
    write(store, "2016-09-05", a_case(reference="CW0002"))

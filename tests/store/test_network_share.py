"""A record on a network share: noticed, without a write-ahead log, and with one writer at a time."""

from __future__ import annotations

import ctypes
import os
import platform
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_case
from tests.store.builders import write
from transfer_cli.domain.case import Caseload
from transfer_cli.errors import Busy, InputUnusable
from transfer_cli.store import network_share, open_store
from transfer_cli.store.network_share import is_shared, one_writer


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Linux says stands on another machine."""
    folder = tmp_path / "on the share"
    folder.mkdir()
    mounts = tmp_path / "mounts"
    named = str(folder).replace(" ", "\\040")
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/data {named} nfs4 rw 0 0\ntmpfs {named}/local tmpfs rw 0 0\nodd\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(network_share, "MOUNTS", mounts)
    return folder


def journal(record: Path) -> str:
    with closing(sqlite3.connect(record)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def known(record: Path) -> Caseload:
    with open_store(str(record), create=False) as store:
        return store.caseload(a_case().known_from)


def test_the_innermost_mount_decides(share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_shared(share / "transfer.db")
    assert is_shared(share / "deep" / "transfer.db")
    assert not is_shared(share / "local" / "transfer.db")
    assert not is_shared(tmp_path / "on the share beside it" / "transfer.db")
    monkeypatch.setattr(network_share, "MOUNTS", tmp_path / "none")
    assert not is_shared(share / "transfer.db")


@pytest.mark.skipif(sys.platform == "win32", reason="there the drive is asked")
@pytest.mark.parametrize(
    ("kind", "shared"), [(b"smbfs", True), (b"nfs", True), (b"afpfs", True), (b"webdav", True), (b"apfs", False)]
)
def test_macos_is_asked_of_the_nearest_folder_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: bytes, *, shared: bool
) -> None:
    asked = []

    def answers(place: bytes, said: ctypes.Array[ctypes.c_char]) -> int:
        asked.append(place)
        if not Path(os.fsdecode(place)).exists():
            return -1
        ctypes.memmove(said, struct.pack("<IiQQQQQiiIIII16s", *range(13), kind) + b"/Volumes/Office\0", 104)
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(network_share, "_statfs", answers)
    assert is_shared(tmp_path / "to be made" / "transfer.db") == shared
    assert asked == [os.fsencode(tmp_path / "to be made" / "transfer.db"), os.fsencode(tmp_path / "to be made"),
                     os.fsencode(tmp_path)]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there the drive is asked")
def test_what_macos_does_not_tell_counts_as_no_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(network_share, "_statfs", lambda *_: -1)
    assert not is_shared(tmp_path / "transfer.db")


@pytest.mark.skipif(sys.platform == "win32", reason="there the drive is asked")
def test_the_system_itself_can_be_asked_of_a_folder(tmp_path: Path) -> None:
    said = ctypes.create_string_buffer(4096)
    assert network_share._statfs(os.fsencode(tmp_path), said) == 0
    assert network_share._statfs(os.fsencode(tmp_path / "none"), said) != 0


def test_a_new_record_there_has_no_log_and_leaves_nothing_beside_it(share: Path) -> None:
    record = share / "transfer.db"
    with open_store(str(record), create=True) as store:
        write(store, "2016-09-05", a_case())
        assert store.verify() == ()
    assert journal(record) == "delete"
    assert [path.name for path in share.iterdir()] == ["transfer.db"]


def test_a_record_that_was_put_there_loses_its_log(share: Path, tmp_path: Path) -> None:
    at_home, record = tmp_path / "transfer.db", share / "transfer.db"
    with open_store(str(at_home), create=True) as store:
        write(store, "2016-09-05", a_case())
    assert journal(at_home) == "wal"
    at_home.rename(record)
    assert [case.reference for case in known(record).cases] == [a_case().reference]
    assert journal(record) == "delete"
    assert [path.name for path in share.iterdir()] == ["transfer.db"]


def test_no_database_there_is_told_as_everywhere(share: Path) -> None:
    (share / "transfer.db").write_bytes(b"reference,forename,surname\n" * 9)
    with pytest.raises(InputUnusable) as refused:
        open_store(str(share / "transfer.db"), create=False)
    assert refused.value.id == "REC002"


def test_a_second_writer_is_told_who_writes_and_changes_nothing(share: Path) -> None:
    record = share / "transfer.db"
    with open_store(str(record), create=True, patience=0.1) as store:
        write(store, "2016-09-05", a_case())
        with one_writer(record, 0), pytest.raises(Busy) as busy:
            write(store, "2016-09-06", a_case(reference="CW0002"))
        assert busy.value.id == "REC004"
        assert f"at {platform.node()} is writing" in busy.value.what
        assert "transfer.db-writer" in busy.value.fix
        write(store, "2016-09-06", a_case(reference="CW0002"))
    assert len(known(record).cases) == 2


def test_what_a_writer_on_another_machine_left_is_named_and_not_taken_away(share: Path) -> None:
    lock = share / "transfer.db-writer"
    for said in ("ELSEWHERE 1", "", "ELSEWHERE"):
        lock.write_text(said, encoding="utf-8")
        with pytest.raises(Busy), one_writer(share / "transfer.db", 0):
            pass
        assert lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there the system lets go of the file")
def test_what_a_killed_writer_left_here_is_taken_away(share: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    lock = share / "transfer.db-writer"
    lock.write_text(f"{platform.node()} {ended.pid}", encoding="utf-8")
    with one_writer(share / "transfer.db", 0):
        assert lock.read_text(encoding="utf-8") == f"{platform.node()} {os.getpid()}"
    assert not lock.exists()


def test_a_share_that_lets_two_have_the_lock_is_refused(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = os.open
    monkeypatch.setattr(os, "open", lambda path, flags, mode=0o777: made(path, flags & ~os.O_EXCL, mode))
    with pytest.raises(InputUnusable) as refused, one_writer(share / "transfer.db", 0):
        pass
    assert refused.value.id == "REC019"


def test_a_share_that_cannot_be_written_to(share: Path) -> None:
    with pytest.raises(InputUnusable) as refused, one_writer(share / "none" / "transfer.db", 0):
        pass
    assert refused.value.id == "REC006"

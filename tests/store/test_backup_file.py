"""The file of a backup: whole or refused, with and without a passphrase."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from transfer_cli.domain.backups import Manifest
from transfer_cli.errors import InputUnusable
from transfer_cli.store import backup_file, sealing
from transfer_cli.store.backup_file import (
    MANIFEST,
    RECORD,
    SETTINGS,
    backups_in,
    read_manifest,
    unpack,
    write_backup,
)

MADE = datetime(2016, 10, 3, 8, 15, tzinfo=UTC)
ABOUT = Manifest(MADE, "import", "1.0", "0004", 7, "ab12", {"case_row": 2}, {"weekly-team": "cd34"})
CONTENT = {RECORD: b"0123456789" * 1000 + b"end", SETTINGS: b"[authority]\n"}
OPENS = "Weiße Rößer 7"
PASSPHRASES = [pytest.param(None, id="plain"), pytest.param(OPENS, id="encrypted")]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of many pieces without large files, and keys without waiting."""
    monkeypatch.setattr(backup_file, "PIECE", 16)
    monkeypatch.setattr(backup_file._pieces, "__defaults__", (16,))
    monkeypatch.setattr(sealing, "COST", {"n": 2, "r": 1, "p": 1})


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str | None], Path]:
    """Make a backup of `CONTENT`."""

    def make(passphrase: str | None) -> Path:
        folder = tmp_path / "sources"
        folder.mkdir()
        for name, data in CONTENT.items():
            (folder / name).write_bytes(data)
        path = tmp_path / "one.transfer-backup"
        write_backup(path, ABOUT, {name: folder / name for name in CONTENT}, passphrase)
        return path

    return make


def taken_out(path: Path, passphrase: str | None) -> dict[str, bytes]:
    folder = path.parent / "out"
    folder.mkdir()
    return {name: found.read_bytes() for name, found in unpack(path, folder, passphrase).items()}


def refused(path: Path, passphrase: str | None = None) -> str:
    with pytest.raises(InputUnusable) as error:
        taken_out(path, passphrase)
    return error.value.id


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_what_is_put_in_comes_out(made: Callable[[str | None], Path], passphrase: str | None) -> None:
    path = made(passphrase)
    assert taken_out(path, passphrase) == CONTENT
    manifest = read_manifest(path)
    assert (manifest.made, manifest.head, manifest.counts, manifest.reports) == (
        MADE, ABOUT.head, ABOUT.counts, ABOUT.reports,
    )  # fmt: skip
    assert manifest.is_encrypted is (passphrase is not None)


def test_an_encrypted_one_shows_nothing_but_its_manifest(made: Callable[[str | None], Path]) -> None:
    path = made(OPENS)
    assert b"authority" not in path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [MANIFEST, "transfer.db.sealed", "transfer.toml.sealed"]


def test_the_same_words_in_another_form_of_unicode_open_it(made: Callable[[str | None], Path]) -> None:
    import unicodedata

    path = made(unicodedata.normalize("NFC", "café"))
    assert taken_out(path, unicodedata.normalize("NFD", "café")) == CONTENT


def test_a_wrong_passphrase_or_none(made: Callable[[str | None], Path]) -> None:
    path = made(OPENS)
    assert refused(path, "weisse Rösser 7") == "BAK002"
    (path.parent / "out").rmdir()
    assert refused(path) == "BAK004"


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_wherever_it_is_cut_it_is_refused(made: Callable[[str | None], Path], passphrase: str | None) -> None:
    path = made(passphrase)
    data = path.read_bytes()
    for length in range(0, len(data), 97):
        path.write_bytes(data[:length])
        assert refused(path, passphrase) == "BAK001", length
        (path.parent / "out").rmdir()


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_whatever_byte_is_changed_nothing_wrong_comes_out(
    made: Callable[[str | None], Path], passphrase: str | None, tmp_path: Path
) -> None:
    path = made(passphrase)
    data = path.read_bytes()
    for n, place in enumerate(range(0, len(data), 41)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :])
        out = tmp_path / str(n)
        out.mkdir()
        try:
            found = {name: file.read_bytes() for name, file in unpack(path, out, passphrase).items()}
        except InputUnusable as error:
            assert error.id in {"BAK001", "BAK002", "BAK003", "BAK009"}, place  # noqa: PT017
        else:
            assert found == CONTENT, place


def test_contents_that_point_before_the_beginning(made: Callable[[str | None], Path]) -> None:
    path = made(None)
    data = bytearray(path.read_bytes())
    data[-6] += 7  # where the list of contents begins, in the last 22 bytes
    path.write_bytes(data)
    with pytest.raises(InputUnusable) as error:
        read_manifest(path)
    assert error.value.id == "BAK001"


def anew(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write the archive anew with other members, as somebody who knows its form could."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def with_manifest(**changes: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members[MANIFEST] = json.dumps(json.loads(members[MANIFEST]) | changes).encode()

    return change


def without_the_last_piece(members: dict[str, bytes]) -> None:
    members["transfer.db.sealed"] = members["transfer.db.sealed"][:-32]


def swapped(members: dict[str, bytes]) -> None:
    sealed = members["transfer.db.sealed"]
    members["transfer.db.sealed"] = sealed[32:64] + sealed[:32] + sealed[64:]


@pytest.mark.parametrize("change", [without_the_last_piece, swapped, with_manifest(operations=9)])
def test_a_sealed_one_cannot_be_put_together_otherwise(
    made: Callable[[str | None], Path], change: Callable[[dict[str, bytes]], None]
) -> None:
    path = made(OPENS)
    anew(path, change)
    assert refused(path, OPENS) == "BAK003"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"format": 2}, "BAK009"),
        ({"sizes": {RECORD: 5, SETTINGS: 12}}, "BAK003"),
        ({"sizes": {RECORD: 10_003, SETTINGS: 12, "../evil": 3}}, "BAK001"),
        ({"sizes": {SETTINGS: 12}}, "BAK001"),
        ({"sha256": {RECORD: "00", SETTINGS: "00"}}, "BAK003"),
        ({"counts": 7}, "BAK001"),
        ({"made": "yesterday"}, "BAK001"),
        ({"sealing": {"kdf": "scrypt"}}, "BAK003"),
        ({"sealing": {"n": 1 << 40, "r": 8, "p": 1, "salt": "00", "check": "00"}}, "BAK003"),
        ({"sealing": {"n": 3, "r": 8, "p": 1, "salt": "00", "check": "00"}}, "BAK003"),
    ],
)
def test_a_manifest_that_is_none(made: Callable[[str | None], Path], changes: dict[str, Any], error: str) -> None:
    path = made(None)
    anew(path, with_manifest(**changes))
    assert refused(path, "x" if "sealing" in changes else None) == error


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04"])
def test_a_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.transfer-backup"
    path.write_bytes(content)
    assert refused(path) == "BAK001"


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "x.transfer-backup"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "x")
    assert refused(path) == "BAK001"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MANIFEST, b" " * (backup_file.LONGEST + 1))
    (tmp_path / "out").rmdir()
    assert refused(path) == "BAK001"


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.transfer-backup", tmp_path):
        with pytest.raises(InputUnusable) as error:
            read_manifest(path)
        assert error.value.id == "BAK006"


def test_the_backups_of_a_folder_the_latest_first(made: Callable[[str | None], Path], tmp_path: Path) -> None:
    from dataclasses import replace

    assert backups_in(tmp_path / "none") == ()
    first = made(None)
    later = tmp_path / "a.transfer-backup"
    write_backup(later, replace(ABOUT, made=datetime(2016, 10, 4, tzinfo=UTC)), {RECORD: first}, None)
    (tmp_path / "z.transfer-backup").write_bytes(b"no")
    found = backups_in(tmp_path)
    assert [path.name for path, _ in found] == ["a.transfer-backup", "one.transfer-backup", "z.transfer-backup"]
    assert found[2][1] is None


def test_any_program_can_open_a_plain_one(tmp_path: Path) -> None:
    record = tmp_path / "transfer.db"
    with sqlite3.connect(record) as connection:
        connection.execute("CREATE TABLE case_row (id)")
    connection.close()
    write_backup(tmp_path / "b", ABOUT, {RECORD: record}, None)
    with zipfile.ZipFile(tmp_path / "b") as archive:
        assert archive.testzip() is None
        assert archive.read(RECORD) == record.read_bytes()

"""What may go wrong when a record in a file is copied through SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from transfer_cli.errors import InputUnusable
from transfer_cli.store.snapshot import copy_file


@pytest.mark.parametrize(
    ("code", "said", "id_"),
    [
        (sqlite3.SQLITE_FULL, "The disk refused to keep a copy of", "REC016"),
        (sqlite3.SQLITE_IOERR | 3 << 8, "The disk refused to keep a copy of", "REC016"),
        (sqlite3.SQLITE_CORRUPT, "is not a database, or is damaged", "REC002"),
    ],
)
def test_a_full_disk_is_not_taken_for_a_damaged_record(
    code: int, said: str, id_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(sqlite3.Connection):
        def backup(self, *_: object, **__: object) -> None:
            error = sqlite3.OperationalError("it failed")
            error.sqlite_errorcode = code
            raise error

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, factory=Failing))
    with pytest.raises(InputUnusable) as error:
        copy_file(tmp_path / "transfer.db", tmp_path / "copy.db")
    assert (error.value.id, said in error.value.what) == (id_, True)

"""What SQLite itself writes is for the record's owner only, and stays beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import a_case
from tests.conftest import readable_by_others
from tests.store.builders import write
from transfer_cli.store import open_store
from transfer_cli.store.opening import open_engine


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """The most open umask there is."""
    usual = os.umask(0)
    yield
    os.umask(usual)


def test_the_files_beside_the_record_too(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "transfer.db"), create=True) as store:
        write(store, "2016-09-05", a_case())
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == ["transfer.db", "transfer.db-shm", "transfer.db-wal"]
        assert readable_by_others(tmp_path) == []


def test_sorting_goes_into_memory_and_not_into_a_temporary_file(tmp_path: Path) -> None:
    engine, _ = open_engine(str(tmp_path / "transfer.db"), create=True)
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA temp_store")) == 2
    engine.dispose()

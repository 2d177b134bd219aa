"""Files are whole or not there, readable by their owner only, and leave nothing behind."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from transfer_cli.files import (
    LEFT_OVER,
    folder_aside,
    make_folder,
    new_file,
    sweep,
    temporary_files_in,
    whole_file,
    write_new,
    write_private,
)

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """The most open umask there is."""
    usual = os.umask(0)
    yield
    os.umask(usual)


@POSIX
def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "above" / "below"
    make_folder(folder)
    write_private(folder / "one", b"1")
    write_new(folder / "two", b"2")
    assert [mode(path) for path in (folder.parent, folder, folder / "one", folder / "two")] == [
        0o700,
        0o700,
        0o600,
        0o600,
    ]


def test_a_folder_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file of that name"):
        make_folder(tmp_path / "file")


def test_what_fails_midway_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("before", encoding="utf-8")

    def fail(part: Path) -> None:
        part.write_text("half", encoding="utf-8")
        part.with_name(f"{part.name}-wal").touch()
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"), whole_file(target) as part:
        fail(part)
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_goes_over_nothing(tmp_path: Path) -> None:
    write_new(tmp_path / "one", b"1")
    with pytest.raises(FileExistsError):
        new_file(tmp_path / "one")


def test_parts_of_a_stopped_machine_are_swept_and_others_are_not(tmp_path: Path) -> None:
    long_ago = time.time() - LEFT_OVER - 60
    old = [tmp_path / ".transfer-a.part", tmp_path / ".transfer-a.part-wal"]
    folders = [tmp_path / ".being-made-2016-10-03", tmp_path / ".transfer-b.part"]
    own = [tmp_path / "caseload.csv", tmp_path / ".transfer-notes.txt"]
    for path in (*old, *own):
        path.touch()
    for folder in folders:
        folder.mkdir()
        (folder / "CW0001-notice-1.pdf").touch()
        os.utime(folder / "CW0001-notice-1.pdf", (long_ago, long_ago))
    for path in (*old, *folders, *own):
        os.utime(path, (long_ago, long_ago))
    busy = tmp_path / ".transfer-c.part"
    busy.touch()
    assert sorted(sweep(tmp_path)) == sorted([*old, *folders])
    assert sorted(tmp_path.iterdir()) == sorted([*own, busy])


def test_a_folder_that_is_still_being_filled_is_left(tmp_path: Path) -> None:
    aside = tmp_path / ".being-made-2016-10-03"
    aside.mkdir()
    (aside / "CW0001-notice-1.pdf").touch()
    os.utime(aside, (0, 0))
    assert sweep(tmp_path) == ()


def test_a_part_whose_log_is_still_being_written_is_left(tmp_path: Path) -> None:
    part = tmp_path / ".transfer-a.part"
    part.touch()
    os.utime(part, (0, 0))
    part.with_name(f"{part.name}-wal").touch()
    assert sweep(tmp_path) == ()


def test_nothing_is_swept_where_there_is_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "gone") == ()


def test_temporary_files_of_libraries_stand_beside_their_target(tmp_path: Path) -> None:
    usual = tempfile.gettempdir()
    with temporary_files_in(tmp_path), tempfile.NamedTemporaryFile(delete=False) as file:
        assert tmp_path in Path(file.name).parents
    assert tempfile.gettempdir() == usual
    assert list(tmp_path.iterdir()) == []


def test_a_folder_aside_is_gone_afterwards(tmp_path: Path) -> None:
    with folder_aside(tmp_path) as aside:
        write_new(aside / "transfer.db", b"")
    assert list(tmp_path.iterdir()) == []

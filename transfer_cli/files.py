"""Files and folders that only their owner can read, written whole or not at all.

Whatever is made of the record goes through here. A file is written beside its place, under a name that begins with
`.transfer-`, and moved there when it is whole; nothing goes into the system's folder for temporary files. What a
stopped machine left is swept away by the next writing into that folder.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = ".transfer-"
PART = ".part"
ASIDE = ".being-made-"
"""Begins the name of a folder of letters that is being filled."""

LEFT_OVER = 3600
"""Seconds after which a part that nothing was written to is taken for one that a stopped machine left."""


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for their owner only; those that are there stay.

    Raises:
        OSError: It cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(20, "there is a file of that name", str(folder))


def new_file(path: Path) -> io.BufferedWriter:
    """A file that was not there before.

    Raises:
        OSError: It is there, or cannot be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there before.

    Raises:
        OSError: It is there, or cannot be written.
    """
    with new_file(path) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path, *, lasting: bool = False) -> Iterator[Path]:
    """An empty file beside its place, to be filled; it goes there when the block ends well, and away when not.

    Args:
        path: Taken over if it is there.
        lasting: See that it is on the disk before it takes its place.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    sweep(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PREFIX, suffix=PART)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        if lasting:
            _onto_disk(part)
        part.replace(path)
    finally:
        for left in part.parent.glob(f"{part.name}*"):
            left.unlink(missing_ok=True)


def write_private(path: Path, data: bytes) -> None:
    """Write one file; what was there before is replaced whole.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    with whole_file(path) as part:
        part.write_bytes(data)


@contextmanager
def folder_aside(beside: Path) -> Iterator[Path]:
    """A folder in `beside` for the time of the block.

    Raises:
        OSError: It cannot be made.
    """
    sweep(beside)
    aside = Path(tempfile.mkdtemp(dir=beside, prefix=PREFIX, suffix=PART))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def temporary_files_in(beside: Path) -> Iterator[Path]:
    """Have libraries put their temporary files into a folder in `beside`, which is given, and sweep them away.

    Raises:
        OSError: No folder can be made there.
    """
    usual = tempfile.tempdir
    with folder_aside(beside) as aside:
        tempfile.tempdir = str(aside)
        try:
            yield aside
        finally:
            tempfile.tempdir = usual


def sweep(folder: Path) -> tuple[Path, ...]:
    """Delete parts that a stopped machine left in the folder; which those were."""
    try:
        found = [path for path in folder.iterdir() if _is_part(path.name) and _is_left_over(path)]
    except OSError:
        return ()
    for path in found:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return tuple(path for path in found if not path.exists())


def _is_part(name: str) -> bool:
    return name.startswith(ASIDE) or (name.startswith(PREFIX) and PART in name)


def _is_left_over(path: Path) -> bool:
    belonging = path.rglob("*") if path.is_dir() else path.parent.glob(f"{path.name.partition(PART)[0]}*")
    latest = max(one.stat().st_mtime for one in (path, *belonging))
    return time.time() - latest > LEFT_OVER


def _onto_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())

"""A record on a network share: where that is so, and one writer at a time by a file that is the lock.

SQLite's own locks and its write-ahead log cannot be relied on between machines. A file that only one can make can, if
the share keeps its word; that is tried before each write.
"""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.errors import Busy, InputUnusable

if TYPE_CHECKING:
    import ctypes

MOUNTS = Path("/proc/mounts")
"""Where Linux says what is mounted."""

KINDS = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
     "webdav"}
)  # fmt: skip
"""Kinds of file systems that stand on another machine."""

PAUSE = 0.05
"""Seconds from one try to the next."""

_REMOTE_DRIVE = 4
"""What Windows says of a drive that stands on another machine: GetDriveTypeW."""
_STATFS_BYTES = 4096
"""Room for what macOS says of a file system: `struct statfs` with 64-bit inodes, 2,168 bytes."""
_STATFS_KIND = slice(72, 88)
"""Where in it the kind stands: `f_fstypename`, ended by a zero."""
_WAL = 2
"""In the header of a SQLite file: it has a write-ahead log."""


def is_shared(record: Path) -> bool:
    """Whether the file stands, or would stand, on another machine."""
    place = record.absolute()
    if sys.platform == "win32":
        import ctypes

        root = place.resolve().anchor
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE
    kind = _kind_on_macos(place.resolve()) if sys.platform == "darwin" else _kind_of(place.resolve())
    return kind in KINDS


def _kind_of(place: Path) -> str:
    """The kind of file system; empty = not known."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    found = ("", "")
    for _, mounted, kind, *_ in (line.split(" ") for line in lines if line.count(" ") >= 2):
        folder = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), mounted)
        if place.is_relative_to(folder) and len(folder) >= len(found[0]):
            found = (folder, kind)
    return found[1]


def _kind_on_macos(place: Path) -> str:
    """The kind of file system, such as `apfs` or `smbfs`, of the place or the nearest folder above that is there.

    Empty = not known.
    """
    import ctypes

    said = ctypes.create_string_buffer(_STATFS_BYTES)
    for folder in (place, *place.parents):
        if _statfs(os.fsencode(folder), said) == 0:
            return said.raw[_STATFS_KIND].partition(b"\0")[0].decode("ascii", errors="replace")
    return ""


def _statfs(place: bytes, said: ctypes.Array[ctypes.c_char]) -> int:
    """Ask macOS of the file system; 0 = it answered."""
    import ctypes

    system = ctypes.CDLL(None)
    ask = getattr(system, "statfs$INODE64", None) or system.statfs  # on Intel the plain name is an older form
    return int(ask(place, said))


@contextmanager
def one_writer(record: Path, patience: float) -> Iterator[None]:
    """Keep all others from writing meanwhile, on this machine and on others.

    Args:
        patience: Seconds to wait for somebody else's write to end.

    Raises:
        Busy: REC004, somebody else is writing.
        InputUnusable: REC019, the share does not keep others out; REC006, nothing can be written there.
    """
    lock = record.with_name(f"{record.name}-writer")
    held = _held(lock, record, patience)
    try:
        yield
    finally:
        os.close(held)
        with suppress(OSError):
            lock.unlink()


def _held(lock: Path, record: Path, patience: float) -> int:
    """The lock, made by nobody but us."""
    until = time.monotonic() + patience
    while (held := _made(lock, record)) is None:
        if not _left_behind(lock):
            if time.monotonic() >= until:
                raise _busy(lock, record)
            time.sleep(PAUSE)
    os.write(held, f"{platform.node()} {os.getpid()}".encode())
    if (second := _made(lock, record)) is not None:
        os.close(second)
        os.close(held)
        raise InputUnusable(
            "REC019",
            f"The network share on which {record} stands does not keep others out while one writes.",
            "Move the record to a disk of this computer, or to a server: transfer migrate --to ADDRESS.",
        )
    return held


def _made(lock: Path, record: Path) -> int | None:
    """The file of the lock; None = it is there already."""
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    except OSError as error:
        if sys.platform == "win32" and lock.exists():
            return None
        from transfer_cli.store.trouble import not_writable

        raise not_writable(str(record)) from error


def _left_behind(lock: Path) -> bool:
    """Whether a program that is no more had it, in which case it is taken away.

    Windows lets nobody take away what a running program has open; elsewhere the program is looked for, if it ran here.
    """
    if sys.platform == "win32":
        try:
            lock.unlink()
        except OSError:
            return False
        return True
    host, number = _holder(lock)
    if host != platform.node() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        with suppress(OSError):
            lock.unlink()
        return True
    except OSError:
        return False
    return False


def _holder(lock: Path) -> tuple[str, str]:
    """Machine and number of the program that has it; empty = not known, or it has ended."""
    try:
        host, _, number = lock.read_text(encoding="utf-8", errors="replace").rpartition(" ")
    except OSError:
        return "", ""
    return host, number


def _busy(lock: Path, record: Path) -> Busy:
    host, _ = _holder(lock)
    return Busy(
        "REC004",
        f"Somebody {f'at {host} ' if host else ''}is writing to {record}; nothing was changed.",
        f"Try again soon. If nobody is, because that computer was switched off meanwhile, remove {lock.name}.",
    )


def leave_the_log(record: Path, patience: float) -> None:
    """Make of a record with a write-ahead log one without, as it must be on a share.

    Raises:
        Busy: REC004, somebody else is writing.
        InputUnusable: As `one_writer`.
    """
    with record.open("rb") as file:
        header = file.read(20)
    if len(header) < 20 or header[18] != _WAL:
        return
    with one_writer(record, patience), closing(sqlite3.connect(record, timeout=patience)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")

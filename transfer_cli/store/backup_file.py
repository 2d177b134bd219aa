"""The file of a backup: a ZIP with `manifest.json`, `transfer.db` (SQLite) and, if there was one, `transfer.toml`.

Without a passphrase any program that opens ZIP and SQLite can read it. With one the two files are compressed, sealed
(see `sealing`) and end in `.sealed`; the manifest stays readable, so that what a backup holds can be told without it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from transfer_cli.domain.backups import SUFFIX, Manifest, named
from transfer_cli.errors import InputUnusable
from transfer_cli.files import new_file, whole_file

FORMAT = 1
MANIFEST, RECORD, SETTINGS = "manifest.json", "transfer.db", "transfer.toml"
SEALED = ".sealed"

PIECE = 1 << 20
"""Bytes that are held in memory at a time."""

LONGEST = 1 << 20
"""Bytes of a manifest; a longer one is none of ours."""

_LEVEL = 1
"""Of compression: the fastest, which already leaves a fifth."""


def write_backup(path: Path, about: Manifest, contents: Mapping[str, Path], passphrase: str | None) -> Manifest:
    """Write the backup, whole or not at all.

    Args:
        about: Its sizes, digests and sealing are added here.
        contents: Files by the name that they get in it.
        passphrase: None = it is not encrypted.

    Returns:
        The manifest as it stands in the backup.

    Raises:
        OSError: It cannot be written.
    """
    sealed, sealing = _sealer(passphrase)
    manifest = replace(
        about,
        sizes={name: file.stat().st_size for name, file in contents.items()},
        digests={name: _sha256(file) for name, file in contents.items()},
        sealing=sealing,
    )
    head = json.dumps(as_document(manifest), indent=1).encode()
    packing = zipfile.ZIP_STORED if sealed else zipfile.ZIP_DEFLATED
    with (
        whole_file(path, lasting=True) as part,
        zipfile.ZipFile(part, "w", compression=packing, compresslevel=_LEVEL) as archive,
    ):
        archive.writestr(MANIFEST, head)
        for number, (name, file) in enumerate(contents.items()):
            entry = name + SEALED if sealed else name
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                plain = _pieces(source)
                for piece in sealed(plain, number, head) if sealed else plain:
                    target.write(piece)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What the backup says of itself.

    Raises:
        InputUnusable: BAK001, it is no backup or was cut off; BAK009, a newer version made it; BAK006, it cannot be
            read.
    """
    return _manifest(path)[0]


def unpack(path: Path, folder: Path, passphrase: str | None) -> dict[str, Path]:
    """The files of a backup, by name, each exactly what was put into it.

    Args:
        folder: Where they are put; it has none of these names.

    Raises:
        InputUnusable: BAK001, BAK006, BAK009 as `read_manifest`; BAK002, the passphrase is wrong; BAK003, the backup
            was changed; BAK004, there must be a passphrase.
        OSError: They cannot be written.
    """
    manifest, head = _manifest(path)
    opened = _opener(path, manifest, head, passphrase)
    found: dict[str, Path] = {}
    with _told(path), zipfile.ZipFile(path) as archive:
        for number, name in enumerate(manifest.sizes):
            with archive.open(name + SEALED if manifest.sealing else name) as source:
                found[name] = folder / name
                _write_checked(found[name], opened(source, number), manifest, name, path)
    return found


def backups_in(folder: Path) -> tuple[tuple[Path, Manifest | None], ...]:
    """The backups in a folder, the latest first, each with what it says of itself; None = it cannot be read."""
    found: list[tuple[Path, Manifest | None]] = []
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            found.append((path, read_manifest(path)))
        except InputUnusable:
            found.append((path, None))
    return tuple(sorted(found, key=_age, reverse=True))


def _age(found: tuple[Path, Manifest | None]) -> tuple[bool, datetime, int]:
    """Sorts what can be read by its moment, before what cannot."""
    path, manifest = found
    name = named(path.name)
    return (
        manifest is not None,
        manifest.made if manifest else datetime.min.replace(tzinfo=UTC),
        name.number if name else 1,
    )


def as_document(manifest: Manifest) -> dict[str, object]:
    """The manifest as JSON."""
    return {
        "format": FORMAT,
        "made": manifest.made.isoformat(),
        "reason": manifest.reason,
        "program": manifest.program,
        "schema": manifest.schema,
        "operations": manifest.operations,
        "head": manifest.head,
        "head_of_reads": manifest.reads,
        "counts": dict(manifest.counts),
        "as_of": manifest.as_of.isoformat() if manifest.as_of else None,
        "reports": dict(manifest.reports),
        "sizes": dict(manifest.sizes),
        "sha256": dict(manifest.digests),
        "sealing": dict(manifest.sealing) if manifest.sealing else None,
    }


def _manifest(path: Path) -> tuple[Manifest, bytes]:
    with _told(path), zipfile.ZipFile(path) as archive:
        if archive.getinfo(MANIFEST).file_size > LONGEST:
            raise _no_backup(path)
        head = archive.read(MANIFEST)
        document = json.loads(head)
        if document["format"] > FORMAT:
            raise InputUnusable(
                "BAK009", f"{path} was made by a newer version of transfer.", "Install that version, and try again."
            )
        return _from_document(document), head


def _from_document(document: Mapping[str, Any]) -> Manifest:
    names = [str(name) for name in document["sizes"]]
    if RECORD not in names or not {RECORD, SETTINGS}.issuperset(names):
        raise KeyError(RECORD)
    return Manifest(
        made=datetime.fromisoformat(document["made"]).astimezone(UTC),
        reason=str(document["reason"]),
        program=str(document["program"]),
        schema=str(document["schema"]),
        operations=int(document["operations"]),
        head=str(document["head"]),
        counts={str(table): int(rows) for table, rows in document["counts"].items()},
        as_of=date.fromisoformat(document["as_of"]) if document["as_of"] else None,
        reports={str(name): str(digest) for name, digest in document["reports"].items()},
        sizes={name: int(document["sizes"][name]) for name in names},
        digests={name: str(document["sha256"][name]) for name in names},
        sealing=document["sealing"],
        reads=str(document.get("head_of_reads", "")),
    )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what is wrong with the file of a backup."""
    try:
        yield
    except _BROKEN as error:
        raise _no_backup(path) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a damaged list of contents that points before the beginning
            raise _no_backup(path) from error
        if error.filename != str(path):
            raise
        reason = (error.strerror or "it cannot be opened").lower()
        fix = "Name the file of a backup: transfer backup --list."
        raise InputUnusable("BAK006", f"{path} cannot be read: {reason}.", fix) from error


_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError, AttributeError,
    RuntimeError,
)  # fmt: skip
"""What reading a file raises that is no backup, or no longer whole."""


def _no_backup(path: Path) -> InputUnusable:
    return InputUnusable(
        "BAK001", f"{path} is no backup of transfer, or was cut off.", "Take another one: transfer backup --list."
    )


def _changed(path: Path) -> InputUnusable:
    return InputUnusable(
        "BAK003", f"{path} is not what it was when it was made.", "Take another one: transfer backup --list."
    )


Seal = Callable[[Iterable[bytes], int, bytes], Iterable[bytes]]


def _sealer(passphrase: str | None) -> tuple[Seal | None, dict[str, int | str] | None]:
    """What seals a file by its pieces, its number and the manifest, and what the manifest says of it."""
    if passphrase is None:
        return None, None
    from transfer_cli.store.sealing import new_sealing, seal

    cipher, sealing = new_sealing(passphrase)
    return lambda pieces, number, head: seal(_evenly(_compressed(pieces)), cipher, number, head), sealing


def _opener(
    path: Path, manifest: Manifest, head: bytes, passphrase: str | None
) -> Callable[[IO[bytes], int], Iterable[bytes]]:
    """What gives the content of a file in the backup, piece by piece."""
    if manifest.sealing is None:
        return lambda source, _: _pieces(source)
    if passphrase is None:
        raise InputUnusable(
            "BAK004", f"{path} is encrypted.", "Give its passphrase when you are asked, or with --passphrase-file."
        )
    from transfer_cli.store.sealing import TAG, Changed, WrongPassphrase, cipher_for, unseal

    try:
        cipher = cipher_for(passphrase, manifest.sealing)
    except WrongPassphrase:
        raise InputUnusable(
            "BAK002", f"The passphrase does not open {path}.", "Try again; without it nobody can read the backup."
        ) from None
    except Changed as error:
        raise _changed(path) from error

    def opened(source: IO[bytes], number: int) -> Iterator[bytes]:
        try:
            yield from _expanded(unseal(_pieces(source, PIECE + TAG), cipher, number, head))
        except Changed as error:
            raise _changed(path) from error

    return opened


def _write_checked(target: Path, pieces: Iterable[bytes], manifest: Manifest, name: str, path: Path) -> None:
    """Write a file that must have the size and the digest that the manifest gives."""
    size, digest = 0, hashlib.sha256()
    with new_file(target) as file:
        for piece in pieces:
            size += len(piece)
            if size > manifest.sizes[name]:
                raise _changed(path)
            digest.update(piece)
            file.write(piece)
    if size != manifest.sizes[name] or digest.hexdigest() != manifest.digests[name]:
        raise _changed(path)


def _pieces(source: IO[bytes], size: int = PIECE) -> Iterator[bytes]:
    while piece := source.read(size):
        yield piece


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(_LEVEL)
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()


def _expanded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest:
            yield unpacker.decompress(rest, PIECE)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()


def _evenly(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of `PIECE`, the last one shorter or as long."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    yield bytes(waiting)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""A batch of letters on disk: one folder, made aside and moved into place whole.

    letters/2016-10-03/CW0001-notice-1.pdf   one PDF a letter
    letters/2016-10-03/html/…                the same letters as web pages
    letters/2016-10-03/print.pdf             all of them in posting order, each beginning on a front side
    letters/2016-10-03/manifest.csv          what is in it

Until the record knows the batch a file in the folder says so; a batch left like that by a machine that stopped is made
again in its place.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from transfer_cli.domain.posting import PostClass
from transfer_cli.letters.making import Made
from transfer_cli.letters.pdf import print_file
from transfer_cli.letters.text import html

PRINT_FILE = "print.pdf"
MANIFEST = "manifest.csv"
UNRECORDED = "DO-NOT-POST.txt"
COLUMNS = ("reference", "kind", "addressee", "file", "pages", "sheets", "class", "sha256")

_NOT_RECORDED = (
    "These letters are not in the record yet. Do not post them.\n"
    "Run the same command again: it makes them anew in this place.\n"
)
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_ASIDE = ".being-made"


@dataclass(frozen=True, slots=True)
class Filed:
    """A finished letter with its place in the batch.

    Attributes:
        file: Path relative to the batch folder.
    """

    made: Made
    file: str


def file_letters(letters: Sequence[Made]) -> tuple[Filed, ...]:
    """The letters in posting order, each with a file name that has the reference and no person's name.

    Letters of one sheet come first, since thickness decides envelope and machine; then by reference.
    """
    ordered = sorted(letters, key=lambda m: (sheets(m.pages), m.order.case.reference, m.order.kind))
    filed: list[Filed] = []
    taken: set[str] = set()
    for made in ordered:
        stem = f"{_UNSAFE.sub('_', made.order.case.reference)}-{made.order.kind}"
        number = next(n for n in range(1, len(ordered) + 1) if f"{stem}-{n}".casefold() not in taken)
        taken.add(f"{stem}-{number}".casefold())
        filed.append(Filed(made, f"{stem}-{number}.pdf"))
    return tuple(filed)


def sheets(pages: int) -> int:
    """Sheets of paper for so many pages, printed on both sides."""
    return (pages + 1) // 2


def batch_name(folder: Path, dated: date, recorded: Collection[str]) -> str:
    """Name of the next batch of that day: `2016-10-03`, then `2016-10-03-2`.

    A folder that the record does not know is passed over, unless a stopped run left it.

    Args:
        folder: Where batches stand.
        recorded: Batches that the record knows.
    """
    number = 1
    while True:
        name = dated.isoformat() + (f"-{number}" if number > 1 else "")
        unfinished = (folder / name / UNRECORDED).exists()
        if name not in recorded and (unfinished or not (folder / name).exists()):
            return name
        number += 1


def write_batch(folder: Path, name: str, letters: Sequence[Filed], dated: date, post_class: PostClass) -> Path:
    """Write the batch beside its place, then move it there.

    Returns:
        The batch folder. It says that it is not recorded until `mark_recorded`.

    Raises:
        OSError: It cannot be written; nothing stands in the batch's place then.
    """
    place, aside = folder / name, folder / f"{_ASIDE}-{name}"
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "html").mkdir(parents=True, mode=0o700)
    aside.chmod(0o700)
    try:
        for filed in letters:
            _write(aside / filed.file, filed.made.pdf)
            page = (aside / "html" / filed.file).with_suffix(".html")
            _write(page, html(filed.made.letter).encode())
        _write(aside / PRINT_FILE, print_file((filed.made.pdf for filed in letters), dated))
        _write(aside / MANIFEST, _manifest(letters, post_class).encode("utf-8-sig"))
        _write(aside / UNRECORDED, _NOT_RECORDED.encode())
        if (place / UNRECORDED).exists():
            shutil.rmtree(place)
        aside.rename(place)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return place


def write_private(path: Path, data: bytes) -> None:
    """Write one file that only its owner can read; what was there before is replaced whole.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".transfer-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def mark_recorded(batch: Path) -> None:
    """Take away the note that the batch is not in the record."""
    (batch / UNRECORDED).unlink(missing_ok=True)


def _manifest(letters: Sequence[Filed], post_class: PostClass) -> str:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for filed in letters:
        made = filed.made
        rows.writerow(
            (
                made.order.case.reference,
                made.order.kind,
                made.order.envelope.addressee,
                filed.file,
                made.pages,
                sheets(made.pages),
                post_class.value,
                made.sha256,
            )
        )
    return text.getvalue()


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
    ) as file:
        file.write(data)

"""A letter of the register once more, byte for byte: the file that was kept, or made anew from its facts."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from transfer_cli.domain.changes import Letter
from transfer_cli.files import new_file, write_new
from transfer_cli.letters.files import (
    NOT_RECORDED,
    PRINT_FILE,
    UNRECORDED,
    set_aside,
)
from transfer_cli.letters.fingerprint import fingerprint
from transfer_cli.letters.kinds import LetterKind
from transfer_cli.letters.print_file import write_print_file
from transfer_cli.letters.sandbox import TemplateFault
from transfer_cli.letters.setting import CannotBeSet, set_letter
from transfer_cli.letters.text import compose


class CannotBeSame(Exception):
    """The letter cannot be had again exactly as it was.

    Attributes:
        reason: One sentence for people.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def same_again(letter: Letter, batches: Path, known: Mapping[str, LetterKind], pictures: str = "") -> bytes:
    """The very file that was made then.

    Args:
        letter: As the register has it.
        batches: Where batches stand; the file kept there is taken if it is still the one that was made.
        known: The kinds of letter as they are now.
        pictures: The authority's own folder of pictures for Easy Read, as it is now; empty = none.

    Raises:
        CannotBeSame: It was not kept, and its template or the program has changed since.
    """
    kept = batches / letter.batch / letter.file
    try:
        data = kept.read_bytes()
    except OSError:
        data = b""
    return data if _is(letter, data) else _made_anew(letter, known, pictures)


def write_copies(folder: Path, name: str, copies: Iterable[tuple[str, bytes]], dated: date) -> Path:
    """Write copies beside their place, with one file of all for the printer, then move them there.

    Args:
        copies: File name and file.

    Returns:
        The folder. It says that the copies are not recorded until `files.mark_recorded`.

    Raises:
        OSError: It cannot be written; nothing stands in its place then.
    """
    with set_aside(folder, name) as aside:
        names: list[str] = []
        for file, data in copies:
            write_new(aside / file, data)
            names.append(file)
        with new_file(aside / PRINT_FILE) as whole:
            write_print_file(whole, ((aside / file).read_bytes() for file in names), dated)
        write_new(aside / UNRECORDED, NOT_RECORDED.encode())
    return folder / name


def bundle(copies: Iterable[bytes], dated: date) -> tuple[bytes, int]:
    """All copies in one file for the child's own file, one after the other without blanks between them.

    Returns:
        The file, and its number of pages.
    """
    whole = io.BytesIO()
    pages = write_print_file(whole, copies, dated, front_sides=False)
    return whole.getvalue(), pages


def _made_anew(letter: Letter, known: Mapping[str, LetterKind], pictures: str) -> bytes:
    kind = known.get(letter.kind)
    if kind is None:
        gone = f"There is no template {letter.kind} any more."
        raise CannotBeSame(gone)
    if fingerprint(kind, letter.facts) != letter.template:
        raise CannotBeSame("Its file was not kept as it was, and its template has changed since.")
    try:
        data = set_letter(compose(kind, letter.facts), pictures)
    except (TemplateFault, CannotBeSet) as error:
        why = f"Its file was not kept as it was, and it cannot be made again: {error}"
        raise CannotBeSame(why) from error
    if not _is(letter, data):
        what = "its pictures have changed, or " if letter.facts.get("easy_read") else ""
        why = f"Its file was not kept as it was, and {what}this version of the program sets it otherwise."
        raise CannotBeSame(why)
    return data


def _is(letter: Letter, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == letter.sha256

"""Whether a file says anything of somebody: any file that the program writes, and whatever else can be read as text."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from transfer_cli.domain.case import Case

_WORDS = re.compile(r"\w+")
_CELL_ENDS = re.compile(r"[\n\r\t,;|\"<>]+")
_SHORT = re.compile(r"\d{1,4}")
"""A reference that could as well be a day, a year or the number of a house."""
_ZIPPED = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def marks_of(case: Case) -> tuple[str, ...]:
    """What gives the child away in a text that `searchable` wrote: reference, pupil number and name.

    A reference of four figures or fewer does so only where it stands alone, in a cell or on a line: in words it may be
    a day, a year or a house.
    """
    names = (f"{case.forename} {case.surname}", f"{case.surname} {case.forename}") if case.surname else ()
    return tuple(found for text in (case.reference, case.upn or "", *names) if (found := _mark(text)).strip())


def found_in(path: Path, marks: Mapping[str, Iterable[str]], of_others: Iterable[str] = ()) -> frozenset[str]:
    """Whom a file mentions, by its name or in it.

    Args:
        marks: Marks by reference.
        of_others: Marks of other people, which do not count where they hold one of these, as A-1-2 holds A-1.

    Raises:
        OSError: It cannot be read.
    """
    text = searchable(path.name.replace("-", "\n", 1)) + searchable(text_of(path.read_bytes()))
    text += plainly(path.name)
    for mark in of_others:
        text = re.sub(rf"{re.escape(mark.rstrip(' '))}(?= )", " ", text)
    return frozenset(reference for reference, its in marks.items() if any(mark in text for mark in its))


def searchable(text: str) -> str:
    """The text as `marks_of` are looked for in it: its words, and then its cells and lines one by one."""
    cells = "\n".join(cell.strip() for cell in _CELL_ENDS.split(text))
    return f"{plainly(text)}\n{cells}\n"


def _mark(text: str) -> str:
    return f"\n{text.strip()}\n" if _SHORT.fullmatch(text.strip()) else plainly(text)


def plainly(text: str) -> str:
    """The words in small letters, a space on each side, so that only whole words are found."""
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def text_of(data: bytes) -> str:
    """Whatever can be read of a file: pages of a PDF, cells of a workbook, parts of an e-mail, or plain text."""
    if data.startswith(b"%PDF"):
        return _pdf(data)
    if data.startswith(_ZIPPED):
        return _zip(data)
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="ignore")
    if b"\nMIME-Version:" in data[:4000] or data.startswith(b"MIME-Version:"):
        return _email(data)
    return data.decode("utf-8", errors="ignore")


def _pdf(data: bytes) -> str:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return data.decode("latin-1")
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            texts = [book.read(name).decode("utf-8", errors="ignore") for name in book.namelist()]
    except (zipfile.BadZipFile, RuntimeError):
        return data.decode("latin-1")
    return "\n".join(re.sub(r"<[^>]*>", "\n", text) for text in texts)


def _email(data: bytes) -> str:
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [str(message.get(name, "")) for name in ("Subject", "To", "From")]
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            parts.append(text_of(content))
    return "\n".join(parts)

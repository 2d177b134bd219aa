"""From bytes to text: the encoding is found or refused, never guessed past a doubt.

A file is gone through piece by piece, so that its length does not matter.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.source import BinaryFile, Source

_SAVE_AS = 'Open it in the program that made it, or export it again, and save it as "CSV UTF-8 (comma delimited)".'

_OTHER_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a workbook (XLSX or ODS) or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "a workbook or document of an old Office (XLS or DOC)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

_PIECE = 1 << 20
"""Bytes looked at together."""


class Encoding(NamedTuple):
    """How a text is encoded.

    Attributes:
        codec: As Python calls it.
        name: For people.
    """

    codec: str
    name: str


def encoding_of(source: Source) -> Encoding:
    """The encoding of a text file, every byte of which it fits.

    A byte order mark decides. Without one it is UTF-16 if the Latin letters at its beginning say so, else UTF-8 if
    all of it is, else Windows-1252 if none of its lines with accents is UTF-8.

    Raises:
        InputUnusable: It is no text, is empty, or no single encoding fits all of it.
    """
    with source.open() as file:
        beginning = file.read(_PIECE)
    for start, what in _OTHER_FORMATS:
        if beginning.startswith(start):
            raise InputUnusable("IMP002", f"The file is {what}, not CSV.", _SAVE_AS)
    marked = next((Encoding(codec, name) for mark, codec, name in _MARKS if beginning.startswith(mark)), None)
    stated = marked or _utf16_without_mark(beginning)
    with source.open() as file:
        if stated:
            _check(file, stated)
            return stated
        if _is_utf8(file):
            return Encoding("utf-8", "UTF-8")
    with source.open() as file:
        _check_windows(file)
    return Encoding("cp1252", "Windows-1252")


def _pieces(file: BinaryFile) -> Iterator[bytes]:
    """The file piece by piece, and an empty piece at its end."""
    while piece := file.read(_PIECE):
        yield piece
    yield b""


def _utf16_without_mark(beginning: bytes) -> Encoding | None:
    """UTF-16 if every second byte of nearly all characters is zero, as in Latin letters."""
    start = beginning[: len(beginning) // 2 * 2]
    for codec, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if zeros and zeros.count(0) > 0.7 * len(zeros):
            return Encoding(codec, "UTF-16")
    return None


def _check(file: BinaryFile, encoding: Encoding) -> None:
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    lines, has_text = 1, False
    for piece in _pieces(file):
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            line = lines + error.object[: error.start].decode(error.encoding, "ignore").count("\n")
            raise InputUnusable(
                "IMP004", f"The file says it is {encoding.name}, but line {line} is not.", _SAVE_AS
            ) from None
        if "\0" in text:
            raise _not_text(lines + text.count("\n", 0, text.index("\0")))
        has_text = has_text or bool(text.strip("\ufeff").strip())
        lines += text.count("\n")
    if not has_text:
        raise _empty()


def _is_utf8(file: BinaryFile) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, has_text, fits = 1, False, True
    for piece in _pieces(file):
        if b"\0" in piece:
            raise _not_text(lines + piece.count(b"\n", 0, piece.index(b"\0")))
        has_text = has_text or bool(piece.strip())
        lines += piece.count(b"\n")
        try:
            fits = fits and decoder.decode(piece, final=not piece) is not None
        except UnicodeDecodeError:
            fits = False
    if not has_text:
        raise _empty()
    return fits


def _empty() -> InputUnusable:
    return InputUnusable("IMP003", "The file is empty.", "Export it again and look whether it has rows.")


def _not_text(line: int) -> InputUnusable:
    return InputUnusable("IMP002", f"Line {line} holds a byte that stands for no character.", _SAVE_AS)


def _check_windows(file: BinaryFile) -> None:
    accented = [(n, line) for n, line in enumerate(file, start=1) if not line.isascii()]
    as_utf8 = [n for n, line in accented if _fits(line, "utf-8")]
    if as_utf8:
        among = frozenset(as_utf8)
        other = [n for n, _ in accented if n not in among]
        what = f"{_lines(as_utf8)} in UTF-8 and {_lines(other)} in another encoding, so accents would come out wrong."
        raise InputUnusable("IMP004", f"The file mixes encodings: {what}", _SAVE_AS)
    unfit = [n for n, line in accented if not _fits(line, "cp1252")]
    if unfit:
        what = f"{_lines(unfit)} can be read neither as UTF-8 nor as Windows-1252."
        raise InputUnusable("IMP004", what[0].upper() + what[1:], _SAVE_AS)


def _fits(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _lines(numbers: list[int]) -> str:
    """`line 7`, `lines 7, 9` or `lines 7, 9, 12, 13, 20 and 31 more`."""
    shown = ", ".join(str(n) for n in numbers[:5])
    more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""
    return f"line{'s' if len(numbers) > 1 else ''} {shown}{more}"

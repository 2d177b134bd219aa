"""From bytes to text: the encoding is found or refused, never guessed past a doubt."""

from __future__ import annotations

import codecs

from transfer_cli.errors import InputUnusable

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


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the encoding it turned out to be in.

    A byte order mark decides. Without one it is UTF-8 if all of it is, else Windows-1252 if none of its lines
    with accents is UTF-8.

    Args:
        data: The whole file.

    Returns:
        The text, and the encoding's name for people.

    Raises:
        InputUnusable: It is no text, is empty, or no single encoding fits all of it.
    """
    if not data.strip():
        raise InputUnusable("IMP003", "The file is empty.", "Export it again and look whether it has rows.")
    for beginning, what in _OTHER_FORMATS:
        if data.startswith(beginning):
            raise InputUnusable("IMP002", f"The file is {what}, not CSV.", _SAVE_AS)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, codec, name), name
    if b"\0" in data:
        raise _not_text(data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decode_windows(data), "Windows-1252"


def _decode_marked(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputUnusable("IMP004", f"The file says it is {name}, but line {line} is not.", _SAVE_AS) from None
    if "\0" in text:
        raise _not_text(text.count("\n", 0, text.index("\0")) + 1)
    return text


def _not_text(line: int) -> InputUnusable:
    return InputUnusable("IMP002", f"Line {line} holds a byte that stands for no character.", _SAVE_AS)


def _decode_windows(data: bytes) -> str:
    accented = [(n, line) for n, line in enumerate(data.split(b"\n"), start=1) if not line.isascii()]
    as_utf8 = [n for n, line in accented if _fits(line, "utf-8")]
    if as_utf8:
        other = [n for n, _ in accented if n not in set(as_utf8)]
        what = f"{_lines(as_utf8)} in UTF-8 and {_lines(other)} in another encoding, so accents would come out wrong."
        raise InputUnusable("IMP004", f"The file mixes encodings: {what}", _SAVE_AS)
    unfit = [n for n, line in accented if not _fits(line, "cp1252")]
    if unfit:
        what = f"{_lines(unfit)} can be read neither as UTF-8 nor as Windows-1252."
        raise InputUnusable("IMP004", what[0].upper() + what[1:], _SAVE_AS)
    return data.decode("cp1252")


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

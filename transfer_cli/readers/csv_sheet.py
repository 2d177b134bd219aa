"""CSV: text with a comma, semicolon or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.sheet import Record, Sheet
from transfer_cli.readers.text import decode

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""Characters that may stand between cells, with their names in the plural."""

_ENDLESS = ("unexpected end of data", "field limit")


def read_csv(data: bytes, known: Collection[str]) -> Sheet:
    """The table in a CSV file.

    Args:
        data: The whole file.
        known: Canonical column names: the delimiter is the one under which most headings are among them.

    Raises:
        InputUnusable: It is no CSV text, or a quotation mark is opened and never closed.
    """
    text, encoding = decode(data)
    text = text.removeprefix("\ufeff")
    delimiter = max(DELIMITERS, key=lambda d: _headings_known(text, d, known))
    rows = _records(text, delimiter)
    headings = next((record for record in rows if _has_text(record)), None)
    if headings is None:
        raise InputUnusable("IMP003", "The file is empty.", "Export it again and look whether it has rows.")
    return Sheet(headings.cells, tuple(record for record in rows if _has_text(record)), encoding, delimiter)


def _headings_known(text: str, delimiter: str, known: Collection[str]) -> int:
    first = io.StringIO(text.lstrip("\r\n"), newline="").readline()
    try:
        cells = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(canonical(cell) in known for cell in cells)


def _has_text(record: Record) -> bool:
    return any(cell.strip() for cell in record.cells)


def _records(text: str, delimiter: str) -> Iterator[Record]:
    """Every row, empty ones too; a row with broken quotation marks is handed on with its fault."""
    read: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            read.append(line)
            yield line

    rows = csv.reader(lines(), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        read.clear()
        try:
            yield Record(number, tuple(next(rows)))
        except StopIteration:
            return
        except csv.Error as error:
            if any(words in str(error) for words in _ENDLESS):
                raise InputUnusable(
                    "IMP005",
                    f"A cell in row {number} never ends, so everything after it runs together.",
                    "Look there for a quotation mark that is never closed; close it or take it out.",
                ) from None
            yield Record(number, ("".join(read).rstrip("\r\n"),), fault="a quotation mark stands where none may")

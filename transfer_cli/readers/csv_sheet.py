"""CSV: text with a comma, semicolon or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.headings import ROWS_ABOVE, find_headings
from transfer_cli.readers.sheet import Recognise, Record, Sheet
from transfer_cli.readers.source import Source
from transfer_cli.readers.text import encoding_of

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""Characters that may stand between cells, with their names in the plural."""

_ENDLESS = ("unexpected end of data", "field limit")


def read_csv(source: Source, recognise: Recognise) -> Sheet:
    """The table in a CSV file.

    Args:
        recognise: The delimiter is the one under which most headings are recognised, and the row of the headings
            the one in which most are.

    Raises:
        InputUnusable: It is no CSV text, or a quotation mark is opened and never closed.
    """
    codec, encoding = encoding_of(source)

    def records(delimiter: str) -> Iterator[Record]:
        with source.open() as raw, io.TextIOWrapper(raw, encoding=codec, newline="") as text:
            yield from _records(text, delimiter)

    found = {delimiter: find_headings(_beginning(source, codec, delimiter), recognise) for delimiter in DELIMITERS}
    delimiter = max(found, key=lambda each: recognise([str(cell) for cell in found[each].cells]))
    heading = find_headings(islice(records(delimiter), ROWS_ABOVE), recognise)
    return Sheet(
        tuple(str(cell) for cell in heading.cells),
        lambda: (record for record in records(delimiter) if record.row > heading.row and _has_text(record)),
        f"{encoding}, cells separated by {DELIMITERS[delimiter]}",
        heading_row=heading.row,
        delimiter=delimiter,
        encoding=encoding,
    )


def _beginning(source: Source, codec: str, delimiter: str) -> Iterator[Record]:
    """The first lines, each as a row of its own, whatever its quotation marks."""
    with source.open() as raw, io.TextIOWrapper(raw, encoding=codec, newline="") as text:
        for number, line in enumerate(islice(text, ROWS_ABOVE), start=1):
            try:
                yield Record(number, next(csv.reader([line.lstrip("\ufeff")], delimiter=delimiter), []))
            except csv.Error:
                continue


def _has_text(record: Record) -> bool:
    return any(map(str.strip, record.cells))  # type: ignore[arg-type] # cells of a CSV are texts


def _records(text: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Every row, empty ones too; a row with broken quotation marks is handed on with its fault."""
    read: list[str] = []

    def lines() -> Iterator[str]:
        for line in text:
            whole = line.removeprefix("\ufeff") if not number else line
            read.append(whole)
            yield whole

    rows = csv.reader(lines(), delimiter=delimiter, strict=True)
    number = 0
    while True:
        read.clear()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            if any(words in str(error) for words in _ENDLESS):
                raise InputUnusable(
                    "IMP005",
                    f"A cell in row {number} never ends, so everything after it runs together.",
                    "Look there for a quotation mark that is never closed; close it or take it out.",
                ) from None
            yield Record(number, ("".join(read).rstrip("\r\n"),), fault="a quotation mark stands where none may")
        else:
            number += 1
            yield Record(number, cells)

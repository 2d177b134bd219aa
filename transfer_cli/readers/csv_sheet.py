"""CSV: text with a comma, semicolon or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, islice

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

    def text() -> io.TextIOWrapper:
        return io.TextIOWrapper(source.open(), encoding=codec, newline="")

    found = {delimiter: find_headings(_beginning(text, delimiter), recognise) for delimiter in DELIMITERS}
    delimiter = max(found, key=lambda each: recognise([str(cell) for cell in found[each].cells]))
    heading = find_headings(islice(_records(text, delimiter), ROWS_ABOVE), recognise)
    return Sheet(
        tuple(str(cell) for cell in heading.cells),
        lambda: dropwhile(lambda record: record.row <= heading.row, _records(text, delimiter)),
        f"{encoding}, cells separated by {DELIMITERS[delimiter]}",
        heading_row=heading.row,
        delimiter=delimiter,
        encoding=encoding,
    )


def _beginning(open_text: Callable[[], io.TextIOWrapper], delimiter: str) -> Iterator[Record]:
    """The first lines, each as a row of its own, whatever its quotation marks."""
    with open_text() as text:
        for number, line in enumerate(islice(text, ROWS_ABOVE), start=1):
            try:
                yield Record(number, next(csv.reader([line], delimiter=delimiter), []))
            except csv.Error:
                yield Record(number, [line])  # told when the rows are read


def _has_text(cells: Sequence[str]) -> bool:
    return bool(cells) and (cells[0].strip() != "" or any(map(str.strip, cells)))


def _records(open_text: Callable[[], io.TextIOWrapper], delimiter: str) -> Iterator[Record]:
    """Every row with text; one with broken quotation marks is handed on with its fault."""
    with open_text() as text:
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        number = lines_before = 0
        while True:
            try:
                for cells in rows:
                    number += 1
                    lines_before = rows.line_num
                    if _has_text(cells):
                        yield Record(number, cells)
            except csv.Error as error:
                number += 1
                lines = _lines(open_text, lines_before, rows.line_num)
                if any(words in str(error) for words in _ENDLESS):
                    raise _endless(number, lines) from None
                yield Record(number, (lines,), fault="a quotation mark stands where none may")
                lines_before = rows.line_num
            else:
                return


def _endless(row: int, lines: str) -> InputUnusable:
    if '"' in lines:
        return InputUnusable(
            "IMP005",
            f"A cell in row {row} never ends, so everything after it runs together.",
            "Look there for a quotation mark that is never closed; close it or take it out.",
        )
    return InputUnusable(
        "IMP005",
        f"A cell in row {row} has more than {csv.field_size_limit():,} characters, which no cell can have.",
        "Look whether the line breaks were lost there, and save the file as CSV again.",
    )


def _lines(open_text: Callable[[], io.TextIOWrapper], first: int, last: int) -> str:
    """These lines of the file as one text, read anew."""
    with open_text() as text:
        return "".join(islice(text, first, last)).rstrip("\r\n")

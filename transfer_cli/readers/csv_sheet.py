"""CSV: text with a comma, semicolon or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.headings import ROWS_ABOVE, find_headings
from transfer_cli.readers.sheet import Part, Recognise, Record, Sheet, together
from transfer_cli.readers.source import Source
from transfer_cli.readers.text import encoding_of

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""Characters that may stand between cells, with their names in the plural."""

BLOCK = 100_000
"""So many characters are taken apart together, which takes half the time of asking for each line."""

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
    first = chain.from_iterable(part.records() for part in _parts(text, delimiter))
    heading = find_headings(islice(first, ROWS_ABOVE), recognise)

    def parts() -> Iterator[Part]:
        for part in _parts(text, delimiter, heading.row):
            below = part if part.rows[0] > heading.row else part.only(lambda record: record.row > heading.row)
            if below.rows:
                yield below

    return Sheet(
        tuple(str(cell) for cell in heading.cells),
        lambda: chain.from_iterable(part.records() for part in parts()),
        f"{encoding}, cells separated by {DELIMITERS[delimiter]}",
        heading_row=heading.row,
        delimiter=delimiter,
        encoding=encoding,
        in_parts=parts,
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


def _parts(open_text: Callable[[], io.TextIOWrapper], delimiter: str, above: int = 0) -> Iterator[Part]:
    """Every row with text; one with broken quotation marks is handed on with its fault.

    Args:
        above: So many lines at the beginning are a part of their own.
    """
    with open_text() as text:
        read = _Lines(open_text, text, delimiter)
        block = "".join(islice(text, above)) or _block(text)
        while block:
            lines = _plain(block)
            yield from read.quoted(io.StringIO(block, newline="")) if lines is None else read.plain(lines)
            block = _block(text)


def _block(text: io.TextIOWrapper) -> str:
    """The next lines, each of them whole; empty = there are none."""
    return text.read(BLOCK) + text.readline()


def _plain(block: str) -> list[str] | None:
    """The lines without their ends, if each is a row that can be split at its delimiters.

    That takes a third of the time of `csv`, which None leaves it to.
    """
    if '"' in block:
        return None
    if "\r" in block:
        block = block.replace("\r\n", "\n").replace("\r", "\n")
    lines, most = block.removesuffix("\n").split("\n"), csv.field_size_limit()
    return lines if len(block) <= most or max(map(len, lines)) <= most else None


class _Lines:
    """Takes lines of a file apart, some at a time."""

    def __init__(self, open_text: Callable[[], io.TextIOWrapper], text: io.TextIOWrapper, delimiter: str) -> None:
        self._open_text = open_text
        self._text = text
        self._delimiter = delimiter
        self._row = self._line = 0

    def plain(self, lines: Sequence[str]) -> Iterator[Part]:
        """The rows in lines without quotation marks and without their ends."""
        cells: Sequence[Sequence[str]] = [line.split(self._delimiter) for line in lines]
        rows: Sequence[int] = range(self._row + 1, self._row + 1 + len(lines))
        self._row += len(lines)
        self._line += len(lines)
        if not all(map(str.strip, [each[0] for each in cells])):
            rows = [row for row, each in zip(rows, cells, strict=True) if _has_text(each)]
            cells = list(filter(_has_text, cells))
        if rows:
            yield Part(rows, cells)

    def quoted(self, lines: Iterable[str]) -> Iterator[Part]:
        """The rows in these lines, and in those after them into which a cell goes on."""
        records: list[Record] = []
        rest = iter(lines)
        for line in rest:
            self._row += 1
            reader = csv.reader(chain([line], rest, self._text), delimiter=self._delimiter, strict=True)
            try:
                plain = _plain(line)
                cells = plain[0].split(self._delimiter) if plain else next(reader)
                if _has_text(cells):
                    records.append(Record(self._row, cells))
            except csv.Error as error:
                broken = _lines(self._open_text, self._line, self._line + reader.line_num)
                if any(words in str(error) for words in _ENDLESS):
                    yield from _in_part(records)
                    raise _endless(self._row, broken) from None
                records.append(Record(self._row, (broken,), fault="a quotation mark stands where none may"))
            self._line += reader.line_num or 1
        yield from _in_part(records)


def _in_part(records: Sequence[Record]) -> Iterator[Part]:
    if records:
        yield together(records)


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

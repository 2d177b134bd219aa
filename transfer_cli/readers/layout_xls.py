"""The layout of a worksheet in an XLS workbook: a stream of records, BIFF8 or BIFF5."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack, unpack_from

from transfer_cli.readers.compound_file import stream
from transfer_cli.readers.layout import EPOCH_1900, EPOCH_1904, Layout, protected
from transfer_cli.readers.number_format import BUILT_IN, Shown, shown_by

ERROR_CODES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Error values as Excel's binary formats number them."""

_BEGIN, _END = (0x809, 0x409), 0x0A
_PASSWORD, _SHEET, _EPOCH, _FORMAT, _CELL_STYLE = 0x2F, 0x85, 0x22, 0x41E, 0xE0
_ROW, _COLUMNS, _ERROR_OR_TRUTH, _FORMULA, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = (
    0x208, 0x7D, 0x205, 0x06, 0x203, 0x27E, 0xBD,
)  # fmt: skip
_SIZE = 0x200
_CELLS = frozenset({_ERROR_OR_TRUTH, _FORMULA, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, 0x204, 0xD6, 0xFD})
"""Kinds that begin with row and column of a cell with a value."""


def xls_layouts(data: bytes) -> list[Layout]:
    """The layout of each sheet in the workbook's order.

    Args:
        data: The whole file.

    Raises:
        InputUnusable: IMP072, it is encrypted; IMP074, a sheet has too many cells.
        LookupError: A part is not where it should be.
        ValueError: The file is damaged.
    """
    book = stream(data, ("Workbook", "Book"))
    epoch = EPOCH_1900
    starts: list[int] = []
    formats = dict(BUILT_IN)
    styles: list[int] = []
    for kind, content, _ in _records(book, 0):
        if kind == _SHEET and len(content) >= 4:
            starts += unpack_from("<I", content)
        elif kind == _PASSWORD and any(content[:2]):
            raise protected()
        elif kind == _EPOCH and content[:1] == b"\1":
            epoch = EPOCH_1904
        elif kind == _FORMAT and len(content) >= 5 and (shown := shown_by(_text(content))):
            formats[unpack_from("<H", content)[0]] = shown
        elif kind == _CELL_STYLE and len(content) >= 4:
            styles += unpack_from("<H", content, 2)
    special = {style: formats[number] for style, number in enumerate(styles) if number in formats}
    return [_layout(book, start, Layout(epoch), special) for start in starts]


def _layout(book: bytes, start: int, layout: Layout, special: dict[int, Shown]) -> Layout:
    for kind, content, depth in _records(book, start):
        if kind in _CELLS and len(content) >= 4:
            row, column = unpack_from("<HH", content)
            layout.reaches(row + 1, column + 1)
        elif kind == _SIZE and len(content) >= 12:
            top, bottom, left, right = unpack_from("<IIHH", content)
            Layout().reaches((bottom - top) % (1 << 32), max((right - left) % (1 << 16), 1))
        if depth == 1:
            _note(layout, kind, content)
            if special:
                _note_numbers(layout, kind, content, special)
    return layout


def _text(content: bytes) -> str:
    """The number format in a record of BIFF8, or of BIFF5 where it is in bytes."""
    count, flags = unpack_from("<HB", content, 2)
    if len(content) - 5 == 2 * count and flags & 1:
        return content[5:].decode("utf-16-le", "replace")
    return content[-count:].decode("latin-1") if len(content) - 5 == count else content[3:].decode("latin-1")


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes, int]]:
    """Kind, content and depth of each record up to the end of a sheet; those of charts inside it are deeper than 1."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = unpack_from("<HH", book, at)
        depth += (kind in _BEGIN) - (kind == _END)
        if depth <= 0 and kind == _END:
            return
        yield kind, book[at + 4 : at + 4 + length], depth
        at += 4 + length


def _note(layout: Layout, kind: int, content: bytes) -> None:
    if kind == _ROW and len(content) >= 16:
        if content[12] & 0x20:
            layout.hidden_rows.add(unpack_from("<H", content)[0] + 1)
    elif kind == _COLUMNS and len(content) >= 10:
        first, last = unpack_from("<HH", content)
        if content[8] & 1:
            layout.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    elif kind == _ERROR_OR_TRUTH and len(content) >= 8 and content[7]:
        _show(layout, content, content[6])
    elif kind == _FORMULA and len(content) >= 14 and content[12:14] == b"\xff\xff" and content[6] == 2:
        _show(layout, content, content[8])


def _show(layout: Layout, content: bytes, code: int) -> None:
    row, column = unpack_from("<HH", content)
    layout.shows(row + 1, column + 1, ERROR_CODES.get(code, "#VALUE!"))


def _note_numbers(layout: Layout, kind: int, content: bytes, special: dict[int, Shown]) -> None:
    for row, column, style, value in numbers(kind, content):
        if style in special:
            show_number(layout, row + 1, column + 1, special[style], value)


def show_number(layout: Layout, row: int, column: int, shown: Shown, value: float) -> None:
    """Note what a cell shows in place of its number, if it does."""
    text = shown.of(f"{value:.0f}" if value.is_integer() else str(value))
    if text:
        layout.shows(row, column, text)


def numbers(kind: int, content: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Row, column, style and value of each number in a record."""
    if kind in {_NUMBER, _FORMULA} and len(content) >= 14:
        if kind == _NUMBER or content[12:14] != b"\xff\xff":
            yield unpack_from("<HHHd", content)
    elif kind == _SHORT_NUMBER and len(content) >= 10:
        row, column, style = unpack_from("<HHH", content)
        yield row, column, style, short_number(content[6:10])
    elif kind == _SHORT_NUMBERS and len(content) >= 12:
        row, first = unpack_from("<HH", content)
        for place in range((len(content) - 6) // 6):
            at = 4 + 6 * place
            yield row, first + place, unpack_from("<H", content, at)[0], short_number(content[at + 2 : at + 6])


def short_number(four: bytes) -> float:
    """A number kept in four bytes: two bits say whether it is whole and whether it is in hundredths."""
    bits: int = unpack("<i", four)[0]
    value = float(bits >> 2) if bits & 2 else unpack("<d", b"\0\0\0\0" + bytes([four[0] & 0xFC]) + four[1:])[0]
    return value / 100 if bits & 1 else value

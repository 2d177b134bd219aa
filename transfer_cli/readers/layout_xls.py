"""The layout of a worksheet in an XLS workbook: a stream of records, BIFF8 or BIFF5."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from transfer_cli.readers.compound_file import stream
from transfer_cli.readers.layout import EPOCH_1904, Layout

ERROR_CODES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Error values as Excel's binary formats number them."""

_SHEET, _EPOCH, _BEGIN, _END = 0x85, 0x22, (0x809, 0x409), 0x0A
_ROW, _COLUMNS, _ERROR_OR_TRUTH, _FORMULA = 0x208, 0x7D, 0x205, 0x06


def xls_layout(data: bytes, index: int) -> Layout:
    """The layout of one sheet.

    Args:
        data: The whole file.
        index: Of the sheet in the workbook's order, from 0.

    Raises:
        LookupError: A part is not where it should be.
        ValueError: The file is damaged.
    """
    book = stream(data, ("Workbook", "Book"))
    layout = Layout()
    starts: list[int] = []
    for kind, at, length in _records(book, 0):
        if kind == _SHEET and length >= 4:
            starts += unpack_from("<I", book, at)
        elif kind == _EPOCH and length >= 2 and book[at]:
            layout.epoch = EPOCH_1904
    for kind, at, length in _records(book, starts[index]):
        _note(layout, kind, book[at : at + length])
    return layout


def _records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record up to the end of a sheet, those of charts inside it left out."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = unpack_from("<HH", book, at)
        depth += (kind in _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, at + 4, length
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

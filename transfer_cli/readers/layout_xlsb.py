"""The layout of a worksheet in an XLSB workbook: binary records in the parts of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from
from zipfile import ZipFile

from transfer_cli.readers.layout import EPOCH_1904, Layout
from transfer_cli.readers.layout_xls import ERROR_CODES
from transfer_cli.readers.layout_xlsx import part_of

_EPOCH, _SHEET = 153, 156
_ROW, _COLUMNS, _ERROR, _FORMULA_ERROR = 0, 60, 3, 11
_VALUES = range(2, 12)
"""Kinds of records that are cells with a value."""


def xlsb_layout(book: ZipFile, index: int) -> Layout:
    """The layout of one sheet.

    Args:
        index: Of the sheet in the workbook's order, from 0.

    Raises:
        InputUnusable: IMP074, it has too many cells.
        LookupError: A part is not where it should be.
        ValueError: The file is damaged.
    """
    names = {name.casefold(): name for name in book.namelist()}
    layout = Layout()
    ids = []
    for kind, content in _records(book.read(names["xl/workbook.bin"])):
        if kind == _EPOCH and content[0] & 1:
            layout.epoch = EPOCH_1904
        elif kind == _SHEET:
            ids.append(content[12 : 12 + 2 * unpack_from("<I", content, 8)[0]].decode("utf-16-le").encode())
    part = part_of(ids[index], book.read(names["xl/_rels/workbook.bin.rels"]))
    _scan(book.read(names[part]), layout)
    return layout


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record; both kind and length are written seven bits to a byte, the lowest first."""
    at = 0
    while at < len(part):
        kind, at = _packed(part, at, 2)
        length, at = _packed(part, at, 4)
        yield kind, part[at : at + length]
        at += length


def _packed(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number and the place behind it; a kind of record keeps the marks of its bytes out of its number."""
    value = 0
    for shift in range(most):
        byte = part[at]
        value |= (byte & 0x7F) << 7 * shift
        at += 1
        if not byte & 0x80:
            break
    return value, at


def _scan(part: bytes, layout: Layout) -> None:
    row = 0
    for kind, content in _records(part):
        if kind == _ROW and len(content) >= 12:
            row = unpack_from("<I", content)[0] + 1
            if content[11] & 0x10:
                layout.hidden_rows.add(row)
        elif kind == _COLUMNS and len(content) >= 18:
            first, last = unpack_from("<II", content)
            if content[16] & 1:
                layout.hidden_columns.update(range(first + 1, min(last, 16383) + 2))
        elif kind in _VALUES and len(content) >= 8:
            column = unpack_from("<I", content)[0] + 1
            layout.reaches(row, column)
            if kind in {_ERROR, _FORMULA_ERROR} and len(content) > 8:
                layout.shows(row, column, ERROR_CODES.get(content[8], "#VALUE!"))

"""The layout of a worksheet in an XLSB workbook: binary records in the parts of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from
from zipfile import ZipFile

from transfer_cli.readers.layout import EPOCH_1904, Layout
from transfer_cli.readers.layout_xls import ERROR_CODES, short_number, show_number
from transfer_cli.readers.layout_xlsx import part_of
from transfer_cli.readers.number_format import BUILT_IN, Shown, shown_by

_EPOCH, _SHEET = 153, 156
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_ROW, _COLUMNS, _ERROR, _FORMULA_ERROR = 0, 60, 3, 11
_SHORT_NUMBER, _NUMBER, _FORMULA_NUMBER = 2, 5, 9
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
    styles = book.read(names["xl/styles.bin"]) if "xl/styles.bin" in names else b""
    _scan(book.read(names[part]), layout, _special(styles))
    return layout


def _special(styles: bytes) -> dict[int, Shown]:
    """For each cell style that shows something else than a number what it shows."""
    formats = dict(BUILT_IN)
    used: list[int] = []
    is_of_cells = False
    for kind, content in _records(styles):
        if kind == _FORMAT and (shown := shown_by(content[6:].decode("utf-16-le", "replace"))):
            formats[unpack_from("<H", content)[0]] = shown
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            is_of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and is_of_cells:
            used += unpack_from("<H", content, 2)
    return {style: formats[number] for style, number in enumerate(used) if number in formats}


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


def _scan(part: bytes, layout: Layout, special: dict[int, Shown]) -> None:
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
            shown = special.get(unpack_from("<I", content, 4)[0] & 0xFFFFFF)
            if shown and (value := _number(kind, content)) is not None:
                show_number(layout, row, column, shown, value)


def _number(kind: int, content: bytes) -> float | None:
    """The number in a cell; None = it holds something else."""
    if kind == _SHORT_NUMBER and len(content) >= 12:
        return short_number(content[8:12])
    if kind in {_NUMBER, _FORMULA_NUMBER} and len(content) >= 16:
        return float(unpack_from("<d", content, 8)[0])
    return None

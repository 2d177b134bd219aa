"""The layout of the tables of an ODS workbook, which are all in one XML part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import IO
from zipfile import ZipFile

from transfer_cli.readers.layout import EPOCH_1900, Layout, Merged
from transfer_cli.readers.number_format import PART_OF_DATE
from transfer_cli.readers.spreadsheet_cells import UNWORKED

_PIECE = 1 << 20
_LONGEST = 1 << 26
"""Bytes of one row."""

_ROW = b"<table:table-row"
_TABLE = b"<table:table "
_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell(\s[^>]*?)?(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL
)
_COLUMN = re.compile(rb"<table:table-column(\s[^>]*?)?/?>")
_ATTRIBUTE = re.compile(rb"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EPOCH = re.compile(rb"""<table:null-date\s[^>]*table:date-value\s*=\s*["'](\d{4}-\d\d-\d\d)""")
_REPEATED = re.compile(rb"""table:number-columns-repeated\s*=\s*["'](\d+)""")
_SHOWN = re.compile(rb"<text:p[^>]*>([^<]*)</text:p>")

_PARTS_OF_DATE = 3
_HIDDEN = (b"collapse", b"filter")
_VALUE = b"office:value-type"
_LOOKED_INTO = (b"spanned=", b'"error"', b"table:formula")
"""A row without any of these shows all its cells as they are, unless it has numbers with zeros or letters in front."""
_PART_OF_DATE = re.compile(rb'office:date-value="[^>]*>\s*<text:p>[^\W_]*[^\w<]*[^\W_]*[^\w<]*</text:p>')
_ZEROS = re.compile(rb'office:value="(\d+)"[^>]*>\s*<text:p>(?!\1<)[A-Za-z/ -]*0*\1<')


def ods_layouts(book: ZipFile) -> list[Layout]:
    """The layout of each table in the workbook's order.

    Raises:
        InputUnusable: IMP074, a table has too many cells.
        LookupError: The part is not there, or a row never ends.
        ValueError: A number is none.
    """
    layouts: list[Layout] = []
    epoch, row = EPOCH_1900, 1
    with book.open("content.xml") as xml:
        for piece in _pieces(xml):
            of_row, *tables = piece.split(_TABLE)
            if not layouts and (stated := _EPOCH.search(of_row)):
                epoch = date.fromisoformat(stated[1].decode())
            if layouts and of_row[:1] in b" >/\t\r\n":
                row = _scan(of_row, row, layouts[-1])
            for start in tables:
                row = 1
                layouts.append(Layout(epoch, merged=[]))
                _columns(start, layouts[-1])
    return layouts


def _pieces(xml: IO[bytes]) -> Iterator[bytes]:
    """What comes before the first row, then each row from behind its `<table:table-row`, with what comes after it."""
    rest = b""
    while chunk := xml.read(_PIECE):
        *whole, rest = (rest + chunk).split(_ROW)
        yield from whole
        if len(rest) > _LONGEST:
            raise LookupError("a row without end")
    yield rest


def _attributes(tags: bytes) -> dict[str, bytes]:
    return {name.decode(): double or single for name, double, single in _ATTRIBUTE.findall(tags)}


def _columns(start: bytes, layout: Layout) -> None:
    column = 1
    for found in _COLUMN.finditer(start):
        tags = _attributes(found[1] or b"")
        count = int(tags.get("table:number-columns-repeated", b"1"))
        if tags.get("table:visibility") in _HIDDEN:
            layout.hidden_columns.update(range(column, min(column + count, 16385)))
        column += count


def _scan(piece: bytes, row: int, layout: Layout) -> int:
    """Note what is to be said of a row, or of several that are alike; gives the number of the next."""
    head = piece[: piece.find(b">")]
    tags = _attributes(head)
    after = row + int(tags.get("table:number-rows-repeated", b"1"))
    if _VALUE not in piece:
        return after
    layout.reaches(after - 1, _width(piece))
    if tags.get("table:visibility") in _HIDDEN:
        layout.hidden_rows.update(range(row, after))
    if any(mark in piece for mark in _LOOKED_INTO) or _ZEROS.search(piece) or _PART_OF_DATE.search(piece):
        _look_into(piece, range(row, after), layout)
    return after


def _width(piece: bytes) -> int:
    """As many columns at least as the row has up to its last value."""
    filled = piece[: piece.find(b">", piece.rfind(_VALUE))]
    return filled.count(b"table-cell") + sum(map(int, _REPEATED.findall(filled)))


def _look_into(piece: bytes, rows: range, layout: Layout) -> None:
    column = 1
    for found in _CELL.finditer(piece):
        tags, content = _attributes(found[1] or b""), found[2] or b""
        count = int(tags.get("table:number-columns-repeated", b"1"))
        down, across = (int(tags.get(f"table:number-{each}-spanned", b"1")) for each in ("rows", "columns"))
        if layout.merged is not None and down * across > 1:
            layout.merged.append(Merged(rows[0], column, rows[0] + down - 1, column + across - 1))
        text = _shown_otherwise(tags, content)
        if text:
            for row in rows:
                for each in range(column, column + count):
                    layout.shows(row, each, text)
        column += count


def _shown_otherwise(tags: dict[str, bytes], content: bytes) -> str:
    """What the cell shows in place of its value; empty = its value."""
    shown = _SHOWN.search(content.rpartition(b"</office:annotation>")[2])
    text = unescape(shown[1].decode()) if shown else ""
    if tags.get("calcext:value-type") == b"error":
        return text or UNWORKED
    if "office:value-type" not in tags:
        return UNWORKED if "table:formula" in tags else ""
    if tags["office:value-type"] == b"date" and text and len(re.findall(r"[^\W_]+", text)) < _PARTS_OF_DATE:
        return PART_OF_DATE
    value = tags.get("office:value", b"").decode()
    return text if value.isdigit() and text != value and re.fullmatch(rf"[A-Za-z/ -]*0*{value}", text) else ""

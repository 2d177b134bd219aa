"""The layout of a worksheet in an XLSX or XLSM workbook.

The sheet's XML is gone through as a stream, row by row and by a few patterns only: to parse it wholly would take
several times as long as reading the values does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import IO
from zipfile import ZipFile

from transfer_cli.readers.layout import EPOCH_1900, EPOCH_1904, Layout, number
from transfer_cli.readers.number_format import BUILT_IN, Shown, shown_by
from transfer_cli.readers.spreadsheet_cells import UNWORKED

_PIECE = 1 << 20
_LONGEST = 1 << 26
"""Bytes of one row."""

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ATTRIBUTES = rb"""((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))+)"""
_PREFIX = re.compile(rb"<(\w+:)?worksheet[\s>]")
_YES = (b"1", b"true")


def xlsx_layout(book: ZipFile, index: int) -> Layout:
    """The layout of one sheet.

    Args:
        index: Of the sheet in the workbook's order, from 0.

    Raises:
        InputUnusable: IMP074, it has too many cells.
        LookupError: A part is not where it should be.
        ValueError: A number is none.
    """
    names = _names(book)
    workbook = book.read(names["xl/workbook.xml"])
    part = list(sheet_parts(book).values())[index]
    dated = any(tags.get("date1904", b"") in _YES for tags in _elements(workbook, "workbookPr"))
    styles = book.read(names["xl/styles.xml"]) if "xl/styles.xml" in names else b""
    layout = Layout(EPOCH_1904 if dated else EPOCH_1900)
    with book.open(part) as xml:
        _scan(xml, layout, _special(styles))
    return layout


def sheet_parts(book: ZipFile) -> dict[str, str]:
    """The name of each sheet's part by that of the sheet, in the workbook's order.

    Raises:
        LookupError: A part is not where it should be.
        ValueError: A sheet has no part.
    """
    names = _names(book)
    relations = book.read(names["xl/_rels/workbook.xml.rels"])
    parts: dict[str, str] = {}
    for tags in _elements(book.read(names["xl/workbook.xml"]), "sheet"):
        (id_,) = (value for name, value in tags.items() if name.endswith(":id"))
        parts[unescape(tags["name"].decode())] = names[part_of(id_, relations)]
    return parts


def _names(book: ZipFile) -> dict[str, str]:
    """The names of an archive's parts by what they are without capitals."""
    return {name.replace("\\", "/").casefold().lstrip("/"): name for name in book.namelist()}


def check_strings(book: ZipFile) -> None:
    """Look at the number of texts that a workbook states, as room is set aside for so many when it is opened.

    Raises:
        ValueError: There are said to be more texts than bytes.
    """
    for part in book.infolist():
        if part.filename.replace("\\", "/").casefold().endswith("sharedstrings.xml"):
            with book.open(part) as xml:
                stated = _elements(xml.read(_PIECE), "sst")
            if any(int(tags.get("uniqueCount", b"0")) > part.file_size for tags in stated):
                raise ValueError("more texts than bytes")


def part_of(id_: bytes, relations: bytes) -> str:
    """The name of a part of the workbook, in small letters.

    Args:
        relations: XML that says which id stands for which part.

    Raises:
        LookupError: The id is not there.
    """
    targets = {tags["Id"]: tags["Target"] for tags in _elements(relations, "Relationship")}
    path = unescape(targets[id_].decode()).replace("\\", "/").casefold()
    return path.lstrip("/") if path.startswith("/") else f"xl/{path}"


def _elements(xml: bytes, name: str) -> list[dict[str, bytes]]:
    """The attributes of every element of this name."""
    return [attributes(tags) for tags in re.findall(rb"<(?:\w+:)?" + name.encode() + _ATTRIBUTES + rb"\s*/?>", xml)]


def attributes(tags: bytes) -> dict[str, bytes]:
    """The values of an element's attributes by their names."""
    return {name.decode(): double or single for name, double, single in _ATTRIBUTE.findall(tags)}


def _special(styles: bytes) -> dict[bytes, Shown]:
    """For each cell style that shows something else than a number what it shows."""
    formats = {str(id_).encode(): shown for id_, shown in BUILT_IN.items()}
    for tags in _elements(styles, "numFmt"):
        if shown := shown_by(unescape(tags["formatCode"].decode())):
            formats[tags["numFmtId"]] = shown
    cells = re.search(rb"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    used = [tags.get("numFmtId", b"") for tags in _elements(cells[0], "xf")] if cells else []
    return {str(style).encode(): formats[id_] for style, id_ in enumerate(used) if id_ in formats}


def _scan(xml: IO[bytes], layout: Layout, special: dict[bytes, Shown]) -> None:
    pieces = _pieces(xml)
    prefix, before = next(pieces)
    for tags in _elements(before, "col"):
        if tags.get("hidden", b"") in _YES:
            layout.hidden_columns.update(range(int(tags["min"]), min(int(tags["max"]), 16384) + 1))
    cell = _Cell(prefix, special)
    row = 0
    for _, piece in pieces:
        head = piece[: piece.find(b">")]
        row = _number(head) or row + 1
        if b"hidden" in head and attributes(head).get("hidden", b"") in _YES:
            layout.hidden_rows.add(row)
        last = piece.rfind(cell.end)
        if last < 0:
            continue
        start = piece.rfind(cell.begin, 0, last)
        layout.reaches(row, (_column(piece[start : start + 60]) if start >= 0 else 0) or piece.count(cell.end))
        if cell.is_shown_otherwise(piece):
            for column, text in cell.texts(piece):
                if text:
                    layout.shows(row, column, text)


def _pieces(xml: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The prefix of the names with what comes before the first row, then with each row from behind its `<row`."""
    rest = xml.read(_PIECE)
    found = _PREFIX.search(rest)
    if not found:
        raise LookupError("not the XML of a worksheet")
    prefix = found[1] or b""
    begin, end = b"<" + prefix + b"row", b"</" + prefix + b"sheetData>"
    while chunk := xml.read(_PIECE):
        *whole, rest = (rest + chunk).split(begin)
        yield from ((prefix, piece) for piece in whole)
        if any(end in piece for piece in whole):
            return
        if len(rest) > _LONGEST:
            raise LookupError("a row without end")
    yield from ((prefix, piece) for piece in rest.partition(end)[0].split(begin))


def _number(head: bytes) -> int:
    found = re.search(rb"""\sr\s*=\s*["'](\d+)""", head)
    return int(found[1]) if found else 0


def _column(tag: bytes) -> int:
    found = re.search(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})\d""", tag)
    return number(found[1].decode()) if found else 0


class _Cell:
    """How cells look in one sheet's XML.

    Args:
        prefix: Of the names of elements.
        special: For each style that shows something else than a number what it shows.
    """

    def __init__(self, prefix: bytes, special: dict[bytes, Shown]) -> None:
        self.begin, self.end = b"<" + prefix + b"c ", b"</" + prefix + b"c>"
        self._formula, self._value = b"<" + prefix + b"f", b"<" + prefix + b"v>"
        self._special = special
        name = re.escape(prefix)
        styles = b"|".join(special)
        self._has_special = re.compile(rb"""\ss=["'](?:""" + styles + rb""")["']""") if special else None
        self._each = re.compile(rb"<" + name + rb"c(\s[^>]*?)?(?:/>|>(.*?)</" + name + rb"c>)", re.DOTALL)
        self._text = re.compile(rb"<" + name + rb"v>([^<]+)</")

    def is_shown_otherwise(self, piece: bytes) -> bool:
        """Whether a cell among these may show something else than its value."""
        if b't="e"' in piece or b"t='e'" in piece:
            return True
        if self._formula in piece and self._has_unworked(piece):
            return True
        return bool(self._has_special and self._has_special.search(piece))

    def _has_unworked(self, piece: bytes) -> bool:
        return piece.count(self._value) < piece.count(self.end) or self._value + b"</" in piece

    def texts(self, piece: bytes) -> Iterator[tuple[int, str]]:
        """The cells that show something else, by column."""
        column = 0
        for found in self._each.finditer(piece):
            tags, content = attributes(found[1] or b""), found[2] or b""
            column = _column(b" r='" + tags["r"] + b"'") if "r" in tags else column + 1
            value = self._text.search(content)
            kind = tags.get("t", b"n")
            if kind == b"e" and value:
                yield column, unescape(value[1].decode())
            elif kind in {b"n", b"e"} and not value and self._formula in content:
                yield column, UNWORKED
            elif kind == b"n" and value and (shown := self._special.get(tags.get("s", b""))):
                yield column, shown.of(value[1].decode())

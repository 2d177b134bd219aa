"""A small XLSB workbook written record by record: no program at hand writes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from struct import pack
from typing import NamedTuple
from zipfile import ZipFile

_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_RELATION}/%s" Target="%s"/>
<Relationship Id="rId2" Type="{_RELATION}/styles" Target="styles.bin"/></Relationships>"""

ERROR = object()
"""A cell that shows #REF!."""

FORMATS = ("00000", "d-mmm", "dd/mm/yyyy")


class Formatted(NamedTuple):
    """A number with one of `FORMATS`."""

    number: float
    number_format: str


def xlsb(
    rows: Mapping[int, Sequence[object]], *, hidden_row: int = 0, hidden_column: int = 0, mac: bool = False
) -> bytes:
    """A workbook with one sheet named Caseload.

    Args:
        rows: Cells from column A on by row, as a spreadsheet counts.
    """
    workbook = [
        _record(131),
        _record(153, pack("<III", int(mac), 0, 0)),
        _record(143),
        _record(156, pack("<II", 0, 1) + _text("rId1") + _text("Caseload")),
        _record(144),
        _record(132),
    ]
    sheet = [
        _record(129),
        _record(148, pack("<IIII", min(rows) - 1, max(rows) - 1, 0, max(map(len, rows.values())) - 1)),
    ]
    if hidden_column:
        column = hidden_column - 1
        sheet += [_record(390), _record(60, pack("<IIIIH", column, column, 2048, 0, 1)), _record(391)]
    sheet.append(_record(145))
    for number, cells in rows.items():
        flags = 0x10 if number == hidden_row else 0
        sheet.append(_record(0, pack("<IIHBBB", number - 1, 0, 300, 0, flags, 0) + pack("<I", 0)))
        sheet += [_cell(column, cell) for column, cell in enumerate(cells) if cell != ""]
    sheet += [_record(146), _record(130)]
    made = BytesIO()
    with ZipFile(made, "w") as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr("_rels/.rels", _RELATIONS % ("officeDocument", "xl/workbook.bin"))
        book.writestr("xl/workbook.bin", b"".join(workbook))
        book.writestr("xl/_rels/workbook.bin.rels", _RELATIONS % ("worksheet", "worksheets/sheet1.bin"))
        book.writestr("xl/worksheets/sheet1.bin", b"".join(sheet))
        book.writestr("xl/styles.bin", _styles())
    return made.getvalue()


def _styles() -> bytes:
    formats = [_record(44, pack("<H", 164 + n) + _text(each)) for n, each in enumerate(FORMATS)]
    ids = (0, *range(164, 164 + len(FORMATS)))
    cells = [_record(47, pack("<HHHHHBBHH", 0, id_, 0, 0, 0, 0, 0, 0, 1)) for id_ in ids]
    counted = pack("<I", len(cells))
    begin = [_record(278), _record(615, pack("<I", len(formats))), *formats, _record(616)]
    return b"".join([*begin, _record(617, counted), *cells, _record(618), _record(279)])


def _cell(column: int, cell: object) -> bytes:
    if isinstance(cell, Formatted):
        style = 1 + FORMATS.index(cell.number_format)
        return _record(5, pack("<IId", column, style, cell.number))
    place = pack("<II", column, 0)
    if cell is ERROR:
        return _record(3, place + b"\x17")
    if isinstance(cell, (int, float)):
        return _record(5, place + pack("<d", cell))
    return _record(6, place + _text(str(cell)))


def _text(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    """Kind and length seven bits to a byte, the lowest first."""
    return _packed(kind) + (_packed(len(content)) or b"\0") + content


def _packed(number: int) -> bytes:
    written = bytearray([number & 0x7F])
    while number := number >> 7:
        written[-1] |= 0x80
        written.append(number & 0x7F)
    return bytes(written)

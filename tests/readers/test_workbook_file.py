"""Files that only look like workbooks, that are damaged, or that would do harm: refused in words, never a crash."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack_into
from typing import cast
from zipfile import ZIP_DEFLATED, ZipExtFile, ZipFile

import pytest

from tests.readers.a_book import BOOKS, HEADINGS, first_page, in_memory, read, rewritten, rows, saved, tracker
from tests.readers.an_xlsb import xlsb
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.compound_file import stream
from transfer_cli.readers.layout import MOST_CELLS
from transfer_cli.readers.source import Source

XLSX = saved(tracker())
ODS = (BOOKS / "tracker.ods").read_bytes()
XLS = (BOOKS / "tracker.xls").read_bytes()
XLSB = xlsb({1: HEADINGS, 2: ("1", "Robin")})


def archive(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/"), content)
    return made.getvalue()


NOT_WORKBOOKS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", r"The file is empty\. .*IMP003"),
    "a CSV": (b"reference,forename\n1,Robin\n", r"The file is text, not a workbook\. .*\.csv; .*IMP073"),
    "a web page": (b"\xef\xbb\xbf\r\n<html><table>", r"The file is a web page or XML, not a workbook\. .*IMP073"),
    "a PDF": (b"%PDF-1.7 \0", r"The file is a PDF, not a workbook\. .*IMP073"),
    "bytes": (b"\0\1\2\3" * 200, r"The file is something else, not a workbook\. .*IMP073"),
    "an archive": (archive(readme=b"hello"), r"The file is an archive, not a workbook\. .*IMP073"),
    "half a workbook": (XLSX[: len(XLSX) // 2], r"The workbook is damaged and cannot be read\. .*IMP073"),
    "half an old workbook": (XLS[: len(XLS) // 2], r"The workbook is damaged and cannot be read\. .*IMP073"),
    "an old document": (XLS[:8] + b"\0" * 4000, r"The workbook is damaged and cannot be read\. .*IMP073"),
    "an ODS without content": (archive(mimetype=b"x", content__xml=b"x"), r"an archive, not a workbook\. .*IMP073"),
}


@pytest.mark.parametrize("name", NOT_WORKBOOKS)
def test_what_is_no_workbook_is_told(name: str) -> None:
    data, message = NOT_WORKBOOKS[name]
    with pytest.raises(InputUnusable, match=message):
        read(in_memory(data))


def test_a_password_is_asked_to_be_taken_off() -> None:
    with pytest.raises(InputUnusable, match=r"The workbook is protected by a password\. .*IMP072"):
        read(BOOKS / "password.xlsx")


def test_a_password_of_an_ods() -> None:
    data = rewritten(ODS, "META-INF/manifest.xml", lambda xml: xml.replace(b"</", b"<manifest:encryption-data/></", 1))
    with pytest.raises(InputUnusable, match="IMP072"):
        read(in_memory(data))


def test_a_password_of_an_xls() -> None:
    book = stream(XLS, ("Workbook",))
    second = XLS.index(book[:64]) + 4 + int.from_bytes(book[2:4], "little")
    data = bytearray(XLS)
    pack_into("<H", data, second, 0x2F)
    with pytest.raises(InputUnusable, match="IMP072"):
        read(in_memory(bytes(data)))


TOO_LARGE: dict[str, bytes] = {
    "a stray cell in XLSX": rewritten(
        XLSX,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    ),
    "a stray cell in ODS": rewritten(
        ODS,
        "content.xml",
        lambda xml: xml.replace(
            b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1000000" table:style-name="x">'
            b'<table:table-cell table:number-columns-repeated="16000"/><table:table-cell office:value-type="float" '
            b'office:value="1"><text:p>1</text:p></table:table-cell></table:table-row><table:table-row ', 1,
        ),
    ),
    "a stray cell in XLSB": xlsb({1: HEADINGS, 1_048_576: ("",) * 16_000 + (1,)}),
    "a row that no sheet has": xlsb({1: HEADINGS, 1_048_577: (1,)}),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_sheet_that_reaches_too_far_is_refused_before_room_is_made_for_it(name: str) -> None:
    with pytest.raises(InputUnusable, match=r"It reaches as far as [A-Z]+\d+, which is more cells .*IMP074"):
        read(in_memory(TOO_LARGE[name]))


def test_the_size_that_an_old_workbook_states_is_not_believed() -> None:
    at = XLS.index(b"\x00\x02\x0e\x00")
    data = bytearray(XLS)
    pack_into("<I", data, at + 8, 0xFFFFFFF0)
    with pytest.raises(InputUnusable, match="IMP074"):
        read(in_memory(bytes(data)))


def test_the_number_of_texts_that_a_workbook_states_is_not_believed() -> None:
    made = BytesIO(XLSX)
    with ZipFile(made, "a") as book:
        book.writestr("xl/sharedStrings.xml", '<sst xmlns="x" count="1" uniqueCount="99999999999"><si/></sst>')
    with pytest.raises(InputUnusable, match="IMP073"):
        read(in_memory(made.getvalue()))


def test_an_archive_that_unpacks_to_more_than_any_caseload_is_refused() -> None:
    data = bytearray(archive(content__xml=b"x"))
    at = data.index(b"PK\x01\x02") + 24
    pack_into("<I", data, at, 0xFFFF0000)
    with pytest.raises(InputUnusable, match=r"Unpacked the file would be 4,096 MB, .*IMP074"):
        read(in_memory(bytes(data)))


def test_a_national_caseload_is_far_below_the_limit() -> None:
    assert MOST_CELLS > 250_000 * 80


def test_a_chain_of_sectors_that_turns_back_is_refused() -> None:
    data = bytearray(XLS)
    first = int.from_bytes(data[48:52], "little")
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    pack_into("<I", data, table + 4 * first, first)
    with pytest.raises(InputUnusable, match="IMP073"):
        read(in_memory(bytes(data)))


def flipped(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 3, 20))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def cut(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data))]


def mutated(data: bytes, draw: random.Random) -> bytes:
    """The file, or one part of an archive, with bytes flipped, cut off, or gone."""
    change: Callable[[bytes, random.Random], bytes] = draw.choice((flipped, flipped, cut))
    if not data.startswith(b"PK") or draw.random() < 0.3:
        return change(data, draw)
    with ZipFile(BytesIO(data)) as book:
        part = draw.choice([info.filename for info in book.infolist() if info.file_size])
    return rewritten(data, part, lambda content: change(content, draw))


@pytest.mark.parametrize("data", [XLSX, ODS, XLS, XLSB], ids=["XLSX", "ODS", "XLS", "XLSB"])
def test_a_damaged_workbook_is_read_or_refused_in_silence(data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    draw = random.Random(2018)  # noqa: S311 - the same files each time
    ends = Counter(end_of(mutated(data, draw)) for _ in range(120))
    assert set(ends) <= {"read", "IMP003", "IMP070", "IMP072", "IMP073", "IMP074"}
    assert 10 < ends["read"] < 110
    assert capfd.readouterr() == ("", "")


def end_of(data: bytes) -> str:
    try:
        rows(read(in_memory(data)))
    except InputUnusable as error:
        return error.id
    return "read"


def test_a_workbook_inside_an_archive_is_read() -> None:
    outer = archive(tracker=XLSX)
    with ZipFile(BytesIO(outer)) as book:
        found = read(Source("tracker.xlsx", lambda: cast("ZipExtFile", book.open("tracker"))))
    assert list(rows(found)) == [6, 7, 8, 11]


def test_the_workbook_is_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(XLSX)
    found = read(path)
    path.unlink()
    assert list(rows(found)) == [6, 7, 8, 11]
    assert first_page(tracker()).title == found.name

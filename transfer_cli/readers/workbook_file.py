"""A workbook's file, opened with care: what could harm or mislead is refused before its cells are read."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zipfile import BadZipFile, ZipFile

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.layout import Layout, protected
from transfer_cli.readers.source import BinaryFile, Source

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_T = TypeVar("_T")

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

MOST_BYTES = 1 << 30
"""Of a workbook unpacked; a quarter of a million children with 24 columns are a quarter of it."""

_DAMAGE = (BadZipFile, LookupError, ValueError, EOFError, OSError, RuntimeError, zlib.error)
"""What reading a damaged archive or part may raise."""

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"<", "a web page or XML"),
)


class Workbook(NamedTuple):
    """A workbook whose sheets can be read.

    Attributes:
        names: Of the worksheets, hidden ones too.
        visible: Of those that are not hidden.
        hidden: Of those that are.
        charts: Of sheets that have no cells.
        sheet: Gives a worksheet's layout and cells.
    """

    names: tuple[str, ...]
    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    charts: tuple[str, ...]
    sheet: Callable[[str], tuple[Layout, CalamineSheet]]


@contextmanager
def open_workbook(source: Source) -> Iterator[Workbook]:
    """The workbook, as long as its sheets are looked at.

    Raises:
        InputUnusable: It is no workbook, is damaged, protected by a password or larger than any workbook.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    with source.open() as file:
        start = file.read(512)
        layout_of = _layouts(file, start)
        file.seek(0)
        book = _opened(file)
        sheets = book.sheets_metadata
        with_cells = [each for each in sheets if each.typ is SheetTypeEnum.WorkSheet]
        order = [each.name for each in sheets]

        def sheet(name: str) -> tuple[Layout, CalamineSheet]:
            try:
                layout = _careful(lambda: layout_of(order.index(name)))
                return layout, _careful(lambda: book.get_sheet_by_name(name))
            except InputUnusable as error:
                raise InputUnusable(error.id, f"Sheet {name}: {error.what}", error.fix) from None

        yield Workbook(
            tuple(each.name for each in with_cells),
            tuple(each.name for each in with_cells if each.visible is SheetVisibleEnum.Visible),
            tuple(each.name for each in with_cells if each.visible is not SheetVisibleEnum.Visible),
            tuple(each.name for each in sheets if each.typ is not SheetTypeEnum.WorkSheet),
            sheet,
        )


def _layouts(file: BinaryFile, start: bytes) -> Callable[[int], Layout]:
    """What gives the layout of each sheet by its place in the workbook."""
    if start.startswith(_COMPOUND):
        file.seek(0)
        return _careful(lambda: _of_compound(file.read()))
    if start.startswith(_ZIP):
        return _careful(lambda: _of_archive(ZipFile(file)))
    raise _no_workbook(start)


def _of_compound(data: bytes) -> Callable[[int], Layout]:
    from transfer_cli.readers.layout_xls import xls_layouts

    if _ENCRYPTED in data:
        raise protected()
    return xls_layouts(data).__getitem__


def _of_archive(book: ZipFile) -> Callable[[int], Layout]:
    from transfer_cli.readers.layout_ods import ods_layouts
    from transfer_cli.readers.layout_xlsb import xlsb_layout
    from transfer_cli.readers.layout_xlsx import check_strings, xlsx_layout

    size = sum(part.file_size for part in book.infolist())
    if size > MOST_BYTES:
        raise InputUnusable(
            "IMP074",
            f"Unpacked the file would be {size / (1 << 20):,.0f} MB, which no caseload is.",
            "Ask whoever sent it what it is; do not open it.",
        )
    names = {name.replace("\\", "/").casefold() for name in book.namelist()}
    if "content.xml" in names:
        if b"encryption-data" in book.read("META-INF/manifest.xml"):
            raise protected()
        return ods_layouts(book).__getitem__
    if "xl/workbook.bin" in names:
        return lambda index: xlsb_layout(book, index)
    if "xl/workbook.xml" in names:
        check_strings(book)
        return lambda index: xlsx_layout(book, index)
    raise InputUnusable("IMP073", "The file is an archive, not a workbook.", "Take the workbook out of it first.")


def _opened(file: BinaryFile) -> CalamineWorkbook:
    from python_calamine import PasswordError, load_workbook

    try:
        return _careful(lambda: load_workbook(file))
    except PasswordError:
        raise protected() from None


def _careful(act: Callable[[], _T]) -> _T:
    """What the act gives; whatever a damaged file makes it raise is told as one error.

    Raises:
        InputUnusable: IMP073, it is damaged.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        with _silent():
            return act()
    except (PasswordError, InputUnusable):
        raise
    except (CalamineError, *_DAMAGE) as error:
        raise _damaged() from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of the library's own making, and no Exception
            raise _damaged() from None
        raise


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library from writing on the screen what went wrong inside it."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no screen
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _no_workbook(start: bytes) -> InputUnusable:
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return InputUnusable("IMP003", "The file is empty.", "Export it again and look whether it has rows.")
    what = next((name for mark, name in _OTHERS if text.startswith(mark)), "text" if b"\0" not in start else "")
    fix = "Open it in the spreadsheet program and save it as XLSX"
    if what == "text":
        fix = "If it is a CSV file, give its name the ending .csv; otherwise open it and save it as XLSX"
    return InputUnusable(
        "IMP073", f"The file is {what or 'something else'}, not a workbook.", f"{fix}, then import that file."
    )


def _damaged() -> InputUnusable:
    return InputUnusable(
        "IMP073",
        "The workbook is damaged and cannot be read.",
        "Open it in the spreadsheet program, let it repair the file, save it under another name and import that.",
    )

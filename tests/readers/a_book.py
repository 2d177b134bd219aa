"""Workbooks made for the tests: a tracker with everything in it that a reader may stumble over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from transfer_cli.domain.columns import BY_NAME
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.layout import EPOCH_1904
from transfer_cli.readers.sheet import Cell, Sheet
from transfer_cli.readers.source import Source, file_source
from transfer_cli.readers.workbook import read_workbook

BOOKS = Path(__file__).parent / "books"
"""The tracker and the one of 1904 as a spreadsheet program saved them: tracker.xls, tracker.ods, mac.xls, mac.ods."""

HEADINGS = (
    "reference", "forename", "date_of_birth", "setting_name", "ncy", "meeting_at", "young_person_can_decide",
    "document_date",
)  # fmt: skip

ROWS: Mapping[int, Sequence[Cell]] = {
    6: ("00123", "Robin", date(2007, 5, 4), "Larkfield School", 5, time(14, 0), "TRUE", date(2016, 4, 3)),
    7: ("CW7", "Sam", datetime(2007, 5, 4, 9, 30), "Larkfield School", "Year 9", "2pm", "yes", date(2016, 4, 1)),  # noqa: DTZ001 - local
    8: ("000045", "Kit", 39206, "Larkfield School", 9.5, "", "", date(2016, 4, 3)),
    11: ("#REF!", "Jo", "04/05/2007", "", "#N/A", "", "no", ""),
}
"""What is read of the tracker, by row; rows 9 and 12 are blank, row 10 repeats the headings."""


def tracker(epoch: date | None = None) -> Workbook:
    """Titles above headings in row 4 and column C; merged, hidden, blank and repeated rows; errors and zeros."""
    book = Workbook()
    if epoch:
        book.epoch = datetime(epoch.year, epoch.month, epoch.day)  # noqa: DTZ001 - a workbook keeps local time
    page = first_page(book)
    page.title = "Sept 16 MASTER"
    page["C1"], page["C2"] = "SEN TRACKER", "please do not sort"
    page.merge_cells("C1:F1")
    for row in (4, 10):
        fill(page, row, HEADINGS)
    for row, cells in ROWS.items():
        fill(page, row, cells)
    page["I6"] = True
    page["C8"], page["C8"].number_format = 45, "000000"
    page["J6"].number_format, page["J7"].number_format = "d-mmm", "mmm-yy"
    page["C11"].data_type = page["G11"].data_type = "e"
    page["F7"] = page["F8"] = None
    page.merge_cells("F6:F8")
    for row in (3, 7, 9, 11):
        page.row_dimensions[row].hidden = True
    page.column_dimensions["D"].hidden = True
    page["D6"].number_format = "General"
    codes = book.create_sheet("codes")
    codes.append(["Sp. Sch.", "special"])
    book.create_sheet("old").sheet_state = "hidden"
    fill(book["old"], 1, HEADINGS)
    return book


def fill(page: Worksheet, row: int, cells: Sequence[Cell]) -> None:
    """Write the cells into a row from column C on."""
    for column, value in enumerate(cells, start=3):
        page.cell(row, column, value if value != "" else None)


def first_page(book: Workbook) -> Worksheet:
    """The sheet that a new workbook has."""
    page: Worksheet = book.worksheets[0]
    return page


def source(book: Workbook, name: str = "tracker.xlsx") -> Source:
    """The workbook as a file would be."""
    return in_memory(saved(book), name)


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def in_memory(data: bytes, name: str = "tracker.xlsx") -> Source:
    """Bytes as a file."""
    return Source(name, lambda: BytesIO(data))


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one of its parts changed."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            changed = change(content) if info.filename == part else content
            new.writestr(info.filename, changed, info.compress_type)
    return made.getvalue()


def read(book: Source | Workbook | Path, sheet: str | None = None) -> Sheet:
    """The sheet that is read of a workbook."""
    if isinstance(book, Workbook):
        book = source(book)
    return read_workbook(file_source(book) if isinstance(book, Path) else book, recognise, sheet)


def recognise(cells: Sequence[str]) -> int:
    """How many of the cells are headings of a caseload."""
    return sum(canonical(cell) in BY_NAME for cell in cells)


def rows(sheet: Sheet) -> dict[int, list[Cell]]:
    """The cells of each record by its row."""
    return {record.row: list(record.cells) for record in sheet.records()}


if __name__ == "__main__":
    saved_as = {"tracker": tracker(), "mac": tracker(EPOCH_1904)}
    for name, made in saved_as.items():
        made.save(BOOKS / f"{name}.xlsx")

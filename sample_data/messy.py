"""A tracker workbook as six people have edited it: every kind of damage that an import must survive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from sample_data.children import Child
from sample_data.cohorts import Outcome

Value = str | int | float | date | None

HEADINGS = (
    "Case ref", "UPN", "Surname", "Forename ", "D.O.B.", "Home address", "Post code", "NC Year", "Doc", "Date of stmt",
    "Last AR", "School", "Type", "Need", "Case worker", "Parent / carer", "Notice sent", "Meeting date", "Draft",
    "Final", "Age", "Comments",
)  # fmt: skip
REF, UPN, SURNAME, FORENAME, BORN, ADDRESS, POSTCODE, YEAR, DOC, STATEMENT, REVIEW, SCHOOL, TYPE, NEED, OFFICER = range(
    15
)
PARENT, NOTICE, MEETING, DRAFT, FINAL, AGE, COMMENTS = range(15, 22)
FIRST_ROW = 6
"""Row of the first child: title rows and the headings stand above."""
ROWS = 60
SAVED_ON = datetime(2016, 9, 5, 9, 30)  # noqa: DTZ001 - a workbook keeps local time
GREEN = PatternFill("solid", fgColor="C6EFCE")
EXCEL_EPOCH = date(1899, 12, 30)


def messy_xlsx(children: Sequence[Child]) -> bytes:
    """The workbook; the same bytes each time.

    Args:
        children: Those of the sample, of whom some are in the tracker under other references.
    """
    tracked = [child for child in children if child.outcome is not Outcome.LEFT and child.document == "statement"][
        :ROWS
    ]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sept 16 MASTER"
    _front(sheet)
    rows = [_row(1201 + number, child) for number, child in enumerate(tracked)]
    for damage in _DAMAGE:
        damage(rows)
    for number, row in enumerate(rows, start=FIRST_ROW):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    _damage_the_sheet(sheet)
    _other_sheets(book)
    book.properties.creator = "SEN team"
    return _always_the_same(book)


def _front(sheet: Worksheet) -> None:
    sheet["A1"] = "SEN TRANSFER TRACKER – CONFIDENTIAL"  # noqa: RUF001 - a dash, as people type it
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "Green = done. Please do NOT sort!!"
    sheet["J3"] = "dates"
    sheet.merge_cells("J3:K3")
    for column, heading in enumerate(HEADINGS, start=1):
        sheet.cell(FIRST_ROW - 1, column, heading).font = Font(bold=True)


def _row(number: int, child: Child) -> list[Value]:
    cells, days = child.cells, child.days
    row: list[Value] = [None] * len(HEADINGS)
    row[REF], row[UPN] = f"{number:06}", cells["upn"] or None
    row[SURNAME], row[FORENAME], row[BORN] = cells["surname"], cells["forename"], child.born
    row[ADDRESS], row[POSTCODE] = f"{cells['home_address1']}\n{cells['home_address2']}", cells["home_postcode"]
    row[YEAR] = f"Year {child.ncy}" if child.ncy > 0 else cells["ncy"]
    row[DOC], row[STATEMENT], row[REVIEW] = "Statement", days.get("document_date"), days.get("last_annual_review")
    row[SCHOOL], row[TYPE], row[NEED] = child.place.name, child.place.kind.title(), cells["primary_need"]
    row[OFFICER], row[PARENT] = cells.get("officer"), cells.get("contact1_name")
    row[NOTICE], row[MEETING] = days.get("notice_given"), days.get("meeting_held")
    row[DRAFT], row[FINAL] = days.get("draft_served"), days.get("plan_issued")
    return row


def _dates_of_every_kind(rows: list[list[Value]]) -> None:
    """Text day first, text month first, serial numbers, no year, no such day, a year alone, a time."""
    for row in rows[3:12:2]:
        row[BORN] = _day(row[BORN]).strftime("%d/%m/%Y")
    for row in rows[20:23]:
        row[BORN] = _day(row[BORN]).replace(day=25).strftime("%m/%d/%Y")
    for row in rows[30:36:2]:
        row[BORN] = (_day(row[BORN]) - EXCEL_EPOCH).days
    rows[4][STATEMENT], rows[5][STATEMENT], rows[6][STATEMENT] = "03-Apr", "31/02/2012", "2011"
    rows[7][REVIEW], rows[8][REVIEW], rows[9][REVIEW] = "tbc", "12.5.16", datetime(2016, 5, 12, 14, 30)  # noqa: DTZ001 - local
    rows[10][NOTICE], rows[11][NOTICE] = "w/c 6 June", "06/06/2016 (sent again 20/06)"


def _year_groups_of_every_kind(rows: list[list[Value]]) -> None:
    years: tuple[Value, ...] = (9, "Y6", "yr 5", "9.0", 9.0, "R", "Rec", "Nursery", date(2016, 4, 3), "3/4")
    for row, year in zip(rows, years, strict=False):
        row[YEAR] = year


def _references(rows: list[list[Value]]) -> None:
    """Leading zeros lost, one reference twice, one missing, one child twice under two references."""
    for row in rows[15:19]:
        row[REF] = int(str(row[REF]))
    rows[25][REF] = rows[24][REF]
    rows[26][REF] = None
    rows[28] = [rows[28][REF], *rows[27][1:]]


def _words(rows: list[list[Value]]) -> None:
    """Codes in words and of old times, capitals, stray spaces, typed apostrophes, two people in one cell."""
    for row, need in zip(rows[12:19], ("BESD", "Autism", "asd ", "SLCN/MLD", "?", "Dyslexia", "EBD"), strict=True):
        row[NEED] = need
    for row in rows[40:44]:
        row[SURNAME] = str(row[SURNAME]).upper()
    rows[44][FORENAME], rows[45][SURNAME] = f"  {rows[44][FORENAME]} ", "O’Neill"  # noqa: RUF001 - as word processors write it
    rows[46][PARENT], rows[47][PARENT] = "Mr & Mrs Penketh", "mum: Ms J Royle / dad (lives apart): Mr T Slater"
    rows[48][PARENT] = rows[48][ADDRESS] = None
    rows[49][TYPE], rows[50][TYPE], rows[51][DOC] = "Sp. Sch.", "mainstream\u00a0", "EHCP"
    rows[52][UPN] = "A" + str(rows[52][UPN] or "896200115001")[1:]
    rows[53][OFFICER] = "j price"
    rows[54][COMMENTS] = "MOVED TO WIRRAL JULY - remove?"


def _formulas(rows: list[list[Value]]) -> None:
    for number, row in enumerate(rows, start=FIRST_ROW):
        row[AGE] = f"=INT((TODAY()-E{number})/365.25)"
    rows[33][AGE] = "=#REF!"


_DAMAGE: tuple[Callable[[list[list[Value]]], None], ...] = (
    _dates_of_every_kind,
    _year_groups_of_every_kind,
    _references,
    _words,
    _formulas,
)


def _damage_the_sheet(sheet: Worksheet) -> None:
    """Merged, hidden, coloured and commented cells, a blank row, headings again, a total."""
    sheet.merge_cells(start_row=18, end_row=20, start_column=SCHOOL + 1, end_column=SCHOOL + 1)
    for row in (29, 30, 31):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.insert_rows(36)
    sheet.insert_rows(46)
    for column, heading in enumerate(HEADINGS, start=1):
        sheet.cell(46, column, heading)
    for row in (8, 14, 22):
        sheet.cell(row, FINAL + 1).fill = GREEN
    sheet["E10"].comment = Comment("checked with school", "SEN team")
    total = FIRST_ROW + ROWS + 3
    sheet.cell(total, 1, "TOTAL")
    sheet.cell(total, 2, f"=COUNTA(A{FIRST_ROW}:A{total - 2})")
    sheet.freeze_panes = f"C{FIRST_ROW}"


def _other_sheets(book: Workbook) -> None:
    codes = book.create_sheet("codes")
    for row in (("Sp. Sch.", "special school"), ("RB", "resourced base"), ("EBD", "now SEMH")):
        codes.append(row)
    old = book.create_sheet("Sept 15 (OLD)")
    old.append(HEADINGS)
    old.sheet_state = "hidden"


def _day(value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError("damaged already")
    return value


def _always_the_same(book: Workbook) -> bytes:
    """The workbook without the moment of saving: parts uncompressed, every time stamp that of `SAVED_ON`."""
    saved = io.BytesIO()
    book.save(saved)
    steady = io.BytesIO()
    stamp = SAVED_ON.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(steady, "w", zipfile.ZIP_STORED) as out:
        for name in sorted(parts.namelist()):
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            part = zipfile.ZipInfo(name, SAVED_ON.timetuple()[:6])
            part.create_system = 0
            out.writestr(part, content)
    return steady.getvalue()

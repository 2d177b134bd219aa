"""A sheet of a workbook as the XML of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from transfer_cli.reports.sheet import ACROSS, Entry, Sheet, column_name
from transfer_cli.reports.terminal import printable
from transfer_cli.reports.workbook_styles import style_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""Namespace of a workbook's own parts."""

LONGEST_TEXT = 32_767
"""Characters of a cell that Excel keeps."""

_DAY_0 = date(1899, 12, 30).toordinal()
"""A day is a number, counted from this one."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Before what Excel would read as the number of a character."""


def escaped(text: str) -> str:
    """The text as it may stand in XML; control characters are shown."""
    return _NUMBERED.sub("_x005F_", printable(text)).translate(_MARKUP)


def sheet_xml(sheet: Sheet, texts: dict[str, int]) -> str:
    """The sheet.

    Args:
        texts: Every text of the workbook with its number, which its cells refer to; those of this sheet are added.
    """
    return "".join(
        (
            f'<worksheet xmlns="{MAIN}">',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if sheet.landscape else "",
            _view(sheet.head),
            '<sheetFormatPr defaultRowHeight="15"/>',
            _columns(sheet.widths),
            f"<sheetData>{''.join(_rows(sheet, texts))}</sheetData>",
            _merged(sheet.across),
            '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>',
            '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>' if sheet.landscape else "",
            "</worksheet>",
        )
    )


def _view(head: int | None) -> str:
    """What stays in sight: the first column, and the rows down to that of the headings."""
    if head is None:
        return ""
    pane = f'<pane xSplit="1" ySplit="{head}" topLeftCell="B{head + 1}" activePane="bottomRight" state="frozen"/>'
    return f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'


def _columns(widths: Sequence[float]) -> str:
    each = (f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, start=1))
    return f"<cols>{''.join(each)}</cols>" if widths else ""


def _merged(across: Iterable[int]) -> str:
    each = [f'<mergeCell ref="A{row}:{column_name(ACROSS)}{row}"/>' for row in across]
    return f'<mergeCells count="{len(each)}">{"".join(each)}</mergeCells>' if each else ""


def _rows(sheet: Sheet, texts: dict[str, int]) -> Iterator[str]:
    columns = [column_name(n) for n in range(1, max(map(len, sheet.rows), default=0) + 1)]
    for number, row in enumerate(sheet.rows, start=1):
        cells = "".join(_cell(f"{column}{number}", entry, texts) for column, entry in zip(columns, row, strict=False))
        height = f' ht="{sheet.across[number]}" customHeight="1"' if number in sheet.across else ""
        yield f'<row r="{number}"{height}>{cells}</row>'


def _cell(place: str, entry: Entry, texts: dict[str, int]) -> str:
    value = entry.value
    start = f'<c r="{place}" s="{style_of(entry.look, value)}"'
    if value is None or value == "":
        return f"{start}/>"
    if isinstance(value, str):
        return f'{start} t="s"><v>{texts.setdefault(value[:LONGEST_TEXT], len(texts))}</v></c>'
    number = value.toordinal() - _DAY_0 if isinstance(value, date) else value
    formula = f"<f>{escaped(entry.formula)}</f>" if entry.formula else ""
    return f"{start}>{formula}<v>{number}</v></c>"

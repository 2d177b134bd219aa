"""A table written as XLSX so that a spreadsheet and `transfer import` read every cell as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from transfer_cli.errors import InputUnusable
from transfer_cli.files import temporary_files_in
from transfer_cli.readers.layout import letters
from transfer_cli.readers.whole_file import write_whole

_WIDTH = 18
_LONGEST = 32_767
"""Characters that a cell of a workbook keeps."""

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What a workbook writes as the number of the character, and what might be taken for such a number."""


def write_xlsx(path: Path, rows: Iterable[Sequence[str]], title: str) -> None:
    """Write rows as text cells, the first of them as headings, whole or not at all, readable by its owner only.

    Every cell is formatted as text, so that a spreadsheet neither takes zeros off nor makes dates of what is typed
    there later; nothing is taken for a formula.

    Args:
        path: Taken over if it is there.
        rows: One at a time, so that their number does not matter.
        title: Of the sheet.

    Raises:
        InputUnusable: IMP009, the file cannot be written, or a cell is too long; what was there before still is.
    """

    def write(part: Path) -> None:
        with temporary_files_in(path.parent):
            _save(part, rows, title)

    write_whole(path, write)


def _save(path: Path, rows: Iterable[Sequence[str]], title: str) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    each = iter(rows)
    headings = next(each, ())
    for column in range(1, len(headings) + 1):
        dimension = sheet.column_dimensions[letters(column)]
        dimension.width, dimension.number_format = _WIDTH, "@"

    def cells(row: Sequence[str], font: Font | None) -> Iterable[WriteOnlyCell | None]:
        for text in row:
            if not text:
                yield None
                continue
            cell = WriteOnlyCell(sheet, as_kept(text))
            cell.data_type, cell.number_format = "s", "@"
            if font:
                cell.font = font
            yield cell

    sheet.append(cells(headings, bold))
    for row in each:
        sheet.append(cells(row, None))
    book.save(path)


def as_kept(text: str) -> str:
    """The text as a workbook keeps it: characters that XML cannot hold as their numbers.

    Raises:
        InputUnusable: IMP009, it is longer than a cell may be.
    """
    kept = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(kept) > _LONGEST:
        what = f'The text that begins with "{text[:40]}" is longer than a cell of a workbook may be.'
        raise InputUnusable("IMP009", what, "Write a CSV file instead.")
    return kept

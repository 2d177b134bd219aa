"""CSV written so that a spreadsheet opens it and `transfer import` reads it back unchanged."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from transfer_cli.readers.headings import REASON, canonical
from transfer_cli.readers.sheet import Sheet, as_text
from transfer_cli.readers.whole_file import write_whole


def write_csv(path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",") -> None:
    """Write rows as UTF-8 with a byte order mark, whole or not at all, readable by its owner only.

    Cells are written as they are. One that begins with `=`, `+`, `-` or `@` is not disarmed, since it would not be
    read back the same; a spreadsheet should open the file with its columns as text.

    Args:
        path: Taken over if it is there.
        delimiter: Character between cells.

    Raises:
        InputUnusable: The file cannot be written; what was there before still is.
    """

    def write(part: Path) -> None:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)

    write_whole(path, write)


def rejected_rows(sheet: Sheet, reasons: Mapping[int, Sequence[str]]) -> Iterable[Sequence[str]]:
    """The rows left out, in their own columns with the reasons behind: mended, the file can be imported.

    Args:
        sheet: The file as it was read.
        reasons: Sentences by row.
    """
    old = next((n for n, heading in enumerate(sheet.headings) if canonical(heading) == REASON), None)
    width = len(sheet.headings)
    yield [*_without(sheet.headings, old), REASON]
    for record in sheet.records():
        if record.row in reasons:
            cells = (*map(as_text, record.cells), *("",) * (width - len(record.cells)))
            yield [*_without(cells[:width], old), " ".join(reasons[record.row]), *cells[width:]]


def _without(cells: Sequence[str], position: int | None) -> list[str]:
    return [cell for n, cell in enumerate(cells) if n != position]

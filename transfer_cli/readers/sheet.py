"""A table of text cells as a file holds it, whatever the format: what every format's reader hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a sheet.

    Attributes:
        row: As a spreadsheet counts, from 1; a cell with several lines is still in one row.
        cells: As written.
        fault: Why the row could not be taken apart into cells; empty = it could. `cells` then holds the whole
            line as one cell.
    """

    row: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table in a file.

    Attributes:
        headings: As written.
        records: Rows below the headings, those without any text left out.
        encoding: For people: `UTF-8`.
        delimiter: The character between cells; empty for a format that has none.
    """

    headings: tuple[str, ...]
    records: tuple[Record, ...]
    encoding: str
    delimiter: str = ""

"""One file of a SEN2 person-level set, read: its rows by their keys."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zipfile import BadZipFile

from transfer_cli.domain.dates import parse_day
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.csv_sheet import read_csv
from transfer_cli.readers.profiles.choosing import old_heading
from transfer_cli.readers.profiles.date_forms import reader_of
from transfer_cli.readers.profiles.folding import fold_heading
from transfer_cli.readers.profiles.likeness import nearest_headings
from transfer_cli.readers.profiles.sen2_files import File
from transfer_cli.readers.sheet import Record, Sheet, as_text
from transfer_cli.readers.source import Source

_LAST_RANK = 99
_iso = reader_of(("YYYY-Mon-DD 00:00:00",))


@dataclass(frozen=True, slots=True)
class Member:
    """One of the nine files, read.

    Attributes:
        positions: Where its columns stand.
        rows: Its rows by key, in the file's order.
        below: Keys by the key of the parent's row.
    """

    file: File
    name: str
    sheet: Sheet
    positions: Mapping[str, int]
    rows: Mapping[str, Record]
    below: Mapping[str, Sequence[str]]

    def text(self, key: str, column: str) -> str:
        """A cell of a row; empty also where the file has no such column, or there is no such row."""
        position, record = self.positions.get(column), self.rows.get(key)
        return "" if position is None or record is None else as_text(record.cells[position]).strip()

    def day(self, key: str, column: str) -> str:
        """A date as ISO text, to put rows in order; empty if it is none."""
        try:
            return parse_day(_iso(self.text(key, column))).isoformat()
        except ValueError:
            return ""

    def rank(self, key: str, column: str) -> int:
        """A rank as a number; behind all others if it is none."""
        text = self.text(key, column)
        return int(text) if text.isascii() and text.isdigit() else _LAST_RANK


Members = Mapping[str, Member]
"""The nine by name."""

Chosen = Mapping[str, str]
"""Key of the row that counts for a child, by the file's name; a file that has none is not there."""


def read_member(file: File, source: Source) -> Member:
    """One of the nine files.

    Raises:
        InputUnusable: As `read_set`.
    """
    try:
        sheet = read_csv(source, lambda cells: sum(fold_heading(cell) in file.known for cell in cells))
        positions = {fold_heading(heading): position for position, heading in enumerate(sheet.headings)}
        _refuse_changes(file, source.name, sheet.headings)
        rows, below = _indexed(file, sheet, positions, source.name)
    except InputUnusable as error:
        raise InputUnusable(error.id, f"{source.name}: {error.what}", error.fix, error.problems) from None
    except (BadZipFile, zlib.error, EOFError):
        raise InputUnusable("IMP087", f"{source.name} is damaged.", "Make the zip again.") from None
    return Member(file, source.name, sheet, positions, rows, below)


def _refuse_changes(file: File, name: str, headings: Sequence[str]) -> None:
    there = set(map(fold_heading, headings))
    missing = [column for column in file.columns if column not in there]
    if not missing:
        return
    unknown = [heading for heading in headings if fold_heading(heading) not in file.known]
    nearest = nearest_headings({column: (column,) for column in missing}, unknown)
    raise InputUnusable(
        "IMP085",
        f"The headings are not those of the file {file.name} of a SEN2 set.",
        "Rename them in the file, all nine of which are exported together.",
        tuple(old_heading(f"{name}, old heading", old, new) for old, new in nearest.items()),
    )


def _indexed(
    file: File, sheet: Sheet, positions: Mapping[str, int], name: str
) -> tuple[dict[str, Record], dict[str, list[str]]]:
    """Rows by key, and keys by the key of the parent."""
    rows: dict[str, Record] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for record in sheet.records():
        if record.fault or len(record.cells) != len(sheet.headings):
            raise _unusable(record, "does not fit under the headings")
        key = as_text(record.cells[positions[file.key]]).strip()
        if not key or key in rows:
            what = f"has the {file.key} of row {rows[key].row}" if key else f"has no {file.key}"
            raise _unusable(record, f"{what}, so nothing says what belongs to it")
        rows[key] = record
        if file.parent:
            below[as_text(record.cells[positions[file.parent_key]]).strip()].append(key)
    if not rows and file.name == "person":
        raise InputUnusable("IMP008", f"{name} has headings and no rows.", "Export it again with its rows.")
    return rows, below


def _unusable(record: Record, what: str) -> InputUnusable:
    return InputUnusable("IMP087", f"Row {record.row} {what}.", "Export the set again.")

"""Whether what stands in a column of a new file can be what its heading seems to say: nothing else is proposed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from transfer_cli.domain.arrival_checks import POSTCODE
from transfer_cli.domain.columns import BY_NAME, Kind
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.profiles.date_forms import reader_of
from transfer_cli.readers.profiles.folding import fold_word
from transfer_cli.readers.profiles.profile import Profile, Rule, Split, Taken
from transfer_cli.readers.profiles.splitting import forename_and_surname, split_address, surname_and_forename
from transfer_cli.readers.sheet import Cell, Sheet, as_text

ROWS = 2000
"""So many rows are looked at."""

_MOST, _NEARLY_ALL = 2 / 3, 0.9
"""This part of the cells must be what the column holds; this part of the rows must have a reference of its own."""

_FORMS = {
    "postcode": POSTCODE,
    "email": re.compile(r"[^@\s]+@[^@\s]+"),
    "urn": re.compile(r"\d{5,6}", re.ASCII),
    "upn": re.compile(r"[A-Z]\d{11}[\dA-Z]", re.ASCII | re.IGNORECASE),
}
"""What a text looks like, by the end of the column's name."""


@dataclass(frozen=True, slots=True)
class Values:
    """What stands in the first rows of a file.

    Attributes:
        columns: The cells of each column that are not empty.
        rows: How many rows there are.
        epoch: As in `Sheet`.
    """

    columns: Sequence[Sequence[Cell]]
    rows: int
    epoch: date | None

    def hold(self, position: int, column: str, rule: Rule, split: Split | None, base: Profile | None) -> bool:
        """Whether a column of the file can hold this; an empty one shows nothing, so it cannot.

        Args:
            column: A canonical column, where `split` is None.
            base: Has forms of dates and words for an empty cell, perhaps.
        """
        empty = base.empty if base else frozenset()
        cells = [cell for cell in self.columns[position] if as_text(cell).strip().casefold() not in empty]
        if not cells:
            return False
        if column == "reference":
            texts = [as_text(cell).strip().casefold() for cell in cells]
            return len(set(texts)) >= _NEARLY_ALL * self.rows
        fits = _fits_split(split) if split else _fits_column(column, rule, base, self.epoch)
        return sum(map(fits, cells)) >= _MOST * len(cells)


def values_of(sheet: Sheet) -> Values:
    """What stands in the first rows of a sheet."""
    columns: list[list[Cell]] = [[] for _ in sheet.headings]
    rows = 0
    for record in islice(sheet.records(), ROWS):
        if record.fault:
            continue
        rows += 1
        for column, cell in zip(columns, record.cells, strict=False):
            if as_text(cell).strip():
                column.append(cell)
    return Values(columns, rows, sheet.epoch)


def _fits_split(split: Split) -> Callable[[Cell], bool]:
    def fits(cell: Cell) -> bool:
        text = as_text(cell)
        if split.taken is Taken.ADDRESS:
            lines = split_address(text)
            return any(map(str.isalpha, lines[0])) and bool(lines[1] or lines[-1])
        by_comma = split.taken is Taken.SURNAME_FORENAME
        return bool((surname_and_forename(text) if by_comma else forename_and_surname(text))[1])

    return fits


def _fits_column(name: str, rule: Rule, base: Profile | None, epoch: date | None) -> Callable[[Cell], bool]:
    column = BY_NAME[name]
    read_day = reader_of(base.dates if base else ())
    form = _FORMS.get(name.rpartition("_")[2])

    def fits(cell: Cell) -> bool:
        text = as_text(cell).strip()
        if form:
            return bool(form.fullmatch(text))
        if column.kind is Kind.TEXT:
            return _is_words(cell)
        ours = rule.codes.get(fold_word(text), cell)
        if column.kind is Kind.DATE and isinstance(ours, str):
            ours = read_day(ours)
        try:
            return read_cell(column, ours, epoch) is not None
        except Unreadable:
            return False

    return fits


def _is_words(cell: Cell) -> bool:
    """Whether the cell holds a name or an address and no number, date, e-mail address or yes and no."""
    if not isinstance(cell, str) or "@" in cell or cell.strip().casefold() in {"y", "n", "yes", "no", "true", "false"}:
        return False
    try:
        read_cell(BY_NAME["date_of_birth"], cell)
    except Unreadable:
        return any(map(str.isalpha, cell))
    return False

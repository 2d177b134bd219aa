"""One column of a caseload, read for many rows at a time.

Nearly every cell is either free text that says what it says, or was read before in another row: both are answered for
a whole part of the file at once, and only the rest is looked at cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from transfer_cli.domain.columns import Column, FieldValue, Kind
from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.cells import (
    FORMER_NEEDS,
    Unreadable,
    clean,
    is_invisible,
    plain_texts,
    read_cell,
    read_upn,
    steers,
)
from transfer_cli.readers.sheet import Cell, as_text

MANY = 16_384
"""So many different cells of a column are remembered with what they say."""

Report = Callable[[Problem], None]
"""Where a problem goes."""


class ColumnReader:
    """Reads one column.

    Args:
        column: A canonical column.
        position: Of its cells in a row.
        epoch: Day 0 of the numbers that stand for days; None = no number does.
        report: Is given everything wrong with its cells.
    """

    def __init__(self, column: Column, position: int, epoch: date | None, report: Report) -> None:
        self.column = column
        self.position = position
        self._epoch = epoch
        self._report = report
        self._is_text = column.kind in {Kind.TEXT, Kind.UPN}
        self._known: dict[Cell, FieldValue] = {} if column.required else {"": None}

    def read(self, cells: Sequence[Cell], rows: Sequence[int], bad: dict[int, list[str]]) -> Sequence[FieldValue]:
        """The values of these cells.

        Args:
            rows: Row of each, as a spreadsheet counts.
            bad: Is given the rows of the cells that cannot be read; what stands in their place means nothing. Of a
                required cell that is empty it is given the column as well, for whoever sees the whole row to tell.
        """
        if self._is_text:
            plain = self._plain(cells)
            if plain is not None:
                return plain
        else:
            with suppress(KeyError):
                return list(map(self._known.__getitem__, cells))
            if self._learns(cells):
                return list(map(self._known.__getitem__, cells))
        return [self._value(cell, row, bad) for cell, row in zip(cells, rows, strict=True)]

    def _learns(self, cells: Sequence[Cell]) -> bool:
        """Whether each of the cells says something, and there is nothing to be told about it."""
        if len(self._known) > MANY - len(cells):
            self._known.clear()
        unknown = set(cells).difference(self._known)
        for cell in unknown:
            with suppress(Unreadable):
                value = read_cell(self.column, cell, self._epoch)
                if not (value is None and self.column.required) and not any(self._remarks(cell)):
                    self._known[cell] = value
        return unknown <= self._known.keys()

    def _plain(self, cells: Sequence[Cell]) -> Sequence[FieldValue] | None:
        """Texts that say just what they say; None = one of them has to be looked at."""
        texts = plain_texts(cells)
        if texts is None:
            return None
        if self.column.kind is Kind.UPN:
            texts = list(map(read_upn, texts))
        if "" not in texts:
            return texts
        return None if self.column.required else [text or None for text in texts]

    def _value(self, cell: Cell, row: int, bad: dict[int, list[str]]) -> FieldValue:
        if not self._is_text and cell in self._known:
            return self._known[cell]
        try:
            value = read_cell(self.column, cell, self._epoch)
        except Unreadable as error:
            bad.setdefault(row, [])
            self._tell(error.id, Severity.REJECT, row, as_text(cell), error.why, error.fix)
            return None
        if value is None and self.column.required:
            bad.setdefault(row, []).append(self.column.name)
            return None
        for problem_id, told, why, fix in self._remarks(cell):
            self._tell(problem_id, Severity.NOTE, row, told, why, fix)
        return value

    def _remarks(self, cell: Cell) -> Iterator[tuple[str, str, str, str]]:
        """Id, text, reason and remedy of what was changed in reading, so that nobody is surprised."""
        text = as_text(cell)
        unprinted = "" if text.isprintable() else _unprinted(text.strip())
        if unprinted:
            yield "IMP032", clean(text), unprinted, "Look whether it reads right."
        former = FORMER_NEEDS.get(text.strip().upper()) if self.column.name == "primary_need" else None
        if former:
            why = f"this code was replaced in the 2014-15 school census and is read as {former}."
            yield "IMP031", text, why, "Nothing need be done."

    def _tell(self, id: str, severity: Severity, row: int, value: str, why: str, fix: str) -> None:  # noqa: A002 - the contract's word
        name = self.column.name
        self._report(Problem(id, severity, place(row, name), value.strip(), why, fix, row=row, column=name))


def _unprinted(text: str) -> str:
    """What was done about characters that do not print; empty = there are none but spaces."""
    if any(map(steers, text)):
        return "a line break or another character that does not print was read as a space."
    return "a character that cannot be seen was taken out." if any(map(is_invisible, text)) else ""

"""A sheet of a workbook, as a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from transfer_cli.reports.table import Cell

ACROSS = 9
"""Columns that a sentence lies over."""


class Look(Enum):
    """How a cell is set; `workbook` says what that is."""

    PLAIN = auto()
    WRAPPED = auto()
    BOLD = auto()
    TITLE = auto()
    HEADING = auto()
    COLUMN = auto()
    TOTAL = auto()
    TOTAL_WRAPPED = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a sheet. Text is never taken for a formula.

    Attributes:
        formula: What a number comes from, such as `SUM(B2:B4)`; empty = it was not worked out in the sheet.
    """

    value: Cell
    look: Look = Look.PLAIN
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a sheet, and how it is looked at and printed.

    Attributes:
        name: As Excel allows it: at most 31 characters, and no name twice in a workbook.
        rows: From the first one down, each from the first column on.
        widths: Of the first columns, in characters; the others have Excel's own.
        across: Rows, by number, whose first cell is a sentence over the first columns, with their height in points.
        head: Row of the columns' headings, counted from 1: it stays in sight, with the first column, and is printed on
            every page; None = there are no columns.
        landscape: Printed on its side, as wide as the page.
    """

    name: str
    rows: Sequence[Sequence[Entry]]
    widths: Sequence[float] = ()
    across: Mapping[int, float] = field(default_factory=dict)
    head: int | None = None
    landscape: bool = False

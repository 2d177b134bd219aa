"""Whether a column of dates was written day first: told by the whole column, never by one cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.sheet import Cell

_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?:[ T]00:00(?::00)?)?\s*", re.ASCII)
_DAYS, _MONTHS = range(1, 32), range(1, 13)


@dataclass(frozen=True, slots=True)
class DateOrder:
    """The dates of one column that are written in numbers, by the order in which they can be read.

    Attributes:
        day_first: Cells that are dates only if the day comes first.
        month_first: Cells that are dates only if the month comes first, as in America.
        either: Cells that are two different days, by the order.
        example: One that can only be read month first; empty = there is none.
    """

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    example: str = ""

    @property
    def is_american(self) -> bool:
        """Whether the column can only be read month first.

        A single such date among none that could be either is that cell's own fault.
        """
        return self.month_first > 0 and not self.day_first and self.month_first + self.either > 1


def date_order(cells: Mapping[Cell, int]) -> DateOrder:
    """The order of a column.

    Args:
        cells: What stands in it, with how often.
    """
    day_first = month_first = either = 0
    example = ""
    for cell, count in cells.items():
        found = _NUMBERS.fullmatch(cell) if isinstance(cell, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first in _DAYS and second in _MONTHS and first not in _MONTHS:
            day_first += count
        elif second in _DAYS and first in _MONTHS and second not in _MONTHS:
            month_first += count
            example = example or found[0].strip()
        elif first != second and first in _MONTHS and second in _MONTHS:
            either += count
    return DateOrder(day_first, month_first, either, example)


def refuse_american(heading: str, order: DateOrder) -> None:
    """See that a column of dates is not in American order.

    Raises:
        InputUnusable: IMP024, it can only be read month first; its other dates would silently become other days.
    """
    if not order.is_american:
        return
    others = f" {order.either:,} more would become other days." if order.either else ""
    raise InputUnusable(
        "IMP024",
        f'The dates in column {heading} can only be read month first, such as "{order.example}".{others}',
        "Export the file again with dates as 2016-09-12, or put the day first in the whole column.",
    )

"""Whether a column of dates was written day first: told by the whole column, never by one cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.dates import show_day
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.sheet import Cell

_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?:[ T]00:00(?::00)?)?\s*", re.ASCII)
_DAYS, _MONTHS = range(1, 32), range(1, 13)

OUTWEIGHS = 3
"""More than so many times as many dates that are month first as are day first tell that a column is month first."""

REAL_DATES = 5
"""From so many real dates on it is no chance that all of them lie in the first twelve days of a month."""


@dataclass(frozen=True, slots=True)
class DateOrder:
    """The dates of one column that are written in numbers, by the order in which they can be read.

    Attributes:
        day_first: Cells that are dates only if the day comes first.
        month_first: Cells that are dates only if the month comes first, as in America.
        either: Cells that are two different days, by the order.
        example: One that can only be read month first; empty = there is none.
        turnable: One that is two different days; likewise.
    """

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    example: str = ""
    turnable: str = ""

    @property
    def is_american(self) -> bool:
        """Whether the column was written month first, so far as it says.

        A single such date among none that could be either is that cell's own fault; and a few that are day first,
        typed by another hand, do not make up for many that are not.
        """
        if self.day_first:
            return self.month_first > OUTWEIGHS * self.day_first
        return self.month_first > 0 and self.month_first + self.either > 1


def date_order(cells: Mapping[Cell, int]) -> DateOrder:
    """The order of a column.

    Args:
        cells: What stands in it, with how often.
    """
    day_first = month_first = either = 0
    example = turnable = ""
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
            turnable = turnable or found[0].strip()
    return DateOrder(day_first, month_first, either, example, turnable)


def refuse_american(heading: str, order: DateOrder) -> None:
    """See that a column of dates is not in American order.

    Raises:
        InputUnusable: IMP024, it is read month first; its other dates would silently become other days.
    """
    if not order.is_american:
        return
    others = f" {order.either:,} more would become other days." if order.either else ""
    how = "can only be read month first"
    if order.day_first:
        how = f"are month first in {order.month_first:,} cells and day first in {order.day_first:,}"
    raise InputUnusable(
        "IMP024",
        f'The dates in column {heading} {how}, such as "{order.example}".{others}',
        "Export the file again with dates as 2016-09-12, or put the day first in the whole column.",
    )


def refuse_turned(heading: str, cells: Mapping[Cell, int]) -> None:
    """See that a spreadsheet has not changed days and months of a column over.

    One that takes the month to come first makes a real date of 03/04/2016, the 4th of March, and leaves 25/09/2015
    as text: then no text could be read either way, and no real date lies after the twelfth of its month.

    Args:
        cells: What stands in the column, with how often.

    Raises:
        InputUnusable: IMP024, that is how the column looks.
    """
    real = {cell: number for cell, number in cells.items() if isinstance(cell, date)}
    texts = [found for cell in cells if isinstance(cell, str) and (found := _NUMBERS.fullmatch(cell))]
    if not texts or sum(real.values()) < REAL_DATES or any(day.day not in _MONTHS for day in real):
        return
    if any({int(text[1]), int(text[2])} <= set(_MONTHS) for text in texts):
        return
    turned = next((day for day in real if day.day != day.month), None)
    if turned is None:
        return
    raise InputUnusable(
        "IMP024",
        f"A spreadsheet has probably changed days and months over in column {heading}: of {sum(real.values()):,} real "
        f'dates none lies after the 12th, and all dates that do are texts, such as "{texts[0][0].strip()}". '
        f"{show_day(turned)} is probably {show_day(date(turned.year, turned.day, turned.month))}.",
        "Export the file again with dates as 2016-09-12, and import it without opening it in a spreadsheet before.",
    )

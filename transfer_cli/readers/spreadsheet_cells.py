"""Cells that a spreadsheet holds as numbers, days, times or errors: taken for what they are, or refused.

A spreadsheet turns what is typed into what it thinks was meant. Where that may have happened the cell is refused: the
words that were typed are lost, and nothing here can tell them.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from transfer_cli.domain.columns import Kind
from transfer_cli.domain.dates import YEARS, show_day
from transfer_cli.readers.sheet import Cell, Refused, as_text
from transfer_cli.readers.unreadable import Unreadable

ERRORS = frozenset(
    {
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
        "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA",
    }
)  # fmt: skip
"""What a spreadsheet shows where a formula has no value."""

UNWORKED = "#NOT WORKED OUT"
"""Stands for a formula that was written by a program and never worked out by a spreadsheet."""

NUMBERED_YEARS = range(1980, 2051)
"""Years in which a number may stand for a day: outside them it is more likely to be something else."""

_FIGURES = 15
"""So many figures of a number a spreadsheet keeps; the others it makes 0."""

_AS_TEXT = "Format the cell as text and type again what it should hold."


class IncompleteDate(date):
    """A date of which the cell shows a part only: 03-Apr was typed, and the spreadsheet filled in the year."""


def is_error(text: str) -> bool:
    """Whether the text is an error value of a spreadsheet."""
    return text[0] == "#" and (text.upper() in ERRORS or text == UNWORKED)


def worked_out_wrong(text: str) -> Unreadable:
    """Why an error value is refused."""
    if text == UNWORKED:
        fix = "Open the workbook in its spreadsheet program, save it there and import it again, or type the value."
        return Unreadable("IMP075", "it is a formula that was never worked out.", fix)
    fix = "Mend the formula, or type the value in its place."
    return Unreadable("IMP075", "it is a spreadsheet's error, not a value.", fix)


def settled(kind: Kind, cell: float | date | datetime | time | Refused, epoch: date | None) -> date | str | bool:
    """The value of a cell that is no text, or the text that stands for it.

    Of a cell that was refused before, and of which another one of its row says so, the value means nothing.

    Args:
        epoch: Day 0 of the numbers that stand for days; None = no number does.

    Raises:
        Unreadable: It cannot be what the column holds, or a spreadsheet has changed what was typed.
    """
    if isinstance(cell, Refused):
        if cell.why:
            raise Unreadable(cell.id, cell.why, cell.fix)
        return True
    if kind is Kind.DATE:
        return _day(cell, epoch)
    if kind is Kind.TIME:
        return _time(cell)
    if isinstance(cell, (date, time)):
        shown = show_day(cell) if isinstance(cell, date) else cell.isoformat("minutes")
        what = "date" if isinstance(cell, date) else "time"
        why = f"a spreadsheet made the {what} {shown} of what was typed"
        hint = ", such as 3/4 or 03-Apr" if isinstance(cell, date) else ""
        raise Unreadable("IMP076", f"{why}{hint}.", _AS_TEXT)
    if abs(cell) >= 10**_FIGURES:
        why = f"a spreadsheet keeps {_FIGURES} figures of a number, so the last ones are lost."
        raise Unreadable("IMP076", why, _AS_TEXT)
    return as_text(cell)


def _day(cell: Cell, epoch: date | None) -> date | str:
    match cell:
        case IncompleteDate():
            why = f"the cell shows only a part of the date, of which a spreadsheet made {show_day(cell)}."
            fix = f"Type day, month and year, or format the cell as {cell.isoformat()} if that is right."
            raise Unreadable("IMP012", why, fix)
        case datetime() if cell.time() != time():
            why = f"it has a time of day, {cell.time().isoformat('minutes')}, beside the date."
            raise Unreadable("IMP012", why, f"Leave only the day: {cell.date().isoformat()}.")
        case datetime():
            return _likely(cell.date(), epoch)
        case date():
            return _likely(cell, epoch)
        case time():
            raise Unreadable("IMP012", "it is a time of day, not a date.", "Write the date as 2016-09-12.")
        case int() | float() if epoch is not None:
            return _numbered(cell, epoch)
        case _:
            return as_text(cell)


def _likely(day: date, epoch: date | None) -> date:
    """The day, unless it can only be a bare year that was typed into a cell for dates."""
    number = (day - epoch).days if epoch else 0
    if number in YEARS:
        why = f"a spreadsheet made {show_day(day)} of the year {number}, typed without day and month."
        raise Unreadable("IMP012", why, "Write day, month and year: 12/09/2016.")
    if day.year not in YEARS:
        why, fix = f"the year of {show_day(day)} cannot be right.", "Look the date up where it was first written down."
        raise Unreadable("IMP012", why, fix)
    return day


def _numbered(number: float, epoch: date) -> date:
    if number in YEARS:
        why = "it is a year without day and month."
        raise Unreadable("IMP012", why, "Write day, month and year, or leave the cell empty if they are not known.")
    whole = int(number)
    if whole != number:
        why = "it is a spreadsheet's number for a day with a time of day."
        raise Unreadable("IMP012", why, "Format the cell as a date and leave only the day.")
    first, last = date(NUMBERED_YEARS[0], 1, 1) - epoch, date(NUMBERED_YEARS[-1], 12, 31) - epoch
    if not first.days <= whole <= last.days:
        years = f"{NUMBERED_YEARS[0]} to {NUMBERED_YEARS[-1]}"
        why = f"as a spreadsheet's number for a day it lies outside {years}."
        raise Unreadable("IMP012", why, "Write it as 2016-09-12, 12/09/2016 or 12 September 2016.")
    return epoch + timedelta(days=whole)


def _time(cell: Cell) -> str:
    """The time to the nearest minute as `HH:MM`, or the text of a whole number."""
    match cell:
        case date():
            why = f"it has a date, {show_day(cell)}, in a column for times of day."
            raise Unreadable("IMP016", why, "Write only the time, as 14:00, and the date in its own column.")
        case time():
            return _clock((cell.hour * 60 + cell.minute) * 60 + cell.second + round(cell.microsecond / 1e6))
        case float() if 0 < cell < 1:
            return _clock(round(cell * 24 * 60 * 60))
        case _:
            return as_text(cell)


def _clock(seconds: int) -> str:
    minutes = min(round(seconds / 60), 24 * 60 - 1)
    return time(*divmod(minutes, 60)).isoformat("minutes")

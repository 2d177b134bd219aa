"""One cell: from what people type to a typed value, or the reason why it cannot be read.

Nothing is guessed: a date is day first, a code is one of the list, and whatever else is a reason with a remedy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from difflib import get_close_matches
from typing import Any

from transfer_cli.domain.columns import YEAR_GROUPS, Column, FieldValue, Kind
from transfer_cli.domain.dates import parse_day
from transfer_cli.readers.sheet import Cell
from transfer_cli.readers.spreadsheet_cells import is_error, settled, worked_out_wrong
from transfer_cli.readers.unreadable import Unreadable

__all__ = [
    "FORMER_NEEDS",
    "Unreadable",
    "clean",
    "is_invisible",
    "plain_texts",
    "read_cell",
    "read_day",
    "read_upn",
    "steers",
]

FORMER_NEEDS = {"BESD": "SEMH"}
"""Need codes of before the 2014-15 school census, with the code that took their place."""

_YES = frozenset({"yes", "y", "true", "t", "1"})
_NO = frozenset({"no", "n", "false", "f", "0"})

_DATE_FORMS = "Write it as 2016-09-12, 12/09/2016 or 12 September 2016"
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$", re.ASCII)
_NO_YEAR = re.compile(r"\d{1,2}[ /.-][a-z]{3,9}|[a-z]{3,9}[ /.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}", re.ASCII | re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}[ /.-](\d{1,2}|[a-z]{3,9})[ /.-]\d{2}", re.ASCII | re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"[a-z]{3,9}\.? \d{1,2}(st|nd|rd|th)?,? \d{4}", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(19|20|21)\d{2}", re.ASCII)
_DAY_NUMBER = re.compile(r"\d{5}(\.\d+)?", re.ASCII)

_YEAR_GROUP = re.compile(r"(?:year|yr|y)?\s*(-?\d{1,2})(?:\.0+)?", re.ASCII | re.IGNORECASE)
_EARLY_YEARS = {"r": 0, "reception": 0, "n2": -1, "n1": -2}

_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?::00)?\s*(?:([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)
_PRINTABLE = bytes(range(32, 127))
_LINE_SEPARATORS = "\u2028\u2029"


def read_cell(column: Column, cell: Cell, epoch: date | None = None) -> FieldValue:
    """The value in a cell of this column.

    Args:
        column: A canonical column; for `ncy` the year group itself is read, not the offset that a case keeps.
        cell: As the file holds it.
        epoch: Day 0 of the numbers that stand for days; None = no number does.

    Returns:
        The typed value; None = the cell is empty.

    Raises:
        Unreadable: It is not of the column's kind.
    """
    if not isinstance(cell, str):
        cell = settled(column.kind, cell, epoch)
        if not isinstance(cell, str):
            return cell
    text = clean(cell)
    if not text:
        return None
    if is_error(text):
        raise worked_out_wrong(text)
    if column.kind is Kind.CODE:
        return _read_code(text, column.codes)
    return _READERS[column.kind](text)


def clean(text: str) -> str:
    """The text as it is seen: without the spaces around it and what cannot be seen, with plain spaces inside.

    Each run of characters that move the cursor is one space.
    """
    text = text.strip()
    if text.isprintable():
        return text
    seen = "".join(_seen(character) for character in text if not is_invisible(character))
    return re.sub(r"\s*\0+\s*", " ", seen).strip()


def plain_texts(cells: Sequence[Cell]) -> Sequence[str] | None:
    """The cells as `clean` would give each, if all are texts that say just what they say.

    Returns:
        None if one of them has to be looked at: it is no text, or holds a character that does not print, or the one
        with which errors of spreadsheets begin.
    """
    texts: Sequence[Any] = cells
    try:
        together = "\n".join(texts)
    except TypeError:
        return None
    if "#" in together or together.count("\n") >= len(cells) or not _prints(together.replace("\n", "")):
        return None
    if "\n " in f"\n{together}" or " \n" in f"{together}\n":
        return [text.strip() for text in texts]
    return texts


def _prints(text: str) -> bool:
    """`str.isprintable`, several times as fast for ASCII."""
    return not text.encode("ascii").translate(None, _PRINTABLE) if text.isascii() else text.isprintable()


def _seen(character: str) -> str:
    if steers(character):
        return "\0"
    return " " if unicodedata.category(character) == "Zs" else character


def steers(character: str) -> bool:
    """Whether a character moves the cursor instead of being read."""
    return unicodedata.category(character) == "Cc" or character in _LINE_SEPARATORS


def is_invisible(character: str) -> bool:
    """Whether a character has no width: a soft hyphen, a byte order mark, one that turns the direction of writing."""
    return unicodedata.category(character) == "Cf"


def read_day(text: str) -> date:
    """The date in a cell; a time of midnight after it is left out.

    Raises:
        Unreadable: It is no date, or there is no such day; says which damage it looks like.
    """
    text = _MIDNIGHT.sub("", text.strip())
    try:
        return parse_day(text)
    except ValueError as error:
        why, fix = _date_damage(text, str(error))
        raise Unreadable("IMP012", why, fix) from None


def _date_damage(text: str, reason: str) -> tuple[str, str]:
    numbers = _NUMBERS.fullmatch(text)
    if numbers and int(numbers[2]) > 12 >= int(numbers[1]) and int(numbers[2]) <= 31:
        day_first = f"{numbers[2]}/{numbers[1]}/{numbers[3]}"
        fix = f"If it is American order, write {day_first}, and check every date in the file: others may have turned."
        return f"there is no month {int(numbers[2])}.", fix
    if _NO_YEAR.fullmatch(text):
        return "it is not a date.", "Write it with its year, as 2016-04-03; a spreadsheet may have changed the cell."
    if _SHORT_YEAR.fullmatch(text):
        return "the year has two digits.", "Write all four: 12/09/2016."
    if _MONTH_FIRST.fullmatch(text):
        return "it puts the month first.", "Write the day first: 12 September 2016."
    if _YEAR.fullmatch(text):
        return "it is a year without day and month.", "Write all three, or leave the cell empty if they are not known."
    if _DAY_NUMBER.fullmatch(text):
        return "it is a spreadsheet's number for a day.", "Format the column as a date, as 2016-09-12, and save again."
    if set(text) == {"#"}:
        return (
            "the column was too narrow to show the date when the file was saved.",
            "Widen the column, and save again.",
        )
    if "not a date" not in reason:
        return f"{reason}.", "Look the date up where it was first written down."
    return "it is not a date.", f"{_DATE_FORMS}, or leave the cell empty if it is not known."


def _read_code(text: str, codes: tuple[str, ...]) -> str:
    wanted = re.sub(r"[\s_-]+", "_", text.casefold())
    by_name = {code.casefold(): code for code in codes}
    if wanted in by_name:
        return by_name[wanted]
    former = FORMER_NEEDS.get(text.upper())
    if former in codes:
        return former
    near = get_close_matches(wanted, by_name, n=1, cutoff=0.6)
    guess = f"Did you mean {by_name[near[0]]}? " if near else ""
    raise Unreadable("IMP013", "it is not a code of this column.", f"{guess}Use one of: {', '.join(codes)}.")


def _read_yes_no(text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable("IMP014", "it is neither yes nor no.", "Write yes or no, or leave the cell empty.")


def _read_words(text: str) -> tuple[str, ...] | None:
    words = (word.strip().casefold() for word in text.split(";"))
    return tuple(dict.fromkeys(word for word in words if word)) or None


def _read_year_group(text: str) -> int:
    early = _EARLY_YEARS.get(text.casefold())
    if early is not None:
        return early
    found = _YEAR_GROUP.fullmatch(text)
    if found and int(found[1]) in YEAR_GROUPS:
        return int(found[1])
    raise Unreadable(
        "IMP015",
        "it is not a year group.",
        "Write -4 to 20, R, N1, N2 or Year 9, or leave the cell empty if the child is in the year of its age.",
    )


def _read_time(text: str) -> str:
    """The time as `HH:MM`."""
    found = _TIME.fullmatch(text)
    if found and (found[2] or found[3]):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return time(hour, minute).isoformat("minutes")
    raise Unreadable("IMP016", "it is not a time of day.", "Write it as 14:00 or 2pm.")


def read_upn(text: str) -> str:
    """The UPN as it is kept."""
    return text.replace(" ", "").upper()


_READERS: dict[Kind, Callable[[str], FieldValue]] = {
    Kind.TEXT: str,
    Kind.DATE: read_day,
    Kind.YES_NO: _read_yes_no,
    Kind.WORDS: _read_words,
    Kind.NCY: _read_year_group,
    Kind.UPN: read_upn,
    Kind.TIME: _read_time,
}

"""Forms of a date beyond those that every file may use, as a profile declares them: `YYYY-Mon-DD 00:00:00`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from transfer_cli.domain.dates import MONTHS

_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "Month": r"(?P<word>[a-z]{3,9})",
    "Mon": r"(?P<word>[a-z]{3,9})\.?",
    "MM": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
}
_WORD = re.compile("|".join(_PARTS))
_ORDERS = ({"YYYY": 0, "M": 1, "DD": 2}, {"DD": 0, "M": 1, "YYYY": 2})


def fault_of_form(form: str) -> str:
    """Why a form cannot be used; empty = it can."""
    words = ["M" if word.startswith("M") else word for word in _WORD.findall(form)]
    if sorted(words) != ["DD", "M", "YYYY"]:
        return "A form of a date has YYYY, DD and one of MM, Mon and Month, each once."
    order = {word: place for place, word in enumerate(words)}
    if order not in _ORDERS and "MM" in form:
        return "Numbers are never read month first."
    return ""


def reader_of(forms: Sequence[str]) -> Callable[[str], str]:
    """What turns a text in one of these forms into an ISO date; any other text is handed back as it is.

    Args:
        forms: Each without a fault.
    """
    patterns = [_pattern(form) for form in forms]

    def read(text: str) -> str:
        for pattern in patterns:
            if found := pattern.fullmatch(text.strip()):
                return _iso(found) or text
        return text

    return read


def _pattern(form: str) -> re.Pattern[str]:
    """The form as a pattern: what is none of its words stands for itself."""
    pattern, end = "", 0
    for word in _WORD.finditer(form):
        pattern += re.escape(form[end : word.start()]) + _PARTS[word[0]]
        end = word.end()
    return re.compile(pattern + re.escape(form[end:]), re.ASCII | re.IGNORECASE)


def _iso(found: re.Match[str]) -> str:
    """The date as ISO text; empty where there is no such day."""
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else _month(parts["word"])
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return ""


def _month(word: str) -> int:
    """Number of the month; 0 = there is none of that name."""
    numbers = [n for n, name in enumerate(MONTHS, start=1) if word.casefold() in {name, name[:3], name[:4]}]
    return numbers[0] if len(numbers) == 1 else 0

"""A table of a TOML file read value by value; what is wrong is collected, never raised."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from transfer_cli.domain.dates import parse_day, show_day
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.toml_lines import Path, line_of

Period = tuple[date, date]

_WRITE_A_DAY = "Write it as 2016-09-12."


@dataclass
class Faults:
    """What is wrong with a file so far.

    Attributes:
        source: Name of the file, for messages.
        lines: Line of each path, as `lines_of` gives it.
    """

    source: str
    lines: Mapping[Path, int]
    _found: list[tuple[int, Problem]] = field(default_factory=list)

    def in_order(self) -> tuple[Problem, ...]:
        """What is wrong, in the order of the file."""
        return tuple(problem for _, problem in sorted(self._found, key=lambda found: found[0]))

    def line(self, path: Path) -> int:
        """Line on which the path stands."""
        return line_of(path, self.lines)

    def add(self, path: Path, id: str, value: object, why: str, fix: str) -> None:  # noqa: A002 - the contract's word
        """Note one fault; `value` None = it is the value that is missing. Lists and tables are not shown."""
        line = self.line(path)
        shown = "" if value is None or isinstance(value, dict | list) else str(value)
        self._found.append((line, Problem(id, Severity.REJECT, f"{self.source}:{line}", shown, why, fix)))


@dataclass
class Section:
    """One table. Each method reads one key; `close` then reports the keys that none has read.

    Attributes:
        path: Where it stands in the file; () = the whole file.
    """

    faults: Faults
    path: Path
    values: Mapping[str, object]
    known: list[str] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Line of its heading."""
        return self.faults.line(self.path)

    @property
    def title(self) -> str:
        """Its name as a person finds it in the file: `[authority]`, `[[plan]]`; `The file` for the whole."""
        if not self.path:
            return "The file"
        name = ".".join(part for part in self.path if isinstance(part, str))
        return f"[[{name}]]" if self.path and isinstance(self.path[-1], int) else f"[{name}]"

    def fault(self, key: str, id: str, value: object, why: str, fix: str) -> None:  # noqa: A002 - the contract's word
        """Note a fault in the value of one key."""
        self.faults.add((*self.path, key), id, value, why, fix)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """The words of a key; None = not given or blank."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            self._wrong_type(key, value, "text", f'Write it in quotes: {key} = "…".')
            return None
        words = (value or "").strip()
        if not words and required and (key not in self.values or value is not None):
            self.fault(key, "SET005", None, f"{self.title} has no {key}.", f'Add a line {key} = "…".')
        return words or None

    def texts(self, key: str) -> tuple[str, ...]:
        """The words of a list; blank ones are left out."""
        found = []
        for value in self._list(key):
            if isinstance(value, str):
                found.append(value.strip())
            else:
                self._wrong_type(key, value, "a list of texts", f'Write it as {key} = ["…", "…"].')
        return tuple(words for words in found if words)

    def items(self, key: str) -> tuple[str | int, ...]:
        """The words and whole numbers of a list."""
        found: list[str | int] = []
        for value in self._list(key):
            if isinstance(value, str | int) and not isinstance(value, bool):
                found.append(value)
            else:
                self._wrong_type(key, value, "a list of numbers and texts", f'Write it as {key} = [9, "11+"].')
        return tuple(found)

    def one_of(self, key: str, allowed: Iterable[str]) -> str | None:
        """The one word of a fixed set, in any case of letters; None = not given or not of the set."""
        word = self.text(key)
        return self._allowed(key, word, tuple(allowed)) if word else None

    def each_of(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """The words of a list, each of a fixed set; others are left out."""
        choices = tuple(allowed)
        found = (self._allowed(key, word, choices) for word in self.texts(key))
        return tuple(word for word in found if word)

    def room(self, key: str) -> int | None:
        """A number of reviews, 1 or more; None = no limit."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong_type(key, value, "a whole number", f"Write it as {key} = 12.")
            return None
        if value < 1:
            self.fault(
                key, "SET009", value, f"{key} must leave room for work.",
                "Give 1 or more, or leave the line out for no limit; days away go into absent.",
            )  # fmt: skip
            return None
        return value

    def number(self, key: str) -> int | None:
        """A whole number, 0 or more; None = not given."""
        value = self._take(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self._wrong_type(key, value, "a whole number, 0 or more", f"Write it as {key} = 12.")
        return None

    def flag(self, key: str) -> bool | None:
        """Yes or no; None = not given."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong_type(key, value, "true or false", f"Write it as {key} = true.")
        return None

    def number_or(self, key: str, usual: int, most: int | None = None) -> int:
        """A number, 0 or more and at most `most`; `usual` if it is not given or no such number."""
        value = self._take(key)
        if value is None:
            return usual
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong_type(key, value, "a whole number", f"Write it as {key} = {usual}.")
            return usual
        if value < 0:
            self.fault(key, "SET009", value, f"{key} cannot be less than nothing.", "Give 0 or more.")
            return usual
        if most is not None and value > most:
            self.fault(key, "SET009", value, f"{key} cannot be more than {most:,}.", f"Give {most:,} or less.")
            return usual
        return value

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date, written plainly or in quotes; None = not given or no date."""
        value = self._take(key)
        if value is None:
            if required:
                self.fault(key, "SET005", None, f"{self.title} has no {key}.", f"Add a line {key} = 2016-09-12.")
            return None
        return self._as_day(key, value)

    def period(self, key: str) -> Period | None:
        """First and last day of a list of two; None = not given or unusable."""
        value = self._take(key)
        return None if value is None else self._as_period(key, value)

    def periods(self, key: str) -> tuple[Period, ...]:
        """A list of periods; unusable ones are left out."""
        found = (self._as_period(key, value) for value in self._list(key))
        return tuple(period for period in found if period)

    def section(self, key: str) -> Section:
        """The table below this key; an empty one if there is none."""
        value = self._take(key)
        if value is not None and not isinstance(value, dict):
            self._wrong_type(key, value, "a table", f"Begin it with a line [{key}].")
        return Section(self.faults, (*self.path, key), value if isinstance(value, dict) else {})

    def sections(self, key: str) -> tuple[Section, ...]:
        """The tables of an array of tables."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong_type(key, value, "a table for each", f"Begin each with a line [[{key}]].")
            return ()
        return tuple(Section(self.faults, (*self.path, key, number), item) for number, item in enumerate(value))

    def close(self) -> None:
        """Report each key that nothing has read."""
        for key in self.values:
            if key in self.known:
                continue
            near = difflib.get_close_matches(key, self.known, n=1)
            what = f"{self.title} has no setting of this name." if self.path else "There is no setting of this name."
            fix = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(self.known)}."
            self.fault(key, "SET003", key, what, fix)

    def _take(self, key: str) -> object:
        self.known.append(key)
        return self.values.get(key)

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if value is None or isinstance(value, list):
            return value or []
        self._wrong_type(key, value, "a list", f"Write it in square brackets: {key} = [ … ].")
        return []

    def _allowed(self, key: str, word: str, choices: tuple[str, ...]) -> str | None:
        if word.casefold() in choices:
            return word.casefold()
        near = difflib.get_close_matches(word.casefold(), choices, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(choices)}."
        self.fault(key, "SET012", word, f"This is not known as a value of {key}.", hint)
        return None

    def _as_day(self, key: str, value: object) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            value = value.isoformat()
        if not isinstance(value, str):
            self._wrong_type(key, value, "a date", _WRITE_A_DAY)
            return None
        try:
            return parse_day(value)
        except ValueError as error:
            self.fault(key, "SET004", value, f"{str(error).capitalize()}.", _WRITE_A_DAY)
            return None

    def _as_period(self, key: str, value: object) -> Period | None:
        if not isinstance(value, list) or len(value) != 2:
            self._wrong_type(
                key, value, "a first and a last day", 'Write both days in brackets: ["2016-10-24", "2016-10-28"].'
            )
            return None
        first, last = (self._as_day(key, day) for day in value)
        if first is None or last is None:
            return None
        if last < first:
            self.fault(
                key, "SET008", f"{show_day(first)} to {show_day(last)}", f"A period of {key} ends before it begins.",
                "Write the first day first.",
            )  # fmt: skip
            return None
        return first, last

    def _wrong_type(self, key: str, value: object, wanted: str, fix: str) -> None:
        self.fault(key, "SET004", value, f"{key} must be {wanted}.", fix)

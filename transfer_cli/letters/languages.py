"""The words of each language that are the same in every letter: months, weekdays and what stands in the letterhead."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

TEMPLATES = "transfer_cli.templates"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """What `languages/CODE.toml` says.

    Attributes:
        code: As the caseload has it: `cy`.
        name: In English.
        direction: `ltr` or `rtl`.
        region: Country whose spelling it is; empty = none.
        weekdays, on_weekdays: As the name of a day, and as the day on which something happens.
        labels: Words of the letterhead and the e-mail, by name.
        ways: What stands before each way to reach somebody.
    """

    code: str
    name: str
    direction: str
    region: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    on_weekdays: tuple[str, ...]
    labels: Mapping[str, str]
    ways: Mapping[str, str]

    @property
    def tag(self) -> str:
        """Its tag by BCP 47: `en-GB`."""
        return f"{self.code}-{self.region}" if self.region else self.code

    def day(self, on: date) -> str:
        """The date as a letter prints it: `12 September 2016`."""
        return f"{on.day} {self.months[on.month - 1]} {on.year}"

    def weekday(self, on: date) -> str:
        """The date with the name of its day."""
        return f"{self.weekdays[on.weekday()]} {self.day(on)}"

    def on_weekday(self, on: date) -> str:
        """The same, as the day on which something happens."""
        return f"{self.on_weekdays[on.weekday()]} {self.day(on)}"

    def both(self, names: Sequence[str]) -> str:
        """Names one after the other, the last two joined."""
        *others, last = names
        join = "and_before_vowel" if last[:1].casefold() in "aeiouwyâêîôûŵŷ" else "and"
        return f"{', '.join(others)} {self.labels[join]} {last}" if others else last

    def label(self, what: str, /, **values: str) -> str:
        """Words of the letterhead, with what is to stand in them."""
        return self.labels[what].format(**values)


@cache
def languages() -> dict[str, Language]:
    """Every language whose words we have, by code."""
    folder = files(TEMPLATES) / "languages"
    found = sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    return {code: _language(code, (folder / f"{code}.toml").read_text(encoding="utf-8")) for code in found}


def english() -> Language:
    """English."""
    return languages()[ENGLISH]


def _language(code: str, text: str) -> Language:
    said = tomllib.loads(text)
    return Language(
        code=code,
        name=said["name"],
        direction=said["direction"],
        region=said["region"],
        months=tuple(said["months"]),
        weekdays=tuple(said["weekdays"]),
        on_weekdays=tuple(said["on_weekdays"]),
        labels=said["labels"],
        ways=said["ways"],
    )

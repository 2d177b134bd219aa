"""What only shows between the rows of a caseload, and between a row and the rest of the record.

It is fed row by row and asked at the end, and keeps a few figures of each row, never the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.arrival_checks import problem
from transfer_cli.domain.case import Relationship, SettingType
from transfer_cli.domain.columns import CONTACTS, FieldValue
from transfer_cli.domain.directory import folded
from transfer_cli.domain.newcomers import Newcomers, Values
from transfer_cli.domain.settings import Settings
from transfer_cli.errors import Problem, Severity

_WITHOUT_SAYING = frozenset(
    relationship.value
    for relationship in (
        Relationship.MOTHER, Relationship.FATHER, Relationship.PARENT, Relationship.GUARDIAN,
        Relationship.FOSTER_CARER, Relationship.CARER,
    )
)  # fmt: skip
"""Who is written to although nobody said that they have parental responsibility: Education Act 1996 s.576."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one recorded child from another."""

    reference: str
    upn: str | None
    forename: str
    surname: str
    date_of_birth: date


@dataclass(slots=True)
class _Once:
    """One thing to be said of many rows: at the first of them, with how many more there are."""

    first: Arrival
    value: str
    count: int = 1


@dataclass(slots=True)
class WholeFile:
    """Everything seen so far.

    Args:
        settings: Officers and commissioning bodies are only looked up where any are named.
        settings_known: Names and URNs in the directory of settings, as `directory.folded`; empty = there is none.
        recorded: Every child in the record.
    """

    settings: Settings
    settings_known: frozenset[str] = frozenset()
    _upns: dict[int, int | str] = field(default_factory=dict)
    _children: dict[int, int | str] = field(default_factory=dict)
    _unknown: dict[tuple[str, str], _Once] = field(default_factory=dict)
    _unstated: _Once | None = None
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {
            "officer": _folded(officer.name for officer in self.settings.officers),
            "commissioning_body": _folded(self.settings.commissioning_bodies),
            "setting_name": self.settings_known,
        }

    def knows(self, recorded: Iterable[Identity]) -> None:
        """Take in who is in the record."""
        for child in recorded:
            if child.upn:
                self._upns[hash(child.upn)] = child.reference
            self._children[_child(child.forename, child.surname, child.date_of_birth)] = child.reference

    def see(self, arrival: Arrival) -> tuple[Problem, ...]:
        """Take in a row; gives what it shows beside those before it and beside the record."""
        for column, known in self._names.items():
            if known:
                self._look_up(arrival, column, known)
        self._responsibility(arrival)
        return (*self._same_upn(arrival), *self._same_child(arrival))

    def see_newcomers(self, new: Newcomers) -> tuple[Problem, ...]:
        """Take in many rows at once; gives what `see` gives of all of them."""
        columns = new.rows.columns
        for column, known in self._names.items():
            if known and column in columns:
                self._look_up_newcomers(new, column, known)
        self._responsibilities(new)
        return (*self._same_upns(new), *self._same_children(new))

    def notes(self) -> Iterator[Problem]:
        """What there is to say once of many rows."""
        for (column, _), once in self._unknown.items():
            error_id, what, where = _LOOKED_UP[column]
            more = f" {once.count - 1:,} more row{'s have' if once.count > 2 else ' has'} it." if once.count > 1 else ""
            why = f"{where} not have {what} of this name.{more}"
            yield problem(error_id, Severity.NOTE, once.first, column, why, _FIX[column])
        if self._unstated:
            first, count = self._unstated.first, self._unstated.count
            more = f" The same holds of {count - 1:,} more row{'s' if count > 2 else ''}." if count > 1 else ""
            why = f"nobody said whether this contact has parental responsibility, so they are written to.{more}"
            fix = "Say yes or no where it is known (Education Act 1996 s.576)."
            yield problem("IMP048", Severity.NOTE, first, self._unstated.value, why, fix)

    def _same_upn(self, arrival: Arrival) -> tuple[Problem, ...]:
        upn = arrival.row.values.get("upn")
        other = _other(self._upns, hash(upn), arrival) if upn else ""
        if not other:
            return ()
        why, fix = f"{other} has the same UPN.", "Look whether both are one child."
        return (problem("IMP034", Severity.WARNING, arrival, "upn", why, fix),)

    def _same_upns(self, new: Newcomers) -> tuple[Problem, ...]:
        held = [(place, hash(upn)) for place, upn in enumerate(new.rows.columns.get("upn", ())) if upn]
        if _take_in(self._upns, [key for _, key in held], [new.rows.numbers[place] for place, _ in held]):
            return ()
        return tuple(found for place, _ in held for found in self._same_upn(new.arrival(place)))

    def _same_children(self, new: Newcomers) -> tuple[Problem, ...]:
        named = (new.now["forename"], new.now["surname"], new.now["date_of_birth"])
        if _take_in(self._children, _children(*named), new.rows.numbers):
            return ()
        return tuple(found for place in range(len(new)) for found in self._same_child(new.arrival(place)))

    def _same_child(self, arrival: Arrival) -> tuple[Problem, ...]:
        now = arrival.now
        key = _child(now["forename"], now["surname"], arrival.date_of_birth)
        other = _other(self._children, key, arrival)
        if not other:
            return ()
        why = f"{other} has the same name and day of birth. Both are loaded, each as a child of its own."
        fix = "If they are one child, keep one reference and take the other row out."
        return (problem("IMP049", Severity.WARNING, arrival, "surname", why, fix),)

    def _look_up(self, arrival: Arrival, column: str, known: frozenset[str]) -> None:
        name = arrival.row.values.get(column)
        if not isinstance(name, str) or name.casefold() in known:
            return
        if column == "setting_name" and _needs_no_name(arrival, known):
            return
        once = self._unknown.setdefault((column, name.casefold()), _Once(arrival, name, 0))
        once.count += 1

    def _look_up_newcomers(self, new: Newcomers, column: str, known: frozenset[str]) -> None:
        for place, name in enumerate(new.rows.columns[column]):
            if not isinstance(name, str) or (key := name.casefold()) in known:
                continue
            once = self._unknown.get((column, key))
            if once and column != "setting_name":
                once.count += 1
            else:
                self._look_up(new.arrival(place), column, known)

    def _responsibilities(self, new: Newcomers) -> None:
        columns = new.rows.columns
        unstated: dict[int, str] = {}
        for name, relationship, responsibility in _CONTACTS:
            said = zip(columns.get(relationship, ()), columns.get(responsibility, ()), strict=False)
            for place, (stands, has) in enumerate(said):
                if has is None and stands in _WITHOUT_SAYING:
                    unstated.setdefault(place, name)
        if unstated:
            first = min(unstated)
            self._unstated = self._unstated or _Once(new.arrival(first), unstated[first], 0)
            self._unstated.count += len(unstated)

    def _responsibility(self, arrival: Arrival) -> None:
        values = arrival.row.values
        for name, relationship, responsibility in _CONTACTS:
            if values.get(responsibility, True) is None and values.get(relationship) in _WITHOUT_SAYING:
                self._unstated = self._unstated or _Once(arrival, name, 0)
                self._unstated.count += 1
                return


_CONTACTS = tuple(
    (f"contact{n}_name", f"contact{n}_relationship", f"contact{n}_parental_responsibility")
    for n in range(1, CONTACTS + 1)
)

_LOOKED_UP = {
    "officer": ("IMP040", "an officer", "the settings do"),
    "commissioning_body": ("IMP041", "a commissioning body", "the settings do"),
    "setting_name": ("IMP045", "a setting", "the directory of settings does"),
}
"""Id, what is looked up and where, by column."""

_FIX = {
    "officer": "Correct the name here, or add it to the settings.",
    "commissioning_body": "Correct the name here, or add it to the settings.",
    "setting_name": "Correct the name or the URN here, or add the setting to settings.csv and import that.",
}


_NOWHERE = frozenset({SettingType.HOME.value, SettingType.NONE.value})


def _needs_no_name(arrival: Arrival, known: frozenset[str]) -> bool:
    """Whether the setting is found, by its URN or its name, or the child is in none."""
    now = arrival.now
    return any(folded(str(now[f"setting_{by}"])) in known for by in ("urn", "name")) or now["setting_type"] in _NOWHERE


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _child(forename: FieldValue, surname: FieldValue, born: FieldValue) -> int:
    return hash((f"{_words(str(forename))} {_words(str(surname))}".strip(), born))


def _children(forenames: Values, surnames: Values, births: Values) -> list[int]:
    """`_child` of each, for many at once."""
    names: Iterable[Any] = zip(forenames, surnames, strict=True)
    together = _END.join(map(" ".join, names)).casefold()
    texts = together.split(_END)
    if len(texts) == len(births) and _has_plain_spaces(together):
        return list(map(hash, zip(texts, births, strict=True)))
    return list(map(_child, forenames, surnames, births))


def _has_plain_spaces(names: str) -> bool:
    """Whether `_words` would change nothing but the letters."""
    return f" {_END}" not in names and f"{_END} " not in names and " ".join(names.split()) == names


_END = "\0"
"""Stands between names that are folded together."""


@lru_cache(maxsize=65_536)
def _words(name: str) -> str:
    return " ".join(name.casefold().split())


def _take_in(seen: dict[int, int | str], keys: Sequence[int], rows: Sequence[int]) -> bool:
    """Take in rows whose keys nobody had before; False = somebody had one, and nothing was taken in."""
    fresh = dict(zip(keys, rows, strict=True))
    if len(fresh) < len(keys) or not seen.keys().isdisjoint(fresh):
        return False
    seen.update(fresh)
    return True


def _other(seen: dict[int, int | str], key: int, arrival: Arrival) -> str:
    """Who else had this key before, for people; empty = nobody. The row takes the place of its own recorded child."""
    before = seen.setdefault(key, arrival.row.row)
    if before == arrival.reference:
        seen[key] = arrival.row.row
    elif isinstance(before, str):
        return f"{before} in the record"
    elif before != arrival.row.row:
        return f"row {before}"
    return ""

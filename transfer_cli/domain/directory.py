"""The directory of settings: schools, colleges and early years providers, and whom to write to there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, NamedTuple

from transfer_cli.domain.case import SettingType
from transfer_cli.domain.columns import FieldValue, to_text
from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "`": "'", ".": ""})

SingleChange = tuple[str, str, str | None, str | None]
"""Setting, field, old and new text."""


def folded(name: str) -> str:
    """A name or URN as it is compared: capitals, spaces, full stops and the shape of an apostrophe do not matter."""
    return " ".join(name.casefold().translate(_QUOTES).split())


@dataclass(frozen=True, slots=True)
class Setting:
    """A school, college or early years provider; None = not known.

    Attributes:
        urn: Its number in the national register, or Ofsted's.
        kind: What the directory says it is; it never replaces what a caseload says of a child.
        head: Head teacher or, of an early years provider, the contact: whom a letter is addressed to.
        lowest_age, highest_age: In years, both included.
        closed_on: May lie ahead.
    """

    name: str
    urn: str | None = None
    kind: SettingType | None = None
    head: str | None = None
    address: tuple[str, ...] = ()
    postcode: str | None = None
    email: str | None = None
    phone: str | None = None
    lowest_age: int | None = None
    highest_age: int | None = None
    closed_on: date | None = None

    @property
    def key(self) -> str:
        """What tells it from others: its URN, or its name where it has none, as `folded`."""
        return folded(self.urn or self.name)

    def is_closed(self, as_of: date) -> bool:
        """Whether it is closed on that day."""
        return self.closed_on is not None and self.closed_on <= as_of


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Setting))


class SettingRow(NamedTuple):
    """One row of a directory whose every cell could be read.

    Attributes:
        row: As a spreadsheet counts.
        values: By field of `Setting`, those that the file has columns for; None = the cell is empty.
    """

    row: int
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """As the file has it."""
        return str(self.values["name"])

    @property
    def urn(self) -> str | None:
        """As the file has it."""
        urn = self.values.get("urn")
        return str(urn) if urn else None


class Directory:
    """Settings to be looked up.

    Args:
        settings: In order of recording: a later one takes the place of an earlier one with the same key, and of one
            that had no URN then and has the same name.
    """

    def __init__(self, settings: Iterable[Setting] = ()) -> None:
        self._by_key: dict[str, Setting] = {}
        for setting in settings:
            if setting.urn:
                self._by_key.pop(folded(setting.name), None)
            self._by_key[setting.key] = setting
        self._by_name: dict[str, list[Setting]] = defaultdict(list)
        for setting in self._by_key.values():
            self._by_name[folded(setting.name)].append(setting)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Setting]:
        return iter(self._by_key.values())

    @property
    def known(self) -> frozenset[str]:
        """Every name and URN, as `folded`."""
        return frozenset((*self._by_key, *self._by_name))

    @property
    def names(self) -> dict[str, str]:
        """Name by URN, as `folded`."""
        return {key: setting.name for key, setting in self._by_key.items() if setting.urn}

    def find(self, urn: str | None, name: str, as_of: date) -> Setting | None:
        """The setting that a child's row means; None = it is not there, or several have the name.

        Args:
            as_of: Where several have the name, one may be the only one open that day: a school that became an
                academy is there twice.
        """
        if urn and (found := self._by_key.get(folded(urn))):
            return found
        named = self._by_name.get(folded(name), ())
        if len(named) > 1:
            named = [setting for setting in named if not setting.is_closed(as_of)]
        return named[0] if len(named) == 1 else None

    def meant(self, row: SettingRow, elsewhere: Collection[str]) -> tuple[Setting, ...]:
        """The settings that a row of another directory can mean; empty = a new one.

        Args:
            elsewhere: URNs that stand in that directory, as `folded`; a row without one means none of these settings.
        """
        own = self._by_key.get(folded(row.urn or row.name))
        if own:
            return (own,)
        named = self._by_name.get(folded(row.name), ())
        return tuple(s for s in named if not (s.urn and (row.urn or folded(s.urn) in elsewhere)))


@dataclass(frozen=True, slots=True)
class DirectoryComparison:
    """What rows of a directory change.

    Attributes:
        entries: Settings as they are to be recorded, new and changed ones.
        new, changed: Their keys.
        single_changes: Field by field, of those that are not new.
        unchanged: How many rows say what the record says.
        problems: Rows that cannot be loaded.
    """

    entries: tuple[Setting, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    single_changes: tuple[SingleChange, ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()


def compare_settings(
    rows: Iterable[SettingRow], directory: Directory, urns: Collection[str] = frozenset()
) -> DirectoryComparison:
    """What rows of a directory change; columns that the file does not have leave a setting as it is.

    Args:
        rows: No two are about one setting.
        directory: As recorded.
        urns: All that stand in the file, as `folded`.
    """
    entries: list[Setting] = []
    new: list[str] = []
    changed: list[str] = []
    singles: list[SingleChange] = []
    unchanged = 0
    problems: list[Problem] = []
    for row in rows:
        meant = directory.meant(row, urns)
        if len(meant) > 1:
            problems.append(_several(row, len(meant)))
            continue
        before = meant[0] if meant else None
        now = _entered(row, before)
        if now == before:
            unchanged += 1
            continue
        entries.append(now)
        if before is None:
            new.append(now.key)
        else:
            changed.append(now.key)
            singles += _differences(before, now)
    return DirectoryComparison(tuple(entries), tuple(new), tuple(changed), tuple(singles), unchanged, tuple(problems))


def _entered(row: SettingRow, before: Setting | None) -> Setting:
    """The setting with what the row says of it; a URN that is known is never taken away."""
    values = {name: value for name, value in row.values.items() if name != "urn" or value}
    return replace(before, **values) if before else Setting(**values)


def _differences(before: Setting, now: Setting) -> Iterator[SingleChange]:
    for name in FIELDS:
        old, new = getattr(before, name), getattr(now, name)
        if old != new:
            yield now.urn or now.name, name, _text(old), _text(new)


def _text(value: FieldValue) -> str | None:
    return ", ".join(value) or None if isinstance(value, tuple) else to_text(value)


def _several(row: SettingRow, count: int) -> Problem:
    why = f"{count} settings in the record have this name, and without a URN nothing says which is meant."
    return Problem(
        "IMP097", Severity.REJECT, place(row.row, "name"), row.name, why, "Fill in its URN.", row=row.row, column="name"
    )

"""What a row of a caseload file makes of a case: the fields the file states over those the record has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transfer_cli.domain.calendar import next_first_of_september, school_year
from transfer_cli.domain.case import Case, PhaseMove, Step
from transfer_cli.domain.columns import BLANK, BY_NAME, CONTACTS, Fields, FieldValue, Kind, fields_of, settled
from transfer_cli.domain.rows import CaseRow
from transfer_cli.domain.year_group import ncy_by_age

Field = tuple[str, str]
"""Reference and canonical column."""

_STEPS = tuple(step.value for step in Step)
DATES = tuple(name for name, column in BY_NAME.items() if column.kind is Kind.DATE and name != "date_of_birth")
"""Every column that holds a day, but for the day of birth."""
_TOGETHER: dict[str, tuple[str, ...]] = {
    name: names
    for names in (
        tuple(name for name in BY_NAME if name.startswith(prefix))
        for prefix in ("home_", *(f"contact{number}_" for number in range(1, CONTACTS + 1)))
    )
    for name in names
}
"""Fields that are kept or taken together: a person's name never gets another person's address."""

_LEAVING = ("left_on", "left_reason")
"""An empty cell does not take them away: it says that the file does not know, not that the child is back."""

NO_MOVE = frozenset({None, PhaseMove.NONE.value})
"""What a file says of a phase move where there is none."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Who is right about a field when a file and a change made here differ.

    Attributes:
        local: Fields of which the last change was made here.
        file_fields: Columns of which the file is the source of truth.
        prefer_file: The file is right about every field, this once.
    """

    local: Collection[Field] = ()
    file_fields: Collection[str] = ()
    prefer_file: bool = False

    def file_wins(self, field: str) -> bool:
        """Whether the file is right where a change was made here."""
        return self.prefer_file or field in self.file_fields


NOTHING_LOCAL = Precedence()


class Arrival(NamedTuple):
    """A row beside the case it is about.

    Attributes:
        before: The case as the record has it; None = it is new.
        was: Its fields; empty if it is new.
        now: The fields as they are to be.
        days: The dates that the row states, but for the day of birth, by column.
        kept: Fields on which the file and a change made here differ, with the file's value: the record's stays.
        taken: Fields likewise, with the value of the record: the file's is taken.
    """

    row: CaseRow
    before: Case | None
    was: Fields
    now: Fields
    days: Mapping[str, date]
    kept: Fields
    taken: Fields

    @property
    def reference(self) -> str:
        """As the record writes it, or will."""
        return str(self.now["reference"])

    @property
    def date_of_birth(self) -> date:
        """As it is to be."""
        return _born(self.now)

    def ncy_on(self, day: date) -> int:
        """National Curriculum year that the child follows on that day."""
        return _followed(self.now, day)

    def was_ncy_on(self, day: date) -> int:
        """Likewise as the record has it; only of a child who is in it."""
        return _followed(self.was, day)


def _born(fields: Fields) -> date:
    born = fields["date_of_birth"]
    if not isinstance(born, date):
        raise TypeError("date_of_birth is not a date")
    return born


def _followed(fields: Fields, day: date) -> int:
    offset = fields["ncy"]
    return ncy_by_age(_born(fields), school_year(day)) + (offset if isinstance(offset, int) else 0)


def arrivals(
    rows: Iterable[CaseRow], recorded: Mapping[str, Case], precedence: Precedence, as_of: date
) -> Iterator[Arrival]:
    """Every row beside its case, in the file's order.

    Columns that the file does not have leave the case as it is; an empty cell means that it is not known.

    Args:
        rows: No reference stands in two of them.
        recorded: Cases as true on `as_of`, by reference in small letters: references are the same if they differ in
            capitals only.
        precedence: Whose value of a field counts.
        as_of: The day for which the file is true: year groups are those of its school year.
    """
    for row in rows:
        before = recorded.get(row.reference.casefold())
        yield _changed(row, before, precedence, as_of) if before else new_arrival(row, as_of)


def new_arrival(row: CaseRow, as_of: date) -> Arrival:
    """A row about a child whom the record does not have."""
    now = settled(_derived(_stated({**BLANK, **row.values}), row, {}, as_of))
    return Arrival(row, None, {}, now, _days(row), {}, {})


def _changed(row: CaseRow, before: Case, precedence: Precedence, as_of: date) -> Arrival:
    was = fields_of(before)
    stated = _stated({**was, **row.values, "reference": before.reference, "ncy": was["ncy"]})
    now = settled(_derived(stated, row, was, as_of))
    kept: dict[str, FieldValue] = {}
    taken: dict[str, FieldValue] = {}
    for name, value in now.items():
        if value == was[name] or (before.reference, name) not in precedence.local:
            continue
        if precedence.file_wins(name):
            taken[name] = was[name]
        else:
            kept[name] = value
    if kept:
        now |= {name: was[name] for field in kept for name in _TOGETHER.get(field, (field,))}
    if was["left_on"] is not None and row.values.get("left_on", BLANK) is None:
        for name in _LEAVING:
            now[name] = was[name] if now[name] is None else now[name]
            taken.pop(name, None)
    return Arrival(row, before, was, now, _days(row), kept, taken)


def _days(row: CaseRow) -> dict[str, date]:
    values = row.values
    return {name: day for name in _dates_among(tuple(values)) if isinstance(day := values[name], date)}


@lru_cache(maxsize=16)
def _dates_among(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in DATES if name in columns)


def _stated(values: dict[str, FieldValue]) -> dict[str, FieldValue]:
    """The values without milestones, which are events and not fields."""
    for step in _STEPS:
        values.pop(step, None)
    return values


def _derived(now: dict[str, FieldValue], row: CaseRow, was: Fields, as_of: date) -> dict[str, FieldValue]:
    """The fields with what the file leaves to us: the offset of the year group and the day of the phase move.

    Args:
        was: Fields of the case so far; empty = it is new.
    """
    if "ncy" in row.values:
        stated = row.values["ncy"]
        by_age = ncy_by_age(row.date_of_birth, school_year(as_of))
        now["ncy"] = stated - by_age if isinstance(stated, int) else 0
    move, on = now["phase_move"], row.day("phase_move_on")
    if move in NO_MOVE:
        if "phase_move" in row.values:
            now["phase_move_on"] = on
    elif on is None and _names_move(row, move, was):
        now["phase_move_on"] = next_first_of_september(as_of)
    return now


def _names_move(row: CaseRow, move: FieldValue, was: Fields) -> bool:
    """Whether the row says of a move that it takes place, and not when."""
    return not was or "phase_move_on" in row.values or move != was["phase_move"]

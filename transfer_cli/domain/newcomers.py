"""Rows about children whom the record does not have, column by column: what `arrival` does, for many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from transfer_cli.domain.arrival import NO_MOVE, Arrival, new_arrival
from transfer_cli.domain.calendar import next_first_of_september, school_year
from transfer_cli.domain.case import Step
from transfer_cli.domain.columns import ADDRESSES, CONTACT_COLUMNS, USUAL, FieldValue
from transfer_cli.domain.rows import CaseRows
from transfer_cli.domain.year_group import ncy_by_age

Values = Sequence[FieldValue]
"""What stands in one column, one value a row."""

STEPS = tuple(step.value for step in Step)


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Children who come with a file.

    Attributes:
        rows: As they were read.
        now: Their fields as they are to be, by column; of a column that is not there nothing is known of anybody.
        as_of: The day for which the file is true.
    """

    rows: CaseRows
    now: dict[str, Values]
    as_of: date

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def references(self) -> Values:
        """The reference of each."""
        return self.now["reference"]

    def arrival(self, place: int) -> Arrival:
        """The row in that place by itself."""
        return new_arrival(self.rows.row(place), self.as_of)

    def only(self, places: Sequence[int]) -> Newcomers:
        """The rows in these places, from 0."""
        now: dict[str, Values] = {name: [values[place] for place in places] for name, values in self.now.items()}
        return Newcomers(self.rows.only(places), now, self.as_of)


def newcomers(rows: CaseRows, as_of: date) -> Newcomers:
    """The children of rows of whom none is in the record."""
    now = {
        name: values
        for name, values in rows.columns.items()
        if name not in STEPS and any(value is not None for value in values)
    }  # fmt: skip
    now["ncy"] = _offsets(rows, as_of)
    if (moves := now.get("phase_move")) and not NO_MOVE.issuperset(moves):
        now["phase_move_on"] = _days_of_moves(moves, now.get("phase_move_on") or [None] * len(rows), as_of)
    _leave_out_usual(now)
    for place in {*_with_gaps(now)}:
        _settle(now, place, new_arrival(rows.row(place), as_of), len(rows))
    return Newcomers(rows, now, as_of)


def empty_before_filled(first: Values | None, second: Values | None) -> Iterator[int]:
    """Places in which the first column has nothing and the second something; None = a column that is not there."""
    if second is None:
        return
    if first is None:
        yield from (place for place, value in enumerate(second) if value is not None)
    elif None in first:
        both = enumerate(zip(first, second, strict=True))
        yield from (place for place, (value, other) in both if value is None and other is not None)


def _offsets(rows: CaseRows, as_of: date) -> Values:
    """Of each row the year group stated, less that of the child's age; 0 where none is stated."""
    stated = rows.columns.get("ncy")
    if stated is None:
        return [0] * len(rows)
    year, births = school_year(as_of), rows.columns["date_of_birth"]
    return [
        ncy - ncy_by_age(born, year) if isinstance(ncy, int) and isinstance(born, date) else 0
        for ncy, born in zip(stated, births, strict=True)
    ]


def _days_of_moves(moves: Values, stated: Values, as_of: date) -> Values:
    """Of each row the day of the move as stated, or the next 1 September if a move is named without its day."""
    september = next_first_of_september(as_of)
    return [september if day is None and move not in NO_MOVE else day for move, day in zip(moves, stated, strict=True)]


def _leave_out_usual(now: dict[str, Values]) -> None:
    for names in CONTACT_COLUMNS:
        for number, usual in USUAL:
            values = now.get(names[number], ())
            if usual in values:
                now[names[number]] = [None if value == usual else value for value in values]


def _with_gaps(now: dict[str, Values]) -> Iterator[int]:
    """Places of the rows with a contact without a name, or before another, or with a gap in an address."""
    names = tuple(columns[0] for columns in CONTACT_COLUMNS)
    of_contacts = ((columns[0], column) for columns in CONTACT_COLUMNS for column in columns[1:])
    of_addresses = chain.from_iterable(map(pairwise, ADDRESSES))
    for first, second in chain(of_contacts, pairwise(names), of_addresses):
        yield from empty_before_filled(now.get(first), now.get(second))


def _settle(now: dict[str, Values], place: int, arrival: Arrival, count: int) -> None:
    """Put the fields of one row in its place."""
    for name, value in arrival.now.items():
        if name in now or value is not None:
            values = list(now.get(name, [None] * count))
            values[place] = value
            now[name] = values

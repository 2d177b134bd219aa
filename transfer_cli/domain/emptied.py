"""Columns that a file empties from top to bottom: seldom meant, and mostly lost in an export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.arrival_checks import problem
from transfer_cli.domain.columns import FIELDS, Kind
from transfer_cli.errors import Problem, Severity

FEWEST = 3
"""So many children must have had a value: of fewer it may well be true that they have none any more."""

_FIELDS = tuple(column.name for column in FIELDS if column.kind is not Kind.NCY)


@dataclass(slots=True)
class EmptiedColumns:
    """The columns of which no row so far has kept what the record had."""

    _columns: tuple[str, ...] | None = None
    _firsts: dict[str, Arrival] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def see(self, arrival: Arrival) -> None:
        """Take in a row."""
        if arrival.before is None:
            return
        if self._columns is None:
            self._columns = tuple(name for name in _FIELDS if name in arrival.row.values)
        was, now = arrival.was, arrival.now
        known = [name for name in self._columns if was[name] is not None and name not in arrival.kept]
        if not known:
            return
        filled = {name for name in known if now[name] is not None}
        for name in known:
            if name not in filled:
                self._firsts.setdefault(name, arrival)
                self._counts[name] = self._counts.get(name, 0) + 1
        if filled:
            self._columns = tuple(name for name in self._columns if name not in filled)

    def warnings(self) -> Iterator[Problem]:
        """What there is to say once of each such column."""
        for name in self._columns or ():
            count = self._counts.get(name, 0)
            if count >= FEWEST:
                why = f"the record had {name} of {count:,} children who are in this file, and the file has it of none."
                fix = "If it was lost, import a file that has it; without the column, the record stays as it is."
                yield problem("IMP057", Severity.WARNING, self._firsts[name], name, why, fix)

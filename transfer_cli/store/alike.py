"""The caseload as far as it takes to count it: children who are alike are read as one case, and nobody's name is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, String, select, type_coerce

from transfer_cli.domain.alike import Alike, Likeness
from transfer_cli.domain.case import Document, Event, Promise, Step
from transfer_cli.store.counting import in_caseload, read_returns
from transfer_cli.store.reading import Known, Values, read_promises, read_superseded, read_values_then
from transfer_cli.store.shapes import CASE, EVENT
from transfer_cli.store.values import UNNAMED, made_day, unnamed_case

Facts = tuple[Any, ...]
"""Day from which the case is known, then the values of `UNNAMED` in that order."""

Key = tuple[Facts, tuple[int, ...], Promise | None]
"""What tells children apart: facts, the places of their events in `_Events.all`, the start in the latest schedule."""


class _Events:
    """What happened; events between which nobody can tell are one.

    Attributes:
        all: Each of them; the first stands for the milestones of a review that was concluded long ago.
        past: Places of milestones of long ago.
        plans: Of these, the places of plans that were issued.
        of: By reference, the places of its events in `all`, in the order in which they were recorded.
    """

    def __init__(self, connection: Connection, known: Known, likeness: Likeness) -> None:
        event, superseded = EVENT.c, read_superseded(connection, known)
        query = select(event.reference, event.id, event.step, _as_kept(event.happened), event.note, event.detail)
        query = query.where(known.rows(event.operation_id), event.retracts.is_(False)).order_by(event.id)
        self.all: list[Event] = [likeness.concluded()]
        self.past: set[int] = set()
        self.plans: set[int] = set()
        self.of: defaultdict[str, list[int]] = defaultdict(list)
        places: dict[object, int] = {}
        for reference, number, step, happened, note, detail in connection.execute(query).all():
            if number in superseded:
                continue
            what = (step, happened, note, detail and tuple(detail.items()))
            place = places.setdefault(what, len(self.all))
            if place == len(self.all):
                day = made_day(happened)
                self.all.append(Event(step, day, note=note, detail=detail or {}))
                if likeness.is_long_ago(step, day):
                    self.past.add(place)
                    if step == Step.PLAN_ISSUED:
                        self.plans.add(place)
            self.of[reference].append(place)

    def told_of(self, row: Sequence[Any]) -> tuple[int, ...]:
        """The places of what happened to the child of a row, or of what stands for it."""
        places = self.of.get(row[0], ())
        if self.past.issuperset(places) and not self.plans.isdisjoint(places) and _never_moved(row):
            return _CONCLUDED
        return tuple(places)

    def at(self, places: Sequence[int]) -> tuple[Event, ...]:
        """The events at these places, in order of `happened`, then of recording."""
        return tuple(sorted([self.all[place] for place in places], key=_happened))


_happened = attrgetter("happened")

_CONCLUDED = (0,)

_DOCUMENT, *_DAYS = (2 + UNNAMED.index(name) for name in ("document", "assessment_begins", "moved_in_on", "left_on"))
"""Where these stand in a row of reference, operation and `UNNAMED`."""


def _never_moved(row: Sequence[Any]) -> bool:
    """Whether nothing but the milestones says what became of a statement or an early plan."""
    return row[_DOCUMENT] != Document.LDA.value and all(row[place] is None for place in _DAYS)


def _as_kept(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, its days as the database keeps them: most are the same as another's and need be made only once."""
    return type_coerce(column, String) if isinstance(column.type, Date) else column


def read_alike(connection: Connection, known: Known, as_of: date, likeness: Likeness) -> Iterator[Alike]:
    """The cases that had been recorded, those that are alike together, in no order.

    Args:
        connection: Inside a transaction, so that all selects see one state.
        known: From `read_known`.
        as_of: Day whose values the fields have.
    """
    events = _Events(connection, known, likeness)
    counted = _counted(connection, known, as_of, likeness, events)
    for (facts, places, promise), number in counted.items():
        yield Alike(unnamed_case(facts, events.at(places), promise), number)


def _counted(connection: Connection, known: Known, as_of: date, likeness: Likeness, events: _Events) -> Counter[Key]:
    """How many children there are of each kind."""
    facts, promises = _telling(known, likeness), _promises(connection, known, as_of, likeness)
    rows = _rows(connection, known, as_of)
    return Counter((facts(row), events.told_of(row), promises.get(row[0])) for row in rows)


def _rows(connection: Connection, known: Known, as_of: date) -> Sequence[Sequence[Any]]:
    """Reference, operation that brought it, and the values that `UNNAMED` had that day, of each case."""
    columns = (CASE.c.reference, CASE.c.operation_id, *(_as_kept(CASE.c[name]) for name in UNNAMED))
    rows = connection.execute(select(*columns).where(in_caseload(known.undone, known.last))).all()
    then, returns = read_values_then(connection, known, as_of), read_returns(connection, known.undone, known.last)
    if not (then or returns):
        return rows
    return [_back_then(row, known, then.get(row[0], {}), returns) for row in rows]


def _back_then(row: Sequence[Any], known: Known, then: Values, returns: Mapping[str, int]) -> Sequence[Any]:
    """The row with what was so then."""
    reference, came, *values = row
    brought = came if known.has(came) else returns[reference]
    return reference, brought, *(then.get(name, value) for name, value in zip(UNNAMED, values, strict=True))


def _telling(known: Known, likeness: Likeness) -> Callable[[Sequence[Any]], Facts]:
    """What makes the facts of a row of reference, operation and `UNNAMED`."""
    came_on = {number: day for number, (day, _) in known.moments.items()}
    school = likeness.school

    @cache
    def born(kept: str | date) -> date:
        return likeness.born(made_day(kept))

    def facts(row: Sequence[Any]) -> Facts:
        officer = row[4] if likeness.by_officer else None
        return came_on[row[1]], born(row[2]), school(row[3]), officer, *row[5:]

    return facts


def _promises(connection: Connection, known: Known, as_of: date, likeness: Likeness) -> Mapping[str, Promise]:
    """By reference, the start in the latest schedule."""
    found = read_promises(connection, known, as_of, None)
    if likeness.by_officer:
        return {reference: last for reference, (_, last) in found.items()}
    return {reference: replace(last, officer=None) for reference, (_, last) in found.items()}

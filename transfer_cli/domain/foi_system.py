"""All figures of one day's answers as one system: which of them add up to which others, whatever table they stand in.

Whoever has several answers puts them together: the same children are counted in more than one table, and those of one
table are some of those of another. What is listed here can be said of any caseload, from what the questions mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from transfer_cli.domain.foi import Answer, Question

Name = tuple[str, ...]
"""A figure: `("transferred",)` for the total of several tables, otherwise question, number of its table, and row."""

TableKey = tuple[Question, int]

_SHARED: Mapping[str, tuple[TableKey, ...]] = {
    "transferred": (
        (Question.TRANSFERRED, 0),
        (Question.TIME_TAKEN, 0),
        (Question.TIME_TAKEN, 1),
        (Question.YEAR_GROUPS, 1),
        (Question.SETTINGS, 1),
    ),
    "open": ((Question.OPEN, 0), (Question.YEAR_GROUPS, 0), (Question.SETTINGS, 0)),
    "left": ((Question.CEASED, 0), (Question.CEASED, 1)),
    "no-plan": ((Question.NO_PLAN, 0),),
}

TOTALS: Mapping[TableKey, Name] = {key: (name,) for name, keys in _SHARED.items() for key in keys}
"""Totals that stand in more than one table, or that others are a part of."""


class Sum(NamedTuple):
    """The wholes, added up, are the parts, added up.

    Attributes:
        is_whole: The parts are all that the one whole is divided into, so that a reader can add them up.
    """

    wholes: tuple[Name, ...]
    parts: tuple[Name, ...]
    is_whole: bool


class System(NamedTuple):
    """Every figure with its true count, and how they hang together.

    Attributes:
        tables: The rows of each table, in the order of the questions.
        counts: Those of figures that are printed nowhere as well: what a whole has beside the parts printed elsewhere.
    """

    tables: Mapping[TableKey, tuple[Name, ...]]
    counts: Mapping[Name, int]
    sums: tuple[Sum, ...]


def total_of(key: TableKey) -> Name:
    """The name of a table's total."""
    return TOTALS.get(key, (key[0].value, str(key[1])))


def system(answers: Iterable[Answer]) -> System:
    """The system of these answers, which are those to all questions."""
    tables: dict[TableKey, tuple[Name, ...]] = {}
    counts: dict[Name, int] = {}
    sums: list[Sum] = []
    for answer in answers:
        for number, table in enumerate(answer.tables):
            key = (answer.question, number)
            found = {_row(key, place): len(children) for place, (_, children) in enumerate(table.rows)}
            tables[key] = tuple(found)
            counts |= found | {total_of(key): sum(found.values())}
            if found:
                sums.append(Sum((total_of(key),), tuple(found), is_whole=True))
    for number, (wholes, parts) in enumerate(_some_of(tables)):
        rest = ("rest", str(number))
        counts[rest] = sum(counts[name] for name in wholes) - sum(counts[name] for name in parts)
        sums.append(Sum(wholes, (*parts, rest), is_whole=False))
    refused = (Question.APPEALS, 1)
    sums.append(Sum((("no-plan",),), (_row(refused, 0), _row(refused, 2)), is_whole=True))
    return System(tables, counts, tuple(sums))


def _row(key: TableKey, place: int) -> Name:
    return (key[0].value, str(key[1]), str(place))


def _some_of(tables: Iterable[TableKey]) -> Iterator[tuple[tuple[Name, ...], tuple[Name, ...]]]:
    """Wholes, and parts that are some of them."""
    transferred, no_plan, left, still_open = ("transferred",), ("no-plan",), ("left",), ("open",)
    statements, late = (Question.STATEMENTS, 0), (Question.LATE, 0)
    first, refused = (Question.APPEALS, 0), (Question.APPEALS, 1)
    for place, whole in enumerate((transferred, no_plan, left, still_open)):
        yield (whole,), (_row(statements, place),)
    yield (transferred,), (_row(late, 0), _row(late, 1))
    yield (still_open,), (_row(late, 2),)
    yield (still_open,), (total_of((Question.TIMETABLE, 0)),)
    yield (transferred,), (_row(refused, 1), _row(refused, 3))
    yield (transferred,), (_row(first, 2),)
    yield (left,), (_row(first, 3),)
    yield (_row(refused, 2), _row(refused, 3)), (_row(first, 1),)
    for key in tables:
        if key[0] == Question.DEADLINES:
            yield (transferred,), (_row(key, 0), _row(key, 1))
            yield (transferred, no_plan), tuple(_row(key, place) for place in range(4))
            yield (still_open,), (_row(key, 4),)

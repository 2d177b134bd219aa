"""Many rows into one table: prepared statements, run by the database's own driver.

SQLAlchemy says how each column's values are written; going through it row by row as well would take three times as
long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from sqlalchemy import Boolean, Connection, Date, Table, insert

Columns = Mapping[str, Sequence[Any]]
"""Values of each column, one a row."""

Same = Mapping[str, str | int]
"""Values, of the program's own and not of a file, by column."""

NOTHING_ALIKE: Same = MappingProxyType({})

MANY = 65_536
"""So many different values are remembered as the database writes them."""

TOGETHER = 500
"""So many rows at most go into one statement of SQLite, which takes two thirds of the time of one each."""


Statement = tuple[str, Any]
"""What the driver is told, with the values: one row of them, or a list of rows."""


class Inserter:
    """Makes the statements that add rows to one table.

    Args:
        connection: Where they are to be executed.
    """

    def __init__(self, connection: Connection, table: Table) -> None:
        self._dialect = connection.dialect
        self._most = _parameters(connection) if connection.dialect.name == "sqlite" else 0
        self._table = table
        self._quote = connection.dialect.identifier_preparer.quote
        self._process = {column.name: _process(connection, column.type) for column in table.columns}

    def adding(self, columns: Columns, same: Same = NOTHING_ALIKE) -> Iterator[Statement]:
        """What adds these rows; a column that is not there is NULL in all of them.

        Args:
            same: What is in further columns the same in all rows; it goes into the statement itself, where it costs
                nothing.
        """
        processes = [self._process[name] for name in columns]
        values = [
            list(map(process, column)) if process else column
            for process, column in zip(processes, columns.values(), strict=True)
        ]
        together = self._together if self._most else self._each
        return together(tuple(columns), list(zip(*values, strict=True)), same)

    def _together(self, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]], same: Same) -> Iterator[Statement]:
        alike = tuple((self._quote(name), _literal(value)) for name, value in same.items())
        for some in _pieces(rows, min(TOGETHER, self._most // len(names))):
            statement = _statement(self._table.name, tuple(map(self._quote, names)), alike, len(some))
            yield statement, tuple(chain.from_iterable(some))

    def _each(self, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]], same: Same) -> Iterator[Statement]:
        if rows:
            compiled = insert(self._table).compile(dialect=self._dialect, column_keys=[*names, *same])
            yield str(compiled), [{**dict(zip(names, row, strict=True)), **same} for row in rows]


def _pieces(rows: Sequence[tuple[Any, ...]], length: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows in pieces of few lengths, so that the database reads few statements: of `length`, and of powers of 2."""
    start = 0
    while rest := len(rows) - start:
        size = length if rest >= length else 1 << rest.bit_length() - 1
        yield rows[start : start + size]
        start += size


def _literal(value: str | int) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(int(value))


def _parameters(connection: Connection) -> int:
    """So many values at most go with one statement."""
    driver: Any = connection.connection.driver_connection
    limit: int = driver.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    return limit


@lru_cache(maxsize=256)
def _statement(table: str, names: tuple[str, ...], alike: tuple[tuple[str, str], ...], rows: int) -> str:
    into = ", ".join([*names, *(name for name, _ in alike)])
    row = ", ".join([*("?" * len(names)), *(literal for _, literal in alike)])
    return f"INSERT INTO {table} ({into}) VALUES {', '.join([f'({row})'] * rows)}"  # noqa: S608 - our own names


def _process(connection: Connection, kind: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401 - SQLAlchemy's type
    """What makes a value as the database takes it; None = nothing need be done."""
    process: Callable[[Any], Any] | None = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return _Known(process).__getitem__ if process and isinstance(kind, Date | Boolean) else process


class _Known(dict[Any, Any]):
    """Values as the database writes them; several times as fast as a function that remembers."""

    def __init__(self, process: Callable[[Any], Any]) -> None:
        super().__init__()
        self._process = process

    def __missing__(self, value: Any) -> Any:  # noqa: ANN401 - whatever the column holds
        if len(self) >= MANY:
            self.clear()
        self[value] = written = self._process(value)
        return written

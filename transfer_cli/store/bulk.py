"""Many rows into one table: prepared statements, run by the database's own driver.

SQLAlchemy says how each column's values are written; going through it row by row as well would take three times as
long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Boolean, Connection, Date, Table, insert

Columns = Mapping[str, Sequence[Any]]
"""Values of each column, one a row."""

MANY = 65_536
"""So many different values are remembered as the database writes them."""

TOGETHER = 500
"""So many rows at most go into one statement of SQLite, which takes two thirds of the time of one each."""


class Inserter:
    """Adds rows to one table.

    Args:
        connection: Where it is added, in the transaction that is open there.
    """

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table
        self._quote = connection.dialect.identifier_preparer.quote
        self._process = {column.name: _process(connection, column.type) for column in table.columns}

    def add(self, columns: Columns) -> None:
        """Add these rows; a column that is not there is NULL in all of them."""
        processes = [self._process[name] for name in columns]
        values = [
            list(map(process, column)) if process else column
            for process, column in zip(processes, columns.values(), strict=True)
        ]
        add = self._add_together if self._connection.dialect.name == "sqlite" else self._add_each
        add(tuple(columns), list(zip(*values, strict=True)))

    def _add_together(self, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
        for some in _pieces(rows, min(TOGETHER, _parameters(self._connection) // len(names))):
            statement = _statement(self._table.name, tuple(map(self._quote, names)), len(some))
            self._connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))

    def _add_each(self, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            compiled = insert(self._table).compile(dialect=self._connection.dialect, column_keys=names)
            parameters = [dict(zip(names, row, strict=True)) for row in rows]
            self._connection.exec_driver_sql(str(compiled), parameters)


def _pieces(rows: Sequence[tuple[Any, ...]], length: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    return (rows[start : start + length] for start in range(0, len(rows), length))


def _parameters(connection: Connection) -> int:
    """So many values at most go with one statement."""
    driver: Any = connection.connection.driver_connection
    limit: int = driver.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    return limit


@lru_cache(maxsize=64)
def _statement(table: str, names: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * rows)}"  # noqa: S608 - our own names


def _process(connection: Connection, kind: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401 - SQLAlchemy's type
    """What makes a value as the database takes it; None = nothing need be done."""
    process: Callable[[Any], Any] | None = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return lru_cache(MANY)(process) if process and isinstance(kind, Date | Boolean) else process

"""Many rows into one table: one prepared statement, run by the database's own driver.

SQLAlchemy says how the statement and each column's values are written; going through it row by row as well would take
three times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Date, Table, insert

MANY = 65_536
"""So many different days are remembered as the database writes them."""


class Inserter:
    """Adds rows to one table.

    Args:
        connection: Where it is added, in the transaction that is open there.
        table: Every row has a value for each of its columns; None = NULL.
        given: Columns of which `add` is given the values apart from the rows, in this order.
    """

    def __init__(self, connection: Connection, table: Table, given: Sequence[str] = ()) -> None:
        self._connection = connection
        names = [name for name in table.columns.keys() if name not in given]  # noqa: SIM118 - names, not columns
        compiled = insert(table).compile(dialect=connection.dialect, column_keys=[*given, *names])
        order = tuple(compiled.positiontup or compiled.params)
        self._statement = str(compiled)
        self._keys = None if compiled.positional else order
        self._names = names
        self._to_order = [(*given, *names).index(name) for name in order]
        self._processes = [_process(connection, table, name) for name in order]

    def add(self, rows: Sequence[Mapping[str, Any]], *given: Sequence[Any]) -> None:
        """Add these rows.

        Args:
            given: The values of each given column, one a row.
        """
        if not rows:
            return
        columns = [*given, *([row[name] for row in rows] for name in self._names)]
        ordered = (
            map(process, columns[n]) if process else columns[n]
            for n, process in zip(self._to_order, self._processes, strict=True)
        )
        parameters: list[Any] = list(zip(*ordered, strict=True))
        if self._keys:
            parameters = [dict(zip(self._keys, values, strict=True)) for values in parameters]
        self._connection.exec_driver_sql(self._statement, parameters)


def _process(connection: Connection, table: Table, name: str) -> Callable[[Any], Any] | None:
    """What makes a value as the database takes it; None = nothing need be done."""
    kind = table.c[name].type
    process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return lru_cache(MANY)(process) if process and isinstance(kind, Date) else process

"""What is known of erased rows: the rule under which each was erased, and a seal over what was left of it.

An erased row keeps what counting needs: days, codes and a reference that says nothing. Its old digest cannot be checked
any more, since the salt is gone; the seal, written by the erasing operation and covered by the chain, takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from transfer_cli.store.chain import old_row_digest
from transfer_cli.store.shapes import ERASURE

Content = Mapping[str, Any]


class Seals(NamedTuple):
    """By table and number of a row, rule and seal."""

    of_rows: Mapping[tuple[str, int], tuple[str, str]]

    def fits(self, table: str, row_id: int, content: Content) -> bool:
        """Whether the row was erased, and this is what was left of it."""
        found = self.of_rows.get((table, row_id))
        return found is not None and found[1] == seal_of(content)

    def rule(self, table: str, row_id: int) -> str:
        """The rule under which it was erased; empty = none is recorded."""
        return self.of_rows.get((table, row_id), ("", ""))[0]


def read_seals(connection: Connection) -> Seals:
    """Every seal; of a row that was erased twice the later one."""
    rows = connection.execute(select(ERASURE).order_by(ERASURE.c.id))
    return Seals({(row.table_name, row.row_id): (row.rule, row.seal) for row in rows})


def seal_of(content: Content) -> str:
    """The seal over what is left of a row, in hexadecimal."""
    return old_row_digest(b"", content).hex()

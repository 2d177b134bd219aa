"""Who made the letters of a batch, and who approved them."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from transfer_cli.domain.four_eyes import APPROVED, Hands
from transfer_cli.store.counting import counting, read_undone
from transfer_cli.store.shapes import LETTER, LETTER_STATE, OPERATION


def read_hands(connection: Connection, batch: str) -> dict[int, Hands]:
    """By number of the letter; an approval that is undone is none."""
    approved = (
        select(LETTER_STATE.c.letter_id, OPERATION.c.actor)
        .join(OPERATION, OPERATION.c.id == LETTER_STATE.c.operation_id)
        .join(LETTER, LETTER.c.id == LETTER_STATE.c.letter_id)
        .where(LETTER.c.batch == batch, LETTER_STATE.c.state == APPROVED)
        .where(counting(LETTER_STATE.c.operation_id, read_undone(connection)))
    )
    by: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(approved):
        by[row.letter_id].add(row.actor)
    made = select(LETTER.c.id, OPERATION.c.actor).join(OPERATION, OPERATION.c.id == LETTER.c.operation_id)
    rows = connection.execute(made.where(LETTER.c.batch == batch))
    return {row.id: Hands(row.actor, frozenset(by[row.id])) for row in rows}

"""Digests of rows written together stand together, so that a large import writes half as many rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BLOCK = 500
ERASED = bytes(16)

OLD = sa.table(
    "row_digest", sa.column("table_name", sa.String), sa.column("row_id", sa.Integer),
    sa.column("operation_id", sa.Integer), sa.column("salt", sa.LargeBinary), sa.column("digest", sa.LargeBinary),
)  # fmt: skip


def upgrade() -> None:
    """Move every digest into a block."""
    blocks = op.create_table(
        "digest_block",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("first_row_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("salts", sa.LargeBinary(), nullable=False),
        sa.Column("digests", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_digest_block_operation_id_operation"),
        sa.PrimaryKeyConstraint("table_name", "first_row_id", name="pk_digest_block"),
    )
    op.create_index("ix_digest_block_operation_id", "digest_block", ["operation_id"])
    connection = op.get_bind()
    rows = connection.execute(sa.select(OLD).order_by(OLD.c.table_name, OLD.c.row_id)).all()
    for some in _blocks(rows):
        connection.execute(
            sa.insert(blocks),
            {
                "table_name": some[0].table_name,
                "first_row_id": some[0].row_id,
                "operation_id": some[0].operation_id,
                "salts": b"".join(row.salt or ERASED for row in some),
                "digests": b"".join(row.digest for row in some),
            },
        )
    op.drop_table("row_digest")


def _blocks(rows: Iterable[sa.Row[Any]]) -> Iterator[list[sa.Row[Any]]]:
    """Rows with consecutive numbers, of one table and one operation, `BLOCK` at most."""
    block: list[sa.Row[Any]] = []
    for row in rows:
        if block:
            last = block[-1]
            follows = (row.table_name, row.row_id, row.operation_id) == (
                last.table_name,
                last.row_id + 1,
                last.operation_id,
            )
            if not follows or len(block) == BLOCK:
                yield block
                block = []
        block.append(row)
    if block:
        yield block

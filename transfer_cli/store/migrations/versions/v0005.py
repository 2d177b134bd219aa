"""Operations can be undone: which are, and which cases came again after the operation that brought them was undone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the two tables; an event may be corrected again once its correction was undone."""
    op.create_table(
        "undoing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("of_operation_id", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_undoing_operation_id_operation"),
        sa.ForeignKeyConstraint(["of_operation_id"], ["operation.id"], name="fk_undoing_of_operation_id_operation"),
        sa.PrimaryKeyConstraint("id", name="pk_undoing"),
    )
    op.create_index("ix_undoing_operation_id", "undoing", ["operation_id"])
    op.create_table(
        "case_return",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_case_return_operation_id_operation"),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_case_return_reference_case_row"),
        sa.PrimaryKeyConstraint("id", name="pk_case_return"),
    )
    op.create_index("ix_case_return_operation_id", "case_return", ["operation_id"])
    if op.get_bind().dialect.name == "sqlite":
        _make_events_anew()
    else:
        op.drop_constraint("uq_event_supersedes", "event", type_="unique")
        op.create_index("ix_event_supersedes", "event", ["supersedes"])


def _make_events_anew() -> None:
    """SQLite cannot drop a constraint: copy the events into a table that has none.

    What supersedes what is filled in at the end, so that no row of the copy points at the table that is dropped.
    """
    connection = op.get_bind()
    corrections = connection.execute(sa.text("SELECT id, supersedes FROM event WHERE supersedes IS NOT NULL")).all()
    op.create_table(
        "event_anew",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("happened", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("retracts", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_event_operation_id_operation"),
        sa.ForeignKeyConstraint(["reference"], ["case_row.reference"], name="fk_event_reference_case_row"),
        sa.ForeignKeyConstraint(["supersedes"], ["event.id"], name="fk_event_supersedes_event"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_supersedes", "event_anew", ["supersedes"])
    names = "id, operation_id, reference, step, happened, note, detail, {}, retracts, source"
    copied = f"INSERT INTO event_anew ({names.format('supersedes')}) SELECT {names.format('NULL')} FROM event"  # noqa: S608 - our own names
    op.execute(copied)
    op.drop_table("event")
    op.rename_table("event_anew", "event")
    op.create_index("ix_event_operation_id", "event", ["operation_id"])
    op.create_index("ix_event_reference", "event", ["reference"])
    if corrections:
        rows = [{"number": row.id, "other": row.supersedes} for row in corrections]
        connection.execute(sa.text("UPDATE event SET supersedes = :other WHERE id = :number"), rows)

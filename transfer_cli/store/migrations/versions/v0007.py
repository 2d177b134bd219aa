"""Forecasts are kept, to be held against what came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table; it is empty."""
    op.create_table(
        "forecast",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("concluded", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("likely_from", sa.Date(), nullable=True),
        sa.Column("middle", sa.Date(), nullable=True),
        sa.Column("likely_by", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("soon_on", sa.Date(), nullable=False),
        sa.Column("soon_low", sa.Integer(), nullable=False),
        sa.Column("soon_middle", sa.Integer(), nullable=False),
        sa.Column("soon_high", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("deadline_low", sa.Integer(), nullable=True),
        sa.Column("deadline_middle", sa.Integer(), nullable=True),
        sa.Column("deadline_high", sa.Integer(), nullable=True),
        sa.Column("chance", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_forecast_operation_id_operation"),
        sa.PrimaryKeyConstraint("id", name="pk_forecast"),
    )
    op.create_index("ix_forecast_operation_id", "forecast", ["operation_id"])
    op.create_index("ix_forecast_on_day", "forecast", ["on_day"])

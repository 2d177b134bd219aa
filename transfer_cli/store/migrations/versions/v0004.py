"""A block of digests says which columns they are of, so that its rows can be digested together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add where it says so; blocks that are there stay as they are, and are of the form without it."""
    op.add_column("digest_block", sa.Column("columns", sa.String(), nullable=True))

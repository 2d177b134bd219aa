"""Run by Alembic: the versions go through the connection, and into the transaction, that `upgrade` was given."""

from __future__ import annotations

from alembic import context

from transfer_cli.store.migrations import VERSION_TABLE
from transfer_cli.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()

"""Bring the tables to the present version; apart from `opening`, so that Alembic is loaded only when it has work."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent
"""Where Alembic finds `env.py` and the versions."""


def upgrade(connection: Connection) -> None:
    """Run every version that this database has not seen, in the transaction that the caller began."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

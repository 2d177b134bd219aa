"""Alembic migrations: the shape of the record, version by version."""

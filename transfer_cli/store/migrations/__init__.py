"""The versions of the tables.

A new version is a file in `versions/` and its number here: `alembic` finds the file, and a record that has an older
number is brought up to date when it is next opened. A version that has left the house is never edited.
"""

from __future__ import annotations

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Oldest first; the last is what this program reads and writes."""

VERSION_TABLE = "record_version"
"""Where the number stands; that it is there tells our database from another program's."""

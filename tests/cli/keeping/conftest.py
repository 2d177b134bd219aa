"""The office of ten children that `daily` makes: backups, moves, modes of files and kills are tried on it."""

from __future__ import annotations

from tests.cli.daily.conftest import office, prepared

__all__ = ["office", "prepared"]

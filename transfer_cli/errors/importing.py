"""Errors about reading a caseload or events file: ids beginning IMP."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {}

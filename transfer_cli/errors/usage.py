"""Errors about options and references given on the command line: ids beginning USE."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {}

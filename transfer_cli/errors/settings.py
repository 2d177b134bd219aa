"""Errors about transfer.toml: ids beginning SET."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {}

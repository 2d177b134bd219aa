"""Errors about acts that would break a rule: ids beginning RULE."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {}

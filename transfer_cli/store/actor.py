"""Who is at work, for the record and for the last line of a report."""

from __future__ import annotations

import getpass
import os


def actor() -> str:
    """Who is writing: TRANSFER_ACTOR, else the name they are logged in with."""
    named = os.environ.get("TRANSFER_ACTOR", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, and on Windows no module that could know
        return "unknown"

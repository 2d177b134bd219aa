"""Who is at work, and when: what every entry of the record says of itself."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime


def now() -> datetime:
    """The machine's clock, UTC; nothing else in the program asks it when something was recorded."""
    return datetime.now(UTC)


def actor() -> str:
    """Who is at work: TRANSFER_ACTOR, else the name they are logged in with."""
    named = os.environ.get("TRANSFER_ACTOR", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, and on Windows no module that could know
        return "unknown"

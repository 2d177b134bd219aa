"""When a copy of what the record holds has been kept long enough."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from transfer_cli.domain.changes import Letter

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_in(name: str) -> date | None:
    """The day in the name of a file or folder, such as `weekly-2016-10-03-team.html`; None = there is none."""
    found = _DAY.search(name)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def batch_done(letters: Iterable[Letter]) -> date | None:
    """The day on which the last letter of a batch went or was withdrawn; None = one is still to go."""
    days = [letter.on for letter in letters]
    return max((day for day in days if day), default=None) if all(days) else None


def is_over(since: date | None, keep_days: int, as_of: date) -> bool:
    """Whether so many days have passed since then; a copy that nothing dates is kept."""
    return since is not None and since + timedelta(days=keep_days) < as_of

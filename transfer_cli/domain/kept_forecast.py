"""A forecast as the record keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KeptForecast:
    """A forecast as it was recorded.

    Attributes:
        day: The day it was made for.
        earliest, latest: 85 % range of the day on which nobody is open any more; None = later than could be said.
        soon_on: Day for which `soon_low` to `soon_high` were to be concluded; likewise the deadline, None = it had
            passed.
        chance: Of keeping the deadline, in tenths of a per cent; None likewise.
    """

    day: date
    model: str
    seed: int
    runs: int
    open: int
    concluded: int
    earliest: date | None
    likely_from: date | None
    middle: date | None
    likely_by: date | None
    latest: date | None
    soon_on: date
    soon_low: int
    soon_middle: int
    soon_high: int
    deadline: date
    deadline_low: int | None
    deadline_middle: int | None
    deadline_high: int | None
    chance: int | None

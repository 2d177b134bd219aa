"""The weeks in which reviews can begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from transfer_cli.domain.calendar import WEEK, Calendar, monday_of

NOTICE = timedelta(days=14)
"""Notice runs at least two weeks before an assessment begins: SI 2014/2270 art 18."""


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week.

    Attributes:
        starts_on: First school day, on which the reviews of this week begin; None = no school.
    """

    monday: date
    starts_on: date | None


@dataclass(frozen=True)
class Weeks:
    """Consecutive calendar weeks, the first of them the first in which a review can still begin.

    Attributes:
        all: Weeks without school as well, so that a distance in weeks is a distance in the tuple.
    """

    all: tuple[Week, ...]

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def _school(self) -> list[tuple[date, int]]:
        return [(week.starts_on, n) for n, week in enumerate(self.all) if week.starts_on]

    def last_to_begin_by(self, day: date) -> int | None:
        """Number of the last week whose first school day is not after `day`; None = none is."""
        found = bisect_right(self._school, day, key=lambda pair: pair[0])
        return self._school[found - 1][1] if found else None

    def first_to_begin_from(self, day: date) -> int | None:
        """Number of the first week whose first school day is not before `day`; None = none is."""
        found = bisect_right(self._school, day - timedelta(days=1), key=lambda pair: pair[0])
        return self._school[found][1] if found < len(self._school) else None

    def number_of(self, monday: date) -> int | None:
        """Number of the week that begins on this Monday; None = it is not among them."""
        number = (monday - self.all[0].monday) // WEEK if self.all else -1
        return number if 0 <= number < len(self.all) else None


def school_weeks(calendar: Calendar, as_of: date) -> Weeks:
    """The weeks from the first that two weeks' notice still reaches to the end of the last known term."""
    last = max((term.last for term in calendar.terms), default=as_of)
    found: list[Week] = []
    monday = monday_of(as_of + NOTICE)
    while monday <= last:
        starts_on = calendar.first_school_day(monday)
        if found or (starts_on and starts_on >= as_of + NOTICE):
            found.append(Week(monday, starts_on))
        monday += WEEK
    return Weeks(tuple(found))

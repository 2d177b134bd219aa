"""Chance, seeded: the same children come out each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import TypeVar

from transfer_cli.domain.calendar import DAY, Calendar

T = TypeVar("T")


class Draws:
    """One stream of chance.

    Args:
        seed: The same seed gives the same draws.
        calendar: The authority's terms and England's bank holidays.
    """

    def __init__(self, seed: str, calendar: Calendar) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret is drawn
        self._calendar = calendar

    def chance(self, share: float) -> bool:
        """True in this share of draws."""
        return self._random.random() < share

    def number(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(lowest, highest)

    def one(self, choices: Sequence[T]) -> T:
        """One of them, each as likely."""
        return self._random.choice(choices)

    def weighted(self, weights: Mapping[T, int]) -> T:
        """One of the keys, as likely as its weight."""
        return self._random.choices(list(weights), list(weights.values()))[0]

    def mixed(self, items: Sequence[T]) -> list[T]:
        """All of them in another order."""
        return self._random.sample(items, len(items))

    def day(self, first: date, last: date) -> date:
        """Any day from `first` to `last`."""
        return first + self.number(0, (last - first).days) * DAY

    def working_day(self, first: date, last: date) -> date:
        """A working day from `first` to `last`; the next one after if there is none."""
        return self._next(self.day(first, last), last, self._calendar.is_working_day)

    def school_day(self, first: date, last: date) -> date:
        """A school day from `first` to `last`; a working day if no school is open in that time."""
        days = [first + n * DAY for n in range((last - first).days + 1)]
        is_open = [day for day in days if self._calendar.is_school_day(day)]
        return self.one(is_open) if is_open else self.working_day(first, last)

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        return self._next(day, date.max, self._calendar.is_working_day)

    def last_working_day(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while not self._calendar.is_working_day(day):
            day -= DAY
        return day

    def _next(self, day: date, last: date, fits: Callable[[date], bool]) -> date:
        drawn = day
        while not fits(drawn) and drawn < last:
            drawn += DAY
        return drawn if fits(drawn) else self.last_working_day(day)

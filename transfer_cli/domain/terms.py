"""School terms as periods without gaps: the holidays after a term belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from transfer_cli.domain.calendar import DAY, Term


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both counted.

    Attributes:
        last: None = it has not ended as far as the calendar goes.
    """

    name: str
    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def periods(terms: Iterable[Term]) -> tuple[Period, ...]:
    """One for each term, up to the day before the next begins."""
    ordered = sorted(terms, key=lambda term: term.first)
    closed = [Period(one.name, one.first, other.first - DAY) for one, other in pairwise(ordered)]
    return (*closed, *(Period(term.name, term.first) for term in ordered[-1:]))


def latest(terms: Iterable[Term], as_of: date, number: int = 2) -> tuple[Period, ...]:
    """The last terms that had begun by that day, the latest first; fewer if there are not so many."""
    begun = [period for period in periods(terms) if period.first <= as_of]
    return tuple(reversed(begun[-number:]))

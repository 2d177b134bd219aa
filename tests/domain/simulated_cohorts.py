"""Cohorts for invented programmes: reviews of those due earlier begin first, more or less, and nobody is hurried."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import NamedTuple

from tests.domain.simulated import Programme, end_of
from transfer_cli.domain.flow import Pending
from transfer_cli.domain.forecast_cohorts import Cohort

OUT_OF_TURN = 4
"""Weeks by which reviews begin earlier or later than in the order of their days."""


class Group(NamedTuple):
    """A cohort of a programme.

    Attributes:
        due: Week of its day.
        reviews: Weeks in which each began and was concluded.
        left: Weeks in which a child left before its review began.
    """

    due: int
    reviews: list[tuple[int, int]]
    left: list[int]

    def open_at(self, week: int) -> int:
        return sum(end > week for _, end in self.reviews) + sum(on > week for on in self.left)

    def concluded(self, after: int, until: int) -> int:
        return sum(after < end <= until for _, end in self.reviews)

    def as_cohort(self, week: int, delay: int) -> Cohort:
        """What the record of then shows."""
        waiting = sum(begun > week for begun, _ in self.reviews) + sum(on > week for on in self.left)
        ages = Counter(week - begun for begun, end in self.reviews if begun <= week < end)
        young = tuple(ages[age] for age in range(delay - 1, -1, -1))
        ripe = sum(number for age, number in ages.items() if age >= delay)
        return Cohort(end_of(self.due), "Sample", Pending(waiting, (), young, ripe), max(0, self.due - week))


def groups(programme: Programme, seed: int, number: int = 4) -> list[Group]:
    """So many cohorts, each with a day between its first conclusions and well after its last."""
    chance = Random(seed)  # noqa: S311 - no secret
    in_turn = sorted(programme.reviews, key=lambda review: review[0] + chance.gauss(0, OUT_OF_TURN))
    size = -(-len(in_turn) // number)
    found: list[Group] = []
    for first in range(0, len(in_turn), size):
        reviews = in_turn[first : first + size]
        ends = [end for _, end in reviews]
        due = min(ends) + round(chance.uniform(0.3, 1.3) * (max(ends) - min(ends)))
        found.append(Group(max([due, *(group.due for group in found)]), reviews, []))
    for week in programme.left:
        still = [group for group in found if any(begun >= week for begun, _ in group.reviews)] or found[-1:]
        chance.choice(still).left.append(week)
    return found

"""Invented programmes, week by week, to hold forecasts against. None of them works as the forecast's model does:
officers come and go and are slower the more they have open, terms begin with batches of starts, illness comes in waves.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from transfer_cli.domain.flow import A_YEAR, Flow, NextWeek, Review, counted
from transfer_cli.domain.forecast import HORIZON
from transfer_cli.domain.forecast_run import Outlook
from transfer_cli.domain.past_pace import past_pace

FIRST_SUNDAY = date(2014, 9, 7)
"""End of week 0."""
LAST_WEEK = 187
"""The one in which 31 March 2018 lies."""
LONGEST = 400
HOLIDAYS = frozenset({8, 16, 17, 23, 30, 31, 38, *range(47, 53)})
"""Weeks of a school year, the first of September in week 1."""


def in_term(week: int) -> bool:
    return week % A_YEAR + 1 not in HOLIDAYS


def end_of(week: int) -> date:
    return FIRST_SUNDAY + timedelta(weeks=week)


@dataclass
class Programme:
    """Children on their way.

    Attributes:
        reviews: Week in which each began and was concluded.
        booked: By week, starts a week that the settings of then say the team can make.
        came, left: Weeks in which a child moved here, or left before its review began.
        end: Week after which nobody is open.
    """

    children: int
    reviews: list[tuple[int, int]] = field(default_factory=list)
    booked: list[int] = field(default_factory=list)
    came: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    end: int = 0

    def concluded_by(self, week: int) -> int:
        return sum(end <= week for _, end in self.reviews)

    def flow(self, week: int) -> Flow:
        """What the record of then shows."""
        seen = Counter[Review](
            (week - begun, week - end if end <= week else None) for begun, end in self.reviews if begun <= week
        )
        gone, come = sum(on <= week for on in self.left), sum(on <= week for on in self.came)
        lately = range(week - A_YEAR + 1, week + 1)
        return counted(
            seen,
            self.children + come - gone - seen.total(),
            [in_term(then) for then in range(week, -1, -1)],
            came=sum(on in lately for on in self.came),
            left=sum(on in lately for on in self.left),
        )

    def outlook(self, week: int, found: Flow) -> Outlook:
        """What the forecast of then rests on: nobody knows yet who will leave, be hired or fall ill."""
        room = self.booked[min(week, len(self.booked) - 1)]
        ahead = [NextWeek(in_term(week + n), room if n > 2 else 0) for n in range(1, HORIZON + 1)]
        return Outlook(found, past_pace(found), ahead, None, max(0, LAST_WEEK - week))


def poisson(chance: Random, mean: float) -> int:
    number, rest = 0, mean
    while rest > 0:
        part, product = min(rest, 20.0), chance.random()
        while product > math.exp(-part):
            number, product = number + 1, product * chance.random()
        rest -= part
    return number


def officers_come_and_go(seed: int) -> Programme:
    """A growing team of which some leave and are replaced late; who has much open is slow; children come and leave."""
    chance = Random(seed)  # noqa: S311 - no secret
    made = Programme(chance.choice([150, 300, 600, 1000, 1300]))
    average = made.children / chance.uniform(110, 170)
    team = [1.2 * chance.uniform(0.7, 1.3) for _ in range(max(2, round(average / 1.2 * chance.uniform(0.6, 1.1))))]
    growth, leaving = chance.uniform(0, 0.012) * len(team), chance.uniform(0.002, 0.008)
    waiting, under_way, hired, mood = made.children, list[list[float]](), list[int](), 0.0
    for week in range(LONGEST):
        mood = 0.8 * mood + chance.gauss(0, 0.18)
        for officer in list(team):
            if chance.random() < leaving and len(team) > 1:
                team.remove(officer)
                hired += [week + chance.randint(6, 26)] if chance.random() < 0.8 else []
        hired += [week] if week < 100 and chance.random() < growth else []
        team += [1.2 * chance.uniform(0.7, 1.3) for joins in hired if joins <= week]
        hired = [joins for joins in hired if joins > week]
        made.booked.append(2 * len(team))
        if week < LAST_WEEK and chance.random() < made.children / 6000:
            made.came.append(week)
            waiting += 1
        if waiting and chance.random() < waiting / 2500:
            made.left.append(week)
            waiting -= 1
        begun = min(waiting, poisson(chance, 0.8 * sum(team) * math.exp(mood))) if in_term(week) else 0
        waiting -= begun
        under_way += [[week, 10 + chance.gammavariate(3, 2.6)] for _ in range(begun)]
        load = len(under_way) / (25 * len(team))
        speed = (1 if in_term(week) else 0.45) * min(1.15, max(0.5, 1.25 - 0.3 * load)) * min(1.3, math.exp(0.4 * mood))
        under_way = _worked_on(made, under_way, week, speed)
        if not waiting and not under_way:
            break
    made.end = week
    return made


def batches_and_bad_spells(seed: int) -> Programme:
    """Each term begins with a batch; plans are issued at the pace of a desk that grows and has bad spells."""
    chance = Random(seed)  # noqa: S311 - no secret
    made = Programme(chance.choice([150, 300, 600, 1000, 1300]))
    top = made.children / chance.uniform(90, 150)
    low, middle, slope = top * chance.uniform(0.35, 0.9), chance.uniform(20, 70), chance.uniform(8, 20)
    waiting, queue, bad, slowed, credit = made.children, list[tuple[int, int]](), 0, 1.0, 0.0
    for week in range(LONGEST):
        bad -= 1
        if bad < 0:
            slowed = 1.0
            if chance.random() < 1 / 70:
                bad, slowed = chance.randint(8, 26), chance.uniform(0.4, 0.75)
        level = (low + (top - low) / (1 + math.exp((middle - week) / slope))) * slowed * math.exp(chance.gauss(0, 0.25))
        level *= 1 if in_term(week) else 0.35
        made.booked.append(math.ceil(1.6 * top))
        if in_term(week) and len(queue) < 30 * top:
            batch = 3 if not in_term(week - 1) else 0.85
            begun = min(waiting, poisson(chance, 1.1 * batch * level))
            waiting -= begun
            queue += [(week, week + chance.randint(9, 22)) for _ in range(begun)]
        credit = min(credit + level, 2 * level)
        ready = [review for review in queue if review[1] <= week][: poisson(chance, max(0.3, credit))]
        credit = max(0.0, credit - len(ready))
        for review in ready:
            queue.remove(review)
            made.reviews.append((review[0], week))
        if not waiting and not queue:
            break
    made.end = week
    return made


def quotas_and_illness(seed: int) -> Programme:
    """A quota for each year, slack in autumn and a rush in summer, and illness in waves."""
    chance = Random(seed)  # noqa: S311 - no secret
    made = Programme(chance.choice([150, 400, 900, 1300]))
    level, waiting, under_way, ill = made.children / (39 * chance.uniform(2.3, 3.6)), made.children, [], 0
    for week in range(LONGEST):
        level *= chance.uniform(0.85, 1.3) if week % A_YEAR == 0 else 1
        ill = ill - 1 if ill else chance.randint(4, 14) if chance.random() < 0.015 else 0
        made.booked.append(math.ceil(2 * level))
        if in_term(week):
            wanted = level * (0.6 + 0.9 * (week % A_YEAR) / A_YEAR) * (0.4 if ill else 1)
            begun = min(waiting, poisson(chance, wanted))
            waiting -= begun
            under_way += [[week, chance.lognormvariate(math.log(17), 0.25)] for _ in range(begun)]
        speed = (1 if in_term(week) else 0.7) * (0.6 if ill else 1)
        under_way = _worked_on(made, under_way, week, speed)
        if not waiting and not under_way:
            break
    made.end = week
    return made


Simulator = Callable[[int], Programme]


def _worked_on(made: Programme, under_way: list[list[float]], week: int, speed: float) -> list[list[float]]:
    """What is left open after a week's work."""
    for review in under_way:
        review[1] -= speed
    made.reviews += [(int(review[0]), week) for review in under_way if review[1] <= 0]
    return [review for review in under_way if review[1] > 0]

"""The pace that the record shows, with its swings: what each run of a forecast draws from.

Whole numbers throughout, so that the same record gives the same forecast on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from typing import NamedTuple

from transfer_cli.domain.flow import Flow, PastWeek

FULL = 1 << 10
"""One, in a ratio."""
SHARE = 1 << 16
"""One, in a share of reviews."""
LOOKED_BACK = 78
"""Weeks that are drawn from: a year and a half, so that each season is in it."""
QUARTER = 13
AROUND = 6
"""Weeks on either side with which a week is compared to find its swing."""
STRETCHES = (10, 20, 40)
"""Weeks in term, the last ones, any of which may tell better than the others how things are now."""
USUAL_STEP, LEAST_STEP, MOST_STEP, MOST_STEP_OF_SHARE = 10, 10, 25, 12
"""Per cent by which the pace drifts in four weeks: where a record is too short to tell, and at least and at most."""
WEIGHT_OF_USUAL_STEP = 4
USUAL_RISE = 30
"""Rise of the pace in four weeks, in thousandths, where a record cannot tell. In the country as a whole 47,005
transfers were made in the 70 weeks to January 2016 and 57,280 in the next 52: 33 in a thousand every four weeks."""
WEIGHT_OF_USUAL_RISE = 3
MOST_CHANGE = 80
"""Per cent from one quarter to the next that is believed."""
QUARTERS_OF_RISE = 4
SMOOTHING = 6
"""Reviews by which a week's own share is drawn to that of its season, so that a few reviews are no pace."""


class Term(NamedTuple):
    """A past week in term; what began in the holidays before it counts in it."""

    begun: int
    ripe: int
    concluded: int


@dataclass(frozen=True, slots=True)
class PastPace:
    """The pace of the past.

    Attributes:
        stretches: The weeks in term of each stretch that can stand for the present, the latest last.
        swings: By past week in term, reviews begun against the weeks around it; `FULL` = as many.
        shares: By past week in term, the share of ripe reviews concluded, against the weeks around it.
        holiday_shares: By past week of holidays, likewise against the weeks in term.
        share: Of ripe reviews concluded in a week in term, of `SHARE`.
        step, share_step: Per cent by which beginnings and shares drift in four weeks, either way.
        rise: Rise of beginnings in the next four weeks, in thousandths.
    """

    stretches: tuple[tuple[Term, ...], ...]
    swings: tuple[int, ...]
    shares: tuple[int, ...]
    holiday_shares: tuple[int, ...]
    share: int
    step: int
    share_step: int
    rise: int


def past_pace(found: Flow) -> PastPace:
    """The pace of a flow that has a past week in term."""
    weeks = found.past[-LOOKED_BACK:]
    terms, holidays = _terms(weeks), [week for week in weeks if not week.in_term]
    share = _share(terms) or SHARE // 8
    of_holidays = _share([Term(0, week.ripe, week.concluded) for week in holidays]) or share // 2
    around = [terms[max(0, n - AROUND) : n + AROUND + 1] for n in range(len(terms))]
    quarters = [terms[n : n + QUARTER] for n in range(len(terms) % QUARTER, len(terms), QUARTER)]
    begun = [sum(week.begun for week in quarter) for quarter in quarters]
    return PastPace(
        stretches=tuple(tuple(terms[-length:]) for length in STRETCHES),
        swings=tuple(_swing(week, near) for week, near in zip(terms, around, strict=True)),
        shares=tuple(
            min(3 * FULL, _smooth(week, usual) * FULL // usual)
            for week, near in zip(terms, around, strict=True)
            for usual in [_share(near) or share]
        ),
        holiday_shares=tuple(
            _smooth(Term(0, week.ripe, week.concluded), of_holidays) * FULL // share for week in holidays
        )
        or (FULL // 2,),
        share=share,
        step=_step(begun),
        share_step=min(MOST_STEP_OF_SHARE, _step([_share(quarter) for quarter in quarters])),
        rise=_rise(begun),
    )


def _terms(weeks: Sequence[PastWeek]) -> list[Term]:
    found: list[Term] = []
    carried = 0
    for week in weeks:
        carried += week.begun
        if week.in_term:
            found.append(Term(carried, week.ripe, week.concluded))
            carried = 0
    if found and carried:
        found[-1] = found[-1]._replace(begun=found[-1].begun + carried)
    return found


def _share(weeks: Sequence[Term]) -> int:
    """Share of ripe reviews concluded in a week; 0 = none, or none was ripe."""
    ripe = sum(week.ripe for week in weeks)
    return sum(week.concluded for week in weeks) * SHARE // ripe if ripe else 0


def _smooth(week: Term, usual: int) -> int:
    return (week.concluded * SHARE + SMOOTHING * usual) // (week.ripe + SMOOTHING)


def _swing(week: Term, near: Sequence[Term]) -> int:
    begun = sum(other.begun for other in near)
    return week.begun * len(near) * FULL // begun if begun else FULL


def _changes(quarters: Sequence[int]) -> list[int]:
    """Change from each quarter to the next, in per cent of their mean."""
    return [200 * (after - before) // (after + before) for before, after in pairwise(quarters) if after + before]


def _step(quarters: Sequence[int]) -> int:
    """The drift in four weeks that gives such changes from quarter to quarter.

    Means of neighbouring quarters of a walk that steps every four weeks differ by 2.2 of its squared steps.
    """
    squares = [change * change for change in _changes(quarters)]
    usual = WEIGHT_OF_USUAL_STEP * USUAL_STEP * USUAL_STEP
    return max(
        LEAST_STEP, min(MOST_STEP, isqrt((sum(squares) * 10 // 22 + usual) // (len(squares) + WEIGHT_OF_USUAL_STEP)))
    )


def _rise(quarters: Sequence[int]) -> int:
    changes = [max(-MOST_CHANGE, min(MOST_CHANGE, change)) for change in _changes(quarters)[-QUARTERS_OF_RISE:]]
    usual = WEIGHT_OF_USUAL_RISE * USUAL_RISE
    return (sum(changes) * 40 // QUARTER + usual) // (len(changes) + WEIGHT_OF_USUAL_RISE)

"""How many children of each year had come how far by 5 September 2016, and when they were worked on.

The shape follows what authorities published: most children in Years 3 to 11, the phase movers of 2015 and 2016 and
the Year 9 of 2015/16 mostly done, the others hardly begun.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

AS_OF = date(2016, 9, 5)


class Outcome(StrEnum):
    """How far a child had come."""

    TRANSFERRED = "transferred"
    NO_PLAN = "no_plan"
    LEFT = "left"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"


@dataclass(frozen=True)
class Cohort:
    """The children of one National Curriculum year in 2016/17.

    Attributes:
        counts: How many had each outcome, in the order of `Outcome`.
        concluded: First and last day on which notice was given to those concluded.
        under_way: First and last day on which notice was given to those under way.
    """

    ncy: int
    counts: tuple[int, int, int, int, int]
    concluded: tuple[date, date]
    under_way: tuple[date, date]


def _cohort(ncy: int, counts: str, concluded: str, under_way: str) -> Cohort:
    transferred, no_plan, left, going, waiting = (int(count) for count in counts.split())
    return Cohort(ncy, (transferred, no_plan, left, going, waiting), _days(concluded), _days(under_way))


def _days(words: str) -> tuple[date, date]:
    first, last = words.split()
    return date.fromisoformat(first), date.fromisoformat(last)


COHORTS: tuple[Cohort, ...] = (
    #                T NP  L  U  NS
    _cohort(-1, "0  0  0  2   6", "2015-09-07 2015-10-02", "2016-06-06 2016-09-02"),
    _cohort(0, "3  0  0  0  11", "2015-06-15 2015-09-25", "2016-06-06 2016-09-02"),
    _cohort(1, "2  1  0  0  23", "2015-06-15 2016-03-11", "2016-06-06 2016-09-02"),
    _cohort(2, "3  1  0  5  35", "2015-10-05 2016-03-11", "2016-06-06 2016-09-02"),
    _cohort(3, "14 2  0  3  47", "2015-06-15 2015-09-25", "2015-11-09 2016-03-18"),
    _cohort(4, "4  1  0  1  66", "2015-11-02 2016-03-11", "2016-05-09 2016-09-02"),
    _cohort(5, "5  2  1  2  74", "2015-11-02 2016-03-11", "2016-05-09 2016-09-02"),
    _cohort(6, "10 3  1 53  37", "2015-11-02 2016-03-11", "2016-06-06 2016-09-02"),
    _cohort(7, "50 6  2 14  26", "2015-06-15 2015-09-25", "2015-11-09 2016-04-22"),
    _cohort(8, "3  1  2  3  95", "2015-01-12 2016-03-11", "2016-05-09 2016-09-02"),
    _cohort(9, "8  2  2 14 110", "2015-11-02 2016-03-11", "2016-06-13 2016-09-02"),
    _cohort(10, "62 9  2 41   4", "2015-10-05 2016-03-18", "2016-03-21 2016-07-15"),
    _cohort(11, "18 3  3 46  44", "2014-10-06 2015-05-08", "2016-05-03 2016-09-02"),
    _cohort(12, "44 3  5 10  36", "2015-09-07 2015-11-06", "2016-01-04 2016-05-20"),
    _cohort(13, "34 2  9  4  33", "2014-09-22 2015-01-23", "2016-02-08 2016-07-08"),
    _cohort(14, "8  0 10  5  27", "2014-09-22 2015-03-13", "2016-05-03 2016-07-15"),
    _cohort(15, "8  1 13  0   0", "2014-09-08 2015-01-16", "2016-05-03 2016-07-15"),
)

LDA_COUNTS = (18, 4, 12, 0, 26)
"""Learning difficulty assessments: 60 young people aged 16 to 24, in the order of `Outcome`."""

MISSED = {7: 3}
"""By year: children whose move in 2016 came and went without any notice."""

"""One possible future of the flow of reviews, week by week.

Children are counted in parts, so that all sums are of whole numbers; chance is given in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transfer_cli.domain.flow import A_YEAR, Flow, NextWeek
from transfer_cli.domain.past_pace import FULL, SHARE, PastPace, Term

Draw = Callable[[], float]
"""A number from 0 up to 1, each time another."""

Chance = Callable[[int], Draw]
"""The source of numbers that belongs to a seed, the same for the same seed on every machine: `Random.random`."""

HALF = 0.5
NO_END = 1 << 60
PARTS = 1 << 12
"""Of one child."""
BLOCK = 4
"""Weeks that are drawn from the past together."""
BLOCKS_FOR_THE_PRESENT = 3
FOUR_WEEKS = 4
KEPT_OF_RISE = 95
"""Per cent of a rise that is left after four weeks."""
KEPT_OF_DRIFT, KEPT_OF_DRIFT_OF_SHARE = 98, 80
"""Per cent of a drift away from the present that is left after four weeks."""
OFTEN = (1, 2, 4, 8)
"""How many times the usual share of the last reviews can be concluded in a week, when few are left."""
MOST_OF_SHARE = SHARE * 9 // 10
OWED_WEEKS = 4
"""So many weeks' beginnings for which there was no room are made good later."""
WEIGHT_OF_SHARE = 10
"""Reviews by which the share of a few weeks is drawn to the usual one."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead, the same in every run.

    Attributes:
        ahead: The weeks to come.
        most_open: Reviews that can be open at once; None = no limit.
        newcomers_for: Weeks in which children with a statement can still move here; ever fewer do.
    """

    flow: Flow
    pace: PastPace
    ahead: Sequence[NextWeek]
    most_open: int | None
    newcomers_for: int


@dataclass(slots=True)
class Run:
    """One future.

    Attributes:
        finish: Number of the week, from 1, after which nobody is open; None = not in the weeks ahead.
        done: By week, parts of children concluded from now on; it ends with the week of `finish`.
        begun: By week, parts of those begun in it, beside the beginnings that notices have fixed.
        shares: By week, parts concluded in it, and parts that were ripe.
        last_one: Parts up to which a child still open counts as concluded. Drawn anew for each run, so that the part
            of a child that is open is the chance that it is.
    """

    finish: int | None
    done: list[int]
    begun: list[int]
    shares: list[tuple[int, int]]
    last_one: int

    def parts(self, weeks: int) -> int:
        """Parts of children concluded in so many weeks from now."""
        return self.done[min(weeks, len(self.done)) - 1] if weeks and self.done else 0

    def children(self, weeks: int) -> int:
        """Whole children concluded in so many weeks from now."""
        return (self.parts(weeks) + self.last_one) // PARTS


def run(outlook: Outlook, draw: Draw) -> Run:
    """One future, drawn from the past by this source of chance.

    What is drawn never depends on how many children are left, so that with fewer left it ends no later.
    """
    flow = outlook.flow
    last_one = int(draw() * PARTS)
    concluding = _Concluding(steady=int(draw() * 101), often=OFTEN[int(draw() * len(OFTEN))])
    begin, share, usual = _present(outlook.pace, draw)
    young = [number * PARTS for number in flow.young]
    waiting, ripe = flow.waiting * PARTS, flow.ripe * PARTS
    under_way, done, found = sum(young) + ripe + sum(flow.fixed) * PARTS, 0, Run(None, [], [], [], last_one)
    most = NO_END if outlook.most_open is None else outlook.most_open * PARTS
    leaving, newcomers = leaving_of(flow), _newcomers(outlook, draw)
    for week, (wanted, of_ripe, grown) in enumerate(_paces(outlook, begin, share, draw)):
        ripe += young[week]
        concluded = _concluded(ripe, usual * grown // FULL, of_ripe, concluding)
        found.shares.append((concluded, ripe))
        ripe, done, under_way = ripe - concluded, done + concluded, under_way - concluded
        waiting += newcomers[week] if week < len(newcomers) else 0
        waiting -= waiting * leaving // SHARE
        begun = flow.fixed[week] * PARTS if week < len(flow.fixed) else 0
        can = min(wanted, waiting, max(0, most - under_way))
        waiting, under_way = waiting - can, under_way + can
        young.append(can + begun)
        found.begun.append(can)
        found.done.append(done)
        if waiting + under_way <= last_one:
            found.finish, found.done[-1] = week + 1, done + waiting + under_way
            break
    return found


class _Concluding(NamedTuple):
    """How this run's team concludes.

    Attributes:
        steady: Per cent to which it keeps its pace whatever is ripe; the rest follows what is.
        often: How many times the usual share it concludes at most, when few are left.
    """

    steady: int
    often: int


def _concluded(ripe: int, usual: int, share: int, concluding: _Concluding) -> int:
    """Parts concluded in a week.

    Args:
        usual: Parts that were ripe in the weeks before.
        share: Of `SHARE`.
    """
    wanted = (ripe * (100 - concluding.steady) + usual * concluding.steady) // 100 * share // SHARE
    return min(ripe, wanted, ripe * share * concluding.often // SHARE)


def _present(pace: PastPace, draw: Draw) -> tuple[int, int, int]:
    """How things are now, by one stretch of the past: parts begun in a week in term, share concluded, parts ripe."""
    stretch = pace.stretches[int(draw() * len(pace.stretches))]
    weeks: list[Term] = []
    for _ in range(BLOCKS_FOR_THE_PRESENT):
        first = int(draw() * max(1, len(stretch) - BLOCK + 1))
        weeks += stretch[first : first + BLOCK]
    begun, ripe, concluded = (sum(column) for column in zip(*weeks, strict=True))
    share = (concluded * SHARE + WEIGHT_OF_SHARE * pace.share) // (ripe + WEIGHT_OF_SHARE)
    return begun * PARTS // len(weeks), share, ripe * PARTS // len(weeks)


def _paces(outlook: Outlook, begin: int, share: int, draw: Draw) -> Iterator[tuple[int, int, int]]:
    """What does not depend on how many are left, by week to come.

    Yields:
        Parts that would begin if enough were left; the share of the ripe ones concluded, of `SHARE`; and how the pace
        has grown since now, of `FULL`.
    """
    at_first = max(1, begin)
    pace, drift, share_drift, rise = outlook.pace, FULL, FULL, outlook.pace.rise
    term = in_block = owed = 0
    for week, (in_term, room) in enumerate(outlook.ahead, start=1):
        if week % FOUR_WEEKS == 0:
            begin, rise = begin * (1000 + rise) // 1000, rise * KEPT_OF_RISE // 100
            drift = _drifted(drift, KEPT_OF_DRIFT, pace.step, draw)
            share_drift = _drifted(share_drift, KEPT_OF_DRIFT_OF_SHARE, pace.share_step, draw)
        wanted = 0
        if not in_term:
            swing = pace.holiday_shares[int(draw() * len(pace.holiday_shares))]
        else:
            if not in_block:
                term, in_block = int(draw() * max(1, len(pace.swings) - BLOCK + 1)), min(BLOCK, len(pace.swings))
            swing = pace.shares[term]
            if room != 0:
                wanted = owed + begin * drift // FULL * pace.swings[term] // FULL
                most = wanted if room is None else room * PARTS
                owed, wanted = min(max(0, wanted - most), OWED_WEEKS * begin), min(wanted, most)
            term, in_block = term + 1, in_block - 1
        yield wanted, min(MOST_OF_SHARE, share * share_drift // FULL * swing // FULL), begin * drift // at_first


def _drifted(drift: int, kept: int, step: int, draw: Draw) -> int:
    """The drift four weeks on: nearer to none, then a step up or down."""
    drift = FULL + (drift - FULL) * kept // 100
    return drift * (100 + step) // 100 if draw() < HALF else drift * 100 // (100 + step)


def leaving_of(flow: Flow) -> int:
    """Of `SHARE`, those still waiting who leave in a week without a conclusion, as in the last year."""
    were_open = flow.open + (flow.lately + flow.left) // 2
    return flow.left * SHARE // (A_YEAR * were_open) if were_open else 0


def _newcomers(outlook: Outlook, draw: Draw) -> list[int]:
    """Parts of the children who move here in each week, all of each: fewer and fewer, none any more in the end."""
    weeks, came = outlook.newcomers_for, outlook.flow.came
    if not came:
        return []
    whole = A_YEAR * weeks
    return [(came * (weeks - week) + int(draw() * whole)) // whole * PARTS for week in range(weeks)]

"""The pace of the edition that may be published: worked out from published figures alone, so that it tells no more.

Whoever has the figures of now and of twelve weeks ago as they were published can work out all of this. The exact pace,
the forecast and the rates of cohorts cannot be published beside them: they follow from exact counts, and cohorts divide
the same children a second time, which `domain.suppression` does not protect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from transfer_cli.domain.progress import PACE_WEEKS
from transfer_cli.domain.published import Published
from transfer_cli.domain.suppression import Figure


class Range(NamedTuple):
    """What the protected figures leave possible, and the middle of it."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast it must go, how fast it went, and how far that leads.

    Attributes:
        needed: Children a week from now to the end of the deadline's day.
        achieved: Children a week over the last `PACE_WEEKS` weeks.
        by_deadline: Children concluded by then if that pace holds; no more than there are.
    """

    needed: Range
    achieved: Range
    by_deadline: Range


def published_pace(now: Published, then: Published, weeks_left: float | None) -> Pace | None:
    """The pace; None = the deadline has passed, or too few are open to speak of one.

    Args:
        then: The same figures `PACE_WEEKS` weeks earlier.
        weeks_left: Until the end of the deadline's day; None after it.
    """
    waiting = now.children["open"]
    if weeks_left is None or waiting.about is None:
        return None
    done, before, still_open = _concluded(now), _concluded(then), _range(waiting)
    achieved = Range(*(max(0.0, more) / PACE_WEEKS for more in _difference(done, before)))
    return Pace(
        needed=Range(*(number / weeks_left for number in still_open)),
        achieved=achieved,
        by_deadline=Range(
            *(
                so_far + min(a_week * weeks_left, left)
                for so_far, a_week, left in zip(done, achieved, still_open, strict=True)
            )
        ),
    )


def _range(figure: Figure) -> Range:
    return Range(figure.low, figure.middle, figure.high)


def _concluded(found: Published) -> Range:
    transferred, no_plan = _range(found.children["transferred"]), _range(found.children["no_plan"])
    return Range(*(one + other for one, other in zip(transferred, no_plan, strict=True)))


def _difference(now: Range, then: Range) -> Range:
    return Range(now.low - then.high, now.middle - then.middle, now.high - then.low)

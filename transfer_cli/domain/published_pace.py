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
    """What the protected figures leave possible, and what the figures as printed come to."""

    low: float
    about: float
    high: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast it must go, how fast it went, and how far that leads.

    Attributes:
        done, before: Children concluded by now, and `PACE_WEEKS` weeks earlier.
        needed: Children a week from now to the end of the deadline's day.
        achieved: Children a week over the last `PACE_WEEKS` weeks.
        by_deadline: Children concluded by then if that pace holds; no more than there are.
    """

    done: Range
    before: Range
    needed: Range
    achieved: Range
    by_deadline: Range

    @property
    def is_said(self) -> bool:
        """Whether the figures tell that anybody was concluded in those weeks, or that nobody can have been."""
        return self.achieved.low > 0 or self.achieved.high == 0

    @property
    def is_too_slow(self) -> bool:
        """Whether it is too slow, wherever in its range each figure lies."""
        return self.needed.low > self.achieved.high

    @property
    def is_enough(self) -> bool:
        """Whether it would do, wherever in its range each figure lies."""
        return self.achieved.low >= self.needed.high


def published_pace(now: Published, then: Published, days_left: int | None) -> Pace | None:
    """The pace; None = the deadline has passed, or too few are open to speak of one.

    Args:
        then: The same figures `PACE_WEEKS` weeks earlier.
        days_left: To the deadline, its own day and that of `now` included; None after it.
    """
    waiting = now.children["open"]
    if days_left is None or waiting.about is None:
        return None
    done, before, still_open = _concluded(now), _concluded(then), _range(waiting)
    more = Range(*(max(0.0, children) for children in _difference(done, before)))
    return Pace(
        done=done,
        before=before,
        needed=Range(*(number * 7 / days_left for number in still_open)),
        achieved=Range(*(number / PACE_WEEKS for number in more)),
        by_deadline=Range(
            *(
                so_far + min(lately * days_left / (7 * PACE_WEEKS), left)
                for so_far, lately, left in zip(done, more, still_open, strict=True)
            )
        ),
    )


def share_in_time(now: Published) -> Range | None:
    """Percentage transferred in time of all transferred or overdue; None = too few to say."""
    transferred, overdue = now.children["transferred"], now.children["open"]["overdue"]
    in_time, late = transferred["in_time"], transferred["late"]
    if in_time.about is None or transferred.about is None:
        return None
    return Range(
        100 * in_time.low / (in_time.low + late.high + overdue.high),
        100 * in_time.stated / (in_time.stated + late.stated + overdue.stated),
        100 * in_time.high / (in_time.high + late.low + overdue.low),
    )


def _range(figure: Figure) -> Range:
    return Range(figure.low, figure.stated, figure.high)


def _concluded(found: Published) -> Range:
    transferred, no_plan = _range(found.children["transferred"]), _range(found.children["no_plan"])
    return Range(*(one + other for one, other in zip(transferred, no_plan, strict=True)))


def _difference(now: Range, then: Range) -> Range:
    return Range(now.low - then.high, now.about - then.about, now.high - then.low)

"""How a count is shown to the public: the one place that says which numbers are too small to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

THRESHOLD = 5
"""The smallest number, above nought, that is printed, unless the settings say another."""


class Shown(NamedTuple):
    """Counts that add up to a total, as they are printed.

    Attributes:
        parts: None = not printed.
        total: None = not printed.
    """

    parts: tuple[int | None, ...]
    total: int | None


Showing = Callable[[Sequence[int]], Shown]
"""What decides how counts that add up to a total are shown."""


def exactly(parts: Sequence[int]) -> Shown:
    """Every count as it is: for the team."""
    return Shown(tuple(parts), sum(parts))


def without_small_numbers(parts: Sequence[int], smallest: int = THRESHOLD) -> Shown:
    """The counts without those from 1 to `smallest` - 1, and without whatever such a number could be worked out from.

    Beside small counts the smallest other one is left out, with those as large, or the noughts where there is no other;
    all in the same way, so that nobody can tell which was small. A total stays unless it is small itself, or only one
    count is left out.

    Args:
        parts: They add up to a total that may be published elsewhere.
        smallest: The smallest number, above nought, that is printed.
    """
    hidden = {n for n, count in enumerate(parts) if 0 < count < smallest}
    if hidden:
        next_ = min((count for count in parts if count >= smallest), default=0)
        hidden |= {n for n, count in enumerate(parts) if count == next_}
    total = sum(parts)
    keeps_total = not 0 < total < smallest and len(hidden) != 1
    return Shown(tuple(None if n in hidden else count for n, count in enumerate(parts)), total if keeps_total else None)


def rests_on_enough(children: int, smallest: int = THRESHOLD) -> bool:
    """Whether a figure such as a median, worked out from so many children, may be printed."""
    return children >= smallest

"""The smallest number that is enough."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable


def least(most: int, enough: Callable[[int], bool]) -> int:
    """The smallest number below `most` that is enough, or else `most`.

    Args:
        enough: Once true, it stays true for every greater number.
    """
    return bisect_left(range(most), 1, key=lambda number: int(enough(number)))

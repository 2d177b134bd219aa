"""The 85 % range of what comes in whole numbers: children, or weeks.

Of whole numbers hardly ever exactly 85 % lie in a range, and both its ends are in it. Were each end the last number
beyond which at most 7.5 % lie, the range would hold more often than it says, and more so the fewer it spans.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

BEYOND = 75
"""In thousands, of what lies below the range, and as many above it."""


def range_of(values: Sequence[int]) -> tuple[int, int]:
    """Both ends of the range, themselves in it: beyond each lies as near to 7.5 % as whole numbers allow.

    Args:
        values: At least one, in order.
    """
    return _end(values), -_end([-value for value in reversed(values)])


def value_at(values: Sequence[int], per_mille: int) -> int:
    """The least value of which so many in a thousand are no greater.

    Args:
        values: At least one, in order.
    """
    return values[max(0, -(-len(values) * per_mille // 1000) - 1)]


def _end(values: Sequence[int]) -> int:
    """The first value of the range: what is smaller comes as near to 7.5 % as it can."""
    within = values[len(values) * BEYOND // 1000]
    beyond, with_it = bisect_left(values, within), bisect_right(values, within)
    allowed = len(values) * BEYOND
    return within if allowed - 1000 * beyond <= 1000 * with_it - allowed else values[with_it]

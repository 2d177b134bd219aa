"""Where a forecast's drawn numbers come from."""

from __future__ import annotations

from collections.abc import Callable
from random import Random


def chance(seed: int) -> Callable[[], float]:
    """Numbers from 0 up to 1: Python promises the same from the same seed, on every machine and in every version."""
    return Random(seed).random  # noqa: S311 - no secret

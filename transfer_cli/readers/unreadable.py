"""Why a cell cannot be read."""

from __future__ import annotations


class Unreadable(ValueError):
    """A cell that cannot be read.

    Args:
        id: Stable id that `transfer explain` expands.
        why: Said of the value: "it is not a date.".
        fix: How to mend it, one sentence.
    """

    def __init__(self, id: str, why: str, fix: str) -> None:  # noqa: A002 - the contract's word
        super().__init__(f"{why} {fix}")
        self.id = id
        self.why = why
        self.fix = fix

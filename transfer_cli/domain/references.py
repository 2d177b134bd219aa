"""References that have lost the zeros before them, as a spreadsheet does to numbers."""

from __future__ import annotations

from collections.abc import Collection

from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity

LONGEST = 16
"""So many figures at most are thought of as one reference."""


def with_its_zeros(reference: str, known: Collection[str]) -> str:
    """The known reference that this one was before it lost its zeros; empty = it did not, or nobody knows.

    Args:
        known: References of the record.
    """
    if not (reference.isascii() and reference.isdecimal()) or reference in known:
        return ""
    longer = (reference.zfill(width) for width in range(len(reference) + 1, LONGEST + 1))
    return next((whole for whole in longer if whole in known), "")


def lost_zeros(row: int, reference: str, whole: str) -> Problem:
    """The reason why a reference cannot be loaded that has lost the zeros before it.

    Args:
        whole: As it probably was.
    """
    return Problem(
        "IMP023",
        Severity.REJECT,
        place(row, "reference"),
        reference,
        f"its leading zeros are lost: it is probably {whole}.",
        "Format the column as text, and write the reference in full.",
        row=row,
        column="reference",
    )

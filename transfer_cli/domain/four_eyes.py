"""Whether somebody else must look at a large batch of letters before it goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

APPROVED = "approved"
"""What is recorded of a letter when somebody who did not make it has looked; it is still to be posted."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who had a letter in their hands.

    Attributes:
        made_by: Who made it.
        approved_by: Who said that it may go.
    """

    made_by: str
    approved_by: frozenset[str] = frozenset()

    def is_seen_by_another(self, actor: str) -> bool:
        """Whether somebody beside its maker has looked or does now; capitals do not make another person.

        Args:
            actor: Who is about to post it.
        """
        return bool({name.casefold() for name in (*self.approved_by, actor)} - {self.made_by.casefold()})


def lacks_another(hands: Iterable[Hands], actor: str) -> bool:
    """Whether any of these letters has been seen by its maker alone."""
    return not all(one.is_seen_by_another(actor) for one in hands)

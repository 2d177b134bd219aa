"""Turns that published versions of the local plan promised, against what came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.final_account import band
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.spans import Span
from transfer_cli.domain.turns import agreement, promises


@dataclass(frozen=True, slots=True)
class TurnKept:
    """One family that was promised a turn, and what came of it.

    Attributes:
        first: Last day for the conclusion, as the first version promised it.
        latest: The same as it was agreed with the family, or else as the last version promised it.
        is_agreed: Whether it was agreed with the family.
    """

    span: Span
    as_of: date
    first: date
    latest: date
    is_agreed: bool

    @property
    def is_moved(self) -> bool:
        """Whether the turn is on another day than first promised."""
        return self.latest != self.first

    @property
    def against_first(self) -> str:
        """How the first promise was kept, in words."""
        return self._band(self.first)

    @property
    def against_latest(self) -> str:
        """How the agreement, or the last promise, was kept, in words."""
        return self._band(self.latest)

    def _band(self, promised: date) -> str:
        ended = self.span.ended_on
        return band(((ended or self.as_of) - promised).days, is_open=ended is None)


def turns_kept(spans: Iterable[Span], as_of: date) -> tuple[TurnKept, ...]:
    """All who were promised a turn by that day and have not left, in order of reference."""
    here = (span for span in spans if span.timeline.stage != Stage.LEFT)
    found = (_turn(span, as_of) for span in sorted(here, key=lambda span: span.timeline.case.reference))
    return tuple(turn for turn in found if turn)


def _turn(span: Span, as_of: date) -> TurnKept | None:
    case = span.timeline.case
    promised, agreed = promises(case, as_of), agreement(case, as_of)
    if not promised:
        return None
    latest = agreed.conclude_by if agreed else promised[-1].conclude_by
    return TurnKept(span, as_of, promised[0].conclude_by, latest, agreed is not None)

"""Who is told of a late case, by the office's ladder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transfer_cli.domain.slippage import Slip
from transfer_cli.domain.watching import Rung


def rung_of(slip: Slip, ladder: Sequence[Rung]) -> Rung | None:
    """The highest step of the ladder that the case has come to; None = it is not so late, or not late at all."""
    return next((rung for rung in reversed(ladder) if 0 < rung.days_late <= slip.days_late), None)


def by_rung(slips: Iterable[Slip], ladder: Sequence[Rung]) -> dict[Rung, tuple[Slip, ...]]:
    """The cases that have come to each step, the highest step first; each case stands in its highest alone."""
    reached = [(slip, rung_of(slip, ladder)) for slip in slips]
    return {rung: tuple(slip for slip, of in reached if of is rung) for rung in reversed(ladder)}

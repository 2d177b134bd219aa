"""How many were in time: counted over all that were due, those still open and late among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transfer_cli.domain.obligation import Basis, Kind, Obligation, State, Timeline


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Obligations of one kind whose day had come, or that were done before it.

    Attributes:
        in_time: Done on or before the last lawful day.
        done_late: Done after it.
        open_late: Not done, and the last lawful day has passed.
        excepted: Of those two, the ones whose limit an exception disapplied: they are counted in both as late.
    """

    in_time: int
    done_late: int
    open_late: int
    excepted: int = 0

    @property
    def due(self) -> int:
        """Everything that was due or done."""
        return self.in_time + self.done_late + self.open_late

    @property
    def of_due(self) -> float | None:
        """Percentage in time of all that were due, open and late ones included; None = nothing was due."""
        return _percent(self.in_time, self.due)

    @property
    def without_excepted(self) -> float | None:
        """The same, those left out whose limit an exception disapplied; None = nothing else was due."""
        return _percent(self.in_time, self.due - self.excepted)

    @property
    def of_done(self) -> float | None:
        """Percentage in time of those done: it leaves out whoever still waits; None = nothing was done."""
        return _percent(self.in_time, self.in_time + self.done_late)


def punctuality(timelines: Iterable[Timeline], kind: Kind) -> Punctuality:
    """The punctuality of these cases against the law.

    Args:
        timelines: Cases that count.
        kind: `plan_issued`, or `conclude_by`, of which the earliest statutory day of each case is taken.
    """
    ends = [found for t in timelines if t.in_scope and (found := _statutory(t, kind))]
    states = [end.state for end in ends]
    excepted = [end.done is not None for end in ends if end.state == State.EXCEPTED]
    return Punctuality(
        in_time=states.count(State.MET),
        done_late=states.count(State.MET_LATE) + excepted.count(True),
        open_late=states.count(State.OVERDUE) + excepted.count(False),
        excepted=len(excepted),
    )


def _statutory(timeline: Timeline, kind: Kind) -> Obligation | None:
    return next((o for o in timeline.of(kind) if o.basis == Basis.STATUTE), None)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None

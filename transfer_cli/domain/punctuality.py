"""How many were in time: counted over all whose day has passed, those still open and late among them.

What was done before a day that has not passed yet is counted beside them, and is in no percentage: of the others who
have that day nobody can say yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.obligation import Basis, Kind, Obligation, State, Timeline, first_that_applies

IN_TIME, LATE, OPEN_LATE, AHEAD = KEPT = (
    "In time",
    "Late",
    "Not done, and its day has passed",
    "Done, and its day has not passed",
)
"""How a day was kept; the first three are of days that have passed."""

_ANSWERED = frozenset({State.MET, State.MET_LATE, State.OVERDUE, State.EXCEPTED})


def kept(obligation: Obligation, as_of: date) -> str:
    """How the day was kept, one of `KEPT`; empty = nobody can say yet.

    A recorded exception does not make what is late in time. On the last lawful day itself nothing is due yet: it can
    still be kept.
    """
    if obligation.state not in _ANSWERED:
        return ""
    if obligation.due >= as_of:
        return AHEAD if obligation.done else ""
    if obligation.state == State.MET:
        return IN_TIME
    return LATE if obligation.done else OPEN_LATE


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Obligations of one kind, each on its last lawful day or after it; those done ahead of it stand apart.

    Attributes:
        in_time: Done on or before the last lawful day, which has passed.
        done_late: Done after it.
        open_late: Not done, and the last lawful day has passed.
        excepted: Of those two, the ones whose limit an exception disapplied: they are counted in both as late.
        ahead: Done, and the last lawful day has not passed: in no percentage.
    """

    in_time: int
    done_late: int
    open_late: int
    excepted: int = 0
    ahead: int = 0

    @property
    def due(self) -> int:
        """Everything whose last lawful day has passed."""
        return self.in_time + self.done_late + self.open_late

    @property
    def of_due(self) -> float | None:
        """Percentage in time of all that were due, open and late ones included; None = nothing was due."""
        return percent(self.in_time, self.due)

    @property
    def without_excepted(self) -> float | None:
        """The same, those left out whose limit an exception disapplied; None = nothing else was due."""
        return percent(self.in_time, self.due - self.excepted)

    @property
    def of_done(self) -> float | None:
        """Percentage in time of those due and done: it leaves out whoever still waits; None = nothing was done."""
        return percent(self.in_time, self.in_time + self.done_late)


def punctuality(timelines: Iterable[Timeline], kind: Kind) -> Punctuality:
    """The punctuality of these cases against the law.

    Args:
        timelines: Cases that count.
        kind: `plan_issued`; `no_plan_notified`, which is due of those alone who were told so; or `conclude_by`, of
            which the earliest statutory day that applies to each case is taken.
    """
    ends = [(found, t.as_of) for t in timelines if t.in_scope and (found := _statutory(t, kind))]
    said = [(end.state, kept(end, as_of)) for end, as_of in ends if end.done or kind != Kind.NO_PLAN_NOTIFIED]
    ways = Counter(way for _, way in said)
    return Punctuality(
        in_time=ways[IN_TIME],
        done_late=ways[LATE],
        open_late=ways[OPEN_LATE],
        excepted=sum(state == State.EXCEPTED and way in {LATE, OPEN_LATE} for state, way in said),
        ahead=ways[AHEAD],
    )


def percent(part: int, whole: int) -> float | None:
    """The share in per cent, one place after the point; None = there is no whole."""
    return round(100 * part / whole, 1) if whole else None


def _statutory(timeline: Timeline, kind: Kind) -> Obligation | None:
    return first_that_applies([o for o in timeline.of(kind) if o.basis == Basis.STATUTE])

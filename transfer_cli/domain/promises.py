"""The starts of the first schedule beside what became of them, counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transfer_cli.domain.obligation import Stage, Timeline


@dataclass(frozen=True, slots=True)
class Promises:
    """Children whose start in the first schedule has come; those who left are not counted.

    Attributes:
        kept: Begun on the promised day or before; concluded by then, where nobody recorded the start.
        begun_late: Begun after it.
        waiting: Still to begin.
        redated: Open children, whenever promised, whose start in the latest schedule is another week than in
            the first.
    """

    kept: int
    begun_late: int
    waiting: int
    redated: int

    @property
    def due(self) -> int:
        """Every promised start that has come."""
        return self.kept + self.begun_late + self.waiting


def promises(timelines: Iterable[Timeline]) -> Promises:
    """Count what became of the first schedule's starts, as of the day of these timelines."""
    kept = begun_late = waiting = redated = 0
    for timeline in timelines:
        first, latest = timeline.case.first_promise, timeline.case.promise
        if first is None or not timeline.in_scope or timeline.stage == Stage.LEFT:
            continue
        redated += timeline.is_open and latest is not None and latest.week != first.week
        if first.starts_on > timeline.as_of:
            continue
        began = timeline.begins_on or timeline.concluded_on
        if began is None or began > timeline.as_of:
            waiting += 1
        elif began <= first.starts_on:
            kept += 1
        else:
            begun_late += 1
    return Promises(kept, begun_late, waiting, redated)

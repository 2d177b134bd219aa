"""The caseload as a list: which children are asked for, and what stands beside each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from transfer_cli.domain.actions import Action, next_step
from transfer_cli.domain.obligation import Stage, Timeline


@dataclass(frozen=True, slots=True)
class Asked:
    """Which children are asked for; everything empty = the whole caseload.

    Attributes:
        officers: Names as the record has them.
        at_settings: References of the children at the settings asked for; None = at any, or at none.
        year_groups: National Curriculum years.
    """

    officers: frozenset[str] = frozenset()
    at_settings: frozenset[str] | None = None
    year_groups: frozenset[int] = frozenset()
    stages: frozenset[Stage] = frozenset()

    def fits(self, timeline: Timeline) -> bool:
        """Whether the child is among them: one of each kind that was asked for."""
        case = timeline.case
        return (
            _any(case.officer, self.officers)
            and (self.at_settings is None or case.reference in self.at_settings)
            and _any(timeline.ncy, self.year_groups)
            and _any(timeline.stage, self.stages)
        )


def _any(value: object, asked: Collection[object]) -> bool:
    return not asked or value in asked


@dataclass(frozen=True, slots=True)
class Entry:
    """One child of the list.

    Attributes:
        next: What happens next; None when nothing sets a day for it.
    """

    timeline: Timeline
    next: Action | None


def caseload_list(timelines: Iterable[Timeline], asked: Asked) -> tuple[Entry, ...]:
    """Every child in scope who is asked for, LDAs too, in order of reference."""
    found = sorted((t for t in timelines if t.in_scope and asked.fits(t)), key=lambda t: t.case.reference)
    return tuple(Entry(timeline, next_step(timeline)) for timeline in found)

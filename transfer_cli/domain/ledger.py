"""The books of an import: how many cases were open, came, went and are open now, and whether the sum comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.case import Case, Step
from transfer_cli.domain.changes import NewEvent
from transfer_cli.domain.obligation import Stage


class Ending(NamedTuple):
    """The first days that may have ended a case; None = there is no such day."""

    left_on: date | None = None
    plan_on: date | None = None
    no_plan_on: date | None = None

    def way_out(self, as_of: date) -> Stage | None:
        """How the case had been closed by the end of that day; None = it was open."""
        left, plan, no_plan = (day if day and day <= as_of else None for day in self)
        concluded = min((day for day in (plan, no_plan) if day), default=None)
        if left and not (concluded and concluded <= left):
            return Stage.LEFT
        if plan:
            return Stage.TRANSFERRED
        return Stage.NO_PLAN if no_plan else None


OPEN = Ending()


@dataclass(frozen=True, slots=True)
class ImportBooks:
    """Open cases before and after an import, learning difficulty assessments among them, and all between.

    Attributes:
        opening: Open on the `--as-of` day as the record had it before.
        new: Came with this file, whether or not still open.
        moved_in: Likewise, from another authority.
        reopened: Were closed, and are opened again by a correction, if only to be closed in another way.
        transferred, no_plan, left: Closed by this file.
        closing: Open on that day as the record has it now.
    """

    opening: int
    new: int
    moved_in: int
    reopened: int
    transferred: int
    no_plan: int
    left: int
    closing: int

    @property
    def balance(self) -> bool:
        """Whether opening + new + moved in + opened again - transferred - no plan - left = closing."""
        opened = self.opening + self.new + self.moved_in + self.reopened
        return opened - self.transferred - self.no_plan - self.left == self.closing


@dataclass(slots=True)
class Ledger:
    """What an import has done to the books so far.

    Args:
        as_of: The day on which cases are open or not.
    """

    as_of: date
    _ways: Counter[str] = field(default_factory=Counter)
    _steps: dict[str, Ending] = field(default_factory=dict)

    def enter_rows(self, arrivals: Iterable[Arrival], events: Iterable[NewEvent]) -> None:
        """Enter rows of a caseload with the events that they give."""
        ending = _by_reference(events)
        for arrival in arrivals:
            before = ending_of(arrival.before) if arrival.before else None
            left_on = arrival.now["left_on"]
            found = ending.get(arrival.reference, ())
            if before is None:
                self._ways["moved_in" if arrival.now["moved_in_on"] else "new"] += 1
                before = OPEN
            if left_on or found or before != OPEN:
                after = _after(before, arrival.before, found)
                self._enter(before, after._replace(left_on=left_on if isinstance(left_on, date) else None))

    def enter_steps(self, recorded: Mapping[str, Case], events: Iterable[NewEvent]) -> None:
        """Enter events about cases that are in the record, by reference in small letters."""
        for reference, found in _by_reference(events).items():
            case = recorded[reference.casefold()]
            before = ending_of(case)
            so_far = self._steps.get(reference, before)
            after = self._steps[reference] = _after(so_far, None, found)
            self._enter(before, so_far, times=-1)
            self._enter(before, after)

    def close(self, opening: int, closing: int | None = None) -> ImportBooks:
        """The books.

        Args:
            opening: Open cases as counted in the record before.
            closing: Likewise after; None = nothing was written, so it is what the sum comes to.
        """
        new, moved_in, reopened = (self._ways[way] for way in ("new", "moved_in", "reopened"))
        transferred, no_plan, left = (self._ways[way] for way in (Stage.TRANSFERRED, Stage.NO_PLAN, Stage.LEFT))
        if closing is None:
            closing = opening + new + moved_in + reopened - transferred - no_plan - left
        return ImportBooks(opening, new, moved_in, reopened, transferred, no_plan, left, closing)

    def _enter(self, before: Ending, after: Ending, times: int = 1) -> None:
        """Enter what becomes of one case, or with -1 take back what was entered of it."""
        was, way = before.way_out(self.as_of), after.way_out(self.as_of)
        if was == way:
            return
        if was:
            self._ways["reopened"] += times
        if way:
            self._ways[way] += times


def ending_of(case: Case) -> Ending:
    """The days that may have ended a case."""
    plan, no_plan = case.first(Step.PLAN_ISSUED), case.first(Step.NO_PLAN_NOTIFIED)
    return Ending(case.left_on, plan.happened if plan else None, no_plan.happened if no_plan else None)


def _by_reference(events: Iterable[NewEvent]) -> dict[str, list[NewEvent]]:
    """The events that conclude a case."""
    found: dict[str, list[NewEvent]] = {}
    for event in events:
        if event.step in {Step.PLAN_ISSUED, Step.NO_PLAN_NOTIFIED}:
            found.setdefault(event.reference, []).append(event)
    return found


def _after(before: Ending, case: Case | None, events: Sequence[NewEvent]) -> Ending:
    """The days once these events are recorded too."""
    return Ending(
        before.left_on,
        _first(Step.PLAN_ISSUED, before.plan_on, case, events),
        _first(Step.NO_PLAN_NOTIFIED, before.no_plan_on, case, events),
    )


def _first(step: Step, before: date | None, case: Case | None, events: Sequence[NewEvent]) -> date | None:
    superseded = {event.supersedes for event in events}
    stay = [e.happened for e in case.events if e.step == step and e.id not in superseded] if case else []
    earlier = [before] if before and not (case and case.first(step)) else []
    return min((*stay, *earlier, *(event.happened for event in events if event.step == step)), default=None)

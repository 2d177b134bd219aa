"""The books of an import: how many cases were open, came, went and are open now, and whether the sum comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.case import Case, Document, Event, SettingType, Step
from transfer_cli.domain.changes import NewEvent
from transfer_cli.domain.columns import FieldValue, case_from
from transfer_cli.domain.newcomers import Newcomers
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.rules.ruleset import RuleSet
from transfer_cli.domain.standing import ASKS, standing

SENT = "plan_sent:"
"""Beginning of the steps that make a plan sent to one addressee."""

_FIELDS = ("left_on", "moved_in_on", "setting_type", "document")
"""Fields on which it depends whether a case is open."""
_ENDS = (Step.PLAN_ISSUED.value, Step.NO_PLAN_NOTIFIED.value)
"""Milestones that can close a case."""

Facts = tuple[FieldValue, ...]
"""Of a case that came with a file: the values of `_FIELDS`, then the days of `_ENDS`."""


@dataclass(frozen=True, slots=True)
class ImportBooks:
    """Open cases before and after an import, learning difficulty assessments among them, and all between.

    Attributes:
        opening: Open on the `--as-of` day as the record had it before.
        new: Came with this file, whether or not still open.
        moved_in: Likewise, from another authority.
        reopened: Were closed, and are opened again by a correction or a new request, if only to be closed in
            another way.
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
        came = self.opening + self.new + self.moved_in + self.reopened
        return came - self.transferred - self.no_plan - self.left == self.closing


def way_out(case: Case, as_of: date, rules: RuleSet = ENGLAND) -> Stage | None:
    """How the case had been closed by the end of that day; None = it was open."""
    stage = standing(case, as_of, rules).stage
    return None if stage.is_open else stage


def ends(step: str) -> bool:
    """Whether a step can close a case, or open it again."""
    return step in {Step.PLAN_ISSUED, Step.NO_PLAN_NOTIFIED, *ASKS} or step.startswith(SENT)


@dataclass(slots=True)
class Ledger:
    """What an import has done to the books so far.

    Args:
        as_of: The day on which cases are open or not.
        rules: Say when a case is closed.
    """

    as_of: date
    rules: RuleSet = ENGLAND
    _ways: Counter[str] = field(default_factory=Counter)
    _steps: dict[str, Case] = field(default_factory=dict)
    _known: dict[Facts, Stage | None] = field(default_factory=dict)

    def enter_newcomers(self, new: Newcomers) -> None:
        """Enter rows of a caseload whose children are new."""
        nothing = [None] * len(new)
        columns = [
            *(new.now.get(name, nothing) for name in _FIELDS),
            *(new.rows.columns.get(s, nothing) for s in _ENDS),
        ]
        for facts, count in Counter(zip(*columns, strict=True)).items():
            if facts not in self._known:
                self._known[facts] = way_out(_case_of(facts), self.as_of, self.rules)
            self._ways["moved_in" if facts[1] else "new"] += count
            if way := self._known[facts]:
                self._ways[way] += count

    def enter_rows(self, arrivals: Iterable[Arrival], events: Iterable[NewEvent]) -> None:
        """Enter rows of a caseload with the events that they give."""
        by_reference = _by_reference(events)
        for arrival in arrivals:
            found = by_reference.get(arrival.reference, ())
            if arrival.before is None:
                self._ways["moved_in" if arrival.now["moved_in_on"] else "new"] += 1
                if found or arrival.now["left_on"]:
                    self._enter(None, _after(arrival, found))
            elif found or any(arrival.now[name] != arrival.was[name] for name in _FIELDS):
                self._enter(arrival.before, _after(arrival, found))

    def enter_steps(self, recorded: Mapping[str, Case], events: Iterable[NewEvent]) -> None:
        """Enter events about cases that are in the record, by reference in small letters."""
        for reference, found in _by_reference(events).items():
            before = recorded[reference.casefold()]
            so_far = self._steps.get(reference, before)
            self._steps[reference] = after = _with(so_far, found)
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
        sum_of_it = opening + new + moved_in + reopened - transferred - no_plan - left
        counted = sum_of_it if closing is None else closing
        return ImportBooks(opening, new, moved_in, reopened, transferred, no_plan, left, counted)

    def _enter(self, before: Case | None, after: Case, times: int = 1) -> None:
        """Enter what becomes of one case, or with -1 take back what was entered of it."""
        was = way_out(before, self.as_of, self.rules) if before else None
        way = way_out(after, self.as_of, self.rules)
        if was == way:
            return
        if was:
            self._ways["reopened"] += times
        if way:
            self._ways[way] += times


def _by_reference(events: Iterable[NewEvent]) -> dict[str, list[NewEvent]]:
    """The events that can close a case or open it again."""
    found: dict[str, list[NewEvent]] = {}
    for event in events:
        if ends(event.step):
            found.setdefault(event.reference, []).append(event)
    return found


def _case_of(facts: Facts) -> Case:
    """Somebody of whom nothing else is known, which makes no difference to how a case was closed."""
    left_on, moved_in_on, setting_type, document, *ended = facts
    events = (Event(step, day) for step, day in zip(_ENDS, ended, strict=True) if isinstance(day, date))
    return Case(
        "", "", "", date.min, Document(str(document)), "", SettingType(str(setting_type)), date.min,
        moved_in_on=moved_in_on if isinstance(moved_in_on, date) else None,
        left_on=left_on if isinstance(left_on, date) else None,
        events=tuple(sorted(events, key=lambda event: event.happened)),
    )  # fmt: skip


def _after(arrival: Arrival, events: Sequence[NewEvent]) -> Case:
    """The case as the row makes it."""
    before = arrival.before
    if before is None:
        return _with(case_from(arrival.now, date.min), events)
    return _with(replace(case_from(arrival.now, before.known_from), events=before.events), events)


def _with(case: Case, events: Sequence[NewEvent]) -> Case:
    """The case with these events too."""
    superseded = {event.supersedes for event in events}
    stay = (event for event in case.events if event.id not in superseded)
    new = (Event(event.step, event.happened, note=event.note, detail=event.detail) for event in events)
    return replace(case, events=tuple(sorted((*stay, *new), key=lambda event: event.happened)))

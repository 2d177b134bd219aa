"""What would be otherwise: another notice or beginning, another calendar, another reading of the law."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import WEEK, Calendar, monday_of
from transfer_cli.domain.case import Case, Caseload, Event, Promise, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.explain import what
from transfer_cli.domain.obligation import Kind, Obligation, State, Timeline
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline, timelines
from transfer_cli.domain.words import in_words

WEEKS_TO_LOOK = 20
"""How far ahead the first school day after a planned week is sought."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One day that would be another.

    Attributes:
        was, would_be: None = there is no such day.
        state: How it would stand; None = it would be gone.
    """

    reference: str
    what: str
    rule: str
    was: date | None
    would_be: date | None
    state: State | None

    def __str__(self) -> str:
        if self.was is None:
            return f"{self.what}: {show_day(self.would_be)}, where there was no day"
        if self.would_be is None:
            return f"{self.what}: no day, where it was {show_day(self.was)}"
        if self.was == self.would_be:
            return f"{self.what}: {show_day(self.was)} as before, but {in_words(self.state or '')}"
        return f"{self.what}: {show_day(self.would_be)}, where it was {show_day(self.was)}"

    def as_document(self) -> dict[str, object]:
        """The day as JSON."""
        return {
            "reference": self.reference,
            "what": self.what,
            "rule": self.rule,
            "was": self.was.isoformat() if self.was else None,
            "would_be": self.would_be.isoformat() if self.would_be else None,
            "state": self.state.value if self.state else None,
        }


def moved(before: Timeline, after: Timeline) -> tuple[Moved, ...]:
    """Every day of one case that differs, or that would stand otherwise."""
    pairs = _pairs(before.obligations, after.obligations)
    found = (_moved(before.case.reference, was, would_be) for was, would_be in pairs)
    return tuple(made for made in found if made)


def supposed(case: Case, *, notice: date | None = None, begins: date | None = None) -> Case:
    """The case as it would be with another day of notice, or another beginning.

    A beginning that was stated or recorded stays where it is unless another one is given.
    """
    events = case.events
    if notice:
        events = _with(events, Step.NOTICE_GIVEN, notice)
    if begins and case.first(Step.ASSESSMENT_BEGAN):
        events = _with(events, Step.ASSESSMENT_BEGAN, begins)
    return replace(
        case,
        events=tuple(sorted(events, key=lambda event: event.happened)),
        assessment_begins=begins or case.assessment_begins,
    )


def with_holidays(settings: Settings, days: Collection[date]) -> Settings:
    """The settings with further days on which nobody works and no school is open."""
    return replace(settings, bank_holidays=settings.bank_holidays | frozenset(days))


def case_moves(
    case: Case, then: Case, settings: Settings, other: Settings, as_of: date
) -> tuple[Timeline, Timeline, tuple[Moved, ...]]:
    """One case as it is and as it would be, and every day that would be another.

    Args:
        then: The case as it would be, as `supposed` makes it.
        other: The settings as they would be.
    """
    replanned = _replanned(then, Calendar(other.terms, other.bank_holidays), as_of)
    before = timeline(case, settings, as_of, explain=True)
    after = timeline(replanned, other, as_of, explain=True)
    return before, after, (*_start_moved(case, replanned), *moved(before, after))


def caseload_moves(caseload: Caseload, now: Settings, then: Settings) -> tuple[Moved, ...]:
    """Every day of the whole caseload that would be another under other settings, in the caseload's order.

    Starts that a schedule promised are moved to the first school day of their week, or of the next that has one.
    """
    calendar = Calendar(then.terms, then.bank_holidays)
    replanned = replace(caseload, cases=tuple(_replanned(case, calendar, caseload.as_of) for case in caseload.cases))
    found: list[Moved] = []
    pairs = zip(timelines(caseload, now), timelines(replanned, then), strict=True)
    for before, after in pairs:
        if before.in_scope:
            found += _start_moved(before.case, after.case)
            found += moved(before, after)
    return tuple(found)


def _pairs(
    before: Sequence[Obligation], after: Sequence[Obligation]
) -> Iterator[tuple[Obligation | None, Obligation | None]]:
    """Each obligation beside what would take its place: the same rule about the same thing, else the same thing."""
    left = list(after)
    unpaired: list[Obligation] = []
    for was in before:
        same = next((o for o in left if _thing(o) == _thing(was) and o.rule == was.rule), None)
        if same is None:
            unpaired.append(was)
            continue
        left.remove(same)
        yield was, same
    for was in unpaired:
        near = next((o for o in left if _thing(o) == _thing(was)), None)
        if near:
            left.remove(near)
        yield was, near
    yield from ((None, would_be) for would_be in left)


def _thing(obligation: Obligation) -> tuple[Kind, str]:
    return obligation.kind, obligation.about


def _moved(reference: str, was: Obligation | None, would_be: Obligation | None) -> Moved | None:
    named = would_be or was
    if named is None or (was and would_be and (was.due, was.state) == (would_be.due, would_be.state)):
        return None
    return Moved(
        reference, what(named), named.rule, was.due if was else None, would_be.due if would_be else None,
        would_be.state if would_be else None,
    )  # fmt: skip


def _with(events: Sequence[Event], step: Step, on: date) -> tuple[Event, ...]:
    return (*(event for event in events if event.step != step), Event(step, on))


def _replanned(case: Case, calendar: Calendar, as_of: date) -> Case:
    promise = case.promise
    if promise is None or case.first(Step.NOTICE_GIVEN, as_of):
        return case
    return replace(case, promise=_first_day(promise, calendar))


def _first_day(promise: Promise, calendar: Calendar) -> Promise:
    weeks = (monday_of(promise.week) + number * WEEK for number in range(WEEKS_TO_LOOK))
    found = next((day for week in weeks if (day := calendar.first_school_day(week))), promise.starts_on)
    return replace(promise, week=monday_of(found), starts_on=found)


def _start_moved(before: Case, after: Case) -> Iterator[Moved]:
    if before.promise and after.promise and before.promise.starts_on != after.promise.starts_on:
        yield Moved(
            before.reference, "The review is planned to begin", "schedule",
            before.promise.starts_on, after.promise.starts_on, State.ON_TRACK,
        )  # fmt: skip

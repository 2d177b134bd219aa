"""Two people at one case: what somebody else changed meanwhile, beside what one is about to record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.columns import fields_of, to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import in_words

LAST_COUNTS: tuple[frozenset[str], ...] = (
    frozenset({"slip_reason"}),
    frozenset({"appeal_outcome"}),
    frozenset({"retention_hold", "retention_hold_lifted"}),
)
"""Kinds of steps that take each other's place: the one recorded last is what holds."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One field or step that both have changed.

    Attributes:
        what: Canonical column, or step.
        seen: As it was when it was read; empty = not known, or not recorded.
        now: As somebody else left it; empty likewise.
        mine: As it is to be; empty likewise.
        recorded: When the step was recorded that somebody else left (UTC); None = there is none, or it is a field.
    """

    what: str
    seen: str
    now: str
    mine: str
    recorded: datetime | None = None

    def __str__(self) -> str:
        shown = (text or "nothing" for text in (self.seen, self.now, self.mine))
        return f"{in_words(self.what)}: you had seen {next(shown)}, it is now {next(shown)}, you want {next(shown)}"


def clashes(seen: Case, now: Case, changes: Changes) -> tuple[Clash, ...]:
    """What of these changes somebody else has changed as well, and not to the same.

    Args:
        seen: The case on which the changes rest.
        now: The case as it is meanwhile.
    """
    return (*_of_fields(now, changes), *_of_steps(seen, now, changes.events))


def _of_fields(now: Case, changes: Changes) -> Iterator[Clash]:
    fields = fields_of(now)
    for change in changes.fields:
        value = to_text(fields[change.field])
        if value not in {change.old, change.new}:
            yield Clash(change.field, change.old or "", value or "", change.new or "")


def _of_steps(seen: Case, now: Case, events: Iterable[NewEvent]) -> Iterator[Clash]:
    known = {event.id: event for event in seen.events}
    for event in events:
        was = known.get(event.supersedes) if event.supersedes is not None else None
        theirs = new_steps(seen, now, event.step) if was else _in_its_place(seen, now, event.step)
        gone = was is not None and all(other.id != was.id for other in now.events)
        if gone or (was is None and theirs and not _says_the_same(theirs, event)):
            wanted = "never happened" if event.retracts else show_day(event.happened)
            recorded = theirs[-1].recorded if theirs else None
            before = [was] if was else _held_before(seen, event.step)
            yield Clash(event.step, _said(before, event.step), _said(theirs, event.step), wanted, recorded)


def _says_the_same(theirs: Sequence[Event], event: NewEvent) -> bool:
    """Whether the same step was recorded for the same day, and of steps that take each other's place as the last."""
    return theirs[-1].step == event.step and any(
        (other.step, other.happened) == (event.step, event.happened) for other in theirs
    )


def _in_its_place(seen: Case, now: Case, step: str) -> tuple[Event, ...]:
    """What was recorded since the case was seen of this step, and of those that take its place, the latest last."""
    known = {event.id for event in seen.events}
    found = (event for event in now.events if event.id not in known and _takes_place(event.step, step))
    return tuple(sorted(found, key=lambda event: event.id))


def _takes_place(step: str, other: str) -> bool:
    """Whether of these two steps only the one recorded last counts, as it is of one step for two days."""
    return step == other or (_kind(step) in _kind_group(other))


def _held_before(seen: Case, step: str) -> list[Event]:
    """What held of those whose place this step takes; none of a step that only takes the place of itself."""
    found = [event for event in seen.events if _kind(event.step) in _kind_group(step)]
    return sorted(found, key=lambda event: event.id)[-1:]


def _kind_group(step: str) -> frozenset[str]:
    return next((group for group in LAST_COUNTS if _kind(step) in group), frozenset())


def _kind(step: str) -> str:
    return step.partition(":")[0]


def new_steps(seen: Case, now: Case, step: str) -> tuple[Event, ...]:
    """What was recorded of this step since the case was seen."""
    known = {event.id for event in seen.events}
    return tuple(event for event in now.events if event.step == step and event.id not in known)


def _said(events: Sequence[Event], step: str) -> str:
    """The days of these steps, and what they are where it is another one."""
    days = ((event, show_day(event.happened)) for event in events)
    return ", ".join(day if event.step == step else f"{in_words(event.step)}, {day}" for event, day in days)


def the_same(mine: Changes, anew: Changes) -> bool:
    """Whether what was decided on the case as seen is what comes of deciding on the case as it is now."""
    return _essence(mine) == _essence(anew)


def _essence(
    changes: Changes,
) -> tuple[frozenset[tuple[str, str | None, str | None, date | None]], tuple[NewEvent, ...]]:
    fields = frozenset((change.field, change.old, change.new, change.holds_from) for change in changes.fields)
    return fields, changes.events


def without(changes: Changes, theirs: Collection[str]) -> Changes:
    """The changes but for these fields and steps, which stay as somebody else left them."""
    return replace(
        changes,
        fields=tuple(change for change in changes.fields if change.field not in theirs),
        events=tuple(event for event in changes.events if event.step not in theirs),
    )


def step_now(seen: Case, now: Case, event: Event) -> Event | None:
    """The event that stands for one that was seen; None = somebody said that it never happened.

    Of several that took its place the latest recorded counts.
    """
    if any(other.id == event.id for other in now.events):
        return event
    return max(new_steps(seen, now, event.step), key=lambda other: other.id, default=None)

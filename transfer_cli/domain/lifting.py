"""When the duty to conclude by a day is lifted, and what follows once it binds again: SI 2014/2270 art 16."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.appeals import old_law_appeals
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.clocks import recorded_exceptions
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import Ground, Limit, approval, fault
from transfer_cli.domain.policy import Policy
from transfer_cli.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Lift:
    """A time in which the duties of articles 12 to 15 do not bind.

    Attributes:
        first: First day of it.
        binds_from: First day on which they bind again; None = they do not yet.
        why: What lifts them, as a sentence begins.
    """

    first: date
    binds_from: date | None
    why: str

    def covers(self, day: date) -> bool:
        """Whether the duty to conclude by that day was lifted on it."""
        return self.first <= day and (self.binds_from is None or day < self.binds_from)

    def is_over(self, as_of: date) -> bool:
        """Whether the duties bind again by then."""
        return self.binds_from is not None and self.binds_from <= as_of


def lifts(facts: Standing, policy: Policy) -> tuple[Lift, ...]:
    """Everything recorded that lifts the duties: appeals, and circumstances that made an assessment inappropriate."""
    return (*_appeals(facts), *_circumstances(facts, policy))


def on_the_day(found: Iterable[Lift], due: date) -> Iterator[str]:
    """Why the duty to conclude by that day was lifted on it."""
    for lift in found:
        if lift.covers(due):
            so = f"the duty to conclude by {show_day(due)} is lifted"
            yield f"{lift.why}, so {so}: as soon as is reasonably practicable after"


def before_the_day(found: Iterable[Lift], due: date) -> Iterator[str]:
    """What lifted the duty for a time that was over before the day, which stands again."""
    for lift in found:
        if lift.is_over(due):
            yield f"{lift.why}: the duty was lifted for that time, and {show_day(due)} stands again"


def since_then(found: Iterable[Lift], due: date, as_of: date) -> str:
    """That a transfer whose day was lifted is due all the same by now; empty while it still is, or if it never was."""
    covering = [lift for lift in found if lift.covers(due)]
    if not covering or not all(lift.is_over(as_of) for lift in covering):
        return ""
    over = max(lift.binds_from for lift in covering if lift.binds_from)
    return (
        f"The duty to conclude by {show_day(due)} was lifted until {show_day(over)}; since then the transfer is due as "
        "soon as is reasonably practicable."
    )


def _appeals(facts: Standing) -> Iterator[Lift]:
    for registered, ended in old_law_appeals(facts):
        until = f", undecided until {show_day(ended)}" if ended else ", not yet decided"
        yield Lift(registered, ended, f"an appeal was registered {show_day(registered)}{until} (art 16(b))")


def _circumstances(facts: Standing, policy: Policy) -> Iterator[Lift]:
    for found in recorded_exceptions(facts):
        first, last = found.first, found.last
        if found.ground != Ground.INAPPROPRIATE or first is None or fault(found, first, first, policy, Limit.CONCLUDE):
            continue
        yield Lift(first, last + DAY if last else None, f"{found.in_words} (art 16(a)){approval(found)}")

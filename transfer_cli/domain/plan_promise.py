"""What publishing a version of the plan promises each family, and what it changes of what was promised before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import NewEvent
from transfer_cli.domain.local_plan import LocalPlan, caught_by
from transfer_cli.domain.obligation import Basis, Kind, Stage, Timeline
from transfer_cli.domain.plan_group import describe
from transfer_cli.domain.settings import PlanVersion
from transfer_cli.domain.turns import PROMISED, Promised, agreement, promises
from transfer_cli.domain.year_group import moves
from transfer_cli.errors import Refused

FEW = 5
"""A change that concerns fewer families is told to them, and not on a page that everybody reads."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A turn that this version puts on another day than the last one promised."""

    reference: str
    before: Promised
    now: Promised

    @property
    def later(self) -> bool:
        """Whether the family waits longer than it was promised."""
        return self.now.conclude_by > self.before.conclude_by


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing the plan writes.

    Attributes:
        events: A promise for every family that has none yet or another one.
        new: How many families are promised a turn for the first time.
        moved: Turns that this writes on another day than the one promised last.
        unpromised: References of open children who are promised nothing: no group catches them.
        changes: Each change of a turn that this version made for `FEW` families or more, whenever it was recorded,
            the most frequent first.
        few_moved: This version changed other turns as well, each for fewer families.
    """

    events: tuple[NewEvent, ...]
    new: int
    moved: tuple[Moved, ...]
    unpromised: tuple[str, ...]
    changes: tuple[tuple[Promised, Promised], ...]
    few_moved: bool


def publication(timelines: Iterable[Timeline], plan: LocalPlan, version: PlanVersion) -> Publication:
    """The promises of this version to every family whose review is still to begin.

    Whoever has agreed on a turn of their own keeps it, and is promised nothing else.

    Raises:
        Refused: RULE040, this version was published before with another day for one of its groups.
    """
    events: list[NewEvent] = []
    moved: list[Moved] = []
    unpromised: list[str] = []
    steps: list[tuple[Promised, Promised]] = []
    new = 0
    for timeline in timelines:
        case = timeline.case
        past, now, by_law = promises(case, date.max), None, False
        if timeline.is_open and timeline.stage == Stage.NOT_STARTED and not agreement(case, plan.as_of):
            now, by_law = _promise(timeline, plan, version)
            unpromised += [] if now else [case.reference]
        if now and not (past and _what(past[-1]) == _what(now)):
            if past:
                if not by_law:
                    _refuse_silent_change(case, past[-1], now)
                moved.append(Moved(case.reference, past[-1], now))
            new += not past
            events.append(NewEvent(case.reference, PROMISED, now.on, note=now.note))
            past = (*past, now)
        steps += [(before, after) for before, after in pairwise(past) if after.version == version.version]
    counted = Counter((_what(before), _what(after)) for before, after in steps)
    shown = {(_what(before), _what(after)): (before, after) for before, after in reversed(steps)}
    changes = tuple(shown[pair] for pair, families in counted.most_common() if families >= FEW)
    return Publication(tuple(events), new, tuple(moved), tuple(unpromised), changes, len(changes) < len(counted))


def _promise(timeline: Timeline, plan: LocalPlan, version: PlanVersion) -> tuple[Promised | None, bool]:
    """The day of the family's group, or the law's own where that comes first and has not passed already.

    Returns:
        The promise, None when no group catches the family; and whether it is the law that sets its day.
    """
    case = timeline.case
    windows = caught_by(case, plan, moves(case, plan.as_of))
    if not windows:
        return None, False
    on = max(version.published, case.moved_in_on or version.published)
    by_law = [o.due for o in timeline.of(Kind.CONCLUDE_BY) if o.basis == Basis.STATUTE]
    ahead = [due for due in by_law if due >= on] or [plan.rules.last_lawful_day for _ in by_law]
    last = min([windows[0].conclude_by, *ahead])
    return Promised(on, version.version, last, describe(windows[0].group)), last < windows[0].conclude_by


def _what(promise: Promised) -> tuple[str, date]:
    """The group and day, whichever version said so."""
    return promise.group, promise.conclude_by


def _refuse_silent_change(case: Case, before: Promised, now: Promised) -> None:
    if before.version == now.version and before.group == now.group:
        raise Refused(
            "RULE040",
            f"Version {now.version} of the plan was published before and promised {case.reference} another day.",
            "Give the plan its next version and the day it is published in [plan_version].",
        )

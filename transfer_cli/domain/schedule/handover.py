"""One officer's cases given to others in one step, balanced by the work that is still in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.changes import FieldChange
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.schedule.room import OPEN_WEEKS
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.errors import InputUnusable

DRAFT_IS = 4
"""Weeks of work at most that a review with a draft plan still needs."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One case given on.

    Attributes:
        work: Planned weeks that its review still takes.
    """

    case: Case
    to: str
    work: int


@dataclass
class _Desk:
    """An officer and the work on their desk."""

    officer: Officer
    work: int

    def burden_with(self, work: int) -> tuple[float, str]:
        """The work against what the officer can usually begin in a week."""
        return (self.work + work) / (self.officer.starts_per_week or 1), self.officer.name


def hands(
    timelines: Iterable[Timeline], settings: Settings, leaving: str, to: Sequence[str] = (),
    planned: Mapping[str, str | None] | None = None,
) -> tuple[Hand, ...]:  # fmt: skip
    """To whom each open case of the leaving officer goes, in order of reference.

    Reviews still to begin go to whoever has room for them by the schedule. The others go, the heaviest first, each to
    whoever then has least work for the room they have; brothers and sisters stay together.

    Args:
        to: Only to these officers; empty = to all others.
        planned: By reference, the officer whom a schedule without the leaving one gives the review to.

    Raises:
        InputUnusable: SCH011, nobody of that name is in the settings, or nobody is left to take the cases.
    """
    mine = leaving.casefold()
    takers = _takers(settings, mine, to)
    open_ = [timeline for timeline in timelines if timeline.is_open]
    desks = {officer.name.casefold(): _Desk(officer, 0) for officer in takers}
    for timeline in open_:
        owner = (owner_of(timeline.case) or "").casefold()
        if owner in desks:
            desks[owner].work += work_left(timeline)
    families: defaultdict[tuple[str, ...], list[Timeline]] = defaultdict(list)
    given: list[Hand] = []
    for timeline in open_:
        if (owner_of(timeline.case) or "").casefold() != mine:
            continue
        desk = desks.get(((planned or {}).get(timeline.case.reference) or "").casefold())
        if desk:
            desk.work += work_left(timeline)
            given.append(Hand(timeline.case, desk.officer.name, work_left(timeline)))
        else:
            families[_family(timeline.case)].append(timeline)
    heaviest_first = sorted(families.values(), key=lambda of: (-sum(map(work_left, of)), of[0].case.reference))
    for family in heaviest_first:
        work = sum(map(work_left, family))
        desk = min(desks.values(), key=lambda desk: desk.burden_with(work))
        desk.work += work
        given += (Hand(timeline.case, desk.officer.name, work_left(timeline)) for timeline in family)
    return tuple(sorted(given, key=lambda hand: hand.case.reference))


def work_left(timeline: Timeline) -> int:
    """Planned weeks of work still in a review: all 20 before it begins, those left of them afterwards."""
    if timeline.stage == Stage.NOT_STARTED:
        return OPEN_WEEKS
    since = timeline.notice_on or timeline.begins_on
    left = OPEN_WEEKS - (timeline.as_of - since).days // 7 if since else OPEN_WEEKS
    return max(1, min(left, DRAFT_IS) if timeline.stage == Stage.DRAFT else left)


def owner_of(case: Case) -> str | None:
    """The officer who has the case: its own, or else the one to whom the last schedule gave it."""
    return case.officer or (case.promise.officer if case.promise else None)


def changes_of(given: Iterable[Hand], as_of: date) -> tuple[FieldChange, ...]:
    """The cases' new officers, to be recorded."""
    return tuple(FieldChange(hand.case.reference, "officer", hand.case.officer, hand.to, as_of) for hand in given)


def with_officers(caseload: Caseload, fields: Iterable[FieldChange]) -> Caseload:
    """The caseload with these officers."""
    officers = {change.reference: change.new for change in fields}
    cases = (
        replace(case, officer=officers[case.reference]) if case.reference in officers else case
        for case in caseload.cases
    )
    return replace(caseload, cases=tuple(cases))


def _family(case: Case) -> tuple[str, ...]:
    """The home and name that brothers and sisters share; the case alone where no address is known."""
    home = (*case.home_address, case.home_postcode or "", case.surname)
    return home if case.home_address else (case.reference,)


def _takers(settings: Settings, leaving: str, to: Sequence[str]) -> list[Officer]:
    known = {officer.name.casefold(): officer for officer in settings.officers}
    for name in (leaving, *to):
        if name.casefold() not in known:
            raise _unusable(f"{name} is not among the officers in the settings.")
    wanted = {name.casefold() for name in to} or known.keys()
    takers = [officer for name, officer in known.items() if name in wanted and name != leaving]
    if not takers:
        raise _unusable("Nobody is left who could take the cases.")
    return takers


def _unusable(what: str) -> InputUnusable:
    return InputUnusable("SCH011", what, "Name officers as transfer.toml does, or add them there.")

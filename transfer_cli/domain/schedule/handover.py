"""One officer's cases given to others in one step, balanced by the work that is still in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.changes import FieldChange
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.schedule.limits import planned_end
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
    """An officer and the work on their desk.

    Attributes:
        left: Mondays in order, each with the reviews that could still be open then beside those that are to begin.
    """

    officer: Officer
    work: int = 0
    under_way: int = 0
    left: dict[date, int] = field(default_factory=dict)

    def burden_with(self, family: Sequence[Timeline]) -> tuple[int, bool, float, str]:
        """Places taken from reviews to begin, whether these are too many, and the work against starts a week."""
        most, work = self.officer.open_reviews, self.work + sum(map(work_left, family))
        too_many = most is not None and self.under_way + len(family) > most
        return self._lacking(family), too_many, work / (self.officer.starts_per_week or 1), self.officer.name

    def _lacking(self, family: Sequence[Timeline]) -> int:
        ends = [end for timeline in family if (end := planned_end(timeline))]
        taken = ((sum(end > monday for end in ends), left) for monday, left in self.left.items())
        return sum(min(more, max(0, more - left)) for more, left in taken)

    def take(self, timeline: Timeline) -> Hand:
        """Put the case on this desk."""
        self.work += work_left(timeline)
        self.under_way += timeline.stage != Stage.NOT_STARTED
        if end := planned_end(timeline):
            self.left = {monday: left - (end > monday) for monday, left in self.left.items()}
        return Hand(timeline.case, self.officer.name, work_left(timeline))


def hands(
    timelines: Iterable[Timeline], settings: Settings, leaving: str, to: Sequence[str] = (),
    planned: Mapping[str, str | None] | None = None, left: Mapping[str, Mapping[date, int]] | None = None,
) -> tuple[Hand, ...]:  # fmt: skip
    """To whom the open cases of the leaving officer go, in order of reference.

    Those under way go first, the heaviest before the others, each to whoever has places for it beside the reviews
    that are to begin, and of several to whoever then has least work for the room they have; brothers and sisters stay
    together. Reviews still to begin go to whoever has room for them by the schedule, and else as the others do. Cases
    of nobody that are still to begin are nobody's again, and are planned anew.

    Args:
        to: Only to these officers; empty = to all others.
        left: By officer in small letters and Monday, reviews that could be open beside those already under way and
            those to begin; None = the reviews to begin are not looked at.
        planned: By reference, the officer whom a schedule without the leaving one gives the review to; None = leave
            the reviews still to begin out.

    Raises:
        InputUnusable: SCH011, nobody of that name is in the settings, or nobody is left to take the cases.
    """
    mine = leaving.casefold()
    desks = {officer.name.casefold(): _Desk(officer) for officer in _takers(settings, leaving, to)}
    under_way: list[Timeline] = []
    to_begin: list[Timeline] = []
    for timeline in timelines:
        owner = (_owner_of(timeline) or "").casefold()
        if timeline.is_open and owner in desks:
            desks[owner].take(timeline)
        elif timeline.is_open and owner == mine:
            (to_begin if timeline.stage == Stage.NOT_STARTED else under_way).append(timeline)
    for name, by_monday in (left or {}).items():
        if name in desks:
            desks[name].left = dict(by_monday)
    given = list(_shared_out(under_way, desks))
    if planned is not None:
        at = {
            timeline.case.reference: desks.get((planned.get(timeline.case.reference) or "").casefold())
            for timeline in to_begin
        }
        given += [desk.take(timeline) for timeline in to_begin if (desk := at[timeline.case.reference])]
        given += _shared_out([timeline for timeline in to_begin if not at[timeline.case.reference]], desks)
    return tuple(sorted(given, key=lambda hand: hand.case.reference))


def _shared_out(some: Iterable[Timeline], desks: Mapping[str, _Desk]) -> Iterator[Hand]:
    families: defaultdict[tuple[str, ...], list[Timeline]] = defaultdict(list)
    for timeline in some:
        families[_family(timeline.case)].append(timeline)
    for family in sorted(families.values(), key=lambda of: (-sum(map(work_left, of)), of[0].case.reference)):
        desk = min(desks.values(), key=lambda desk: desk.burden_with(family))
        yield from (desk.take(timeline) for timeline in family)


def work_left(timeline: Timeline) -> int:
    """Planned weeks of work still in a review: all 20 before it begins, those left of them afterwards."""
    if timeline.stage == Stage.NOT_STARTED:
        return OPEN_WEEKS
    since = timeline.notice_on or timeline.begins_on
    left = OPEN_WEEKS - (timeline.as_of - since).days // 7 if since else OPEN_WEEKS
    return max(1, min(left, DRAFT_IS) if timeline.stage == Stage.DRAFT else left)


def _owner_of(timeline: Timeline) -> str | None:
    """The officer who has the case; once it is under way, else the one to whom the last schedule gave it."""
    case = timeline.case
    if case.officer or timeline.stage == Stage.NOT_STARTED:
        return case.officer
    return case.promise.officer if case.promise else None


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
            what = f"{name} is not among the officers in the settings."
            raise _unusable(what)
    wanted = {name.casefold() for name in to} or known.keys()
    takers = [officer for name, officer in known.items() if name in wanted and name != leaving.casefold()]
    if not takers:
        raise _unusable("Nobody is left who could take the cases.")
    return takers


def _unusable(what: str) -> InputUnusable:
    return InputUnusable("SCH011", what, "Name officers as transfer.toml does, or add them there.")

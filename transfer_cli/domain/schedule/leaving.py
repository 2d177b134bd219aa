"""An officer leaves: the open cases go to the others so that as few reviews as can be begin late for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Caseload
from transfer_cli.domain.schedule.choosing import chosen_for
from transfer_cli.domain.schedule.exact import Solve
from transfer_cli.domain.schedule.handover import Hand, changes_of, hands, with_officers
from transfer_cli.domain.schedule.job import Places
from transfer_cli.domain.schedule.room import NO_LIMIT
from transfer_cli.domain.schedule.task import Task, late_in, task_of
from transfer_cli.domain.schedule.weeks import NOTICE
from transfer_cli.domain.schedule.what_if import with_freed
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines

Left = Mapping[str, Mapping[date, int]]
"""By officer in small letters and Monday, how many reviews more could be open."""


@dataclass(frozen=True)
class Handover:
    """What is asked.

    Attributes:
        settings: With the officer who leaves.
        to: Officers who may take the cases; empty = all others.
    """

    settings: Settings
    leaving: str
    to: tuple[str, ...] = ()

    @property
    def without(self) -> Settings:
        """The settings without the officer who leaves."""
        return without_officer(self.settings, self.leaving)


def without_officer(settings: Settings, name: str) -> Settings:
    """The settings without that officer, in capitals or not."""
    staying = tuple(officer for officer in settings.officers if officer.name.casefold() != name.casefold())
    return replace(settings, officers=staying)


def handed_over(
    wanted: Handover, caseload: Caseload, calendar: Calendar, as_of: date, solve: Solve
) -> tuple[Hand, ...]:
    """To whom every open case of the leaving officer goes.

    Reviews under way are shared out beside a draft schedule in which they use nobody's room: nobody can do better
    than that one. If the shares cost no review its place, they are the best there are; else those by work alone are
    drafted as well, and whichever makes fewer late is taken.

    Raises:
        InputUnusable: SCH011, nobody of that name is in the settings, or nobody is left to take the cases.
    """
    derived = timelines(caseload, wanted.settings)

    def shared(left: Left | None = None) -> tuple[Hand, ...]:
        return hands(derived, wanted.settings, wanted.leaving, wanted.to, left=left)

    def drafted(under_way: Sequence[Hand]) -> _Draft:
        given = with_officers(caseload, changes_of(under_way, as_of))
        return _draft(with_freed(given, frozenset({wanted.leaving.casefold()})), wanted.without, calendar, as_of, solve)

    free = drafted(())
    found: list[tuple[_Draft, Left | None]] = [(drafted(shared(free.left)), free.left)]
    if found[0][0].late > free.late:
        found.append((drafted(shared()), None))
    best, left = min(found, key=lambda draft: draft[0].late)
    return hands(derived, wanted.settings, wanted.leaving, wanted.to, best.takers, left)


@dataclass(frozen=True)
class _Draft:
    """What a schedule would come to.

    Attributes:
        late: Reviews that begin late, or not at all.
        takers: The officer of each review, by reference.
        left: Beside those under way and those to begin, where it is limited.
    """

    late: int
    takers: Mapping[str, str | None]
    left: Left


def _draft(caseload: Caseload, settings: Settings, calendar: Calendar, as_of: date, solve: Solve) -> _Draft:
    task = task_of(timelines(caseload, settings), settings, calendar, as_of)
    places = chosen_for(task, solve, fits=False).places
    officers = task.limits.officers
    takers = {r: officers[at.officer].name if at.officer is not None else None for r, at in places.items()}
    return _Draft(len(late_in(places, task)), takers, _left(places, task))


def _left(places: Places, task: Task) -> Left:
    """Reviews that each officer could have open beside those under way and those to begin, where that is limited."""
    found: dict[str, Mapping[date, int]] = {}
    for number, room in enumerate(task.limits.officers):
        spans = room.less(Counter(at.week for at in places.values() if at.officer == number)).spans
        by_week = zip(task.limits.weeks.all, spans, strict=True)
        left = {week.monday - NOTICE: most for week, most in by_week if most < NO_LIMIT // 2}
        found[(room.name or "").casefold()] = left
    return found

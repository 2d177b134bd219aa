"""The schedule: a week and an officer for every review still to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.changes import NewSchedule, NewStart
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.posting import PostClass, arrives_on
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.exact import Solve, possible
from transfer_cli.domain.schedule.fill import Job, Places
from transfer_cli.domain.schedule.judge import Remedy, Shortfall, judge
from transfer_cli.domain.schedule.limits import Limits, Place, limits
from transfer_cli.domain.schedule.placing import placed
from transfer_cli.domain.schedule.weeks import NOTICE, Week, Weeks, school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.settings import Settings

FIRST_SERVED = frozenset({"custody", "tribunal", "looked_after"})
"""Priorities that go first among reviews which are due alike."""


@dataclass(frozen=True, slots=True)
class Start:
    """One review in the schedule.

    Attributes:
        place: None = no week with room is left in the known terms.
        officer: Whose room it uses, or the case's own officer where the team is not divided.
        late: It begins later than its window allows, or not at all.
    """

    window: Window
    place: Place | None
    officer: str | None
    late: bool


@dataclass(frozen=True)
class Schedule:
    """What `transfer schedule` decides.

    Attributes:
        starts: By week, then reference; those without a week last.
        shortfalls: Where room is lacking, and the reviews whose last week is gone whatever the room.
        remedies: What would make all the others fit.
        fits_by_law: Whether the law's own days of all that are not too late could be kept if guidance and the local
            plan were left aside.
        by_post: Number of the first week whose notice can still go by first-class post; with no such week, their count.
        strangers: Officers named in cases and not in the settings, whose cases use anybody's room.
    """

    as_of: date
    limits: Limits
    starts: tuple[Start, ...]
    shortfalls: tuple[Shortfall, ...]
    remedies: tuple[Remedy, ...]
    fits_by_law: bool
    by_post: int
    strangers: tuple[str, ...]

    @property
    def weeks(self) -> Weeks:
        """The weeks that the numbers mean."""
        return self.limits.weeks

    @property
    def feasible(self) -> bool:
        """Whether every review begins within its window."""
        return not self.shortfalls

    def week_of(self, start: Start) -> Week | None:
        """The week of a start; None = it has none."""
        return self.weeks.all[start.place.week] if start.place else None

    @property
    def gone(self) -> bool:
        """Whether some review is too late for the law whatever is done."""
        return any(start.window.last is None for start in self.starts)

    @property
    def late(self) -> tuple[Start, ...]:
        """Reviews that begin late, or for which no week is left."""
        return tuple(start for start in self.starts if start.late)

    @property
    def by_hand(self) -> tuple[Start, ...]:
        """Reviews that begin too soon for the post, so that their notice has to be handed over or e-mailed."""
        return tuple(
            start
            for start in self.starts
            if start.place and start.place.week < self.by_post and not start.window.case.stated_beginning
        )

    def notice_by(self, start: Start) -> date | None:
        """The last day on which its notice can be given; None = it has no week."""
        week = self.week_of(start)
        return week.starts_on - NOTICE if week and week.starts_on else None

    @property
    def moved(self) -> tuple[Start, ...]:
        """Reviews that get another week than the last schedule gave them, or none."""
        return tuple(start for start in self.starts if self._is_moved(start))

    def _is_moved(self, start: Start) -> bool:
        promise, week = start.window.case.promise, self.week_of(start)
        return promise is not None and (week is None or week.monday != promise.week)


def plan(timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date, solve: Solve) -> Schedule:
    """Give every review still to begin its week.

    Level load under the smallest weekly number that is enough, as early as that allows, earlier promises kept
    where they can be. If not all can begin in time, as many as can do; the others follow as soon as there is room.
    Weeks too soon for a notice by post are used only if that makes fewer late; whether all fit is judged with them.

    Args:
        solve: Asked where officers' own cases meet those of anybody and nothing simpler decides.

    Raises:
        AssertionError: The schedule breaks a constraint: a defect, so it is never shown or recorded.
    """
    weeks = school_weeks(calendar, as_of)
    room = limits(settings, weeks, timelines, as_of)
    found = windows(timelines, settings, weeks, as_of)
    gone = [window for window in found if window.last is None]
    jobs = _jobs((window for window in found if window.last is not None), room)
    by_law = _jobs((replace(w, first=0, last=w.lawful) for w in found if w.lawful is not None), room)
    verdict = judge(jobs, room, solve)
    by_post = _first_by_post(weeks, calendar, as_of)
    places = _placed(found, by_post, room, solve)
    schedule = Schedule(
        as_of,
        room,
        tuple(sorted((_start(window, places.get(window.reference), room) for window in found), key=_by_week)),
        (*_gone_by(gone), *verdict.shortfalls),
        verdict.remedies,
        possible(by_law, room, solve),
        by_post,
        tuple(sorted(_strangers(found, room))),
    )
    faults = check(places, found, room, frozenset(start.window.reference for start in schedule.late))
    if faults or (schedule.late and schedule.feasible):
        raise AssertionError("; ".join(faults) or "Everything fits, and yet something is late.")
    return schedule


def new_schedule(schedule: Schedule) -> NewSchedule:
    """The schedule as it is recorded; reviews without a week are left out."""
    return NewSchedule(
        schedule.feasible, tuple(new for start in schedule.starts if (new := _new_start(start, schedule)))
    )


def _new_start(start: Start, schedule: Schedule) -> NewStart | None:
    week = schedule.week_of(start)
    if week is None or week.starts_on is None:
        return None
    first, last = start.window.first, start.window.last
    mondays = [w.monday for w in schedule.weeks.all]
    earliest, latest = (mondays[first], mondays[last]) if first is not None and last is not None else (None, None)
    return NewStart(start.window.reference, week.monday, week.starts_on, start.officer, earliest, latest)


def _first_by_post(weeks: Weeks, calendar: Calendar, as_of: date) -> int:
    found = weeks.first_to_begin_from(arrives_on(as_of, PostClass.FIRST, calendar) + NOTICE)
    return len(weeks) if found is None else found


def _placed(found: Sequence[Window], by_post: int, limits: Limits, solve: Solve) -> Places:
    """Places in weeks whose notice can go by post, unless those within the lawful windows make fewer late."""
    promised = _promised(found, limits)

    def places_in(windows: Sequence[Window]) -> Places:
        timely = _jobs((window for window in windows if window.last is not None), limits)
        return placed(
            timely, _jobs((window for window in windows if window.last is None), limits), promised, limits, solve
        )

    def late_in(places: Places) -> set[str]:
        return {window.reference for window in found if _start(window, places.get(window.reference), limits).late}

    lawful = places_in(found)
    posted = places_in([_from_week(by_post, window) for window in found])
    return posted if lawful.keys() <= posted.keys() and late_in(posted) <= late_in(lawful) else lawful


def _from_week(number: int, window: Window) -> Window:
    """The window from that week on; the same if nothing is left then, or if the notice has stated the day already.

    A review that is too late already does not wait for the post: its notice is handed over.
    """
    if window.first is None or window.last is None or window.last < number or window.case.stated_beginning:
        return window
    return replace(window, first=max(window.first, number))


def _jobs(windows: Iterable[Window], limits: Limits) -> list[Job]:
    """What is to be placed: a review that is too late may begin in any week, one with no week left is left out."""
    return [
        Job(
            len(limits.weeks) - 1 if window.last is None else window.last,
            (window.due.toordinal(), FIRST_SERVED.isdisjoint(window.case.priority)),
            window.reference,
            window.first,
            limits.officer_of(window.case.officer),
        )
        for window in windows
        if window.first is not None
    ]


def _promised(found: Iterable[Window], limits: Limits) -> dict[str, Place]:
    """Places of the last schedule that still exist, by reference."""
    promised = {}
    for window in found:
        promise = window.case.promise
        if promise and (week := limits.weeks.number_of(promise.week)) is not None:
            officer = limits.officer_of(window.case.officer)
            officer = limits.officer_of(promise.officer) if officer is None else officer
            if officer is not None or not limits.officers:
                promised[window.reference] = Place(week, officer)
    return promised


def _start(window: Window, place: Place | None, limits: Limits) -> Start:
    late = place is None or window.last is None or place.week > window.last
    officer = window.case.officer
    if place and place.officer is not None:
        officer = limits.officers[place.officer].name
    return Start(window, place, officer, late)


def _by_week(start: Start) -> tuple[bool, int, str]:
    return start.place is None, start.place.week if start.place else 0, start.window.reference


def _gone_by(gone: Iterable[Window]) -> list[Shortfall]:
    """Reviews whose last week has gone, as shortfalls of the first possible week."""
    counts = Counter("holidays" if window.by_holidays else "too_late" for window in gone)
    return [Shortfall(0, 0, count, 0, limit) for limit, count in sorted(counts.items())]


def _strangers(found: Iterable[Window], limits: Limits) -> set[str]:
    """Officers whom cases name and the settings do not, though they name others."""
    named = {window.case.officer for window in found if window.case.officer} if limits.officers else set()
    return {name for name in named if limits.officer_of(name) is None}

"""The schedule: a week and an officer for every review still to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.posting import PostClass, arrives_on
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.exact import Solve, as_many_as_fit, possible
from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.judge import Shortfall, judge
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.moves import moves
from transfer_cli.domain.schedule.other_ways import other_ways, recovery
from transfer_cli.domain.schedule.outcome import Schedule, Start
from transfer_cli.domain.schedule.pace import pace
from transfer_cli.domain.schedule.pins import pinned
from transfer_cli.domain.schedule.placing import placed
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.search import least
from transfer_cli.domain.schedule.swaps import Keep, fullest_week, swapped
from transfer_cli.domain.schedule.weeks import NOTICE, Weeks, school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.schedule.wishes import Met, Wishes, met, wishes
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.year_group import moves as phase_moves

FIRST_SERVED = frozenset({"custody", "tribunal", "looked_after"})
"""Priorities that go first among reviews which are due alike."""


BUFFER_KEPT = 4
"""Weeks before its last one that a review does not lose to a preference."""
SMALL = 12
"""Up to so many reviews the best that preferences could come to is worked out."""

Best = Callable[[Sequence[Job], Limits, Wishes], Places]
"""Places for as many reviews as can begin, and of all such schedules the one that meets most preferences by weight."""


def plan(
    timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date, solve: Solve,
    best: Best | None = None,
) -> Schedule:  # fmt: skip
    """Give every review still to begin its week.

    Level load under the smallest weekly number that is enough, as early as that allows, earlier promises kept
    where they can be; then preferences, by swaps. If not all can begin in time, as few as can be are late, and those
    whom it harms least; they follow as soon as there is room. Weeks too soon for a notice by post are used only if
    that makes fewer late; whether all fit is judged with them.

    Args:
        solve: Asked where officers' own cases meet those of anybody and nothing simpler decides.
        best: Asked of small caseloads, how far preferences could be met at best; None = nobody wants to know.

    Raises:
        AssertionError: The schedule breaks a constraint: a defect, so it is never shown or recorded.
    """
    task = _task(timelines, settings, calendar, as_of)
    room, found, jobs = task.limits, task.found, _jobs(task.found, task)
    by_law = [replace(w, first=0, last=w.lawful) for w in found if w.lawful is not None]
    verdict = judge(jobs, room, solve)
    chosen = _chosen(task, solve, fits=not verdict.shortfalls)
    within = room.with_room_for(task.pins.values())
    wanted = wishes(found, within, settings.scheduling.preferences, as_of)
    places = _preferred(chosen, task, within, wanted)
    promised = _promised(found, room)
    by_preference = frozenset(
        reference
        for reference, at in places.items()
        if at != chosen.places[reference] and chosen.places[reference] == promised.get(reference)
    )
    starts = tuple(sorted((_start(window, places.get(window.reference), task) for window in found), key=_by_week))
    schedule = Schedule(
        as_of,
        room,
        starts,
        (*_gone_by(found), *verdict.shortfalls),
        verdict.remedies,
        possible(_jobs(by_law, task), room, solve),
        task.by_post,
        tuple(sorted(_strangers(found, room))),
        moves(found, places, within, task.by_post, by_preference),
        _met(wanted, places, _best(chosen, places, task, within, wanted, best) if best else None),
        tuple(other_ways(jobs, found, room, solve)) if verdict.shortfalls else (),
        recovery(jobs, room, solve) if verdict.shortfalls else None,
        pace(timelines, jobs, room, calendar, as_of),
        settings.scheduling.change_budget,
    )
    late = frozenset(start.window.reference for start in starts if start.late)
    faults = check(places, found, within, late, task.pins)
    if faults or (late and schedule.feasible):
        raise AssertionError("; ".join(faults) or "Everything fits, and yet something is late.")
    return schedule


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be planned.

    Attributes:
        pins: Places to which families have agreed.
        by_post: Number of the first week whose notice can still go by post.
        harm: By reference, what it costs to let the review begin late.
    """

    settings: Settings
    limits: Limits
    found: tuple[Window, ...]
    pins: Mapping[str, Place]
    by_post: int
    harm: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Places, and the windows that were kept to, which may be narrower than those of the law."""

    places: Places
    windows: tuple[Window, ...]


def _task(timelines: Sequence[Timeline], settings: Settings, calendar: Calendar, as_of: date) -> _Task:
    weeks = school_weeks(calendar, as_of)
    room = limits(settings, weeks, timelines, as_of)
    found = windows(timelines, settings, weeks, as_of)
    harm = {window.reference: _harm(window, settings) for window in found}
    return _Task(settings, room, found, pinned(found, room, as_of), _first_by_post(weeks, calendar, as_of), harm)


def _first_by_post(weeks: Weeks, calendar: Calendar, as_of: date) -> int:
    found = weeks.first_to_begin_from(arrives_on(as_of, PostClass.FIRST, calendar) + NOTICE)
    return len(weeks) if found is None else found


def _chosen(task: _Task, solve: Solve, *, fits: bool) -> _Chosen:
    """Places in weeks whose notice can go by post, unless those within the lawful windows make fewer late."""
    by_post = tuple(_from_week(task.by_post, window) for window in task.found)
    if _missed(by_post, task, solve) <= _missed(task.found, task, solve):
        posted = _placed(by_post, task, solve)
        if len(posted) == len(task.found) or posted.keys() >= _placed(task.found, task, solve).keys():
            return _with_buffer(_Chosen(posted, by_post), task, solve, fits=fits)
    return _with_buffer(_Chosen(_placed(task.found, task, solve), task.found), task, solve, fits=fits)


def _missed(found: Sequence[Window], task: _Task, solve: Solve) -> set[str]:
    """The reviews that are late within these windows."""
    jobs = _jobs(found, task)
    return {job.reference for job in jobs} - as_many_as_fit(jobs, task.limits, solve).keys()


def _placed(found: Sequence[Window], task: _Task, solve: Solve) -> Places:
    """Places for as many as there is room for, beside those to which families have agreed."""
    free = [window for window in found if window.reference not in task.pins]
    left = task.limits.with_room_for(task.pins.values()).less(task.pins.values())
    timely = _jobs(free, task)
    gone = _jobs((window for window in free if window.last is None), task, gone=True)
    return {**placed(timely, gone, _promised(free, task.limits), left, solve), **task.pins}


def _with_buffer(chosen: _Chosen, task: _Task, solve: Solve, *, fits: bool) -> _Chosen:
    """The same with as many weeks before each last one kept free as the settings ask for and all still fit with."""

    def narrowed(weeks: int) -> tuple[Window, ...]:
        return tuple(_ending_sooner(window, weeks) for window in chosen.windows)

    def too_many(weeks: int) -> bool:
        return not possible(_jobs(narrowed(weeks), task), task.limits, solve)

    most = task.settings.scheduling.buffer_weeks
    weeks = least(most + 1, too_many) - 1 if fits and most else 0
    return _Chosen(_placed(narrowed(weeks), task, solve), narrowed(weeks)) if weeks > 0 else chosen


def _ending_sooner(window: Window, weeks: int) -> Window:
    if window.first is None or window.last is None:
        return window
    return replace(window, last=max(window.first, window.last - weeks))


def _late_in(places: Places, task: _Task) -> set[str]:
    return {window.reference for window in task.found if _start(window, places.get(window.reference), task).late}


def _preferred(chosen: _Chosen, task: _Task, within: Limits, wanted: Wishes) -> dict[str, Place]:
    """The places after swaps. Late reviews stay, and so do promised weeks beyond the change budget."""
    late = _late_in(chosen.places, task)
    promised = {
        window.reference: week
        for window in task.found
        if window.case.promise and (week := within.weeks.number_of(window.case.promise.week)) is not None
    }
    jobs = [job for job in _movable(chosen, task) if job.reference not in late]
    kept = {reference: week for reference, week in promised.items() if _is_at(chosen.places.get(reference), week)}
    budget = task.settings.scheduling.change_budget
    return swapped(jobs, chosen.places, within, wanted, Keep(frozenset({*task.pins, *late}), kept, budget))


def _movable(chosen: _Chosen, task: _Task) -> list[Job]:
    """The reviews in the weeks to which a preference may take them.

    None whose notice can go by post loses that, and none comes nearer to its last week than four weeks, or than it is.
    """
    return [
        replace(job, first=max(job.first, min(task.by_post, at.week)), last=max(at.week, job.last - BUFFER_KEPT))
        if (at := chosen.places.get(job.reference))
        else job
        for job in _jobs(chosen.windows, task)
    ]


def _met(wanted: Wishes, places: Places, best: Places | None) -> tuple[Met, ...]:
    found = met(wanted, places)
    if best is None:
        return found
    return tuple(each._replace(best=at_best.met) for each, at_best in zip(found, met(wanted, best), strict=True))


def _best(chosen: _Chosen, places: Places, task: _Task, within: Limits, wanted: Wishes, best: Best) -> Places | None:
    """The places that meet most, of those in the same windows with no fuller week; late reviews stay where they are."""
    if len(task.found) > SMALL:
        return None
    late = _late_in(places, task)
    free = [job for job in _movable(chosen, task) if job.reference not in late]
    fixed = [
        replace(_job(window, task), first=at.week, last=at.week, officer=at.officer)
        for window in task.found
        if window.reference in late and (at := places.get(window.reference))
    ]
    return best([*free, *fixed], within.at_most(fullest_week(chosen.places), -1), wanted)


def _is_at(place: Place | None, week: int) -> bool:
    return place is not None and place.week == week


def _from_week(number: int, window: Window) -> Window:
    """The window from that week on; the same if nothing is left then, or if the notice has stated the day already.

    A review that is too late already does not wait for the post: its notice is handed over.
    """
    if window.first is None or window.last is None or window.last < number or window.case.assessment_begins:
        return window
    return replace(window, first=max(window.first, number))


def _jobs(found: Iterable[Window], task: _Task, *, gone: bool = False) -> list[Job]:
    """What is to be placed.

    Args:
        gone: These are too late, and may begin in any week; otherwise such reviews are left out.
    """
    return [_job(window, task) for window in found if window.first is not None and (gone or window.last is not None)]


def _job(window: Window, task: _Task) -> Job:
    pin, room = task.pins.get(window.reference), task.limits
    last = len(room.weeks) - 1 if window.last is None else window.last
    return Job(
        pin.week if pin else last,
        (window.due.toordinal(), FIRST_SERVED.isdisjoint(window.case.priority)),
        window.reference,
        pin.week if pin else window.first or 0,
        pin.officer if pin else room.officer_of(window.case.officer),
        window.assessed and room.psychologist is not None,
        task.harm[window.reference],
    )


def _harm(window: Window, settings: Settings) -> int:
    """What it costs to let this review begin late."""
    protect = settings.scheduling.protect
    groups = {*window.case.priority, *(["phase_move"] if phase_moves(window.case) else [])}
    return 1 + sum(weight for group, weight in protect.items() if group in groups)


def _promised(found: Iterable[Window], limits: Limits) -> dict[str, Place]:
    """Places of the last schedule whose weeks still exist; without an officer where that one has no room any more."""
    promised = {}
    for window in found:
        promise = window.case.promise
        if promise and (week := limits.weeks.number_of(promise.week)) is not None:
            own = limits.officer_of(window.case.officer)
            officer = limits.officer_of(promise.officer) if own is None else own
            if own is None and officer is not None and not limits.officers[officer].starts[week]:
                officer = None
            promised[window.reference] = Place(week, officer, limits.psychologist is not None and window.assessed)
    return promised


def _start(window: Window, place: Place | None, task: _Task) -> Start:
    late = place is None or window.last is None or place.week > window.last
    officer = window.case.officer
    if place and place.officer is not None:
        officer = task.limits.officers[place.officer].name
    return Start(window, place, officer, late, window.reference in task.pins)


def _by_week(start: Start) -> tuple[bool, int, str]:
    return start.place is None, start.place.week if start.place else 0, start.window.reference


def _gone_by(found: Iterable[Window]) -> list[Shortfall]:
    """Reviews whose last week has gone, as shortfalls of the first possible week."""
    counts = Counter("holidays" if window.by_holidays else "too_late" for window in found if window.last is None)
    return [Shortfall(0, 0, count, 0, limit) for limit, count in sorted(counts.items())]


def _strangers(found: Iterable[Window], limits: Limits) -> set[str]:
    """Officers whom cases name and the settings do not, though they name others."""
    named = {window.case.officer for window in found if window.case.officer} if limits.officers else set()
    return {name for name in named if limits.officer_of(name) is None}

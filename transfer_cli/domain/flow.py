"""What the record shows of the flow of reviews, counted week by week: all that a forecast is made from.

A week here is seven days that end on the weekday of the day asked about, so that the last one is whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.calendar import DAY, WEEK, Calendar, monday_of
from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.schedule.room import NO_LIMIT, Limits
from transfer_cli.domain.schedule.weeks import NOTICE
from transfer_cli.domain.settings import LAST_LAWFUL_DAY, Settings

LAWFUL_WEEKS = 18
"""An assessment is to take no longer (SI 2014/2270 art 21(3)). A review whose beginning nobody recorded is taken to
have lasted so long."""
A_YEAR = 52
SCHOOL_DAYS = 3
"""A week with so many school days counts as one in term."""
QUICKEST = 10
"""Per cent of the reviews concluded in the last year that took no longer than `Flow.delay`."""
LOOKED_BACK = 104
"""Weeks of which the record is counted."""

Review = tuple[int, int | None]
"""Weeks since it began (below 0: it begins so many weeks ahead) and since it was concluded (None = open)."""


class PastWeek(NamedTuple):
    """A week that is over.

    Attributes:
        ripe: Reviews that were open in it and had been under way for `Flow.delay` weeks, or were concluded in it.
    """

    in_term: bool
    begun: int
    ripe: int
    concluded: int


class NextWeek(NamedTuple):
    """A week to come.

    Attributes:
        room: Reviews that can begin in it beside those that notices have fixed; None = no limit is recorded.
    """

    in_term: bool
    room: int | None


class Pending(NamedTuple):
    """Open children by where they stand; each field as in `Flow`."""

    waiting: int
    fixed: tuple[int, ...]
    young: tuple[int, ...]
    ripe: int

    @property
    def open(self) -> int:
        """Still to be concluded."""
        return self.waiting + sum(self.fixed) + sum(self.young) + self.ripe


@dataclass(frozen=True, slots=True)
class Flow:
    """Children on their way through the transfer, counted; nobody who left, and no learning difficulty assessment.

    Attributes:
        past: Oldest first, at most `LOOKED_BACK`.
        waiting: Open, and no beginning is fixed.
        fixed: Beginnings that notices have fixed, from next week on.
        young: Reviews begun less than `delay` weeks ago, the oldest first.
        ripe: Reviews begun earlier.
        delay: Weeks before which hardly a review is concluded.
        concluded: Concluded by now.
        first_concluded: Weeks since the first conclusion that are over; 0 = there was none.
        lately: Concluded in the last 52 weeks.
        assumed: Of those, whose beginning is not recorded.
        came: Moved here in the last 52 weeks.
        left: Left without a conclusion in the last 52 weeks.
    """

    past: tuple[PastWeek, ...]
    waiting: int
    fixed: tuple[int, ...]
    young: tuple[int, ...]
    ripe: int
    delay: int
    concluded: int
    first_concluded: int
    lately: int
    assumed: int = 0
    came: int = 0
    left: int = 0

    @property
    def open(self) -> int:
        """Still to be concluded."""
        return self.waiting + sum(self.fixed) + sum(self.young) + self.ripe


def flow(timelines: Iterable[Timeline], calendar: Calendar, as_of: date) -> Flow:
    """Count the flow of these cases.

    Args:
        timelines: Every case as derived for `as_of`; those not in scope are left out here.
    """
    reviews: Counter[Review] = Counter()
    waiting = assumed = came = left = 0
    for timeline in timelines:
        if not timeline.in_scope or timeline.case.document == Document.LDA:
            continue
        came += _is_of_last_year(timeline.case.moved_in_on, as_of)
        if timeline.stage == Stage.LEFT:
            left += _is_of_last_year(timeline.case.left_on, as_of)
            continue
        begun, concluded = _ago(_began(timeline), as_of), _ago(timeline.concluded_on, as_of)
        if concluded is not None:
            assumed += begun is None and concluded < A_YEAR
            reviews[concluded + LAWFUL_WEEKS if begun is None else max(begun, concluded), concluded] += 1
        elif begun is None:
            waiting += 1
        else:
            reviews[begun, None] += 1
    weeks = min(LOOKED_BACK, 1 + max((begun for begun, _ in reviews), default=-1))
    terms = [in_term(calendar, as_of - week * WEEK) for week in range(max(0, weeks))]
    return counted(reviews, waiting, terms, assumed=assumed, came=came, left=left)


def counted(
    reviews: Counter[Review], waiting: int, terms: Sequence[bool], *, assumed: int = 0, came: int = 0, left: int = 0
) -> Flow:
    """The flow of these reviews.

    Args:
        terms: Whether each past week was in term, the latest first.
    """
    ended = Counter({review: number for review, number in reviews.items() if review[1] is not None})
    concluded: Counter[int] = Counter()
    for (_, end), number in ended.items():
        concluded[end or 0] += number
    delay = _delay(ended)
    pending = _pending(Counter({begun: n for (begun, end), n in reviews.items() if end is None}), waiting, delay)
    return Flow(
        past=tuple(_past(reviews, terms, delay)),
        waiting=waiting,
        fixed=pending.fixed,
        young=pending.young,
        ripe=pending.ripe,
        delay=delay,
        concluded=concluded.total(),
        first_concluded=max(concluded, default=0),
        lately=sum(number for week, number in concluded.items() if week < A_YEAR),
        assumed=assumed,
        came=came,
        left=left,
    )


def pending_of(timelines: Iterable[Timeline], delay: int, as_of: date) -> Pending:
    """Where these open children stand.

    Args:
        delay: Of the flow that they are part of.
    """
    began = [_ago(_began(timeline), as_of) for timeline in timelines]
    return _pending(Counter(begun for begun in began if begun is not None), began.count(None), delay)


def _pending(began: Counter[int], waiting: int, delay: int) -> Pending:
    """Where open children stand.

    Args:
        began: Reviews by the weeks since they began; below 0 = so many weeks ahead.
    """
    ahead = max((-begun for begun in began), default=0)
    return Pending(
        waiting=waiting,
        fixed=tuple(began[-week] for week in range(1, ahead + 1)),
        young=tuple(began[age] for age in range(delay - 1, -1, -1)),
        ripe=sum(number for age, number in began.items() if age >= delay),
    )


def next_weeks(
    limits: Limits, settings: Settings, calendar: Calendar, as_of: date, number: int
) -> tuple[NextWeek, ...]:
    """So many weeks to come, with the room that the settings leave; after the last known term as in years before.

    In the weeks that two weeks' notice does not reach any more nothing can begin.
    """
    starts, last = limits.team.starts, max((term.last for term in calendar.terms), default=as_of)
    found: list[NextWeek] = []
    for week in range(1, number + 1):
        end = as_of + week * WEEK
        place = limits.weeks.number_of(monday_of(end))
        room: int | None = 0
        if place is not None:
            room = starts[place] if starts[place] < NO_LIMIT else None
        elif end > last and end - as_of > NOTICE:
            room = usual_room(settings)
        found.append(NextWeek(in_term(calendar, _known(end, last)), room))
    return tuple(found)


def usual_room(settings: Settings) -> int | None:
    """Reviews that can begin in a week in which everybody is there; None = no limit."""
    return _least(settings.capacity.starts_per_week, [officer.starts_per_week for officer in settings.officers])


def most_open(settings: Settings) -> int | None:
    """Reviews that can be open at once, by the team's limit and the sum of its officers'; None = no limit."""
    return _least(settings.capacity.open_reviews, [officer.open_reviews for officer in settings.officers])


def _least(team: int | None, officers: Sequence[int | None]) -> int | None:
    limited = [most for most in officers if most is not None]
    together = [sum(limited)] if officers and len(limited) == len(officers) else []
    return min([*together, *([] if team is None else [team])], default=None)


def _known(day: date, last: date) -> date:
    """The day, or the one that corresponds to it in the last year whose terms are known."""
    while day > last:
        day -= A_YEAR * WEEK
    return day


def weeks_until(day: date, as_of: date) -> int:
    """Weeks from the day asked about that are over by the end of this day."""
    return max(0, (day - as_of).days // 7)


def weeks_of_newcomers(as_of: date) -> int:
    """Weeks in which children with a statement can still move here: none is left after the last lawful day."""
    return weeks_until(LAST_LAWFUL_DAY, as_of)


def in_term(calendar: Calendar, end: date) -> bool:
    """Whether the seven days that end with this one are a week in term."""
    return sum(calendar.is_school_day(end - n * DAY) for n in range(7)) >= SCHOOL_DAYS


def _began(timeline: Timeline) -> date | None:
    return timeline.begins_on or (timeline.notice_on and timeline.notice_on + NOTICE)


def _ago(day: date | None, as_of: date) -> int | None:
    return None if day is None else (as_of - day).days // 7


def _is_of_last_year(day: date | None, as_of: date) -> bool:
    return day is not None and 0 <= (as_of - day).days < A_YEAR * 7


def _delay(ended: Counter[Review]) -> int:
    """Weeks that the quickest reviews of the last year took."""
    took: Counter[int] = Counter()
    for (begun, end), number in ended.items():
        if end is not None and end < A_YEAR:
            took[begun - end] += number
    passed = 0
    for weeks in sorted(took):
        passed += took[weeks]
        if 100 * passed >= QUICKEST * took.total():
            return weeks
    return LAWFUL_WEEKS


def _past(reviews: Counter[Review], terms: Sequence[bool], delay: int) -> Iterable[PastWeek]:
    begun: Counter[int] = Counter()
    concluded: Counter[int] = Counter()
    came_in: Counter[int] = Counter()
    went_out: Counter[int] = Counter()
    for (start, end), number in reviews.items():
        begun[start] += number
        if end is not None:
            concluded[end] += number
        if end is None or start - end >= delay:
            came_in[start - delay] += number
        if end is not None and start - end >= delay:
            went_out[end] += number
    last = len(terms) - 1
    ripe = sum(number for week, number in came_in.items() if week > last)
    ripe -= sum(number for week, number in went_out.items() if week > last)
    for week in range(last, -1, -1):
        ripe += came_in[week]
        yield PastWeek(terms[week], begun[week], max(ripe, concluded[week]), concluded[week])
        ripe -= went_out[week]

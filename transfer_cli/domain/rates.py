"""How fast it must go and how fast it goes, of all and of each cohort, and until when lost time can be made good.

A cohort is met with the whole team's pace, those due earlier first: what it needs is held against what all conclude.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transfer_cli.domain.calendar import DAY, WEEK, Calendar
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.flow import LAWFUL_WEEKS
from transfer_cli.domain.obligation import Counted
from transfer_cli.domain.progress import PACE_WEEKS, children_of, cohort, days_of, in_a_row
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.room import NO_LIMIT, Room
from transfer_cli.domain.schedule.weeks import Weeks, school_weeks
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import count, rate_in_words

LAWFUL_SPAN = timedelta(weeks=LAWFUL_WEEKS) - DAY
"""From the first day of an assessment to its last lawful one."""


class Chance(StrEnum):
    """Whether lost time can still be made good."""

    NOT_NEEDED = "not_needed"
    UNTIL = "until"
    PASSED = "passed"
    NO_CAPACITY = "no_capacity"


@dataclass(frozen=True, slots=True)
class Recovery:
    """Until when the pace can still rise to the recorded capacity and all begin in time.

    Attributes:
        week: Monday of the last week in which it can; None unless the chance is `UNTIL`.
        whatever_the_capacity: It has passed since no school week is left in which to begin in time.
    """

    chance: Chance
    week: date | None = None
    whatever_the_capacity: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """One group, and how fast it must go.

    Attributes:
        due: Day by which its children are to be concluded; None = there is none.
        open: Children still to be concluded.
        waiting: Of these, who have no notice and no beginning.
        due_first: Open children of this group and of all those due no later.
        due_waiting: Of those, who have no notice and no beginning.
        weeks_left: Weeks until the end of `due`, the day asked about included; None after it, or without it.
        overdue: Open children of the group past a statutory day.
        concluded_lately: Of this group, in the last `PACE_WEEKS` weeks.
        is_fast_enough: The whole team's pace concludes all of `due_first` in time.
    """

    group: str
    due: date | None
    open: int
    waiting: int
    due_first: int
    due_waiting: int
    weeks_left: float | None
    overdue: int
    concluded_lately: int
    is_fast_enough: bool
    recovery: Recovery

    @property
    def needed_per_week(self) -> float | None:
        """Children of the group to be concluded a week; None after its day, or without one."""
        return self.open / self.weeks_left if self.weeks_left else None

    @property
    def days_left(self) -> int | None:
        """Days until the end of its day where they are less than a week; None = a week or more is left, or nothing."""
        return days_of(self.weeks_left)

    @property
    def needed_with_earlier(self) -> float | None:
        """The same, with all those who are due no later."""
        return self.due_first / self.weeks_left if self.weeks_left else None

    @property
    def achieved_per_week(self) -> float:
        """Children of the group concluded a week over the last `PACE_WEEKS` weeks."""
        return self.concluded_lately / PACE_WEEKS

    @property
    def is_met(self) -> bool:
        """Nobody of it is open, or it is met at the pace of the last weeks and can be at the recorded capacity."""
        return not self.open or (self.is_fast_enough and self.recovery.chance != Chance.PASSED)


@dataclass(frozen=True, slots=True)
class Rates:
    """All children against the deadline, and each cohort against its own day, in order of these days."""

    overall: Rate
    cohorts: tuple[Rate, ...]

    @property
    def unmet(self) -> tuple[Rate, ...]:
        """Cohorts that are not met as things are."""
        return tuple(rate for rate in self.cohorts if not rate.is_met)

    @property
    def on_course(self) -> bool:
        """All are met, and each cohort is."""
        return self.overall.is_met and not self.unmet


@dataclass(frozen=True, slots=True)
class _Team:
    """What recovery rests on: the room, and the beginnings of the last weeks over those in term."""

    weeks: Weeks
    room: Room
    begun: int
    in_term: int

    def can_begin(self, until: int, at_capacity_from: int) -> int:
        """Reviews that can begin up to that week: at the past pace, then as many as there is room for."""
        begun: list[int] = []
        passed = 0
        for week in range(until + 1):
            before = passed * self.begun // self.in_term
            passed += self.weeks.all[week].starts_on is not None
            most = self.room.starts[week]
            if week < at_capacity_from:
                most = min(most, passed * self.begun // self.in_term - before)
            first = max(0, week - self.room.open_weeks + 1)
            begun.append(max(0, min(most, self.room.spans[week] - sum(begun[first:]))))
        return sum(begun)

    @property
    def has_capacity(self) -> bool:
        """Whether anything limits how many reviews begin."""
        return any(most < NO_LIMIT for most in self.room.spans) or any(
            self.room.starts[n] < NO_LIMIT for n, week in enumerate(self.weeks.all) if week.starts_on
        )


def rates(timelines: Sequence[Counted], settings: Settings, as_of: date) -> Rates:
    """The rates of a caseload on a day.

    Args:
        timelines: Every case as derived for `as_of`; those not in scope, and learning difficulty assessments, are left
            out here.
    """
    groups: defaultdict[tuple[date, str], _Tally] = defaultdict(_Tally)
    labels: dict[tuple[date, str], str] = {}
    since = as_of - PACE_WEEKS * WEEK
    children = children_of(timelines)
    for timeline, number in in_a_row(children):
        found = timeline.cohort_day
        group = (found.due, found.about) if found else (date.max, "")
        if group not in labels:
            labels[group] = cohort(found)
        groups[group].count(timeline, number, since)
    everybody = _sum(groups.values())
    team = _team(timelines, children, settings, as_of)
    cohorts: list[Rate] = []
    for group in sorted(groups):
        first = _sum(tally for (day, _), tally in groups.items() if day <= group[0])
        cohorts.append(_rate(labels[group], group[0], groups[group], first, everybody.lately, team, as_of))
    overall = _rate("All", settings.deadline, everybody, everybody, everybody.lately, team, as_of)
    return Rates(overall, tuple(cohorts))


@dataclass(slots=True)
class _Tally:
    """Children of a group, counted."""

    open: int = 0
    waiting: int = 0
    overdue: int = 0
    lately: int = 0

    def count(self, timeline: Counted, number: int, since: date) -> None:
        """So many children more; concluded lately = after `since`."""
        if timeline.is_open:
            self.open += number
            self.waiting += number * (timeline.begins_on is None and timeline.notice_on is None)
            self.overdue += number * timeline.overdue
        elif timeline.concluded_on:
            self.lately += number * (since < timeline.concluded_on <= timeline.as_of)


def _sum(tallies: Iterable[_Tally]) -> _Tally:
    found = _Tally()
    for tally in tallies:
        found.open += tally.open
        found.waiting += tally.waiting
        found.overdue += tally.overdue
        found.lately += tally.lately
    return found


def _rate(group: str, due: date, its: _Tally, first: _Tally, achieved: int, team: _Team, as_of: date) -> Rate:
    days, unending = (due - as_of).days + 1, due == date.max
    return Rate(
        group=group,
        due=None if unending else due,
        open=its.open,
        waiting=its.waiting,
        due_first=first.open,
        due_waiting=first.waiting,
        weeks_left=None if unending or days <= 0 else days / 7,
        overdue=its.overdue,
        concluded_lately=its.lately,
        is_fast_enough=unending or (days > 0 and 7 * PACE_WEEKS * first.open <= achieved * days),
        recovery=_recovery(first.waiting if its.open else 0, due if unending else due - LAWFUL_SPAN, team),
    )


def _recovery(waiting: int, begin_by: date, team: _Team) -> Recovery:
    """Until when so many reviews can still begin by that day.

    Should the pace of the past be enough, nothing has to be made good.
    """
    if not waiting:
        return Recovery(Chance.NOT_NEEDED)
    until = team.weeks.last_to_begin_by(begin_by)
    if until is None:
        return Recovery(Chance.PASSED, whatever_the_capacity=True)
    if not team.has_capacity:
        return Recovery(Chance.NO_CAPACITY)
    kept = bisect_left(range(until + 2), 1, key=lambda week: team.can_begin(until, week) < waiting) - 1
    if kept < 0:
        return Recovery(Chance.PASSED)
    if kept > until:
        return Recovery(Chance.NOT_NEEDED)
    return Recovery(Chance.UNTIL, team.weeks.all[kept].monday)


def _team(timelines: Sequence[Counted], children: Sequence[Counted], settings: Settings, as_of: date) -> _Team:
    calendar = Calendar(settings.terms, settings.bank_holidays)
    weeks = school_weeks(calendar, as_of)
    since = as_of - PACE_WEEKS * WEEK
    begun = sum(since < t.begins_on <= as_of for t in children if t.begins_on)
    in_term = sum(calendar.is_school_day(as_of - n * DAY) for n in range(7 * PACE_WEEKS)) // 5
    return _Team(weeks, limits(settings, weeks, timelines, as_of).team, begun, max(1, in_term))


def recovery_in_words(rate: Rate) -> str:
    """Until when lost time can be made good, never better news than the figures; empty while nobody is open."""
    if not rate.open:
        return ""
    due = show_day(rate.due)
    match rate.recovery.chance:
        case Chance.NO_CAPACITY:
            return "The settings record no capacity, so nobody can say until when lost time can be made good."
        case Chance.PASSED if rate.recovery.whatever_the_capacity:
            return f"No school week is left in which those who are still to begin could do so in time for {due}."
        case Chance.PASSED:
            return f"Not even at the recorded capacity can all who are still to begin do so in time for {due}."
        case Chance.UNTIL:
            return (
                f"From the week of {show_day(rate.recovery.week)} on, reviews must begin at the full recorded capacity "
                f"to be concluded by {due}: a week later even that is not enough."
            )
    if not rate.due_waiting:
        return "Nobody is still to begin."
    begin = (
        f"Reviews began fast enough over the last {PACE_WEEKS} weeks: at that pace all who are still to begin would do "
        f"so in time for {due}, were each to take its 18 weeks."
    )
    return f"{begin} That alone does not keep the day: {against}." if (against := _against(rate)) else begin


def _against(rate: Rate) -> str:
    """What is in the way although everybody can begin in time; empty = nothing."""
    late = f"{count(rate.overdue, 'child is', 'children are')} past a legal limit already" if rate.overdue else ""
    slow = "" if rate.is_fast_enough else "too few reviews are concluded a week"
    return ", and ".join(said for said in (slow, late) if said)


def unmet_in_words(found: Rates) -> str:
    """Which cohort is not met as things are, the first of them, and how many more; empty = each is."""
    if not found.unmet:
        return ""
    rate, more = found.unmet[0], len(found.unmet) - 1
    others = f" {count(more, 'later cohort is', 'later cohorts are')} not either." if more else ""
    if rate.weeks_left is None:
        why = f"{count(rate.open, 'child is', 'children are')} still open after its day"
    elif not rate.is_fast_enough:
        among = ", those due earlier among them" if rate.due_first > rate.open else ""
        needed, achieved = _needed(rate, rate.weeks_left), rate_in_words(found.overall.achieved_per_week)
        why = f"{needed} needed until then{among}; {achieved} {'a week ' if rate.days_left else ''}are achieved"
    else:
        why = "not everybody who is still to begin can begin in time any more"
    return f"The cohort {rate.group} is not on course: {why}.{others}"


def _needed(rate: Rate, weeks_left: float) -> str:
    if rate.days_left:
        return f"{count(rate.due_first, 'conclusion')} in {count(rate.days_left, 'day')} are"
    return f"{rate_in_words(rate.due_first / weeks_left)} a week are"

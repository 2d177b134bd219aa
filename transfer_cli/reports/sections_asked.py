"""What the report asks of the group that reads it: each point follows from a figure, and none from anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Table
from transfer_cli.reports.week import Week

AHEAD = 12 * WEEK
"""A last day to begin that is further ahead asks for nothing yet."""

LONG = ((365, "a year"), (7 * 26, "half a year"), (7 * 12, "12 weeks"), (7 * 4, "4 weeks"))
"""Days overdue in words, the longest first."""


def asked(week: Week, *, team: bool) -> Section:
    """The points, most urgent first.

    Args:
        team: Its readers run the program, so commands may be named; and with points about fields that go when a child
            is erased, while other editions must stay as they were.
    """
    points = [*_points(week, team=team), *(_of_the_team(week) if team else ())]
    rows = tuple((number, what, why) for number, (what, why) in enumerate(points, start=1))
    said = "Each follows from a figure of this report." if rows else "Nothing follows from this week's figures."
    return Section("asked", "What is asked of the group", (said,), table=Table("", ("No", "Please", "Because"), rows))


def _points(week: Week, *, team: bool) -> Iterator[tuple[str, str]]:
    yield from _late(week, team=team)
    yield from _pace(week)
    yield from _schedule(week, team=team)
    yield from _next_deadline(week)
    yield from _room(week)
    yield from _unknown(week)


def _late(week: Week, *, team: bool) -> Iterator[tuple[str, str]]:
    late = [slip.days_late for slip in week.slips if slip.days_late]
    if week.now.children.overdue:
        is_late = count(week.now.children.overdue, "child is", "children are")
        longest = "" if week.now.children.overdue == 1 else "the longest "
        by = f"{longest}by {_longest(late, week, team=team)}"
        yield "Ask for a day for each child who is overdue", f"{is_late} overdue, {by}"


def _longest(late: Sequence[int], week: Week, *, team: bool) -> str:
    """The longest time overdue; where so few share it that it is somebody's, only the team is told it by the day."""
    days = max(late)
    if team or late.count(days) >= week.settings.publication.smallest:
        return count(days, "day")
    return next((f"more than {words}" for limit, words in LONG if days > limit), "up to 4 weeks")


def _pace(week: Week) -> Iterator[tuple[str, str]]:
    needed, achieved = week.now.needed_per_week, week.now.achieved_per_week
    if week.now.days_left and not week.now.is_fast_enough:
        left = f"{count(week.now.days_left, 'day')} left until the end of {show_day(week.now.deadline)}"
        everybody = count(week.now.children.open, "child is", "children are")
        yield (
            "Decide who can still be concluded in time, and tell the other families",
            f"{everybody} open with {left}, and {achieved:.1f} a week were concluded",
        )
    elif needed is not None and not week.now.is_fast_enough:
        more = max(0.1, round(needed - achieved, 1))
        yield (
            f"Decide how {more:,} more a week can be concluded",
            f"{needed:.1f} a week are needed until {show_day(week.now.deadline)}, and {achieved:.1f} were concluded",
        )


def _schedule(week: Week, *, team: bool) -> Iterator[tuple[str, str]]:
    if week.feasible is False:
        who = "transfer schedule says" if team else "the team can say"
        yield (
            "Decide on more room, or on who is to be late",
            f"the latest schedule cannot begin every review in time; {who} how much room would do",
        )
    elif week.unplaced:
        without = count(week.unplaced, "child who is still to begin has", "children who are still to begin have")
        yield "Have the schedule made again", f"{without} no week"


def _next_deadline(week: Week) -> Iterator[tuple[str, str]]:
    ahead = (p for p in week.panels if p.due >= week.as_of and p.basis == Basis.STATUTE and p.not_started)
    panel = next(ahead, None)
    if panel is None or panel.latest_start is None or panel.latest_start > week.as_of + AHEAD:
        return
    if panel.latest_start >= week.as_of:
        begin = count(panel.not_started, "review begins", "reviews begin")
        yield f"See that {begin} by {show_day(panel.latest_start)}", f"{panel.group}: due {show_day(panel.due)}"
    else:
        waiting = count(panel.not_started, "review")
        yield (
            f"Decide how {waiting} can be kept from ending late",
            f"{panel.group}: the first should have begun by {show_day(panel.latest_start)}",
        )


def _room(week: Week) -> Iterator[tuple[str, str]]:
    work = week.work
    if work.room_open is not None and work.open_reviews > work.room_open:
        yield (
            "Agree what the team may leave undone",
            f"{work.open_reviews:,} reviews are open, and the settings give room for {work.room_open:,}",
        )


def _unknown(week: Week) -> Iterator[tuple[str, str]]:
    missing = {gap.key: len(gap.children) for gap in week.gaps}
    if missing["phase_move"]:
        moves = count(missing["phase_move"], "phase move is", "phase moves are")
        yield "Ask schools and families who changes phase, and when", f"{moves} presumed, and lawful days rest on them"


def _of_the_team(week: Week) -> Iterator[tuple[str, str]]:
    missing = {gap.key: len(gap.children) for gap in week.gaps}
    if missing["officer"]:
        without = count(missing["officer"], "open child has", "open children have")
        yield "Name an officer for everybody", f"{without} none"
    if missing["hold"]:
        held = count(missing["hold"], "open child", "open children")
        yield "Settle what keeps letters from being sent", f"the letters to {held} are held"

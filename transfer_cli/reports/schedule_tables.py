"""The schedule as tables: starts, load by week, moves, preferences and what-ifs side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.calendar import Term
from transfer_cli.domain.schedule.handover import Hand
from transfer_cli.domain.schedule.moves import Move
from transfer_cli.domain.schedule.outcome import Schedule, Start
from transfer_cli.domain.schedule.room import NO_LIMIT, OPEN_WEEKS
from transfer_cli.domain.schedule.spare import room_by_week
from transfer_cli.domain.schedule.wishes import Met
from transfer_cli.domain.words import in_words
from transfer_cli.reports.table import Table

NOTICE_WEEKS = 2
BAR = 20
"""Characters of the longest bar; up to so many starts a week each has one of its own."""


class Week(NamedTuple):
    """Load against room in one week.

    Attributes:
        room: Reviews that can begin, by every limit, while all others stay where they are; None = no limit.
        room_by_starts: Those that can by the limits on starts alone; None = no limit.
        open: Reviews between notice and conclusion.
        school: Whether reviews can begin at all.
    """

    monday: date
    room: int | None
    room_by_starts: int | None
    starts: int
    open: int
    school: bool

    @property
    def full(self) -> bool:
        """Whether none could begin beside those that do."""
        return self.room is not None and self.starts >= self.room


def starts_table(schedule: Schedule, starts: tuple[Start, ...], title_days: str) -> Table:
    """Each review with its week, officer and window."""
    rows = tuple(
        (
            start.window.reference,
            start.window.case.name,
            monday(schedule, start.place.week if start.place else None),
            start.officer,
            monday(schedule, start.window.first),
            monday(schedule, start.window.last),
            start.window.due,
            "late" if start.late else "",
        )
        for start in starts
    )
    columns = ("Reference", "Name", "Week of", "Officer", "Not before", "Not after", "Conclude by", "")
    return Table(f"Starts, {title_days}", columns, rows, key="starts")


def weeks_table(schedule: Schedule, terms: tuple[Term, ...], title_days: str) -> Table:
    """Load against room by school week, up to the last week in which a review begins."""
    load = load_by_week(schedule)
    most = max([BAR, *(week.starts for week in load)])
    rows = tuple(
        (
            week.monday,
            _term(schedule, number, terms),
            week.room,
            week.starts,
            "■" * (week.starts * BAR // most),
            week.open,
        )
        for number, week in enumerate(load)
        if week.school
    )
    note = (
        "Room = reviews that can begin in that week, by every limit, the others staying where they are.\n"
        "Open = reviews between notice and conclusion in that week, planned to take 20 weeks."
    )
    columns = ("Week of", "Term", "Room", "Starts", "Load", "Open")
    return Table(f"Reviews to begin by week, {title_days}", columns, rows, note, key="weeks")


def moves_table(moves: Sequence[Move], title_days: str) -> Table:
    """Each move with its reason."""
    rows = tuple(
        (
            move.reference,
            move.first,
            move.previous,
            move.week,
            move.officer
            if move.officer == move.before
            else f"{move.before or 'anybody'} → {move.officer or 'anybody'}",
            move.why,
        )
        for move in moves
    )
    columns = ("Reference", "First promised", "Before", "Now", "Officer", "Why")
    return Table(f"Moves, {title_days}", columns, rows, key="moves")


def preferences_table(preferences: Sequence[Met], title_days: str) -> Table:
    """How far each preference is met."""
    rows = tuple(
        (in_words(each.preference), each.weight, each.met, each.of, each.best) for each in preferences if each.of
    )
    note = "Best = in the best schedule by all these weights with no fuller week; worked out for small caseloads only."
    return Table(
        f"Preferences met, {title_days}", ("Preference", "Weight", "Met", "Of", "Best"), rows, note, "preferences"
    )


def balance_table(given: Sequence[Hand], title_days: str) -> Table:
    """What each officer takes over."""
    cases, work = Counter(hand.to for hand in given), Counter[str]()
    for hand in given:
        work[hand.to] += hand.work
    rows = tuple((officer, cases[officer], work[officer]) for officer in sorted(cases))
    columns = ("Officer", "Cases taken over", "Weeks of work in them")
    return Table(f"Shared out, {title_days}", columns, rows, key="balance")


def hands_table(given: Sequence[Hand], title_days: str) -> Table:
    """Each case with its new officer."""
    rows = tuple((hand.case.reference, hand.case.name, hand.to, hand.work) for hand in given)
    return Table(f"Handed over, {title_days}", ("Reference", "Name", "To", "Weeks of work"), rows, key="hands")


def what_if_table(scenarios: Sequence[tuple[str, Schedule]], title_days: str) -> Table:
    """What each change would come to, a row each."""
    rows = tuple(
        (
            name,
            len(schedule.late),
            max((each.short_by for each in schedule.shortfalls), default=0),
            max((week.starts for week in load_by_week(schedule)), default=0),
            max((week.monday for week in load_by_week(schedule) if week.starts), default=None),
            len(schedule.moved),
        )
        for name, schedule in scenarios
    )
    columns = ("What if", "Late", "Worst shortage", "Most a week", "Last week", "Moved")
    note = "Worst shortage = the reviews too many in the one shortage that lacks most. Nothing of this is recorded."
    return Table(f"Compared, {title_days}", columns, rows, note, "what_if")


def load_by_week(schedule: Schedule) -> list[Week]:
    """By week up to the last that is used."""
    limits = schedule.limits
    places = [start.place for start in schedule.starts if start.place]
    begun = Counter(place.week for place in places)
    room = room_by_week(places, limits, all_assessed=all(start.window.may_need for start in schedule.starts))
    return [
        Week(
            limits.weeks.all[week].monday,
            room[week],
            None if limits.team.starts[week] >= NO_LIMIT else limits.team.starts[week],
            begun[week],
            limits.under_way[week]
            + sum(begun[other] for other in range(week + NOTICE_WEEKS + 1 - OPEN_WEEKS, week + NOTICE_WEEKS + 1)),
            limits.weeks.all[week].starts_on is not None,
        )
        for week in range(max(begun, default=-1) + 1)
    ]


def monday(schedule: Schedule, number: int | None) -> date | None:
    """Monday of the week of that number."""
    return schedule.weeks.all[number].monday if number is not None and len(schedule.weeks) else None


def _term(schedule: Schedule, number: int, terms: tuple[Term, ...]) -> str:
    day = schedule.weeks.all[number].starts_on
    return next((term.name for term in terms if day and day in term), "")

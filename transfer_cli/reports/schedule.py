"""The schedule as sentences, tables and JSON."""

from __future__ import annotations

from collections import Counter
from datetime import date

from transfer_cli.domain.calendar import Term
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.judge import Remedy, Shortfall
from transfer_cli.domain.schedule.limits import LATE_REVIEW_STAYS
from transfer_cli.domain.schedule.outcome import Schedule, Start
from transfer_cli.domain.schedule.room import NO_LIMIT, OPEN_WEEKS
from transfer_cli.domain.words import count
from transfer_cli.reports.table import Table

NOTICE_WEEKS = 2
BAR = 20
"""Characters of the longest bar; up to so many starts a week each has one of its own."""

NO_ROOM, TOO_LATE, PROMISE_BROKEN, STRANGER, OVERRUN = "SCH001", "SCH002", "SCH003", "SCH004", "SCH005"
BY_HAND = "SCH006"
WHATEVER_IS_DONE = {
    "too_late": "with two weeks' notice the last day to begin has gone by",
    "holidays": "there is no school between two weeks' notice and the last day to begin",
}
"""Limits that no more room would lift."""
LIMITS = {
    "starts_per_week": "",
    "open_reviews": " beside the reviews that are open",
    "officers": " in the room that officers and team have together",
}


def sentences(schedule: Schedule) -> tuple[str, ...]:
    """What the schedule comes to: whether it fits, what is lacking and what would do."""
    return (
        _headline(schedule),
        *(_lacking(each, schedule) for each in schedule.shortfalls),
        *_enough(schedule),
        *_by_law(schedule),
        *_notes(schedule),
    )


def starts_table(schedule: Schedule, starts: tuple[Start, ...], title_days: str) -> Table:
    """Each review with its week, officer and window."""
    rows = tuple(
        (
            start.window.reference,
            start.window.case.name,
            _monday(schedule, start.place.week if start.place else None),
            start.officer,
            _monday(schedule, start.window.first),
            _monday(schedule, start.window.last),
            start.window.due,
            "late" if start.late else "",
        )
        for start in starts
    )
    columns = ("Reference", "Name", "Week of", "Officer", "Not before", "Not after", "Conclude by", "")
    return Table(f"Starts, {title_days}", columns, rows, key="starts")


def weeks_table(schedule: Schedule, terms: tuple[Term, ...], title_days: str) -> Table:
    """Load against room by school week, up to the last week in which a review begins."""
    load = _load(schedule)
    most = max([BAR, *(starts for _, starts, _ in load)])
    rows = tuple(
        (week.monday, _term(week.starts_on, terms), room, starts, "■" * (starts * BAR // most), open_)
        for number, (room, starts, open_) in enumerate(load)
        if (week := schedule.weeks.all[number]).starts_on
    )
    note = "Open = reviews between notice and conclusion in that week, planned to take 20 weeks."
    columns = ("Week of", "Term", "Room", "Starts", "Load", "Open")
    return Table(f"Reviews to begin by week, {title_days}", columns, rows, note, key="weeks")


def document(schedule: Schedule, *, recorded: bool) -> dict[str, object]:
    """The contract's JSON document, and what is late, moved, not for the post or broken, and the load by week."""
    return {
        "feasible": schedule.feasible,
        "as_of": schedule.as_of,
        "recorded": recorded,
        "starts": [_start_document(schedule, start) for start in schedule.starts],
        "shortfalls": [
            {
                "from": _monday(schedule, each.first),
                "to": _monday(schedule, each.last),
                "must_start": each.must_start,
                "room": each.room,
                "short_by": each.short_by,
                "limit": each.limit,
                "id": TOO_LATE if each.limit in WHATEVER_IS_DONE else NO_ROOM,
            }
            for each in schedule.shortfalls
        ],
        "remedies": [
            {
                "extra_starts_per_week": each.extra_starts,
                "from": _monday(schedule, each.first),
                "to": _monday(schedule, each.last),
                "extra_open_reviews": each.extra_open,
                "officer": each.officer,
            }
            for each in schedule.remedies
        ],
        "fits_by_law_alone": schedule.fits_by_law and not schedule.gone,
        "late": [start.window.reference for start in schedule.late],
        "moved": [start.window.reference for start in schedule.moved],
        "by_hand": [
            {"reference": start.window.reference, "by": schedule.notice_by(start)} for start in schedule.by_hand
        ],
        "broken": [
            {"reference": start.window.reference, "why": why}
            for start in schedule.starts
            for why in start.window.broken
        ],
        "weeks": [
            {"week": schedule.weeks.all[number].monday, "room": room, "starts": starts, "open": open_}
            for number, (room, starts, open_) in enumerate(_load(schedule))
        ],
    }


def _start_document(schedule: Schedule, start: Start) -> dict[str, object]:
    window = start.window
    last = window.first if window.last is None else window.last
    return {
        "reference": window.reference,
        "week": _monday(schedule, start.place.week if start.place else None),
        "officer": start.officer,
        "window": [_monday(schedule, window.first), _monday(schedule, last)],
        "late": start.late,
    }


def _load(schedule: Schedule) -> list[tuple[int | None, int, int]]:
    """By week up to the last that is used: room (None = no limit), starts, and reviews open."""
    limits = schedule.limits
    begun = Counter(start.place.week for start in schedule.starts if start.place)
    return [
        (
            None if limits.team.starts[week] >= NO_LIMIT else limits.team.starts[week],
            begun[week],
            limits.under_way[week]
            + sum(begun[other] for other in range(week + NOTICE_WEEKS + 1 - OPEN_WEEKS, week + NOTICE_WEEKS + 1)),
        )
        for week in range(max(begun, default=-1) + 1)
    ]


def _headline(schedule: Schedule) -> str:
    if not schedule.starts:
        return "No review is still to begin."
    late = schedule.late
    everything = count(len(schedule.starts), "review")
    if schedule.feasible:
        used = Counter(start.place.week for start in schedule.starts if start.place)
        last = show_day(_monday(schedule, max(used)))
        if len(schedule.starts) == 1:
            return f"The one review still to begin can begin in time, in the week of {last}."
        most = max(used.values())
        return f"All {everything} still to begin can begin in time: at most {most} a week, the last in that of {last}."
    rest = len(schedule.starts) - len(late)
    without = sum(start.place is None for start in late)
    none_left = f", for {without:,} of them no week with room is left in the known terms" if without else ""
    others = f" The other {rest:,} fit." if rest else ""
    return f"Of {everything} still to begin {len(late):,} cannot begin in time{none_left}.{others}"


def _lacking(each: Shortfall, schedule: Schedule) -> str:
    reviews = count(each.must_start, "review")
    if each.limit in WHATEVER_IS_DONE:
        why = WHATEVER_IS_DONE[each.limit]
        return (
            f"{reviews} cannot keep the law's own day whatever is done: {why}. Each begins as soon as notice and "
            f"room allow. [{TOO_LATE}]"
        )
    whose = LIMITS.get(each.limit, f" with {each.limit.removeprefix('officer:')}")
    return (
        f"In {_weeks(each, schedule)} {reviews} must begin{whose} and there is room for {each.room:,}: "
        f"{each.short_by:,} too many. [{NO_ROOM}]"
    )


def _weeks(each: Shortfall | Remedy, schedule: Schedule) -> str:
    first, last = (show_day(_monday(schedule, number)) for number in (each.first, each.last))
    return f"the week of {first}" if first == last else f"the weeks from {first} to {last}"


def _enough(schedule: Schedule) -> list[str]:
    if not schedule.remedies:
        return []
    gone = any(each.limit in WHATEVER_IS_DONE for each in schedule.shortfalls)
    to_fit = f"To fit {'everything else' if gone else 'it all'} in"
    needed = [_remedy(each, schedule) for each in schedule.remedies]
    if len(needed) == 1:
        return [f"{to_fit}: {needed[0]}."]
    return [f"{to_fit}, all of these are needed:", *(f"  {each}" for each in needed)]


def _remedy(each: Remedy, schedule: Schedule) -> str:
    whose = f" for {each.officer}" if each.officer else ""
    starts = f"{count(each.extra_starts, 'more start')} a week{whose} in {_weeks(each, schedule)}"
    parts = [
        starts if each.extra_starts else "",
        f"{count(each.extra_open, 'more review')} open at once{whose}" if each.extra_open else "",
    ]
    return " and ".join(part for part in parts if part)


def _by_law(schedule: Schedule) -> list[str]:
    if all(each.limit in WHATEVER_IS_DONE for each in schedule.shortfalls):
        return []
    if schedule.fits_by_law:
        return ["By the law's own days alone, leaving guidance and the local plan aside, they would fit."]
    return ["They do not fit by the law's own days alone either."]


def _notes(schedule: Schedule) -> list[str]:
    by_day = Counter(day for start in schedule.by_hand if (day := schedule.notice_by(start)))
    notes = [
        f"For {count(reviews, 'review')} notice by first-class post would come too late: hand it over or e-mail it by "
        f"{show_day(day)}. [{BY_HAND}]"
        for day, reviews in sorted(by_day.items())
    ]
    if schedule.moved:
        notes.append(f"{count(len(schedule.moved), 'review')} moved from the week that the last schedule gave.")
    if broken := sum(bool(start.window.broken) for start in schedule.starts):
        notes.append(
            f"{count(broken, 'review')} can keep the law, but no longer what guidance or the local plan asks; "
            f"--json names them. [{PROMISE_BROKEN}]"
        )
    if schedule.strangers:
        names = ", ".join(schedule.strangers)
        notes.append(
            f"Not among the officers in the settings, so anybody's room is used for their cases: {names}. [{STRANGER}]"
        )
    if schedule.limits.overrun:
        weeks = LATE_REVIEW_STAYS.days // 7
        notes.append(
            f"{count(schedule.limits.overrun, 'review')} past the planned 20 weeks: taken to stay open for "
            f"{weeks} more weeks. [{OVERRUN}]"
        )
    return notes


def _term(day: date, terms: tuple[Term, ...]) -> str:
    return next((term.name for term in terms if day in term), "")


def _monday(schedule: Schedule, number: int | None) -> date | None:
    return schedule.weeks.all[number].monday if number is not None and len(schedule.weeks) else None

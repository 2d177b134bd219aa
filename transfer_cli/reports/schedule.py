"""The schedule in sentences: whether it fits, what is lacking, what would do, and what there is to know."""

from __future__ import annotations

from collections import Counter

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.judge import Remedy, Shortfall
from transfer_cli.domain.schedule.limits import LATE_REVIEW_STAYS
from transfer_cli.domain.schedule.other_ways import OtherWay
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.schedule.room import NO_LIMIT
from transfer_cli.domain.words import count
from transfer_cli.reports.schedule_tables import monday

NO_ROOM, TOO_LATE, PROMISE_BROKEN, STRANGER, OVERRUN = "SCH001", "SCH002", "SCH003", "SCH004", "SCH005"
BY_HAND, PACE, MANY_MOVES, NOT_AS_AGREED = "SCH006", "SCH007", "SCH008", "SCH014"
WHATEVER_IS_DONE = {
    "too_late": (
        "cannot keep the law's own day whatever is done: with two weeks' notice the last day to begin has gone by"
    ),
    "holidays": (
        "cannot keep the law's own day whatever is done: there is no school between two weeks' notice and the last "
        "day to begin"
    ),
    "guidance_too_late": (
        "without a day in law cannot keep that of guidance or the local plan whatever is done: with two weeks' notice "
        "no school day is left up to the last day to begin"
    ),
}
"""Limits that no more room would lift."""
LIMITS = {
    "starts_per_week": "",
    "open_reviews": " beside the reviews that are open",
    "panel": " beside what the month's panels can decide",
    "psychologist": " with an educational psychologist",
    "officers": " in the room that team, officers and psychologists have together",
}


def sentences(schedule: Schedule) -> tuple[str, ...]:
    """What the schedule comes to: whether it fits, what is lacking and what would do."""
    return (
        _headline(schedule),
        *(_lacking(each, schedule) for each in schedule.shortfalls),
        *_enough(schedule),
        *_others(schedule),
        *_by_law(schedule),
        *_notes(schedule),
    )


def what_it_comes_to(starts: int, late: int, without_week: int, *, crowded: bool) -> str:
    """What a schedule that does not fit comes to, in the same words wherever it is shown.

    Args:
        starts: Reviews still to begin.
        late: Those that begin late or have no week.
        without_week: Those that have none.
        crowded: More of the others begin somewhere than there is room for, since families have agreed to the week.
    """
    everything, rest = count(starts, "review"), starts - late
    agreed = "what is agreed with families needs more room than there is"
    if not late:
        have = "The one review still to begin has" if starts == 1 else f"All {everything} still to begin have"
        return f"{have} a week in time, but {agreed}."
    if without_week == starts:
        return f"{everything} still to begin, and no week with room is left in the known terms for any of them."
    none_left = f", for {without_week:,} of them no week with room is left in the known terms" if without_week else ""
    others = f" The other {rest:,} {f'have a week in time, but {agreed}' if crowded else 'fit'}." if rest else ""
    return f"Of {everything} still to begin {late:,} cannot begin in time{none_left}.{others}"


def _headline(schedule: Schedule) -> str:
    if not schedule.starts:
        return "No review is still to begin."
    late = schedule.late
    everything = count(len(schedule.starts), "review")
    if schedule.feasible:
        used = Counter(start.place.week for start in schedule.starts if start.place)
        last = show_day(monday(schedule, max(used)))
        if len(schedule.starts) == 1:
            return f"The one review still to begin can begin in time, in the week of {last}."
        most = max(used.values())
        return f"All {everything} still to begin can begin in time: at most {most} a week, the last in that of {last}."
    return what_it_comes_to(
        len(schedule.starts), len(late), len(schedule.without_week), crowded=bool(schedule.overfull)
    )


def _lacking(each: Shortfall, schedule: Schedule) -> str:
    reviews = count(each.must_start, "review")
    if each.limit in WHATEVER_IS_DONE:
        why = WHATEVER_IS_DONE[each.limit]
        return f"{reviews} {why}. Each begins as soon as notice and room allow. [{TOO_LATE}]"
    whose = LIMITS.get(each.limit, f" with {each.limit.removeprefix('officer:')}")
    return (
        f"In {_weeks(each, schedule)} {reviews} must begin{whose} and there is room for {each.room:,}: "
        f"{each.short_by:,} too many. [{NO_ROOM}]"
    )


def _pace(schedule: Schedule) -> list[str]:
    """The alarm: who would be late if the last weeks' pace went on."""
    pace = schedule.pace
    if pace is None or not pace.late:
        return []
    enough = f"; {pace.needed:,} a week would do" if pace.needed else ""
    late = count(len(pace.late), "review")
    return [
        f"At the last 12 weeks' pace of {pace.starts:.1f} starts a school week {late} would be late{enough}. [{PACE}]"
    ]


def _weeks(each: Shortfall | Remedy, schedule: Schedule) -> str:
    first, last = (show_day(monday(schedule, number)) for number in (each.first, each.last))
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
    whose = f" for {each.officer}" if each.officer else _whose(each, schedule)
    starts = f"{count(each.extra_starts, 'more start')} a week{whose} in {_weeks(each, schedule)}"
    parts = [
        starts if each.extra_starts else "",
        f"{count(each.extra_open, 'more review')} open at once{whose}" if each.extra_open else "",
        f"{count(each.extra_assessments, 'more assessment')} by educational psychologists a week in "
        f"{_weeks(each, schedule)}"
        if each.extra_assessments
        else "",
        f"{count(each.extra_panel, 'more case')} a month decided by the panel" if each.extra_panel else "",
    ]
    return " and ".join(part for part in parts if part)


def _whose(each: Remedy, schedule: Schedule) -> str:
    """Which limits have to be raised, where the team and its officers have limits of their own."""
    if not schedule.limits.officers:
        return ""
    if each.team and each.officers:
        return " for the team and among its officers"
    return " for the team" if each.team else " among the officers"


def _others(schedule: Schedule) -> list[str]:
    """Other ways, and until when there is one."""
    found = [_way(each, schedule) for each in schedule.other_ways]
    if found:
        found = ["Each of these would do as well:", *(f"  {each}" for each in found)]
    if recovery := schedule.recovery:
        last = show_day(monday(schedule, recovery.last))
        then = recovery.extra_starts
        more = (
            f"; if nothing is done before, {count(then, 'more start')} a week will be needed from then" if then else ""
        )
        found.append(f"More room can still mend it until the week of {last}{more}.")
    return found


def _way(each: OtherWay, schedule: Schedule) -> str:
    if each.kind == "shared_cases":
        return "officers taking over one another's cases, with no more room than there is"
    if each.kind == "shorter_reviews":
        return f"reviews concluded {count(each.amount, 'week')} sooner than in the full period"
    if each.kind == "earlier_starts":
        return f"reviews beginning up to {count(each.amount, 'week')} before the local plan's first day"
    sharing = ", who take over some of the others' cases" if each.shared else ""
    if each.team:
        sharing += ", with the team's own limits raised as much"
    return (
        f"{count(each.amount, 'more officer')} with {count(each.starts or 0, 'start')} a week each, from the week of "
        f"{show_day(monday(schedule, each.week))} at the latest{sharing}"
    )


def held_back(schedule: Schedule, as_it_is: Schedule) -> str:
    """What keeps more starts a week, of the team's own or of its officers together, from being used; or nothing."""
    (team, together), (team_now, together_now) = _starts_a_week(schedule), _starts_a_week(as_it_is)
    if not schedule.limits.officers or not team or not together:
        return ""
    if together > team and together > together_now:
        return f"The officers could begin {together:,} a week together, but the team's own starts_per_week is {team:,}."
    if team > together and team > team_now:
        return f"The team's own starts_per_week is {team:,}, but its officers can begin {together:,} a week together."
    return ""


def _starts_a_week(schedule: Schedule) -> tuple[int, int]:
    """The most that can begin in any week by the team's own limit, and by its officers' together; no limit is 0."""
    limits = schedule.limits
    team = max(limits.ceiling.starts, default=0)
    together = sum(max(room.starts, default=0) for room in limits.officers)
    return (0 if team >= NO_LIMIT else team), (0 if together >= NO_LIMIT else together)


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
    notes += _pace(schedule)
    if schedule.moved:
        notes.append(
            f"{count(len(schedule.moved), 'review')} moved from the week that the last schedule gave; -v says why."
        )
    if len(schedule.moved) > schedule.change_budget:
        gone = count(len(schedule.moved), "promised week")
        notes.append(f"{gone} cannot stay, against a change budget of {schedule.change_budget:,}. [{MANY_MOVES}]")
    if broken := sum(bool(start.window.broken) for start in schedule.starts):
        notes.append(
            f"{count(broken, 'review')} can keep the law, but no longer what guidance or the local plan asks; "
            f"--json names them. [{PROMISE_BROKEN}]"
        )
    if waived := sum(bool(start.window.waived) for start in schedule.starts):
        begin = f"{count(waived, 'review begins', 'reviews begin')} as agreed with the family"
        notes.append(
            f"{begin}, in another week than guidance or the local plan asks; --json names them. [{PROMISE_BROKEN}]"
        )
    if unkept := sum(bool(start.window.unkept) for start in schedule.starts):
        notes.append(
            f"{count(unkept, 'review')} cannot begin as agreed with the family; --json says why. [{NOT_AS_AGREED}]"
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

"""What the settings leave the team in each week, beside the reviews already under way."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from transfer_cli.domain.calendar import WEEK, monday_of
from transfer_cli.domain.case import Case, Document
from transfer_cli.domain.obligation import Counted, Stage
from transfer_cli.domain.schedule.needs import advice_lasts_until
from transfer_cli.domain.schedule.room import NO_LIMIT, OPEN_WEEKS, PSYCHOLOGIST, Block, Limits, Room
from transfer_cli.domain.schedule.weeks import NOTICE, Weeks
from transfer_cli.domain.settings import Officer, Settings

LATE_REVIEW_STAYS = timedelta(weeks=4)
"""A review already past its planned conclusion is taken to stay open for so long from the day asked about."""


def limits(settings: Settings, weeks: Weeks, timelines: Iterable[Counted], as_of: date) -> Limits:
    """What the settings allow, less the reviews already under way.

    A review under way belongs to the officer of its case, or else to the one whom the last schedule gave it. One
    whose notice has fixed a start still ahead uses the room of that week.
    """
    under_way = tuple(t for t in timelines if (t.notice_on or t.begins_on) and t.is_open)
    ends = _ends_of_open_reviews(under_way)
    overrun = sum(end <= as_of for owned in ends.values() for end in owned)
    stays = monday_of(as_of) + LATE_REVIEW_STAYS
    ends = {owner: sorted(end if end > as_of else stays for end in owned) for owner, owned in ends.items()}
    everybody = sorted(end for owned in ends.values() for end in owned)
    capacity, fixed = settings.capacity, _fixed_starts(under_way, settings, weeks, as_of)
    ceiling = Room(
        None,
        _starts(capacity.starts_per_week, weeks, fixed[None]),
        _spans(capacity.open_reviews, weeks, everybody),
        _panels(settings, weeks, under_way),
    )
    officers = tuple(
        _room_of(officer, weeks, ends.get(officer.name.casefold(), []), fixed[officer.name.casefold()])
        for officer in settings.officers
    )
    still_open = tuple(_open_on(week.monday, everybody) for week in weeks.all)
    return Limits(weeks, ceiling, officers, still_open, overrun, _psychologist(settings, weeks, fixed[PSYCHOLOGIST]))


def _fixed_starts(
    timelines: Iterable[Counted], settings: Settings, weeks: Weeks, as_of: date
) -> defaultdict[str | int | None, Counter[int]]:
    """By officer (in small letters), PSYCHOLOGIST or None for all: starts that notices have fixed, by week."""
    fixed: defaultdict[str | int | None, Counter[int]] = defaultdict(Counter)
    for timeline in timelines:
        if not (timeline.is_open and timeline.begins_on) or timeline.case.document == Document.LDA:
            continue
        week = weeks.number_of(monday_of(timeline.begins_on))
        if week is not None:
            fixed[None][week] += 1
            if owner := _owner(timeline.case):
                fixed[owner][week] += 1
            if timeline.begins_on > advice_lasts_until(timeline.case, settings, as_of):
                fixed[PSYCHOLOGIST][week] += 1
    return fixed


def _owner(case: Case) -> str | None:
    """The officer whose room a review under way uses, in small letters."""
    owner = case.officer or (case.promise.officer if case.promise else None)
    return owner.casefold() if owner else None


def _starts(most: int | None, weeks: Weeks, fixed: Counter[int]) -> tuple[int, ...]:
    if most is None:
        return tuple(NO_LIMIT if week.starts_on else 0 for week in weeks.all)
    return tuple(max(0, most - fixed[n]) if week.starts_on else 0 for n, week in enumerate(weeks.all))


def _room_of(officer: Officer, weeks: Weeks, ends: list[date], fixed: Counter[int]) -> Room:
    def is_there(day: date | None) -> bool:
        return day is not None and not any(first <= day <= last for first, last in officer.absent)

    starts = _starts(officer.starts_per_week, weeks, fixed)
    there = (room if is_there(week.starts_on) else 0 for room, week in zip(starts, weeks.all, strict=True))
    return Room(officer.name, tuple(there), _spans(officer.open_reviews, weeks, ends))


def _ends_of_open_reviews(timelines: Iterable[Counted]) -> dict[str | None, list[date]]:
    """By officer (in small letters), Mondays from which the reviews under way are planned to be open no more."""
    ends: dict[str | None, list[date]] = {}
    for owner, opened in ((_owner(t.case), opened) for t in timelines if (opened := _opened(t))):
        ends.setdefault(owner, []).append(monday_of(opened) + OPEN_WEEKS * WEEK)
    return ends


def _opened(timeline: Counted) -> date | None:
    opened = timeline.notice_on or (timeline.begins_on - NOTICE if timeline.begins_on else None)
    return opened if timeline.is_open else None


def planned_end(timeline: Counted) -> date | None:
    """The Monday from which a review under way is taken to be open no more; None = it is not under way."""
    opened = _opened(timeline)
    if opened is None:
        return None
    end = monday_of(opened) + OPEN_WEEKS * WEEK
    return end if end > timeline.as_of else monday_of(timeline.as_of) + LATE_REVIEW_STAYS


def _spans(most: int | None, weeks: Weeks, ends: list[date]) -> tuple[int, ...]:
    if most is None:
        return (NO_LIMIT,) * len(weeks)
    return tuple(max(0, most - _open_on(week.monday - NOTICE, ends)) for week in weeks.all)


def _open_on(day: date, ends: list[date]) -> int:
    return len(ends) - bisect_right(ends, day)


def _psychologist(settings: Settings, weeks: Weeks, fixed: Counter[int]) -> Room | None:
    """Room for reviews that need an educational psychologist, who is asked in the week in which they begin."""
    most = settings.capacity.psychologist_assessments_per_week
    return None if most is None else Room(None, _starts(most, weeks, fixed), _spans(None, weeks, []))


def _panels(settings: Settings, weeks: Weeks, timelines: Iterable[Counted]) -> tuple[Block, ...]:
    """What the panel of each month can still decide, said of the weeks in which those reviews begin.

    Reviews under way are decided in the month in which they are planned to be, unless a draft plan is there already.
    """
    dates = settings.capacity.panel_dates_per_month
    if dates is None:
        return ()
    ahead = settings.capacity.panel_weeks_after_start * WEEK
    taken = Counter(
        _month(monday_of(timeline.begins_on) + ahead)
        for timeline in timelines
        if timeline.is_open and timeline.begins_on and timeline.stage != Stage.DRAFT
    )
    months: dict[tuple[int, int], list[int]] = {}
    for number, week in enumerate(weeks.all):
        months.setdefault(_month(week.monday + ahead), []).append(number)
    most = dates * settings.capacity.panel_cases_per_date
    return tuple(Block(of[0], of[-1], max(0, most - taken[month])) for month, of in months.items())


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month

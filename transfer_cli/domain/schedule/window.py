"""The weeks in which each review may begin, by law, local plan and school term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.calendar import DAY, monday_of
from transfer_cli.domain.case import Case, Document
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import PlanWindow, windows_for, windows_of
from transfer_cli.domain.obligation import Basis, Kind, Stage, Timeline
from transfer_cli.domain.rules import ENGLAND, read_as
from transfer_cli.domain.schedule.agreed import agreed_week, why_not
from transfer_cli.domain.schedule.needs import advice_lasts_until
from transfer_cli.domain.schedule.weeks import NOTICE, Weeks
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.year_group import moves


@dataclass(frozen=True, slots=True)
class Window:
    """The weeks in which one review may begin, as numbers of `Weeks`.

    Attributes:
        first: First possible week; None = there is no school week left at all.
        last: Last week that keeps every day that can still be kept; None = the law's own day cannot be kept, or where
            only guidance and the local plan set one, none of theirs.
        lawful: Last week that keeps the law, whatever was promised locally; None = the law's own day cannot be kept.
        due: The day that decides `last`; of a case that is too late, the day that cannot be kept.
        rule: Id of its rule.
        begin_by: Last day on which it may begin to keep `due`.
        by_holidays: A Monday is left to keep that day, but no week with school.
        broken: What guidance or the local plan asks and cannot be kept any more, one sentence each.
        waived: What they ask and a week agreed with the family does not keep, one sentence each.
        unkept: Why a start agreed with the family cannot be kept; empty = it is, or none is agreed.
        assessed: It is to be planned with a fresh assessment by an educational psychologist.
        fresh_until: Last week in which it can begin without one, since advice that was received suffices until then;
            None = it makes no difference when it begins.
        start_by: A last day to begin that the local plan names itself, so that a shorter review does not move it;
            None = it names none that can be kept.
        held_back: The published plan, and nothing else, lets it begin no sooner than `first`.
        by_law: The law itself sets a day; otherwise only guidance and the local plan do.
    """

    case: Case
    first: int | None
    last: int | None
    lawful: int | None
    due: date
    rule: str
    begin_by: date
    by_holidays: bool = False
    broken: tuple[str, ...] = ()
    assessed: bool = False
    waived: tuple[str, ...] = ()
    unkept: str = ""
    fresh_until: int | None = None
    start_by: date | None = None
    held_back: bool = False
    by_law: bool = True

    def needs_at(self, week: int) -> bool:
        """Whether it needs a fresh assessment by an educational psychologist if it begins in that week."""
        return self.assessed if self.fresh_until is None else week > self.fresh_until

    @property
    def may_need(self) -> bool:
        """Whether it needs one in some week in which it can begin in time; of one that is too late, in any week."""
        if self.fresh_until is None:
            return self.assessed
        return self.last is None or self.fresh_until < self.last

    @property
    def reference(self) -> str:
        """The case's reference."""
        return self.case.reference

    @property
    def is_stated(self) -> bool:
        """Whether the day of its start is stated, as in a notice that may be in the post, and can be kept."""
        return self.case.stated_beginning is not None and not self.unkept


class _Day(NamedTuple):
    """A last day to begin, and what it keeps."""

    begin_by: date
    due: date
    rule: str
    by_law: bool


def windows(timelines: Iterable[Timeline], settings: Settings, weeks: Weeks, as_of: date) -> tuple[Window, ...]:
    """The window of every case whose start is still to be fixed by a notice.

    Statements and non-statutory plans only: a learning difficulty assessment is replaced when the young person
    asks, not by the authority's own timetable.
    """
    groups = windows_of(settings, as_of, read_as(ENGLAND, settings.policy))

    def promised(case: Case) -> PlanWindow | None:
        return next(iter(windows_for(case, groups, moves(case, as_of))), None)

    return tuple(
        _with_need(
            _window(timeline, promised(timeline.case), weeks, as_of),
            weeks.last_to_begin_by(advice_lasts_until(timeline.case, settings, as_of)),
            weeks,
        )
        for timeline in timelines
        if timeline.in_scope and timeline.stage == Stage.NOT_STARTED and timeline.case.document != Document.LDA
    )


def _with_need(found: Window, fresh_until: int | None, weeks: Weeks) -> Window:
    """The window with whether an educational psychologist is needed.

    Args:
        fresh_until: Last week that begins while advice that was received still suffices; None = none does.
    """
    if found.first is None or fresh_until is None or fresh_until < found.first:
        return replace(found, assessed=True)
    return replace(found, fresh_until=fresh_until) if fresh_until < len(weeks) - 1 else found


def _window(timeline: Timeline, group: PlanWindow | None, weeks: Weeks, as_of: date) -> Window:
    days = sorted(_days(timeline, group))
    lost = next((day for day in days if day.by_law and weeks.last_to_begin_by(day.begin_by) is None), None)
    if lost:
        return _too_late(timeline, lost, weeks, None, as_of)
    kept = [(last, day) for day in days if (last := weeks.last_to_begin_by(day.begin_by)) is not None]
    agreed = agreed_week(timeline.case, weeks, as_of)
    if not kept:
        found = _too_late(timeline, days[-1], weeks, len(weeks) - 1 if len(weeks) else None, as_of)
        waived = tuple(dict.fromkeys(f"{_broken(day)}, and a later week is agreed" for day in days))
        return found if agreed is None or found.unkept else replace(found, last=agreed, waived=waived)
    found = _in_time(timeline, group, weeks, kept, as_of)
    broken = dict.fromkeys(_broken(day) for day in days if weeks.last_to_begin_by(day.begin_by) is None)
    found = replace(found, broken=(*broken, *found.broken))
    return found if agreed is None or found.unkept else _as_agreed(found, agreed, kept, group)


def _too_late(timeline: Timeline, missed: _Day, weeks: Weeks, lawful: int | None, as_of: date) -> Window:
    """The window of a review that keeps no day any more, or not the law's own: it begins as soon as can be."""
    return Window(
        timeline.case, 0 if len(weeks) else None, None, lawful, missed.due, missed.rule, missed.begin_by,
        by_holidays=monday_of(as_of + NOTICE + 6 * DAY) <= missed.begin_by,
        unkept=why_not(timeline.case, weeks, lawful, as_of), by_law=missed.by_law,
    )  # fmt: skip


def _in_time(
    timeline: Timeline, group: PlanWindow | None, weeks: Weeks, kept: Sequence[tuple[int, _Day]], as_of: date
) -> Window:
    """The window of a review that can keep the law, and at least one of its days.

    Args:
        kept: Last week that keeps each day, the earliest day first.
    """
    last, binding = kept[0]
    lawful = min((last for last, day in kept if day.by_law), default=len(weeks) - 1)
    first, broken, held_back = 0, "", False
    if group and group.start_from:
        from_plan = weeks.first_to_begin_from(group.start_from)
        if from_plan is not None and from_plan <= last:
            first, held_back = from_plan, group.number > 0
        else:
            broken = f"{group.rule}: it was to begin no sooner than {show_day(group.start_from)}"
    return Window(
        timeline.case, first, last, lawful, binding.due, binding.rule, binding.begin_by,
        broken=(broken,) if broken else (), unkept=why_not(timeline.case, weeks, lawful, as_of),
        start_by=_start_by(group, weeks), held_back=held_back,
    )  # fmt: skip


def _as_agreed(found: Window, week: int, kept: Sequence[tuple[int, _Day]], group: PlanWindow | None) -> Window:
    """The window as wide as the week agreed with the family asks; what the law allows is not the local plan's to bar.

    Args:
        kept: Last week that keeps each day, the earliest day first.
    """
    first, last = found.first, found.last
    if first is not None and week < first and group and group.start_from:
        early = (
            f"{group.rule}: it was to begin no sooner than {show_day(group.start_from)}, and an earlier week is agreed"
        )
        found = replace(found, first=week, waived=(early,))
    if last is not None and week > last:
        missed = dict.fromkeys(f"{_broken(day)}, and a later week is agreed" for until, day in kept if until < week)
        _, binding = next(((until, day) for until, day in kept if until >= week), kept[-1])
        found = replace(
            found, last=week, due=binding.due, rule=binding.rule, begin_by=binding.begin_by,
            waived=(*found.waived, *missed),
        )  # fmt: skip
    return found


def _start_by(group: PlanWindow | None, weeks: Weeks) -> date | None:
    """The group's last day to begin, unless it only follows from the day by which its reviews are to end."""
    if group is None or group.number == 0 or weeks.last_to_begin_by(group.start_by) is None:
        return None
    asked = group.group
    follows = asked.conclude_by is not None and not (asked.start_by or asked.meet_by)
    return None if follows else group.start_by


def _days(timeline: Timeline, group: PlanWindow | None) -> Iterable[_Day]:
    for obligation in timeline.of(Kind.CONCLUDE_BY):
        if obligation.latest_start:
            by_law = obligation.basis == Basis.STATUTE
            yield _Day(obligation.latest_start, obligation.due, obligation.rule, by_law)
    if group:
        yield _Day(group.start_by, group.conclude_by, group.rule, by_law=False)


def _broken(day: _Day) -> str:
    return f"{day.rule}: it had to begin by {show_day(day.begin_by)}"

"""Does the published plan itself keep the law? Each group against the law's days of the children it catches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import LocalPlan, PlanWindow, caught_by, full_period, windows_of
from transfer_cli.domain.obligation import Basis, Kind, Stage, Timeline
from transfer_cli.domain.plan_example import example_days
from transfer_cli.domain.rules import RuleSet
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.words import count
from transfer_cli.domain.year_group import moves, show_academic_year

LAST_YEAR = 2017
"""The school year, by the year it begins, in which the transfers of England end."""


@dataclass(frozen=True, slots=True)
class LawDay:
    """A day by which somebody must be concluded.

    Attributes:
        title: The cohort in a few words.
    """

    due: date
    rule: str
    title: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Miss:
    """A day that a group cannot keep, or need not keep as it is written: either is a breach that it plans.

    Attributes:
        ends: Day on which a review ends that does what the group says.
        begin_by: Last day on which a review may begin and have its full period before the day.
        children: How many children of the group it concerns; 0 = none yet, but the group is made for such.
        why: How `ends` comes about, in words.
        movers: It is about those who change phase, where the group gives them a day of their own.
        of_some: It is a day of some children only, such as a change of phase, and not of everybody in the group.
    """

    day: LawDay
    ends: date
    begin_by: date
    children: int
    why: str
    movers: bool = False
    of_some: bool = False

    @property
    def days_late(self) -> int:
        """Calendar days after the last day."""
        return (self.ends - self.day.due).days

    @property
    def sentence(self) -> str:
        """What is wrong and by how much."""
        about = count(self.children, "child", "children") if self.children else "whoever it will catch"
        return (
            f"{self.day.title} ({about}): last day {show_day(self.day.due)}, rule {self.day.rule}. {self.why} "
            f"{show_day(self.ends)}: {count(self.days_late, 'day')} too late. "
            f"With the full period it has to begin by {show_day(self.begin_by)}."
        )


@dataclass(frozen=True, slots=True)
class GroupCheck:
    """One line of the plan, looked at.

    Attributes:
        window: What it asks; None = it says who is not transferred that year.
        children: References of the open children for whom it counts.
        problems: Days of the law that it cannot keep.
        notes: What else to look at, one sentence each.
    """

    number: int
    group: PlanGroup
    window: PlanWindow | None
    children: tuple[str, ...] = ()
    problems: tuple[Miss, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def last_day(self) -> date | None:
        """Last day that may be told of the group: its own, or that of the law where the law's comes first.

        Whoever has an earlier day of the law than the rest of the group is told it apart: `earlier`.
        """
        missed = [miss.day.due for miss in self._of_all]
        return min([self.window.conclude_by, *missed]) if self.window else None

    @property
    def _of_all(self) -> tuple[Miss, ...]:
        return tuple(miss for miss in self.problems if not (miss.movers or miss.of_some))

    @property
    def earlier(self) -> tuple[Miss, ...]:
        """Days of the law that are those of some children of the group only and come before `last_day`."""
        last_day = self.last_day
        return tuple(m for m in self.problems if m.of_some and not m.movers and last_day and m.day.due < last_day)

    @property
    def movers_last_day(self) -> date | None:
        """The same for those who change phase; None = the group gives them no day of their own."""
        missed = [miss.day.due for miss in self.problems if miss.movers]
        moving = self.window.moving if self.window else None
        return min([moving.conclude_by, *missed]) if moving else None

    @property
    def begin_by(self) -> date | None:
        """Last day on which a review of it may begin and keep `last_day`."""
        missed = [miss.begin_by for miss in self._of_all]
        return min([self.window.start_by, *missed]) if self.window else None


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The whole plan, looked at.

    Attributes:
        groups: In the file's order.
        by_year: Open children by academic year of the group that counts for them, years without any included.
        uncaught: Open children whom no group catches.
    """

    groups: tuple[GroupCheck, ...]
    by_year: dict[str, int]
    uncaught: tuple[str, ...]

    @property
    def lawful(self) -> bool:
        """Whether every group can keep the law."""
        return not any(group.problems for group in self.groups)


@dataclass(slots=True)
class _Found:
    """The children of one group, those of each day that they must keep, and how many are still to begin."""

    children: list[str] = field(default_factory=list)
    waiting: dict[tuple[PlanWindow, LawDay], int] = field(default_factory=lambda: defaultdict(int))
    to_begin: int = 0


def check_plan(timelines: Iterable[Timeline], settings: Settings, rules: RuleSet, as_of: date) -> PlanCheck:
    """Every group of the plan with its children, and what it cannot keep.

    Args:
        timelines: Of the whole caseload on `as_of`; only open children are counted, each in one group.
    """
    plan = windows_of(settings, as_of, rules)
    found, uncaught = _sort(timelines, plan, _begins(settings))
    windows = {window.number: window for window in plan}
    groups = tuple(
        _group(number, group, windows.get(number), found[number], settings, rules)
        for number, group in enumerate(settings.plan, start=1)
    )
    return PlanCheck(groups, _by_year(groups), uncaught)


def _sort(timelines: Iterable[Timeline], plan: LocalPlan, begins: date) -> tuple[dict[int, _Found], tuple[str, ...]]:
    found: dict[int, _Found] = defaultdict(_Found)
    uncaught = []
    for timeline in timelines:
        if not timeline.is_open:
            continue
        windows = caught_by(timeline.case, plan, moves(timeline.case, timeline.as_of))
        if not windows:
            uncaught.append(timeline.case.reference)
            continue
        mine = found[windows[0].number]
        mine.children.append(timeline.case.reference)
        if timeline.stage == Stage.NOT_STARTED:
            mine.to_begin += 1
            for day in _days(timeline, begins):
                mine.waiting[windows[0], day] += 1
    return found, tuple(uncaught)


def _days(timeline: Timeline, begins: date) -> tuple[LawDay, ...]:
    """The days of law and guidance that a plan has to do with, for one child."""
    days = [LawDay(o.due, o.rule, o.about, o.basis) for o in timeline.of(Kind.CONCLUDE_BY) if o.basis != Basis.LOCAL]
    return (*(day for day in days if day.due < begins), *earliest([day for day in days if day.due >= begins]))


def earliest(days: Sequence[LawDay]) -> tuple[LawDay, ...]:
    """Of days earliest first: the first of statute, and whatever guidance asks before it."""
    law = next((day for day in days if day.basis == Basis.STATUTE), None)
    guidance = next((day for day in days if day.basis == Basis.GUIDANCE), None)
    if law is None or guidance is None:
        return tuple(day for day in (law, guidance) if day)
    return (law, guidance) if guidance.due < law.due else (law,)


def _group(
    number: int, group: PlanGroup, window: PlanWindow | None, found: _Found, settings: Settings, rules: RuleSet
) -> GroupCheck:
    if window is None:
        return GroupCheck(number, group, None, notes=("It says who is not transferred in this year.",))
    waiting = dict(found.waiting)
    if not found.children:
        days = (LawDay(c.due, c.rule, c.title, c.basis) for c in example_days(group, settings, rules))
        ahead_of_it = tuple(day for day in days if day.due >= date(group.starts, 9, 1))
        waiting = {(window.moving or window, day): 0 for day in earliest(ahead_of_it)}
    begins = _begins(settings)
    past = [_past(day, children) for (_, day), children in waiting.items() if day.due < begins]
    ahead = [(asked, day, children) for (asked, day), children in waiting.items() if day.due >= begins]
    misses = [replace(miss, movers=one[0] is window.moving) for one in ahead if (miss := _miss(*one, rules))]
    problems = tuple(miss for miss in misses if miss.day.basis == Basis.STATUTE)
    others = [miss.sentence for miss in misses if miss.day.basis != Basis.STATUTE]
    notes = (*others, *past, *_notes(window, len(found.children), rules))
    order = sorted(_told_apart(problems, found.to_begin), key=lambda miss: miss.day.due)
    return GroupCheck(number, group, window, tuple(found.children), tuple(order), notes)


_OF_SOME = frozenset({"order-12", "order-14-3-a", "order-14-3-b", "order-14-3-c"})
"""Rules of children who change phase or come into Year 9."""


def _told_apart(problems: Sequence[Miss], to_begin: int) -> tuple[Miss, ...]:
    """The days that are missed, those of some children only marked: never all of them, so that the rest has a day."""
    some = [m for m in problems if m.day.rule in _OF_SOME and not m.movers and 0 < m.children < to_begin]
    if sum(miss.children for miss in some) >= to_begin:
        some = sorted(some, key=lambda miss: miss.day.due)[:-1]
    return tuple(replace(miss, of_some=miss in some) for miss in problems)


def _begins(settings: Settings) -> date:
    """The day from which the plan could keep a day: that of its version, or the first of its academic years."""
    version = settings.plan_version
    return version.published if version else date(min((group.starts for group in settings.plan), default=1), 9, 1)


def _past(day: LawDay, children: int) -> str:
    late = count(children, "child", "children")
    return f"{day.title} ({late}): the last day, {show_day(day.due)}, had passed before the plan began."


def _miss(window: PlanWindow, day: LawDay, children: int, rules: RuleSet) -> Miss | None:
    """What of that day a review may miss that does as the group says; None = it keeps it."""
    first_end = full_period(window.start_from, rules) if window.start_from else None
    begin_by = rules.latest_start(day.due, day.due)[0]
    if first_end and first_end > day.due:
        why = f"Begun on {show_day(window.start_from)}, the first day the plan allows, its full period ends"
        return Miss(day, first_end, begin_by, children, why)
    if window.conclude_by <= day.due:
        return None
    if window.by_day:
        return Miss(day, window.conclude_by, begin_by, children, f"The group ({window.why}) ends")
    why = f"Its time in the plan still lets a review begin on {show_day(window.start_by)}, and that one ends"
    return Miss(day, window.conclude_by, begin_by, children, why)


def _notes(window: PlanWindow, children: int, rules: RuleSet) -> Iterator[str]:
    published = window.group.published_count
    if published is not None and published != children:
        yield f"Published as {count(published, 'child', 'children')}, and {children:,} are open today."
    first_end = full_period(window.start_from, rules) if window.start_from and window.by_day else None
    if first_end and first_end > window.conclude_by:
        yield (
            f"Begun on {show_day(window.start_from)}, its full period ends {show_day(first_end)}: "
            f"after {show_day(window.conclude_by)}, the day the plan gives."
        )


def _by_year(groups: Sequence[GroupCheck]) -> dict[str, int]:
    years = {group.group.starts for group in groups}
    counted = {show_academic_year(y): 0 for y in range(min(years), max(*years, LAST_YEAR) + 1)} if years else {}
    for group in groups:
        counted[show_academic_year(group.group.starts)] += len(group.children)
    return counted

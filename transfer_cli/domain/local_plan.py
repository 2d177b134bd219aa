"""The authority's published transfer plan: which of its groups catch a child, and what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from transfer_cli.domain.calendar import DAY, Term
from transfer_cli.domain.case import Case
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.plan_group import catches, describe, matching, moves_with
from transfer_cli.domain.rules import ENGLAND, RuleSet
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.turns import Agreement, Promised, agreement, promises
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import Move

__all__ = ["LocalPlan", "PlanWindow", "catches", "describe", "matching", "windows_for", "windows_of"]

START_TO_MEETING = timedelta(days=14)
"""From the beginning of the assessment to its meeting, where a plan names only the meeting."""

_TERM_DAYS = {
    "autumn": ((0, 9, 1), (0, 12, 20)),
    "spring": ((1, 1, 2), (1, 3, 31)),
    "summer": ((1, 4, 15), (1, 7, 22)),
}
"""Terms by years after the academic year's first, month and day, where the settings give none."""


@dataclass(frozen=True, slots=True)
class PlanWindow:
    """What one group asks.

    Attributes:
        number: Its place in the settings file, from 1; 0 = no group, but what was agreed with one family.
        start_from: First day on which a review may begin; None = at once.
        start_by: Last day on which it may begin and keep the group's promise.
        conclude_by: Last day on which it may end.
        title: The group in words.
        why: How these days follow from what the group says, in words.
        by_day: The group names the last day of a start, a meeting or a conclusion, and not only a time of the year.
        moving: What it asks of those who change phase, where that differs.
        source: Where it comes from, where that is not the published plan; empty = it is.
    """

    number: int
    group: PlanGroup
    start_from: date | None
    start_by: date
    conclude_by: date
    title: str
    why: str
    by_day: bool = True
    moving: PlanWindow | None = None
    source: str = ""

    @property
    def rule(self) -> str:
        """Rule id, such as `local-plan-3`."""
        return f"local-plan-{self.number}" if self.number else "agreed-turn"

    @property
    def heading(self) -> str:
        """Number and title, `group 3, Local plan 2016/17, Year 9`."""
        return f"group {self.number}, {self.title}" if self.number else self.title


class LocalPlan(tuple[PlanWindow, ...]):
    """The windows of all groups that catch anybody, in the file's order, as asked on one day.

    Attributes:
        as_of: What was agreed with a family later does not count yet.
        barred: Groups that say who is not transferred in their year.
    """

    as_of: date
    rules: RuleSet
    barred: tuple[PlanGroup, ...]

    def __new__(
        cls, windows: Iterable[PlanWindow], as_of: date, rules: RuleSet, barred: Iterable[PlanGroup] = ()
    ) -> Self:
        """The windows with the day they are asked on."""
        made = super().__new__(cls, windows)
        made.as_of, made.rules, made.barred = as_of, rules, tuple(barred)
        return made


def windows_of(settings: Settings, as_of: date, rules: RuleSet = ENGLAND) -> LocalPlan:
    """What each group of the plan asks, in the file's order.

    Args:
        as_of: The day asked about; it decides which period still applies to a start yet to be planned.
    """
    numbered = [(number, group) for number, group in enumerate(settings.plan, start=1) if not group.not_this_year]
    windows = (_window(number, group, settings, as_of, rules) for number, group in numbered)
    return LocalPlan(windows, as_of, rules, (group for group in settings.plan if group.not_this_year))


def windows_for(case: Case, plan: Sequence[PlanWindow], changes: Sequence[Move]) -> tuple[PlanWindow, ...]:
    """The windows of all groups that catch the case, earliest `conclude_by` first: the first one counts.

    A turn agreed with the family takes the place of all of them.

    Args:
        plan: From `windows_of`; bare windows are taken as asked after everything that was agreed.
        changes: The phase moves of the case (`year_group.moves`).
    """
    if not isinstance(plan, LocalPlan):
        plan = LocalPlan(plan, date.max, ENGLAND)
    found = caught_by(case, plan, changes)
    agreed = agreement(case, plan.as_of)
    if agreed:
        return (_as_agreed(agreed, found[0] if found else None, plan),)
    promised = promises(case, plan.as_of)
    return (_as_promised(found[0], promised[0]), *found[1:]) if found and promised else found


def caught_by(case: Case, plan: LocalPlan, changes: Sequence[Move]) -> tuple[PlanWindow, ...]:
    """The windows of the published groups that catch the case, whatever was agreed with the family."""
    found = tuple(_catching((w for w in plan if not w.group.everyone_left), case, plan, changes))
    found = found or tuple(_catching((w for w in plan if w.group.everyone_left), case, plan, changes))
    return tuple(sorted(found, key=lambda w: (w.conclude_by, w.number)))


def _catching(
    windows: Iterator[PlanWindow], case: Case, plan: LocalPlan, changes: Sequence[Move]
) -> Iterator[PlanWindow]:
    for window in windows:
        asked = window.moving if window.moving and moves_with(window.group, changes) else window
        if catches(window.group, case, changes) and _was_here(case, asked) and not _barred(case, window, plan, changes):
            yield asked


def _was_here(case: Case, window: PlanWindow) -> bool:
    return case.moved_in_on is None or case.moved_in_on <= window.conclude_by


def _barred(case: Case, window: PlanWindow, plan: LocalPlan, changes: Sequence[Move]) -> bool:
    return any(group.starts == window.group.starts and catches(group, case, changes) for group in plan.barred)


def _as_agreed(agreed: Agreement, published: PlanWindow | None, plan: LocalPlan) -> PlanWindow:
    what = "brought forward" if agreed.forward else "postponed"
    by = f" by the {in_words(agreed.agreed_by)}" if agreed.agreed_by else ""
    said = f", agreed {show_day(agreed.agreed_on)}{by}" if agreed.agreed_on else ""
    instead = f"; {published.heading}, says {show_day(published.conclude_by)}" if published else ""
    why = f"{what} on {show_day(agreed.on)} to {show_day(agreed.conclude_by)}{said}{instead}"
    start_by = plan.rules.latest_start(agreed.conclude_by, plan.as_of)[0]
    group = published.group if published else PlanGroup("", agreed.on.year)
    who = in_words(agreed.agreed_by) if agreed.agreed_by else "family"
    source = f"agreement with the {who} of {show_day(agreed.agreed_on or agreed.on)}"
    return PlanWindow(
        0, group, agreed.start_from, start_by, agreed.conclude_by, "Agreed with the family", why, source=source
    )


def _as_promised(window: PlanWindow, first: Promised) -> PlanWindow:
    version = f" in version {first.version} of the plan" if first.version else ""
    why = f"{window.why}; first promised {show_day(first.on)}{version}, by {show_day(first.conclude_by)}"
    return replace(window, why=why)


def _window(number: int, group: PlanGroup, settings: Settings, as_of: date, rules: RuleSet) -> PlanWindow:
    first, last = span(group, settings.terms)
    start_from, conclude_by = group.start_from, group.conclude_by
    if begin := _begin_by(group):
        start_by, why = begin
    elif conclude_by:
        start_by, why = rules.latest_start(conclude_by, as_of)[0], f"concluded by {show_day(conclude_by)}"
    else:
        start_by, why = last, f"begun by {show_day(last)}, the end of its time in the plan"
        start_from = start_from or first
    if conclude_by is None:
        conclude_by = full_period(start_by, rules)
        why += ", and then the full period"
    by_day = bool(begin or group.conclude_by)
    title = f"Local plan {describe(group)}"
    made = PlanWindow(number, group, start_from, start_by, conclude_by, title, why, by_day)
    return replace(made, moving=_for_movers(made, as_of, rules)) if group.conclude_by_if_moving else made


def _for_movers(window: PlanWindow, as_of: date, rules: RuleSet) -> PlanWindow:
    """What the group asks of those who change phase: concluded by a day of their own."""
    day = window.group.conclude_by_if_moving or window.conclude_by
    start_by = min(window.start_by, rules.latest_start(day, as_of)[0])
    why = f"changing phase, so concluded by {show_day(day)}"
    group = replace(window.group, moving=True)
    return PlanWindow(window.number, group, window.start_from, start_by, day, window.title, why)


def full_period(start: date, rules: RuleSet) -> date:
    """Last day of the plan's period of an assessment that begins on that day after the shortest lawful notice."""
    notice_on = start - rules.notice_days * DAY
    return rules.regime(notice_on).plan_due(notice_on, start)


def _begin_by(group: PlanGroup) -> tuple[date, str] | None:
    """The earlier of the days by which the group's start and meeting ask to begin; None = it names neither."""
    days: list[tuple[date, str]] = []
    if group.start_by:
        days.append((group.start_by, f"begun by {show_day(group.start_by)}"))
    if group.meet_by:
        begin_by = group.meet_by - START_TO_MEETING
        days.append((begin_by, f"begun by {show_day(begin_by)}, two weeks before the meeting"))
    return min(days, default=None)


def span(group: PlanGroup, terms: Sequence[Term]) -> tuple[date, date]:
    """First and last day of the group's time: of its terms, or of its academic years (1 September to 31 August)."""
    until = group.starts if group.until_starts is None else group.until_starts
    last_term = group.until_term or (group.term if until == group.starts else None)
    return _days_of(group.starts, group.term, terms)[0], _days_of(until, last_term, terms)[1]


def _days_of(year: int, term: str | None, terms: Sequence[Term]) -> tuple[date, date]:
    first, last = date(year, 9, 1), date(year + 1, 8, 31)
    if term is None:
        return first, last
    found = [given for given in terms if term in given.name.casefold() and first <= given.last <= last]
    if found:
        return min(given.first for given in found), max(given.last for given in found)
    (after_first, month, day), (after_last, last_month, last_day) = _TERM_DAYS[term]
    return date(year + after_first, month, day), date(year + after_last, last_month, last_day)

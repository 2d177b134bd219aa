"""The authority's published transfer plan: which of its groups catch a child, and what they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain.calendar import DAY, Term
from transfer_cli.domain.case import Case
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rules import ENGLAND, RuleSet
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import Move, ncy_in, show_academic_year, show_year

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
        number: Its place in the settings file, from 1.
        start_from: First day on which a review may begin; None = at once.
        start_by: Last day on which it may begin and keep the group's promise.
        conclude_by: Last day on which it may end.
        title: The group in words.
        why: How these days follow from what the group says, in words.
    """

    number: int
    group: PlanGroup
    start_from: date | None
    start_by: date
    conclude_by: date
    title: str
    why: str

    @property
    def rule(self) -> str:
        """Rule id, such as `local-plan-3`."""
        return f"local-plan-{self.number}"


def windows_of(settings: Settings, as_of: date, rules: RuleSet = ENGLAND) -> tuple[PlanWindow, ...]:
    """What each group of the plan asks, in the file's order.

    Args:
        as_of: The day asked about; it decides which period still applies to a start yet to be planned.
    """
    return tuple(_window(number, group, settings, as_of, rules) for number, group in enumerate(settings.plan, start=1))


def windows_for(case: Case, windows: Sequence[PlanWindow], changes: Sequence[Move]) -> tuple[PlanWindow, ...]:
    """The windows of all groups that catch the case, earliest `conclude_by` first: the first one counts.

    Args:
        changes: The phase moves of the case (`year_group.moves`).
    """
    found = (w for w in windows if catches(w.group, case, changes) and _was_here(case, w))
    return tuple(sorted(found, key=lambda w: (w.conclude_by, w.number)))


def catches(group: PlanGroup, case: Case, changes: Sequence[Move]) -> bool:
    """Whether the group catches the case, by its year group, setting, document and moves in that academic year.

    Args:
        changes: The phase moves of the case.
    """
    ncy = ncy_in(case, group.starts)
    open_upwards = group.open_upwards_from is not None and ncy >= group.open_upwards_from
    any_year = not group.year_groups and group.open_upwards_from is None
    return (
        (any_year or open_upwards or ncy in group.year_groups)
        and (not group.settings or case.setting_type in group.settings)
        and group.document in {None, case.document}
        and (not group.phase_moves or any(matching(group, change) for change in changes))
    )


def matching(group: PlanGroup, move: Move) -> bool:
    """Whether this is a phase move that the group asks for, at the end of its academic year or within it."""
    return move.kind in group.phase_moves and move.ends_year == group.starts


def describe(group: PlanGroup) -> str:
    """The group in words, `2016/17, autumn term, Year 9, mainstream`."""
    years = [show_year(ncy) for ncy in group.year_groups]
    if group.open_upwards_from is not None:
        years.append(f"{show_year(group.open_upwards_from)} and above")
    parts = [
        show_academic_year(group.starts),
        f"{group.term} term" if group.term else "",
        ", ".join(years),
        ", ".join(in_words(setting) for setting in group.settings),
        in_words(group.document) if group.document else "",
        ", ".join(in_words(move) for move in group.phase_moves),
    ]
    return ", ".join(part for part in parts if part)


def _was_here(case: Case, window: PlanWindow) -> bool:
    return case.moved_in_on is None or case.moved_in_on <= window.conclude_by


def _window(number: int, group: PlanGroup, settings: Settings, as_of: date, rules: RuleSet) -> PlanWindow:
    first, last = _span(group, settings.terms)
    start_from, conclude_by = group.start_from, group.conclude_by
    if begin := _begin_by(group):
        start_by, why = begin
    elif conclude_by:
        start_by, why = rules.latest_start(conclude_by, as_of)[0], f"concluded by {show_day(conclude_by)}"
    else:
        start_by, why = last, f"begun by {show_day(last)}, the end of its time in the plan"
        start_from = start_from or first
    if conclude_by is None:
        notice_on = start_by - rules.notice_days * DAY
        conclude_by = rules.regime(notice_on).plan_due(notice_on, start_by)
        why += ", and then the full period"
    return PlanWindow(number, group, start_from, start_by, conclude_by, f"Local plan {describe(group)}", why)


def _begin_by(group: PlanGroup) -> tuple[date, str] | None:
    """The earlier of the days by which the group's start and meeting ask to begin; None = it names neither."""
    days: list[tuple[date, str]] = []
    if group.start_by:
        days.append((group.start_by, f"begun by {show_day(group.start_by)}"))
    if group.meet_by:
        begin_by = group.meet_by - START_TO_MEETING
        days.append((begin_by, f"begun by {show_day(begin_by)}, two weeks before the meeting"))
    return min(days, default=None)


def _span(group: PlanGroup, terms: Sequence[Term]) -> tuple[date, date]:
    """First and last day of the group's term, or of its academic year (1 September to 31 August)."""
    first, last = date(group.starts, 9, 1), date(group.starts + 1, 8, 31)
    if group.term is None:
        return first, last
    found = [term for term in terms if group.term in term.name.casefold() and first <= term.last <= last]
    if found:
        return min(term.first for term in found), max(term.last for term in found)
    return _usual_days(group.starts, group.term)


def _usual_days(year: int, term: str) -> tuple[date, date]:
    (after_first, month, day), (after_last, last_month, last_day) = _TERM_DAYS[term]
    return date(year + after_first, month, day), date(year + after_last, last_month, last_day)

"""What people would rather have: preferences that never make a review late, each with its weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from transfer_cli.domain.calendar import WEEK, monday_of
from transfer_cli.domain.case import Case
from transfer_cli.domain.schedule.agreed import agreed_week
from transfer_cli.domain.schedule.room import Limits, Place
from transfer_cli.domain.schedule.window import Window
from transfer_cli.domain.settings import PREFERENCES

MEETING_WITHIN = 8
"""Weeks after the beginning within which the meeting is held; a date agreed for it asks for a start in those weeks."""
TOGETHER = frozenset({"siblings", "same_school"})
"""Preferences for beginning in the same week as another."""

Group = tuple[str, str]
"""Preference and what is shared, such as the school."""


@dataclass(frozen=True)
class Wishes:
    """The preferences of every review that has any.

    Attributes:
        weights: What meeting each is worth; those worth nothing are left out.
        weeks: By reference and preference, the weeks that meet it.
        officers: By reference, the number of the officer who had the case before.
        groups: By reference, the groups it belongs to; one member alone is no group.
    """

    weights: Mapping[str, int]
    weeks: Mapping[str, Mapping[str, frozenset[int]]] = field(default_factory=dict)
    officers: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, tuple[Group, ...]] = field(default_factory=dict)


class Met(NamedTuple):
    """How far one preference is met.

    Attributes:
        met: Reviews for which it is.
        of: Reviews that have it.
        best: The most for which it is in the best schedule by all weights; None = not worked out.
    """

    preference: str
    weight: int
    met: int
    of: int
    best: int | None = None


def wishes(found: Iterable[Window], limits: Limits, weights: Mapping[str, int], as_of: date) -> Wishes:
    """What the reviews still to begin would rather have."""
    found = list(found)
    asked = {name: weight for name, weight in weights.items() if weight}
    weeks = {window.reference: _weeks(window.case, limits, asked, as_of) for window in found}
    officers = {
        window.reference: number
        for window in found
        if "same_officer" in asked and (number := _before(window.case, limits)) is not None
    }
    return Wishes(asked, {reference: of for reference, of in weeks.items() if of}, officers, _groups(found, asked))


def met(wanted: Wishes, places: Mapping[str, Place]) -> tuple[Met, ...]:
    """How far each preference is met by these places."""
    together = Counter(
        (group, place.week) for reference, place in places.items() for group in wanted.groups.get(reference, ())
    )
    count, having = Counter[str](), Counter[str]()
    for reference, place in places.items():
        for name, weeks in wanted.weeks.get(reference, {}).items():
            having[name] += 1
            count[name] += place.week in weeks
        if reference in wanted.officers:
            having["same_officer"] += 1
            count["same_officer"] += place.officer == wanted.officers[reference]
        for group in wanted.groups.get(reference, ()):
            having[group[0]] += 1
            count[group[0]] += together[group, place.week] > 1
    return tuple(
        Met(name, wanted.weights[name], count[name], having[name]) for name in PREFERENCES if name in wanted.weights
    )


def _weeks(case: Case, limits: Limits, asked: Mapping[str, int], as_of: date) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    if "agreed_date" in asked and (agreed := _agreed(case, limits, as_of)):
        found["agreed_date"] = agreed
    if "annual_review_month" in asked and case.last_annual_review:
        month = case.last_annual_review.month
        found["annual_review_month"] = frozenset(
            number for number, week in enumerate(limits.weeks.all) if week.starts_on and week.starts_on.month == month
        )
    return found


def _agreed(case: Case, limits: Limits, as_of: date) -> frozenset[int]:
    """The agreed week, or those from which a meeting agreed already is near."""
    week = agreed_week(case, limits.weeks, as_of)
    if week is not None:
        return frozenset({week})
    if not case.meeting_on or case.meeting_on < as_of:
        return frozenset()
    last = monday_of(case.meeting_on)
    return frozenset(
        number
        for number, each in enumerate(limits.weeks.all)
        if each.starts_on and last - MEETING_WITHIN * WEEK <= each.monday <= last
    )


def _before(case: Case, limits: Limits) -> int | None:
    """The officer who had the case in the last schedule; None = it is somebody's own, or nobody is known."""
    if limits.officer_of(case.officer) is not None or not case.promise:
        return None
    return limits.officer_of(case.promise.officer)


def _groups(found: Iterable[Window], asked: Mapping[str, int]) -> dict[str, tuple[Group, ...]]:
    members: defaultdict[Group, list[str]] = defaultdict(list)
    for window in found:
        case = window.case
        if "siblings" in asked and case.home_address:
            home = (*case.home_address, case.home_postcode or "", case.surname)
            members["siblings", "|".join(home).casefold()].append(window.reference)
        if "same_school" in asked and (school := case.setting_urn or case.setting_name):
            members["same_school", school.casefold()].append(window.reference)
    groups: defaultdict[str, list[Group]] = defaultdict(list)
    for group, references in members.items():
        for reference in references if len(references) > 1 else ():
            groups[reference].append(group)
    return {reference: tuple(of) for reference, of in groups.items()}

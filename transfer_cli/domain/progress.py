"""How far the caseload has come and how fast it must go: the numbers that every screen and report shares.

Learning difficulty assessments (LDAs) are counted apart and stay out of every rate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Document, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import CohortDay, Counted, Obligation, Stage
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import capital, count, in_words, rate_in_words
from transfer_cli.domain.year_group import show_year

C = TypeVar("C", bound=Counted)

_LDA = Document.LDA

PACE_WEEKS = 12
"""Weeks over which the achieved rate is taken."""

UNDER_WAY = (Stage.NOTICE_GIVEN, Stage.IN_ASSESSMENT, Stage.DRAFT)
CONCLUDED = (Stage.TRANSFERRED, Stage.NO_PLAN)


class By(StrEnum):
    """What the caseload can be broken down by."""

    OFFICER = "officer"
    YEAR_GROUP = "year-group"
    SETTING = "setting"
    STAGE = "stage"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class Tally:
    """Children of one group, counted.

    Attributes:
        stages: All seven, zeros included; each child stands in exactly one.
        overdue: Open and past a statutory `plan_issued` or `conclude_by`.
        at_risk: Open, not overdue, and late to start or set to end after a statutory day.
        late_otherwise: Open, not overdue, and past the deadline, or a day that guidance or the local plan sets; at
            risk or not.
    """

    stages: Mapping[Stage, int]
    overdue: int
    at_risk: int
    late_otherwise: int

    @property
    def total(self) -> int:
        """Every child of the group, whatever the stage."""
        return sum(self.stages.values())

    @property
    def open(self) -> int:
        """Neither transferred, nor decided without a plan, nor left."""
        return sum(number for stage, number in self.stages.items() if stage.is_open)

    @property
    def under_way(self) -> int:
        """Open, and notice was given or the assessment began."""
        return sum(self.stages[stage] for stage in UNDER_WAY)

    @property
    def concluded(self) -> int:
        """Transferred, or decided without a plan."""
        return sum(self.stages[stage] for stage in CONCLUDED)


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole caseload on one day.

    Attributes:
        children: Everybody with a statement or a plan made before September 2014, ever held here by that day.
        lda: Young people with a learning difficulty assessment, ever held here by that day.
        concluded_lately: Children concluded in the `PACE_WEEKS` weeks that end with `as_of`.
        deadline: Last day that keeps the law, or the authority's own earlier target.
    """

    as_of: date
    deadline: date
    children: Tally
    lda: Tally
    concluded_lately: int

    @property
    def weeks_left(self) -> float | None:
        """Weeks until the end of the deadline's day, that of `as_of` included; None after it."""
        days = (self.deadline - self.as_of).days + 1
        return days / 7 if days > 0 else None

    @property
    def needed_per_week(self) -> float | None:
        """Children to be concluded in each week that is left; None after the deadline."""
        return self.children.open / self.weeks_left if self.weeks_left else None

    @property
    def days_left(self) -> int | None:
        """Days until the end of the deadline's day where they are less than a week, so that no rate a week makes sense.

        None = a week or more is left, or nothing.
        """
        return days_of(self.weeks_left)

    @property
    def achieved_per_week(self) -> float:
        """Children concluded a week over the last `PACE_WEEKS` weeks."""
        return self.concluded_lately / PACE_WEEKS

    @property
    def is_fast_enough(self) -> bool:
        """Whether the pace of the last weeks, if it holds, concludes everybody by the deadline."""
        if not self.children.open:
            return True
        return self.needed_per_week is not None and self.needed_per_week <= self.achieved_per_week

    def as_document(self) -> dict[str, object]:
        """The JSON document of `transfer --json status`."""
        children, lda, needed = self.children, self.lda, self.needed_per_week
        return {
            "as_of": self.as_of.isoformat(),
            "in_scope": children.total,
            "stages": {stage.value: children.stages[stage] for stage in Stage},
            "open": children.open,
            "lda": {
                "open": lda.open,
                "transferred": lda.stages[Stage.TRANSFERRED],
                "no_plan": lda.stages[Stage.NO_PLAN],
                "left": lda.stages[Stage.LEFT],
            },
            "overdue": children.overdue,
            "at_risk": children.at_risk,
            "late_otherwise": children.late_otherwise,
            "needed_per_week": None if needed is None else round(needed, 1),
            "achieved_per_week": round(self.achieved_per_week, 1),
            "deadline": self.deadline.isoformat(),
        }


def progress(timelines: Iterable[Counted], settings: Settings, as_of: date) -> Progress:
    """Count the caseload.

    Args:
        timelines: Every case as derived for `as_of`; those not in scope are left out here.
        settings: Gives the deadline.
        as_of: The day the timelines were derived for.
    """
    timelines = tuple(t for t in timelines if t.in_scope)
    children = children_of(timelines)
    since = as_of - 7 * PACE_WEEKS * DAY
    return Progress(
        as_of=as_of,
        deadline=settings.deadline,
        children=tally(children),
        lda=tally(t for t in timelines if t.case.document == _LDA),
        concluded_lately=sum(t.concluded_on is not None and since < t.concluded_on <= as_of for t in children),
    )


def children_of(timelines: Iterable[C]) -> tuple[C, ...]:
    """Those in scope with a statement or an early plan; learning difficulty assessments are counted apart."""
    return tuple(t for t in timelines if t.in_scope and t.case.document != _LDA)


def in_a_row(timelines: Iterable[C]) -> Iterator[tuple[C, int]]:
    """Each one, and how often in a row it stands there: the outline of children who are alike is one and the same."""
    for _, same in groupby(timelines, key=id):
        members = tuple(same)
        yield members[0], len(members)


def tally(timelines: Iterable[Counted]) -> Tally:
    """Count these cases, whoever they are."""
    stages: Counter[Stage] = Counter()
    overdue = at_risk = late_otherwise = 0
    for timeline, number in in_a_row(timelines):
        stages[timeline.stage] += number
        overdue += number * timeline.overdue
        at_risk += number * timeline.at_risk
        late_otherwise += number * timeline.late_otherwise
    return Tally({stage: stages[stage] for stage in Stage}, overdue, at_risk, late_otherwise)


def breakdown(timelines: Iterable[Counted], by: By) -> dict[str, Tally]:
    """Count the children group by group, LDAs left out; the groups add up to `Progress.children`.

    Returns:
        Groups by their name for people, in the order in which people expect them.
    """
    groups: dict[Key, list[Counted]] = {}
    for timeline in children_of(timelines):
        groups.setdefault(_KEYS[by](timeline), []).append(timeline)
    return {label: tally(members) for (*_, label), members in sorted(groups.items())}


def pace_in_words(found: Progress) -> str:
    """Needed against achieved, honestly: never good news while the pace is too slow or a legal limit has passed."""
    number, deadline = found.children.open, show_day(found.deadline)
    if not number:
        return "Nobody is left to conclude."
    if found.needed_per_week is None or found.weeks_left is None:
        return f"The deadline, {deadline}, has passed with {count(number, 'child', 'children')} still open."
    needed = f"{capital(rate_in_words(found.needed_per_week))} a week must be concluded until {deadline}"
    if found.days_left:
        left = f"the {count(found.days_left, 'day')} left until the end of {deadline}"
        needed = f"{count(number, 'child', 'children')} must be concluded in {left}"
    rates = f"{needed}; {rate_in_words(found.achieved_per_week)} a week were over the last {PACE_WEEKS} weeks."
    if not found.is_fast_enough:
        late = number - int(found.achieved_per_week * found.weeks_left)
        return f"{rates} That is too slow: at this pace {late:,} would still be open after the deadline."
    late = found.children.overdue
    if late:
        return f"{rates} That pace would do, but {count(late, 'child is', 'children are')} already past a legal limit."
    return f"{rates} That pace would do, if it holds."


def otherwise_in_words(found: Progress) -> str:
    """How many open children are late though past no legal limit, one sentence; empty = nobody is."""
    number = found.children.late_otherwise
    if not number:
        return ""
    said = f"{count(number, 'open child is', 'open children are')} past"
    if found.as_of > found.deadline:
        return f"{said} the deadline, but no legal limit: the law gives them a later day, an exception or no day."
    return f"{said} a day of guidance or of the local plan, but no legal limit, and so not overdue."


def days_of(weeks_left: float | None) -> int | None:
    """The days that are left where they are less than a week; None = a week or more is left, or nothing."""
    return round(7 * weeks_left) if weeks_left and weeks_left < 1 else None


def cohort(found: CohortDay | Obligation | None) -> str:
    """The group that one day to conclude by stands for, in words: `Phase move in 2017 (14 Feb 2017)`.

    Args:
        found: The day, or its `conclude_by` obligation; None = there is no day to conclude by.
    """
    if found is None:
        return "No day to conclude by"
    return f"{found.about} ({show_day(found.due)})"


Key = tuple[int, date | str, str]
"""A group's place in the table, and its name last."""


def _officer(timeline: Counted) -> Key:
    name = timeline.case.officer
    return (0, name.casefold(), name) if name else (1, "", "No officer")


def _year_group(timeline: Counted) -> Key:
    return (timeline.ncy, "", show_year(timeline.ncy))


def _setting(timeline: Counted) -> Key:
    code = timeline.case.setting_type
    return (_SETTINGS.index(code), "", capital(in_words(code)))


def _stage(timeline: Counted) -> Key:
    return (_STAGES.index(timeline.stage), "", capital(in_words(timeline.stage)))


def _cohort(timeline: Counted) -> Key:
    found = timeline.cohort_day
    return (0, found.due if found else date.max, cohort(found))


_SETTINGS = tuple(SettingType)
_STAGES = tuple(Stage)
_KEYS: dict[By, Callable[[Counted], Key]] = {
    By.OFFICER: _officer,
    By.YEAR_GROUP: _year_group,
    By.SETTING: _setting,
    By.STAGE: _stage,
    By.COHORT: _cohort,
}

"""How a family finds its turn: by year group, by kind of school, and by a change of phase ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import school_year
from transfer_cli.domain.case import Case, PhaseMove, SettingType
from transfer_cli.domain.cohorts import cohorts
from transfer_cli.domain.local_plan import LocalPlan, PlanWindow, caught_by
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.plan_example import made_up
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.year_group import LAST_YEAR, moves

YEAR_GROUPS = range(-1, 15)
"""Year groups a page lists: from the last year of nursery to the year in which most turn 19."""

_LEAVES = {
    PhaseMove.EARLY_YEARS_TO_SCHOOL: (-1, SettingType.EARLY_YEARS),
    PhaseMove.INFANT_TO_JUNIOR: (2, SettingType.MAINSTREAM),
    PhaseMove.PRIMARY_TO_MIDDLE: (4, SettingType.MAINSTREAM),
    PhaseMove.PRIMARY_TO_SECONDARY: (6, SettingType.MAINSTREAM),
    PhaseMove.MIDDLE_TO_SECONDARY: (8, SettingType.MAINSTREAM),
    PhaseMove.SCHOOL_TO_POST16: (11, SettingType.MAINSTREAM),
    PhaseMove.MAINSTREAM_TO_SPECIAL: (4, SettingType.MAINSTREAM),
    PhaseMove.SPECIAL_TO_MAINSTREAM: (4, SettingType.SPECIAL),
}
"""The year group and kind of school that each change of phase usually leaves."""


@dataclass(frozen=True, slots=True)
class Turn:
    """When the turn of some children comes.

    Attributes:
        settings: Kinds of school it holds for; empty = wherever the child learns.
        window: None = no group of the plan catches them, so that the law's own day alone counts.
        law: The day of the law that has passed already; or else the earliest day of law, guidance or the authority's
            own target ahead of them. None = there is none.
        law_begins: Last day on which a review may begin and have its full period before that day.
        past: That day has passed: the review is late, and is finished as soon as possible.
    """

    year_group: int
    settings: tuple[SettingType, ...]
    window: PlanWindow | None
    law: date | None
    law_begins: date | None
    past: bool = False

    @property
    def last_day(self) -> date | None:
        """The earlier of the plan's and the law's last day."""
        days = [day for day in (self.window.conclude_by if self.window else None, self.law) if day]
        return min(days, default=None)

    @property
    def begin_by(self) -> date | None:
        """Last day on which a review of theirs may begin and keep `last_day`; None = no group of the plan says it."""
        if self.window and self.law_begins and self.last_day == self.law:
            return min(self.window.start_by, self.law_begins)
        return self.window.start_by if self.window else None


def turns_by_year(plan: LocalPlan, settings: Settings) -> Iterator[Turn]:
    """The turns of children who do not change phase, by the year group they are in now; same ones together."""
    kinds = _kinds(plan)
    for ncy in YEAR_GROUPS:
        same: dict[tuple[PlanWindow | None, date | None], list[SettingType]] = {}
        for kind in kinds or (SettingType.MAINSTREAM,):
            case = made_up(school_year(plan.as_of), ncy, kind, PhaseMove.NONE)
            same.setdefault((_counting(case, plan), _law(case, plan, settings)), []).append(kind)
        for (window, law), where in same.items():
            yield _turn(ncy, () if len(same) == 1 else tuple(where), window, law, plan)


def turns_on_moving(plan: LocalPlan, settings: Settings) -> Iterator[tuple[PhaseMove, dict[int, Turn]]]:
    """For each change of phase the turns of those who change in a September still to come, by its year."""
    first = school_year(plan.as_of) + 1
    for move, (ncy, kind) in _LEAVES.items():
        found = {}
        for year in range(first, LAST_YEAR + 2):
            case = made_up(year - 1, ncy, kind, move)
            found[year] = _turn(ncy, (), _counting(case, plan), _law(case, plan, settings), plan)
        yield move, found


def _turn(
    ncy: int, where: tuple[SettingType, ...], window: PlanWindow | None, law: date | None, plan: LocalPlan
) -> Turn:
    begins = plan.rules.latest_start(law, law)[0] if law else None
    return Turn(ncy, where, window, law, begins, past=law is not None and law < plan.as_of)


def _counting(case: Case, plan: LocalPlan) -> PlanWindow | None:
    return next(iter(caught_by(case, plan, moves(case, plan.as_of))), None)


def _law(case: Case, plan: LocalPlan, settings: Settings) -> date | None:
    """The first day of statute where that has passed; or else the first day ahead, the authority's own target too."""
    days = cohorts(case, settings, (), plan.rules)
    past = [day.due for day in days if day.basis == Basis.STATUTE and day.due < plan.as_of]
    return min(past or [day.due for day in days if day.due >= plan.as_of], default=None)


def _kinds(plan: LocalPlan) -> Sequence[SettingType]:
    """The kinds of school that the plan tells apart, and one that it does not name; empty = it tells none apart."""
    groups = [*(window.group for window in plan), *plan.barred]
    named = {kind for group in groups for kind in (*group.settings, *(group.unless.settings if group.unless else ()))}
    if not named:
        return ()
    others = [kind for kind in SettingType if kind.value not in named]
    return (*(kind for kind in SettingType if kind.value in named), *others)

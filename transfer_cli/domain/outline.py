"""Cases as far as it takes to count them, by the same rules as the whole timeline and quicker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain, islice, repeat
from typing import NamedTuple

from transfer_cli.domain.alike import Alike
from transfer_cli.domain.case import Case
from transfer_cli.domain.clocks import plan_and_no_plan
from transfer_cli.domain.cohorts import Cohort, cohorts
from transfer_cli.domain.ends import conclude_by, in_scope, late_otherwise, threat
from transfer_cli.domain.lapse import lapsed
from transfer_cli.domain.obligation import CohortDay, Counted, Kind, Stage, first_that_applies
from transfer_cli.domain.standing import Standing, standing
from transfer_cli.domain.timeline import Question, answer
from transfer_cli.domain.turns import MOVED, PROMISED
from transfer_cli.domain.year_group import Move, moves, ncy_on

Groups = tuple[int, tuple[Move, ...], tuple[Cohort, ...]]
"""The year group of a case, its phase moves, and the cohorts that catch it."""


class Outline(NamedTuple):
    """One case on one day as far as it takes to count it; attributes as those of `Counted`."""

    case: Case
    as_of: date
    in_scope: bool
    stage: Stage
    ncy: int
    notice_on: date | None
    begins_on: date | None
    concluded_on: date | None
    overdue: bool
    at_risk: bool
    late_otherwise: bool
    cohort_day: CohortDay | None

    @property
    def is_open(self) -> bool:
        """In scope and still to be concluded."""
        return self.in_scope and self.stage.is_open


def outlines(alike: Iterable[Alike], asked: Question) -> Iterator[Counted]:
    """The outline of every child; of those who are alike the same one for each, one after the other."""
    groups_of = _groups(asked)
    return chain.from_iterable(repeat(_outline(of.case, asked, groups_of), of.number) for of in alike)


def outline(case: Case, asked: Question) -> Counted:
    """The outline of one case: what `timeline.answer` says of it, as far as it goes."""
    return _outline(case, asked, _groups(asked))


def _outline(case: Case, asked: Question, groups_of: Callable[[Case], Groups]) -> Counted:
    """Another nation's law, and a plan that was brought here, are left to the whole timeline."""
    rules, as_of = asked.clock.rules, asked.as_of
    facts = standing(case, as_of, rules)
    if rules.in_place_of or facts.came_with_plan:
        return answer(case, asked)
    ncy, changes, groups = groups_of(case)
    is_open = facts.stage.is_open
    overdue, at_risk, late, day = _when_open(facts, asked, changes, groups) if is_open else _closed(groups)
    return Outline(
        case,
        as_of,
        in_scope(facts),
        facts.stage,
        ncy,
        facts.notice_on,
        facts.begins_on,
        facts.concluded_on,
        overdue,
        at_risk,
        late,
        day,
    )


Found = tuple[bool, bool, bool, CohortDay | None]
"""Whether the case is overdue, at risk, late otherwise than by law, and its cohort."""


def _closed(groups: tuple[Cohort, ...]) -> Found:
    """What ends no more: the days of a case that left fall away together, and those of one concluded not at all."""
    return False, False, False, CohortDay(groups[0].due, groups[0].title) if groups else None


def _when_open(facts: Standing, asked: Question, changes: tuple[Move, ...], groups: tuple[Cohort, ...]) -> Found:
    clock = asked.clock
    plan = islice((made for made in plan_and_no_plan(facts, clock) if made.kind == Kind.PLAN_ISSUED), 1)
    days = tuple(conclude_by(facts, groups, lapsed(facts.case, changes, facts.as_of), clock))
    overdue, risk = threat(facts, (*plan, *days), clock.rules)
    counts = first_that_applies(days)
    late = late_otherwise(facts, days, asked.settings.deadline, overdue=overdue)
    return overdue, bool(risk), late, CohortDay(counts.due, counts.about) if counts else None


_TELLING = frozenset({"year6_transfer_agreed", "released_from_custody", "taken_into_custody", PROMISED, *MOVED})
"""Steps that bring a case into a cohort, or move its day."""


def _groups(asked: Question) -> Callable[[Case], Groups]:
    """What finds these of a case, once for all cases that have the same."""
    found: dict[object, Groups] = {}
    clock = asked.clock

    def groups(case: Case) -> Groups:
        key = (
            case.date_of_birth, case.document, case.setting_type, case.setting_name, case.ncy_offset,
            case.known_from, case.phase_move, case.phase_move_on, case.moved_in_on, case.priority,
            tuple([(event.step, event.happened, event.note) for event in case.events if event.step in _TELLING]),
        )  # fmt: skip
        if key not in found:
            changes = moves(case, asked.as_of)
            caught = cohorts(
                case, asked.settings, asked.windows, clock.rules,
                changes=changes, as_of=asked.as_of, rights=clock.rights,
            )  # fmt: skip
            found[key] = ncy_on(case, asked.as_of), changes, caught
        return found[key]

    return groups

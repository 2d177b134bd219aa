"""A made-up child for whom a group of the plan is meant, to ask the law about before anybody is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_cli.domain.case import Case, Document, PhaseMove, SettingType
from transfer_cli.domain.cohorts import Cohort, cohorts
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.rules import RuleSet
from transfer_cli.domain.settings import PlanGroup, Settings

NO_PHASE_ENDS = 4
"""A year group at the end of which nobody changes school as a matter of course."""


def example_days(group: PlanGroup, settings: Settings, rules: RuleSet) -> tuple[Cohort, ...]:
    """Every day of law or guidance for the children a group names, earliest first."""
    found = (cohort for case in examples(group) for cohort in cohorts(case, settings, (), rules))
    return tuple(sorted((c for c in found if c.basis != Basis.LOCAL), key=lambda cohort: cohort.due))


def examples(group: PlanGroup) -> Iterator[Case]:
    """A child for each year group and phase move that the group names."""
    upwards = () if group.open_upwards_from is None else (group.open_upwards_from,)
    years = (*group.year_groups, *upwards) or (NO_PHASE_ENDS,)
    setting = SettingType(group.settings[0]) if group.settings else SettingType.MAINSTREAM
    kinds: tuple[PhaseMove | None, ...] = tuple(PhaseMove(kind) for kind in group.phase_moves) or (None,)
    if group.moving is False or (group.unless and group.unless.phase_moves):
        kinds = (PhaseMove.NONE,)
    for ncy in years:
        for kind in kinds:
            yield made_up(group.starts, ncy, setting, kind, Document(group.document or Document.STATEMENT))


def made_up(
    year: int,
    ncy: int,
    setting: SettingType,
    move: PhaseMove | None = None,
    document: Document = Document.STATEMENT,
    priority: tuple[str, ...] = (),
) -> Case:
    """A child of a year group in the school year that begins in `year`.

    Args:
        move: At the end of that school year; None = nobody has said, so that one may be presumed.
    """
    return Case(
        reference="",
        forename="",
        surname="",
        date_of_birth=date(year - 4 - ncy, 5, 4),
        document=document,
        setting_name="",
        setting_type=setting,
        known_from=date(year, 9, 1),
        phase_move=move,
        phase_move_on=date(year + 1, 9, 1) if move not in {None, PhaseMove.NONE} else None,
        priority=priority,
    )

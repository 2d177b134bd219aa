"""The days by which a case must be concluded: cohorts of the law, the local plan and the local target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.addressee import young_person_since
from transfer_cli.domain.calendar import DAY, school_year
from transfer_cli.domain.case import Case, Document, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import PlanWindow, matching, windows_for
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.policy import Rights
from transfer_cli.domain.rules.ruleset import CohortDeadline, Holder, RuleSet, Trigger
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import SCHOOLS, YEAR_6, Move, moves, ncy_in, show_year


@dataclass(frozen=True, slots=True)
class Cohort:
    """One reason to be concluded by a day.

    Attributes:
        title: The group in a few words.
        presumed: It rests on a phase move that nobody has confirmed.
        move: The phase move it rests on; None = none.
        unmade: That move was only presumed, its day is over, and the child is still in a school: it was not made.
        window: The group of the local plan; None = not a local plan's day.
    """

    due: date
    basis: Basis
    rule: str
    source: str
    title: str
    presumed: bool = False
    move: Move | None = None
    window: PlanWindow | None = None
    unmade: bool = False


def cohorts(
    case: Case,
    settings: Settings,
    windows: Sequence[PlanWindow],
    rules: RuleSet,
    *,
    changes: Sequence[Move] | None = None,
    as_of: date = date.max,
    rights: Rights | None = None,
) -> tuple[Cohort, ...]:
    """Every cohort that catches the case, earliest day first.

    Args:
        windows: All windows of the local plan (`local_plan.windows_of`).
        changes: The phase moves of the case (`year_group.moves`), where they were found already.
        as_of: Steps that happened later bring nobody into a cohort.
        rights: What decides when a child becomes a young person, where it was worked out already.
    """
    changes = moves(case) if changes is None else changes
    found = [
        *_in_law(case, changes, rights or settings.rights, rules, as_of),
        *_locally(case, changes, settings, windows, rules),
    ]
    return tuple(sorted(found, key=lambda cohort: cohort.due))


def why(cohort: Cohort) -> str:
    """Why the cohort catches the case, one sentence without a full stop."""
    if cohort.window:
        return f"{cohort.window.heading}: {cohort.window.why}"
    if cohort.move is None:
        return cohort.title
    moving = f"{in_words(cohort.move.kind)} on {show_day(cohort.move.on)}"
    if not cohort.move.presumed:
        return f"moves from {moving}"
    return f"presumed to move from {moving}, at the end of {show_year(cohort.move.year)}: nobody has said otherwise"


def _in_law(case: Case, changes: Sequence[Move], rights: Rights, rules: RuleSet, as_of: date) -> Iterator[Cohort]:
    settled = False
    for row in rules.deadlines:
        if case.document not in row.documents or (settled and row.trigger in _REST):
            continue
        for year, move in _caught(row, case, changes, rights, as_of):
            unmade = move is not None and _is_unmade(case, move, as_of)
            settled = settled or (row.settles and not unmade)
            title = row.title.format(year=year)
            due = _year_10(row.due(year), rights) if row.rule == "order-14-3-c" else row.due(year)
            if move and row.before_the_move:
                due = min(due, move.on - DAY)
            basis, rule = _resting_on(row, case)
            source, presumed = rules.rules[rule].source, bool(move and move.presumed)
            yield Cohort(due, basis, rule, source, title, presumed, move, unmade=unmade)


def _is_unmade(case: Case, move: Move, as_of: date) -> bool:
    """Whether a move out of school that nobody named was plainly not made; never where no day is asked about."""
    leaves = move.presumed and move.kind == PhaseMove.SCHOOL_TO_POST16
    return leaves and move.on <= as_of < date.max and case.setting_type in SCHOOLS


def _resting_on(row: CohortDeadline, case: Case) -> tuple[Basis, str]:
    """Basis and rule of a day for this case: Part 5 of the Order is about statements, article 11(1), and not plans."""
    if case.document == Document.NON_STATUTORY and row.basis == Basis.STATUTE:
        return Basis.GUIDANCE, "guidance-non-statutory"
    return row.basis, row.rule


_REST = frozenset({Trigger.RELEASED, Trigger.EVERYBODY_ELSE})
"""Triggers that reach only whoever neither article 12 nor a group of article 14(2) has caught: article 14(1)."""

RELEASES_FROM = date(2015, 4, 1)
"""SI 2015/505 puts article 14A in."""


def _caught(
    row: CohortDeadline, case: Case, changes: Sequence[Move], rights: Rights, as_of: date
) -> Iterator[tuple[int, Move | None]]:
    match row.trigger:
        case Trigger.MOVE:
            moving = (move for move in changes if move.kind in row.moves and move.on.year in row.years)
            yield from ((move.on.year, move) for move in moving if _held_by(row, case, move.on.year, rights))
        case Trigger.YEAR_ENTERED:
            yield from ((year, None) for year in row.years if ncy_in(case, year) == row.year_group)
        case Trigger.AGREED_IN_YEAR_6:
            agreed = case.first("year6_transfer_agreed", as_of)
            year = school_year(agreed.happened) if agreed else 0
            if year in row.years and ncy_in(case, year) == YEAR_6:
                yield year, None
        case _:
            if _reaches(row.trigger, case, as_of):
                yield row.years[0], None


def _reaches(trigger: Trigger, case: Case, as_of: date) -> bool:
    """Whether a cohort that is the same for all its years catches the case."""
    if trigger == Trigger.RELEASED:
        return _is_released(case, as_of)
    return trigger != Trigger.CONTINUES_POST16 or case.setting_type == SettingType.POST16


def _is_released(case: Case, as_of: date) -> bool:
    """Whether article 14A is about the case: released since it came, and not detained again."""
    released, detained = case.last("released_from_custody", as_of), case.last("taken_into_custody", as_of)
    if released is None or released.happened < RELEASES_FROM:
        return False
    return detained is None or detained.happened <= released.happened


def _held_by(row: CohortDeadline, case: Case, year: int, rights: Rights) -> bool:
    if row.holder == Holder.EITHER:
        return True
    is_young_person = young_person_since(case.date_of_birth, rights) <= row.due(year)
    return is_young_person == (row.holder == Holder.YOUNG_PERSON)


def _year_10(due: date, rights: Rights) -> date:
    """The day before Year 10 begins: 31 August, or where the authority reads it so the day before the autumn term."""
    if rights.policy.year_10_begins == "1_september":
        return due
    return rights.first_days.get(due.year, due + DAY) - DAY


def _locally(
    case: Case, changes: Sequence[Move], settings: Settings, windows: Sequence[PlanWindow], rules: RuleSet
) -> Iterator[Cohort]:
    if settings.deadline < rules.last_lawful_day and case.document != Document.LDA:
        source = rules.rules["local-deadline"].source
        yield Cohort(settings.deadline, Basis.LOCAL, "local-deadline", source, "Local target")
    source = rules.rules["local-plan"].source
    for window in windows_for(case, windows, changes):
        fitting = [change for change in changes if matching(window.group, change)]
        presumed = bool(fitting) and all(change.presumed for change in fitting)
        move = fitting[0] if fitting else None
        rests_on = window.source or source
        yield Cohort(window.conclude_by, Basis.LOCAL, window.rule, rests_on, window.title, presumed, move, window)

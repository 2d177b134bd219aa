"""When a statement loses its effect without anybody deciding so: at 19, and in further education."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Case, Document, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.year_group import Move, moves

LAPSES_AT = 19
"""Age in years at which a statement has no effect any more: a child is under 19, Education Act 1996 s.312(5)."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """A statement that has no effect any more.

    Attributes:
        on: First day without effect.
        why: What took it, one sentence without a full stop.
    """

    on: date
    why: str


def lapsed(case: Case, changes: Sequence[Move], as_of: date) -> Lapse | None:
    """Whether the statement has lost its effect by that day; None = it has not, or there is none.

    A move that is only presumed takes nothing away, unless the child is known to be in a post-16 institution; while
    the move there lies ahead nobody is in one yet.

    Args:
        changes: The phase moves of the case.
    """
    if case.document != Document.STATEMENT:
        return None
    leaves = [move for move in changes if move.kind == PhaseMove.SCHOOL_TO_POST16]
    in_college = case.setting_type == SettingType.POST16 and all(move.on <= as_of for move in leaves)
    left = min((m.on for m in leaves if m.on <= as_of and (in_college or not m.presumed)), default=None)
    nineteenth = years_after(case.date_of_birth, LAPSES_AT)
    if left and left <= nineteenth:
        on, what = left, f"since {show_day(left)}, the move to a post-16 institution,"
    elif in_college:
        on, what = case.date_of_birth, "in a post-16 institution"
    elif nineteenth <= as_of:
        on, what = nineteenth, f"since {show_day(nineteenth)}, the 19th birthday,"
    else:
        return None
    return Lapse(on, f"{what} the statement has no effect: no longer due under it")


def lapses_on(case: Case, changes: Sequence[Move] | None = None) -> date | None:
    """First day on which the statement has no effect; None for whoever has none.

    In a post-16 institution that is the day of birth: it never has any there.

    Args:
        changes: The phase moves of the case, where they were found already.
    """
    if case.document != Document.STATEMENT:
        return None
    if case.setting_type == SettingType.POST16:
        return case.date_of_birth
    leaves = moves(case) if changes is None else changes
    days = [move.on for move in leaves if move.kind == PhaseMove.SCHOOL_TO_POST16]
    return min([*days, years_after(case.date_of_birth, LAPSES_AT)])

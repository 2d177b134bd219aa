"""When a statement loses its effect without anybody deciding so: at 19, and in further education."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Case, Document, PhaseMove, SettingType
from transfer_cli.domain.year_group import Move, moves


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
    return min([*days, years_after(case.date_of_birth, 19)])

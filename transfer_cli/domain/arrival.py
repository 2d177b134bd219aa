"""What a row of a caseload file makes of a case: the fields the file states over those the record has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.calendar import next_first_of_september
from transfer_cli.domain.case import Case, Caseload, PhaseMove
from transfer_cli.domain.columns import BY_NAME, FieldValue, case_from, fields_of
from transfer_cli.domain.rows import CaseRow
from transfer_cli.domain.year_group import ncy_on

LocalFields = Collection[tuple[str, str]]
"""References with fields whose last change was not by an import."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A row beside the case it is about.

    Attributes:
        before: The case as the record has it; None = it is new.
        now: The case as it is to be, without its events.
        kept: Fields on which the file and a change made here differ, with the file's value: the record's stays.
    """

    row: CaseRow
    before: Case | None
    now: Case
    kept: Mapping[str, FieldValue]


def arrivals(rows: Iterable[CaseRow], caseload: Caseload, local: LocalFields, as_of: date) -> tuple[Arrival, ...]:
    """Every row beside its case, in the file's order.

    Columns that the file does not have leave the case as it is; an empty cell means that it is not known.

    Args:
        rows: No reference stands in two of them.
        caseload: As true on `as_of`. References are the same if they differ in capitals only.
        local: Fields that keep the record's value.
        as_of: The day for which the file is true: year groups are those of its school year.
    """
    recorded = by_reference(caseload)
    return tuple(_arrival(row, recorded.get(row.reference.casefold()), local, as_of) for row in rows)


def by_reference(caseload: Caseload) -> dict[str, Case]:
    """The cases by reference in small letters."""
    return {case.reference.casefold(): case for case in caseload.cases}


def _arrival(row: CaseRow, before: Case | None, local: LocalFields, as_of: date) -> Arrival:
    stated = {name: value for name, value in row.values.items() if not BY_NAME[name].milestone and name != "ncy"}
    if before is None:
        now = _with_derived(case_from(stated, as_of), row, None, as_of)
        return Arrival(row, None, now, {})
    was = fields_of(before)
    stated["reference"] = before.reference
    case = case_from({**was, **stated}, before.known_from)
    now = _with_derived(case, row, before, as_of)
    wanted = fields_of(now)
    kept = {name: value for name, value in wanted.items() if value != was[name] and (before.reference, name) in local}
    if kept:
        now = case_from({**wanted, **{name: was[name] for name in kept}}, before.known_from)
    return Arrival(row, before, now, kept)


def _with_derived(case: Case, row: CaseRow, before: Case | None, as_of: date) -> Case:
    """The case with what the file leaves to us: the offset of its year group and the day of its phase move."""
    offset = case.ncy_offset
    if "ncy" in row.values:
        stated = row.values["ncy"]
        offset = stated - ncy_on(replace(case, ncy_offset=0), as_of) if isinstance(stated, int) else 0
    moves_on = case.phase_move_on
    if case.phase_move in {None, PhaseMove.NONE}:
        moves_on = row.day("phase_move_on") if "phase_move" in row.values else moves_on
    elif row.day("phase_move_on") is None and _names_move(row, case, before):
        moves_on = next_first_of_september(as_of)
    return replace(case, ncy_offset=offset, phase_move_on=moves_on)


def _names_move(row: CaseRow, case: Case, before: Case | None) -> bool:
    """Whether the row says of a move that it takes place, and not when."""
    if before is None or "phase_move_on" in row.values:
        return True
    return case.phase_move != before.phase_move

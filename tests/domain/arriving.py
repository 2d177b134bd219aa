"""Rows of a caseload file, so that a test shows only the cells it is about."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tests.builders import CHILD, day
from transfer_cli.domain.arrival import Arrival, Precedence, arrivals
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.columns import FieldValue, case_from
from transfer_cli.domain.rows import CaseRow

AS_OF = day("Mon 5 Sep 2016")
REQUIRED: dict[str, FieldValue] = {
    "reference": CHILD.reference,
    "forename": CHILD.forename,
    "surname": CHILD.surname,
    "date_of_birth": CHILD.date_of_birth,
    "document": CHILD.document.value,
    "setting_name": CHILD.setting_name,
    "setting_type": CHILD.setting_type.value,
}
HOME: dict[str, Any] = {"home_address1": "1 Sample Street", "home_address2": "Chester"}


def a_row(number: int = 2, **cells: FieldValue) -> CaseRow:
    """CHILD with these columns beside the required ones."""
    return CaseRow(number, {**REQUIRED, **cells})


def a_caseload(*cases: Case, as_of: str = "Mon 5 Sep 2016") -> Caseload:
    return Caseload(cases, day(as_of))


def by_reference(*cases: Case) -> dict[str, Case]:
    """The cases as `arrivals` and `compare_steps` take them."""
    return {case.reference.casefold(): case for case in cases}


def arrive(
    row: CaseRow, *recorded: Case, local: Collection[str] = (), as_of: str = "Mon 5 Sep 2016", **file_counts: Any
) -> Arrival:
    """The row beside the recorded cases; `local` are fields of CHILD last changed here."""
    changed = {(CHILD.reference, field) for field in local}
    (arrival,) = arrivals([row], by_reference(*recorded), Precedence(changed, **file_counts), day(as_of))
    return arrival


def made(arrival: Arrival, known_from: str = "Mon 5 Sep 2016") -> Case:
    """The case that an arrival makes."""
    return case_from(arrival.now, arrival.before.known_from if arrival.before else day(known_from))

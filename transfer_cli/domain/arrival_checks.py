"""What is wrong with rows that can be read: a few must be refused, everything else is loaded and pointed out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Document, PhaseMove, Step
from transfer_cli.domain.columns import BY_NAME, CONTACTS, Kind
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rows import place
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.upn import upn_fault
from transfer_cli.domain.year_group import ncy_on, show_year
from transfer_cli.errors import Problem, Severity

FIRST_BIRTHDAY = date(1989, 1, 1)
"""Nobody born before is under 25 when the law begins on 1 September 2014."""
LAW_BEGINS = date(2014, 9, 1)
"""Part 3 of the Children and Families Act 2014 comes into force, and transfers begin."""

DATES = tuple(name for name, column in BY_NAME.items() if column.kind is Kind.DATE and name != "date_of_birth")
BEHIND = (*Step, "document_date", "last_annual_review", "moved_in_on")
"""Dates that cannot lie ahead."""

CONTACT_COLUMNS = tuple(
    (f"contact{n}_name", tuple(name for name in BY_NAME if name.startswith(f"contact{n}_")))
    for n in range(1, CONTACTS + 1)
)
"""The name of each contact, and every column of the contact."""

ORDER = (
    (Step.NOTICE_GIVEN, Step.ASSESSMENT_BEGAN, Step.DRAFT_SERVED, Step.PLAN_ISSUED),
    (Step.NOTICE_GIVEN, Step.NO_PLAN_NOTIFIED),
    (Step.NOTICE_GIVEN, Step.MEETING_HELD),
)
"""Steps that follow one another: SI 2014/2270 arts 18 to 22."""

LAST_YEARS: dict[PhaseMove, range] = {
    PhaseMove.EARLY_YEARS_TO_SCHOOL: range(-2, 1),
    PhaseMove.INFANT_TO_JUNIOR: range(2, 4),
    PhaseMove.PRIMARY_TO_MIDDLE: range(3, 6),
    PhaseMove.PRIMARY_TO_SECONDARY: range(6, 7),
    PhaseMove.MIDDLE_TO_SECONDARY: range(7, 10),
    PhaseMove.SCHOOL_TO_POST16: range(11, 21),
}
"""Year groups in which a child can be in the school year that the move ends."""


def check_arrivals(rows: Sequence[Arrival], settings: Settings, as_of: date) -> tuple[Problem, ...]:
    """Everything that is wrong with these rows, in the file's order for each kind of fault.

    Args:
        rows: Whether new or known, with the case each of them makes.
        settings: Officers and commissioning bodies are only looked up where any are named.
        as_of: The day for which the file is true.
    """
    found = [problem for arrival in rows for check in _CHECKS for problem in check(arrival, as_of)]
    officers = [officer.name for officer in settings.officers]
    found += _unknown_names(rows, "officer", officers, "IMP040", "an officer")
    found += _unknown_names(rows, "commissioning_body", settings.commissioning_bodies, "IMP041", "a commissioning body")
    found += _same_upn(rows)
    return tuple(found)


def _nobody_to_write_to(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001 - one shape for all checks
    if not arrival.now.contacts and not arrival.now.home_address:
        yield Problem(
            "IMP018",
            Severity.REJECT,
            place(arrival.row.row, "contact1_name"),
            "",
            "there is no contact and no home address, so nobody can be written to.",
            "Fill in contact1_name or home_address1.",
            row=arrival.row.row,
        )


def _before_birth(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001
    born = arrival.row.date_of_birth
    for column in DATES:
        day = arrival.row.day(column)
        if day is not None and day < born:
            why = f"{column} stands before the day of birth, {show_day(born)}."
            yield _problem("IMP019", Severity.REJECT, arrival, column, why, "Correct one of the two dates.")


def _birth(arrival: Arrival, as_of: date) -> Iterator[Problem]:
    born = arrival.row.date_of_birth
    if born > as_of:
        why = f"this day of birth lies after {show_day(as_of)}, the day this file is loaded for."
        yield _problem("IMP035", Severity.WARNING, arrival, "date_of_birth", why, "Look whether the year is right.")
    elif born < FIRST_BIRTHDAY:
        why = "who was born before 1989 was 25 or over when the law began."
        yield _problem("IMP035", Severity.WARNING, arrival, "date_of_birth", why, "Look whether the year is right.")


def _days_ahead(arrival: Arrival, as_of: date) -> Iterator[Problem]:
    for column in BEHIND:
        day = arrival.row.day(column)
        if day is not None and day > as_of:
            why = f"{column} lies after {show_day(as_of)}, the day this file is loaded for."
            yield _problem("IMP036", Severity.WARNING, arrival, column, why, "Look whether the year is right.")


def _before_the_law(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001
    for step in Step:
        day = arrival.row.day(step)
        if day is not None and arrival.row.date_of_birth <= day < LAW_BEGINS:
            why = f"{step} stands before 1 Sep 2014, when transfers began."
            yield _problem("IMP037", Severity.WARNING, arrival, step, why, "Look whether the year is right.")


def _out_of_order(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001
    seen: set[tuple[Step, Step]] = set()
    for chain in ORDER:
        days = [(step, day) for step in chain if (day := arrival.row.day(step)) is not None]
        for (earlier, first), (later, second) in pairwise(days):
            if second < first and (earlier, later) not in seen:
                seen.add((earlier, later))
                why = f"{later} stands before {earlier} on {show_day(first)}."
                yield _problem("IMP038", Severity.WARNING, arrival, later, why, "Look which of the two is wrong.")


def _lda_too_young(arrival: Arrival, as_of: date) -> Iterator[Problem]:
    if arrival.now.document is Document.LDA and relativedelta(as_of, arrival.now.date_of_birth).years < 16:
        why = "a learning difficulty assessment was made for somebody leaving school, and this child is under 16."
        yield _problem("IMP039", Severity.WARNING, arrival, "document", why, "Look whether it is a statement.")


def _move_out_of_year(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001
    case = arrival.now
    if case.phase_move is None or case.phase_move_on is None or "phase_move" not in arrival.row.values:
        return
    year = ncy_on(case, case.phase_move_on - DAY)
    if year not in LAST_YEARS.get(case.phase_move, (year,)):
        why = f"on {show_day(case.phase_move_on)} the child leaves {show_year(year)}, which does not fit this move."
        yield _problem("IMP042", Severity.WARNING, arrival, "phase_move", why, "Look which of the two is wrong.")


def _other_year_group(arrival: Arrival, as_of: date) -> Iterator[Problem]:
    offset = arrival.now.ncy_offset
    if offset and arrival.row.values.get("ncy") is not None:
        usual = show_year(ncy_on(arrival.now, as_of) - offset)
        years = f"{abs(offset)} year{'s' if abs(offset) != 1 else ''}"
        why = f"by age the child would be in {usual}, {years} {'above' if offset < 0 else 'below'}."
        severity = Severity.NOTE if abs(offset) == 1 else Severity.WARNING
        yield _problem("IMP043", severity, arrival, "ncy", why, "Nothing need be done if the child is taught there.")


def _nameless_contact(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001
    values = arrival.row.values
    for name, others in CONTACT_COLUMNS:
        given = next((column for column in others if values.get(column) is not None), None)
        named = values.get(name) or (arrival.before and name not in values)
        if given and not named:
            why = "this contact has no name, so nothing of it was read."
            yield _problem("IMP044", Severity.WARNING, arrival, given, why, f"Fill in {name}.")


def _wrong_upn(arrival: Arrival, as_of: date) -> Iterator[Problem]:  # noqa: ARG001
    upn = arrival.row.values.get("upn")
    fault = upn_fault(upn) if isinstance(upn, str) else ""
    if fault:
        yield _problem("IMP033", Severity.WARNING, arrival, "upn", f"it {fault}.", "Compare it with the school's list.")


_CHECKS: tuple[Callable[[Arrival, date], Iterator[Problem]], ...] = (
    _nobody_to_write_to,
    _before_birth,
    _birth,
    _days_ahead,
    _before_the_law,
    _out_of_order,
    _lda_too_young,
    _move_out_of_year,
    _other_year_group,
    _nameless_contact,
    _wrong_upn,
)


def _unknown_names(
    rows: Iterable[Arrival], column: str, known: Sequence[str], error_id: str, what: str
) -> Iterator[Problem]:
    """One note for each name that the settings do not have, at the first row with it."""
    names = {name.casefold() for name in known}
    found: dict[str, list[Arrival]] = defaultdict(list)
    for arrival in rows:
        name = arrival.row.values.get(column)
        if isinstance(name, str) and names and name.casefold() not in names:
            found[name.casefold()].append(arrival)
    for theirs in found.values():
        others = len(theirs) - 1
        more = f" {others} more row{'s have' if others > 1 else ' has'} it." if others else ""
        why = f"the settings do not have {what} of this name.{more}"
        yield _problem(
            error_id, Severity.NOTE, theirs[0], column, why, "Correct the name here, or add it to the settings."
        )


def _same_upn(rows: Iterable[Arrival]) -> Iterator[Problem]:
    by_upn: dict[str, list[Arrival]] = defaultdict(list)
    for arrival in rows:
        upn = arrival.row.values.get("upn")
        if isinstance(upn, str):
            by_upn[upn].append(arrival)
    for first, *others in by_upn.values():
        for arrival in others:
            why = f"{first.row.reference} in row {first.row.row} has the same UPN."
            yield _problem("IMP034", Severity.WARNING, arrival, "upn", why, "Look whether both rows are one child.")


def _problem(id: str, severity: Severity, arrival: Arrival, column: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    value = arrival.row.values.get(column)
    shown = value.isoformat() if isinstance(value, date) else str(value if value is not None else "")
    return Problem(id, severity, place(arrival.row.row, column), shown, why, fix, row=arrival.row.row)

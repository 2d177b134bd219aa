"""What is wrong with rows that can be read: a few must be refused, everything else is loaded and pointed out.

Here is what a single row shows; `whole_file` has what shows between rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.addressee import school_leaving_date
from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Document, PhaseMove, Step
from transfer_cli.domain.columns import CONTACTS, to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.email_address import is_email_address
from transfer_cli.domain.rows import place
from transfer_cli.domain.upn import upn_fault
from transfer_cli.domain.year_group import show_year
from transfer_cli.errors import Problem, Severity

FIRST_BIRTHDAY = date(1989, 1, 1)
"""Nobody born before is under 25 when the law begins on 1 September 2014."""
LAW_BEGINS = date(2014, 9, 1)
"""Part 3 of the Children and Families Act 2014 comes into force, and transfers begin."""

STEPS = frozenset(step.value for step in Step)
BEHIND = STEPS.union(("document_date", "last_annual_review", "moved_in_on"))
"""Dates that cannot lie ahead."""

POSTCODES = ("home_postcode", *(f"contact{n}_postcode" for n in range(1, CONTACTS + 1)))
POSTCODE = re.compile(r"(GIR ?0AA|BFPO ?\d{1,4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})", re.ASCII | re.IGNORECASE)
"""The forms of a United Kingdom postcode (Royal Mail Programmer's Guide), and of a forces one."""

EMAILS = tuple(f"contact{n}_email" for n in range(1, CONTACTS + 1))

NAMES_AND_ADDRESSES = (
    "home_address1",
    *(f"contact{n}_{part}" for n in range(1, CONTACTS + 1) for part in ("name", "address1")),
)
NO_WORDS = frozenset({"n/a", "na", "n.a.", "nil", "none", "not applicable", "not known", "tba", "tbc", "unknown"})
"""What people write where there is nothing to write."""
NOTHING = "?-./ "
"""Characters that say nothing by themselves."""

ORDER = (
    ("notice_given", "assessment_began", "draft_served", "plan_issued"),
    ("notice_given", "no_plan_notified"),
    ("notice_given", "meeting_held"),
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

NOBODY = "IMP018"
LOOK_AT_THE_YEAR = "Look whether the year is right."

Check = Callable[[Arrival, date], Iterable[Problem]]


def check_arrival(arrival: Arrival, as_of: date, *, addresses_follow: bool = False) -> tuple[Problem, ...]:
    """Everything that is wrong with this row alone.

    Args:
        arrival: The row, with the fields that it makes.
        as_of: The day for which the file is true.
        addresses_follow: Files of this kind never have an address, so that a child without any is loaded all the same.
    """
    found: list[Problem] = []
    for check in _CHECKS:
        found += check(arrival, as_of)
    if addresses_follow:
        return tuple(_without_address_yet(each) if each.id == NOBODY else each for each in found)
    return tuple(found)


def _without_address_yet(nobody: Problem) -> Problem:
    why = "there is no contact and no home address yet, so no letter can be sent."
    return replace(nobody, severity=Severity.WARNING, why=why, fix="Import a file that has the addresses as well.")


def problem(id: str, severity: Severity, arrival: Arrival, column: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    """A problem with what the row says in a column."""
    value = to_text(arrival.row.values.get(column)) or ""
    number = arrival.row.row
    return Problem(id, severity, place(number, column), value, why, fix, row=number, column=column)


def _nobody_to_write_to(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001 - one shape for all checks
    if arrival.now["contact1_name"] or arrival.now["home_address1"]:
        return ()
    why = "there is no contact and no home address, so nobody can be written to."
    fix = "Fill in contact1_name or home_address1."
    return (problem(NOBODY, Severity.REJECT, arrival, "contact1_name", why, fix),)


def _before_birth(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    born = arrival.row.date_of_birth
    return [
        problem(
            "IMP019", Severity.REJECT, arrival, column,
            f"{column} stands before the day of birth, {show_day(born)}.", "Correct one of the two dates.",
        )
        for column, day in arrival.days.items()
        if day < born
    ]  # fmt: skip


def _birth(arrival: Arrival, as_of: date) -> Iterable[Problem]:
    born = arrival.row.date_of_birth
    if FIRST_BIRTHDAY <= born <= as_of:
        return ()
    if born > as_of:
        why = f"this day of birth lies after {show_day(as_of)}, the day this file is loaded for."
    else:
        why = "who was born before 1989 was 25 or over when the law began."
    return (problem("IMP035", Severity.WARNING, arrival, "date_of_birth", why, LOOK_AT_THE_YEAR),)


def _days_ahead(arrival: Arrival, as_of: date) -> Iterable[Problem]:
    return [
        problem(
            "IMP036", Severity.WARNING, arrival, column,
            f"{column} lies after {show_day(as_of)}, the day this file is loaded for.", LOOK_AT_THE_YEAR,
        )
        for column, day in arrival.days.items()
        if day > as_of and column in BEHIND
    ]  # fmt: skip


def _before_the_law(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    born = arrival.row.date_of_birth
    return [
        problem(
            "IMP037", Severity.WARNING, arrival, column,
            f"{column} stands before 1 Sep 2014, when transfers began.", LOOK_AT_THE_YEAR,
        )
        for column, day in arrival.days.items()
        if born <= day < LAW_BEGINS and column in STEPS
    ]  # fmt: skip


def _out_of_order(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    found: dict[tuple[str, str], Problem] = {}
    for chain in () if STEPS.isdisjoint(arrival.days) else ORDER:
        days = [(step, day) for step in chain if (day := arrival.days.get(step)) is not None]
        for (earlier, first), (later, second) in pairwise(days):
            if second < first:
                why = f"{later} stands before {earlier} on {show_day(first)}."
                fix = "Look which of the two is wrong."
                found.setdefault((earlier, later), problem("IMP038", Severity.WARNING, arrival, later, why, fix))
    return found.values()


def _lda_too_young(arrival: Arrival, as_of: date) -> Iterable[Problem]:
    if arrival.now["document"] != Document.LDA or relativedelta(as_of, arrival.date_of_birth).years >= 16:
        return ()
    why = "a learning difficulty assessment was made for somebody leaving school, and this child is under 16."
    return (problem("IMP039", Severity.WARNING, arrival, "document", why, "Look whether it is a statement."),)


def _move_out_of_year(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    move, on = arrival.now["phase_move"], arrival.now["phase_move_on"]
    if move is None or not isinstance(on, date) or "phase_move" not in arrival.row.values:
        return ()
    year = arrival.ncy_on(on - DAY)
    if year in LAST_YEARS.get(PhaseMove(str(move)), (year,)):
        return ()
    why = f"on {show_day(on)} the child leaves {show_year(year)}, which does not fit this move."
    return (problem("IMP042", Severity.WARNING, arrival, "phase_move", why, "Look which of the two is wrong."),)


def _other_year_group(arrival: Arrival, as_of: date) -> Iterable[Problem]:
    offset = arrival.now["ncy"]
    if not isinstance(offset, int) or not offset or arrival.row.values.get("ncy") is None:
        return ()
    usual = show_year(arrival.ncy_on(as_of) - offset)
    years = f"{abs(offset)} year{'s' if abs(offset) != 1 else ''}"
    why = f"by age the child would be in {usual}, {years} {'above' if offset < 0 else 'below'}."
    severity = Severity.NOTE if abs(offset) == 1 else Severity.WARNING
    fix = "Nothing need be done if the child is taught there."
    return (problem("IMP043", severity, arrival, "ncy", why, fix),)


@lru_cache(maxsize=16)
def _contact_columns(columns: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The name of each contact of whom a file with these columns says anything, and the columns that do."""
    contacts = ((f"contact{n}_name", f"contact{n}_") for n in range(1, CONTACTS + 1))
    found = ((name, tuple(c for c in columns if c.startswith(prefix))) for name, prefix in contacts)
    return tuple((name, theirs) for name, theirs in found if theirs)


def _nameless_contact(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    values = arrival.row.values
    why = "this contact has no name, so nothing of it was read."
    found: list[Problem] = []
    for name, columns in _contact_columns(tuple(values)):
        if values.get(name) or (arrival.before and name not in values):
            continue
        given = next((column for column in columns if values[column] is not None), None)
        if given:
            found.append(problem("IMP044", Severity.WARNING, arrival, given, why, f"Fill in {name}."))
    return found


def _do_not_write_only(arrival: Arrival, as_of: date) -> Iterable[Problem]:
    now = arrival.now
    if not now["contact1_do_not_write"]:
        return ()
    named = [n for n in range(1, CONTACTS + 1) if now[f"contact{n}_name"]]
    if not all(now[f"contact{n}_do_not_write"] for n in named):
        return ()
    if now["home_address1"] and school_leaving_date(arrival.date_of_birth) < as_of:
        return ()
    why = "nobody of the contacts may be written to, so no letter can be sent."
    fix = "Name somebody who may be written to, such as a representative."
    return (problem("IMP046", Severity.WARNING, arrival, "contact1_do_not_write", why, fix),)


def _wrong_upn(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    upn = arrival.row.values.get("upn")
    fault = upn_fault(upn) if isinstance(upn, str) else ""
    if not fault:
        return ()
    return (problem("IMP033", Severity.WARNING, arrival, "upn", f"it {fault}.", "Compare it with the school's list."),)


def _wrong_postcode(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    values = arrival.row.values
    fix = "Correct it; for an address abroad leave it empty and write the country as the last line."
    return [
        problem(
            "IMP047", Severity.WARNING, arrival, column,
            "it does not have the form of a postcode of the United Kingdom.", fix,
        )
        for column in POSTCODES
        if isinstance(postcode := values.get(column), str) and not POSTCODE.fullmatch(postcode)
    ]  # fmt: skip


def _no_name_or_address(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    values = arrival.row.values
    return [
        problem(
            "IMP059", Severity.WARNING, arrival, column,
            "nobody can be written to at that.", "Write the name or address, or leave the cell empty.",
        )
        for column in NAMES_AND_ADDRESSES
        if isinstance(text := values.get(column), str) and _says_nothing(text)
    ]  # fmt: skip


def _says_nothing(text: str) -> bool:
    return text.casefold() in NO_WORDS or not text.strip(NOTHING)


def _wrong_email(arrival: Arrival, as_of: date) -> Iterable[Problem]:  # noqa: ARG001
    values = arrival.row.values
    return [
        problem(
            "IMP096", Severity.WARNING, arrival, column,
            "it is not one e-mail address, so no letter can be sent there.", "Correct it, or leave the cell empty.",
        )
        for column in EMAILS
        if isinstance(email := values.get(column), str) and not (_says_nothing(email) or is_email_address(email))
    ]  # fmt: skip


_CHECKS: tuple[Check, ...] = (
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
    _do_not_write_only,
    _wrong_upn,
    _wrong_postcode,
    _wrong_email,
    _no_name_or_address,
)

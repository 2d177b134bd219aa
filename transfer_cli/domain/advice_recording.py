"""Recording advice: asked for, come in and whether it suffices, or agreed on as it lies on file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from transfer_cli.domain.advice_rounds import ASKED, CAME, INSUFFICIENT, SUFFICES, advice_rounds, here_by
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import is_education
from transfer_cli.domain.recording import applied, recorded_step
from transfer_cli.domain.settings import Agency
from transfer_cli.domain.words import as_code, in_words
from transfer_cli.errors import Problem, Refused, Severity

FAMILY = frozenset({"parent", "parents", "mother", "father", "family", "young_person", "child"})
"""Whose own advice is always asked for, SI 2014/1530 reg 6(1)(a)."""


def agency_in(case: Case, name: str) -> str:
    """The agency as the record of this case spells it, or as a code where it is not there; a school has many names."""
    code = as_code(name)
    known = list(advice_rounds(case.events))
    same = (agency for agency in known if as_code(agency) == code)
    school = (agency for agency in known if is_education(agency) and is_education(code))
    return next(same, None) or next(school, code)


def requested(case: Case, agencies: Iterable[str], on: date, note: str = "") -> Changes:
    """Advice was asked of these agencies; those of whom the record says so already are left out."""
    return _steps(case, ((ASKED + agency_in(case, name), on, note) for name in agencies))


def received(case: Case, name: str, on: date, *, note: str = "", insufficient: bool = False, why: str = "") -> Changes:
    """Advice came in.

    Args:
        insufficient: It does not suffice, and is to be asked for anew.
        why: What is missing.
    """
    agency = agency_in(case, name)
    steps = [(CAME + agency, on, note)]
    if insufficient:
        steps.append((INSUFFICIENT + agency, on, why))
    return _steps(case, steps)


def suffices(case: Case, name: str, days: tuple[date, date, date], note: str = "") -> Changes:
    """All three agree that what is on file suffices.

    Args:
        days: When the adviser, the authority and the family agreed; it counts from the last of them.

    Raises:
        Refused: RULE070, it is the family's own advice.
    """
    agency = agency_in(case, name)
    if as_code(agency) in FAMILY:
        what = f"{case.reference}: the family's own advice is always asked for, SI 2014/1530 reg 6(1)(a) and (4)."
        raise Refused("RULE070", what, "Ask the family for their views.")
    who = zip(("adviser", "authority", "family"), days, strict=True)
    said = "; ".join([*(f"{one} {day.isoformat()}" for one, day in who), *([note] if note else [])])
    return _steps(case, [(SUFFICES + agency, max(days), said)])


def remarks(case: Case, changes: Changes, agencies: Iterable[Agency]) -> Iterator[Problem]:
    """What a person should know of advice that is about to be recorded."""
    known = {as_code(word) for one in agencies for word in (one.kind, one.name)}
    for event in changes.events:
        kind, _, agency = event.step.partition(":")
        where = f"{case.reference}, {in_words(event.step)}"
        if known and as_code(agency) not in known | FAMILY and not is_education(agency):
            why = "no [[agencies]] table in transfer.toml is of this kind or has this name."
            yield _note("USE060", where, agency, why, "Look at the spelling.")
        if f"{kind}:" != ASKED:
            continue
        before = advice_rounds(here_by(case, event.happened)).get(agency)
        if before and before.asked and before.is_open and not before.insufficient:
            why = f"it was asked for on {show_day(before.asked)} already, and the six weeks count from that day."
            yield _note("USE061", where, show_day(event.happened), why, "Take it as a reminder.")
        elif before and before.is_settled:
            why = "all had agreed that what is on file suffices (SI 2014/1530 reg 6(4))."
            yield _note("USE062", where, show_day(event.happened), why, "Look whether the agreement still stands.")


def _steps(case: Case, steps: Iterable[tuple[str, date, str]]) -> Changes:
    events: tuple[NewEvent, ...] = ()
    for step, on, note in steps:
        events += recorded_step(applied(case, Changes(events=events)), step, on, note=note).events
    return Changes(events=events)


def _note(id: str, where: str, value: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.NOTE, where, value, why, fix)

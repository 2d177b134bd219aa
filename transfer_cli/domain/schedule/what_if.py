"""What if: the settings with something changed, for a schedule that is looked at and never recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from transfer_cli.domain.case import Caseload
from transfer_cli.domain.dates import parse_day, show_day
from transfer_cli.domain.settings import LAST_LAWFUL_DAY, MOST_WEEKS, Officer, Settings
from transfer_cli.errors import NotUnderstood

CAPACITY = (
    "starts_per_week",
    "open_reviews",
    "psychologist_assessments_per_week",
    "panel_dates_per_month",
    "panel_cases_per_date",
)
SCHEDULING = ("change_budget", "buffer_weeks")
FOR_EVER = date(9999, 12, 31)
_OFFICER = re.compile(
    r"officer:\s*(?P<name>.+?)[\s.]+(?P<what>absent|leaves|joins|starts_per_week|open_reviews)\b[\s=]*(?P<value>.*)",
    re.IGNORECASE,
)
_HOW = (
    "Write it as starts_per_week=14, open_reviews=none, deadline=2018-02-28, "
    '"officer:J Price absent 2017-01-09..2017-02-17", "officer:J Price leaves 2017-01-09", '
    '"officer:A New joins 2017-01-09" or "officer:J Price starts_per_week=3"; a semicolon joins several.'
)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed.

    Attributes:
        settings: Without those who leave at once.
        freed: Officers (in small letters) whose cases not yet begun may be anybody's.
        left: Officers who leave at once and hand over all their cases, as they were.
    """

    settings: Settings
    freed: frozenset[str] = frozenset()
    left: tuple[Officer, ...] = ()


def supposed(settings: Settings, text: str) -> Supposed:
    """The settings with these changes.

    Args:
        text: One change, or several with `;` between them.

    Raises:
        NotUnderstood: SCH010, it cannot be understood or names nobody.
    """
    now = Supposed(settings)
    parts = [part for each in text.split(";") if (part := each.strip())]
    if not parts:
        raise _unusable(text, "it says nothing")
    for part in parts:
        now = _changed(now, part)
    return now


def refuse_gone_by(supposed: Settings, settings: Settings, as_of: date) -> None:
    """Refuse a supposed deadline before the day asked about: nothing could keep it.

    Raises:
        NotUnderstood: SCH010.
    """
    if supposed.deadline != settings.deadline and supposed.deadline < as_of:
        part = f"deadline={supposed.deadline.isoformat()}"
        raise _unusable(part, f"that day is before {show_day(as_of)}, the day asked about")


def with_freed(caseload: Caseload, freed: frozenset[str]) -> Caseload:
    """The caseload with the cases of these officers as anybody's; those begun are no longer planned in any case."""
    if not freed:
        return caseload
    cases = (
        replace(case, officer=None) if case.officer and case.officer.casefold() in freed else case
        for case in caseload.cases
    )
    return replace(caseload, cases=tuple(cases))


def _changed(now: Supposed, part: str) -> Supposed:
    if found := _OFFICER.fullmatch(part):
        return _officer(now, part, found["name"].strip(), found["what"].lower(), found["value"].strip())
    key, equals, value = (piece.strip() for piece in part.partition("="))
    settings = now.settings
    if not equals or not value:
        raise _unusable(part, "it has no value")
    changed: dict[str, Any] = {}
    if key in CAPACITY:
        changed[key] = _number(part, value, none=key != "panel_cases_per_date")
        return replace(now, settings=replace(settings, capacity=replace(settings.capacity, **changed)))
    if key in SCHEDULING:
        changed[key] = _number(part, value, least=0)
        if key == "buffer_weeks" and changed[key] > MOST_WEEKS:
            raise _unusable(part, f"a buffer of more than {MOST_WEEKS} weeks makes no sense")
        return replace(now, settings=replace(settings, scheduling=replace(settings.scheduling, **changed)))
    if key == "deadline":
        day = _day(part, value)
        if day > LAST_LAWFUL_DAY:
            raise _unusable(part, "the law ends on 31 Mar 2018")
        return replace(now, settings=replace(settings, deadline=day))
    raise _unusable(part, "there is no such key")


def _officer(now: Supposed, part: str, name: str, what: str, value: str) -> Supposed:
    officers = now.settings.officers
    if what == "joins":
        if any(officer.name.casefold() == name.casefold() for officer in officers):
            raise _unusable(part, f"{name} is among the officers already")
        return _with_officers(now, (*officers, _newcomer(part, name, value, now.settings)))
    known = next((officer for officer in officers if officer.name.casefold() == name.casefold()), None)
    if known is None:
        raise _unusable(part, f"{name} is not among the officers in the settings")
    if what == "absent":
        changed = replace(known, absent=(*known.absent, _period(part, value)))
    elif what == "leaves":
        now = replace(now, freed=now.freed | {known.name.casefold()})
        if not value:
            return _without(now, part, known)
        changed = replace(known, absent=(*known.absent, (_day(part, value), FOR_EVER)))
    else:
        room: dict[str, Any] = {what: _number(part, value, none=True)}
        changed = replace(known, **room)
    return _with_officers(now, tuple(changed if officer is known else officer for officer in officers))


def _without(now: Supposed, part: str, leaving: Officer) -> Supposed:
    """Somebody hands over all cases at once."""
    staying = tuple(officer for officer in now.settings.officers if officer is not leaving)
    if not staying:
        raise _unusable(part, "nobody is left who could take the cases")
    return _with_officers(replace(now, left=(*now.left, leaving)), staying)


def _period(part: str, value: str) -> tuple[date, date]:
    first, dots, last = value.partition("..")
    period = (_day(part, first), _day(part, last if dots else first))
    if period[1] < period[0]:
        raise _unusable(part, "it ends before it begins")
    return period


def _newcomer(part: str, name: str, value: str, settings: Settings) -> Officer:
    """A new officer with the room that most have, from a day on."""
    starts = sorted(officer.starts_per_week for officer in settings.officers if officer.starts_per_week)
    opened = sorted(officer.open_reviews for officer in settings.officers if officer.open_reviews)
    if not settings.officers:
        raise _unusable(part, "the settings name no officers; say starts_per_week=… instead")
    absent = ((date.min, _day(part, value) - date.resolution),) if value else ()
    usual_starts, usual_open = (found[len(found) // 2] if found else None for found in (starts, opened))
    return Officer(name, usual_starts, usual_open, absent)


def _with_officers(now: Supposed, officers: tuple[Officer, ...]) -> Supposed:
    return replace(now, settings=replace(now.settings, officers=officers))


def _number(part: str, value: str, *, none: bool = False, least: int = 1) -> int | None:
    if none and value.casefold() == "none":
        return None
    if not value.isascii() or not value.isdecimal() or int(value) < least:
        raise _unusable(part, f"{value} is not a whole number of {least} or more")
    return int(value)


def _day(part: str, value: str) -> date:
    try:
        return parse_day(value.strip())
    except ValueError as error:
        raise _unusable(part, str(error)) from None


def _unusable(part: str, why: str) -> NotUnderstood:
    return NotUnderstood("SCH010", f'What if "{part}" cannot be tried: {why}.', _HOW)

"""Short ways to say a case, so that a test shows only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from transfer_cli.domain.case import Case, Contact, Document, Event, Relationship, SettingType
from transfer_cli.domain.dates import parse_day

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(text: str) -> date:
    """A date, with its weekday verified when it is given: `Sun 29 Jan 2017`."""
    head, _, rest = text.strip().partition(" ")
    if head not in WEEKDAYS:
        return parse_day(text)
    found = parse_day(rest)
    assert WEEKDAYS[found.weekday()] == head, f"{rest} is a {WEEKDAYS[found.weekday()]}, not a {head}"
    return found


def events(**steps: str) -> tuple[Event, ...]:
    """Events by step: `events(notice_given="Mon 12 Sep 2016")`."""
    made = (Event(step, day(when), id=number, source="import") for number, (step, when) in enumerate(steps.items(), 1))
    return tuple(sorted(made, key=lambda event: event.happened))


PARENT = Contact("Ms Alix Example", Relationship.MOTHER, parental_responsibility=True)

CHILD = Case(
    reference="CW0001",
    forename="Robin",
    surname="Example",
    date_of_birth=date(2007, 5, 4),
    document=Document.STATEMENT,
    setting_name="Larkfield Primary School",
    setting_type=SettingType.MAINSTREAM,
    known_from=date(2016, 9, 5),
    home_address=("1 Sample Street", "Chester"),
    home_postcode="CH1 2NP",
    contacts=(PARENT,),
)
"""A child in Year 5 in 2016/17, nothing done yet."""


def a_case(**changes: Any) -> Case:
    """CHILD with these fields changed."""
    return replace(CHILD, **changes)

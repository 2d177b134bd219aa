"""Invented families that every template is tried on: what is rare among real ones and breaks a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import (
    Case,
    Contact,
    Document,
    Event,
    LetterFormat,
    Promise,
    Relationship,
    SettingType,
)
from transfer_cli.domain.correspondence import Post, unfit
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.orders import Order, place_orders
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.professionals import Routes
from transfer_cli.domain.settings import TRANSLATED, Agency, ContactPoint, Correspondence, Officer, Settings
from transfer_cli.domain.timeline import timeline

DATED = date(2016, 10, 3)
POST = Post(DATED, PostClass.FIRST, Calendar(ENGLAND_TERMS))
REASON = "The advice came later than we had asked for."
NEW_DATE = date(2016, 11, 14)
MARKED = r"*#[{{<$@\ _`~|>"
"""Characters that mean something to Markdown, Typst, HTML or Jinja and that a name must print as they are."""

_SERVICES = (
    "sen_team", "ias", "mediation", "disagreement_resolution", "complaints", "local_offer", "personal_budgets",
    "young_peoples_service",
)  # fmt: skip
SETTINGS = Settings(
    authority="Samplevale Metropolitan Borough Council",
    address=("Civic Centre", "Market Place", "Samplevale", "SA1 1AA"),
    signatory="H Fairbrother",
    signatory_title="Head of Special Educational Needs",
    officers=(Officer("J Price", phone="01632 960151", email="j.price@example.org"),),
    contacts={
        name: ContactPoint(
            f"Samplevale {name.replace('_', ' ').title()}", ("The Old Hall", "Samplevale", "SA1 2BB"),
            "01632 960101", f"{name}@example.org", f"www.example.org/{name}",
        )
        for name in _SERVICES
    },
    agencies=tuple(
        Agency(kind, f"Samplevale {kind.replace('_', ' ').title()}", address=("The Old Hall", "Samplevale", "SA1 2BB"))
        for kind in ("educational_psychologist", "health", "social_care", "commissioning_body")
    ),
    letters=Correspondence(languages=tuple(TRANSLATED)),
)  # fmt: skip
DIRECTORY = Directory(
    [Setting("Larkfield School", head="Ms Pat Sample", address=("2 Sample Street", "Samplevale"), postcode="SA2 2NP")]
)

_MOTHER = Contact("Ms Alix Example", Relationship.MOTHER, parental_responsibility=True)
_FATHER = replace(
    _MOTHER,
    name="Mr Sam Other",
    relationship=Relationship.FATHER,
    address=("9 Other Road", "Hoole"),
    postcode="SA3 4DD",
)
_LONG = "Bartholomew-Featherstonehaugh Cholmondeley-Marjoribanks"
_CHILD: dict[str, Any] = {
    "reference": "SAMPLE01",
    "known_from": date(2016, 9, 5),
    "upn": None,
    "forename": "Robin",
    "surname": "Example",
    "date_of_birth": date(2004, 3, 1),
    "home_address": ("1 Sample Street", "Samplevale"),
    "home_postcode": "SA2 2NP",
    "document": Document.STATEMENT,
    "document_date": date(2013, 5, 1),
    "last_annual_review": date(2016, 2, 3),
    "setting_name": "Larkfield School",
    "commissioning_body": "Samplevale Commissioning Body",
    "setting_type": SettingType.MAINSTREAM,
    "officer": "J Price",
    "contacts": (_MOTHER,),
}
FAMILIES: dict[str, dict[str, Any]] = {
    "plain": {},
    "long names": {
        "forename": "Maximiliana Wilhelmina",
        "surname": _LONG,
        "contacts": (replace(_MOTHER, name=f"Mrs Anastasia {_LONG}"),),
        "home_address": (
            "Flat 12, The Old Corn Exchange",
            "112 Upper Sample Street",
            "Little Samplington",
            "Samplevale",
        ),
    },
    "apostrophes and accents": {
        "forename": "Zoë",
        "surname": "O'Brien-D\N{RIGHT SINGLE QUOTATION MARK}Arcy",
        "contacts": (replace(_MOTHER, name="Ms Siân Ní Mháirtín-O'Brien"),),
    },
    "no postcode": {"home_postcode": None},
    "two households": {"contacts": (_MOTHER, _FATHER)},
    "young person": {"date_of_birth": date(1999, 3, 1), "contacts": (), "setting_type": SettingType.POST16},
    "large print": {"contacts": (replace(_MOTHER, format=LetterFormat.LARGE_PRINT),)},
    "Easy Read": {"contacts": (replace(_MOTHER, format=LetterFormat.EASY_READ),)},
    "e-mail": {"contacts": (replace(_MOTHER, format=LetterFormat.EMAIL, email="alix@example.org"),)},
    "Welsh": {"contacts": (replace(_MOTHER, language="cy"),)},
    "marked names": {
        "forename": f"Kit {MARKED}",
        "surname": f"{MARKED} Example",
        "contacts": (replace(_MOTHER, name=f"Ms {MARKED} Example"),),
    },
}
"""Every family by what is rare about it."""

_START = date(2016, 10, 31)
_MEETING: dict[str, Any] = {
    "meeting_on": date(2016, 10, 18),
    "meeting_at": "14:00",
    "meeting_place": "Larkfield School",
    "meeting_officer": "J Price",
}
_BEGUN = {"notice_given": date(2016, 9, 12), "assessment_began": date(2016, 9, 26)}
_ASKED = {"advice_requested:health": date(2016, 7, 25)}
_PUT_OFF = "to 2017-06-30; agreed 2016-09-20 by parent; because The family is about to move house"
_READY = {**_BEGUN, "advice_complete": date(2016, 9, 28), "meeting_held": date(2016, 9, 29)}


def _happened(steps: dict[str, date]) -> tuple[Event, ...]:
    return tuple(Event(step, on) for step, on in sorted(steps.items(), key=lambda item: item[1]))


_MOMENTS: tuple[dict[str, Any], ...] = (
    {"promise": Promise(_START, _START, "J Price", date(2016, 9, 5), 1)},
    {"events": _happened(_BEGUN), **_MEETING},
    {"events": _happened(_BEGUN), "date_of_birth": date(2002, 3, 1), **_MEETING},
    {"events": _happened(_READY)},
    {"events": _happened({**_READY, "draft_served": date(2016, 9, 30)})},
    {"events": _happened({"notice_given": date(2016, 5, 2), "assessment_began": date(2016, 5, 16)})},
    {
        "events": _happened(
            {**_BEGUN, "notice_given": date(2016, 7, 4), "assessment_began": date(2016, 7, 18), **_ASKED}
        )
    },
    {"events": (Event("postponed", date(2016, 9, 26), note=_PUT_OFF),)},
    {"document": Document.LDA, "date_of_birth": date(1999, 3, 1), "contacts": ()},
    {"document": Document.LDA, "date_of_birth": date(1999, 3, 1)},
    {"moved_in_on": date(2016, 9, 19)},
    {"date_of_birth": date(2005, 11, 1)},
    {"events": _happened({**_READY, "draft_served": date(2016, 9, 1), "plan_issued": date(2016, 9, 20)})},
)
"""Where a case can stand: to begin, before and after the meeting, the draft served, late, and so on."""


def samples(kind: str, receives: str) -> Iterator[tuple[str, tuple[Order, ...]]]:
    """Family and orders of this kind of letter, for every family at every moment at which such a letter fits.

    Args:
        receives: Whom the letter goes to, as its letter.toml says.
    """
    routes = Routes({kind: receives}, DIRECTORY)
    for family, changes in FAMILIES.items():
        for moment in _MOMENTS:
            case = Case(**{**_CHILD, **moment, **changes})
            derived = timeline(case, SETTINGS, DATED)
            if not unfit(kind, derived):
                found = place_orders([(kind, derived)], (), SETTINGS, POST, routes=routes)
                yield family, found.orders

"""Settings, cases and orders for letters: what the tests of correspondence share."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import a_case, day, events
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import Case, Contact, Document, Promise, Relationship, SettingType
from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.envelopes import YOUNG_PEOPLES_SERVICE
from transfer_cli.domain.orders import Order, Orders, place_orders
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.settings import ContactPoint, Officer, Settings
from transfer_cli.domain.timeline import timeline

DATED = day("Mon 3 Oct 2016")
CALENDAR = Calendar(ENGLAND_TERMS)
POST = Post(DATED, PostClass.FIRST, CALENDAR)

SETTINGS = Settings(
    authority="Sample County Council",
    address=("County Hall", "Castle Street", "Sampleton", "SA1 1AA"),
    signatory="H Fairbrother",
    signatory_title="Head of Special Educational Needs",
    officers=(Officer("J Price", phone="01632 960151", email="j.price@example.org"),),
    contacts={
        "sen_team": ContactPoint("Special Educational Needs Team", phone="01632 960101", email="sen@example.org"),
        "ias": ContactPoint("Information, Advice and Support Service", ("4 Civic Way", "Sampleton"), "01632 960111"),
        "mediation": ContactPoint("Dee Valley Mediation", phone="01632 960117"),
        "disagreement_resolution": ContactPoint("Dee Valley Resolution", phone="01632 960118"),
        "complaints": ContactPoint("Customer Relations", email="complaints@example.org"),
        "local_offer": ContactPoint("Local Offer", web="www.localoffer.example.org"),
        "personal_budgets": ContactPoint("Personal Budgets Team", phone="01632 960124"),
        "young_peoples_service": ContactPoint("Young People's Service", ("The Hub", "Sampleton", "SA1 2BB")),
    },
)

MEETING: dict[str, Any] = {
    "meeting_on": day("Tue 18 Oct 2016"),
    "meeting_at": "14:00",
    "meeting_place": "Larkfield Primary School",
    "meeting_officer": "J Price",
}
BEGUN = {"notice_given": "Mon 12 Sep 2016", "assessment_began": "Mon 26 Sep 2016"}
READY = {**BEGUN, "advice_complete": "Wed 28 Sep 2016", "meeting_held": "Thu 29 Sep 2016"}
LATE = {"notice_given": "Mon 2 May 2016", "assessment_began": "Mon 16 May 2016"}

YOUNG_PERSON: dict[str, Any] = {
    "date_of_birth": date(1999, 3, 1),
    "setting_name": "Mid Sample College",
    "setting_type": SettingType.POST16,
    "contacts": (),
}
PARENTS = (
    Contact("Ms Alix Example", Relationship.MOTHER, parental_responsibility=True),
    Contact("Mr Sam O'Neill", Relationship.FATHER, address=("9 Other Road", "Hoole"), postcode="SA3 4DD"),
)


def promised(text: str) -> Promise:
    """A start in the latest schedule."""
    start = day(text)
    return Promise(start, start, "J Price", day("Mon 5 Sep 2016"), 1)


def case_for(kind: str, **changes: Any) -> Case:
    """A case for which a letter of this kind is the next."""
    made: dict[str, dict[str, Any]] = {
        "notice": {"promise": promised("Mon 31 Oct 2016"), "last_annual_review": day("Wed 3 Feb 2016")},
        "meeting_invitation": {"events": events(**BEGUN), **MEETING},
        "young_peoples_service": {"events": events(**BEGUN), "date_of_birth": date(2002, 3, 1), **MEETING},
        "draft_plan": {"events": events(**READY)},
        "final_plan": {"events": events(**READY, draft_served="Fri 30 Sep 2016")},
        "no_plan": {"events": events(**BEGUN)},
        "delay": {"events": events(**LATE)},
        "lda_invitation": {"document": Document.LDA},
    }
    return a_case(officer="J Price", **{**made[kind], **changes})


def orders_for(kind: str, case: Case, *, post: Post = POST, settings: Settings = SETTINGS) -> Orders:
    """The orders for one letter that is asked for."""
    return place_orders(
        [(kind, timeline(case, settings, post.dated))], (), settings, post, to_service=[YOUNG_PEOPLES_SERVICE]
    )


def an_order(kind: str, **changes: Any) -> Order:
    """The order for the first envelope of `case_for`."""
    return orders_for(kind, case_for(kind, **changes)).orders[0]

"""Settings, cases and orders for letters: what the tests of correspondence share."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import a_case, day, events
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import Case, Contact, Document, Event, PhaseMove, Promise, Relationship, SettingType
from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.orders import Order, Orders, place_orders
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.professionals import Routes
from transfer_cli.domain.settings import Agency, ContactPoint, Officer, Settings
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
    agencies=(
        Agency("educational_psychologist", "Educational Psychology Service", address=("County Hall", "SA1 1AA")),
        Agency("speech_therapy", "Therapies West", "Sample West", ("West Clinic", "SA1 4AB")),
        Agency("speech_therapy", "Therapies East", "Sample East", ("East Clinic", "SA2 5CD")),
        Agency("community_paediatrics", "NHS Sample CCG, community paediatrics", address=("CCG House", "SA1 6EF")),
        Agency("social_care", "Children with Disabilities Team", email="disabilities@example.org"),
        Agency("young_peoples_service", "Young People's Service", email="young@example.org"),
        Agency("commissioning_body", "NHS Sample West CCG", address=("CCG House", "Sampleton", "SA1 6EF")),
    ),
)

DIRECTORY = Directory(
    (
        Setting(
            "Larkfield Primary School", "901234", head="Mr B Fenwick", address=("Lark Lane", "Sampleton"),
            postcode="SA1 7GH", email="office@larkfield.example",
        ),
        Setting("Mid Sample College", "905678", SettingType.POST16, address=("College Way",), postcode="SA1 8JK"),
        Setting("Hill Top School", "909012", head="Ms C Ridley", email="office@hilltop.example"),
    )
)  # fmt: skip
RECEIVES = {
    "young_peoples_service": "young_peoples_service",
    "advice_request": "advisers",
    "advice_chaser": "late_advisers",
    "placement_consultation": "consulted_setting",
    "notice_to_setting": "setting",
    "copy_to_setting": "setting",
    "no_plan_to_setting": "setting",
    "copy_to_commissioning_body": "commissioning_body",
    "no_plan_to_commissioning_body": "commissioning_body",
}
"""Kinds that go to professionals, and to whom; all others go to the family."""

ROUTES = Routes(RECEIVES, DIRECTORY)
NEVER_GROWN = frozenset({"year6_consultation"})
"""Kinds that are never to a young person."""

MEETING: dict[str, Any] = {
    "meeting_on": day("Tue 18 Oct 2016"),
    "meeting_at": "14:00",
    "meeting_place": "Larkfield Primary School",
    "meeting_officer": "J Price",
}
BEGUN = {"notice_given": "Mon 12 Sep 2016", "assessment_began": "Mon 26 Sep 2016"}
READY = {**BEGUN, "advice_complete": "Wed 28 Sep 2016", "meeting_held": "Thu 29 Sep 2016"}
SERVED = {**READY, "draft_served": "Fri 30 Sep 2016"}
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
        "postponed": {"events": (a_turn("Fri 30 Sep 2016"),), "last_annual_review": day("Wed 3 Feb 2016")},
        "year6_consultation": {"date_of_birth": date(2006, 5, 4), "phase_move": PhaseMove.NONE},
        "moved_in": {"moved_in_on": day("Mon 5 Sep 2016"), "last_annual_review": day("Wed 3 Feb 2016")},
        "notice_to_setting": {"promise": promised("Mon 31 Oct 2016")},
        "advice_request": {"events": events(**BEGUN)},
        "advice_chaser": {"events": advice_asked("educational_psychologist")},
        "placement_consultation": {"events": events(**SERVED)},
        "copy_to_setting": {"events": events(**SERVED)},
        "copy_to_commissioning_body": {"events": events(**SERVED)},
        "no_plan_to_setting": {"events": events(**BEGUN)},
        "no_plan_to_commissioning_body": {"events": events(**BEGUN)},
    }
    usual: dict[str, Any] = {"officer": "J Price", "commissioning_body": "NHS Sample West CCG"}
    return a_case(**{**usual, **made[kind], **changes})


def advice_asked(*agencies: str) -> tuple[Event, ...]:
    """An assessment whose advice was asked for long ago."""
    begun = events(notice_given="Mon 18 Jul 2016", assessment_began="Mon 1 Aug 2016")
    return (*begun, *(Event(f"advice_requested:{agency}", day("Tue 2 Aug 2016")) for agency in agencies))


def a_turn(on: str, note: str = "") -> Event:
    """A turn put off by agreement, counting from that day."""
    said = "to 2017-07-21; from 2017-05-01; agreed 2016-09-29 by parent; school agreed 2016-09-28; because "
    return Event("postponed", day(on), note=note or f"{said}Robin will be in hospital until April.")


def orders_for(kind: str, case: Case, *, post: Post = POST, settings: Settings = SETTINGS) -> Orders:
    """The orders for one letter that is asked for."""
    return place_orders([(kind, timeline(case, settings, post.dated))], (), settings, post, routes=ROUTES)


def an_order(kind: str, **changes: Any) -> Order:
    """The order for the first envelope of `case_for`."""
    return orders_for(kind, case_for(kind, **changes)).orders[0]

"""Orders for letters, envelope by envelope, and what is held with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.correspondence import (
    BEGUN,
    CALENDAR,
    MEETING,
    PARENTS,
    POST,
    READY,
    ROUTES,
    SETTINGS,
    YOUNG_PERSON,
    an_order,
    case_for,
    orders_for,
    promised,
)
from tests.domain.test_correspondence import registered
from transfer_cli.domain.case import Contact, Event, LetterFormat, Relationship
from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.orders import notes_on, place_orders, wanted_by_date
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.settings import Agency, Settings
from transfer_cli.domain.timeline import timeline

HIDDEN = replace(PARENTS[0], confidential=True, do_not_write=True)
UNWILLING = replace(PARENTS[0], do_not_write=True)

HELD: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("notice", {"hold_letters": "bereavement"}, "LET001", "Letters are held: bereavement."),
    ("notice", {"contacts": (UNWILLING,)}, "LET002", "Nobody who may be written to as parent is in the record."),
    ("notice", {"home_address": (), "home_postcode": None}, "LET003", "No address is known."),
    ("notice", {"contacts": (HIDDEN, replace(PARENTS[1], address=()))}, "LET003",
     "No address of their own is known, and the child's home is somebody else's confidential address."),
    ("notice", {"promise": promised("Tue 18 Oct 2016")}, "LET005",
     ("The review is to begin on 18 Oct 2016; notice would be given on 5 Oct 2016, not by 4 Oct 2016. "
      "Hand it over or e-mail it by then (--class hand), or put the start off (transfer schedule).")),
    ("notice", {"promise": promised("Fri 14 Oct 2016")}, "LET005",
     ("The review is to begin on 14 Oct 2016; notice would be given on 5 Oct 2016, not by 30 Sep 2016. "
      "Put the start off (transfer schedule).")),
    ("meeting_invitation", {"meeting_at": None, "meeting_place": None}, "LET006",
     "The meeting has no time and no place yet."),
    ("meeting_invitation", {"meeting_on": None}, "LET006", "The meeting has no date yet."),
    ("final_plan", {"events": events(**READY)}, "LET008", "No draft is recorded as served."),
    ("meeting_invitation", {"meeting_on": day("Wed 5 Oct 2016")}, "LET020",
     "It would arrive on 5 Oct 2016; the meeting is on 5 Oct 2016."),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "id_", "why"), HELD)
def test_held(kind: str, changes: dict[str, Any], id_: str, why: str) -> None:
    found = orders_for(kind, case_for(kind, **changes))
    assert found.orders == ()
    assert [(held.reference, held.kind, held.id, held.why) for held in found.held] == [("CW0001", kind, id_, why)]


def test_the_service_is_held_when_the_settings_lack_it() -> None:
    found = orders_for("young_peoples_service", case_for("young_peoples_service"), settings=Settings("X"))
    assert [(held.id, held.why) for held in found.held] == [
        ("LET004", "It needs [contacts.young_peoples_service] name and address in transfer.toml.")
    ]


def test_each_household_has_an_order_and_one_without_address_is_held() -> None:
    parents = (*PARENTS, Contact("Mrs Old Example", Relationship.CARER, address=("2 Hill",)))
    found = orders_for("notice", case_for("notice", contacts=parents))
    assert [order.envelope.addressee for order in found.orders] == [
        "Ms Alix Example", "Mr Sam O'Neill", "Mrs Old Example",
    ]  # fmt: skip
    assert {order.post_by for order in found.orders} == {day("Thu 13 Oct 2016")}


def test_a_young_person_who_cannot_decide_gets_the_notice_beside_the_representative() -> None:
    changes = {**YOUNG_PERSON, "young_person_can_decide": False}
    changes["contacts"] = (Contact("Ms Rep Example", Relationship.REPRESENTATIVE),)
    notice = orders_for("notice", case_for("notice", **changes)).orders
    assert [(o.envelope.addressee, o.envelope.to_young_person) for o in notice] == [
        ("Robin Example", True), ("Ms Rep Example", False),
    ]  # fmt: skip
    later = orders_for("draft_plan", case_for("draft_plan", **changes)).orders
    assert [o.envelope.addressee for o in later] == ["Ms Rep Example"]


@pytest.mark.parametrize(
    ("post_class", "fits"), [("first", "Wed 19 Oct 2016"), ("second", "Fri 21 Oct 2016"), ("hand", "Mon 17 Oct 2016")]
)
def test_a_notice_is_lawful_to_the_day(post_class: str, fits: str) -> None:
    post = Post(POST.dated, PostClass(post_class), CALENDAR)
    start = promised(fits)
    assert orders_for("notice", case_for("notice", promise=start), post=post).orders
    early = replace(start, starts_on=day(fits).replace(day=day(fits).day - 1))
    assert [held.id for held in orders_for("notice", case_for("notice", promise=early), post=post).held] == ["LET005"]


def test_what_the_register_has_is_not_ordered_again_unless_asked() -> None:
    case = case_for("draft_plan", contacts=PARENTS)
    wanted = [("draft_plan", timeline(case, SETTINGS, POST.dated))]
    register = [registered("draft_plan")]
    found = place_orders(wanted, register, SETTINGS, POST)
    assert [order.envelope.addressee for order in found.orders] == ["Mr Sam O'Neill"]
    assert found.repeats == tuple(register)
    again = place_orders(wanted, register, SETTINGS, POST, again=True)
    assert [order.envelope.addressee for order in again.orders] == ["Ms Alix Example", "Mr Sam O'Neill"]
    assert again.repeats == ()
    alone = [("draft_plan", timeline(case_for("draft_plan"), SETTINGS, POST.dated))]
    found = place_orders(alone, register, SETTINGS, POST)
    assert (found.orders, found.held, found.repeats) == ((), (), tuple(register))


def test_what_is_due_is_wanted_by_reference_and_kind() -> None:
    cases = (case_for("notice"), case_for("delay", reference="CW0002"), a_case(reference="CW0003"))
    timelines = [timeline(case, SETTINGS, POST.dated) for case in cases]
    found = wanted_by_date(["delay", "notice"], timelines, POST)
    assert [(kind, t.case.reference) for kind, t in found] == [("notice", "CW0001"), ("delay", "CW0002")]


BY_EMAIL = replace(PARENTS[0], format=LetterFormat.EMAIL, email="alix@example.org")


def test_an_email_that_is_asked_for_needs_its_address_and_no_other() -> None:
    found = orders_for(
        "notice", case_for("notice", contacts=(BY_EMAIL, replace(PARENTS[1], format=LetterFormat.EMAIL)))
    )
    assert [(o.envelope.addressee, o.envelope.emails) for o in found.orders] == [
        ("Ms Alix Example", ("alix@example.org",))
    ]
    assert [(h.addressee, h.id) for h in found.held] == [("Mr Sam O'Neill", "LET060")]


def test_a_notice_too_late_for_the_post_still_goes_by_email() -> None:
    case = case_for("notice", promise=promised("Mon 17 Oct 2016"), contacts=(BY_EMAIL, PARENTS[1]))
    found = orders_for("notice", case)
    assert [(o.envelope.addressee, o.post_by) for o in found.orders] == [("Ms Alix Example", day("Mon 3 Oct 2016"))]
    assert [(h.addressee, h.id) for h in found.held] == [("Mr Sam O'Neill", "LET005")]
    only_post = orders_for("notice", replace(case, contacts=PARENTS))
    assert [(h.addressee, h.id) for h in only_post.held] == [("", "LET005")]


@pytest.mark.parametrize(
    ("emails", "held"),
    [
        (("alix@example.org", "sam@example.org"), []),
        (("alix@example.org", None), ["No e-mail address is known to send it to: make it with another --class."]),
        ((None, None), ["No e-mail address is known to send it to: make it with another --class."]),
        (("alix@example.org", "sam@x, a@y.org"), ['The record has "sam@x, a@y.org", which is not one e-mail address.']),
    ],
)
def test_letters_by_email_go_to_whoever_can_be_emailed_and_are_never_printed(
    emails: tuple[str | None, ...], held: list[str]
) -> None:
    together = tuple(replace(who, email=to, address=()) for who, to in zip(PARENTS, emails, strict=True))
    found = orders_for("notice", case_for("notice", contacts=together), post=replace(POST, post_class=PostClass.EMAIL))
    assert [(one.id, one.why) for one in found.held] == [("LET060", why) for why in held]
    assert len(found.orders) == (not held)
    assert orders_for("notice", case_for("notice", contacts=together)).held == ()


def test_nothing_is_posted_to_no_fixed_abode_but_it_can_be_handed_over() -> None:
    roofless = replace(PARENTS[0], address=("No fixed abode", "Chester"), postcode=None)
    case = case_for("notice", contacts=(roofless,))
    assert [held.id for held in orders_for("notice", case).held] == ["LET003"]
    by_hand = orders_for("notice", case, post=replace(POST, post_class=PostClass.HAND))
    assert (len(by_hand.orders), by_hand.held) == (1, ())


def test_notice_to_a_parent_abroad_has_a_longer_way() -> None:
    far = replace(PARENTS[1], address=("1 Main Street", "Dublin", "Ireland"), postcode=None)
    case = case_for("notice", contacts=(PARENTS[0], far), promise=promised("Mon 24 Oct 2016"))
    found = orders_for("notice", case)
    assert [(o.envelope.addressee, o.post_by) for o in found.orders] == [("Ms Alix Example", day("Thu 6 Oct 2016"))]
    (held,) = found.held
    assert "notice would be given on 12 Oct 2016, not by 10 Oct 2016" in held.why


@pytest.mark.parametrize(
    ("served", "answered", "noted"),
    [
        ("Mon 19 Sep 2016", None, True),
        ("Sun 18 Sep 2016", None, False),
        ("Mon 19 Sep 2016", "Wed 28 Sep 2016", False),
        ("Mon 19 Sep 2016", "Thu 15 Sep 2016", True),
    ],
)
def test_a_final_plan_before_the_answer_is_noted(served: str, answered: str | None, noted: bool) -> None:
    steps = {**BEGUN, "draft_served": served, **({"draft_answered": answered} if answered else {})}
    found = notes_on(an_order("final_plan", events=events(**steps)), POST)
    assert [id_ for id_, _, _ in found] == (["LET016"] if noted else [])


def test_other_letters_about_a_served_draft_are_not_noted() -> None:
    steps = {**BEGUN, "draft_served": "Mon 19 Sep 2016"}
    assert notes_on(an_order("meeting_invitation", events=events(**steps), **MEETING), POST) == ()


def test_each_agency_has_an_order_and_one_without_an_address_is_held() -> None:
    found = orders_for("advice_request", case_for("advice_request"))
    assert [order.envelope.agency for order in found.orders] == [
        "school", "educational_psychologist", "speech_therapy", "community_paediatrics",
    ]  # fmt: skip
    assert [(held.kind, held.addressee, held.id) for held in found.held] == [
        ("advice_request", "Children with Disabilities Team", "LET003")
    ]


def test_notice_to_the_setting_is_posted_as_early_as_the_familys() -> None:
    (order,) = orders_for("notice_to_setting", case_for("notice_to_setting")).orders
    assert order.post_by == day("Thu 13 Oct 2016")
    short = case_for("notice_to_setting", promise=promised("Tue 18 Oct 2016"))
    assert [held.id for held in orders_for("notice_to_setting", short).held] == ["LET005"]
    given = case_for("notice_to_setting", promise=None, assessment_begins=day("Tue 18 Oct 2016"),
                     events=events(notice_given="Mon 3 Oct 2016"))  # fmt: skip
    assert orders_for("notice_to_setting", given).orders, "better late than never once the family has it"


ASKED = {"events": (*events(**BEGUN), *(Event(f"advice_requested:{a}", POST.dated) for a in ("school", "health")))}


def test_when_everybody_was_asked_it_is_said_to_whoever_asks_and_not_by_date() -> None:
    health = replace(SETTINGS, agencies=(Agency("health", "Health Team", address=("Clinic",)),))
    wanted = [("advice_request", timeline(case_for("advice_request", **ASKED), health, POST.dated))]
    found = place_orders(wanted, (), health, POST, routes=ROUTES)
    assert [(held.id, held.why) for held in found.held] == [
        ("LET008", "There is nobody left to write to: everybody was asked already.")
    ]
    silent = place_orders(wanted, (), health, POST, routes=ROUTES, by_date=True)
    assert (silent.orders, silent.held) == ((), ())


def test_an_authority_that_names_no_agencies_is_not_asked_for_them_by_date() -> None:
    wanted = [("advice_request", timeline(case_for("advice_request"), Settings("X"), POST.dated))]
    silent = place_orders(wanted, (), Settings("X"), POST, routes=ROUTES, by_date=True)
    assert (silent.orders, silent.held) == ((), ())


def test_letters_to_professionals_are_held_with_the_case() -> None:
    found = orders_for("advice_request", case_for("advice_request", hold_letters="safeguarding"))
    assert [(held.addressee, held.id) for held in found.held] == [("", "LET001")]


def test_a_social_worker_without_an_address_is_held_with_the_right_reason() -> None:
    worker = Contact("S Worker", Relationship.SOCIAL_WORKER)
    found = orders_for("notice", case_for("notice", priority=("looked_after",), contacts=(PARENTS[0], worker)))
    assert [order.envelope.addressee for order in found.orders] == ["Ms Alix Example"]
    assert [(held.addressee, held.why) for held in found.held] == [
        ("S Worker", "No address of their own is known, and the child's home is none of theirs.")
    ]

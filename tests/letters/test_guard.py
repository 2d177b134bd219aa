"""The wrong-family guard: what is swapped, strange or missing on the finished page holds the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import a_case
from tests.correspondence import PARENTS, POST, SETTINGS, an_order, case_for, orders_for
from transfer_cli.domain.case import Case, Contact, Relationship
from transfer_cli.domain.orders import Order
from transfer_cli.domain.settings import Agency
from transfer_cli.letters.facts import Asked, facts_of
from transfer_cli.letters.guard import Fault, Neighbours, fault, neighbours
from transfer_cli.letters.kinds import kinds
from transfer_cli.letters.pdf import read_pages
from transfer_cli.letters.setting import set_letter
from transfer_cli.letters.text import compose

OTHER = a_case(
    reference="CW0777",
    forename="Noor",
    surname="Sample-Khan",
    date_of_birth=date(2008, 1, 9),
    upn="Y896400016002",
    home_address=("22 Elsewhere Close", "Otherton"),
    home_postcode="OT9 8ZZ",
    setting_name="Larkfield Primary School",
    contacts=(Contact("Mrs Amira Khan", Relationship.MOTHER),),
)
ROBIN = case_for("notice", contacts=PARENTS, upn="M896200015001")
NEIGHBOURS = neighbours((ROBIN, OTHER), SETTINGS)


ELSEWHERE = Fault(
    "LET011",
    "Its text has details that belong to somebody else: an address of this case where this letter does not go.",
)


def judged(
    order: Order, facts: dict[str, str] | None = None, *, others: Neighbours = NEIGHBOURS, reason: str = ""
) -> Fault | None:
    """What the guard says of the order's letter after these facts were replaced in it."""
    made = facts_of(order.kind, order.timeline, order.envelope, SETTINGS, POST, Asked(reason=reason))
    swapped, proof = (compose(kinds()[order.kind], made | (other or {})) for other in (facts, None))
    return fault(read_pages(set_letter(swapped)), proof, order.case, order.envelope, others)


def an_order_for(case: Case, kind: str = "notice") -> Order:
    return orders_for(kind, case).orders[0]


@pytest.mark.parametrize("kind", list(kinds()))
def test_a_right_letter_passes(kind: str) -> None:
    assert judged(an_order(kind), reason="Robin has caught up.") is None


SWAPS: dict[str, str] = {
    "name": OTHER.name,
    "reference": OTHER.reference,
    "date_of_birth": OTHER.date_of_birth.isoformat(),
    "addressee": "Mrs Amira Khan",
    "address": "22 Elsewhere Close\nOtherton\nOT9 8ZZ",
}


@pytest.mark.parametrize("fact", SWAPS)
def test_a_fact_of_another_child_holds_the_letter(fact: str) -> None:
    found = judged(an_order_for(ROBIN), {fact: SWAPS[fact]})
    assert found is not None
    assert found.id == "LET010"
    assert OTHER.reference not in found.why
    assert OTHER.name not in found.why


@pytest.mark.parametrize(
    ("slip", "what"),
    [
        ("as for CW0777 last year", "the reference"),
        ("UPN Y896400016002", "the UPN"),
        ("at 22 Elsewhere Close", "an address"),
        ("OT9 8ZZ", "an address"),
        ("Noor Sample-Khan, born 9 January 2008", "name and birth date"),
    ],
)
def test_a_mark_of_another_child_in_a_reason_holds_the_letter(slip: str, what: str) -> None:
    order = an_order("delay", contacts=PARENTS)
    assert judged(order, reason=f"We mixed it up {slip}.") == Fault(
        "LET011", f"Its text has details that belong to somebody else: {what} of case CW0777."
    )


@pytest.mark.parametrize("changes", [{"reference": "EHC"}, {"home_address": ("15 days",)}, {"reference": "Left"}])
def test_what_the_letters_say_themselves_marks_nobody(changes: dict[str, Any]) -> None:
    odd = a_case(**{"reference": "CW0002", "forename": "Wren", **changes})
    assert judged(an_order_for(ROBIN), others=neighbours((ROBIN, odd), SETTINGS)) is None


@pytest.mark.parametrize("harmless", ["Noor", "Larkfield Primary School", "cw07", "22 letters", "9 January 2008"])
def test_what_identifies_nobody_is_let_through(harmless: str) -> None:
    assert judged(an_order("delay", contacts=PARENTS), reason=f"It was {harmless} that delayed us.") is None


def test_brothers_and_sisters_share_a_home() -> None:
    sister = a_case(reference="CW0002", forename="Wren", contacts=ROBIN.contacts)
    assert judged(an_order_for(ROBIN), others=neighbours((ROBIN, sister), SETTINGS)) is None


def test_what_the_settings_say_every_letter_may_print() -> None:
    neighbour = a_case(reference="CW0002", home_address=("7 Agency Row", "Sampleton"), home_postcode="SA9 9ZZ")
    agency = Agency("health", "Therapies", address=("7 Agency Row", "SA9 9ZZ"))
    order, reason = an_order("delay"), "Therapies at 7 Agency Row, SA9 9ZZ, answered late."
    assert judged(order, others=neighbours((neighbour,), SETTINGS), reason=reason) is not None
    known = replace(SETTINGS, agencies=(agency,))
    assert judged(order, others=neighbours((neighbour,), known), reason=reason) is None


def test_a_child_whose_details_are_no_words_is_nobody() -> None:
    nobody = a_case(reference="***", upn="?", forename="-", surname="-", home_address=("?",), home_postcode="-")
    assert judged(an_order_for(ROBIN), others=neighbours((ROBIN, nobody), SETTINGS)) is None


def test_a_short_number_for_a_reference_proves_nothing() -> None:
    numbered = a_case(reference="15", forename="Wren", home_address=(), home_postcode=None, contacts=())
    assert judged(an_order_for(ROBIN), others=neighbours((ROBIN, numbered), SETTINGS)) is None


@pytest.mark.parametrize("confidential", [True, False])
def test_where_one_parent_lives_is_not_told_to_the_other(confidential: bool) -> None:
    mother, father = PARENTS
    case = case_for("delay", contacts=(mother, replace(father, confidential=confidential)))
    order = orders_for("delay", case).orders[0]
    assert order.envelope.names == (mother.name,)
    assert judged(order, reason="The other letter went to 9 Other Road.") == ELSEWHERE
    assert judged(order, reason="The other letter went to SA3 4DD.") is not None


def test_a_confidential_home_is_not_told_to_the_other_parent() -> None:
    mother, father = PARENTS
    hidden = case_for("delay", contacts=(replace(mother, confidential=True), father))
    shown = case_for("delay", contacts=PARENTS)
    reason = "We meet at 1 Sample Street."
    for case, expected in ((hidden, "LET011"), (shown, None)):
        order = orders_for("delay", case).orders[1]
        assert order.envelope.names == (father.name,)
        found = judged(order, reason=reason)
        assert (found.id if found else None) == expected


@pytest.mark.parametrize("slip", ["1 Sample Street", "CH1 2NP", "9 Other Road", "SA3 4DD", OTHER.reference])
def test_where_the_family_lives_is_not_told_to_a_professional(slip: str) -> None:
    order = orders_for("advice_request", case_for("advice_request", contacts=PARENTS)).orders[0]
    assert order.envelope.agency == "school"
    assert judged(order) is None
    found = judged(order, {"forename": f"Robin of {slip}"})
    assert found is not None
    assert (found.id, found == ELSEWHERE) == ("LET011", slip != OTHER.reference)


def test_a_school_where_a_child_lives_can_be_written_to() -> None:
    boarder = case_for("notice_to_setting", home_address=("Lark Lane", "Sampleton"), home_postcode="SA1 7GH")
    assert judged(orders_for("notice_to_setting", boarder).orders[0]) is None
    another = a_case(reference="CW0888", home_address=("Lark Lane 1", "Sampleton"), home_postcode="SA1 7GH")
    everybody = neighbours((ROBIN, another), SETTINGS)
    assert judged(orders_for("notice_to_setting", case_for("notice_to_setting")).orders[0], others=everybody) is None


def test_the_carers_home_of_a_looked_after_child_is_not_told_to_a_parent() -> None:
    carer = Contact("Mr Foster Example", Relationship.CARER)
    for priority, expected in ((("looked_after",), "LET011"), ((), None)):
        case = case_for("delay", priority=priority, contacts=(carer, PARENTS[1]))
        order = orders_for("delay", case).orders[1]
        assert order.envelope.names == (PARENTS[1].name,)
        found = judged(order, reason="We meet at 1 Sample Street.")
        assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("fact", "value", "id_"),
    [
        ("whose", "Noor\N{RIGHT SINGLE QUOTATION MARK}s", "LET046"),
        ("who", "Noor", "LET046"),
        ("setting_word", "college", "LET046"),
        ("begins_on", "2016-11-01", "LET013"),
        ("plan_due", "2017-03-06", "LET013"),
    ],
)
def test_a_fact_that_identifies_nobody_is_found_as_well(fact: str, value: str, id_: str) -> None:
    found = judged(an_order_for(ROBIN), {fact: value})
    assert found is not None
    assert found.id == id_


def test_pages_of_two_letters_do_not_belong_together() -> None:
    order = an_order_for(ROBIN)
    letter = compose(kinds()["notice"], facts_of("notice", order.timeline, order.envelope, SETTINGS, POST, Asked()))
    first, second = read_pages(set_letter(letter))
    for pages in ((first,), (first, second, second), (first, second.replace("CW0001", "CW0777"))):
        found = fault(pages, letter, order.case, order.envelope, NEIGHBOURS)
        assert found == Fault("LET012", "Its pages do not belong together.")


def test_a_placeholder_left_is_a_fault_and_a_name_like_one_is_not() -> None:
    order = an_order("delay")
    letter = compose(
        kinds()["delay"], facts_of("delay", order.timeline, order.envelope, SETTINGS, POST, Asked(reason="None"))
    )
    pages = read_pages(set_letter(letter))
    spoilt = (pages[0].replace("13 days", "{{ days }}").replace("sorry", "sorry {{ x }}"), *pages[1:])
    assert fault(spoilt, letter, order.case, order.envelope, NEIGHBOURS) == Fault(
        "LET012", "A placeholder of the template is left in it."
    )
    assert judged(order, reason="The {{ system }} failed.") is None


def test_what_the_law_requires_must_stand_on_the_page() -> None:
    order = an_order("notice")
    letter = compose(kinds()["notice"], facts_of("notice", order.timeline, order.envelope, SETTINGS, POST, Asked()))
    pages = tuple(page.replace("personal budget", "present") for page in read_pages(set_letter(letter)))
    pages = tuple(page.replace("annual review", "meeting") for page in pages)
    found = fault(pages, letter, order.case, order.envelope, NEIGHBOURS)
    assert found is not None
    assert found.id == "LET013"
    assert "SI 2014/2270 art 19" in found.why

"""Who shares an envelope."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Contact, LetterFormat, Relationship
from transfer_cli.domain.envelopes import Envelope, envelopes, envelopes_of, home_is_hidden, service_envelope
from transfer_cli.domain.settings import Agency, ContactPoint, Settings

MOTHER = Contact("Ms Alix Example", Relationship.MOTHER, address=("1 Sample Street", "Chester"), postcode="CH1 2NP")
FATHER = replace(MOTHER, name="Mr Sam Example", relationship=Relationship.FATHER)
ELSEWHERE = replace(FATHER, address=("9 Other Road",), postcode="CH3 4DD")


def test_two_at_one_address_get_one_letter_to_both_names() -> None:
    (found,) = envelopes([MOTHER, replace(FATHER, address=("1 SAMPLE street ", "Chester"))])
    assert found.addressee == "Ms Alix Example and Mr Sam Example"
    assert found.lines == ("Ms Alix Example and Mr Sam Example", "1 Sample Street", "Chester", "CH1 2NP")


def test_three_names_read_well() -> None:
    (found,) = envelopes([MOTHER, FATHER, replace(MOTHER, name="Mrs Old Example"), MOTHER])
    assert found.addressee == "Ms Alix Example, Mr Sam Example and Mrs Old Example"


def test_two_addresses_get_two_letters() -> None:
    assert [(e.addressee, e.address[-1]) for e in envelopes([MOTHER, ELSEWHERE])] == [
        ("Ms Alix Example", "CH1 2NP"),
        ("Mr Sam Example", "CH3 4DD"),
    ]


def test_a_confidential_address_is_shared_with_nobody() -> None:
    hidden = replace(FATHER, confidential=True)
    assert [e.names for e in envelopes([MOTHER, hidden])] == [("Ms Alix Example",), ("Mr Sam Example",)]


HIDDEN = Contact("Ms Alix Example", Relationship.MOTHER, confidential=True)
HOME = ("1 Sample Street", "Chester", "CH1 2NP")


@pytest.mark.parametrize(
    ("hidden", "other", "lines"),
    [
        (HIDDEN, Contact("Mr Sam Example", Relationship.FATHER), ()),
        (replace(HIDDEN, address=HOME[:2]), Contact("Mr Sam Example", Relationship.FATHER), ()),
        (replace(HIDDEN, address=("9 Far Lane",)), Contact("Mr Sam Example", Relationship.FATHER), HOME),
        (replace(HIDDEN, confidential=False), Contact("Mr Sam Example", Relationship.FATHER), HOME),
        (HIDDEN, Contact("Mr Sam Example", Relationship.FATHER, confidential=True), HOME),
        (HIDDEN, Contact("Mr Sam Example", Relationship.FATHER, address=HOME[:2], postcode=HOME[2]), HOME),
        (HIDDEN, Contact("Mr Sam Example", Relationship.FOSTER_CARER), HOME),
    ],
)
def test_a_home_that_is_confidential_is_told_to_nobody_who_only_may_live_there(
    hidden: Contact, other: Contact, lines: tuple[str, ...]
) -> None:
    case = a_case(contacts=(hidden, other))
    found = envelopes_of(case, day("Mon 3 Oct 2016"), notice_given=False)
    assert [e.address for e in found if "Mr Sam Example" in e.names] == [lines]


def test_a_young_person_is_written_to_at_home_whoever_lives_there() -> None:
    case = a_case(date_of_birth=day("Mon 1 Mar 1999"), contacts=(HIDDEN,))
    (found,) = envelopes_of(case, day("Mon 3 Oct 2016"), notice_given=False)
    assert found.address == HOME


def test_a_young_person_has_a_letter_of_their_own() -> None:
    young = replace(MOTHER, name="Robin Example", relationship=Relationship.YOUNG_PERSON)
    found = envelopes([young, MOTHER])
    assert [(e.names, e.to_young_person) for e in found] == [(("Robin Example",), True), (("Ms Alix Example",), False)]


def test_wishes_are_kept_together() -> None:
    large = replace(FATHER, format=LetterFormat.LARGE_PRINT, language="ur")
    easy = replace(MOTHER, format=LetterFormat.EASY_READ)
    large = replace(large, language="en", email="sam@example.org")
    (found,) = envelopes([easy, large])
    assert (found.large_print, found.easy_read, found.by_email) == (True, True, False)
    assert (found.language, found.emails) == ("en", ("sam@example.org",))


@pytest.mark.parametrize(
    "differs",
    [
        {"language": "cy"},
        {"format": LetterFormat.EMAIL, "email": "sam@example.org"},
        {"format": LetterFormat.EMAIL},
    ],
)
def test_who_reads_another_language_or_by_email_has_a_letter_of_their_own(differs: dict[str, Any]) -> None:
    together = replace(FATHER, address=MOTHER.address, postcode=MOTHER.postcode)
    assert len(envelopes([MOTHER, together])) == 1
    both = envelopes([MOTHER, replace(together, **differs)])
    assert [e.by_email for e in both] == [False, "format" in differs]
    assert len(envelopes([replace(MOTHER, **differs), replace(together, **differs)])) == 1


def test_it_is_known_whether_everybody_has_email() -> None:
    reached = replace(MOTHER, email="alix@example.org")
    assert [e.without_email for people in ([reached], [reached, FATHER], [FATHER]) for e in envelopes(people)] == [
        False, True, True,
    ]  # fmt: skip


def test_the_service_is_emailed_where_its_address_is_known() -> None:
    contact = ContactPoint("Young People's Service", ("The Hub", "SA1 2BB"), email="young@example.org")
    found = service_envelope(Settings("X", contacts={"young_peoples_service": contact}))
    assert found is not None
    assert found.emails == ("young@example.org",)


def test_without_an_address_there_is_only_a_name() -> None:
    (found,) = envelopes([Contact("Ms Alix Example", postcode="CH1 2NP")])
    assert found == Envelope(("Ms Alix Example",), (), without_email=True)


def test_the_service_is_a_contact_or_an_agency_with_an_address() -> None:
    contact = ContactPoint("Young People's Service", ("The Hub", "SA1 2BB"))
    agency = Agency("young_peoples_service", "Careers Team", address=("The Annex", "SA1 3CC"))
    both = Settings("X", contacts={"young_peoples_service": contact}, agencies=(agency,))
    assert service_envelope(both) == Envelope(
        ("Young People's Service",), ("The Hub", "SA1 2BB"), agency="young_peoples_service"
    )
    no_address = {"young_peoples_service": replace(contact, address=())}
    assert service_envelope(replace(both, contacts=no_address)) == Envelope(
        ("Careers Team",), ("The Annex", "SA1 3CC"), agency="young_peoples_service"
    )
    assert service_envelope(Settings("X", agencies=(replace(agency, address=()),))) is None


IN_CARE = {"priority": ("looked_after",)}
CARER = Contact("Mr Foster Example", Relationship.FOSTER_CARER)


@pytest.mark.parametrize(
    ("changes", "hidden"),
    [
        ({"contacts": (MOTHER,)}, False),
        ({"contacts": (CARER,)}, True),
        ({"contacts": (replace(CARER, relationship=Relationship.CARER),)}, False),
        ({**IN_CARE, "contacts": (CARER, MOTHER)}, True),
        ({**IN_CARE, "contacts": (replace(CARER, address=("2 Far Lane",)),)}, False),
        ({**IN_CARE, "contacts": (Contact("Ms Alix Example", Relationship.MOTHER),)}, False),
        ({"contacts": (HIDDEN,)}, True),
        ({"contacts": (replace(HIDDEN, address=("1 SAMPLE Street,", "Chester"), postcode="ch12np"),)}, True),
        ({"contacts": (replace(HIDDEN, address=("Flat 2", "1 Sample St"), postcode="CH1 2NP"),)}, True),
        ({"contacts": (replace(HIDDEN, address=("2 Sample Street",), postcode="CH1 2NP"),)}, False),
    ],
)
def test_the_home_of_a_carer_is_told_to_nobody_else(changes: dict[str, Any], hidden: bool) -> None:
    assert home_is_hidden(a_case(**changes)) is hidden


@pytest.mark.parametrize("marked", [IN_CARE, {}])
def test_a_parent_of_a_looked_after_child_is_not_written_to_at_the_carers_home(marked: dict[str, Any]) -> None:
    case = a_case(**marked, contacts=(CARER, Contact("Ms Alix Example", Relationship.MOTHER)))
    found = envelopes_of(case, day("Mon 3 Oct 2016"), notice_given=False)
    assert [(e.addressee, e.address) for e in found] == [("Mr Foster Example", HOME), ("Ms Alix Example", ())]

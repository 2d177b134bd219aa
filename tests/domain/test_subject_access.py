"""By when a subject access request is answered, and whose data is not the child's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.builders import a_case, day
from tests.domain.test_returned import a_letter
from transfer_cli.domain.case import Contact, Relationship
from transfer_cli.domain.changes import FieldChange
from transfer_cli.domain.subject_access import (
    ANOTHER,
    former_names,
    home_is_anothers,
    home_is_confidential,
    is_about_another,
    is_to_another,
    limit_of,
    names_of_others,
    others_of,
    was_about_another,
    without_others,
)

MOTHER = Contact("Mrs Ottoline Example", Relationship.MOTHER)
FATHER = Contact("Mr Bertram Quix", Relationship.FATHER)
HERSELF = Contact("Robin Example", Relationship.YOUNG_PERSON)
CHILD = a_case(contacts=(MOTHER, FATHER))


@pytest.mark.parametrize(
    ("received", "due", "law"),
    [
        ("Wed 28 Sep 2016", "Sun 6 Nov 2016", "Data Protection Act 1998 s.7"),
        ("Thu 24 May 2018", "Mon 2 Jul 2018", "Data Protection Act 1998 s.7"),
        ("Fri 25 May 2018", "Mon 25 Jun 2018", "GDPR article 12(3)"),
        ("Thu 31 Jan 2019", "Thu 28 Feb 2019", "GDPR article 12(3)"),
    ],
)
def test_the_law_of_the_day_of_the_request_says_by_when(received: str, due: str, law: str) -> None:
    limit = limit_of(day(received))
    assert limit.due == day(due)
    assert law in limit.rule


@pytest.mark.parametrize(
    ("contacts", "asked_by", "others"),
    [
        ((MOTHER, FATHER), 0, [MOTHER, FATHER]),
        ((MOTHER, FATHER), 1, [FATHER]),
        ((HERSELF, FATHER), 0, [FATHER]),
        ((Contact("ROBIN example"), FATHER), 0, [FATHER]),
    ],
)
def test_whoever_asks_is_nobody_else(contacts: tuple[Contact, ...], asked_by: int, others: list[Contact]) -> None:
    assert list(others_of(a_case(contacts=contacts), asked_by)) == others


def test_names_of_the_family_and_of_children_of_the_same_home_or_parents() -> None:
    brother = a_case(reference="CW0002", forename="Kit", contacts=())
    half_sister = a_case(
        reference="CW0003", forename="Una", surname="Other", home_address=("9 Far Road",), contacts=(FATHER,)
    )
    stranger = a_case(reference="CW0004", forename="Wren", home_address=("9 Far Road",), contacts=())
    assert names_of_others(CHILD, 0, (CHILD, brother, half_sister, stranger)) == {
        "Ottoline", "Bertram", "Quix", "Kit", "Una", "Other",
    }  # fmt: skip
    assert names_of_others(CHILD, 2, (CHILD,)) == {"Ottoline"}
    assert names_of_others(a_case(contacts=(), home_address=()), 0, (stranger,)) == frozenset()


def test_names_go_out_of_a_text_as_whole_words() -> None:
    names = frozenset({"Kit", "Bertram", "Quix"})
    said = "Mr Bertram Quix and KIT came to the kitchen with Robin"
    assert without_others(said, names) == f"Mr {ANOTHER} and {ANOTHER} came to the kitchen with Robin"
    assert without_others("plain", frozenset()) == "plain"
    assert without_others("", names) == ""


def test_letters_and_fields_of_another_contact() -> None:
    to_father = a_letter(addressee="Mr Bertram Quix")
    assert is_to_another(to_father, CHILD, 0)
    assert not is_to_another(to_father, CHILD, 2)
    assert not is_to_another(a_letter(addressee="Community Paediatrics"), CHILD, 0)
    fields = ("surname", "contact1_name", "contact2_postcode", "contact3_name")
    assert [is_about_another(field, CHILD, 1) for field in fields] == [False, False, True, True]


HOME = ("44 Close", "Chester")
HIDDEN = replace(MOTHER, address=HOME, postcode="CH1 5CC", confidential=True)
FAR = replace(FATHER, address=("9 Far Road",), postcode="CH9 9FF")


@pytest.mark.parametrize(
    ("mother", "father", "asked_by", "hidden"),
    [
        (HIDDEN, FAR, 2, True),
        (HIDDEN, FAR, 1, False),
        (HIDDEN, FAR, 0, False),
        (replace(HIDDEN, address=(), postcode=None), FAR, 2, True),
        (replace(HIDDEN, address=("44, CLOSE",), postcode=None), FAR, 2, True),
        (replace(HIDDEN, confidential=False), FAR, 2, False),
        (replace(HIDDEN, address=("1 Refuge",), postcode="CH7 7RR"), FAR, 2, False),
        (HIDDEN, replace(FAR, address=HOME), 2, True),
        (HIDDEN, replace(FAR, address=HOME, postcode="ch15cc"), 2, False),
        (HIDDEN, replace(FAR, address=HOME, postcode=None), 2, False),
        (HIDDEN, replace(FAR, address=("12 Close",), postcode="CH1 5CC"), 2, True),
        (HIDDEN, replace(FAR, address=(), postcode=None), 2, True),
        (HIDDEN, replace(HERSELF, address=("1 Refuge",)), 2, False),
        (replace(HIDDEN, address=("44 Close Chester",), postcode=None), FAR, 2, True),
    ],
)
def test_a_home_shared_with_a_confidential_contact(
    mother: Contact, father: Contact, asked_by: int, hidden: bool
) -> None:
    child = a_case(contacts=(mother, father), home_address=HOME, home_postcode="CH1 5CC")
    assert home_is_anothers(child, asked_by) == hidden
    assert is_about_another("home_address2", child, asked_by) == hidden
    assert is_to_another(a_letter(addressee="Robin Example", address=HOME), child, asked_by) == hidden
    assert not is_to_another(a_letter(addressee="Paediatrics", address=("1 Road",)), child, asked_by)


@pytest.mark.parametrize(
    ("contact", "confidential"),
    [
        (HIDDEN, True),
        (replace(HIDDEN, address=(), postcode=None), True),
        (replace(HIDDEN, address=("44 Close Chester",), postcode=None), True),
        (replace(HIDDEN, address=("1 Refuge",), postcode="CH7 7RR"), False),
        (replace(HIDDEN, confidential=False), False),
        (replace(HERSELF, confidential=True), False),
    ],
)
def test_a_home_that_may_be_confidential_whoever_asks(contact: Contact, *, confidential: bool) -> None:
    child = a_case(contacts=(contact, FAR), home_address=HOME, home_postcode="CH1 5CC")
    assert home_is_confidential(child) == confidential


def test_whoever_was_a_contact_once_is_another() -> None:
    early, late = (datetime(2016, 9, number, tzinfo=UTC) for number in (1, 2))
    changes = (
        (early, FieldChange("CW0001", "contact1_name", "Mr Former Partner", "Mrs Ottoline Example", None)),
        (early, FieldChange("CW0001", "contact1_postcode", "CH7 7RR", "CH1 1AA", None)),
        (late, FieldChange("CW0001", "contact1_postcode", "CH1 1AA", "CH1 2AA", None)),
        (late, FieldChange("CW0001", "surname", "Old", "Example", None)),
    )
    former = former_names(changes, CHILD, 1)
    assert former == {"Mr Former Partner"}
    assert is_to_another(a_letter(addressee="Mr Former PARTNER"), CHILD, 1, former)
    assert not is_to_another(a_letter(addressee="Mrs Ottoline Example"), CHILD, 1, former)
    assert names_of_others(CHILD, 1, (), former) == {"Former", "Partner", "Bertram", "Quix"}
    assert [was_about_another(when, change, changes) for when, change in changes] == [True, True, False, False]

"""The school leaving date, who is written to on which day, and under which address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import PARENT, a_case, day, events
from tests.domain.worked import cases
from transfer_cli.domain.addressee import addressee, parents, recipients, school_leaving_date, young_person_since
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Contact, Relationship
from transfer_cli.domain.obligation import Role

BIRTHS = st.dates(date(1995, 1, 1), date(2004, 12, 31))


@pytest.mark.parametrize(
    ("born", "leaves", "since"),
    cases("""
    why                         | born            | leaves          | young person since
    I summer child              | Wed 30 Aug 2000 | Fri 24 Jun 2016 | Sat 25 Jun 2016
    I autumn child              | Sat 2 Sep 2000  | Fri 30 Jun 2017 | Sat 1 Jul 2017
    last day of the school year | Thu 31 Aug 2000 | Fri 24 Jun 2016 | Sat 25 Jun 2016
    first day of the next       | Fri 1 Sep 2000  | Fri 30 Jun 2017 | Sat 1 Jul 2017
    16 in January               | Sat 1 Jan 2000  | Fri 24 Jun 2016 | Sat 25 Jun 2016
    16 on the leaving date      | Sat 24 Jun 2000 | Fri 24 Jun 2016 | Sat 25 Jun 2016
    born on 29 February         | Tue 29 Feb 2000 | Fri 24 Jun 2016 | Sat 25 Jun 2016
    leavers of 2014             | Fri 1 May 1998  | Fri 27 Jun 2014 | Sat 28 Jun 2014
    leavers of 2015             | Sat 1 May 1999  | Fri 26 Jun 2015 | Sat 27 Jun 2015
    leavers of 2018             | Wed 1 May 2002  | Fri 29 Jun 2018 | Sat 30 Jun 2018
    """),
)
def test_school_leaving_date(born: str, leaves: str, since: str) -> None:
    assert school_leaving_date(day(born)) == day(leaves)
    assert young_person_since(day(born)) == day(since)


@pytest.mark.parametrize(
    ("on", "can_decide", "noticed", "role"),
    cases("""
    why                                    | on              | can decide | noticed | role
    a child                                | Thu 23 Jun 2016 |            | no      | parent
    on the leaving date still a child      | Fri 24 Jun 2016 |            | yes     | parent
    the day after a young person           | Sat 25 Jun 2016 |            | no      | young_person
    in the middle of a review              | Sat 25 Jun 2016 |            | yes     | young_person
    expressly able                         | Sat 25 Jun 2016 | yes        | yes     | young_person
    unable and the notice goes to both     | Sat 25 Jun 2016 | no         | no      | young_person_and_representative
    unable and later letters to one        | Sat 25 Jun 2016 | no         | yes     | representative
    a child who cannot decide has a parent | Fri 24 Jun 2016 | no         | no      | parent
    """),
)
def test_role(on: str, can_decide: str, noticed: str, role: str) -> None:
    able = {"yes": True, "no": False, "": None}[can_decide]
    case = a_case(date_of_birth=day("30 Aug 2000"), young_person_can_decide=able)
    found = addressee(case, day(on), notice_given=noticed == "yes")
    assert found.role == role
    assert found.since == (None if role == "parent" else day("Sat 25 Jun 2016"))


@given(BIRTHS, st.integers(0, 8000), st.integers(0, 4000), st.booleans())
def test_once_a_young_person_always_a_young_person(born: date, age: int, later: int, noticed: bool) -> None:
    case = a_case(date_of_birth=born)
    first, second = (addressee(case, born + n * DAY, notice_given=noticed) for n in (age, age + later))
    assert (first.role, second.role) != (Role.YOUNG_PERSON, Role.PARENT)


@given(BIRTHS)
def test_the_leaving_date_is_the_last_friday_in_june_around_16(born: date) -> None:
    leaves = school_leaving_date(born)
    assert (leaves.month, leaves.weekday()) == (6, 4)
    assert leaves.day > 23
    assert 15.7 < (leaves - born).days / 365.25 < 16.9


def contact(name: str, relationship: str = "", **changes: Any) -> Contact:
    return Contact(name, Relationship(relationship) if relationship else None, **changes)


@pytest.mark.parametrize(
    ("relationship", "responsibility", "counts"),
    cases("""
    why                           | relationship   | responsibility | parent
    mother                        | mother         |                | yes
    father without responsibility | father         | no             | yes
    parent without responsibility | parent         | no             | yes
    foster carer has the care     | foster_carer   | no             | yes
    carer has the care            | carer          |                | yes
    guardian                      | guardian       |                | yes
    guardian expressly without    | guardian       | no             | no
    social worker                 | social_worker  |                | no
    social worker with it         | social_worker  | yes            | yes
    social worker without         | social_worker  | no             | no
    representative                | representative |                | no
    representative with it        | representative | yes            | yes
    the child                     | young_person   |                | no
    the child, said to have it    | young_person   | yes            | no
    unknown with responsibility   |                | yes            | yes
    unknown without               |                | no             | no
    unknown and nobody else       |                |                | yes
    """),
)
def test_who_is_a_parent(relationship: str, responsibility: str, counts: str) -> None:
    known = {"yes": True, "no": False, "": None}[responsibility]
    case = a_case(contacts=(contact("X", relationship, parental_responsibility=known),))
    assert bool(parents(case)) == (counts == "yes")


def test_an_unknown_contact_stands_back_behind_a_parent() -> None:
    case = a_case(contacts=(contact("Somebody"), PARENT))
    assert parents(case) == (PARENT,)


def on_a_day(case: Case, *, noticed: bool = True) -> list[tuple[str, str]]:
    """Names and addresses on 3 October 2016."""
    found = recipients(case, day("Mon 3 Oct 2016"), notice_given=noticed)
    return [(c.name, ", ".join((*c.address, c.postcode or ""))) for c in found]


HOME = "1 Sample Street, Chester, CH1 2NP"


def test_every_parent_at_the_own_address() -> None:
    father = contact("Mr Example", "father", address=("9 Other Road",), postcode="CH2 1AA")
    case = a_case(contacts=(PARENT, father, contact("S Worker", "social_worker")))
    assert on_a_day(case) == [("Ms Alix Example", HOME), ("Mr Example", "9 Other Road, CH2 1AA")]


def test_nobody_is_written_to_against_the_mark() -> None:
    father = contact("Mr Example", "father", do_not_write=True, address=("9 Other Road",))
    assert on_a_day(a_case(contacts=(PARENT, father))) == [("Ms Alix Example", HOME)]


def test_without_a_usable_contact_the_home_is_written_to() -> None:
    assert on_a_day(a_case(contacts=())) == [("The parent or carer of Robin Example", HOME)]
    assert on_a_day(a_case(contacts=(contact("S Worker", "social_worker"),))) == [
        ("The parent or carer of Robin Example", HOME)
    ]


@pytest.mark.parametrize("address", [(), ("1 Sample Street", "Chester")])
def test_but_not_where_somebody_lives_who_must_not_be_written_to(address: tuple[str, ...]) -> None:
    assert on_a_day(a_case(contacts=(contact("Mr Example", "father", do_not_write=True, address=address),))) == []


def test_somebody_elsewhere_who_must_not_be_written_to_does_not_bar_the_home() -> None:
    away = contact("Mr Example", "father", do_not_write=True, address=("9 Other Road",))
    assert on_a_day(a_case(contacts=(away,))) == [("The parent or carer of Robin Example", HOME)]


def test_without_contact_and_home_there_is_nobody() -> None:
    assert on_a_day(a_case(contacts=(), home_address=())) == []


def a_young_person(**changes: Any) -> Case:
    return a_case(date_of_birth=day("30 Aug 2000"), **changes)


def test_a_young_person_is_written_to_by_name_at_home() -> None:
    assert on_a_day(a_young_person()) == [("Robin Example", HOME)]


def test_or_at_the_own_address() -> None:
    own = contact("Mx R Example", "young_person", address=("Flat 2",), postcode="CH3 1AA")
    assert on_a_day(a_young_person(contacts=(PARENT, own))) == [("Mx R Example", "Flat 2, CH3 1AA")]


def test_or_not_at_all() -> None:
    assert on_a_day(a_young_person(contacts=(PARENT, contact("R", "young_person", do_not_write=True)))) == []


def test_a_representative_comes_before_a_parent() -> None:
    deputy = contact("D Deputy", "representative", address=("Court Chambers",), postcode="M1 1AA")
    case = a_young_person(young_person_can_decide=False, contacts=(PARENT, deputy))
    assert on_a_day(case) == [("D Deputy", "Court Chambers, M1 1AA")]
    assert on_a_day(case, noticed=False) == [("Robin Example", HOME), ("D Deputy", "Court Chambers, M1 1AA")]


def test_a_parent_represents_where_nobody_else_does() -> None:
    case = a_young_person(young_person_can_decide=False)
    assert on_a_day(case) == [("Ms Alix Example", HOME)]
    found = addressee(case, day("Mon 3 Oct 2016"), notice_given=False)
    assert found.names == ("Robin Example", "Ms Alix Example")


CARER = contact("Mr Foster Example", "foster_carer")
WORKER = contact("S Worker", "social_worker", address=("Civic Centre",), postcode="M1 1AA")
MOTHER_AWAY = contact("Ms Alix Example", "mother", address=("9 Other Road",), postcode="CH2 1AA")


@pytest.mark.parametrize("priority", [("looked_after",), ()])
def test_the_social_worker_of_a_child_in_care_is_written_to_beside_carer_and_parent(priority: tuple[str, ...]) -> None:
    case = a_case(priority=priority, contacts=(CARER, WORKER, MOTHER_AWAY))
    assert on_a_day(case) == [
        ("Mr Foster Example", HOME), ("Ms Alix Example", "9 Other Road, CH2 1AA"), ("S Worker", "Civic Centre, M1 1AA"),
    ]  # fmt: skip
    assert addressee(case, day("Mon 3 Oct 2016"), notice_given=True).names == ("Mr Foster Example", "Ms Alix Example")


def test_a_social_worker_is_never_written_to_at_the_childs_home() -> None:
    nowhere = contact("S Worker", "social_worker")
    assert on_a_day(a_case(priority=("looked_after",), contacts=(CARER, nowhere)))[-1] == ("S Worker", "")
    in_law = contact("S Worker", "social_worker", parental_responsibility=True)
    assert on_a_day(a_case(priority=("looked_after",), contacts=(CARER, in_law)))[-1] == ("S Worker", "")


def test_nor_against_the_mark() -> None:
    unwilling = contact("S Worker", "social_worker", address=("Civic Centre",), do_not_write=True)
    assert on_a_day(a_case(priority=("looked_after",), contacts=(CARER, unwilling))) == [("Mr Foster Example", HOME)]


def test_no_letter_goes_to_the_home_of_somebody_never_to_be_written_to_however_it_was_typed() -> None:
    at_home = contact("Mr Sam Example", "father", address=("1 SAMPLE street,", "Chester"), postcode="ch12np")
    assert on_a_day(a_case(contacts=(replace(at_home, do_not_write=True),))) == []
    away = replace(at_home, address=("9 Other Road",), do_not_write=True)
    assert on_a_day(a_case(contacts=(away,))) == [("The parent or carer of Robin Example", HOME)]


def test_a_young_person_who_is_looked_after_is_written_to_alone() -> None:
    case = a_young_person(priority=("looked_after",), contacts=(CARER, WORKER, MOTHER_AWAY))
    assert on_a_day(case) == [("Robin Example", HOME)]


def test_a_letter_to_a_young_person_never_goes_to_a_parent() -> None:
    case = a_young_person(contacts=(PARENT, contact("R", "young_person", do_not_write=True), MOTHER_AWAY))
    assert on_a_day(case) == []


def test_the_representative_of_a_parent_who_cannot_decide_is_written_to_in_the_parents_place() -> None:
    deputy = contact("D Deputy", "representative", address=("Court Chambers",), postcode="M1 1AA")
    case = a_case(contacts=(PARENT, deputy), events=events(parent_cannot_decide="Mon 5 Sep 2016"))
    assert on_a_day(case) == [("D Deputy", "Court Chambers, M1 1AA")]

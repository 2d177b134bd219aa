"""Who is counted among young people, and who among those on the way there."""

from __future__ import annotations

from datetime import date

from tests.builders import a_case, day, events
from transfer_cli.domain.case import Caseload, Contact, Document, Relationship
from transfer_cli.domain.older import older
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines

REPRESENTATIVE = Contact("Mr B Example", Relationship.REPRESENTATIVE, parental_responsibility=None)


def test_young_people_and_those_who_prepare() -> None:
    cases = (
        a_case(reference="1", date_of_birth=date(1999, 1, 1)),
        a_case(reference="2", date_of_birth=date(1999, 1, 1), document=Document.LDA),
        a_case(
            reference="3", date_of_birth=date(1999, 1, 1), young_person_can_decide=False, contacts=(REPRESENTATIVE,)
        ),
        a_case(reference="4", date_of_birth=date(1999, 1, 1), events=events(plan_issued="Fri 30 Sep 2016")),
        a_case(reference="5", date_of_birth=date(2002, 1, 1)),
        a_case(reference="6", date_of_birth=date(2007, 1, 1)),
    )
    found = older(timelines(Caseload(cases, day("Mon 3 Oct 2016")), Settings(authority="A")))
    assert (found.over_16.total, found.over_16.open, found.preparing.total) == (4, 3, 1)
    assert (found.own_rights, found.represented) == (2, 1)

"""What is supposed, and what cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Caseload
from transfer_cli.domain.schedule.what_if import FOR_EVER, Supposed, supposed, with_freed
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.errors import NotUnderstood

SETTINGS = Settings("A", capacity=Capacity(12, 240), officers=(Officer("J Price", 2, 40), Officer("S Kaur", 3, 60)))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("starts_per_week=14", "starts_per_week", 14),
        (" starts_per_week = none ", "starts_per_week", None),
        ("open_reviews=300", "open_reviews", 300),
        ("psychologist_assessments_per_week=6", "psychologist_assessments_per_week", 6),
        ("panel_dates_per_month=2", "panel_dates_per_month", 2),
        ("panel_cases_per_date=8", "panel_cases_per_date", 8),
    ],
)
def test_room(text: str, name: str, value: int | None) -> None:
    assert getattr(supposed(SETTINGS, text).settings.capacity, name) == value


def test_several_together() -> None:
    found = supposed(SETTINGS, "starts_per_week=14; buffer_weeks=0; change_budget=5;deadline=28/02/2018").settings
    assert (found.capacity.starts_per_week, found.scheduling.change_budget) == (14, 5)
    assert found.deadline == date(2018, 2, 28)
    assert SETTINGS.capacity.starts_per_week == 12


def test_an_officer_is_away() -> None:
    found = supposed(SETTINGS, "officer:J Price absent 2017-01-09..2017-02-17; officer:j price.absent=6 March 2017")
    assert found.settings.officers[0].absent == (
        (day("Mon 9 Jan 2017"), day("Fri 17 Feb 2017")),
        (day("Mon 6 Mar 2017"), day("Mon 6 Mar 2017")),
    )
    assert found.freed == frozenset()


def test_an_officer_leaves_and_the_cases_are_anybodys() -> None:
    found = supposed(SETTINGS, "officer:j price leaves 2017-01-09")
    assert found.settings.officers[0].absent == ((day("Mon 9 Jan 2017"), FOR_EVER),)
    cases = (a_case(reference="A", officer="J PRICE"), a_case(reference="B", officer="S Kaur"), a_case(reference="C"))
    freed = with_freed(Caseload(cases, date(2016, 9, 5)), found.freed)
    assert [case.officer for case in freed.cases] == [None, "S Kaur", None]
    at_once = supposed(SETTINGS, "officer:S Kaur leaves")
    assert (at_once.settings.officers, at_once.left) == (SETTINGS.officers[:1], SETTINGS.officers[1:])
    assert (found.left, at_once.freed) == ((), frozenset({"s kaur"}))


def test_without_anybody_leaving_all_cases_stay() -> None:
    caseload = Caseload((a_case(officer="J Price"),), date(2016, 9, 5))
    assert with_freed(caseload, frozenset()) is caseload


def test_an_officer_joins_with_the_room_that_most_have() -> None:
    found = supposed(SETTINGS, "officer:A New joins 2017-01-09").settings.officers
    assert found[2] == Officer("A New", 3, 60, absent=((date.min, day("Sun 8 Jan 2017")),))
    unlimited = Settings("A", officers=(Officer("J Price"),))
    assert supposed(unlimited, "officer:A New joins").settings.officers[1] == Officer("A New")


def test_an_officer_does_more() -> None:
    found = supposed(SETTINGS, "officer:S Kaur starts_per_week=5; officer:J Price open_reviews=none").settings.officers
    assert (found[1].starts_per_week, found[0].open_reviews) == (5, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it says nothing"),
        (" ; ", "it says nothing"),
        ("starts_per_week", "it has no value"),
        ("starts_per_week=", "it has no value"),
        ("starts_per_weak=12", "there is no such key"),
        ("starts_per_week=0", "0 is not a whole number of 1 or more"),
        ("starts_per_week=many", "many is not a whole number of 1 or more"),
        ("panel_cases_per_date=none", "none is not a whole number of 1 or more"),
        ("buffer_weeks=-1", "-1 is not a whole number of 0 or more"),
        ("deadline=2018-04-01", "the law ends on 31 Mar 2018"),
        ("deadline=soon", "not a date"),
        ("officer:K Smith absent 2017-01-09", "K Smith is not among the officers in the settings"),
        ("officer:J Price absent 2017-01-09..2017-01-06", "it ends before it begins"),
        ("officer:J Price absent", "a date"),
        ("officer:J Price leaves; officer:S Kaur leaves", "nobody is left who could take the cases"),
        ("officer:J Price joins", "J Price is among the officers already"),
    ],
)
def test_what_cannot_be_supposed(text: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\[SCH010\]") as raised:
        supposed(SETTINGS, text)
    assert why in raised.value.what


def test_what_is_so_already_can_be_supposed_beside_what_is_not() -> None:
    assert supposed(SETTINGS, "starts_per_week=12") == Supposed(SETTINGS)


def test_nobody_joins_a_team_without_officers() -> None:
    with pytest.raises(NotUnderstood, match="the settings name no officers"):
        supposed(Settings("A"), "officer:A New joins")

"""One officer's cases given to others in one step."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.builders import day, events
from tests.domain.schedule.cases import START, a_settled_case
from tests.domain.schedule.recorded import derived
from transfer_cli.domain.case import Case, Promise
from transfer_cli.domain.changes import FieldChange
from transfer_cli.domain.schedule.handover import Hand, changes_of, hands, work_left
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.errors import InputUnusable

SETTINGS = Settings("A", officers=(Officer("J Price", 2), Officer("S Kaur", 2), Officer("T Okafor", 1)))


def under_way(reference: str, officer: str | None = "J Price", **changes: object) -> Case:
    home = {"home_address": (f"{reference} Street",)}
    return a_settled_case(
        reference, officer=officer, **{"events": events(notice_given="Mon 6 Jun 2016"), **home, **changes}
    )


def hands_of(*cases: Case, to: tuple[str, ...] = (), planned: dict[str, str | None] | None = None) -> tuple[Hand, ...]:
    return hands(derived(cases, SETTINGS, START), SETTINGS, "j price", to, planned)


@pytest.mark.parametrize(
    ("case", "weeks"),
    [
        (a_settled_case("A"), 20),
        (under_way("A"), 7),
        (under_way("A", events=events(notice_given="Mon 4 Jan 2016")), 1),
        (under_way("A", events=events(notice_given="Mon 6 Jun 2016", draft_served="Mon 29 Aug 2016")), 4),
        (under_way("A", events=events(assessment_began="Mon 20 Jun 2016")), 9),
    ],
    ids=["not begun", "13 weeks since notice", "overdue", "draft", "begun without notice"],
)
def test_work_left(case: Case, weeks: int) -> None:
    assert work_left(derived([case], SETTINGS, START)[0]) == weeks


def test_work_is_balanced_against_room() -> None:
    """S Kaur begins twice as many a week as T Okafor, and already has seven weeks of work."""
    cases = [under_way(f"CW{n:04}") for n in range(9)]
    found = hands_of(*cases, under_way("CW9000", "S Kaur"))
    assert Counter(hand.to for hand in found) == {"S Kaur": 6, "T Okafor": 3}
    assert [hand.case.reference for hand in found] == [case.reference for case in cases]


def test_whoever_has_too_many_open_comes_last() -> None:
    settings = Settings("A", officers=(Officer("J Price"), Officer("S Kaur", 9, open_reviews=1), Officer("T Okafor")))
    cases = [under_way(f"CW{n:04}") for n in range(3)]
    found = hands(derived(cases, settings, START), settings, "J Price")
    assert Counter(hand.to for hand in found) == {"S Kaur": 1, "T Okafor": 2}


def test_brothers_and_sisters_stay_together() -> None:
    family = [under_way(f"CW{n:04}", home_address=("1 Mill Lane",)) for n in range(4)]
    nobody_knows = [under_way(f"CW1{n:03}", home_address=()) for n in range(4)]
    assert len({hand.to for hand in hands_of(*family)}) == 1
    assert len({hand.to for hand in hands_of(*nobody_knows)}) == 2


def test_reviews_still_to_begin_go_where_the_schedule_has_room() -> None:
    cases = [a_settled_case(f"CW{n:04}", officer="J Price") for n in range(4)]
    assert hands_of(*cases) == ()
    planned: dict[str, str | None] = {"CW0000": "T Okafor", "CW0001": "t okafor", "CW0002": None}
    found = hands_of(*cases, planned=planned)
    assert [(hand.case.reference, hand.to, hand.work) for hand in found] == [
        ("CW0000", "T Okafor", 20),
        ("CW0001", "T Okafor", 20),
        ("CW0002", "S Kaur", 20),
        ("CW0003", "S Kaur", 20),
    ]


def test_a_review_under_way_is_of_the_officer_to_whom_the_schedule_gave_it() -> None:
    promise = Promise(day("Mon 20 Jun 2016"), day("Mon 20 Jun 2016"), "J Price", START, 1)
    found = hands_of(under_way("CW0001", None, promise=promise), a_settled_case("CW0002", promise=promise), planned={})
    assert [hand.case.reference for hand in found] == ["CW0001"]
    assert changes_of(found, START) == (FieldChange("CW0001", "officer", None, "S Kaur", START),)


def test_only_to_those_named_and_only_open_cases() -> None:
    closed = under_way("CW0002", events=events(notice_given="Mon 6 Jun 2016", plan_issued="Fri 26 Aug 2016"))
    assert [hand.to for hand in hands_of(under_way("CW0001"), closed, to=("T Okafor",))] == ["T Okafor"]


@pytest.mark.parametrize(
    ("leaving", "to", "what"),
    [
        ("K Smith", (), "K Smith is not among the officers in the settings."),
        ("J Price", ("K Smith",), "K Smith is not among the officers in the settings."),
        ("J Price", ("J Price",), "Nobody is left who could take the cases."),
    ],
)
def test_nobody(leaving: str, to: tuple[str, ...], what: str) -> None:
    with pytest.raises(InputUnusable, match=r"\[SCH011\]") as raised:
        hands((), SETTINGS, leaving, to)
    assert raised.value.what == what

"""Which reminder of late advice is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import day
from tests.domain.test_advice import AS_OF, about, case_of
from tests.domain.test_returned import a_letter
from transfer_cli.domain.chasing import Chase, chases, letters_wanted
from transfer_cli.domain.watching import REMINDERS


def only(steps: str, **letter: object) -> Chase:
    register = [a_letter(**{"state": "made", **letter})] if letter else []
    (found,) = chases(about(case_of(steps)), REMINDERS, register)
    return found


@pytest.mark.parametrize(
    ("steps", "number", "next_", "due", "letter"),
    [
        ("asked 2 Oct", 0, "first reminder", True, True),
        ("asked 2 Oct, chased 14 Nov", 1, "second reminder", False, False),
        ("asked 16 Sep, chased 1 Nov", 1, "second reminder", True, True),
        ("asked 1 Sep, chased 1 Nov, chased 8 Nov", 2, "escalation", True, False),
        ("asked 1 Sep, chased 1 Nov, chased 8 Nov, told 12 Nov", 3, None, False, False),
    ],
)
def test_the_ladder_is_climbed_step_by_step(
    steps: str, number: int, next_: str | None, due: bool, letter: bool
) -> None:
    found = only(steps)
    assert (found.number, found.next and found.next.what, found.is_due, found.wants_letter) == (
        number, next_, due, letter,
    )  # fmt: skip


def test_a_letter_that_is_made_waits_to_be_posted() -> None:
    found = only("asked 16 Sep", kind="advice_chaser", dated=day("1 Nov 2016"), facts={"agency": "health"})
    assert (found.made_on, found.is_due) == (day("1 Nov 2016"), False)
    assert found.as_document()["letter_made"] == "2016-11-01"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "advice_request"},
        {"state": "posted"},
        {"facts": {"agency": "school"}},
        {"dated": date(2016, 9, 1)},
    ],
)
def test_other_letters_are_none_of_its_own(changes: dict[str, object]) -> None:
    usual = {"kind": "advice_chaser", "dated": day("1 Nov 2016"), "facts": {"agency": "health"}}
    assert only("asked 16 Sep", **{**usual, **changes}).made_on is None


def test_what_is_due_stands_first_and_only_what_is_late_is_there() -> None:
    cases = [
        case_of("asked 16 Sep, chased 1 Nov, chased 8 Nov", reference="reminded"),
        case_of("asked 1 Oct", reference="late"),
        case_of("asked 4 Oct", reference="in time"),
        case_of("asked 17 Sep", reference="later"),
    ]
    found = chases(about(*cases), REMINDERS)
    assert [one.advice.case.reference for one in found] == ["later", "late", "reminded"]
    assert [one.as_document()["is_due"] for one in found] == [True, True, False]


def test_a_ladder_of_the_office_s_own() -> None:
    own = (replace(REMINDERS[0], days_late=3),)
    (found,) = chases(about(case_of("asked 1 Oct")), own)
    assert (found.is_due, found.advice.days_late) == (False, 2)
    later = chases(about(case_of("asked 30 Sep")), own)
    assert later[0].is_due
    assert AS_OF - timedelta(days=45) == day("30 Sep 2016")


def test_letters_follow_the_ladder_whatever_lies_ready() -> None:
    cases = [
        case_of("asked 1 Oct", reference="first"),
        case_of("asked 16 Sep, chased 1 Nov", reference="second"),
        case_of("asked 2 Oct, chased 14 Nov", reference="too soon"),
        case_of("asked 1 Sep, chased 1 Nov, chased 8 Nov", reference="above"),
    ]
    assert letters_wanted(about(*cases), REMINDERS) == {("first", "health"), ("second", "health")}

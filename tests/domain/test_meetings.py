from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day, events
from tests.domain.made import a_promise, a_timeline, due
from transfer_cli.domain.meetings import meetings_wanted
from transfer_cli.domain.obligation import Kind, Stage

BEGUN: dict[str, Any] = {"stage": Stage.IN_ASSESSMENT, "begins_on": day("Mon 26 Sep 2016")}


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        pytest.param(BEGUN, ("Mon 26 Sep 2016", "Mon 24 Oct 2016", "Mon 7 Nov 2016"), id="begun"),
        pytest.param(
            {**BEGUN, "obligations": (due(Kind.PLAN_ISSUED, "Wed 30 Nov 2016"),)},
            ("Mon 26 Sep 2016", "Sun 16 Oct 2016", "Sun 30 Oct 2016"),
            id="begun, and the plan is due soon",
        ),
        pytest.param(
            {"stage": Stage.NOTICE_GIVEN, "begins_on": day("Mon 10 Oct 2016")},
            ("Mon 10 Oct 2016", "Mon 7 Nov 2016", "Mon 21 Nov 2016"),
            id="notice given",
        ),
        pytest.param(
            {"stage": Stage.IN_ASSESSMENT},
            ("Mon 3 Oct 2016", "Mon 31 Oct 2016", "Mon 14 Nov 2016"),
            id="begun on a day unknown: counted from today",
        ),
        pytest.param(
            {"promise": a_promise("Mon 28 Nov 2016")},
            ("Mon 28 Nov 2016", "Mon 26 Dec 2016", "Mon 9 Jan 2017"),
            id="to begin in eight weeks",
        ),
    ],
)
def test_a_meeting_is_wanted(changes: dict[str, Any], days: tuple[str, str, str]) -> None:
    [[wanted]] = meetings_wanted([a_timeline(**changes)]).values()
    assert (wanted.begins_on, wanted.settle_by, wanted.meet_by) == tuple(day(text) for text in days)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="not scheduled"),
        pytest.param({"promise": a_promise("Tue 29 Nov 2016")}, id="to begin in more than eight weeks"),
        pytest.param({**BEGUN, "meeting_on": day("Mon 7 Nov 2016")}, id="arranged"),
        pytest.param({**BEGUN, "events": events(meeting_held="Fri 30 Sep 2016")}, id="held"),
        pytest.param({**BEGUN, "stage": Stage.DRAFT}, id="the draft is served"),
        pytest.param({**BEGUN, "stage": Stage.TRANSFERRED}, id="transferred"),
    ],
)
def test_no_meeting_is_wanted(changes: dict[str, Any]) -> None:
    assert meetings_wanted([a_timeline(**changes)]) == {}


def test_a_list_for_each_school_the_most_pressing_first() -> None:
    def child(reference: str, school: str, begins_on: str, urn: str | None = None) -> Any:
        return a_timeline(
            reference=reference,
            stage=Stage.IN_ASSESSMENT,
            begins_on=day(begins_on),
            setting_name=school,
            setting_urn=urn,
        )

    caseload = [
        child("b", "Mill School", "Mon 26 Sep 2016", "100002"),
        child("a", "Mill School", "Mon 26 Sep 2016", "100002"),
        child("c", "THE MILL", "Mon 19 Sep 2016", "100002"),
        child("d", "ash school ", "Mon 26 Sep 2016"),
        child("e", "Ash School", "Mon 19 Sep 2016"),
        child("f", "Ash School", "Mon 3 Oct 2016", "100001"),
    ]
    found = meetings_wanted(caseload)
    assert {school: [one.case.reference for one in wanted] for school, wanted in found.items()} == {
        "Ash School": ["e", "d"],
        "Ash School (100001)": ["f"],
        "THE MILL": ["c", "a", "b"],
    }
    assert list(found) == ["Ash School", "Ash School (100001)", "THE MILL"]


def test_as_json() -> None:
    [[wanted]] = meetings_wanted([a_timeline(**BEGUN, officer="J Price")]).values()
    assert wanted.as_document() == {
        "reference": "CW0001",
        "name": "Robin Example",
        "officer": "J Price",
        "ncy": 5,
        "begins_on": "2016-09-26",
        "settle_by": "2016-10-24",
        "meet_by": "2016-11-07",
    }

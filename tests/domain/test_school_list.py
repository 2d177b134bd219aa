from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.worked import STARTED, cases, on
from transfer_cli.domain.case import Document, SettingType
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.school_list import due_from, meant, review_begins, schools

AS_OF = "3 Oct 2016"


def at(name: str, reference: str = "CW0001", **changes: Any) -> Timeline:
    return on(AS_OF, reference=reference, setting_name=name, **changes)


def due(steps: str, as_of: str = AS_OF, **changes: Any) -> list[str]:
    return [f"{one.by:%d %b %Y} {one.what}" for one in due_from([on(as_of, steps, **changes)])]


@pytest.mark.parametrize(
    ("steps", "expected"),
    cases("""
        what is due                     | steps                                                               | expected
        a day for the meeting           | notice 12 Sep 2016, began 26 Sep 2016                               | 24 Oct 2016 Agree the day of the transfer review meeting
        nothing once a draft is out     | notice 12 Sep 2016, began 26 Sep 2016, draft 30 Sep 2016            | -
        report of a review that was held | annual_review_held 30 Sep 2016                                     | 14 Oct 2016 Send the report of the annual review
        nothing after the plan          | notice 12 Sep 2016, plan 30 Sep 2016                                | -
    """),  # noqa: E501 - one case a line
)
def test_what_is_due_from_the_school(steps: str, expected: str) -> None:
    assert due(steps) == [expected] * (expected != "-")


ARRANGED: dict[str, Any] = {"meeting_on": day("Mon 10 Oct 2016")}


def test_the_meeting_as_arranged() -> None:
    assert due(STARTED, **ARRANGED) == ["10 Oct 2016 Hold the meeting"]
    assert due(STARTED, "11 Oct 2016", **ARRANGED) == ["10 Oct 2016 Say whether the meeting of 10 Oct 2016 was held"]
    assert due(f"{STARTED}, meeting 10 Oct 2016", "11 Oct 2016", **ARRANGED) == []


@pytest.mark.parametrize(
    ("whom", "listed"),
    [
        ("school", True),
        ("setting", True),
        ("larkfield_primary_school", True),
        ("health", False),
        ("other_school", False),
    ],
)
def test_advice_and_answers_of_the_childs_own_school_only(whom: str, listed: bool) -> None:
    held = f"{STARTED}, meeting 28 Sep 2016"
    asked = due(f"{held}, advice_requested:{whom} 26 Sep 2016")
    assert asked == ["07 Nov 2016 Send the advice that was asked for"] * listed
    consulted = due(f"{held}, placement_consulted:{whom} 26 Sep 2016")
    assert consulted == ["11 Oct 2016 Answer the consultation about the place"] * listed
    assert due(f"{held}, advice_requested:{whom} 26 Sep 2016, advice_received:{whom} 30 Sep 2016") == []


def test_the_annual_review_is_listed_eight_weeks_before_its_day() -> None:
    reviewed = {"last_annual_review": day("Mon 30 Nov 2015")}
    assert due("", "4 Oct 2016", **reviewed) == []
    assert due("", "5 Oct 2016", **reviewed) == ["30 Nov 2016 Hold the annual review of the statement"]


def test_settings_are_told_apart_by_urn_and_joined_by_the_directory() -> None:
    directory = Directory([Setting("St Werstan's School", "901001"), Setting("Empty School", "901002")])
    found = schools(
        [
            at("St Werstan\u2019s school", "A"),
            at("Werstan's", "B", setting_urn="901001"),
            at("Elsewhere", "C"),
            at("elsewhere.", "D"),
            at("At home", "E", setting_type=SettingType.HOME),
            at("Elsewhere", "F", left_on=day("Thu 1 Sep 2016")),
            at("Elsewhere", "G", moved_in_on=day("Thu 1 Dec 2016")),
            at("Elsewhere", "H", document=Document.LDA, date_of_birth=day("Mon 4 May 1998")),
        ],
        directory,
        day(AS_OF),
    )
    listed = {school.name: [t.case.reference for t in school.children] for school in found.values()}
    assert listed == {"St Werstan's School": ["A", "B"], "Empty School": [], "Elsewhere": ["C", "D", "H"]}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    cases("""
        how it is named            | wanted                | expected
        its URN                    | 901001                | Larkfield School
        its name, in any letters   | larkfield school      | Larkfield School
        a part of one name         | junior                | Larkfield School Junior
        a part of several          | lark                  | Larkfield School, Larkfield School Junior
        nobody's name              | nettlefold            | -
        nothing                    |                       | -
    """),
)
def test_which_setting_is_meant(wanted: str, expected: str) -> None:
    directory = Directory([Setting("Larkfield School", "901001"), Setting("Larkfield School Junior", "901002")])
    names = [school.name for school in meant(schools([], directory, day(AS_OF)), wanted)]
    assert names == [name for name in expected.split(", ") if name != "-"]


def test_when_the_review_begins() -> None:
    assert review_begins(on(AS_OF)) is None
    assert review_begins(on(AS_OF, promise=a_promise("Mon 7 Nov 2016"))) == day("Mon 7 Nov 2016")
    assert review_begins(on(AS_OF, STARTED, promise=a_promise("Mon 7 Nov 2016"))) == day("Mon 26 Sep 2016")

"""Which cases are stuck, in which way, and since when."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from tests.domain.test_families import history
from transfer_cli.domain.case import Document
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.stuck import Why, in_way, stuck
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.watching import USUAL, Watch

SETTINGS = Settings(authority="Sample Council")
AS_OF = day("Mon 3 Oct 2016")


def found(text: str, watch: Watch = USUAL, **changes: Any) -> list[tuple[str, str, int]]:
    case = a_case(events=history(text), **changes)
    return [(one.why.value, str(one.since), one.days) for one in stuck([timeline(case, SETTINGS, AS_OF)], watch)]


@pytest.mark.parametrize(
    ("steps", "changes", "expected"),
    [
        ("", {}, []),
        ("complaint 1 Jan", {}, []),
        ("notice_given 8 Aug", {}, []),
        ("notice_given 7 Aug, advice_requested:health 1 Sep", {}, [("notice_without_meeting", "2016-08-07", 57)]),
        ("notice_given 7 Aug, meeting_held 1 Sep", {}, []),
        ("notice_given 7 Aug, draft_served 15 Sep", {}, []),
        ("notice_given 7 Aug, advice_requested:health 1 Sep", {"meeting_on": AS_OF}, []),
        (
            "notice_given 7 Aug, advice_requested:health 1 Sep", {"meeting_on": day("2 Oct 2016")},
            [("notice_without_meeting", "2016-08-07", 57)],
        ),
        ("notice_given 1 Jun, meeting_held 1 Jul", {}, [("no_event", "2016-07-01", 94)]),
        ("notice_given 1 Jun, meeting_held 1 Jul, slip_reason:other 1 Oct, kept 2 Oct", {},
         [("no_event", "2016-07-01", 94)]),
        ("notice_given 1 Jun, meeting_held 1 Jul", {"assessment_begins": day("1 Sep 2016")}, []),
        ("notice_given 1 Jun, meeting_held 1 Jul, draft_served 5 Sep", {}, []),
        ("notice_given 1 Jun, meeting_held 1 Jul, draft_served 4 Sep", {},
         [("draft_without_answer", "2016-09-04", 29)]),
        ("notice_given 1 Jun, meeting_held 1 Jul, draft_served 4 Sep, draft_answered 9 Sep", {}, []),
        (
            "notice_given 1 Jun, meeting_held 1 Jul, draft_served 1 Aug, draft_answered 9 Aug, draft_served 4 Sep", {},
            [("draft_without_answer", "2016-09-04", 29)],
        ),
        ("assessment_began 25 Sep", {}, [("begun_without_letter", "2016-09-25", 8)]),
        ("assessment_began 26 Sep", {}, []),
        ("assessment_began 4 Oct, meeting_held 1 Oct", {}, []),
        ("meeting_held 1 Oct", {}, []),
        ("assessment_began 1 Sep", {"document": Document.LDA, "date_of_birth": day("1 May 1998")}, []),
        ("notice_given 1 Jan, plan_issued 1 Feb", {}, []),
    ],
)  # fmt: skip
def test_each_way(steps: str, changes: dict[str, Any], expected: list[tuple[str, str, int]]) -> None:
    assert found(steps, **changes) == expected


def test_a_case_can_be_stuck_in_several_ways_most_days_first() -> None:
    assert [why for why, _, _ in found("notice_given 1 Jun, advice_requested:health 1 Jul")] == [
        "notice_without_meeting", "no_event",
    ]  # fmt: skip


def test_the_office_may_set_its_own_days() -> None:
    patient = Watch(no_event_days=500, notice_without_meeting_days=500)
    assert found("notice_given 1 Jun", patient) == []
    assert found("assessment_began 2 Oct", Watch(begun_without_letter_days=0)) == [
        ("begun_without_letter", "2016-10-02", 1)
    ]


def test_as_json() -> None:
    case = a_case(officer="J Price", events=history("assessment_began 1 Sep"))
    (one,) = stuck([timeline(case, SETTINGS, AS_OF)], USUAL)
    assert one.as_document() == {
        "reference": "CW0001", "name": "Robin Example", "document": "statement", "officer": "J Price",
        "stage": "in_assessment", "why": "begun_without_letter", "since": "2016-09-01", "days": 32,
    }  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["notice_given", "draft_served", "complaint", "assessment_began"]),
                          st.integers(1, 12)), max_size=5))  # fmt: skip
def test_ways_part_the_list(steps: list[tuple[str, int]]) -> None:
    text = ", ".join(f"{step} {n} Mar" for step, n in sorted(steps, key=lambda s: s[1]))
    every = stuck([timeline(a_case(events=history(text)), SETTINGS, AS_OF)], USUAL)
    assert sum(len(in_way(every, why)) for why in Why) == len(every)
    assert all(one.days > 0 for one in every)

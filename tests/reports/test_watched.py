"""Slippage by reason, advice and what families told: every figure is the length of its list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from tests.domain.made import a_promise
from tests.reports.a_week import AS_OF, SETTINGS
from transfer_cli.domain.advice import AdviceState
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Case, Caseload, Event
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.report import Report
from transfer_cli.reports.week import Week, count_week, numbers
from transfer_cli.reports.weekly import Audience, weekly_report

LAST = day("Mon 20 Nov 2017")
WORDS = "Nobody rang us back"
PERSON, SCHOOL = "dr_ludmilla_vole", "nettlefold_academy_school"


def a_schedule(number: int, on: str, **weeks: str) -> RecordedSchedule:
    starts = tuple(NewStart(ref, day(week), day(week), None, day(on), LAST) for ref, week in weeks.items())
    recorded = datetime(2016, 9, 5, tzinfo=UTC)
    return RecordedSchedule(number, day(on), recorded, number, "schedule", NewSchedule(True, starts))


def a_week(*cases: Case, schedules: tuple[RecordedSchedule, ...] = ()) -> Week:
    now = timelines(Caseload(cases, AS_OF), SETTINGS)
    before = timelines(Caseload(cases, AS_OF - WEEK), SETTINGS)
    return count_week(now, before, SETTINGS, AS_OF, AS_OF - WEEK, True, schedules)


def on(*texts: str) -> tuple[Event, ...]:
    """`complaint 1 Sep` in 2016; what follows a slash is the remark."""
    made = []
    for text in texts:
        head, _, note = text.partition("/")
        step, _, when = head.strip().partition(" ")
        made.append(Event(step, day(f"{when} 2016"), note=note.strip()))
    return tuple(sorted(made, key=lambda event: event.happened))


BEGUN = ("notice_given 11 Jan", "assessment_began 25 Jan")
CASES = (
    a_case(reference="W1", events=on(*BEGUN, f"advice_requested:{PERSON} 1 Sep", "advice_requested:health 1 Aug",
                                     "advice_requested:school 1 Aug", "advice_received:school 30 Sep")),
    a_case(reference="W2", events=on(*BEGUN, f"advice_requested:{SCHOOL} 8 Aug",
                                     f"slip_reason:late_advice:{PERSON} 1 Oct")),
    a_case(reference="W3", events=on(*BEGUN, "slip_reason:record_wrong 1 Oct", f"complaint 1 Sep/ {WORDS}",
                                     f"family_feedback 9 Sep/ satisfied=4; involved=2; {WORDS}")),
    a_case(reference="W4", promise=a_promise("Mon 20 Nov 2017"), first_promise=a_promise("Mon 10 Oct 2016")),
    a_case(reference="W5", officer="P Wren", promise=a_promise("Mon 20 Nov 2017"),
           first_promise=a_promise("Mon 20 Nov 2017")),
)  # fmt: skip
SCHEDULES = (
    a_schedule(1, "Mon 5 Sep 2016", W4="Mon 10 Oct 2016", W5="Mon 20 Nov 2017", gone="Mon 10 Oct 2016"),
    a_schedule(2, "Mon 3 Oct 2016", W4="Mon 20 Nov 2017", W5="Mon 20 Nov 2017", gone="Mon 20 Nov 2017"),
)


def words(report: Report) -> str:
    return repr(report)


def rows(report: Report, key: str) -> list[tuple[Any, ...]]:
    table = report.section(key).table
    assert table is not None
    return list(table.rows)


@pytest.fixture(scope="module")
def team() -> Report:
    return weekly_report(a_week(*CASES, schedules=SCHEDULES), Audience.TEAM, "as of 3 Oct 2016")


@pytest.fixture(scope="module")
def group() -> Report:
    return weekly_report(a_week(*CASES, schedules=SCHEDULES), Audience.SENDSG, "as of 3 Oct 2016")


def test_reasons_and_their_split(group: Report) -> None:
    assert rows(group, "slippage_by_reason") == [
        ("Late advice: health", "not lawful", 1, 0, 0, 0, 1),
        ("Late advice: others", "not lawful", 1, 0, 0, 0, 1),
        ("No officer", "not lawful", 0, 0, 0, 1, 1),
        ("The record is wrong", "record wrong", 1, 0, 0, 0, 1),
        ("All", None, 3, 0, 0, 1, 4),
    ]
    assert "0 lawful, 3 not lawful, 1 record wrong" in group.section("slippage_by_reason").sentences[0]


def test_moves_are_those_of_the_children_in_scope(group: Report) -> None:
    assert rows(group, "watched")[:4] == [
        ("Open children whose promised week was ever changed", 1),
        ("Changes of a promised week in the last seven days", 1),
        ("Reviews still to begin that sit on the last week that keeps the law", 2),
        ("Of these, moved there from another week", 1),
    ]


def test_advice_by_kind_of_agency(group: Report) -> None:
    assert rows(group, "advice") == [
        ("Health", 1, 0, 0, 1, 1, 1, 0, None),
        ("Others", 1, 0, 0, 1, 0, 0, 0, None),
        ("Schools and colleges", 2, 1, 1, 1, 2, 1, 0, 60.0),
        ("All", 4, 1, 1, 3, 3, 2, 0, 60.0),
    ]


def test_what_families_told(group: Report) -> None:
    told = {row[:2]: row[2:] for row in rows(group, "families")}
    assert told["Complaints and compliments", "Complaints"] == (0, 1, 1)
    assert told["Feedback forms", "Satisfied with the process: 4 or 5 of 5"] == (1, 0, 1)
    assert group.section("families").sentences[0] == "1 matter is open with families, 0 past their day."


def test_words_and_names_are_nowhere_in_the_group_s_edition(group: Report, team: Report) -> None:
    assert WORDS not in words(group) + words(team)
    for name in (PERSON, SCHOOL, "ludmilla", "nettlefold", "Robin", "W1", "Wren"):
        assert name not in words(group)
        assert name.replace("_", " ") not in words(group)
    assert "dr ludmilla vole" in words(team)


def test_every_figure_is_as_long_as_its_list(team: Report) -> None:
    found: Any = team.numbers
    assert len(rows(team, "slipped_children")) == sum(one["children"] for one in found["slippage_by_reason"])
    assert len(rows(team, "slipped_children")) == sum(found["slippage_by_verdict"].values())
    assert len(rows(team, "stuck_children")) == sum(found["stuck"].values())
    assert len(rows(team, "on_last_week")) == found["on_last_lawful_week"]
    assert len(rows(team, "late_advice")) == sum(a["overdue"] + a["ask_again"] for a in found["advice"])
    assert len(rows(team, "open_with_families")) == found["open_with_families"]
    assert [row[0] for row in rows(team, "told_this_term")] == [day("9 Sep 2016")]


def test_nothing_of_it_at_all() -> None:
    report = weekly_report(a_week(), Audience.TEAM, "as of 3 Oct 2016")
    assert report.section("slippage_by_reason").sentences == ("Nobody slipped.",)
    assert report.section("advice").sentences == ("No advice was asked for.",)


STEPS = st.sampled_from(
    [
        "notice_given", "assessment_began", "draft_served", "plan_issued", "advice_requested:health",
        "advice_received:health", "advice_insufficient:health", "advice_requested:school", "slip_reason:no_officer",
        "complaint", "complaint_answered", "mediation_declined", "appeal_registered", "family_feedback",
    ]
)  # fmt: skip


@given(st.lists(st.lists(st.tuples(STEPS, st.integers(0, 270)), max_size=7), max_size=6))
def test_figures_are_lengths_whatever_happened(histories: list[list[tuple[str, int]]]) -> None:
    first = day("Mon 4 Jan 2016")
    cases = [
        a_case(
            reference=f"W{number}",
            events=tuple(Event(s, first + timedelta(days=n)) for s, n in sorted(steps, key=lambda one: one[1])),
        )
        for number, steps in enumerate(histories)
    ]
    week = a_week(*cases)
    report = weekly_report(week, Audience.TEAM, "as of 3 Oct 2016")
    found: Any = numbers(week)
    assert len(rows(report, "slipped_children")) == sum(one["children"] for one in found["slippage_by_reason"])
    assert len(rows(report, "stuck_children")) == sum(found["stuck"].values())
    assert len(rows(report, "late_advice")) == sum(a["overdue"] + a["ask_again"] for a in found["advice"])
    assert len(rows(report, "open_with_families")) == found["open_with_families"]
    late = [a for pieces in week.watched.advice.values() for a in pieces if a.state == AdviceState.OVERDUE]
    assert sum(a["overdue"] for a in found["advice"]) == len(late)
    told = {topic: count["all"] for topic, count in found["families"].items()}
    assert told["complaints"] == sum(s == "complaint" for steps in histories for s, _ in steps)

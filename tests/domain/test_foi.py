from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.test_spans import children
from tests.domain.worked import SETTINGS, a_child, cases
from transfer_cli.domain.case import Case, Document, Event, LeftReason, PhaseMove, SettingType
from transfer_cli.domain.foi import BY_THAT_DAY, Answer, Question, answer
from transfer_cli.domain.monthly import expected
from transfer_cli.domain.progress import progress
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timeline

AS_OF = "3 Oct 2016"
BEGAN = "notice 4 Jan 2016, began 18 Jan 2016"


def asked(question: Question, *found: Case, as_of: str = AS_OF) -> Answer:
    named = (replace(case, reference=f"CW{n:04}") for n, case in enumerate(found))
    held = spans([timeline(case, SETTINGS, day(as_of)) for case in named])
    return answer(question, held, day(as_of), SETTINGS.terms)


def rows(found: Answer, table: int = 0) -> dict[str, int]:
    """The rows that count somebody."""
    return {label: len(members) for label, members in found.tables[table].rows if members}


@pytest.mark.parametrize(
    ("question", "steps", "expected"),
    cases("""
        why                                 | question    | steps                                            | row
        had a statement, has it still       | statements  |                                                  | Still to be concluded
        had a statement, has a plan         | statements  | plan 30 Sep 2016                                 | Transferred to an EHC plan
        transferred in the summer           | transferred | plan 31 Aug 2016                                 | 2015/16
        transferred in the next school year | transferred | plan 1 Sep 2016                                  | 2016/17
        open, and nothing has happened      | open        |                                                  | Not started
        open, and a draft was sent          | open        | notice 4 Jan 2016, draft 11 Apr 2016             | Draft
        refused                             | no-plan     | no plan 30 Sep 2016                              | 2016/17
        made on the last lawful day         | time-taken  | BEGAN, plan 22 May 2016                          | Over 14, up to 18 weeks
        made a day later                    | time-taken  | BEGAN, plan 23 May 2016                          | Over 18, up to 26 weeks
        made without any record of a start  | time-taken  | plan 23 May 2016                                 | Beginning not recorded
        made in time                        | late        | BEGAN, plan 22 May 2016                          | In time
        made late                           | late        | BEGAN, plan 23 May 2016                          | Late
        still open after its day            | late        | BEGAN                                            | Not done, and its day has passed
        still to be transferred             | year-groups |                                                  | Year 4
        still there, by setting             | settings    |                                                  | Mainstream
        about the statement                 | appeals     | appeal_registered 4 Jan 2016                     | Before the review was concluded: about the statement
        about a decision against a plan     | appeals     | no plan 4 Jan 2016, appeal_registered 1 Mar 2016 | After a decision against a plan
        about the plan                      | appeals     | plan 4 Jan 2016, appeal_registered 1 Mar 2016    | After the final plan
    """),  # noqa: E501 - one case a line
)
def test_the_row_of_one_child(question: str, steps: str, expected: str) -> None:
    assert rows(asked(Question(question), a_child(steps.replace("BEGAN", BEGAN)))) == {expected: 1}


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("transferred", ""),
        ("no-plan", "no plan 4 Jan 2016, plan 1 Mar 2016"),
        ("late", ""),
        ("late", "notice 12 Sep 2016, began 26 Sep 2016"),
        ("late", f"{BEGAN}, no plan 4 Apr 2016"),
        ("appeals", ""),
        ("open", "plan 30 Sep 2016"),
    ],
)
def test_whom_a_question_does_not_count(question: str, steps: str) -> None:
    assert rows(asked(Question(question), a_child(steps))) == {}


def test_years_without_anybody_stand_between() -> None:
    found = asked(Question.TRANSFERRED, a_child("plan 5 Jan 2015"), a_child("plan 30 Sep 2016"))
    assert [label for label, _ in found.tables[0].rows] == ["2014/15", "2015/16", "2016/17"]


EARLY_PLAN: dict[str, Any] = {"document": Document.NON_STATUTORY}


def test_an_answer_about_statements_counts_no_plan_of_before_september_2014() -> None:
    found = asked(Question.OPEN, a_child(), a_child(**EARLY_PLAN), a_child("plan 30 Sep 2016", **EARLY_PLAN))
    assert rows(found) == {"Not started": 1}
    assert [t.case.reference for t in found.beside] == ["CW0001"]
    found = asked(Question.TRANSFERRED, a_child("plan 30 Sep 2016"), a_child("plan 30 Sep 2016", **EARLY_PLAN))
    assert rows(found) == {"2016/17": 1}
    assert [t.case.reference for t in found.beside] == ["CW0001"]
    assert asked(Question.TIMETABLE, a_child(**EARLY_PLAN)).tables[0].rows[0][1] == ()


@given(st.lists(children(), max_size=6))
def test_whoever_still_has_a_statement_is_whom_the_department_is_told_of(found: list[Case]) -> None:
    derived = [timeline(replace(case, reference=f"CW{n:04}"), SETTINGS, day(AS_OF)) for n, case in enumerate(found)]
    open_ = answer(Question.OPEN, spans(derived), day(AS_OF), SETTINGS.terms)
    remaining = expected(derived, progress(derived, SETTINGS, day(AS_OF))).remaining
    assert sum(rows(open_).values()) == len(remaining)
    assert {t.case.reference for t in open_.beside} == {
        t.case.reference for t in derived if t.is_open and t.case.document == Document.NON_STATUTORY
    }


def test_a_plan_that_followed_a_refusal_counts_on_its_own_day() -> None:
    assert rows(asked(Question.TRANSFERRED, a_child("no plan 4 Jan 2016, plan 30 Sep 2016"))) == {"2016/17": 1}


@pytest.mark.parametrize(
    ("left", "reason", "expected", "schooling"),
    [
        ("Fri 1 Jul 2016", LeftReason.LEFT_ENGLAND, "Left England", "Before its end"),
        ("Fri 1 Jul 2016", None, "No reason recorded", "Before its end"),
        ("Fri 28 Jun 2024", LeftReason.LEFT_SCHOOL, "Left school", "At its end or after"),
    ],
)
def test_why_statements_ended(left: str, reason: LeftReason | None, expected: str, schooling: str) -> None:
    child = a_child(left_on=day(left), left_reason=reason)
    found = asked(Question.CEASED, child, as_of="Mon 1 Jul 2024")
    assert (rows(found), rows(found, 1)) == ({expected: 1}, {schooling: 1})


def test_how_long_it_took() -> None:
    found = asked(
        Question.TIME_TAKEN,
        *(a_child(f"{BEGAN}, plan {on}") for on in ("18 Apr 2016", "23 May 2016", "30 Sep 2016")),
        a_child("plan 30 Sep 2016"),
    )
    assert [(m.label, m.value, m.children, m.of_one) for m in found.measures] == [
        ("Median weeks from the beginning", 18.1, 3, False),
        ("Average weeks from the beginning", 22.7, 3, False),
        ("Longest, weeks", 36.7, 3, True),
    ]
    assert rows(found, 1) == {"Up to 20 weeks": 2, "Over 20 weeks": 1, "Notice not recorded": 1}
    assert [m.value for m in asked(Question.TIME_TAKEN).measures] == [None, None, None]


MOVES: dict[str, Any] = {
    "date_of_birth": day("Wed 4 May 2005"), "phase_move": PhaseMove.PRIMARY_TO_SECONDARY,
    "phase_move_on": day("Thu 1 Sep 2016"), "known_from": day("Mon 7 Sep 2015"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("no plan 11 Jan 2016, plan 14 Feb 2016", "Plan made by that day"),
        ("no plan 11 Jan 2016, plan 15 Feb 2016", "Told by that day that no plan will be made"),
        ("no plan 15 Feb 2016, plan 2 May 2016", "Told after it that no plan will be made"),
    ],
)
def test_a_plan_after_a_refusal_is_one_by_that_day_only_if_it_was_made_by_then(steps: str, expected: str) -> None:
    assert rows(asked(Question.DEADLINES, a_child(steps, **MOVES))) == {expected: 1}


def test_each_day_of_the_law_that_has_come() -> None:
    found = asked(
        Question.DEADLINES,
        a_child(f"{BEGAN}, plan 12 Feb 2016", **MOVES),
        a_child(f"{BEGAN}, plan 16 Feb 2016", **MOVES),
        a_child(f"{BEGAN}, no plan 12 Feb 2016", **MOVES),
        a_child(f"{BEGAN}, no plan 16 Feb 2016", **MOVES),
        a_child(BEGAN, **MOVES),
        a_child(),
    )
    table = found.tables[0]
    assert table.heading == "Phase move in 2016, by 14 Feb 2016"
    assert rows(found) == dict.fromkeys(BY_THAT_DAY, 1)
    assert asked(Question.DEADLINES, a_child(**MOVES), as_of="1 Feb 2016").tables == ()


AWAY = Event(
    "exception:absence", day("1 Mar 2016"),
    detail={"from": "2016-03-01", "to": "2016-04-20", "evidence": "a letter", "approved_by": "A Manager"},
)  # fmt: skip


def test_what_an_exception_excuses_is_late_all_the_same() -> None:
    def away(steps: str) -> Case:
        happened = (*a_child(steps).events, AWAY)
        return a_child(events=tuple(sorted(happened, key=lambda event: event.happened)))

    late = asked(Question.LATE, away(f"{BEGAN}, plan 30 Sep 2016"), away(BEGAN))
    assert rows(late) == {"Late": 1, "Not done, and its day has passed": 1}


def test_what_became_of_refusals() -> None:
    appeal = "appeal_registered 1 Feb 2016"
    found = asked(
        Question.APPEALS,
        a_child("no plan 4 Jan 2016"),
        a_child("no plan 4 Jan 2016, plan 1 Mar 2016"),
        a_child(f"no plan 4 Jan 2016, {appeal}"),
        a_child(f"no plan 4 Jan 2016, {appeal}, plan 1 Mar 2016"),
        a_child(appeal, left_on=day("Mon 4 Jan 2016"), left_reason=LeftReason.MOVED_OUT),
    )
    assert [len(members) for _, members in found.tables[1].rows] == [1, 1, 1, 1]
    assert rows(found)["After the child had left"] == 1


def test_when_those_still_to_begin_are_planned() -> None:
    planned = ("Mon 7 Nov 2016", "Mon 26 Dec 2016")
    found = asked(
        Question.TIMETABLE,
        *(a_child(promise=a_promise(week)) for week in planned),
        a_child(),
        a_child(BEGAN),
        a_child("plan 30 Sep 2016"),
    )
    assert rows(found) == {"Autumn 2016": 1, "A week outside these terms": 1, "Not planned yet": 1}


def test_settings_and_year_groups_of_those_transferred() -> None:
    child = a_child("plan 30 Sep 2016", setting_type=SettingType.SPECIAL)
    assert rows(asked(Question.SETTINGS, child), 1) == {"Special": 1}
    assert rows(asked(Question.YEAR_GROUPS, child), 1) == {"Year 4": 1}


@given(st.lists(children(), max_size=5), st.sampled_from(Question))
def test_each_child_stands_in_one_row_of_a_table(found: list[Case], question: Question) -> None:
    for table in asked(question, *found, as_of="19 Jan 2017").tables:
        references = [timeline.case.reference for _, members in table.rows for timeline in members]
        assert len(references) == len(set(references))

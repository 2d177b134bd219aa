"""How advice stands on a day, by agency."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day, events
from tests.domain.test_advice_rounds import history
from transfer_cli.domain.advice import (
    OPEN,
    Advice,
    AdviceState,
    advice,
    answered,
    answered_between,
    asked_between,
    by_agency,
    in_state,
    median_wait,
)
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.policy import SAFE
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline

SETTINGS = Settings(authority="Sample Council")
AS_OF = day("Mon 14 Nov 2016")
BEGUN = events(notice_given="Mon 15 Aug 2016", assessment_began="Tue 30 Aug 2016")


def case_of(steps: str, *more: Event, reference: str = "CW0001", **changes: Any) -> Case:
    return a_case(reference=reference, events=(*BEGUN, *(history(steps) if steps else ()), *more), **changes)


def about(*cases: Case, settings: Settings = SETTINGS) -> tuple[Advice, ...]:
    return advice(timeline(case, settings, AS_OF) for case in cases)


@pytest.mark.parametrize(
    ("steps", "state", "due", "late", "waited"),
    [
        ("asked 4 Oct", "waiting", "2016-11-15", 0, 41),
        ("asked 3 Oct", "waiting", "2016-11-14", 0, 42),
        ("asked 1 Oct", "overdue", "2016-11-12", 2, 44),
        ("asked 1 Oct, came 12 Nov", "received", "2016-11-12", 0, 42),
        ("asked 1 Oct, came 14 Nov", "received", "2016-11-12", 2, 44),
        ("asked 1 Sep, came 3 Oct, poor 4 Oct", "ask_again", "2016-10-13", 0, 32),
        ("asked 1 Sep, came 3 Oct, poor 4 Oct, asked 5 Oct", "waiting", "2016-11-16", 0, 40),
        ("came 1 Jun", "on_file", None, 0, None),
        ("came 1 Jun, agreed 1 Sep", "suffices", None, 0, None),
        ("agreed 1 Sep", "suffices", None, 0, None),
        ("asked 1 Sep, agreed 9 Sep", "suffices", "2016-10-13", 0, 74),
        ("chased 1 Sep", "not_needed", None, 0, None),
    ],
)
def test_one_piece_of_advice(steps: str, state: str, due: str | None, late: int, waited: int | None) -> None:
    (found,) = about(case_of(steps))
    document = found.as_document()
    assert (document["state"], document["due"], document["days_late"], found.waited) == (state, due, late, waited)


def test_the_law_binds_some_and_the_code_the_others() -> None:
    steps = (Event("advice_requested:health", day("3 Oct 2016")), Event("advice_requested:school", day("3 Oct 2016")))
    found = about(case_of("", *steps))
    assert [(one.agency, one.as_document()["basis"]) for one in found] == [
        ("health", "statute"),
        ("school", "guidance"),
    ]


def test_where_nobody_is_held_to_six_weeks_no_day_is_set() -> None:
    bound = Settings(authority="", policy=SAFE.choosing("advice_in_six_weeks", "bound_bodies"))
    (found,) = about(case_of("", Event("advice_requested:school", day("1 Sep 2016"))), settings=bound)
    assert (found.state, found.due, found.basis, found.days_late) == (AdviceState.WAITING, None, None, 0)


def test_an_exception_excuses_it() -> None:
    facts = {"from": "2016-09-20", "agency": "health", "evidence": "letter", "approved_by": "A Manager"}
    failed = Event("exception:appointment", day("20 Sep 2016"), detail=facts)
    (found,) = about(case_of("asked 1 Sep", failed))
    assert found.state == AdviceState.EXCUSED


@pytest.mark.parametrize("end", ["plan_issued", "advice_complete"])
def test_once_it_can_do_without_it_is_not_needed(end: str) -> None:
    (found,) = about(case_of("asked 1 Sep", Event(end, day("1 Nov 2016"))))
    assert found.state == AdviceState.NOT_NEEDED


def test_what_is_latest_stands_first() -> None:
    cases = [case_of("asked 4 Oct", reference="a"), case_of("asked 1 Oct", reference="b"),
             case_of("asked 1 Sep", reference="c"), case_of("asked 1 Sep, poor 2 Oct", reference="d")]  # fmt: skip
    assert [one.case.reference for one in about(*cases)] == ["c", "b", "d", "a"]


def test_counts_are_the_lengths_of_lists() -> None:
    found = about(
        case_of("asked 1 Sep, came 11 Sep", reference="a"),
        case_of("asked 1 Sep, came 21 Sep", reference="b"),
        case_of("asked 7 Nov, came 14 Nov", reference="c"),
        case_of("asked 8 Nov", reference="d"),
        case_of("came 8 Nov", reference="e"),
    )
    week_ago = AS_OF - timedelta(weeks=1)
    assert [one.case.reference for one in answered(found)] == ["a", "b", "c"]
    assert median_wait(found) == 10.0
    assert [one.case.reference for one in answered_between(found, week_ago, AS_OF)] == ["c"]
    assert [one.case.reference for one in asked_between(found, week_ago, AS_OF)] == ["d"]
    assert [one.case.reference for one in in_state(found, *OPEN)] == ["d"]
    assert median_wait(()) is None
    assert list(by_agency(found)) == ["health"]


DAYS = st.integers(0, 120)


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=6), st.integers(49, 300))
def test_another_piece_that_is_overdue_never_lowers_the_number(asked: list[tuple[int, int | None]], ago: int) -> None:
    cases = []
    for number, (on, came) in enumerate(asked):
        start = day("1 Aug 2016") + timedelta(days=on)
        steps = [Event("advice_requested:health", start)]
        steps += [Event("advice_received:health", start + timedelta(days=came))] if came is not None else []
        cases.append(case_of("", *steps, reference=f"CW{number}"))
    late = case_of("", Event("advice_requested:health", AS_OF - timedelta(days=ago)), reference="late")
    before, after = about(*cases), about(*cases, late)
    number = len(in_state(before, AdviceState.OVERDUE))
    assert len(in_state(after, AdviceState.OVERDUE)) == number + 1
    assert sum(len(in_state(after, state)) for state in AdviceState) == len(after)
    assert sum(map(len, by_agency(after).values())) == len(after)

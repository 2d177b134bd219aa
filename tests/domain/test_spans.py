from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day, events
from tests.domain.made import a_timeline
from tests.domain.worked import a_child, cases, on
from transfer_cli.domain.books import balance
from transfer_cli.domain.case import Case, Document, LeftReason
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.spans import Span, spans
from transfer_cli.domain.timeline import timeline

AS_OF = day("Thu 19 Jan 2017")


def span_of(case: Case) -> Span:
    (found,) = spans([timeline(case, Settings("Testshire"), AS_OF)])
    return found


@pytest.mark.parametrize(
    ("steps", "asked", "is_open"),
    cases("""
        why                                   | steps                                      | on           | open
        nothing happened                      |                                            | 3 Oct 2016   | yes
        before the plan                       | plan 30 Sep 2016                           | 29 Sep 2016  | yes
        on the day of the plan                | plan 30 Sep 2016                           | 30 Sep 2016  | no
        told of no plan                       | no plan 30 Sep 2016                        | 1 Oct 2016   | no
        born on that day                      |                                            | 4 May 2008   | yes
        not born yet                          |                                            | 3 May 2008   | no
    """),
)
def test_open_at_the_end_of_a_day(steps: str, asked: str, is_open: str) -> None:
    assert span_of(a_child(steps)).is_open_on(day(asked)) is (is_open == "yes")


def test_who_moved_here_came_on_the_day_of_the_move() -> None:
    found = span_of(a_child(moved_in_on=day("Wed 28 Sep 2016")))
    assert found.came_within(day("Tue 27 Sep 2016"), day("Wed 28 Sep 2016"))
    assert not found.came_within(day("Wed 28 Sep 2016"), AS_OF)


def test_who_left_ended_on_that_day_and_never_before_coming() -> None:
    left = a_child(left_on=day("Thu 29 Sep 2016"), left_reason=LeftReason.MOVED_OUT)
    assert span_of(left).ended_within(day("Wed 28 Sep 2016"), day("Thu 29 Sep 2016"))
    muddled = a_child(left_on=day("Thu 29 Sep 2016"), moved_in_on=day("Mon 3 Oct 2016"))
    assert span_of(muddled).ended_on == day("Mon 3 Oct 2016")


def test_learning_difficulty_assessments_and_whoever_is_not_here_stand_apart() -> None:
    lda = on("19 Jan 2017", document=Document.LDA, date_of_birth=day("Mon 4 May 1998"))
    assert spans([lda, a_timeline(in_scope=False)]) == ()
    assert len(spans([lda], frozenset({Document.LDA}))) == 1


def test_a_decision_against_a_plan_stands_until_the_plan_comes() -> None:
    found = span_of(a_child("no plan 30 Sep 2016, plan 12 Dec 2016"))
    assert found.ended_on == day("Fri 30 Sep 2016")
    assert found.way_by(day("Sun 11 Dec 2016")) == Stage.NO_PLAN
    assert found.way_by(day("Mon 12 Dec 2016")) == Stage.TRANSFERRED


DAYS = st.integers(0, 900).map(lambda n: day("Mon 1 Sep 2014") + timedelta(days=n))


@st.composite
def children(draw: st.DrawFn) -> Case:
    steps = {
        name: draw(DAYS).isoformat()
        for name in draw(st.sets(st.sampled_from(("plan_issued", "no_plan_notified", "draft_served"))))
    }
    return a_child(
        events=events(**steps),
        moved_in_on=draw(st.none() | DAYS),
        left_on=draw(st.none() | DAYS),
        left_reason=draw(st.none() | st.sampled_from(LeftReason)),
    )


@given(st.lists(children(), max_size=6), DAYS, st.integers(1, 500))
def test_the_books_of_any_period_are_those_of_the_weekly_report(cases: list[Case], after: object, length: int) -> None:
    assert isinstance(after, type(AS_OF))
    cases = [replace(case, reference=f"CW{number:04}") for number, case in enumerate(cases)]
    until = after + timedelta(days=length)
    then, now = ([timeline(case, Settings("Testshire"), one) for case in cases] for one in (after, until))
    found, books = spans(now), balance([t for t in then if t.in_scope], [t for t in now if t.in_scope])
    came = sum(span.came_within(after, until) for span in found)
    ended = sum(span.ended_within(after, until) for span in found)
    opening, closing = (sum(span.is_open_on(one) for span in found) for one in (after, until))
    assert opening + came - ended == closing
    assert closing == books.closing

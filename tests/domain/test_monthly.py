from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.test_spans import children
from tests.domain.worked import SETTINGS, STARTED, a_child, cases, on
from transfer_cli.domain.case import Case, Document, LeftReason
from transfer_cli.domain.monthly import Month, expected, months, planned_end
from transfer_cli.domain.progress import progress
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timeline

AS_OF = day("Mon 3 Oct 2016")
FIRST = day("Mon 1 Aug 2016")


def counted(*found: Case, first: Any = FIRST, as_of: Any = AS_OF) -> tuple[Month, ...]:
    named = (replace(case, reference=f"CW{n:04}") for n, case in enumerate(found))
    return months(spans([timeline(case, SETTINGS, as_of) for case in named]), first, as_of)


def test_each_month_of_a_small_caseload() -> None:
    earlier = a_promise("Mon 4 Apr 2016", promised_on="Mon 7 Mar 2016")
    found = counted(
        a_child("plan 30 Aug 2016", first_promise=earlier),
        a_child("no plan 1 Sep 2016"),
        a_child(left_on=day("Fri 30 Sep 2016"), left_reason=LeftReason.MOVED_OUT),
        a_child(moved_in_on=day("Mon 3 Oct 2016")),
        a_child(),
    )
    assert [
        (m.until, m.opening, len(m.came_in), len(m.transferred), len(m.no_plan), len(m.left), m.closing, m.concluded)
        for m in found
    ] == [
        (day("Wed 31 Aug 2016"), 4, 0, 1, 0, 0, 3, 1),
        (day("Fri 30 Sep 2016"), 3, 0, 0, 1, 1, 1, 2),
        (AS_OF, 1, 1, 0, 0, 0, 2, 2),
    ]
    assert [m.percent for m in found] == [25.0, 66.7, 50.0]
    assert [m.promised for m in found] == [1, 2, 2]


def test_without_a_schedule_nothing_was_promised_and_nobody_is_no_percentage() -> None:
    assert [(m.promised, m.percent) for m in counted()] == [(None, None)] * 3
    assert counted(a_child(), first=day("Tue 1 Nov 2016")) == ()


@given(st.lists(children(), max_size=5))
def test_the_months_add_up_and_follow_each_other(found: list[Case]) -> None:
    made = counted(*found, first=day("Mon 1 Sep 2014"), as_of=day("Thu 19 Jan 2017"))
    for before, month in pairwise(made):
        assert before.closing == month.opening
    for month in made:
        out = len(month.transferred) + len(month.no_plan) + len(month.left)
        assert month.opening + len(month.came_in) - out == month.closing
    named = [replace(case, reference=f"CW{n:04}") for n, case in enumerate(found)]
    now = progress([timeline(case, SETTINGS, made[-1].until) for case in named], SETTINGS, made[-1].until)
    assert (made[-1].closing, made[-1].concluded) == (now.children.open, now.children.concluded)


@pytest.mark.parametrize(
    ("steps", "starts", "expected_end"),
    cases("""
        why                                     | steps                             | scheduled    | end
        nobody has said                         |                                   |              | -
        scheduled                               |                                   | 7 Nov 2016   | 12 Mar 2017
        scheduled for a day that cannot be kept |                                   | 5 Sep 2016   | 19 Feb 2017
        under way                               | notice 12 Sep 2016, began 26 Sep 2016 |            | 29 Jan 2017
        overdue                                 | notice 4 Jan 2016, began 18 Jan 2016  |            | -
        noticed                                 | notice 12 Sep 2016                | 7 Nov 2016   | 29 Jan 2017
    """),
)
def test_when_the_plan_is_to_be_made(steps: str, starts: str, expected_end: str) -> None:
    promise = a_promise(starts) if starts else None
    found = planned_end(on("3 Oct 2016", steps, promise=promise))
    assert found == (None if expected_end == "-" else day(expected_end))


def test_what_can_be_expected_is_the_lower_of_plan_and_pace() -> None:
    done = [a_child("plan 30 Sep 2016", reference=f"D{n}") for n in range(2)]
    waiting = [
        a_child(STARTED, reference="A"),
        a_child(reference="B"),
        a_child(reference="C", promise=a_promise("Mon 4 Dec 2017")),
        a_child(reference="D", document=Document.NON_STATUTORY),
    ]
    derived = [timeline(case, SETTINGS, AS_OF) for case in (*done, *waiting)]
    found = expected(derived, progress(derived, SETTINGS, AS_OF))
    assert [t.case.reference for t in found.remaining] == ["A", "B", "C"]
    assert [t.case.reference for t in found.by_plan] == ["A"]
    assert (found.by_pace, found.to_give) == (3, 1)
    nobody = expected([], progress([], SETTINGS, day("Mon 2 Apr 2018")))
    assert (nobody.to_give, nobody.by_pace) == (0, 0)


@pytest.mark.parametrize(
    ("promised", "concluded", "said"),
    [(None, 3, None), (372, 328, "behind by 44"), (3, 1003, "ahead by 1,000"), (5, 5, "as promised")],
)
def test_what_was_done_is_said_against_what_was_promised(promised: int | None, concluded: int, said: str) -> None:
    (found,) = months((), day("Mon 1 Aug 2016"), day("Wed 31 Aug 2016"))
    assert replace(found, promised=promised, concluded=concluded).against_promise == said

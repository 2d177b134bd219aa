"""How often promised weeks moved, and who sits on the last week that keeps the law."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_timeline, due
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import Document
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Basis, Kind, Stage, Timeline
from transfer_cli.domain.redated import OnLastDay, moved_there, moves_between, on_last_day, promised, redated
from transfer_cli.reports.slippage import last_week_summary

FIRST = day("Mon 5 Sep 2016")
LAST = day("Mon 20 Nov 2017")


def schedule(number: int, **weeks: str) -> RecordedSchedule:
    """The schedule of a day, that many weeks after the first, by reference."""
    starts = tuple(NewStart(reference, day(week), day(week), None, FIRST, LAST) for reference, week in weeks.items())
    on = FIRST + timedelta(weeks=number)
    return RecordedSchedule(number, on, datetime(2016, 9, 5, tzinfo=UTC), number, "schedule", NewSchedule(True, starts))


SCHEDULES = (
    schedule(0, a="Mon 10 Oct 2016", b="Mon 10 Oct 2016", c="Mon 20 Nov 2017"),
    schedule(1, a="Mon 10 Oct 2016", b="Mon 7 Nov 2016", c="Mon 20 Nov 2017"),
    schedule(2, b="Mon 20 Nov 2017", c="Mon 20 Nov 2017"),
    schedule(3, a="Mon 3 Oct 2016", b="Mon 20 Nov 2017", c="Mon 20 Nov 2017"),
)


def moves(reference: str) -> list[tuple[str, str, str, bool]]:
    of = promised(SCHEDULES)[reference].moves
    return [(f"{m.on:%d %b}", f"{m.was:%d %b}", f"{m.to:%d %b}", m.is_later) for m in of]


def test_every_move_is_told() -> None:
    assert moves("a") == [("26 Sep", "10 Oct", "03 Oct", False)]
    assert moves("b") == [("12 Sep", "10 Oct", "07 Nov", True), ("19 Sep", "07 Nov", "20 Nov", True)]
    assert moves("c") == []


def test_open_cases_alone_are_counted() -> None:
    of = promised(SCHEDULES)
    cases = [a_timeline(reference="a"), a_timeline(reference="b", stage=Stage.TRANSFERRED), a_timeline(reference="c"),
             a_timeline(reference="never")]  # fmt: skip
    assert [t.case.reference for t in redated(cases, of)] == ["a"]


BEGIN_BY = "Sat 25 Nov 2017"
CALENDAR = Calendar(ENGLAND_TERMS)


def still_to_begin(reference: str, begin_by: str | None = BEGIN_BY, **changes: Any) -> Timeline:
    """By the law, to begin by that day; None = the law asks for no day any more."""
    law = due(Kind.CONCLUDE_BY, "Sat 31 Mar 2018", latest_start=day(begin_by) if begin_by else None)
    plan = due(Kind.CONCLUDE_BY, "Fri 21 Jul 2017", latest_start=day("Fri 17 Mar 2017"), basis=Basis.LOCAL)
    return a_timeline(reference=reference, obligations=(plan, law), **changes)


def listed(*cases: Timeline) -> list[str]:
    return [one.timeline.case.reference for one in on_last_day(cases, promised(SCHEDULES), CALENDAR)]


def test_whoever_was_moved_to_the_last_week_stands_first() -> None:
    found = on_last_day([still_to_begin(name) for name in "abc"], promised(SCHEDULES), CALENDAR)
    assert [one.timeline.case.reference for one in found] == ["b", "c"]
    assert [one.timeline.case.reference for one in moved_there(found)] == ["b"]


@pytest.mark.parametrize(
    ("case", "sits"),
    [
        pytest.param(still_to_begin("c"), True, id="the last week"),
        pytest.param(still_to_begin("c", as_of=LAST), True, id="on its first day"),
        pytest.param(still_to_begin("c", as_of=LAST + timedelta(days=1)), False, id="the week has gone by"),
        pytest.param(still_to_begin("c", overdue=True), False, id="past the law"),
        pytest.param(still_to_begin("c", "Fri 17 Nov 2017"), False, id="later than the law"),
        pytest.param(still_to_begin("c", "Mon 27 Nov 2017"), False, id="a later week would do"),
        pytest.param(still_to_begin("c", None), False, id="the law sets no day"),
        pytest.param(still_to_begin("b", begins_on=day("Mon 26 Sep 2016")), False, id="begun"),
        pytest.param(still_to_begin("c", in_scope=False), False, id="not in scope"),
        pytest.param(still_to_begin("never"), False, id="never scheduled"),
    ],
)
def test_who_sits_on_the_last_week_that_keeps_the_law(case: Timeline, *, sits: bool) -> None:
    assert listed(case) == ([case.case.reference] if sits else [])


def test_holidays_make_an_earlier_week_the_last() -> None:
    """From Mon 23 to Fri 27 October 2017 is half term: nobody can begin then, up to whatever day it would do."""
    before = schedule(4, c="Mon 16 Oct 2017")
    for begin_by, last in (("Sun 29 Oct 2017", True), ("Mon 30 Oct 2017", False)):
        found = on_last_day([still_to_begin("c", begin_by)], promised([before]), CALENDAR)
        assert bool(found) == last


def test_a_review_counted_apart_is_named() -> None:
    lda = OnLastDay(still_to_begin("c", document=Document.LDA), promised(SCHEDULES)["c"])
    assert "1 learning difficulty assessment is among these cases" in last_week_summary([lda])


@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), max_size=6))
def test_moves_of_weeks_add_up(histories: list[list[int]]) -> None:
    weeks = [f"{day('Mon 10 Oct 2016') + timedelta(weeks=n):%d %b %Y}" for n in range(4)]
    made = [schedule(number, a=weeks[a], b=weeks[b]) for number, (a, b) in enumerate(histories)]
    of = promised(made)
    every = sum(len(one.moves) for one in of.values())
    ends = [FIRST + timedelta(weeks=number - 1) for number in range(len(made) + 1)]
    parts = [moves_between(of, one, other) for one, other in pairwise(ends)]
    assert sum(map(len, parts)) == every
    assert every == sum(one[n] != other[n] for one, other in pairwise(histories) for n in (0, 1))

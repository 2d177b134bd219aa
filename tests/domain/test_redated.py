"""How often promised weeks moved, and who sits on the last week that keeps the law."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_timeline
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.redated import moved_there, moves_between, on_last_day, promised, redated

FIRST = day("Mon 5 Sep 2016")
LAST = day("Mon 6 Nov 2017")


def schedule(number: int, **weeks: str) -> RecordedSchedule:
    """The schedule of a day, that many weeks after the first, by reference."""
    starts = tuple(NewStart(reference, day(week), day(week), None, FIRST, LAST) for reference, week in weeks.items())
    on = FIRST + timedelta(weeks=number)
    return RecordedSchedule(number, on, datetime(2016, 9, 5, tzinfo=UTC), number, "schedule", NewSchedule(True, starts))


SCHEDULES = (
    schedule(0, a="Mon 10 Oct 2016", b="Mon 10 Oct 2016", c="Mon 6 Nov 2017"),
    schedule(1, a="Mon 10 Oct 2016", b="Mon 7 Nov 2016", c="Mon 6 Nov 2017"),
    schedule(2, b="Mon 6 Nov 2017", c="Mon 6 Nov 2017"),
    schedule(3, a="Mon 3 Oct 2016", b="Mon 6 Nov 2017", c="Mon 6 Nov 2017"),
)


def moves(reference: str) -> list[tuple[str, str, str, bool]]:
    of = promised(SCHEDULES)[reference].moves
    return [(f"{m.on:%d %b}", f"{m.was:%d %b}", f"{m.to:%d %b}", m.is_later) for m in of]


def test_every_move_is_told() -> None:
    assert moves("a") == [("26 Sep", "10 Oct", "03 Oct", False)]
    assert moves("b") == [("12 Sep", "10 Oct", "07 Nov", True), ("19 Sep", "07 Nov", "06 Nov", True)]
    assert moves("c") == []


def test_open_cases_alone_are_counted() -> None:
    of = promised(SCHEDULES)
    cases = [a_timeline(reference="a"), a_timeline(reference="b", stage=Stage.TRANSFERRED), a_timeline(reference="c"),
             a_timeline(reference="never")]  # fmt: skip
    assert [t.case.reference for t in redated(cases, of)] == ["a"]


def test_whoever_was_moved_to_the_last_week_stands_first() -> None:
    of = promised(SCHEDULES)
    cases = [a_timeline(reference=name) for name in "abc"]
    begun = a_timeline(reference="b", begins_on=day("Mon 26 Sep 2016"))
    found = on_last_day(cases, of)
    assert [one.timeline.case.reference for one in found] == ["b", "c"]
    assert [one.timeline.case.reference for one in moved_there(found)] == ["b"]
    assert on_last_day([begun, a_timeline(reference="never"), a_timeline(reference="c", in_scope=False)], of) == ()


def test_without_a_lawful_week_every_week_is_the_last() -> None:
    start = NewStart("a", FIRST, FIRST, None, None, None)
    none_left = RecordedSchedule(
        1, FIRST, datetime(2016, 9, 5, tzinfo=UTC), 1, "schedule", NewSchedule(False, (start,))
    )
    assert promised([none_left])["a"].is_last_week


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

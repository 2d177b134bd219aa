"""Weeks kept free before each last one, and those that are protected when some must be late."""

from __future__ import annotations

import pytest

from tests.builders import day
from tests.domain.schedule.cases import a_mover, a_settled_case, schedule_of
from transfer_cli.domain.calendar import Term
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.settings import Capacity, Officer, PlanGroup, Scheduling, Settings


def buffers(capacity: int, weeks: int) -> list[int | None]:
    """Of four movers whose notice can go by post for three weeks, the last of them in that of 10 Oct 2016."""
    settings = Settings("A", capacity=Capacity(capacity), scheduling=Scheduling(buffer_weeks=weeks))
    return [start.buffer for start in schedule_of(*(a_mover(f"CW000{n}") for n in range(4)), settings=settings).starts]


@pytest.mark.parametrize(
    ("capacity", "weeks", "expected"),
    [(4, 0, [2, 2, 1, 1]), (4, 1, [2, 2, 1, 1]), (4, 2, [2, 2, 2, 2]), (4, 9, [2, 2, 2, 2]), (2, 2, [2, 2, 1, 1])],
)
def test_as_much_buffer_as_asked_for_and_as_all_still_fit_with(
    capacity: int, weeks: int, expected: list[int | None]
) -> None:
    assert buffers(capacity, weeks) == expected


def test_what_is_late_has_no_buffer_and_none_is_kept_when_not_all_fit() -> None:
    settings = Settings("A", capacity=Capacity(1), scheduling=Scheduling(buffer_weeks=2))
    schedule = schedule_of(*(a_mover(f"CW000{n}") for n in range(6)), a_mover("CW0009"), settings=settings)
    assert not schedule.feasible
    assert [start.buffer for start in schedule.late] == [None] * len(schedule.late)


def test_what_is_too_late_takes_no_buffer_from_the_others() -> None:
    settings = Settings("A", capacity=Capacity(4), scheduling=Scheduling(buffer_weeks=60))
    schedule = schedule_of(a_mover("CW0001"), a_settled_case("CW0002"), settings=settings, as_of=day("Mon 3 Oct 2016"))
    assert [(start.window.reference, start.late) for start in schedule.starts] == [("CW0001", True), ("CW0002", False)]


def test_nobody_is_left_without_a_week_for_the_sake_of_the_post() -> None:
    """J Price is there only in the week too soon for the post, S Kaur only in the next, and has a review too late."""
    weeks = [(day("Mon 17 Oct 2016"), day("Fri 21 Oct 2016")), (day("Mon 24 Oct 2016"), day("Fri 28 Oct 2016"))]
    officers = (Officer("J Price", 1, absent=(weeks[1],)), Officer("S Kaur", 1, absent=(weeks[0],)))
    settings = Settings("A", officers=officers, terms=(Term("autumn", weeks[0][0], weeks[1][1]),))
    cases = [a_mover("CW0001", officer="S Kaur"), a_settled_case("CW0002")]
    schedule = schedule_of(*cases, settings=settings, as_of=day("Mon 3 Oct 2016"))
    assert [(start.window.reference, start.officer) for start in schedule.starts] == [
        ("CW0002", "J Price"),
        ("CW0001", "S Kaur"),
    ]
    assert [start.window.reference for start in schedule.by_hand] == ["CW0002"]


def late_in(schedule: Schedule) -> set[str]:
    return {start.window.reference for start in schedule.late}


def test_children_in_care_and_those_who_change_phase_are_late_last() -> None:
    """The plan asks seven to begin in the four weeks until 10 Oct 2016, one a week: three are late."""
    plan = (PlanGroup("2016/17", 2016, start_by=day("Fri 14 Oct 2016")),)
    cases = [
        a_settled_case("CW0001"),
        a_settled_case("CW0002", priority=("looked_after",)),
        a_mover("CW0003"),
        a_settled_case("CW0004"),
        a_settled_case("CW0005", priority=("custody",)),
        a_settled_case("CW0006", priority=("tribunal",)),
        a_settled_case("CW0007"),
    ]
    settings = Settings("A", capacity=Capacity(1), plan=plan)
    assert late_in(schedule_of(*cases, settings=settings)) == {"CW0001", "CW0004", "CW0007"}
    others = Settings("A", capacity=Capacity(1), plan=plan, scheduling=Scheduling(protect={"tribunal": 9}))
    assert "CW0006" not in late_in(schedule_of(*cases, settings=others))
    assert len(late_in(schedule_of(*cases, settings=others))) == 3


def test_of_those_who_are_late_the_protected_begin_first() -> None:
    gone = [a_mover(f"CW000{n}", priority=("custody",) if n == 5 else ()) for n in range(6)]
    schedule = schedule_of(*gone, as_of=day("Mon 17 Oct 2016"))
    assert schedule.starts[0].window.reference == "CW0005"

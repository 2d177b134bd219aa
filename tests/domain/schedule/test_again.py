"""An earlier schedule taken again as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.builders import day
from tests.domain.schedule.cases import ONE_A_WEEK, START, a_mover, a_settled_case
from tests.domain.schedule.recorded import a_start, calendar_of, derived
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import NewSchedule
from transfer_cli.domain.schedule.plan import plan
from transfer_cli.domain.settings import Capacity, Officer, PlanGroup, Settings
from transfer_cli.solver import most_in_time

WEEKS = [day(monday) for monday in ("Mon 19 Sep 2016", "Mon 26 Sep 2016", "Mon 3 Oct 2016", "Mon 10 Oct 2016")]
"""In which movers can begin in time."""
LATER = [day(monday) for monday in ("Mon 17 Oct 2016", "Mon 31 Oct 2016", "Mon 7 Nov 2016")]
Found = dict[str, tuple[date | None, str | None]]


def again(before: Found, cases: Sequence[Case], settings: Settings = ONE_A_WEEK) -> Found:
    starts = (a_start(reference, week, officer) for reference, (week, officer) in before.items() if week)
    schedule = NewSchedule(False, tuple(starts))
    found = plan(derived(cases, settings, START), settings, calendar_of(settings), START, most_in_time, again=schedule)
    return {
        start.window.reference: (week.monday if (week := found.week_of(start)) else None, start.officer)
        for start in found.starts
    }


def movers(*numbers: int) -> list[Case]:
    return [a_mover(f"M{n}") for n in numbers]


def at(weeks: Sequence[date], *references: str) -> Found:
    return {reference: (week, None) for reference, week in zip(references, weeks, strict=True)}


def test_who_was_late_is_late_again_though_others_would_be_by_the_rules() -> None:
    before = at([*WEEKS, *LATER], "M6", "M5", "M4", "M3", "M2", "M1", "M0")
    assert again(before, movers(0, 1, 2, 3, 4, 5, 6)) == before


def test_lateness_is_not_brought_back_where_all_can_be_in_time() -> None:
    before = at([WEEKS[0], LATER[0]], "M1", "M2")
    assert again(before, movers(1, 2)) == at([WEEKS[0], WEEKS[1]], "M1", "M2")


def test_nothing_is_held_that_leaves_others_no_room_in_time() -> None:
    """Two that can wait had the first two weeks; three movers have come since, and four weeks are all they have."""
    before = at(WEEKS[:2], "S1", "S2")
    cases = [a_settled_case("S1"), a_settled_case("S2"), *movers(1, 2, 3)]
    found = again(before, cases)
    assert all(week and week <= WEEKS[-1] for reference, (week, _) in found.items() if reference[0] == "M")


def test_where_they_meet_without_room_any_more_they_are_planned_anew_and_the_others_stay() -> None:
    before = at([WEEKS[0], WEEKS[0], LATER[2]], "S1", "S2", "S3")
    found = again(before, [a_settled_case(f"S{n}") for n in (1, 2, 3)])
    assert found["S3"] == before["S3"]
    assert found["S1"] != found["S2"]


OFFICERS = Settings("A", officers=(Officer("Jo", 1), Officer("Al", 1)))


def test_of_officers_and_psychologists_only_those_who_meet_are_planned_anew() -> None:
    before: Found = {"S1": (LATER[0], "Jo"), "S2": (LATER[0], "Jo"), "S3": (LATER[0], "Al")}
    found = again(before, [a_settled_case(f"S{n}") for n in (1, 2, 3)], OFFICERS)
    assert found["S3"] == before["S3"]
    psychologists = Settings("A", capacity=Capacity(psychologist_assessments_per_week=1))
    cases = [a_settled_case("S1"), a_settled_case("S2"), a_settled_case("S3", priority=("no_psychologist",))]
    found = again(at([LATER[0]] * 3, "S1", "S2", "S3"), cases, psychologists)
    assert found["S3"] == (LATER[0], None)
    assert found["S1"] != found["S2"]


@pytest.mark.parametrize(
    ("week", "officer", "own"),
    [
        pytest.param(day("Mon 12 Sep 2016"), "Jo", None, id="the week has come too near"),
        pytest.param(day("Mon 24 Oct 2016"), "Jo", None, id="there is no school in it"),
        pytest.param(LATER[1], "K Smith", None, id="nobody of that name is an officer any more"),
        pytest.param(LATER[1], "Jo", "Al", id="the case is somebody else's now"),
        pytest.param(LATER[0], "Jo", None, id="the local plan begins later"),
    ],
)
def test_what_cannot_be_taken_again_is_planned(week: date, officer: str, own: str | None) -> None:
    group = PlanGroup("2016/17", 2016, start_from=LATER[1])
    settings = Settings("A", officers=OFFICERS.officers, plan=(group,))
    found = again({"S1": (week, officer)}, [a_settled_case("S1", officer=own), a_settled_case("S2")], settings)
    assert found["S1"] != (week, officer)
    assert found["S1"][0] in LATER[1:]


def test_one_that_is_not_to_begin_any_more_is_left_out() -> None:
    assert again(at(WEEKS[:2], "M1", "M2"), movers(2)) == at([WEEKS[1]], "M2")

"""Every move has its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_case, day
from tests.domain.schedule.cases import START, a_mover, a_settled_case, schedule_of
from tests.domain.schedule.instances import a_job, a_team, a_window
from transfer_cli.domain.calendar import Term
from transfer_cli.domain.case import Case, Promise
from transfer_cli.domain.schedule.moves import moves
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.schedule.room import Place
from transfer_cli.domain.settings import Capacity, Officer, PlanGroup, Scheduling, Settings
from transfer_cli.reports.schedule import sentences

TWO = (Officer("J Price", 1), Officer("S Kaur", 1))


def promised(week: str, officer: str | None = None) -> Promise:
    return Promise(day(week), day(week), officer, START, 1)


def why(schedule: Schedule, reference: str = "CW0001") -> str:
    return next(move.why for move in schedule.moves if move.reference == reference)


def with_others(case: Case, count: int, **settings: object) -> Schedule:
    """The case beside movers that must begin soon."""
    others = (a_mover(f"CW9{n:03}", setting_name=f"School {n}") for n in range(count))
    return schedule_of(case, *others, settings=Settings("A", **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("schedule", "reason"),
    [
        (
            schedule_of(a_settled_case("CW0001", promise=promised("Mon 12 Sep 2016"))),
            "Its week has come too near for two weeks' notice, and no notice is recorded.",
        ),
        (
            schedule_of(a_settled_case("CW0001", promise=promised("Mon 24 Oct 2016"))),
            "There is no school in its week any more.",
        ),
        (
            schedule_of(
                a_settled_case("CW0001", promise=promised("Mon 10 Oct 2016")),
                settings=Settings("A", plan=(PlanGroup("2016/17", 2016, start_from=day("Mon 9 Jan 2017")),)),
            ),
            "The local plan lets it begin no sooner than its new window.",
        ),
        (
            schedule_of(a_mover("CW0001", promise=promised("Mon 9 Jan 2017"))),
            "It has to begin by 12 Oct 2016 to be concluded by 14 Feb 2017.",
        ),
        (
            schedule_of(a_settled_case("CW0001", promise=promised("Mon 19 Sep 2016"))),
            "Its notice can no longer arrive in time by post.",
        ),
        (
            with_others(a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016")), 4, capacity=Capacity(1)),
            "In its week 1 review begin instead, and there is room for 1 with the team.",
        ),
        (
            with_others(
                a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016")), 4, capacity=Capacity(open_reviews=4)
            ),
            "In its week there would be too many reviews open with the team.",
        ),
        (
            with_others(
                a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016")),
                4,
                capacity=Capacity(panel_dates_per_month=1, panel_cases_per_date=2, panel_weeks_after_start=0),
            ),
            "In its week there would be too many cases for the month's panel of the team.",
        ),
        (
            with_others(
                a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016")),
                4,
                capacity=Capacity(psychologist_assessments_per_week=1),
            ),
            "In its week 1 review begin instead, and there is room for 1 with the educational psychologists.",
        ),
        (
            schedule_of(
                a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016", "T Okafor")),
                settings=Settings("A", officers=TWO),
            ),
            "T Okafor is no longer among the officers.",
        ),
        (
            schedule_of(
                a_settled_case("CW0001", officer="S Kaur", promise=promised("Mon 3 Oct 2016", "J Price")),
                settings=Settings("A", officers=TWO),
            ),
            "The case has passed from J Price to S Kaur.",
        ),
        (
            schedule_of(
                a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016", "J Price")),
                settings=Settings(
                    "A",
                    officers=(Officer("J Price", 1, absent=((day("Sat 1 Oct 2016"), day("Sun 9 Oct 2016")),)), TWO[1]),
                ),
            ),
            "J Price has no room in its week.",
        ),
        (
            schedule_of(
                a_settled_case("CW0001", promise=promised("Mon 17 Oct 2016")),
                settings=Settings("A", terms=(Term("autumn", day("Mon 5 Sep 2016"), day("Fri 7 Oct 2016")),)),
                as_of=day("Mon 10 Oct 2016"),
            ),
            "No week with room is left in the known terms.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reason(schedule: Schedule, reason: str) -> None:
    assert why(schedule) == reason


def test_a_late_review_that_can_begin_sooner() -> None:
    late = a_mover("CW0001", promise=promised("Mon 9 Jan 2017"))
    assert why(schedule_of(late, as_of=day("Mon 3 Oct 2016"))) == "It is late already, and can begin sooner."


def test_an_officer_who_is_full_is_named() -> None:
    """J Price's own case must begin in the promised week of another, which S Kaur then takes."""
    settings = Settings("A", officers=(Officer("J Price", 1), Officer("S Kaur", 1)))
    own = [a_mover(f"CW900{n}", officer="J Price", setting_name=f"School {n}") for n in range(4)]
    schedule = schedule_of(
        a_settled_case("CW0001", promise=promised("Mon 3 Oct 2016", "J Price")), *own, settings=settings
    )
    assert why(schedule) == "In its week 1 review begin instead, and there is room for 1 with J Price."
    move = schedule.moves[0]
    assert (move.before, move.officer, move.is_of_week, schedule.moved) == ("J Price", "S Kaur", False, ())


def test_first_promise_last_and_new_week_are_kept() -> None:
    first = Promise(day("Mon 26 Sep 2016"), day("Mon 26 Sep 2016"), None, date(2016, 8, 1), 1)
    case = a_mover("CW0001", first_promise=first, promise=promised("Mon 9 Jan 2017"))
    move = schedule_of(case).moves[0]
    assert (move.first, move.previous, move.week) == (
        day("Mon 26 Sep 2016"), day("Mon 9 Jan 2017"), day("Mon 26 Sep 2016"),
    )  # fmt: skip


def test_what_a_preference_moves_says_so_and_keeps_the_change_budget() -> None:
    """Two reviews would each rather have the other's month; there is room in both."""
    january, march = promised("Mon 9 Jan 2017"), promised("Mon 6 Mar 2017")
    reviews = {"setting_name": "", "home_address": ()}
    cases = [
        a_settled_case("CW0001", promise=january, last_annual_review=day("Mon 7 Mar 2016"), **reviews),
        a_settled_case("CW0002", promise=march, last_annual_review=day("Mon 11 Jan 2016"), **reviews),
    ]
    for budget, moved in ((0, 0), (1, 1), (2, 2)):
        settings = Settings("A", capacity=Capacity(1), scheduling=Scheduling(change_budget=budget))
        schedule = schedule_of(*cases, settings=settings)
        assert len(schedule.moved) == moved
        assert all(move.by_choice for move in schedule.moves)
    assert why(schedule) == "Another week or officer meets more of what families prefer."


def test_what_must_move_uses_the_change_budget_before_any_preference() -> None:
    """One promised week is gone; the other review would rather begin in the month of its annual review."""
    cases = [
        a_settled_case("CW0001", promise=promised("Mon 12 Sep 2016"), setting_name="", home_address=()),
        a_settled_case(
            "CW0002", promise=promised("Mon 6 Mar 2017"), last_annual_review=day("Mon 11 Jan 2016"),
            setting_name="", home_address=(),
        ),
    ]  # fmt: skip
    for budget, moved, by_choice in ((0, 1, 0), (1, 1, 0), (2, 2, 1)):
        settings = Settings("A", capacity=Capacity(1), scheduling=Scheduling(change_budget=budget))
        schedule = schedule_of(*cases, settings=settings)
        assert (len(schedule.moved), sum(move.by_choice for move in schedule.moves)) == (moved, by_choice), budget
        assert any("[SCH008]" in note for note in sentences(schedule)) is (budget < moved), budget


def test_a_move_that_only_all_together_explain() -> None:
    """There would be room for it where it was, so no single limit says why."""
    team = a_team([2, 2, 2])
    window = a_window(a_job(0, 2, reference="CW0001"), team)
    case = replace(window.case, promise=promised("Mon 12 Sep 2016"))
    made = moves([replace(window, case=case)], {"CW0001": Place(2, None)}, team, 0, frozenset())
    assert [move.why for move in made] == ["Only so do all others find their places in time."]


def test_what_has_not_moved_is_not_listed() -> None:
    schedule = schedule_of(a_settled_case("CW0001", promise=promised("Mon 9 Jan 2017")), a_case(reference="CW0002"))
    assert (schedule.moves, schedule.moved) == ((), ())

"""How much more could begin in each week beside all that is planned."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.schedule.cases import a_settled_case, schedule_of
from tests.domain.schedule.instances import a_room, a_team
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.room import Block, Limits, Place
from transfer_cli.domain.schedule.spare import first_free, free_weeks, room_by_week
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.reports.schedule_tables import load_by_week

JO, AL = 0, 1


def room(limits: Limits, *places: Place, all_assessed: bool = False) -> list[int | None]:
    return list(room_by_week(places, limits, all_assessed=all_assessed))


def test_starts_a_week() -> None:
    assert room(a_team([2, None, 0, 1]), Place(0, None)) == [2, None, 0, 1]


def test_reviews_open_at_once() -> None:
    """Three can be open, and two are: one more in any week, and of a week with one there is room for two."""
    assert room(a_team([9, 9, 9], opened=3), Place(0, None), Place(1, None)) == [2, 2, 1]
    assert room(a_team([9, 9], opened=1), Place(0, None)) == [1, 0]


def test_the_months_panel() -> None:
    team = a_team([9, 9, 9])
    team = replace(team, ceiling=replace(team.ceiling, blocks=(Block(0, 1, 2), Block(2, 2, 1))))
    assert room(team, Place(0, None)) == [2, 1, 1]


def test_officers_together_under_the_ceiling() -> None:
    officers = [a_room([2, 2, 0], name="Jo"), a_room([1, 1, 1], opened=1, name="Al")]
    assert room(a_team([9, 9, 9], officers=officers), Place(0, JO), Place(0, AL)) == [3, 2, 0]
    assert room(a_team([2, 1, 9], officers=officers), Place(0, JO)) == [2, 1, 1]


def test_more_than_can_begin() -> None:
    assert room(a_team([1, 2]), Place(0, None), Place(0, None)) == [1, 2]
    away = [a_room([0], name="Jo"), a_room([1], name="Al")]
    assert room(a_team([None], officers=away), Place(0, JO)) == [1]


def test_psychologists_limit_a_week_if_all_need_one() -> None:
    team = replace(a_team([5, 5]), psychologist=a_room([1, 2]))
    at = Place(0, None, assessed=True)
    assert room(team, at, all_assessed=True) == [1, 2]
    assert room(team, at) == [5, 5]


def test_where_one_more_could_begin() -> None:
    officers = [a_room([1, 1, 1], name="Jo"), a_room([1, 1, 0], name="Al")]
    team = replace(a_team([2, 2, 2], officers=officers), psychologist=a_room([0, 1, 1]))
    free = free_weeks([Place(0, JO)], team)
    weeks = range(3)
    assert first_free(weeks, None, team, free, assessed=False) == Place(0, AL)
    assert first_free(weeks, JO, team, free, assessed=False) == Place(1, JO)
    assert first_free(weeks, None, team, free, assessed=True) == Place(1, JO, assessed=True)
    assert first_free(range(2, 3), AL, team, free, assessed=False) is None
    assert first_free(weeks, None, a_team([0, 1]), free_weeks([], a_team([0, 1])), assessed=True) == Place(
        1, None, True
    )


def test_the_room_of_a_week_is_what_the_checker_lets_begin() -> None:
    """Jo has three reviews open at most, so a week of hers is full long before her starts are."""
    settings = Settings("A", capacity=Capacity(3), officers=(Officer("Jo", 2, 3), Officer("Al", 1)))
    cases = [a_settled_case(f"CW{n:04}", officer="Jo" if n < 3 else None) for n in range(7)]
    made = schedule_of(*cases, settings=settings)
    places = {start.window.reference: start.place for start in made.starts if start.place}
    for number, week in enumerate(load_by_week(made)):
        fits = [
            not check({**places, "one more": Place(number, officer)}, [], made.limits, frozenset(places))[
                len(places) + 1 :
            ]
            for officer in (JO, AL)
        ]
        assert week.full == (not any(fits) or not week.school), week
    assert (load_by_week(made)[0].room, load_by_week(made)[0].room_by_starts) == (1, 3)

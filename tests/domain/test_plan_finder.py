"""How a family finds its turn, by year group and by a change ahead."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import day
from transfer_cli.domain.case import PhaseMove, SettingType
from transfer_cli.domain.local_plan import LocalPlan, windows_of
from transfer_cli.domain.plan_finder import Turn, turns_by_year, turns_on_moving
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import PlanGroup, Settings, Unless

AS_OF = day("Mon 3 Oct 2016")


def a_plan(*groups: PlanGroup, as_of: date = AS_OF) -> tuple[LocalPlan, Settings]:
    settings = Settings("Testshire", plan=groups)
    return windows_of(settings, as_of, ENGLAND), settings


def by_year(*groups: PlanGroup) -> dict[int, list[Turn]]:
    found: dict[int, list[Turn]] = {}
    for turn in turns_by_year(*a_plan(*groups)):
        found.setdefault(turn.year_group, []).append(turn)
    return found


def test_each_year_group_has_its_turn_or_the_law_s_last_day() -> None:
    found = by_year(PlanGroup("2016/17", 2016, year_groups=(9,), conclude_by=day("21 Jul 2017")))
    assert list(found) == list(range(-1, 15))
    (year_9,), (year_4,) = found[9], found[4]
    assert year_9.window is not None
    assert (year_9.settings, year_9.last_day) == ((), day("21 Jul 2017"))
    assert year_4.window is None
    assert year_4.last_day == day("31 Mar 2018")


def test_year_9_is_told_the_law_s_day_where_the_plan_has_a_later_one() -> None:
    found = by_year(PlanGroup("2016/17", 2016, year_groups=(9,), conclude_by=day("15 Dec 2017")))
    assert found[9][0].last_day == day("31 Aug 2017")
    assert found[9][0].begin_by == day("Fri 28 Apr 2017")


def test_a_plan_earlier_than_the_law_keeps_its_own_last_day_to_begin() -> None:
    found = by_year(PlanGroup("2016/17", 2016, year_groups=(9,), start_by=day("3 Mar 2017")))
    assert found[9][0].begin_by == day("3 Mar 2017")
    assert found[4][0].begin_by is None


def test_schools_that_the_plan_tells_apart_have_lines_of_their_own() -> None:
    special = PlanGroup("2016/17", 2016, year_groups=(9,), settings=("special",), conclude_by=day("30 Jun 2017"))
    but_home = Unless(settings=("home",))
    others = PlanGroup("2016/17", 2016, year_groups=(9,), unless=but_home, start_by=day("31 Mar 2017"))
    found = by_year(special, others)
    assert [turn.last_day for turn in found[9]] == [day("30 Jun 2017"), day("31 Aug 2017"), day("3 Aug 2017")]
    assert [turn.settings[0] for turn in found[9]] == [SettingType.SPECIAL, SettingType.HOME, SettingType.MAINSTREAM]
    assert [turn.settings for turn in found[4]] == [()]


def test_a_change_of_phase_has_a_day_for_each_september_to_come() -> None:
    plan, settings = a_plan(
        PlanGroup("2016/17", 2016, phase_moves=("primary_to_secondary",), conclude_by=day("31 Jan 2017")),
    )
    found = dict(turns_on_moving(plan, settings))
    assert list(found) == [move for move in PhaseMove if move != PhaseMove.NONE]
    days = {move: {year: turn.last_day for year, turn in turns.items()} for move, turns in found.items()}
    assert days[PhaseMove.PRIMARY_TO_SECONDARY] == {2017: day("31 Jan 2017"), 2018: day("14 Feb 2018")}
    assert days[PhaseMove.SCHOOL_TO_POST16] == {2017: day("30 Mar 2017"), 2018: day("30 Mar 2018")}


def test_a_day_of_the_law_that_is_gone_is_still_the_day_that_is_told() -> None:
    plan, settings = a_plan(as_of=day("1 Apr 2018"))
    moving = [turn for _, turns in turns_on_moving(plan, settings) for turn in turns.values()]
    assert {(turn.last_day, turn.past) for turn in moving} == {(day("31 Mar 2018"), True)}
    by_year_group = {(turn.last_day, turn.past) for turn in turns_by_year(plan, settings)}
    assert by_year_group == {
        (day("31 Mar 2018"), True), (day("31 Aug 2018"), False), (day("31 Aug 2017"), True),
    }  # fmt: skip


def test_a_change_of_this_september_is_late_whatever_the_plan_says() -> None:
    everybody = PlanGroup("2018/19", 2018, everyone_left=True, conclude_by=day("3 Jan 2019"))
    plan, settings = a_plan(everybody, as_of=day("20 Jul 2016"))
    found = dict(turns_on_moving(plan, settings))
    starting, leaving = found[PhaseMove.EARLY_YEARS_TO_SCHOOL], found[PhaseMove.SCHOOL_TO_POST16]
    assert (starting[2016].last_day, starting[2016].past) == (day("14 Feb 2016"), True)
    assert (starting[2017].last_day, starting[2017].past) == (day("14 Feb 2017"), False)
    assert (leaving[2016].last_day, leaving[2016].past) == (day("30 Mar 2016"), True)


@pytest.mark.parametrize(
    ("as_of", "past"), [("14 Feb 2016", False), ("15 Feb 2016", True)], ids=["on the day", "the day after"]
)
def test_a_day_is_gone_once_it_is_over(as_of: str, past: bool) -> None:
    found = dict(turns_on_moving(*a_plan(as_of=day(as_of))))
    assert found[PhaseMove.PRIMARY_TO_SECONDARY][2016].past is past


def test_a_guidance_day_that_is_gone_gives_way_to_the_law_s() -> None:
    plan, settings = a_plan(as_of=day("1 Sep 2016"))
    (year_10,) = (turn for turn in turns_by_year(plan, settings) if turn.year_group == 10)
    assert (year_10.last_day, year_10.past) == (day("31 Mar 2018"), False)


def test_the_authority_s_own_target_is_an_earlier_last_day_until_it_has_passed() -> None:
    settings = Settings("Testshire", deadline=day("15 Dec 2017"))
    for as_of, told in (("15 Dec 2017", "15 Dec 2017"), ("16 Dec 2017", "31 Mar 2018")):
        plan = windows_of(settings, day(as_of), ENGLAND)
        (year_4,) = (turn for turn in turns_by_year(plan, settings) if turn.year_group == 4)
        assert (year_4.last_day, year_4.past) == (day(told), False)

"""The authority's published plan: whom a group catches, and which days it asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.worked import cases
from transfer_cli.domain.calendar import Term
from transfer_cli.domain.case import Case, Document, Event, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import LocalPlan, windows_for, windows_of
from transfer_cli.domain.plan_group import catches, describe, matching
from transfer_cli.domain.settings import PlanGroup, Settings, Unless
from transfer_cli.domain.year_group import moves

AS_OF = day("Mon 5 Sep 2016")


def a_group(starts: int = 2016, **changes: Any) -> PlanGroup:
    return PlanGroup(academic_year=f"{starts}/{starts + 1 - 2000}", starts=starts, **changes)


def windows(*groups: PlanGroup, as_of: date = AS_OF, **settings: Any) -> LocalPlan:
    return windows_of(Settings("Testshire", plan=groups, **settings), as_of)


def on(text: str) -> date | None:
    return day(text) if text else None


@pytest.mark.parametrize(
    ("term", "start_by", "meet_by", "conclude_by", "asks"),
    cases("""
    why                     | term   | start by    | meet by     | conclude by | asks
    concluded by a day      |        |             |             | 21 Jul 2017 | at once, 18 Mar 2017, 21 Jul 2017
    begun by a day          |        | 26 Sep 2016 |             |             | at once, 26 Sep 2016, 29 Jan 2017
    met by a day            |        |             | 10 Oct 2016 |             | at once, 26 Sep 2016, 29 Jan 2017
    met, begun: the earlier |        | 19 Sep 2016 | 10 Oct 2016 |             | at once, 19 Sep 2016, 22 Jan 2017
    begun and concluded     |        | 26 Sep 2016 |             | 14 Feb 2017 | at once, 26 Sep 2016, 14 Feb 2017
    only the autumn term    | autumn |             |             |             | 5 Sep 2016, 16 Dec 2016, 20 Apr 2017
    only the spring term    | spring |             |             |             | 3 Jan 2017, 31 Mar 2017, 3 Aug 2017
    only the summer term    | summer |             |             |             | 18 Apr 2017, 21 Jul 2017, 23 Nov 2017
    only the academic year  |        |             |             |             | 1 Sep 2016, 31 Aug 2017, 3 Jan 2018
    """),
)  # fmt: skip
def test_days(term: str, start_by: str, meet_by: str, conclude_by: str, asks: str) -> None:
    group = a_group(
        term=term or None,
        start_by=on(start_by),
        meet_by=on(meet_by),
        conclude_by=on(conclude_by),
    )
    (found,) = windows(group)
    days = (found.start_from, found.start_by, found.conclude_by)
    assert ", ".join(show_day(d) if d else "at once" for d in days) == asks


def test_a_first_day_of_its_own_stands_before_the_term_s() -> None:
    later = day("1 Nov 2016")
    found = windows(a_group(term="autumn", start_from=later), a_group(conclude_by=day("21 Jul 2017"), start_from=later))
    assert [(w.start_from, w.start_by) for w in found] == [(later, day("16 Dec 2016")), (later, day("18 Mar 2017"))]


def test_a_start_before_the_change_of_2015_has_14_weeks() -> None:
    (found,) = windows(a_group(2014, start_by=day("Mon 14 Sep 2015")), as_of=day("1 Sep 2014"))
    assert found.conclude_by == day("Sun 20 Dec 2015")
    (found,) = windows(a_group(2014, start_by=day("Tue 15 Sep 2015")), as_of=day("1 Sep 2014"))
    assert found.conclude_by == day("Mon 18 Jan 2016")


def test_it_says_how_the_days_follow() -> None:
    found = windows(
        a_group(meet_by=day("10 Oct 2016"), year_groups=(9,)), a_group(term="spring"), a_group(conclude_by=AS_OF)
    )
    assert [(w.rule, w.title, w.why) for w in found] == [
        (
            "local-plan-1",
            "Local plan 2016/17, Year 9",
            "begun by 26 Sep 2016, two weeks before the meeting, and then the full period",
        ),
        (
            "local-plan-2",
            "Local plan 2016/17, spring term",
            "begun by 31 Mar 2017, the end of its time in the plan, and then the full period",
        ),
        ("local-plan-3", "Local plan 2016/17", "concluded by 5 Sep 2016"),
    ]


def test_the_authority_s_own_terms_are_used() -> None:
    terms = (
        Term("Autumn 1 2016", day("6 Sep 2016"), day("21 Oct 2016")),
        Term("Autumn 2 2016", day("31 Oct 2016"), day("20 Dec 2016")),
        Term("Spring 2017", day("4 Jan 2017"), day("7 Apr 2017")),
    )
    (found,) = windows(a_group(term="autumn"), terms=terms)
    assert (found.start_from, found.start_by) == (day("6 Sep 2016"), day("20 Dec 2016"))


@pytest.mark.parametrize(
    ("term", "first", "last"),
    cases("""
    term   | term   | first       | last
    autumn | autumn | 1 Sep 2016  | 20 Dec 2016
    spring | spring | 2 Jan 2017  | 31 Mar 2017
    summer | summer | 15 Apr 2017 | 22 Jul 2017
    """),
)
def test_a_year_without_terms_has_the_usual_ones(term: str, first: str, last: str) -> None:
    (found,) = windows(a_group(term=term), terms=())
    assert (found.start_from, found.start_by) == (day(first), day(last))


def child(**changes: Any) -> Case:
    """In Year 9 in 2016/17, in a mainstream school, with a statement."""
    return a_case(date_of_birth=day("4 May 2003"), **changes)


@pytest.mark.parametrize(
    ("group", "caught"),
    [
        pytest.param(a_group(), True, id="restricts nothing"),
        pytest.param(a_group(year_groups=(8, 9)), True, id="its year"),
        pytest.param(a_group(2015, year_groups=(9,)), False, id="its year, a year before"),
        pytest.param(a_group(2015, year_groups=(8,)), True, id="its year of the year before"),
        pytest.param(a_group(open_upwards_from=9), True, id="its year and above"),
        pytest.param(a_group(open_upwards_from=10), False, id="above its year"),
        pytest.param(a_group(year_groups=(9,), open_upwards_from=11), True, id="its year or far above"),
        pytest.param(a_group(settings=("special", "mainstream")), True, id="its kind of school"),
        pytest.param(a_group(settings=("special",)), False, id="another kind of school"),
        pytest.param(a_group(document="statement"), True, id="its document"),
        pytest.param(a_group(document="lda"), False, id="another document"),
        pytest.param(a_group(phase_moves=("mainstream_to_special",)), True, id="its move"),
        pytest.param(a_group(2017, phase_moves=("mainstream_to_special",)), False, id="its move, a year on"),
        pytest.param(a_group(phase_moves=("special_to_mainstream",)), False, id="another move"),
    ],
)
def test_whom_a_group_catches(group: PlanGroup, *, caught: bool) -> None:
    case = child(phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("1 Sep 2017"))
    assert catches(group, case, moves(case)) is caught


def test_of_several_groups_the_one_with_the_earliest_day_counts() -> None:
    found = windows(
        a_group(conclude_by=day("21 Jul 2017"), start_from=day("1 Sep 2016")),
        a_group(year_groups=(9,), conclude_by=day("16 Dec 2016"), start_from=day("19 Sep 2016")),
        a_group(year_groups=(10,), conclude_by=day("1 Oct 2016")),
        a_group(conclude_by=day("16 Dec 2016")),
    )
    caught = windows_for(child(), found, moves(child()))
    assert [w.number for w in caught] == [2, 4, 1]
    assert caught[0].start_from == day("19 Sep 2016")


def test_a_group_that_was_over_when_the_child_moved_in_does_not_catch_it() -> None:
    found = windows(a_group(conclude_by=day("16 Dec 2016")))
    assert windows_for(child(moved_in_on=day("16 Dec 2016")), found, moves(child())) == tuple(found)
    assert windows_for(child(moved_in_on=day("17 Dec 2016")), found, moves(child())) == ()


def test_without_a_plan_nothing_is_asked() -> None:
    assert tuple(windows()) == ()
    assert windows_for(child(), (), moves(child())) == ()


def test_a_group_in_words() -> None:
    group = a_group(
        2015, term="autumn", year_groups=(0, 6), open_upwards_from=11, settings=("special",),
        document=Document.STATEMENT, phase_moves=("infant_to_junior",),
    )  # fmt: skip
    assert describe(group) == (
        "2015/16, autumn term, Reception, Year 6, Year 11 and above, special, statement of SEN, infant to junior"
    )


def test_a_published_plan_catches_each_child_once_in_the_group_that_counts() -> None:
    """The shape of a plan by year group and academic year: Year 9 in every year, the younger ones in their turn."""
    plan = windows(
        *(a_group(year, year_groups=groups) for year, groups in ((2014, (2, 9)), (2015, (2, 6, 9)), (2016, (6, 8, 9)))),
        as_of=day("1 Sep 2014"),
    )
    counted = {}
    for ncy in range(12):
        case = a_case(date_of_birth=date(2012 - ncy, 5, 4), setting_type=SettingType.SPECIAL)
        found = windows_for(case, plan, moves(case))
        counted[ncy] = found[0].group.academic_year if found else None
    assert counted == {
        0: None, 1: None, 2: None, 3: "2015/16", 4: "2014/15", 5: None, 6: "2016/17", 7: "2015/16", 8: "2016/17",
        9: "2016/17", 10: "2015/16", 11: "2014/15",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "asks"),
    cases("""
    why                              | first          | last           | asks
    a term                           | 2016/17 autumn |                | 5 Sep 2016 to 16 Dec 2016
    two terms of a year              | 2016/17 spring | 2016/17 summer | 3 Jan 2017 to 21 Jul 2017
    over the summer                  | 2016/17 summer | 2017/18 autumn | 18 Apr 2017 to 15 Dec 2017
    two whole years                  | 2015/16        | 2016/17        | 1 Sep 2015 to 31 Aug 2017
    from a term to the end of a year | 2016/17 spring | 2017/18        | 3 Jan 2017 to 31 Aug 2018
    from a year's beginning          | 2016/17        | 2016/17 spring | 1 Sep 2016 to 31 Mar 2017
    """),
)
def test_a_time_across_terms_and_years(first: str, last: str, asks: str) -> None:
    year, _, term = first.partition(" ")
    until, _, until_term = last.partition(" ")
    group = a_group(
        int(year[:4]), term=term or None, until_starts=int(until[:4]) if until else None, until_term=until_term or None
    )
    (found,) = windows(group)
    assert found.start_from is not None
    assert f"{show_day(found.start_from)} to {show_day(found.start_by)}" == asks
    assert not found.by_day


MOVER = {"phase_move": PhaseMove.MAINSTREAM_TO_SPECIAL, "phase_move_on": day("1 Sep 2017")}
STAYER = {"phase_move": PhaseMove.NONE}


@pytest.mark.parametrize(
    ("group", "facts", "caught"),
    [
        pytest.param(a_group(moving=True), MOVER, True, id="who changes phase"),
        pytest.param(a_group(moving=True), STAYER, False, id="and does not"),
        pytest.param(a_group(2017, moving=True), MOVER, False, id="and does so in another year"),
        pytest.param(a_group(moving=False), STAYER, True, id="who stays"),
        pytest.param(a_group(moving=False), MOVER, False, id="and does not stay"),
        pytest.param(a_group(2017, moving=False), MOVER, True, id="and changes in another year"),
        pytest.param(a_group(moving=True, phase_moves=("special_to_mainstream",)), MOVER, False, id="another change"),
        pytest.param(a_group(priority=("custody",)), {"priority": ("Custody",)}, True, id="a priority"),
        pytest.param(a_group(priority=("custody",)), {"priority": ("tribunal",)}, False, id="another priority"),
        pytest.param(a_group(unless=Unless(year_groups=(9,))), {}, False, id="but its year"),
        pytest.param(a_group(unless=Unless(year_groups=(8,))), {}, True, id="but another year"),
        pytest.param(a_group(unless=Unless(open_upwards_from=9)), {}, False, id="but its year and above"),
        pytest.param(a_group(unless=Unless(open_upwards_from=10)), {}, True, id="but above its year"),
        pytest.param(a_group(unless=Unless(settings=("mainstream",))), {}, False, id="but its kind of school"),
        pytest.param(a_group(unless=Unless(priority=("x",))), {"priority": ("X",)}, False, id="but its priority"),
        pytest.param(a_group(unless=Unless(phase_moves=("mainstream_to_special",))), MOVER, False, id="but its move"),
        pytest.param(
            a_group(2017, unless=Unless(phase_moves=("mainstream_to_special",))), MOVER, True, id="in its year"
        ),
    ],
)
def test_whom_the_further_keys_catch(group: PlanGroup, facts: dict[str, Any], *, caught: bool) -> None:
    case = child(**facts)
    assert catches(group, case, moves(case)) is caught


def test_a_group_that_says_not_this_year_keeps_the_other_groups_of_that_year_from_catching() -> None:
    plan = windows(
        a_group(conclude_by=day("21 Jul 2017")), a_group(year_groups=(9,), not_this_year=True),
        a_group(2017, conclude_by=day("31 Mar 2018")),
    )  # fmt: skip
    assert [w.number for w in plan] == [1, 3]
    assert [w.number for w in windows_for(child(), plan, moves(child()))] == [3]
    other = a_case(date_of_birth=day("4 May 2004"))
    assert [w.number for w in windows_for(other, plan, moves(other))] == [1, 3]


def test_everyone_left_is_whoever_no_other_group_catches() -> None:
    plan = windows(
        a_group(everyone_left=True, conclude_by=day("16 Dec 2016")), a_group(year_groups=(9,), term="summer"),
        a_group(2017, everyone_left=True, conclude_by=day("31 Mar 2018")),
    )  # fmt: skip
    assert [w.number for w in windows_for(child(), plan, moves(child()))] == [2]
    other = a_case(date_of_birth=day("4 May 2004"))
    assert [w.number for w in windows_for(other, plan, moves(other))] == [1, 3]


def test_those_who_change_phase_may_have_a_day_of_their_own() -> None:
    plan = windows(a_group(year_groups=(9,), start_by=day("14 Jul 2017"), conclude_by_if_moving=day("14 Feb 2017")))
    (staying,) = windows_for(child(**STAYER), plan, ())
    assert (staying.conclude_by, staying.start_by) == (day("16 Nov 2017"), day("14 Jul 2017"))
    mover = child(**MOVER)
    (moving,) = windows_for(mover, plan, moves(mover))
    assert (moving.conclude_by, moving.start_by) == (day("14 Feb 2017"), day("12 Oct 2016"))
    assert moving.why == "changing phase, so concluded by 14 Feb 2017"
    assert (moving.number, moving.title) == (1, staying.title)
    assert matching(moving.group, moves(mover)[0])


def test_the_plan_is_a_tuple_of_its_windows() -> None:
    plan = windows(a_group(term="autumn"), a_group(term="spring"))
    assert len(plan) == 2
    assert [window.number for window in plan] == [1, 2]
    assert windows_for(child(), plan[:], ()) == windows_for(child(), plan, ())


AGREED = "to 2017-12-08; from 2017-06-05; agreed 2016-09-01 by parent; because in hospital"


@pytest.mark.parametrize(
    ("step", "note", "as_of", "asks"),
    [
        pytest.param(
            "postponed", AGREED, "Mon 5 Sep 2016", (0, "5 Jun 2017", "5 Aug 2017", "8 Dec 2017"), id="no group"
        ),
        pytest.param("postponed", AGREED, "Sun 4 Sep 2016", None, id="the day before it counts"),
        pytest.param("postponed", "by agreement", "Mon 5 Sep 2016", None, id="no day in its remark"),
    ],
)
def test_a_turn_agreed_with_the_family(step: str, note: str, as_of: str, asks: tuple[object, ...] | None) -> None:
    case = child(events=(Event(step, day("5 Sep 2016"), note=note),))
    found = windows_for(case, windows(as_of=day(as_of)), moves(case))
    if asks is None:
        assert found == ()
        return
    (window,) = found
    days = [show_day(d) for d in (window.start_from, window.start_by, window.conclude_by)]
    assert (window.number, *days) == asks
    assert (window.rule, window.heading) == ("agreed-turn", "Agreed with the family")
    assert window.why == "postponed on 5 Sep 2016 to 8 Dec 2017, agreed 1 Sep 2016 by the parent"
    assert window.source == "agreement with the parent of 1 Sep 2016"


def test_an_agreed_turn_takes_the_place_of_the_plan_s_own() -> None:
    plan = windows(a_group(year_groups=(9,), conclude_by=day("21 Jul 2017")), a_group(2017))
    case = child(events=(Event("brought_forward", day("5 Sep 2016"), note="to 2017-03-31"),))
    (window,) = windows_for(case, plan, moves(case))
    assert (window.number, window.conclude_by, window.start_from) == (0, day("31 Mar 2017"), None)
    assert (window.rule, window.heading) == ("agreed-turn", "Agreed with the family")
    assert window.source == "agreement with the family of 5 Sep 2016"
    assert window.why == (
        "brought forward on 5 Sep 2016 to 31 Mar 2017; group 1, Local plan 2016/17, Year 9, says 21 Jul 2017"
    )


def test_it_says_since_when_a_turn_is_promised() -> None:
    plan = windows(a_group(year_groups=(9,), conclude_by=day("21 Jul 2017")))
    promised = Event("plan_promised", day("15 Jan 2016"), note="version 2; to 2017-03-31; group 2015/16, Year 8")
    (window,) = windows_for(child(events=(promised,)), plan, ())
    assert window.why == (
        "concluded by 21 Jul 2017; first promised 15 Jan 2016 in version 2 of the plan, by 31 Mar 2017"
    )
    unnamed = replace(promised, note="to 2017-03-31")
    (window,) = windows_for(child(events=(unnamed,)), plan, ())
    assert window.why == "concluded by 21 Jul 2017; first promised 15 Jan 2016, by 31 Mar 2017"


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (a_group(term="summer", until_starts=2017, until_term="autumn", year_groups=(5,)),
         "summer term 2016/17 to autumn term 2017/18, Year 5"),
        (a_group(until_starts=2017), "2016/17 to 2017/18"),
        (a_group(term="spring", until_term="summer"), "spring term 2016/17 to summer term 2016/17"),
        (a_group(moving=True, priority=("custody",)), "2016/17, custody, changing phase"),
        (a_group(moving=False), "2016/17, not changing phase"),
        (a_group(unless=Unless((3,), 13, ("home",), ("infant_to_junior",), ("tribunal",))),
         "2016/17, except Year 3, Year 13 and above, educated at home, infant to junior, tribunal"),
        (a_group(everyone_left=True), "2016/17, everyone left"),
        (a_group(not_this_year=True), "2016/17, not this year"),
    ],
)  # fmt: skip
def test_the_further_keys_in_words(group: PlanGroup, words: str) -> None:
    assert describe(group) == words

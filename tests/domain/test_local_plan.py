"""The authority's published plan: whom a group catches, and which days it asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.worked import cases
from transfer_cli.domain.calendar import Term
from transfer_cli.domain.case import Case, Document, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import LocalPlan, windows_for, windows_of
from transfer_cli.domain.plan_group import catches, describe
from transfer_cli.domain.settings import PlanGroup, Settings
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

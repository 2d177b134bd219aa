"""By when a case must be concluded, and under which rule: arts 12 to 14, guidance, and local targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from tests.domain.worked import cases
from transfer_cli.domain.case import Case, Document, PhaseMove, SettingType
from transfer_cli.domain.cohorts import cohorts, why
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import windows_of
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import PlanGroup, Settings

SETTINGS = Settings("Testshire")


def in_year(ncy: int, **changes: Any) -> Case:
    """A child in that National Curriculum year in 2016/17, certainly not moving unless said otherwise."""
    values: dict[str, Any] = {"phase_move": PhaseMove.NONE, "date_of_birth": date(2012 - ncy, 5, 4)}
    return a_case(**(values | changes))


def days(case: Case, settings: Settings = SETTINGS) -> str:
    """Rules with their days, earliest first."""
    found = cohorts(case, settings, windows_of(settings, case.known_from), ENGLAND)
    return "; ".join(f"{c.rule} {show_day(c.due)}" for c in found)


@pytest.mark.parametrize(
    ("move", "on", "born", "expected"),
    cases("""
    why                         | move                  | on         | born        | expected
    a child leaving in 2015     | school_to_post16      | 1 Sep 2015 | 4 May 1999  | order-12 30 May 2015
    16 in August, a child still | school_to_post16      | 1 Sep 2015 | 31 Aug 1999 | order-12 30 May 2015
    young person, 2015          | school_to_post16      | 1 Sep 2015 | 31 Aug 1998 | guidance-post16-2015 30 May 2015 +
    other movers of 2015        | infant_to_junior      | 1 Sep 2015 | 4 May 2008  | +
    leaving school in 2016      | school_to_post16      | 1 Sep 2016 | 4 May 2000  | order-14-3-a 30 Mar 2016
    young person, 2016          | school_to_post16      | 1 Sep 2016 | 4 May 1998  | order-14-3-a 30 Mar 2016
    leaving school in 2017      | school_to_post16      | 1 Sep 2017 | 4 May 2001  | order-14-3-a 30 Mar 2017
    leaving school in 2018      | school_to_post16      | 1 Sep 2018 | 4 May 2000  | guidance-post16-2018 30 Mar 2018 +
    a phase move of 2016        | primary_to_secondary  | 1 Sep 2016 | 4 May 2005  | order-14-3-b 14 Feb 2016
    a phase move of 2017        | primary_to_secondary  | 1 Sep 2017 | 4 May 2006  | order-14-3-b 14 Feb 2017
    to special in January       | mainstream_to_special | 9 Jan 2017 | 4 May 2006  | order-14-3-b 14 Feb 2017
    to mainstream               | special_to_mainstream | 1 Sep 2017 | 4 May 2006  | order-14-3-b 14 Feb 2017
    a phase move of 2018        | primary_to_secondary  | 1 Sep 2018 | 4 May 2007  | guidance-phase-2018 14 Feb 2018 +
    a phase move of 2019        | primary_to_secondary  | 1 Sep 2019 | 4 May 2008  | +
    no move at all              | none                  | 1 Sep 2017 | 4 May 2006  | +
    """),
)  # fmt: skip
def test_moves(move: str, on: str, born: str, expected: str) -> None:
    """A plus stands for everyone's day, which follows then."""
    everyone = "; order-14-5 31 Mar 2018"
    expected = expected.replace(" +", everyone).replace("+", everyone.removeprefix("; "))
    assert days(a_case(phase_move=PhaseMove(move), phase_move_on=day(on), date_of_birth=day(born))) == expected


def test_in_two_groups_the_earlier_day_comes_first() -> None:
    case = in_year(9, phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("1 Sep 2017"))
    assert days(case) == "order-14-3-b 14 Feb 2017; order-14-3-c 31 Aug 2017"


@pytest.mark.parametrize(
    ("ncy", "expected"),
    cases("""
    why                        | 2016/17 | expected
    Year 9 in 2014/15          | 11      | order-14-5 31 Mar 2018
    Year 9 in 2015/16          | 10      | guidance-year-9 31 Aug 2016; order-14-5 31 Mar 2018
    Year 9 from September 2016 | 9       | order-14-3-c 31 Aug 2017
    Year 9 from September 2017 | 8       | guidance-year-9-2017 31 Mar 2018; order-14-3-c 31 Aug 2018
    Year 9 from September 2018 | 7       | order-14-5 31 Mar 2018
    """),
)
def test_year_9(ncy: str, expected: str) -> None:
    assert days(in_year(int(ncy))) == expected


def test_a_child_taught_a_year_below_comes_into_year_9_a_year_later() -> None:
    assert days(in_year(9, ncy_offset=-1)) == "guidance-year-9-2017 31 Mar 2018; order-14-3-c 31 Aug 2018"


def test_a_presumed_move_is_marked() -> None:
    (found,) = cohorts(in_year(6, phase_move=None), SETTINGS, (), ENGLAND)
    assert (found.rule, found.presumed, found.title) == ("order-14-3-b", True, "Phase move in 2017")
    assert why(found) == (
        "presumed to move from primary to secondary on 1 Sep 2017, at the end of Year 6: nobody has said otherwise"
    )


def test_a_named_move_is_not() -> None:
    case = in_year(6, phase_move=PhaseMove.PRIMARY_TO_SECONDARY, phase_move_on=day("1 Sep 2017"))
    (found,) = cohorts(case, SETTINGS, (), ENGLAND)
    assert not found.presumed
    assert why(found) == "moves from primary to secondary on 1 Sep 2017"


def test_a_non_statutory_plan_is_transferred_like_a_statement_and_guidance_asked_for_it_first() -> None:
    found = days(in_year(9, document=Document.NON_STATUTORY))
    assert found == "guidance-non-statutory 31 Aug 2015; guidance-non-statutory 31 Aug 2017"
    assert days(in_year(9)) == "order-14-3-c 31 Aug 2017"


@pytest.mark.parametrize(
    ("setting", "expected"), [(SettingType.POST16, "guidance-lda 31 Aug 2016"), (SettingType.NONE, "")]
)
def test_an_lda_has_guidance_only_and_only_in_training(setting: SettingType, expected: str) -> None:
    target = replace(SETTINGS, deadline=day("31 Dec 2017"))
    assert days(in_year(13, document=Document.LDA, setting_type=setting), target) == expected


def test_an_earlier_target_of_the_authority_stands_beside_the_law() -> None:
    settings = replace(SETTINGS, deadline=day("Sun 31 Dec 2017"))
    assert days(in_year(4), settings) == "local-deadline 31 Dec 2017; order-14-5 31 Mar 2018"


def test_every_group_of_the_local_plan_that_catches_the_case_is_listed() -> None:
    plan = (
        PlanGroup("2016/17", 2016, year_groups=(4,), conclude_by=day("21 Jul 2017")),
        PlanGroup("2016/17", 2016, year_groups=(5,), conclude_by=day("21 Jul 2016")),
        PlanGroup("2017/18", 2017, term="autumn", conclude_by=day("15 Dec 2017")),
    )
    settings = replace(SETTINGS, plan=plan)
    assert days(in_year(4), settings) == "local-plan-1 21 Jul 2017; local-plan-3 15 Dec 2017; order-14-5 31 Mar 2018"
    found = cohorts(in_year(4), settings, windows_of(settings, day("5 Sep 2016")), ENGLAND)
    assert why(found[0]) == "group 1, Local plan 2016/17, Year 4: concluded by 21 Jul 2017"
    assert why(found[2]) == "Everyone else"


def test_a_local_group_for_movers_is_presumed_with_the_move() -> None:
    group = PlanGroup("2016/17", 2016, phase_moves=("primary_to_secondary",), conclude_by=day("16 Dec 2016"))
    settings = replace(SETTINGS, plan=(group,))
    windows = windows_of(settings, day("5 Sep 2016"))
    for move, presumed in ((None, True), (PhaseMove.PRIMARY_TO_SECONDARY, False)):
        case = in_year(6, phase_move=move, phase_move_on=day("1 Sep 2017") if move else None)
        assert [(c.rule, c.presumed) for c in cohorts(case, settings, windows, ENGLAND)] == [
            ("local-plan-1", presumed),
            ("order-14-3-b", presumed),
        ]


@given(
    st.dates(date(1996, 1, 1), date(2015, 12, 31)),
    st.sampled_from([None, *PhaseMove]),
    st.dates(date(2014, 9, 1), date(2018, 12, 31)),
    st.sampled_from(SettingType),
    st.dates(date(2014, 9, 1), date(2018, 3, 31)),
)
def test_every_statement_has_a_day_in_law_and_the_earliest_stands_first(
    born: date, move: PhaseMove | None, on: date, setting: SettingType, known: date
) -> None:
    case = a_case(date_of_birth=born, phase_move=move, phase_move_on=on, setting_type=setting, known_from=known)
    found = cohorts(case, SETTINGS, (), ENGLAND)
    assert [c.due for c in found] == sorted(c.due for c in found)
    assert any(c.rule.startswith("order-") for c in found)
    assert min(c.due for c in found) <= day("31 Mar 2018")

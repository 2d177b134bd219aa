"""Year groups, their turn on 1 September, and the moves that a case names or that are presumed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.worked import cases
from transfer_cli.domain.case import Case, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.year_group import is_infant_school, moves, ncy_on, show_academic_year, show_year


@pytest.mark.parametrize(
    ("born", "offset", "on", "year"),
    cases("""
    why                         | born        | offset | on              | year
    oldest of Year 9            | 1 Sep 2002  | 0      | Thu 1 Sep 2016  | 9
    youngest of Year 10         | 31 Aug 2002 | 0      | Thu 1 Sep 2016  | 10
    last day before it moves up | 1 Sep 2002  | 0      | Wed 31 Aug 2016 | 8
    taught a year below         | 31 Aug 2002 | -1     | Thu 1 Sep 2016  | 9
    and still a year on         | 31 Aug 2002 | -1     | Fri 1 Sep 2017  | 10
    Reception                   | 4 May 2012  | 0      | Mon 3 Oct 2016  | 0
    last year of nursery        | 4 May 2013  | 0      | Mon 3 Oct 2016  | -1
    born on 29 February         | 29 Feb 2004 | 0      | Mon 3 Oct 2016  | 8
    """),
)
def test_year_group(born: str, offset: str, on: str, year: str) -> None:
    assert ncy_on(a_case(date_of_birth=day(born), ncy_offset=int(offset)), day(on)) == int(year)


def shown(case: Case) -> str:
    return ", ".join(f"{m.kind.replace('_', ' ')} {show_day(m.on)}{' presumed' * m.presumed}" for m in moves(case))


def in_year(ncy: str, **changes: Any) -> Case:
    """A child in that National Curriculum year in 2016/17."""
    return a_case(date_of_birth=date(2012 - int(ncy), 5, 4), **changes)


@pytest.mark.parametrize(
    ("ncy", "known", "setting", "name", "expected"),
    cases("""
    why                        | 2016/17 | known from  | setting     | name           | presumed to move
    Year 6 moves next          | 6       | 5 Sep 2016  | mainstream  | Larkfield      | primary to secondary 1 Sep 2017
    Year 5 moves after that    | 5       | 5 Sep 2016  | mainstream  | Larkfield      | primary to secondary 1 Sep 2018
    Year 4 not before the end  | 4       | 5 Sep 2016  | mainstream  | Larkfield      |
    Year 6 before it is over   | 7       | 5 Sep 2016  | mainstream  | Larkfield      |
    not in August before it    | 7       | 31 Aug 2016 | mainstream  | Larkfield      | primary to secondary 1 Sep 2016
    nursery moves to school    | -1      | 5 Sep 2016  | early_years | Acorns         | early years to school 1 Sep 2017
    Year 2 in infant school    | 2       | 5 Sep 2016  | mainstream  | INFANTS        | infant to junior 1 Sep 2017
    known from Reception on    | 2       | 1 Sep 2014  | mainstream  | Infants        | infant to junior 1 Sep 2017
    Year 2 infants, juniors    | 2       | 5 Sep 2016  | mainstream  | Infant Junior  |
    Year 2 in a primary school | 2       | 5 Sep 2016  | mainstream  | Infant Primary |
    Year 11 in special school  | 11      | 5 Sep 2016  | special     | Beacon         | school to post16 1 Sep 2017
    Year 10 moves after that   | 10      | 5 Sep 2016  | resourced   | High           | school to post16 1 Sep 2018
    Year 14 presumed once      | 14      | 5 Sep 2015  | independent | Tower          | school to post16 1 Sep 2016
    Year 12 in college stays   | 12      | 5 Sep 2016  | post16      | College        |
    Year 11 at home stays      | 11      | 5 Sep 2016  | home        | Home           |
    """),
)
def test_presumed_moves(ncy: str, known: str, setting: str, name: str, expected: str) -> None:
    case = in_year(ncy, known_from=day(known), setting_type=SettingType(setting), setting_name=name)
    assert shown(case) == (f"{expected} presumed" if expected else "")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    cases("""
    why                            | as of           | presumed to move
    the next 1 September           | Wed 31 Aug 2016 | 1 Sep 2016
    still in a school, next year   | Thu 1 Sep 2016  | 1 Sep 2016, 1 Sep 2017
    and the year after             | Mon 2 Oct 2017  | 1 Sep 2016, 1 Sep 2017, 1 Sep 2018
    no move after the law's window | Tue 1 Oct 2019  | 1 Sep 2016, 1 Sep 2017, 1 Sep 2018
    before the case was known      | Mon 5 Jan 2015  | 1 Sep 2016
    """),
)
def test_a_presumed_move_that_did_not_happen_is_presumed_again(as_of: str, expected: str) -> None:
    case = in_year("12", known_from=day("Mon 7 Sep 2015"), setting_type=SettingType.SPECIAL)
    found = moves(case, day(as_of))
    assert ", ".join(show_day(move.on) for move in found) == expected
    assert {(move.kind, move.presumed) for move in found} == {(PhaseMove.SCHOOL_TO_POST16, True)}


def test_a_named_move_out_of_school_is_not_presumed_again() -> None:
    case = in_year("12", phase_move=PhaseMove.SCHOOL_TO_POST16, phase_move_on=day("Thu 1 Sep 2016"))
    assert len(moves(case, day("Mon 2 Oct 2017"))) == 1


@pytest.mark.parametrize(
    ("ncy", "move", "on", "expected"),
    cases("""
    why                       | 2016/17 | move                  | on         | expected
    certainly none            | 6       | none                  |            |
    with its day              | 6       | primary_to_middle     | 1 Sep 2017 | primary to middle 1 Sep 2017
    the next 1 September      | 6       | primary_to_middle     |            | primary to middle 1 Sep 2017
    nothing else in that year | 6       | special_to_mainstream | 9 Jan 2017 | special to mainstream 9 Jan 2017
    school is left only once  | 12      | school_to_post16      | 1 Sep 2016 | school to post16 1 Sep 2016
    """),
)
def test_named_moves(ncy: str, move: str, on: str, expected: str) -> None:
    case = in_year(ncy, phase_move=PhaseMove(move), phase_move_on=day(on) if on else None)
    assert shown(case) == expected


def test_after_a_named_move_a_later_one_is_presumed() -> None:
    case = in_year("5", phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("Mon 9 Jan 2017"))
    assert shown(case) == "mainstream to special 9 Jan 2017, primary to secondary 1 Sep 2018 presumed"


def test_a_move_ends_the_school_year_before_it() -> None:
    september, january = (
        a_case(phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day(on)) for on in ("1 Sep 2017", "9 Jan 2017")
    )
    assert [moves(case)[0].ends_year for case in (september, january)] == [2016, 2016]
    assert [moves(case)[0].year for case in (september, january)] == [5, 5]


def test_infant_schools() -> None:
    assert is_infant_school("St Anne's Infant School")
    assert not is_infant_school("St Anne's Junior School")


def test_for_people() -> None:
    assert [show_year(ncy) for ncy in (9, 0, -1, -2, -3)] == [
        "Year 9", "Reception", "Nursery 2", "Nursery 1", "3 years before Reception",
    ]  # fmt: skip
    assert [show_academic_year(year) for year in (2016, 1999, 2008)] == ["2016/17", "1999/00", "2008/09"]

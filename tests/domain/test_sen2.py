from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.test_spans import children
from tests.domain.worked import SETTINGS, a_child, cases
from transfer_cli.domain.books import balance
from transfer_cli.domain.case import Case, Document, LeftReason
from transfer_cli.domain.progress import progress
from transfer_cli.domain.sen2 import OUT, Line, Return, agrees, last_survey, survey_day, transfer_return
from transfer_cli.domain.timeline import timeline

SURVEY = day("Thu 19 Jan 2017")


def a_return(*found: Case) -> Return:
    named = (replace(case, reference=f"CW{n:04}") for n, case in enumerate(found))
    return transfer_return([timeline(case, SETTINGS, SURVEY) for case in named], SURVEY)


@pytest.mark.parametrize(
    ("year", "expected"),
    cases("""
        year              | year | survey day
        the first         | 2015 | Thu 15 Jan 2015
        early in the week | 2016 | Thu 21 Jan 2016
        as published      | 2017 | Thu 19 Jan 2017
        the return's own  | 2018 | Thu 18 Jan 2018
        a Tuesday first   | 2019 | Thu 17 Jan 2019
    """),
)
def test_the_third_thursday_of_january(year: str, expected: str) -> None:
    assert survey_day(int(year)) == day(expected)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("Wed 18 Jan 2017", 2016), ("Thu 19 Jan 2017", 2017), ("Sun 31 Dec 2017", 2017)],
)
def test_the_last_survey(as_of: str, expected: int) -> None:
    assert last_survey(day(as_of)) == expected


@pytest.mark.parametrize(
    ("what", "in_year", "in_survey"),
    cases("""
        what happened                        | steps or how it left                | year        | survey
        nothing: in both stocks              |                                     | -           | -
        transferred in the year              | plan 30 Sep 2016                    | transferred | transferred
        in the year, before the last survey  | plan 20 Jan 2016                    | transferred | -
        on the last day of the year          | plan 31 Dec 2016                    | transferred | transferred
        after the year, before the survey    | plan 19 Jan 2017                    | -           | transferred
        refused                              | no plan 30 Sep 2016                 | no_plan     | no_plan
        refused, and a plan in the same year | no plan 5 Jul 2016, plan 2 Dec 2016 | transferred | transferred
        refused, and a plan in the new year  | no plan 5 Jul 2016, plan 5 Jan 2017 | no_plan     | transferred
        moved out                            | moved_out 1 Jul 2016                | moved_out   | moved_out
        needs met                            | needs_met 1 Jul 2016                | needs_met   | needs_met
        left on the last day of schooling    | left_school 24 Jun 2016             | left_school | left_school
        left school a day before that        | left_school 23 Jun 2016             | other       | other
        died                                 | deceased 1 Jul 2016                 | other       | other
        left England                         | left_england 1 Jul 2016             | other       | other
        left, and nobody said why            | unstated 1 Jul 2016                 | other       | other
        left before the year                 | needs_met 1 Jul 2015                | -           | -
    """),
)
def test_the_line_of_one_child(what: str, in_year: str, in_survey: str) -> None:
    way, _, on = what.partition(" ")
    if way in {*LeftReason, "unstated"}:
        born = "4 May 2000" if way == LeftReason.LEFT_SCHOOL else "4 May 2008"
        reason = LeftReason(way) if way in set(LeftReason) else None
        child = a_child(date_of_birth=day(born), left_on=day(on), left_reason=reason)
    else:
        child = a_child(what)
    found = a_return(child)
    assert [line.value for line in OUT if found.year.number(line)] == [in_year] * (in_year != "-")
    assert [line.value for line in OUT if found.between.number(line)] == [in_survey] * (in_survey != "-")
    assert found.year.balances
    assert found.between.balances


def test_who_moves_in_is_no_part_of_the_first_stock() -> None:
    found = a_return(a_child(moved_in_on=day("Wed 28 Sep 2016"))).year
    assert (found.number(Line.OPENING), found.number(Line.CAME_IN), found.number(Line.CLOSING)) == (0, 1, 1)


def test_only_statements_are_counted_and_what_to_look_at_is_named() -> None:
    early = day("Fri 1 Jul 2016")
    found = a_return(
        a_child(document=Document.NON_STATUTORY),
        a_child(document=Document.LDA, date_of_birth=day("Mon 4 May 1998")),
        a_child(left_on=early),
        a_child(left_on=early, left_reason=LeftReason.LEFT_SCHOOL),
    )
    assert found.between.number(Line.CLOSING) == 0
    assert (found.left_out, len(found.unstated), len(found.left_young)) == (1, 1, 1)
    assert found.record_begins == day("Mon 5 Sep 2016")


def test_an_empty_record_begins_on_no_day() -> None:
    assert a_return().record_begins is None


def test_an_account_that_does_not_balance_says_so() -> None:
    found = a_return(a_child("plan 30 Sep 2016")).year
    assert not replace(found, lines={**found.lines, Line.TRANSFERRED: ()}).balances


@given(st.lists(children(), max_size=5))
def test_it_balances_and_agrees_with_the_weekly_report(found: list[Case]) -> None:
    named = [replace(case, reference=f"CW{n:04}") for n, case in enumerate(found)]
    made = a_return(*named)
    assert made.year.balances
    assert made.between.balances
    then, now, survey = (
        [t for t in (timeline(case, SETTINGS, on) for case in named) if t.in_scope]
        for on in (made.year.after, made.year.until, SURVEY)
    )
    books = balance(then, now)
    counted = progress(survey, SETTINGS, SURVEY)
    assert agrees(made, books, counted)
    assert not agrees(made, replace(books, closing=books.closing + 1), counted)

"""Every line of the table of deadlines can be told from the others, and whatever a reader may wonder at is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.builders import a_case, day
from tests.reports.a_week import SETTINGS, a_week, cases
from transfer_cli.domain.case import Document
from transfer_cli.domain.progress import By
from transfer_cli.reports.report import Section
from transfer_cli.reports.sections import COUNTED_ONCE, by_group
from transfer_cli.reports.sections_deadlines import CAUGHT, OLDER_APART, deadlines

YEAR_9_IN_2016, YEAR_9_IN_2017 = day("Sun 4 May 2003"), day("Tue 4 May 2004")


def a_child(number: int, **changes: Any) -> Any:
    return a_case(reference=f"CW7{number:03}", **changes)


def lines(section: Section) -> list[tuple[object, ...]]:
    assert section.table
    return [row[:3] for row in section.table.rows]


def test_older_plans_are_told_from_statements_of_the_same_group() -> None:
    children = [a_child(1, date_of_birth=YEAR_9_IN_2016)]
    without = deadlines(a_week(*children))
    assert OLDER_APART not in without.sentences
    plan = a_child(2, date_of_birth=YEAR_9_IN_2016, document=Document.NON_STATUTORY)
    section = deadlines(a_week(*children, plan))
    last = day("Thu 31 Aug 2017")
    assert [line for line in lines(section) if line[0] == last] == [
        (last, "Year 9 from Sep 2016, EHC plan made before September 2014", "guidance"),
        (last, "Year 9 from Sep 2016", "law"),
    ]
    assert "EHC plan made before September 2014" in [line[1] for line in lines(section)]
    assert OLDER_APART in section.sentences
    assert len(set(lines(section))) == len(lines(section))


def test_a_day_after_the_programmes_last_one_is_explained() -> None:
    section = deadlines(a_week(a_child(1, date_of_birth=YEAR_9_IN_2017)))
    assert (day("Fri 31 Aug 2018"), "Year 9 from Sep 2017", "law") in lines(section)
    assert section.sentences[-1] == (
        "A day after 31 Mar 2018 is what the Order by its words still allows; by 31 Mar 2018 these children are due "
        "all the same."
    )


def test_the_local_target_is_the_programmes_last_day() -> None:
    settings = replace(SETTINGS, deadline=day("Fri 15 Dec 2017"))
    said = deadlines(a_week(a_child(1), settings=settings)).sentences[-1]
    assert said.startswith("A day after 15 Dec 2017 is what the Order by its words still allows")


def test_nothing_is_explained_that_does_not_stand_there() -> None:
    section = deadlines(a_week(*cases()))
    assert [sentence for sentence in section.sentences if sentence.startswith("A day after")] == []
    assert deadlines(a_week()).sentences == ("No deadline binds anybody.",)


def test_the_tables_of_deadlines_and_cohorts_say_how_they_differ() -> None:
    week = a_week(*cases())
    assert CAUGHT in deadlines(week).sentences
    assert by_group(week, By.COHORT, "cohorts", "Stages by cohort", "Cohort (last day)").sentences == (COUNTED_ONCE,)
    assert by_group(week, By.YEAR_GROUP, "years", "Stages by year group", "Year group").sentences == ()

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.reports.a_caseload import SETTINGS, STARTED, cases, derived, many
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, letters_of, pdf_text, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.case import Caseload, Document
from transfer_cli.domain.foi import Answer, Question, answer
from transfer_cli.domain.foi_protection import protect_answers
from transfer_cli.domain.spans import Span, spans
from transfer_cli.domain.suppression import Publication
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.foi_report import BESIDE, Guard, foi_report
from transfer_cli.reports.foi_words import ADDRESSES, ASKED, OURS
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import EVERY_FORMAT

AS_OF = day("Thu 19 Jan 2017")
SIX_TIMES = spans(timelines(Caseload(many(6), AS_OF), SETTINGS))


def answers(*questions: Question) -> list[Answer]:
    return [answer(question, SIX_TIMES, AS_OF, SETTINGS.terms) for question in questions or Question]


def a_report(audience: str, *questions: Question, **changes: Any) -> Report:
    guard = a_guard(answers()) if audience == "public" else None
    chosen = answers(*questions)
    return foi_report(chosen, "Sample Council", audience, AS_OF, "as of 19 Jan 2017", guard=guard, **changes)


def a_guard(every: list[Answer]) -> Guard:
    return Guard(Publication(), protect_answers(every, Publication()))


def all_answers(*held: Span, as_of: date = AS_OF) -> list[Answer]:
    return [answer(question, held, as_of, SETTINGS.terms) for question in Question]


def for_the_public(every: list[Answer], question: Question, as_of: date = AS_OF) -> Report:
    """The answer to one of them."""
    chosen = [one for one in every if one.question == question]
    return foi_report(chosen, "Sample Council", "public", as_of, f"as of {as_of}", guard=a_guard(every))


@pytest.mark.parametrize("audience", ["public", "team"])
def test_every_word_of_the_answers(audience: str, golden: Callable[[str, str], None]) -> None:
    golden(as_text(a_report(audience, every=True)), f"foi-{audience}.txt")


def test_every_question_is_in_words_and_has_a_source() -> None:
    assert set(ASKED) == set(Question)
    for asked in ASKED.values():
        assert asked.words.endswith("?")
        assert asked.counts.endswith(".")
        assert set(asked.sources) <= {*ADDRESSES, OURS}


def test_the_public_sees_no_name_and_no_small_number() -> None:
    few = spans(derived(AS_OF))
    made = all_answers(*few)
    report = foi_report(made, "Sample Council", "public", AS_OF, "as of 19 Jan 2017", every=True, guard=a_guard(made))
    said = as_text(report)
    assert not any(case.reference in said or case.surname in said or case.setting_name in said for case in cases())
    numbers = [
        cell
        for section in report.sections
        for row in (section.table.rows if section.table else ())
        for cell in row[1:]
        if isinstance(cell, int | float)
    ]
    assert [number for number in numbers if 0 < number < 5] == []
    answers: Any = report.numbers["answers"]
    for told in answers.values():
        for table in told["tables"]:
            assert [n for n in (*table["rows"].values(), table["total"]) if isinstance(n, int) and n < 5] == []
    assert [value for _, value in report.figures if isinstance(value, int) and 0 < value < 5] == []


def test_each_row_is_as_long_as_the_list_behind_it() -> None:
    report = a_report("team", every=True)
    listed = report.section("children").table
    assert listed
    for made in answers():
        for table in made.tables:
            for label, members in table.rows:
                behind = [row for row in listed.rows if row[:3] == (made.question.value, table.heading, label)]
                assert len(behind) == len(members)
        assert len([row for row in listed.rows if row[:2] == (made.question.value, BESIDE)]) == len(made.beside)


APART = "EHC plans made before 1 September 2014 are no statements and are not counted here"


@pytest.mark.parametrize("early", [0, 4])
def test_plans_of_before_september_2014_are_beside_the_statements(early: int) -> None:
    named = tuple(a_case(reference=f"CW{n:04}", document=Document.NON_STATUTORY) for n in range(early))
    every = all_answers(*spans(timelines(Caseload((*named, a_case(reference="ST1")), AS_OF), SETTINGS)))
    public = for_the_public(every, Question.OPEN)
    assert f"{APART}." in public.section("open_1").sentences
    chosen = [one for one in every if one.question == Question.OPEN]
    team = foi_report(chosen, "Sample Council", "team", AS_OF, "as of 19 Jan 2017")
    said = [sentence for sentence in team.section("open_1").sentences if sentence.startswith(APART)]
    assert said == ([f"{APART}: {early}."] if early else [])
    for report, told in ((public, None), (team, early)):
        numbers: Any = report.numbers
        assert numbers["answers"]["open"]["not_counted"] == told


def test_one_question_is_the_title_of_its_answer() -> None:
    report = a_report("public", Question.OPEN)
    assert report.name == "foi-open"
    assert report.verdict == "How many children still have a statement, and how many reviews have not begun?"
    assert report.headline == "Still to be concluded on 19 Jan 2017: about 35."
    assert a_report("public", Question.OPEN, Question.LATE).name == "foi-open-late"


def test_a_total_that_is_small_is_not_said() -> None:
    report = for_the_public(all_answers(*spans(derived(AS_OF))), Question.TRANSFERRED)
    assert report.headline == "Transferred: fewer than 9."
    assert report.figures == (("Transferred", "under 9"),)


@pytest.mark.parametrize(
    ("measured", "without", "told"),
    [(30, 0, True), (30, 3, True), (30, 12, True), (4, 0, False), (0, 12, False), (7, 0, False)],
)
def test_a_median_is_said_of_enough_children_only(measured: int, without: int, told: bool) -> None:
    plan = {"plan_issued": "Fri 29 Apr 2016"}
    steps = [{**STARTED, **plan}] * measured + [plan] * without
    named = tuple(a_case(reference=f"CW{n:04}", events=events(**one)) for n, one in enumerate(steps))
    report = for_the_public(all_answers(*spans(timelines(Caseload(named, AS_OF), SETTINGS))), Question.TIME_TAKEN)
    table = report.section("time-taken_measures").table
    assert table
    assert table.columns == ("Measure", "Weeks")
    assert [row[1] != "*" for row in table.rows] == [told, told, False]


def test_what_would_give_a_small_number_away_is_left_out_and_said_so() -> None:
    plan = events(plan_issued="Fri 29 Apr 2016")
    ages = ["Fri 4 May 2007", "Sun 4 May 2008"]
    named = tuple(a_case(reference=f"CW{n:04}", date_of_birth=day(ages[n % 2]), events=plan) for n in range(8))
    every = all_answers(*spans(timelines(Caseload(named, AS_OF), SETTINGS)))
    report = for_the_public(every, Question.YEAR_GROUPS)
    table = report.section("year-groups_2").table
    assert table
    assert [row[1] for row in table.rows] == ["*", "*", 10]
    assert "* = left out" in report.honest
    told: Any = report.numbers["answers"]
    assert list(told["year-groups"]["tables"][1]["ranges"].values()) == [None, None]
    assert for_the_public(every, Question.TIME_TAKEN).section("time-taken_measures").table


def test_before_any_day_of_the_law() -> None:
    early = day("Mon 5 Jan 2015")
    made = [answer(Question.DEADLINES, SIX_TIMES, early, SETTINGS.terms)]
    guard = a_guard(all_answers(*SIX_TIMES, as_of=early))
    assert made[0].tables == ()
    report = foi_report(made, "Sample Council", "public", early, "as of 5 Jan 2015", guard=guard)
    assert report.headline == "No such day has come yet."
    assert "No day of the law had come by then." in as_text(report)


def test_every_format_shows_the_same_tables() -> None:
    report = a_report("public", every=True)
    expected = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(EVERY_FORMAT["html"](report, PROVENANCE)) == expected
    words = letters_of(pdf_text(EVERY_FORMAT["pdf"](report, PROVENANCE)))
    assert all(letters_of(cell) in words for rows in expected.values() for row in rows for cell in row)
    assert len(xlsx_tables(EVERY_FORMAT["xlsx"](report, PROVENANCE), report)) == len(expected)

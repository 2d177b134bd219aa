from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.reports.a_caseload import SETTINGS, STARTED, cases, derived, many
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, letters_of, pdf_text, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.case import Caseload, Document
from transfer_cli.domain.foi import Answer, Question, answer
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.foi_report import BESIDE, foi_report
from transfer_cli.reports.foi_words import ADDRESSES, ASKED, OURS
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import EVERY_FORMAT

AS_OF = day("Thu 19 Jan 2017")
SIX_TIMES = spans(timelines(Caseload(many(6), AS_OF), SETTINGS))


def answers(*questions: Question) -> list[Answer]:
    return [answer(question, SIX_TIMES, AS_OF, SETTINGS.terms) for question in questions or Question]


def a_report(audience: str, *questions: Question, **changes: Any) -> Report:
    return foi_report(answers(*questions), "Sample Council", audience, AS_OF, "as of 19 Jan 2017", **changes)


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
    made = [answer(question, few, AS_OF, SETTINGS.terms) for question in Question]
    report = foi_report(made, "Sample Council", "public", AS_OF, "as of 19 Jan 2017", every=True)
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
            assert [n for n in (*table["rows"].values(), table["total"]) if n and n < 5] == []
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


@pytest.mark.parametrize(
    ("audience", "open_", "transferred", "said", "number"),
    [
        pytest.param("public", 5, 0, [f"{APART}: 5."], 5, id="not small"),
        pytest.param("public", 4, 0, [f"{APART}."], None, id="small"),
        pytest.param("public", 5, 4, [f"{APART}."], None, id="a small one could be worked out from another answer"),
        pytest.param("team", 4, 1, [f"{APART}: 4."], 4, id="for the team"),
        pytest.param("public", 0, 0, [], 0, id="nobody"),
    ],
)
def test_plans_of_before_september_2014_are_beside_the_statements(
    audience: str, open_: int, transferred: int, said: list[str], number: int | None
) -> None:
    early: list[dict[str, str]] = [{}] * open_ + [{"plan_issued": "Fri 29 Apr 2016"}] * transferred
    named = tuple(
        a_case(reference=f"CW{n:04}", document=Document.NON_STATUTORY, events=events(**steps))
        for n, steps in enumerate(early)
    )
    held = spans(timelines(Caseload((*named, a_case(reference="ST1")), AS_OF), SETTINGS))
    made = [answer(Question.OPEN, held, AS_OF, SETTINGS.terms)]
    report = foi_report(made, "Sample Council", audience, AS_OF, "as of 19 Jan 2017")
    found = [sentence for sentence in report.section("open_1").sentences if sentence.startswith(APART)]
    assert found == said
    numbers: Any = report.numbers
    assert numbers["answers"]["open"]["not_counted"] == number
    told = report.section("open_1").table
    assert told
    assert told.rows[-1][1] == (1 if audience == "team" else "*")


def test_how_many_have_such_a_plan_and_a_day_of_the_law_is_not_published() -> None:
    made = answers(Question.TIMETABLE)
    assert made[0].beside
    report = foi_report(made, "Sample Council", "public", AS_OF, "as of 19 Jan 2017")
    assert f"{APART}." in report.section("timetable_1").sentences


def test_one_question_is_the_title_of_its_answer() -> None:
    report = a_report("public", Question.OPEN)
    assert report.name == "foi-open"
    assert report.verdict == "How many children still have a statement, and how many reviews have not begun?"
    assert report.headline == "Still to be concluded on 19 Jan 2017: 36."
    assert a_report("public", Question.OPEN, Question.LATE).name == "foi-open-late"


def test_a_total_that_is_small_is_not_said() -> None:
    few = spans(derived(AS_OF))
    made = [answer(Question.TRANSFERRED, few, AS_OF, SETTINGS.terms)]
    report = foi_report(made, "Sample Council", "public", AS_OF, "as of 19 Jan 2017")
    assert report.headline == "Transferred: *."
    assert report.figures == (("Transferred", "*"),)


@pytest.mark.parametrize(("without", "told"), [(0, 12), (3, "*"), (6, 12)])
def test_how_many_were_measured_gives_nobody_away(without: int, told: int | str) -> None:
    plan = {"plan_issued": "Fri 29 Apr 2016"}
    steps = [{**STARTED, **plan}] * 12 + [plan] * without
    named = tuple(a_case(reference=f"CW{n:04}", events=events(**one)) for n, one in enumerate(steps))
    held = spans(timelines(Caseload(named, AS_OF), SETTINGS))
    made = [answer(Question.TIME_TAKEN, held, AS_OF, SETTINGS.terms)]
    report = foi_report(made, "Sample Council", "public", AS_OF, "as of 19 Jan 2017")
    table = report.section("time-taken_measures").table
    assert table
    assert [row[2] for row in table.rows] == [told] * 3


def test_before_any_day_of_the_law() -> None:
    early = day("Mon 5 Jan 2015")
    made = [answer(Question.DEADLINES, SIX_TIMES, early, SETTINGS.terms)]
    report = foi_report([Answer(made[0].question, ())], "Sample Council", "public", early, "as of 5 Jan 2015")
    assert report.headline == "No such day has come yet."
    assert "No day of the law had come by then." in as_text(report)


def test_every_format_shows_the_same_tables() -> None:
    report = a_report("public", every=True)
    expected = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(EVERY_FORMAT["html"](report, PROVENANCE)) == expected
    words = letters_of(pdf_text(EVERY_FORMAT["pdf"](report, PROVENANCE)))
    assert all(letters_of(cell) in words for rows in expected.values() for row in rows for cell in row)
    assert len(xlsx_tables(EVERY_FORMAT["xlsx"](report, PROVENANCE), report)) == len(expected)

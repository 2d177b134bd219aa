"""All answers of one day, and a reader who puts them together: no count can be known for sure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.builders import day
from tests.reports.a_caseload import SETTINGS
from tests.reports.attack import known_for_sure
from tests.reports.attack_foi import FoiReader
from tests.reports.test_attack import programme
from transfer_cli.domain.case import Caseload
from transfer_cli.domain.foi import Answer, Question, answer
from transfer_cli.domain.foi_protection import protect_answers
from transfer_cli.domain.spans import spans
from transfer_cli.domain.suppression import Publication
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.foi_report import Guard, foi_report

Numbers = Mapping[str, Any]
DAYS = (day("Wed 1 Jun 2016"), day("Mon 3 Oct 2016"), day("Wed 1 Mar 2017"))


def answers_of(seed: int, children: int, as_of: date) -> list[Answer]:
    held = spans(timelines(Caseload(programme(seed, children), as_of), SETTINGS))
    return [answer(question, held, as_of, SETTINGS.terms) for question in Question]


def document(answers: list[Answer], as_of: date, rule: Publication, *asked: Question) -> Numbers:
    guard = Guard(rule, protect_answers(answers, rule))
    chosen = [one for one in answers if not asked or one.question in asked]
    return foi_report(chosen, "A", "public", as_of, "as of a day", guard=guard).numbers


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize(
    ("seed", "children", "rule"),
    [
        (1, 12, Publication()),
        (2, 40, Publication()),
        (3, 90, Publication()),
        (4, 300, Publication()),
        (5, 60, Publication(3, 3)),
        (6, 60, Publication(10, 5)),
    ],
)
def test_all_answers_of_a_day_tell_no_count_for_sure(seed: int, children: int, rule: Publication, as_of: date) -> None:
    made = answers_of(seed, children, as_of)
    reader = FoiReader(document(made, as_of, rule))
    for one in made:
        for number, table in enumerate(one.tables):
            for label, members in table.rows:
                low, high = reader.knowledge.bounds[reader.row(one.question, number, label)]
                assert low <= len(members) <= high
    assert known_for_sure(reader.knowledge) == {}


def exactly(numbers: Numbers, answers: list[Answer]) -> Numbers:
    """Small numbers hidden as they are, and all others given exactly, as is often done."""

    def table(told: Numbers, rows: tuple[tuple[str, tuple[object, ...]], ...]) -> Numbers:
        counts = {label: len(members) for label, members in rows}
        hidden = {"from": 0, "to": 4}
        ranges = {label: hidden if count < 5 else {"from": count, "to": count} for label, count in counts.items()}
        total = sum(counts.values())
        return {**told, "ranges": ranges, "total_range": hidden if total < 5 else {"from": total, "to": total}}

    told = numbers["answers"]
    return {
        "answers": {
            one.question.value: {
                "tables": [
                    table(shown, partition.rows)
                    for shown, partition in zip(told[one.question]["tables"], one.tables, strict=True)
                ]
            }
            for one in answers
        }
    }


def test_the_same_reader_sees_through_exact_numbers() -> None:
    made = answers_of(3, 90, DAYS[1])
    reader = FoiReader(exactly(document(made, DAYS[1], Publication()), made))
    bounds = reader.knowledge.bounds
    small = [leaf for leaf, count in known_for_sure(reader.knowledge).items() if count < 5 and bounds[leaf][0] == 0]
    assert len(small) > 3
    assert any(leaf[1][0] == "rest" for leaf in small), "newcomers, whom no table counts"


def test_a_question_asked_alone_has_the_same_answer() -> None:
    made = answers_of(3, 90, DAYS[1])
    whole = document(made, DAYS[1], Publication())
    for question in Question:
        alone = document(made, DAYS[1], Publication(), question)
        assert alone["answers"] == {question.value: whole["answers"][question]}


def test_the_public_is_never_shown_exact_figures() -> None:
    with pytest.raises(ValueError, match="protected figures"):
        foi_report(answers_of(1, 12, DAYS[0]), "A", "public", DAYS[0], "as of a day")

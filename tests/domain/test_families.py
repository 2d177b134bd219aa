"""What families told, counted, and what is open with them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from transfer_cli.domain.calendar import ENGLAND_TERMS
from transfer_cli.domain.case import Case, Event, is_step
from transfer_cli.domain.families import TOPICS, Told, about, told
from transfer_cli.domain.feedback_form import answers, note_of
from transfer_cli.domain.matters import matters, matters_of
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.telling import recorded_word, remarks
from transfer_cli.domain.terms import latest, periods
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.told_words import STEP_OF
from transfer_cli.errors import Refused

AS_OF = day("Mon 3 Oct 2016")
SETTINGS = Settings(authority="Sample Council")
ON = day("Mon 26 Sep 2016")


def history(text: str) -> tuple[Event, ...]:
    """`complaint 1 Sep, appeal_about:b 2 Sep` in 2016; what follows a slash is the remark."""
    made = []
    for number, part in enumerate((text.split(",") if text else ()), start=1):
        head, _, note = part.strip().partition("/")
        step, _, when = head.strip().partition(" ")
        made.append(Event(step, day(f"{when.strip()} 2016"), id=number, note=note.strip()))
    return tuple(made)


def case_of(text: str, **changes: Any) -> Case:
    return a_case(events=history(text), **changes)


def told_of(*cases: Case) -> tuple[Told, ...]:
    return told(timeline(case, SETTINGS, AS_OF) for case in cases)


def counted(*cases: Case) -> dict[str, int]:
    found = told_of(*cases)
    return {topic.key: number for topic in TOPICS if (number := len(about(found, topic)))}


def test_each_topic_has_its_steps_and_every_word_its_topic_or_clock() -> None:
    assert len({topic.key for topic in TOPICS}) == len(TOPICS)
    assert all(is_step(step) for topic in TOPICS for step in topic.steps)
    assert all(is_step(step) for step in STEP_OF.values())
    counted_steps = {step for topic in TOPICS for step in topic.steps}
    assert set(STEP_OF.values()) - counted_steps == {"mediation_requested", "mediation_declined"}


def test_what_is_counted() -> None:
    assert counted(
        case_of("appeal_registered 1 Jun, appeal_about:b 1 Jun, appeal_about:f 1 Jun, appeal_outcome:allowed 1 Sep"),
        case_of("family_feedback 1 Sep/ satisfied=4; understood=5; involved=3, family_feedback 2 Sep/ satisfied=1"),
        case_of("complaint 1 Sep, complaint 4 Oct"),
    ) == {
        "appeals_registered": 1, "appeals_about_b": 1, "appeals_about_f": 1, "appeals_decided_for_family": 1,
        "complaints": 1, "forms": 2, "forms_satisfied": 1, "forms_understood": 1,
    }  # fmt: skip


def test_what_was_before_a_move_here_is_another_authority_s() -> None:
    assert counted(case_of("complaint 1 Aug, complaint 1 Sep", moved_in_on=day("15 Aug 2016"))) == {"complaints": 1}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("satisfied=4; understood=5; involved=3; It was clear.", {"satisfied": 4, "understood": 5, "involved": 3}),
        (" understood = 2 ;satisfied=1", {"understood": 2, "satisfied": 1}),
        ("satisfied=6; understood=0; involved=five", {}),
        ("satisfied=4; satisfied=1", {"satisfied": 4}),
        ("They said satisfied=3 was meant", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_answers_of_the_form(note: str, expected: dict[str, int]) -> None:
    assert answers(note) == expected


ANSWERS = st.dictionaries(st.sampled_from(("satisfied", "understood", "involved")), st.integers(1, 5))


@given(ANSWERS, st.text(alphabet=st.characters(codec="ascii", exclude_characters=";="), max_size=20))
def test_answers_come_back_from_the_remark(given_: dict[str, int], words: str) -> None:
    assert answers(note_of(given_, words)) == given_


def test_holidays_belong_to_the_term_before() -> None:
    named = {period.name: period for period in periods(ENGLAND_TERMS)}
    assert day("Sun 4 Sep 2016") in named["summer 2016"]
    assert day("Mon 5 Sep 2016") in named["autumn 2016"]
    assert day("1 Jan 2030") in named["autumn 2018"]
    assert [period.name for period in latest(ENGLAND_TERMS, AS_OF)] == ["autumn 2016", "summer 2016"]
    assert latest(ENGLAND_TERMS, day("1 Sep 2014")) == ()
    assert periods(()) == ()


@given(st.lists(st.tuples(st.sampled_from(sorted(STEP_OF.values())), st.integers(0, 900)), max_size=15))
def test_terms_part_what_was_told(steps: list[tuple[str, int]]) -> None:
    first = day("Tue 2 Sep 2014")
    made = [Event(step, first + timedelta(days=n), note="satisfied=5") for step, n in sorted(steps, key=lambda s: s[1])]
    found = told(timeline(a_case(events=tuple(made)), SETTINGS, on) for on in (day("1 Sep 2018"),))
    for topic in TOPICS:
        by_term = [about(found, topic, period) for period in periods(ENGLAND_TERMS)]
        assert sum(map(len, by_term)) == len(about(found, topic)) == sum(topic.has(event) for event in made)


def waiting(text: str, answer_within: int | None = None, **changes: Any) -> list[tuple[str, str, str | None, int]]:
    found = matters_of(timeline(case_of(text, **changes), SETTINGS, AS_OF), answer_within)
    return [(m.kind, m.what, m.due.isoformat() if m.due else None, m.days_late) for m in found]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("complaint 1 Sep", [("complaint", "complaint to be answered", None, 0)]),
        ("complaint 1 Sep, complaint_answered 9 Sep", []),
        ("complaint_answered 1 Sep, complaint 9 Sep", [("complaint", "complaint to be answered", None, 0)]),
        ("appeal_registered 1 Sep", [("appeal", "appeal pending", None, 0)]),
        (
            "appeal_registered 1 Sep, appeal_about:b 1 Sep, appeal_about:i 1 Sep",
            [("appeal", "appeal pending about section B (needs) and about section I (placement)", None, 0)],
        ),
        ("appeal_registered 1 Sep, appeal_outcome:conceded 9 Sep, appeal_ended 9 Sep", []),
        ("appeal_about:b 1 Sep, appeal_ended 2 Sep", []),
        ("personal_budget_requested 1 Sep", [("budget", "personal budget to be decided", None, 0)]),
        ("personal_budget_requested 1 Sep, personal_budget_refused 9 Sep", []),
        ("mediation_declined 26 Sep", [("mediation", "mediation certificate to be issued", "2016-09-29", 4)]),
        ("mediation_declined 26 Sep, mediation_certificate 27 Sep", []),
        ("mediation_requested 26 Sep", [("mediation", "mediation to be held", "2016-10-26", 0)]),
        (
            "tribunal_ordered_plan 5 Sep",
            [
                ("order", "draft plan ordered by the Tribunal", "2016-10-10", 0),
                ("order", "plan ordered by the Tribunal", "2016-11-21", 0),
            ],
        ),
    ],
)
def test_what_is_open(steps: str, expected: list[tuple[str, str, str | None, int]]) -> None:
    assert waiting(steps) == expected


def test_a_complaint_has_the_day_that_the_office_promises() -> None:
    assert waiting("complaint 1 Sep", 20) == [("complaint", "complaint to be answered", "2016-09-21", 12)]
    (found,) = matters([timeline(case_of("complaint 1 Sep"), SETTINGS, AS_OF)], 40)
    assert (found.as_document()["basis"], found.as_document()["due"]) == ("local", "2016-10-11")


def test_what_is_latest_stands_first() -> None:
    cases = [case_of("complaint 9 Sep", reference="b"), case_of("complaint 1 Sep", reference="a"),
             case_of("mediation_declined 26 Sep", reference="c")]  # fmt: skip
    found = matters((timeline(case, SETTINGS, AS_OF) for case in cases), None)
    assert [one.case.reference for one in found] == ["c", "a", "b"]


def steps(case: Case, word: str, **more: Any) -> list[tuple[str, str]]:
    return [(event.step, event.note) for event in recorded_word(case, word, ON, **more).events]


def test_what_is_recorded() -> None:
    case = a_case()
    assert steps(case, "appeal", subjects=("b", "f", "b")) == [
        ("appeal_registered", ""), ("appeal_about:b", ""), ("appeal_about:f", ""),
    ]  # fmt: skip
    assert steps(case, "form", given={"involved": 2, "satisfied": 4}, note="Thank you") == [
        ("family_feedback", "satisfied=4; involved=2; Thank you")
    ]
    assert steps(case_of("complaint 26 Sep/ about x"), "complaint", note="about y") == [("complaint", "about y")]
    assert steps(case_of("complaint 26 Sep/ about x"), "complaint", note="about x") == []
    with pytest.raises(Refused):
        recorded_word(case, "complaint", day("1 Jan 2000"))


@pytest.mark.parametrize(
    ("before", "word", "said"),
    [
        ("", "appeal_conceded", ["USE063"]),
        ("appeal_registered 1 Sep", "appeal_conceded", []),
        ("", "complaint_answered", ["USE063"]),
        ("complaint 1 Sep", "complaint_answered", []),
        ("", "compliment", []),
    ],
)
def test_what_is_said(before: str, word: str, said: list[str]) -> None:
    case = case_of(before)
    assert [problem.id for problem in remarks(case, recorded_word(case, word, ON))] == said

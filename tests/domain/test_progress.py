from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import day
from tests.domain.made import AS_OF, a_timeline, due
from transfer_cli.domain.case import Document, SettingType
from transfer_cli.domain.obligation import Kind, Stage, Timeline
from transfer_cli.domain.progress import (
    By,
    Progress,
    breakdown,
    cohort,
    otherwise_in_words,
    pace_in_words,
    progress,
    tally,
)
from transfer_cli.domain.settings import Settings

SETTINGS = Settings(authority="Sample Council")


def many(number: int, **changes: object) -> list[Timeline]:
    return [a_timeline(**changes)] * number


def test_the_contracts_example() -> None:
    caseload = [
        *many(609, stage=Stage.NOT_STARTED),
        *many(31, stage=Stage.NOT_STARTED, overdue=True),
        *many(54, stage=Stage.NOT_STARTED, at_risk=True),
        *many(6, stage=Stage.NOT_STARTED),
        *many(40, stage=Stage.NOTICE_GIVEN),
        *many(210, stage=Stage.IN_ASSESSMENT),
        *many(58, stage=Stage.DRAFT),
        *many(250 - 105, stage=Stage.TRANSFERRED, concluded_on=day("Mon 11 Jul 2016")),
        *many(105, stage=Stage.TRANSFERRED, concluded_on=day("Tue 12 Jul 2016")),
        *many(16, stage=Stage.NO_PLAN, concluded_on=day("Mon 2 May 2016")),
        *many(4, stage=Stage.NO_PLAN, concluded_on=AS_OF),
        *many(20, stage=Stage.LEFT),
        *many(31, document=Document.LDA, overdue=True),
        *many(12, document=Document.LDA, stage=Stage.TRANSFERRED, concluded_on=AS_OF),
        *many(2, document=Document.LDA, stage=Stage.NO_PLAN),
        *many(4, document=Document.LDA, stage=Stage.LEFT),
        *many(3, in_scope=False),
    ]
    assert progress(caseload, SETTINGS, AS_OF).as_document() == {
        "as_of": "2016-10-03",
        "in_scope": 1298,
        "stages": {
            "not_started": 700,
            "notice_given": 40,
            "in_assessment": 210,
            "draft": 58,
            "transferred": 250,
            "no_plan": 20,
            "left": 20,
        },
        "open": 1008,
        "lda": {"open": 31, "transferred": 12, "no_plan": 2, "left": 4},
        "overdue": 31,
        "at_risk": 54,
        "late_otherwise": 0,
        "needed_per_week": 12.9,
        "achieved_per_week": 9.1,
        "deadline": "2018-03-31",
    }


def test_nobody_at_all() -> None:
    found = progress([], SETTINGS, AS_OF)
    assert found.as_document() == {
        "as_of": "2016-10-03",
        "in_scope": 0,
        "stages": dict.fromkeys(("not_started", "notice_given", "in_assessment", "draft", "transferred", "no_plan",
                                 "left"), 0),
        "open": 0,
        "lda": {"open": 0, "transferred": 0, "no_plan": 0, "left": 0},
        "overdue": 0,
        "at_risk": 0,
        "late_otherwise": 0,
        "needed_per_week": 0.0,
        "achieved_per_week": 0.0,
        "deadline": "2018-03-31",
    }  # fmt: skip
    assert pace_in_words(found) == "Nobody is left to conclude."


@pytest.mark.parametrize(
    ("as_of", "needed"),
    [
        pytest.param("Sun 25 Mar 2018", 7.0, id="one week left, both days counted"),
        pytest.param("Sat 31 Mar 2018", 49.0, id="the last day itself is a seventh of a week"),
        pytest.param("Sun 1 Apr 2018", None, id="the day after: there is no pace that would do"),
    ],
)
def test_needed_per_week_near_the_deadline(as_of: str, needed: float | None) -> None:
    assert progress(many(7), SETTINGS, day(as_of)).needed_per_week == needed


def test_the_last_twelve_weeks_end_with_the_day_asked_about() -> None:
    ends = ["Mon 11 Jul 2016", "Tue 12 Jul 2016", "Mon 3 Oct 2016", "Tue 4 Oct 2016"]
    caseload = [a_timeline(stage=Stage.TRANSFERRED, concluded_on=day(on)) for on in ends]
    assert progress(caseload, SETTINGS, AS_OF).concluded_lately == 2


def made(open_children: int, lately: int, *, overdue: int = 0, as_of: date = AS_OF) -> Progress:
    return replace(
        progress(many(open_children - overdue) + many(overdue, overdue=True), SETTINGS, as_of), concluded_lately=lately
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(
            made(1008, 109),
            "12.9 a week must be concluded until 31 Mar 2018; 9.1 a week were over the last 12 weeks. "
            "That is too slow: at this pace 301 would still be open after the deadline.",
            id="too slow",
        ),
        pytest.param(
            made(78, 12),
            "1.0 a week must be concluded until 31 Mar 2018; 1.0 a week were over the last 12 weeks. "
            "That is too slow: at this pace 1 would still be open after the deadline.",
            id="too slow by a hair, though both figures print the same",
        ),
        pytest.param(
            made(77, 12),
            "1.0 a week must be concluded until 31 Mar 2018; 1.0 a week were over the last 12 weeks. "
            "That pace would do, if it holds.",
            id="fast enough by a hair",
        ),
        pytest.param(
            made(77, 120, overdue=1),
            "1.0 a week must be concluded until 31 Mar 2018; 10.0 a week were over the last 12 weeks. "
            "That pace would do, but 1 child is already past a legal limit.",
            id="no good news beside a broken limit",
        ),
        pytest.param(
            made(862, 12, as_of=day("Sat 31 Mar 2018")),
            "862 children must be concluded in the 1 day left until the end of 31 Mar 2018; 1.0 a week were over the "
            "last 12 weeks. That is too slow: at this pace 862 would still be open after the deadline.",
            id="on the deadline's own day",
        ),
        pytest.param(
            made(1, 24, as_of=day("Mon 26 Mar 2018")),
            "1 child must be concluded in the 6 days left until the end of 31 Mar 2018; 2.0 a week were over the "
            "last 12 weeks. That pace would do, if it holds.",
            id="less than a week before",
        ),
        pytest.param(
            made(7, 12, as_of=day("Sun 25 Mar 2018")),
            "7.0 a week must be concluded until 31 Mar 2018; 1.0 a week were over the last 12 weeks. "
            "That is too slow: at this pace 6 would still be open after the deadline.",
            id="a whole week before",
        ),
        pytest.param(
            made(2, 0, as_of=day("Sun 1 Apr 2018")),
            "The deadline, 31 Mar 2018, has passed with 2 children still open.",
            id="after the deadline",
        ),
    ],
)
def test_pace_in_words(found: Progress, words: str) -> None:
    assert pace_in_words(found) == words


@pytest.mark.parametrize(
    ("late", "as_of", "words"),
    [
        (0, AS_OF, ""),
        (
            1, AS_OF,
            "1 open child is past a day of guidance or of the local plan, but no legal limit, and so not overdue.",
        ),
        (
            121, day("Sun 1 Apr 2018"),
            (
                "121 open children are past the deadline, but no legal limit: the law gives them a later day, an "
                "exception or no day."
            ),
        ),
    ],
)  # fmt: skip
def test_who_is_late_though_past_no_limit(late: int, as_of: date, words: str) -> None:
    found = progress([*many(late, late_otherwise=True), *many(3), *many(2, overdue=True)], SETTINGS, as_of)
    assert (found.children.late_otherwise, otherwise_in_words(found)) == (late, words)


def test_fast_enough_when_nobody_is_left_and_never_after_the_deadline() -> None:
    assert made(0, 0).is_fast_enough
    assert not made(1, 12, as_of=day("Sun 1 Apr 2018")).is_fast_enough


def test_a_tally_adds_up() -> None:
    counted = tally(a_timeline(stage=stage) for stage in [*Stage, Stage.DRAFT])
    assert (counted.total, counted.open, counted.under_way, counted.concluded) == (8, 5, 4, 2)


@pytest.mark.parametrize(
    ("by", "changes", "groups"),
    [
        (By.OFFICER, [{"officer": "b Bee"}, {"officer": None}, {"officer": "A Ay"}], ["A Ay", "b Bee", "No officer"]),
        (By.YEAR_GROUP, [{"ncy": 10}, {"ncy": -1}, {"ncy": 9}], ["Nursery 2", "Year 9", "Year 10"]),
        (
            By.SETTING,
            [{"setting_type": SettingType.POST16}, {"setting_type": SettingType.MAINSTREAM}],
            ["Mainstream", "Post-16"],
        ),
        (By.STAGE, [{"stage": Stage.LEFT}, {"stage": Stage.NOT_STARTED}], ["Not started", "Left"]),
    ],
)
def test_groups_stand_in_the_order_people_expect(by: By, changes: list[dict[str, object]], groups: list[str]) -> None:
    assert list(breakdown([a_timeline(**one) for one in changes], by)) == groups


def test_groups_add_up_to_the_children() -> None:
    caseload = [
        *many(3, officer="A Ay"),
        *many(2, officer="B Bee", stage=Stage.LEFT),
        *many(5, document=Document.LDA),
        *many(7, in_scope=False),
    ]
    groups = breakdown(caseload, By.OFFICER)
    assert {label: counted.total for label, counted in groups.items()} == {"A Ay": 3, "B Bee": 2}
    assert sum(counted.total for counted in groups.values()) == progress(caseload, SETTINGS, AS_OF).children.total


def test_a_cohort_in_words() -> None:
    movers = due(Kind.CONCLUDE_BY, "Tue 14 Feb 2017", rule="order-14-3-b", about="Phase move in 2017")
    assert cohort(movers) == "Phase move in 2017 (14 Feb 2017)"


def test_cohorts_are_those_of_the_earliest_day_in_order_of_days() -> None:
    late = due(Kind.CONCLUDE_BY, "Sat 31 Mar 2018", rule="order-14-5", about="Everyone else")
    early = due(Kind.CONCLUDE_BY, "Tue 14 Feb 2017", rule="order-14-3-b", about="Phase move in 2017")
    caseload = [a_timeline(), a_timeline(obligations=(late,)), a_timeline(obligations=(early, late))]
    assert list(breakdown(caseload, By.COHORT)) == [
        "Phase move in 2017 (14 Feb 2017)",
        "Everyone else (31 Mar 2018)",
        "No day to conclude by",
    ]

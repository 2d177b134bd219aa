"""Answers as the public may have them: what is left out, and that an answer does not hang on what else is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_foi_system import DAYS, all_answers
from tests.domain.test_spans import children
from transfer_cli.domain import foi_protection
from transfer_cli.domain.case import Case
from transfer_cli.domain.foi import Answer, Partition, Question
from transfer_cli.domain.foi_protection import can_differ, protect_answers
from transfer_cli.domain.foi_system import Sum, System, TableKey, total_of
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.suppression import Figure, Publication

RULE = Publication()
_NOBODY = all_answers([], DAYS[0])


def with_counts(counts: Mapping[TableKey, tuple[int, ...]]) -> list[Answer]:
    """The answers about nobody, with so many children in the rows of these tables; more rows are added as needed."""
    return [
        replace(one, tables=tuple(_filled(t, counts.get((one.question, n), ())) for n, t in enumerate(one.tables)))
        for one in _NOBODY
    ]


def _filled(table: Partition, counts: tuple[int, ...]) -> Partition:
    labels = [label for label, _ in table.rows]
    labels += [f"more {n}" for n in range(len(counts) - len(labels))]
    child = cast("Timeline", None)
    sizes = dict(zip(labels, counts, strict=False))
    return replace(table, rows=tuple((label, (child,) * sizes.get(label, 0)) for label in labels))


def transferred(*by_year_group: int) -> dict[TableKey, tuple[int, ...]]:
    """So many by year group, in one row of every other table."""
    everybody = (sum(by_year_group),)
    return dict.fromkeys(_SAME, everybody) | {(Question.YEAR_GROUPS, 1): by_year_group}


_SAME: tuple[TableKey, ...] = (
    (Question.TRANSFERRED, 0), (Question.TIME_TAKEN, 0), (Question.TIME_TAKEN, 1), (Question.SETTINGS, 1),
    (Question.STATEMENTS, 0), (Question.LATE, 0),
)  # fmt: skip


def test_a_total_is_the_same_wherever_it_stands() -> None:
    found = protect_answers(with_counts(transferred(30, 2, 12)), RULE)
    total = found[Question.YEAR_GROUPS, 1].total
    assert total
    assert [found[key].total for key in _SAME[:4]] == [total] * 4


def test_a_table_from_which_its_rows_could_be_worked_out_is_left_out() -> None:
    found = protect_answers(with_counts(transferred(4, 4)), RULE)
    years = found[Question.YEAR_GROUPS, 1]
    assert years.rows == (None, None)
    assert years.total == found[Question.TRANSFERRED, 0].total is not None
    assert protect_answers(with_counts(transferred(4, 3)), RULE)[Question.YEAR_GROUPS, 1].rows != (None, None)


def test_newcomers_are_not_worked_out() -> None:
    counts: dict[TableKey, tuple[int, ...]] = {
        (Question.STATEMENTS, 0): (0, 0, 0, 1217), (Question.OPEN, 0): (1179, 9, 18, 15),
        (Question.YEAR_GROUPS, 0): (1221,), (Question.SETTINGS, 0): (1221,),
    }  # fmt: skip
    found = protect_answers(with_counts(counts), RULE)
    total, then = found[Question.OPEN, 0].total, found[Question.STATEMENTS, 0].rows[3]
    assert total
    assert then
    assert total.low - then.high <= 1221 - 1217 < 5 <= total.high - then.low


@given(st.lists(children(), max_size=12), st.sampled_from(DAYS))
def test_no_figure_is_wrong(found: list[Case], as_of: str) -> None:
    made = all_answers(found, as_of)
    protected = protect_answers(made, RULE)
    for one in made:
        for number, table in enumerate(one.tables):
            shown = protected[one.question, number]
            counts = [len(members) for _, members in table.rows]
            for figure, count in (*zip(shown.rows, counts, strict=True), (shown.total, sum(counts))):
                assert figure is None or figure.low <= count <= figure.high


WHOLE, ONE, OTHER = ("whole",), ("one",), ("other",)


@pytest.mark.parametrize(
    ("counts", "bands", "expected"),
    [
        pytest.param((2, 1, 1), {}, True, id="nothing is printed"),
        pytest.param((8, 4, 4), {WHOLE: (8, 12), ONE: (0, 4), OTHER: (0, 4)}, False, id="all at their most"),
        pytest.param((8, 4, 4), {WHOLE: (8, 12), ONE: (0, 4)}, True, id="the other part is not printed"),
        pytest.param((7, 4, 3), {WHOLE: (7, 7), ONE: (0, 4), OTHER: (0, 4)}, True, id="one less here, one more there"),
        pytest.param((7, 4, 3), {WHOLE: (7, 7), ONE: (4, 4)}, False, id="printed as it is"),
    ],
)  # fmt: skip
def test_whether_a_count_can_be_another(counts: tuple[int, ...], bands: dict[Any, Any], expected: bool) -> None:
    made = System({}, dict(zip((WHOLE, ONE, OTHER), counts, strict=True)), (Sum((WHOLE,), (ONE, OTHER), True),))
    printed = {name: Figure(low, high, None) for name, (low, high) in bands.items()}
    assert can_differ(ONE, made, printed) == expected


def test_a_search_that_finds_nothing_in_time_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    made = System({}, {WHOLE: 2, ONE: 1, OTHER: 1}, (Sum((WHOLE,), (ONE, OTHER), True),))
    assert can_differ(ONE, made, {})
    monkeypatch.setattr(foi_protection, "TRIES", 1)
    assert not can_differ(ONE, made, {})


def test_every_table_has_a_total_of_its_own_or_a_shared_one() -> None:
    assert total_of((Question.OPEN, 0)) == total_of((Question.SETTINGS, 0)) != total_of((Question.TIMETABLE, 0))

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_timeline
from transfer_cli.domain.books import Books, balance
from transfer_cli.domain.case import LeftReason
from transfer_cli.domain.obligation import Stage, Timeline

OPEN: dict[str, Any] = {"stage": Stage.IN_ASSESSMENT}
DONE: dict[str, Any] = {"stage": Stage.TRANSFERRED, "concluded_on": day("Fri 30 Sep 2016")}
NO_PLAN: dict[str, Any] = {"stage": Stage.NO_PLAN, "concluded_on": day("Fri 30 Sep 2016")}
MOVED: dict[str, Any] = {"stage": Stage.LEFT, "left_reason": LeftReason.MOVED_OUT}
GONE: dict[str, Any] = {"stage": Stage.LEFT}
AWAY: dict[str, Any] = {"in_scope": False}


def one_child(before: dict[str, Any] | None, now: dict[str, Any]) -> Books:
    return balance([] if before is None else [a_timeline(**before)], [a_timeline(**now)])


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(OPEN, OPEN, (1, 0, 0, 0, {}, 1), id="still open"),
        pytest.param(OPEN, DONE, (1, 0, 1, 0, {}, 0), id="transferred"),
        pytest.param(OPEN, NO_PLAN, (1, 0, 0, 1, {}, 0), id="no plan"),
        pytest.param(OPEN, MOVED, (1, 0, 0, 0, {"moved_out": 1}, 0), id="moved out"),
        pytest.param(OPEN, GONE, (1, 0, 0, 0, {"unstated": 1}, 0), id="left, and nobody said why"),
        pytest.param(AWAY, OPEN, (0, 1, 0, 0, {}, 1), id="moved in"),
        pytest.param(None, OPEN, (0, 1, 0, 0, {}, 1), id="not on the earlier list at all"),
        pytest.param(AWAY, DONE, (0, 1, 1, 0, {}, 0), id="moved in and transferred in one week"),
        pytest.param(AWAY, AWAY, (0, 0, 0, 0, {}, 0), id="not here yet"),
        pytest.param(DONE, DONE, (0, 0, 0, 0, {}, 0), id="done before"),
        pytest.param(OPEN, AWAY, (1, 0, 0, 0, {}, 0), id="out of scope after all"),
        pytest.param(NO_PLAN, OPEN, (0, 0, 0, 0, {}, 1), id="reopened"),
        pytest.param(NO_PLAN, DONE, (0, 0, 0, 0, {}, 0), id="a plan ordered after a refusal moves no open case"),
    ],
)
def test_one_childs_week(before: dict[str, Any] | None, now: dict[str, Any], expected: tuple[Any, ...]) -> None:
    books = one_child(before, now)
    found = (books.opening, books.came_in, books.transferred, books.no_plan, dict(books.left), books.closing)
    assert found == expected


def test_the_children_behind_the_numbers_stand_by_way_and_reference() -> None:
    before = [a_timeline(reference=name, **OPEN) for name in ("C", "B")] + [a_timeline(reference="A", **AWAY)]
    now = [a_timeline(reference=name, **DONE) for name in ("C", "B")] + [a_timeline(reference="A", **MOVED)]
    movements = [(m.way, m.now.case.reference) for m in balance(before, now).movements]
    assert movements == [("came_in", "A"), ("left", "A"), ("transferred", "B"), ("transferred", "C")]


A_CHILDS_WEEK = st.sampled_from(list(product((OPEN, DONE, NO_PLAN, MOVED, GONE, AWAY, None), repeat=2)))


@given(st.lists(A_CHILDS_WEEK))
def test_the_books_balance(weeks: list[tuple[dict[str, Any] | None, dict[str, Any] | None]]) -> None:
    """Whatever a child was and is, also what happens only where facts were put right."""
    before: list[Timeline] = [a_timeline(reference=str(n), **then) for n, (then, _) in enumerate(weeks) if then]
    now: list[Timeline] = [a_timeline(reference=str(n), **then) for n, (_, then) in enumerate(weeks) if then]
    books = balance(before, now)
    gone = books.transferred + books.no_plan + sum(books.left.values()) + books.out_of_scope
    came = books.came_in + books.reopened
    assert books.opening + came - gone == books.closing == sum(t.is_open for t in now)
    assert len(books.movements) == came + gone

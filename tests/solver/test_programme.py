"""Whole numbers under bounds."""

from __future__ import annotations

import pytest

from transfer_cli.solver.programme import Programme


def test_the_largest_sum_that_the_bounds_allow() -> None:
    programme = Programme()
    apples, pears, bags = programme.number(5), programme.number(5), programme.number(2)
    programme.at_most([apples, pears], 6)
    programme.same([pears], [bags])
    assert programme.solution({apples: 2, pears: 3}) == [4, 2, 2]


def test_the_second_aim_decides_among_the_best_for_the_first() -> None:
    programme = Programme()
    apples, pears = programme.number(5), programme.number(5)
    programme.at_most([apples, pears], 6)
    assert programme.solution({apples: 1, pears: 1}, {pears: 1}) == [1, 5]


def test_a_number_no_greater_than_others() -> None:
    programme = Programme()
    apples, pears = programme.number(5), programme.number(2)
    programme.no_more_than(apples, [pears])
    assert programme.solution({apples: 1}) == [2, 2]


def test_whole_numbers_only() -> None:
    programme = Programme()
    a, b, c = (programme.number(1) for _ in range(3))
    for pair in ((a, b), (b, c), (a, c)):
        programme.at_most(pair, 1)
    assert sum(programme.solution({a: 1, b: 1, c: 1})) == 1


def test_it_says_nothing_on_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    """The solver writes past Python, so only the file descriptor shows it; stdout is for our JSON alone."""
    programme = Programme()
    assert programme.solution({programme.number(1): 1}) == [1]
    assert capfd.readouterr() == ("", "")


def test_bounds_that_nothing_keeps_are_a_defect() -> None:
    programme = Programme()
    number = programme.number(1)
    programme.at_most([number], -1)
    with pytest.raises(AssertionError, match="Infeasible"):
        programme.solution({number: 1})


def test_a_programme_without_numbers() -> None:
    assert Programme().solution({}) == []

"""Whole numbers under bounds."""

from __future__ import annotations

import pytest

from transfer_cli.solver.programme import Programme


def test_the_largest_sum_that_the_bounds_allow() -> None:
    programme = Programme()
    apples, pears, bags = programme.number(5, worth=2), programme.number(5, worth=3), programme.number(2)
    programme.at_most([apples, pears], 6)
    programme.same([pears], [bags])
    assert programme.solution() == [4, 2, 2]


def test_whole_numbers_only() -> None:
    programme = Programme()
    a, b, c = (programme.number(1, worth=1) for _ in range(3))
    for pair in ((a, b), (b, c), (a, c)):
        programme.at_most(pair, 1)
    assert sum(programme.solution()) == 1


def test_it_says_nothing_on_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    """The solver writes past Python, so only the file descriptor shows it; stdout is for our JSON alone."""
    programme = Programme()
    programme.number(1, worth=1)
    assert programme.solution() == [1]
    assert capfd.readouterr() == ("", "")


def test_bounds_that_nothing_keeps_are_a_defect() -> None:
    programme = Programme()
    programme.at_most([programme.number(1)], -1)
    with pytest.raises(AssertionError, match="Infeasible"):
        programme.solution()

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.worked import cases
from transfer_cli.domain.shown_publicly import Shown, exactly, rests_on_enough, without_small_numbers


@pytest.mark.parametrize(
    ("parts", "expected"),
    cases("""
        why                                         | counts      | shown
        nothing small                               | 12, 0, 5    | 12, 0, 5 = 17
        nobody                                      | 0, 0        | 0, 0 = 0
        a small one takes the smallest other along  | 3, 20, 9    | *, 20, * = 32
        two small ones as well                      | 1, 4, 30, 9 | *, *, 30, * = 44
        with noughts only, these go as well         | 3, 0, 0     | *, *, * = *
        small ones that come to enough              | 4, 4        | *, * = 8
        small ones that do not                      | 1, 1, 0     | *, *, * = *
        and whoever is as large as that one         | 5, 1, 5, 9  | *, *, *, 9 = 20
        a single small one                          | 3           | * = *
        a single large one                          | 30          | 30 = 30
    """),
)
def test_what_is_printed(parts: str, expected: str) -> None:
    shown = without_small_numbers([int(part) for part in parts.split(",")])
    printed = ["*" if number is None else str(number) for number in (*shown.parts, shown.total)]
    assert f"{', '.join(printed[:-1])} = {printed[-1]}" == expected


@pytest.mark.parametrize("smallest", [3, 5, 7])
def test_nobody_can_work_out_a_number_that_is_left_out(smallest: int) -> None:
    """Of every table of up to three rows: behind what is printed stand several values of each number left out."""
    for rows in (1, 2, 3):
        behind: defaultdict[Shown, list[tuple[int, ...]]] = defaultdict(list)
        for parts in product(range(3 * smallest + 1), repeat=rows):
            behind[without_small_numbers(parts, smallest)].append(parts)
        for shown, possible in behind.items():
            for n, number in enumerate(shown.parts):
                assert number is not None or len({tried[n] for tried in possible}) > 1, (possible, shown)


@given(st.lists(st.integers(0, 40), max_size=8), st.integers(3, 12))
def test_no_small_number_is_printed_and_none_is_derived_from_the_total(parts: list[int], smallest: int) -> None:
    shown = without_small_numbers(parts, smallest)
    assert all(number is None or number == 0 or number >= smallest for number in (*shown.parts, shown.total))
    assert all(number in {None, part} for number, part in zip(shown.parts, parts, strict=True))
    assert shown.parts.count(None) != 1 or shown.total is None


def test_the_team_sees_every_count() -> None:
    assert exactly([1, 2]) == Shown((1, 2), 3)


def test_a_median_of_few_is_not_printed() -> None:
    assert [rests_on_enough(children) for children in (0, 4, 5)] == [False, False, True]

"""Ranges of whole numbers: as near to 85 % as these allow."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.domain.forecast_range import range_of, value_at

CASES = """
how many of each                | range  | what it shows
0:1                             | 0 to 0 | what is certain
4:50 5:50                       | 4 to 5 | leaving either out would leave out half
0:7 1:86 2:7                    | 1 to 1 | 86 % are nearer to 85 than all
0:3 1:94 2:3                    | 1 to 1 | 94 % are nearer than all
0:10 1:80 2:10                  | 1 to 1 | 80 % are nearer than all
0:15 1:70 2:15                  | 0 to 2 | as near below as above 7.5 % on each side: both ends belong to it
0:16 1:68 2:16                  | 0 to 2 | all are nearer than 68 %
0:5 1:5 2:80 3:5 4:5            | 1 to 3 | 5 % are left out on each side, 10 % would be as near
0:5 1:6 2:89                    | 1 to 2 | 5 % are nearer than 11, and nobody can be above the most there are
0:80 7:20                       | 0 to 7 | numbers that never came are inside
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines()[1:])
def test_worked_cases(line: str) -> None:
    numbers, expected, _ = (cell.strip() for cell in line.split("|"))
    pairs = [pair.split(":") for pair in numbers.split()]
    values = [int(value) for value, many in pairs for _ in range(int(many))]
    low, high = range_of(values)
    assert f"{low} to {high}" == expected


SIZES = (3, 6, 12, 25, 50)


@pytest.mark.parametrize("mean", SIZES)
def test_on_average_85_per_cent_lie_in_it_however_few_are_counted(mean: int) -> None:
    """Of binomial counts about many means a little apart; between the outer ends of the same lie 88 to 95 %."""
    chance, held, outer = Random(mean), 0, 0  # noqa: S311 - no secret
    for shift in range(60):
        share = (mean + shift / 60) / (2 * mean + 1)
        counts = sorted(sum(chance.random() < share for _ in range(2 * mean + 1)) for _ in range(200))
        low, high = range_of(counts)
        held += sum(low <= count <= high for count in counts)
        outer += sum(counts[15] <= count <= counts[-16] for count in counts)
    assert 83 <= held / 120 <= 88
    assert held < outer


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60).map(sorted))
def test_the_middle_lies_in_the_range(values: list[int]) -> None:
    low, high = range_of(values)
    assert values[0] <= low <= value_at(values, 500) <= high <= values[-1]


def test_the_value_by_which_so_many_have_come() -> None:
    tenths = list(range(1, 11))
    assert [value_at(tenths, per_mille) for per_mille in (0, 100, 101, 500, 850, 1000)] == [1, 1, 2, 5, 9, 10]

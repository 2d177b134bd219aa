"""Sheets, envelopes and weights."""

from __future__ import annotations

import pytest

from transfer_cli.domain.envelope_sizes import envelope_size, sheets, weight_grams


def test_sheets_are_printed_on_both_sides() -> None:
    assert [sheets(pages) for pages in (1, 2, 3, 4)] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("paper", "envelope", "grams"),
    [(1, "DL", 9), (5, "DL", 29), (6, "C5", 37), (15, "C5", 82), (16, "C4", 96), (40, "C4", 216)],
)
def test_the_smallest_envelope_that_takes_it(paper: int, envelope: str, grams: int) -> None:
    assert (envelope_size(paper), weight_grams(paper)) == (envelope, grams)

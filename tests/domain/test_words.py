from __future__ import annotations

import pytest

from transfer_cli.domain.words import rate_in_words


@pytest.mark.parametrize(
    ("rate", "words"),
    [(0, "0.0"), (0.01, "less than 0.1"), (0.05, "0.1"), (11.06, "11.1"), (6034.0, "6,034.0")],
)
def test_a_rate_that_is_not_nought_is_never_said_to_be_nought(rate: float, words: str) -> None:
    assert rate_in_words(rate) == words

"""Reading age and long sentences."""

from __future__ import annotations

import pytest

from transfer_cli.domain.plain_english import long_sentences, reading_age, sentences, syllables_of

EASY = ("The cat sat on the mat.", "We will write to you.")
HARD = ("Notwithstanding the aforementioned considerations, determination necessitates multidisciplinary evaluation.",)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1), ("the", 1), ("made", 1), ("table", 2), ("written", 2), ("education", 4), ("I", 1), ("hmm", 1),
        ("Siân", 1), ("makes", 1), ("placed", 1), ("agreed", 2), ("health", 1), ("review", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables


def test_every_block_ends_a_sentence() -> None:
    assert sentences(["Dear Ms Example", "You can ask. We answer: soon!", "12 / 3", ""]) == (
        "Dear Ms Example", "You can ask.", "We answer:", "soon!",
    )  # fmt: skip


def test_long_sentences() -> None:
    long = " ".join(["word"] * 26)
    assert long_sentences([*EASY, " ".join(["word"] * 25), long]) == (long,)


def test_reading_age_rises_with_words_and_sentences() -> None:
    assert reading_age(()) == 0
    assert reading_age(EASY) == 5
    assert reading_age(EASY) < reading_age((" ".join(EASY * 6),)) < reading_age(HARD)

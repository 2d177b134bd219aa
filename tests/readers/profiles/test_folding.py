"""Headings and words in one form."""

from __future__ import annotations

import pytest

from transfer_cli.readers.profiles.folding import fold_heading, fold_word


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("D.O.B.", "dob"),
        ("Parent / carer", "parentcarer"),
        ("  Forename ", "forename"),
        ("date_of_birth", "dateofbirth"),
        ("N/C Year\nGroup", "ncyeargroup"),
        ("\ufeffReference", "reference"),
        ("-- # --", ""),
    ],
)
def test_a_heading_is_its_letters_and_figures(heading: str, folded: str) -> None:
    assert fold_heading(heading) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("Sp. Sch.", "SP SCH"), ("Post-16", "post 16"), ("Behaviour, Emotional", "behaviour emotional")]
)
def test_words_that_mean_the_same_are_one(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(("one", "other"), [("-1", "1"), ("9.5", "95"), ("?", ""), ("SLCN/MLD", "SLCN"), ("3/4", "34")])
def test_words_that_could_mean_two_things_are_not(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)

"""The check letter of a unique pupil number."""

from __future__ import annotations

import pytest

from transfer_cli.domain.upn import is_upn, upn_fault

WRONG_LETTER = "has the wrong check letter, so a figure was probably mistyped"
WRONG_FORM = "does not have the form of a UPN, a letter and twelve figures"


@pytest.mark.parametrize(
    "upn",
    ["B801200005001", "H801200001001", "G80120000101A", "M896200015001", "Y896400016002",
     "N895300017003", "M89620001400A"],
)  # fmt: skip
def test_right(upn: str) -> None:
    assert upn_fault(upn) == ""
    assert is_upn(upn)


@pytest.mark.parametrize("upn", ["A801200005001", "Z801200001001", "B801200005002", "B801200005010", "G80120000101B"])
def test_a_wrong_letter(upn: str) -> None:
    assert upn_fault(upn) == WRONG_LETTER
    assert not is_upn(upn)


@pytest.mark.parametrize(
    "upn",
    ["", "801200005001", "B80120000500", "B8012000050011", "I801200005001", "B80120000500I", "BA01200005001", "un1"],
)
def test_a_wrong_form(upn: str) -> None:
    assert upn_fault(upn) == WRONG_FORM
    assert not is_upn(upn)


@pytest.mark.parametrize(("upn", "number"), [("R900400001001", "900"), ("E000200005001", "000")])
def test_a_number_of_no_authority(upn: str, number: str) -> None:
    assert upn_fault(upn) == f"begins with {number}, which is the number of no local authority"
    assert not is_upn(upn)


@pytest.mark.parametrize("place", range(1, 13))
def test_one_figure_mistyped_always_shows(place: int) -> None:
    right = "B801200005001"
    for figure in "0123456789":
        if figure != right[place]:
            assert upn_fault(right[:place] + figure + right[place + 1 :]) == WRONG_LETTER

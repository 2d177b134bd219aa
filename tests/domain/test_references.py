"""References without the zeros that stood before them."""

from __future__ import annotations

import pytest

from transfer_cli.domain.references import lost_zeros, with_its_zeros
from transfer_cli.errors import Problem, Severity

KNOWN = frozenset({"001216", "0042", "00042", "17", "cw0001", "0" * 15 + "9", "0" * 16 + "8"})


@pytest.mark.parametrize(
    ("reference", "whole"),
    [("1216", "001216"), ("01216", "001216"), ("42", "0042"), ("9", "0" * 15 + "9"), ("0042", ""), ("001216", "")],
)
def test_the_shortest_known_reference_is_meant(reference: str, whole: str) -> None:
    assert with_its_zeros(reference, KNOWN) == whole


@pytest.mark.parametrize("reference", ["17", "1", "8", "216", "cw0001", "CW1", "", "12.16", "-1216", "١٢١٦", "²"])
def test_what_has_lost_no_zeros(reference: str) -> None:
    assert with_its_zeros(reference, KNOWN) == ""


def test_it_is_told_with_what_it_probably_was() -> None:
    assert lost_zeros(7, "1216", "001216") == Problem(
        "IMP023", Severity.REJECT, "row 7, column reference", "1216",
        "its leading zeros are lost: it is probably 001216.",
        "Format the column as text, and write the reference in full.", row=7, column="reference",
    )  # fmt: skip

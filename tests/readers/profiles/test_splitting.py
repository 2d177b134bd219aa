"""Addresses and names in one cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.readers.profiles.splitting import forename_and_surname, split_address, surname_and_forename


@pytest.mark.parametrize(
    ("text", "lines", "postcode"),
    [
        ("4 Mill Lane\nChester\nCH1 2AB", ["4 Mill Lane", "Chester"], "CH1 2AB"),
        ("4 Mill Lane\r\nChester CH1 2AB", ["4 Mill Lane", "Chester"], "CH1 2AB"),
        ("4 Mill Lane, Chester, ch12ab.", ["4 Mill Lane", "Chester"], "CH1 2AB"),
        ("17, Wagtail Road, Frodsham", ["17 Wagtail Road", "Frodsham"], ""),
        ("12-14, Quay Street, Neston", ["12-14 Quay Street", "Neston"], ""),
        ("Flat 3, 114 Cherrybank Lane\nWinsford", ["Flat 3, 114 Cherrybank Lane", "Winsford"], ""),
        ("a, b, c, d, e, f, g, CW6 3ED", ["a", "b", "c", "d", "e, f, g"], "CW6 3ED"),
        (",,Mill Lane,,Chester,,", ["Mill Lane", "Chester"], ""),
        ("London SW1A 1AA", ["London"], "SW1A 1AA"),
        ("CH1 2AB House, Chester", ["CH1 2AB House", "Chester"], ""),
        ("", [], ""),
    ],
)
def test_an_address_in_one_cell(text: str, lines: list[str], postcode: str) -> None:
    *found, found_postcode = split_address(text)
    assert ([line for line in found if line], found_postcode) == (lines, postcode)
    assert len(found) == 5


def test_a_postcode_that_differs_from_the_one_in_a_cell_of_its_own_stays_in_sight() -> None:
    assert split_address("4 Mill Lane, CH1 2AB", "ch1 2ab") == ("4 Mill Lane", "", "", "", "", "CH1 2AB")
    assert split_address("4 Mill Lane, CH1 2AB", "CH9 9ZZ") == ("4 Mill Lane", "CH1 2AB", "", "", "", "")


@given(st.text(st.characters(codec="utf-8")))
def test_no_letter_or_figure_of_an_address_is_lost(text: str) -> None:
    kept = "".join(split_address(text))
    assert sorted(re.findall(r"[^\W_]", kept.casefold())) == sorted(re.findall(r"[^\W_]", text.casefold()))


@pytest.mark.parametrize(
    ("text", "surname", "forename"),
    [
        ("Example, Robin", "Example", "Robin"),
        ("O'Neill, Mary Anne", "O'Neill", "Mary Anne"),
        ("Example, Miss Robin", "Example", "Robin"),
        ("Robin Example", "Robin Example", ""),
        ("Example, Robin, Jo", "Example, Robin, Jo", ""),
        ("Example,", "Example,", ""),
        (", Robin", ", Robin", ""),
        ("Example, Mr", "Example, Mr", ""),
        ("", "", ""),
    ],
)
def test_surname_comma_forename(text: str, surname: str, forename: str) -> None:
    assert surname_and_forename(text) == (surname, forename)


@pytest.mark.parametrize(
    ("text", "surname", "forename"),
    [
        ("Robin Example", "Example", "Robin"),
        ("Master Robin Example", "Example", "Robin"),
        ("Ms. Robin Example", "Example", "Robin"),
        ("Mary Anne Example", "Mary Anne Example", ""),
        ("Example, Robin", "Example, Robin", ""),
        ("Robin", "Robin", ""),
    ],
)
def test_title_forename_surname(text: str, surname: str, forename: str) -> None:
    assert forename_and_surname(text) == (surname, forename)

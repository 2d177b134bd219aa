"""The profiles that come with the program."""

from __future__ import annotations

import pytest

from sample_data.messy import HEADINGS
from tests.readers.profiles.made import rows_of, sample, sheet_of
from transfer_cli.readers.profiles import CANONICAL, SHIPPED, apply, choose, shipped
from transfer_cli.readers.profiles.folding import fold_heading
from transfer_cli.readers.profiles.sen2 import COLUMNS
from transfer_cli.readers.profiles.ways import unread_headings

OTHERS = [name for name in SHIPPED if name != CANONICAL]


@pytest.mark.parametrize("name", SHIPPED)
def test_each_has_a_title_and_says_what_it_is_for(name: str) -> None:
    assert shipped(name).title
    assert shipped(name).about.endswith(".")


@pytest.mark.parametrize("name", OTHERS)
def test_a_heading_means_one_thing_in_a_profile_unless_sources_are_tried_in_order(name: str) -> None:
    profile = shipped(name)
    for rules in profile.columns.values():
        headings = [fold_heading(heading) for rule in rules for heading in rule.headings]
        assert len(headings) == len(set(headings))


def test_the_tracker_knows_every_heading_of_the_messy_sample() -> None:
    assert unread_headings(shipped("tracker"), HEADINGS) == ()
    assert choose(sheet_of(",".join(HEADINGS) + "\n")).name == "tracker"


@pytest.mark.parametrize(
    ("need", "read"),
    [
        ("Autism", "ASD"), ("asd ", "asd "), ("Dyslexia", "SPLD"), ("EBD", "BESD"), ("BESD", "BESD"),
        ("SLCN/MLD", "SLCN/MLD"), ("?", "?"),
    ],
)  # fmt: skip
def test_needs_of_a_tracker_are_read_where_they_can_mean_one_thing_only(need: str, read: str) -> None:
    sheet = sheet_of(f"Case ref,Need\n1,{need}\n")
    assert rows_of(apply(shipped("tracker"), sheet))[0]["primary_need"] == read


def test_a_tracker_is_read() -> None:
    sheet = apply(shipped("tracker"), sample("tracker.csv"))
    robin, sam, kit = rows_of(sheet)
    assert robin == {
        "reference": "000123", "forename": "Robin", "surname": "Example", "date_of_birth": "28/09/2005",
        "home_address1": "4 Mill Lane", "home_address2": "Chester", "home_postcode": "CH1 2AB", "ncy": "Yr 6",
        "document": "statement", "document_date": "14/09/2010", "setting_name": "The Wren School",
        "setting_type": "special", "primary_need": "ASD", "officer": "J Price", "Favourite colour": "red",
    }  # fmt: skip
    assert (sam["surname"], sam["forename"], sam["document"], sam["setting_type"]) == ("Sample", "Sam", "lda", "home")
    assert (sam["home_address1"], sam["home_postcode"]) == ("17 Wagtail Road", "WA6 2EU")
    assert (kit["surname"], kit["forename"], kit["document"]) == ("Kit Instance", "Kit Instance", "EHCP")
    assert sheet.place(4, sheet.headings.index("home_postcode")) == "row 4, column Address"


def test_an_extract_of_capita_one_is_read() -> None:
    sheet = apply(shipped("capita_one"), sample("capita_one.csv"))
    robin, sam, kit = rows_of(sheet)
    assert robin == {
        "reference": "0012345", "upn": "M896200015001", "forename": "Robin", "surname": "Example",
        "date_of_birth": "2005-09-28", "home_address1": "4 Mill Lane", "home_address3": "Chester",
        "home_postcode": "CH1 2AB", "ncy": "6", "document": "statement", "document_date": "2010-09-14",
        "last_annual_review": "2016-06-15", "setting_urn": "907002", "setting_name": "The Wren School",
        "setting_type": "special", "primary_need": "ASD", "officer": "J Price", "contact1_name": "Mrs Ann Example",
        "contact1_relationship": "mother", "contact1_parental_responsibility": "Y",
    }  # fmt: skip
    assert (sam["forename"], sam["surname"]) == ("Sam", "Penketh")
    assert (sam["document"], sam["setting_type"]) == ("lda", "home")
    assert (kit["document"], kit["contact1_relationship"]) == ("Plan", "Uncle")
    assert "last_annual_review" not in kit
    assert kit["contact1_postcode"] == "CH64 1HU"


def test_the_sen2_profile_speaks_of_every_column_of_the_joined_table() -> None:
    assert unread_headings(shipped("sen2"), [column for _, column in COLUMNS]) == ()
    assert shipped("sen2").addresses_follow
    assert not any(shipped(name).addresses_follow for name in SHIPPED if name != "sen2")

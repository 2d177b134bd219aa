"""A profile drafted for a file: what is sure is in force, what is doubtful a comment, and the whole of it valid."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_data.messy import HEADINGS
from tests.readers.profiles.made import SEN2, profile_of, rows_of, sample, sheet_of
from transfer_cli.domain.columns import BY_NAME
from transfer_cli.readers.profiles import Profile, apply, shipped
from transfer_cli.readers.profiles.draft_toml import draft
from transfer_cli.readers.profiles.drafting import (
    WHOLE,
    Proposal,
    examples,
    lacking,
    likeliest,
    meaning_of,
    propose,
    refused_words,
)
from transfer_cli.readers.profiles.profile_toml import profile_from
from transfer_cli.readers.profiles.sen2 import read_set
from transfer_cli.readers.profiles.sen2_files import find_set
from transfer_cli.readers.sheet import Record, Sheet

OURS = "reference,forename,surname,date_of_birth,document,setting_name,setting_type"


def drafted(sheet: Sheet, base: Profile | None = None) -> str:
    return draft("file.csv", sheet, propose(sheet, base), base)


def read_by(text: str) -> Profile:
    return profile_from(text, "draft", "draft.toml")


def proposal(heading: str, *others: str, base: Profile | None = None) -> Proposal:
    return propose(sheet_of(",".join((*others, heading)) + "\n"), base)[-1]


def proposed(heading: str, *values: str, base: Profile | None = None) -> Proposal:
    """What is proposed for a heading with these values below it."""
    rows = "".join(f'"{value}",x\n' for value in values)
    return propose(sheet_of(f'"{heading}",upn\n{rows}'), base)[0]


@pytest.mark.parametrize("name", ["tracker", "capita_one"])
def test_a_draft_reads_the_sample_as_the_profile_does(name: str) -> None:
    sheet = sample(f"{name}.csv")
    profile = read_by(drafted(sheet, likeliest(sheet)))
    assert rows_of(apply(profile, sheet)) == rows_of(apply(shipped(name), sheet))


def test_a_draft_for_the_sen2_set_keeps_everything_that_the_profile_says() -> None:
    found = find_set(SEN2)
    assert found
    sheet = read_set(found)
    profile = read_by(drafted(sheet, likeliest(sheet)))
    assert profile.addresses_follow
    assert profile.remarks == shipped("sen2").remarks
    lookups = {"setting_name": {"907002": "The Wren School"}, "setting_type": {"907002": "special"}}
    assert rows_of(apply(profile, sheet, lookups)) == rows_of(apply(shipped("sen2"), sheet, lookups))
    assert "DS" in [problem.value for problem in apply(profile, sheet).remarks]


def test_a_draft_for_our_own_file_maps_nothing() -> None:
    sheet = sheet_of(f"{OURS}\n1,Robin,Example,2005-09-28,statement,The Wren School,special\n")
    assert likeliest(sheet) is None
    assert read_by(drafted(sheet)).changes_nothing


def test_every_heading_that_is_read_is_in_the_fingerprint() -> None:
    sheet = sample("tracker.csv")
    profile = read_by(drafted(sheet))
    assert set(profile.fingerprint) == set(sheet.headings) - {"Area", "Favourite colour"}


@pytest.mark.parametrize(
    ("heading", "values", "name", "like"),
    [
        ("Date born", ("28/09/2005", "2005-10-01"), "date_of_birth", "Date of birth"),
        ("Born on", ("28/09/2005",), "date_of_birth", "Born"),
        ("Child's DOB", ("28 September 2005",), "date_of_birth", "Date of birth"),
        ("Case reference no", ("7", "8"), "reference", "Case ref"),
        ("Birthday", ("28/09/2005",), "date_of_birth", "Date of birth"),
        ("PC", ("CH1 2AB",), "home_postcode", "Post code"),
        ("Adr", ("4 Mill Lane, Chester",), "home_address", "Address"),
        ("Case id", ("7", "8"), "reference", "Case ref"),
        ("Noticee sent", ("12/09/2016",), "notice_given", "Notice sent"),
        ("First names", ("Robin", "Sam"), "forename", "First name"),
        ("Pupil's Surname", ("Example",), "surname", "Child surname"),
        ("Home post codes", ("CH1 2AB",), "home_postcode", "Home postcode"),
        ("Emails", ("a@example.org",), "contact1_email", "Email"),
        ("Docs type", ("Stmt", "LDA"), "document", "Document type"),
        ("School URNs", ("907002",), "setting_urn", "School URN"),
        ("Names of children", ("Example, Robin",), "surname_forename", "Child name"),
        ("Home adress", ("4 Mill Lane, CH1 2AB",), "home_address", "Home address"),
        ("Ages", ("9",), "", "Age"),
    ],
)
def test_a_heading_that_nobody_knows_is_likened_to_the_nearest_that_can_be_meant(
    heading: str, values: tuple[str, ...], name: str, like: str
) -> None:
    found = proposed(heading, *values, base=shipped("tracker"))
    assert (found.name, found.like, found.is_sure) == (name, like, False)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Born on", ("Chester", "Leeds")),
        ("Born on", ()),
        ("Born on", ("28/09/2005", "Leeds", "York")),
        ("Case id", ("7", "7", "7")),
        ("Case id", ("7", "", "")),
        ("Docs type", ("PDF", "Word")),
        ("Noticee sent", ("yes", "no")),
        ("First names", ("1", "2")),
        ("First names", ("28/09/2005",)),
        ("First names", ("y", "n")),
        ("Emails", ("yes",)),
        ("School URNs", ("https://example.org",)),
        ("Names of children", ("Robin Example",)),
        ("Home adress", ("no",)),
        ("Case conference", ("7", "8")),
        ("Social worker", ("J Price",)),
        ("School phone", ("01244 000000",)),
        ("Next review date", ("12/09/2016",)),
        ("Surgery", ("Mill Lane",)),
        ("Placed", ("yes",)),
        ("Statutory", ("Y",)),
    ],
)
def test_nothing_is_proposed_that_is_not_like_or_cannot_be(heading: str, values: tuple[str, ...]) -> None:
    assert proposed(heading, *values, base=shipped("tracker")).name == ""


def test_typed_dates_of_a_workbook_are_dates() -> None:
    rows = [Record(2, (date(2005, 9, 28), "x"))]
    found = propose(Sheet(("Born on", "upn"), lambda: iter(rows), "XLSX"))
    assert found[0].name == "date_of_birth"


def test_rows_that_cannot_be_taken_apart_show_nothing() -> None:
    assert proposed("Born on", "28/09/2005").name == "date_of_birth"
    sheet = sheet_of('Born on,upn\n"28/09/2005"x,1\n')
    assert propose(sheet)[0].name == ""


def test_dates_and_words_for_nothing_of_the_profile_one_goes_by_are_known() -> None:
    base = profile_of('dates = ["DD.Mon.YYYY"]\nempty = ["tbc"]')
    assert proposed("Born on", "28.Sep.2005", "tbc", "tbc", "tbc", base=base).name == "date_of_birth"
    assert proposed("Born on", "28.Sep.2005").name == ""


def test_a_heading_like_no_other_is_left_open() -> None:
    assert proposal("Shoe size").meanings == ()


def test_headings_without_a_letter_and_reasons_of_rejected_rows_are_passed_over() -> None:
    assert [found.heading for found in propose(sheet_of("Case ref,--,,Reason\n"))] == ["Case ref"]


def test_a_second_heading_for_a_column_is_doubtful_and_says_so() -> None:
    found = proposal("Case ref", "reference")
    assert (found.is_sure, found.clashes) == (False, "reference")
    text = drafted(sheet_of("reference,Case ref\n1,2\n"))
    assert '# To be looked at: "Case ref" means the same as "reference", which is read.' in text


def test_sources_that_are_tried_in_order_keep_their_order() -> None:
    sheet = sheet_of("Family Name,Chosen Family Name\nA,B\nA,\n")
    profile = read_by(drafted(sheet, shipped("capita_one")))
    assert [row["surname"] for row in rows_of(apply(profile, sheet))] == ["B", "A"]


def test_parts_that_are_put_together_stay_together() -> None:
    sheet = sheet_of("Street,House Number\nMill Lane,4\n")
    profile = read_by(drafted(sheet, shipped("capita_one")))
    assert rows_of(apply(profile, sheet)) == [{"home_address1": "4 Mill Lane"}]


def test_a_join_keeps_what_stands_between() -> None:
    base = profile_of('[columns.home_address1]\njoin = ["A", "B"]\nbetween = " / "')
    sheet = sheet_of("B,A,upn\n2,1,x\n")
    assert rows_of(apply(read_by(drafted(sheet, base)), sheet)) == [{"home_address1": "1 / 2", "upn": "x"}]


def test_words_of_a_column_of_ones_own_are_taken_from_the_base() -> None:
    sheet = sheet_of("primary_need,ncy\nAutism,9\n")
    profile = read_by(drafted(sheet, shipped("tracker")))
    assert rows_of(apply(profile, sheet))[0]["primary_need"] == "ASD"


def test_what_nothing_holds_is_asked_for() -> None:
    text = drafted(sheet_of("reference,Shoe size\n1,9\n"))
    assert '    # "Shoe size",' in text
    assert "# To be looked at: nothing holds document, which every row must have." in text
    assert "# [columns.document]" in text
    assert "nothing holds reference, which" not in text


def test_what_is_proposed_is_not_asked_for_again() -> None:
    text = drafted(sheet_of("Case reference no,upn\n1,2\n"))
    assert '# To be looked at: "Case reference no" is most like "Case ref".' in text
    assert "nothing holds reference, which" not in text


def test_the_comments_taken_off_are_right() -> None:
    """What a person does with the draft: the # of the lines below each remark goes."""
    sheet = sheet_of('Case reference no,Home adress,Ages,Doc\n1,"4 Mill Lane, CH1 2AB",9,Stmt\n')
    text = drafted(sheet, shipped("tracker"))
    lines = [line.removeprefix("# ") if re.match(r"# (\[|from|as|into)", line) else line for line in text.splitlines()]
    profile = read_by("\n".join(line for line in lines if 'from = [""]' not in line))
    assert rows_of(apply(profile, sheet))[0]["reference"] == "1"
    assert rows_of(apply(profile, sheet))[0]["home_postcode"] == "CH1 2AB"
    assert 'ignore = ["Ages"]' in text


def test_words_that_cannot_be_read_are_listed_with_their_number() -> None:
    sheet = sheet_of("Doc,ncy,Need,Comments\nEHCP,3/4,?,x\nEHCP,9,ASD,y\nStmt,9,ASD\n")
    text = drafted(sheet, shipped("tracker"))
    assert '# "EHCP" = ""   # in 2 rows' in text
    assert '# "3/4" = ""   # in 1 row' in text
    assert '# "?" = ""   # in 1 row' in text
    assert "Stmt" not in refused_words(read_by(text), sheet)["document"]


def test_words_cannot_be_listed_while_two_headings_mean_the_same() -> None:
    assert '"EHCP" =' not in drafted(sheet_of("Doc,Doc\nEHCP,EHCP\n"))


def test_an_answer_settles_a_proposal() -> None:
    base = shipped("tracker")
    settled = proposal("Shoe size").meant("primary_need", base)
    assert settled.is_sure
    assert settled.meanings[0].rule.codes
    assert proposal("Shoe size").meant("", None).name == ""
    assert proposal("Shoe size").meant("home_address", None).meanings[0].split == WHOLE["home_address"]
    assert meaning_of("moved_in_on", base).rule.headings == ()


def test_a_cell_for_several_columns_fills_them_all() -> None:
    settled = (proposal("Shoe size").meant("surname_forename", None),)
    assert "surname" not in lacking(settled, None)
    assert "forename" not in lacking(settled, None)
    assert "reference" in lacking(settled, None)


def test_a_constant_of_the_base_fills_a_column() -> None:
    assert "document" not in lacking((), shipped("sen2"))
    assert "document" in lacking((), shipped("tracker"))


def test_examples_are_few_short_and_different() -> None:
    rows = "".join(f'{number % 5},"a  {"b" * 60}",\n' for number in range(90))
    assert examples(sheet_of("reference,upn,ncy\n" + rows)) == {0: ("0", "1", "2"), 1: ("a " + "b" * 38,)}


HEADING = st.one_of(
    st.sampled_from([*HEADINGS, *BY_NAME, "Date born", "House Number", "URN", "Given Name"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30),
)


@given(st.lists(HEADING, min_size=1, max_size=12), st.sampled_from([None, "tracker", "capita_one", "sen2"]))
def test_a_draft_is_valid_whatever_the_headings_are(headings: list[str], base: str | None) -> None:
    sheet = Sheet(tuple(headings), lambda: iter(()), "CSV")
    text = drafted(sheet, shipped(base) if base else None)
    assert read_by(text).title == "Files like file.csv"
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)

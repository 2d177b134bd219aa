"""Which profile a file is read by, and what is said when none fits or a known file has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.profiles.made import ROOT, sample, sheet_of
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.csv_sheet import read_csv
from transfer_cli.readers.profiles import choose, recogniser
from transfer_cli.readers.source import file_source

OURS = "reference,forename,surname,date_of_birth,document,setting_name,setting_type"
TRACKER = "Case ref,Surname,Forename,D.O.B.,School,Type,Doc"


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        (OURS, "canonical"),
        ("Reference,FORENAME,Surname,Date of birth,document,Setting-name,setting type,Colour", "canonical"),
        (f"{OURS},Case ref,reason", "canonical"),
        ("reference,step,on,note", "canonical"),
        ("step,on", "canonical"),
        (TRACKER, "tracker"),
        ("CASE NO,Name,Date of Birth,Setting,School type,Document type,reason,Colour", "tracker"),
        ("Person ID,Family Name,Given Name,Date of Birth,SEN Document Type,School Name,School Type", "capita_one"),
        ("persontableid,surname,forename,personbirthdate,upn,sensetting,sentype", "sen2"),
    ],
)
def test_a_file_is_known_by_its_headings(headings: str, name: str) -> None:
    assert choose(sheet_of(f"{headings}\n")).name == name


@pytest.mark.parametrize(("file", "name"), [("tracker.csv", "tracker"), ("capita_one.csv", "capita_one")])
def test_the_samples_are_known(file: str, name: str) -> None:
    assert choose(sample(file)).name == name


def test_the_sample_caseload_is_ours() -> None:
    source = file_source(ROOT / "sample_data" / "caseload.csv")
    assert choose(read_csv(source, recogniser())).name == "canonical"


def test_headings_are_found_under_titles() -> None:
    assert sample("tracker.csv").heading_row == 3


def refusal(text: str, wanted: str = "auto") -> InputUnusable:
    with pytest.raises(InputUnusable) as caught:
        choose(sheet_of(text), wanted)
    return caught.value


def test_changed_headings_stop_it_with_old_beside_new() -> None:
    error = refusal("Case reference no,Surname,First names,Date born,School,Type,Doc,Shoe size,Comments\n")
    assert "\n".join(map(str, error.problems)) == (
        'old heading: "Case ref": it is not there; the nearest new heading is "Case reference no". '
        'If it means the same, rename "Case reference no" to "Case ref". [IMP085]\n'
        'old heading: "D.O.B.": it is not there; the nearest new heading is "Date born". '
        'If it means the same, rename "Date born" to "D.O.B.". [IMP085]\n'
        'old heading: "Forename": it is not there; the nearest new heading is "First names". '
        'If it means the same, rename "First names" to "Forename". [IMP085]\n'
        'new heading: "Shoe size": the profile does not know it. '
        "Say in a profile what it holds, if it holds what is missing. [IMP085]"
    )
    assert str(error) == (
        "The headings are not those that the profile tracker knows. Rename them in the file, or make a profile for it "
        "with: transfer profile new FILE --from tracker [IMP085]"
    )


def test_a_required_column_that_is_gone_stops_it() -> None:
    error = refusal("Case ref,Surname,D.O.B.,School,Type,Doc\n")
    assert [problem.value for problem in error.problems] == ["Forename"]
    assert "no new one is near" in error.problems[0].why


def test_columns_that_may_be_missing_or_are_new_do_not_stop_it() -> None:
    assert choose(sheet_of(f"{TRACKER},Favourite colour,Shoe size\n")).name == "tracker"


def test_each_new_heading_is_near_to_one_old_one_only() -> None:
    error = refusal("Case rf,Srname,Forname,D.O.B.,School,Type,Doc\n")
    assert [(problem.value, problem.why.count("nearest")) for problem in error.problems] == [
        ("Case ref", 1),
        ("Forename", 1),
        ("Surname", 1),
    ]


def test_a_file_of_ours_with_a_column_missing_is_left_to_its_reader() -> None:
    assert choose(sheet_of("reference,forename,surname,dob,document,setting,setting_type\n")).name == "canonical"


def test_a_file_of_no_kind() -> None:
    error = refusal("Product,Price,Quantity\n1,2,3\n")
    assert str(error) == (
        "No profile knows these headings: Product, Price, Quantity. Profiles are canonical, sen2, capita_one, tracker. "
        "Make one for this file with: transfer profile new FILE, and import it with --profile. [IMP086]"
    )


def test_many_headings_of_no_kind_are_shortened_and_the_nearest_profile_named() -> None:
    error = refusal("School,b,c,d,e,f,g,h,i,j\n")
    assert "School, b, c, d, e, f, g, h, ..." in error.what
    assert "Nearest is tracker, of which Case ref, D.O.B., Doc, Type, Forename, Surname is missing." in error.what


def test_each_column_that_is_missing_is_named_once() -> None:
    error = refusal("reference,forename,surname,document\n")
    assert error.what.endswith("Nearest is canonical, of which date_of_birth, setting_name, setting_type is missing.")


@pytest.mark.parametrize("wanted", ["auto", "canonical", "tracker"])
@pytest.mark.parametrize(("separator", "name"), [("|", "upright lines"), (":", "colons"), ("~", "tildes")])
@pytest.mark.parametrize("headings", [OURS, TRACKER, "reference,step,on,note"])
def test_a_separator_that_is_not_read_is_named(headings: str, separator: str, name: str, wanted: str) -> None:
    error = refusal(f"{headings.replace(',', separator)}\n", wanted)
    assert error.id == "IMP086"
    assert f'"{headings.replace(",", separator)[:60].strip()}' in error.what
    assert f"{name} ({separator}) seem to separate them." in error.what
    assert error.fix == "Commas, semicolons and tabs are read: export the file again with one of these between cells."


def test_a_heading_with_a_colon_in_it_is_no_separator() -> None:
    assert choose(sheet_of(f"{TRACKER},Notes: surname: forename\n")).name == "tracker"


def test_a_profile_that_is_named_is_held_to_its_headings_too() -> None:
    assert choose(sheet_of(f"{TRACKER}\n"), "tracker").name == "tracker"
    assert refusal(f"{OURS}\n", "capita_one").id == "IMP085"
    assert choose(sheet_of("Product,Price\n"), "canonical").name == "canonical"


def test_an_events_file_is_ours_whatever_profile_is_named() -> None:
    assert choose(sheet_of("reference,step,on\n"), "tracker").name == "canonical"


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        'title = "Ours"\nfingerprint = ["Kid"]\n[columns.reference]\nfrom = ["Kid"]\n[columns.document]\n'
        'constant = "lda"\n',
        encoding="utf-8",
    )
    rest = "forename,surname,date_of_birth,setting_name,setting_type"
    assert choose(sheet_of(f"Kid,{rest}\n"), str(path)).name == "ours"
    error = refusal(f"Kids,{rest}\n", str(path))
    assert [problem.value for problem in error.problems] == ["Kid"]
    assert error.fix.endswith(f"transfer profile new FILE --from {path}")


def test_the_way_on_names_a_profile_of_ones_own_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "our profiles" / "ours.toml"
    path.parent.mkdir()
    path.write_text('title = "Ours"\nfingerprint = ["Kid"]\n[columns.reference]\nfrom = ["Kid"]\n', encoding="utf-8")
    error = refusal("Kids,forename,surname,date_of_birth,document,setting_name,setting_type\n", str(path))
    assert error.fix.endswith(f'transfer profile new FILE --from "{path}"')


def test_a_name_in_one_cell_that_is_gone_is_named_once(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        'title = "Ours"\nfingerprint = ["Child"]\n[[split]]\nfrom = ["Child"]\nas = "surname_forename"\n',
        encoding="utf-8",
    )
    error = refusal("reference,Children,date_of_birth,document,setting_name,setting_type\n", str(path))
    assert [(problem.value, '"Children"' in problem.why) for problem in error.problems] == [("Child", True)]


def test_two_headings_for_one_column_are_told_when_it_is_read() -> None:
    assert choose(sheet_of(f"{TRACKER},Document\n")).name == "tracker"


def test_the_recogniser_knows_every_profile_and_ones_own() -> None:
    count = recogniser()
    assert count(["D.O.B.", "persontableid", "Person ID", "reference", "step", "Banana", ""]) == 5

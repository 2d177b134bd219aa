"""The SEN2 person-level set: nine files that join, in a folder, a zip, or named by one of them."""

from __future__ import annotations

import errno
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.readers.profiles.made import SEN2, rows_of, sheet_of
from transfer_cli.errors import InputUnusable, Severity
from transfer_cli.readers.profiles import apply, choose
from transfer_cli.readers.profiles.sen2 import read_set
from transfer_cli.readers.profiles.sen2_files import FILES, Sen2Set, find_set
from transfer_cli.readers.sheet import Refused, Sheet, as_text

PREFIX = "Blade-Export_31-01-2017_"
DIRECTORY = {
    "setting_name": {"907002": "The Wren School", "907005": "Longacre High School"},
    "setting_type": {"907002": "special", "907005": "mainstream"},
}


def found(path: Path) -> Sen2Set:
    a_set = find_set(path)
    assert a_set is not None
    return a_set


def read(path: Path = SEN2) -> Sheet:
    sheet = read_set(found(path))
    return apply(choose(sheet), sheet, DIRECTORY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the set, to be spoilt."""
    return Path(shutil.copytree(SEN2, tmp_path / "set"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{PREFIX}{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_a_child_is_one_row_with_the_plan_the_place_and_the_need_that_hold_now() -> None:
    robin, *_ = rows_of(read())
    assert robin == {
        "reference": "M896200015001", "upn": "M896200015001", "forename": "Robin", "surname": "Example",
        "date_of_birth": "2005-09-28", "home_postcode": "CH1 2AB", "document": "statement",
        "document_date": "2010-09-14", "last_annual_review": "2016-06-15", "setting_urn": "907002",
        "setting_name": "The Wren School", "setting_type": "special", "primary_need": "ASD",
    }  # fmt: skip


def test_without_an_active_plan_the_place_named_in_the_plan_counts() -> None:
    sam = rows_of(read())[1]
    assert (sam["setting_name"], sam["setting_type"], sam["document_date"]) == (
        "Educated at home",
        "home",
        "2013-09-20",
    )


def test_a_child_without_a_upn_a_unit_and_a_need_of_later_times() -> None:
    kit = rows_of(read())[2]
    assert (kit["reference"], kit["setting_type"], kit["primary_need"]) == ("1000000001", "resourced", "OTH")
    assert kit["last_annual_review"] == "2016-05-03"


def test_a_child_without_a_plan_is_a_row_all_the_same() -> None:
    ada = rows_of(read())[3]
    assert ada == {
        "reference": "SEN2-14", "forename": "Ada", "surname": "Specimen", "date_of_birth": "2013-05-30",
        "document": "statement",
    }  # fmt: skip


def test_a_child_without_a_request_is_a_row_all_the_same(folder: Path) -> None:
    path = folder / f"{PREFIX}requests.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",14,2016" not in line), encoding="utf-8", newline="")
    assert rows_of(read(folder)) == rows_of(read())


def test_a_set_in_which_everything_has_a_partner_says_nothing_of_it(folder: Path) -> None:
    for name, line in (("person", "14,104"), ("requests", "25,205"), ("senneed", "84,804")):
        path = folder / f"{PREFIX}{name}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(each for each in lines if not each.startswith(line)), encoding="utf-8", newline="")
    change(folder, "senneed", "83,803,3,,62", "83,803,3,,62,DS,1\n85,805,5,,63")
    said = [problem for problem in read(folder).remarks if problem.id == "IMP088"]
    assert {problem.severity for problem in said} == {Severity.NOTE}
    assert not [problem for problem in said if "person" in problem.where]


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "lacks"),
    [
        ("person", "", "", 3, "no plan"),
        ("placementdetail", "74,704,4,,62", "74,704,4,,999", 2, "a plan without a placement"),
        ("placementdetail", ",907002,", ",,", 0, "a placement with neither a URN nor a sensetting"),
    ],
)
def test_a_child_without_a_place_is_refused_in_one_sentence(
    folder: Path, file: str, old: str, new: str, row: int, lacks: str
) -> None:
    change(folder, file, old, new)
    sheet = read(folder)
    (said,) = [cell.why for cell in list(sheet.records())[row].cells if isinstance(cell, Refused) and cell.why]
    assert said == f"this child has {lacks}, so nothing says where it is taught."


def test_a_plan_that_ceased_is_a_child_who_left() -> None:
    ned = rows_of(read())[4]
    assert (ned["left_on"], ned["left_reason"]) == ("2016-07-22", "moved_out")


@pytest.mark.parametrize(
    ("code", "reason"), [("1", "other"), ("2", "needs_met"), ("4", "left_school"), ("8", "deceased")]
)
def test_reasons_for_leaving(folder: Path, code: str, reason: str) -> None:
    change(folder, "namedplan", "00:00:00,5", f"00:00:00,{code}")
    assert rows_of(read(folder))[4]["left_reason"] == reason


def test_a_setting_that_can_be_many_things_is_left_to_be_refused(folder: Path) -> None:
    change(folder, "placementdetail", "75,705,5,,63,,,907777,,,", "75,705,5,,63,,,,,OPA,")
    assert rows_of(read(folder))[5]["setting_type"] == "OPA"


def test_cells_keep_their_place_in_the_nine_files() -> None:
    sheet = read()
    place = {name: position for position, name in enumerate(sheet.headings)}
    assert sheet.place(2, place["setting_urn"]) == f"{PREFIX}placementdetail.csv, row 4, column urn"
    assert sheet.place(3, place["setting_type"]) == f"{PREFIX}plandetail.csv, row 3, column sensetting"
    assert sheet.place(2, place["surname"]) == f"{PREFIX}person.csv, row 2, column surname"
    assert (
        sheet.place(5, place["primary_need"]) == f"{PREFIX}person.csv, row 5, which has no row in {PREFIX}senneed.csv"
    )
    assert sheet.place(5) == f"{PREFIX}person.csv, row 5"


def test_what_has_no_partner_is_reported() -> None:
    said = {problem.where: problem for problem in read().remarks if problem.id == "IMP088"}
    orphan = said[f"{PREFIX}senneed.csv, row 5"]
    assert orphan.severity is Severity.WARNING
    assert orphan.why == f"this row belongs to no row of {PREFIX}activeplans.csv, and is not read."
    assert "neither an active nor a named plan" in said[f"{PREFIX}person.csv, row 5"].why
    assert "an active plan without a need" in said[f"{PREFIX}person.csv, row 7"].why
    assert said[f"{PREFIX}placementdetail.csv"].why == (
        "2 rows of it are not read, because another row of the same child counts."
    )
    assert said[f"{PREFIX}requests.csv"].why.startswith("1 row of it is not read")


def test_what_the_set_does_not_say_is_said() -> None:
    said = " ".join(problem.why for problem in read().remarks if problem.id == "IMP089")
    for words in ("no case numbers", "what kind of document", "no addresses", "Down syndrome", "not in the settings"):
        assert words in said


def test_persons_whose_return_is_missing_are_read_all_the_same(folder: Path) -> None:
    change(folder, "person", ",,1,Example", ",,9,Example")
    change(folder, "person", ",,1,Sample", ",,9,Sample")
    sheet = read(folder)
    assert rows_of(sheet)[0]["surname"] == "Example"
    (said,) = [problem for problem in sheet.remarks if problem.where == f"{PREFIX}person.csv, rows 2, 3"]
    assert said.why == f"these rows belong to no row of {PREFIX}sen2.csv, and are read all the same."


def test_a_long_list_of_rows_is_shortened(folder: Path) -> None:
    path = folder / f"{PREFIX}senneed.csv"
    more = "".join(f"{number},1,1,,998,MLD,1\n" for number in range(900, 915))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8", newline="")
    (said,) = [problem for problem in read(folder).remarks if "belong to no row" in problem.why]
    assert said.where == f"{PREFIX}senneed.csv, rows 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 and 6 more"


def test_a_date_that_is_none_and_a_rank_that_is_none_come_last(folder: Path) -> None:
    change(folder, "requests", "2011-Mar-01", "2031-Sex-01")
    change(folder, "senneed", "SLCN,2", "SLCN,x")
    robin, sam, *_ = rows_of(read(folder))
    assert (robin["primary_need"], sam["setting_type"]) == ("ASD", "home")


def test_spellings_of_headings_do_not_matter(folder: Path) -> None:
    change(folder, "person", "personbirthdate,sex", "Person_Birth_Date,gendercurrent")
    change(folder, "senneed", "sentype,sentyperank", "SENtype,SENtypeRank")
    assert rows_of(read(folder)) == rows_of(read())
    assert not [problem for problem in read(folder).remarks if problem.id == "IMP030"]


def test_a_column_that_nobody_knows_is_noted(folder: Path) -> None:
    change(folder, "senneed", "sentyperank", "sentyperank,shoesize")
    path = folder / f"{PREFIX}senneed.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *(f"{line},9" for line in lines[1:])]) + "\n", encoding="utf-8", newline="")
    (note,) = [problem for problem in read(folder).remarks if problem.id == "IMP030"]
    assert (note.where, note.value) == (f"{PREFIX}senneed.csv", "shoesize")


def test_version_1_1_has_no_meeting(folder: Path) -> None:
    change(folder, "activeplans", "transferla,reviewmeeting,reviewoutcome", "transferla,res,wbp")
    assert rows_of(read(folder))[0]["last_annual_review"] == "2016-07-10"


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_any_of_the_nine_stands_for_all(name: str) -> None:
    assert rows_of(read(SEN2 / f"{PREFIX}{name}.csv")) == rows_of(read())


def test_a_zip_is_as_good_as_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "export.ZIP"
    with zipfile.ZipFile(path, "w") as archive:
        for file in SEN2.iterdir():
            archive.write(file, f"return/{file.name}")
        archive.writestr("__MACOSX/return/._x_person.csv", b"\0")
        archive.writestr("return/readme.txt", "x")
    assert rows_of(read(path)) == rows_of(read())
    assert found(path).sha256() == found(SEN2).sha256()


def test_plain_names_will_do(tmp_path: Path) -> None:
    for file in FILES:
        shutil.copy(SEN2 / f"{PREFIX}{file.name}.csv", tmp_path / f"{file.name.upper()}.CSV")
    assert rows_of(read(tmp_path)) == rows_of(read())


def test_the_digest_covers_every_file(folder: Path) -> None:
    change(folder, "senneed", "DS,1", "VI,1")
    assert found(folder).sha256() != found(SEN2).sha256()


def test_what_is_no_set_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("reference,forename\n", encoding="utf-8")
    (tmp_path / "x.zip").write_bytes(b"")
    assert find_set(tmp_path) is None
    assert find_set(tmp_path / "person.csv") is None
    assert find_set(tmp_path / "caseload.csv") is None
    assert find_set(tmp_path / "person.csv.gz") is None
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.writestr("other.csv", "a,b\n")
    assert find_set(tmp_path / "y.zip") is None


def unusable(path: Path) -> InputUnusable:
    with pytest.raises(InputUnusable) as caught:
        read(path)
    return caught.value


def test_a_file_that_is_missing(folder: Path) -> None:
    (folder / f"{PREFIX}senneed.csv").unlink()
    error = unusable(folder)
    assert (error.id, error.what) == ("IMP087", "set is of a SEN2 set of nine files, of which senneed is not there.")
    (folder / f"{PREFIX}sen2.csv").rename(folder / "sen2.csv")
    assert "sen2, senneed are not there" in unusable(folder / f"{PREFIX}person.csv").what


def test_two_sets_in_one_folder(folder: Path) -> None:
    shutil.copy(folder / f"{PREFIX}person.csv", folder / "Blade-Export_28-02-2017_person.csv")
    assert unusable(folder).what == "set holds 2 SEN2 sets."
    assert rows_of(read(folder / f"{PREFIX}person.csv")) == rows_of(read())


def test_headings_that_have_changed_stop_it_with_old_beside_new(folder: Path) -> None:
    change(folder, "person", "personbirthdate", "birthdate")
    error = unusable(folder)
    assert error.id == "IMP085"
    assert "\n".join(map(str, error.problems)) == (
        f'{PREFIX}person.csv, old heading: "personbirthdate": it is not there; the nearest new heading is "birthdate". '
        'If it means the same, rename "birthdate" to "personbirthdate". [IMP085]'
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("requests", "22,202", "21,202", "Row 3 has the requeststableid of row 2, so nothing says what belongs to it."),
        ("requests", "22,202", ",202", "Row 3 has no requeststableid, so nothing says what belongs to it."),
        ("senneed", ",ASD,1", ",ASD", "Row 3 does not fit under the headings."),
        ("sen2", "1,100", '1,"1"00', "Row 2 does not fit under the headings."),
    ],
)
def test_rows_that_cannot_be_joined_for_certain(folder: Path, name: str, old: str, new: str, what: str) -> None:
    change(folder, name, old, new)
    error = unusable(folder)
    assert (error.id, error.what) == ("IMP087", f"{PREFIX}{name}.csv: {what}")


def test_a_set_without_persons(folder: Path) -> None:
    path = folder / f"{PREFIX}person.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert unusable(folder).id == "IMP008"


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / f"{PREFIX}senneed.csv").write_bytes(b"%PDF-1.4")
    assert unusable(folder).id == "IMP002"


def test_rejected_rows_of_a_set_are_read_back_as_one_file() -> None:
    sheet = read_set(found(SEN2))
    lines = [(*sheet.headings, "reason"), *((*map(as_text, record.cells), "x") for record in sheet.records())]
    again = sheet_of("".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines))
    assert choose(again).name == "sen2"
    rows = rows_of(apply(choose(again), again, DIRECTORY))
    assert [{name: text for name, text in row.items() if name != "reason"} for row in rows] == rows_of(read())


def test_a_folder_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    error = unusable(folder)
    assert (error.id, error.what) == ("IMP001", f"{folder} cannot be read: Permission denied.")


def test_what_is_no_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    assert (unusable(path).id, "cannot be opened as a zip" in unusable(path).what) == ("IMP087", True)


def test_a_damaged_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(SEN2.iterdir()):
            archive.write(file, file.name)
        info = archive.getinfo(f"{PREFIX}person.csv")
    data = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(info.filename)
    data[start + 40 : start + 60] = b"\xff" * 20
    path.write_bytes(data)
    assert unusable(path).id == "IMP087"


def test_a_zip_packed_in_a_way_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(SEN2.iterdir()):
            archive.write(file, file.name)
    deflated, unknown = b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00"
    data = path.read_bytes()
    assert deflated in data
    path.write_bytes(data.replace(deflated, unknown))
    error = unusable(path)
    assert (error.id, "cannot be read" in error.what) == ("IMP087", True)

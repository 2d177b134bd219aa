"""A directory of settings read: ours, and an extract of the national register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import day
from transfer_cli.domain.case import SettingType
from transfer_cli.errors import InputUnusable, Problem
from transfer_cli.readers import read
from transfer_cli.readers.directory import DirectoryFile, is_directory

OURS = "urn,name,type,head_teacher,address1,address2,postcode,email,phone,lowest_age,highest_age"
LARKFIELD = (
    "900001,Larkfield Primary School,mainstream,Mrs A Example,1 School Lane,Chester,CH1 7AL,"
    "office@larkfield.example,01632 960001,4,11"
)
REGISTER = (
    '"URN","LA (code)","LA (name)","EstablishmentName","TypeOfEstablishment (code)","TypeOfEstablishment (name)",'
    '"EstablishmentTypeGroup (name)","PhaseOfEducation (name)","StatutoryLowAge","StatutoryHighAge","OpenDate",'
    '"CloseDate","Street","Locality","Address3","Town","County (name)","Postcode","TelephoneNum","HeadTitle (name)",'
    '"HeadFirstName","HeadLastName"'
)
ST_MARYS = (
    "900002,896,Sampleshire,St Mary\N{RIGHT SINGLE QUOTATION MARK}s School,34,Academy converter,Academies,Primary,4,11,"
    "01-09-2012,31-08-2016,1 Church Lane,Little End,,Chester,Not recorded,CH1 7AN,01632960002,Mrs,Ann,Example"
)


@pytest.fixture
def directory(tmp_path: Path) -> Any:
    """The directory file with these lines, and what is said of its rows."""

    def made(*lines: str, encoding: str = "utf-8") -> tuple[DirectoryFile, list[dict[str, Any]], list[Problem]]:
        path = tmp_path / "settings.csv"
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        content = read(path).content
        assert isinstance(content, DirectoryFile)
        problems: list[Problem] = []
        return content, [dict(row.values) for row in content.rows(problems.append)], problems

    return made


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.id} {problem.where}" for problem in problems]


def test_our_own_columns(directory: Any) -> None:
    content, rows, problems = directory(OURS, LARKFIELD, ",Little Herons,,,,,,,,,")
    assert (content.row_count, content.urns, content.problems, problems) == (2, {"900001"}, (), [])
    assert rows == [
        {
            "urn": "900001",
            "name": "Larkfield Primary School",
            "kind": SettingType.MAINSTREAM,
            "head": "Mrs A Example",
            "address": ("1 School Lane", "Chester"),
            "postcode": "CH1 7AL",
            "email": "office@larkfield.example",
            "phone": "01632 960001",
            "lowest_age": 4,
            "highest_age": 11,
        },
        {
            "urn": None, "name": "Little Herons", "kind": None, "head": None, "address": (), "postcode": None,
            "email": None, "phone": None, "lowest_age": None, "highest_age": None,
        },
    ]  # fmt: skip


def test_an_extract_of_the_register(directory: Any) -> None:
    content, rows, problems = directory(REGISTER, ST_MARYS, encoding="cp1252")
    assert content.sheet.encoding == "Windows-1252"
    assert problems == []
    assert rows == [
        {
            "urn": "900002",
            "name": "St Mary\N{RIGHT SINGLE QUOTATION MARK}s School",
            "kind": SettingType.MAINSTREAM,
            "head": "Mrs Ann Example",
            "address": ("1 Church Lane", "Little End", "Chester"),
            "postcode": "CH1 7AN",
            "phone": "01632960002",
            "lowest_age": 4,
            "highest_age": 11,
            "closed_on": day("Wed 31 Aug 2016"),
        }
    ]
    (note,) = content.problems
    assert (note.id, note.why) == (
        "IMP030",
        (
            "4 columns of the extract say nothing that is needed here and were not read: LA (code), LA (name), "
            "TypeOfEstablishment (code), OpenDate."
        ),
    )


def test_columns_that_are_not_there_say_nothing(directory: Any) -> None:
    _, rows, _ = directory("name,highest_age", "Larkfield Primary School,11")
    assert rows == [{"name": "Larkfield Primary School", "highest_age": 11}]


def test_the_contact_of_an_early_years_provider_stands_for_its_head(directory: Any) -> None:
    lines = ("urn,name,type,contact,e-mail", "EY 900001,Little Herons,Early years,Ms B Example,b@herons.example")
    _, rows, problems = directory(*lines)
    assert rows == [
        {
            "urn": "EY900001", "name": "Little Herons", "kind": SettingType.EARLY_YEARS, "head": "Ms B Example",
            "email": "b@herons.example",
        }
    ]  # fmt: skip
    assert problems == []


def test_of_a_head_and_a_contact_the_head_counts(directory: Any) -> None:
    _, rows, _ = directory("name,contact,head teacher,urn", "A,Ms B,Mr C,", "D,Ms E,,")
    assert [row["head"] for row in rows] == ["Mr C", "Ms E"]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("1 School Lane, Chester", ("1 School Lane", "Chester")),
        ("1 School Lane\nChester\n", ("1 School Lane", "Chester")),
        ("a, b, c, d, e, f, g", ("a", "b", "c", "d", "e, f, g")),
        ("", ()),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(cell: str, lines: tuple[str, ...], directory: Any) -> None:
    _, rows, _ = directory("urn,name,address", f'900001,A,"{cell}"')
    assert rows[0]["address"] == lines


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": ""}, "IMP090 row 2, column name"),
        ({"urn": "Larkfield"}, "IMP091 row 2, column urn"),
        ({"urn": "1234"}, "IMP091 row 2, column urn"),
        ({"type": "speical"}, "IMP092 row 2, column type"),
        ({"lowest_age": "R"}, "IMP093 row 2, column lowest_age"),
        ({"highest_age": "-1"}, "IMP093 row 2, column highest_age"),
        ({"lowest_age": "18"}, "IMP094 row 2, column lowest_age"),
        ({"closed_on": "31 June 2016"}, "IMP012 row 2, column closed_on"),
    ],
)
def test_what_rejects_a_row(cells: dict[str, str], expected: str, directory: Any) -> None:
    values = {
        "urn": "900001",
        "name": "A",
        "type": "",
        "lowest_age": "4",
        "highest_age": "11",
        "closed_on": "",
        **cells,
    }
    _, rows, problems = directory(",".join(values), ",".join(values.values()))
    assert (rows, told(problems)) == ([], [expected])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"email": "office at larkfield"}, "IMP096 row 2, column email"),
        ({"email": "a@b.example; c@d.example"}, "IMP096 row 2, column email"),
        ({"postcode": "Chester"}, "IMP047 row 2, column postcode"),
    ],
)
def test_what_is_loaded_although_it_cannot_be_right(cells: dict[str, str], expected: str, directory: Any) -> None:
    values = {"urn": "900001", "name": "A", "email": "", "postcode": "", **cells}
    _, (row,), problems = directory(",".join(values), ",".join(values.values()))
    assert told(problems) == [expected]
    assert cells.items() <= row.items()


def test_a_type_that_is_none_is_told_with_the_nearest(directory: Any) -> None:
    _, _, problems = directory(
        "urn,name,type", "900001,A,speical", "900002,B,Comunity special school", "900003,C,hello"
    )
    codes = "mainstream, resourced, special, early_years, post16, independent, home, none"
    rest = f"Use one of: {codes}; or a type of Get Information about Schools."
    assert [problem.fix for problem in problems] == [
        f"Did you mean special? {rest}",
        f"Did you mean community special school? {rest}",
        rest,
    ]


def test_a_type_of_the_register_that_is_newer_than_our_list_is_no_fault(directory: Any) -> None:
    row = ST_MARYS.replace("Academy converter", "Academy of the next kind")
    _, rows, problems = directory(REGISTER, row, encoding="cp1252")
    assert (rows[0]["kind"], problems) == (None, [])
    _, rows, problems = directory(REGISTER, row.replace("Academies", "Special schools"), encoding="cp1252")
    assert (rows[0]["kind"], problems) == (SettingType.SPECIAL, [])


def test_rows_about_one_setting_are_all_rejected(directory: Any) -> None:
    _, rows, problems = directory(
        "urn,name", "900001,A", "900 001,B", "ey900001,C", "900003,D", ",d", ",E", ",e", ",F", "n/a,G", "n/a,H"
    )
    assert [row["name"] for row in rows] == ["C", "D", "F"]
    assert [f"{problem.row} {problem.id} {problem.why}" for problem in problems] == [
        "2 IMP095 the same URN stands in row 3.",
        "3 IMP095 the same URN stands in row 2.",
        "6 IMP095 the same name stands in row 5.",
        "7 IMP095 the same name stands in row 8.",
        "8 IMP095 the same name stands in row 7.",
        "10 IMP091 it is not a URN, which is five to eight figures, such as 100001 or EY100001.",
        "11 IMP091 it is not a URN, which is five to eight figures, such as 100001 or EY100001.",
    ]


def test_many_rows_about_one_setting_are_not_all_named(directory: Any) -> None:
    _, rows, problems = directory("urn,name", *(f"900001,{letter}" for letter in "ABCDEFGH"))
    assert rows == []
    assert problems[0].why == "the same URN stands in rows 3, 4, 5, 6, 7 and 2 more."


def test_a_row_of_another_length_is_rejected(directory: Any) -> None:
    _, rows, problems = directory("urn,name,type", "900001,A", "900002,B,special")
    assert ([row["name"] for row in rows], told(problems)) == (["B"], ["IMP010 row 2"])


def test_a_column_that_is_not_known_is_told(directory: Any) -> None:
    content, _, _ = directory("urn,name,head_techer", "900001,A,Mrs B")
    (note,) = content.problems
    assert (note.id, note.fix) == ("IMP030", "Did you mean head_teacher? Then rename it and import again.")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("urn,type,head_teacher", "900001,special,A"), "IMP006"),
        (("EstablishmentName,StatutoryLowAge", "A,4"), "IMP006"),
        (("urn,name,name", "900001,A,B"), "IMP007"),
        (("urn,name",), "IMP008"),
        (("urn,name", ","), "IMP008"),
    ],
)
def test_a_directory_that_cannot_be_used(lines: tuple[str, ...], expected: str, directory: Any) -> None:
    with pytest.raises(InputUnusable, match=rf"\[{expected}\]$"):
        directory(*lines)


@pytest.mark.parametrize(
    ("headings", "is_one"),
    [
        ("urn,name", True),
        ("urn,establishmentname", True),
        ("name,head_teacher", True),
        ("name,lowest_age,highest_age", True),
        ("name,type,contact", False),
        ("urn,name,date_of_birth", False),
        ("urn,upn,forename,surname", False),
        ("reference,setting_urn,setting_name", False),
    ],
)
def test_what_makes_a_directory(headings: str, *, is_one: bool) -> None:
    assert is_directory(headings.split(",")) is is_one

"""`transfer report school`: one school, all schools, and names that nobody knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.reports.conftest import Office


def test_one_school_by_its_urn_or_a_part_of_its_name(office: Office, written: Callable[[], list[str]]) -> None:
    by_urn = office("report", "school", "123456", "--format", "html")
    assert (by_urn.exit_code, by_urn.stderr) == (0, "")
    assert by_urn.stdout.startswith("Transfer reviews: Nettlefold Primary School, as of 3 Oct 2016\n")
    assert written() == ["school-2016-10-03-123456-nettlefold-primary-school.html"]
    assert office("report", "school", "nettle", "--format", "html").stdout == by_urn.stdout


def test_only_that_schools_open_children_are_in_it(office: Office) -> None:
    numbers = office("--json", "report", "school", "nettlefold", "--dry-run").json["numbers"]
    assert [child["reference"] for child in numbers["children"]] == ["R002", "R001"]
    assert (numbers["setting"], numbers["urn"]) == ("Nettlefold Primary School", "123456")
    assert [one["reference"] for one in numbers["due"]] == ["R002"]


def test_all_schools_one_file_each(office: Office, written: Callable[[], list[str]]) -> None:
    answer = office("--json", "report", "school", "--all", "--format", "csv")
    assert [made["numbers"]["setting"] for made in answer.json["reports"]] == [
        "Deeside College", "Larkfield School", "Nettlefold Primary School",
    ]  # fmt: skip
    assert written() == [
        "school-2016-10-03-123456-nettlefold-primary-school.csv",
        "school-2016-10-03-deeside-college.csv",
        "school-2016-10-03-larkfield-school.csv",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(("Netlefold Primery School",), 3, "Did you mean Nettlefold Primary School", id="unknown"),
        pytest.param(("school",), 3, '"school" could be', id="several"),
        pytest.param((), 2, "Name one setting, or give --all.", id="none"),
        pytest.param(("123456", "--all"), 2, "Name one setting, or give --all.", id="both"),
    ],
)
def test_what_cannot_be_meant(
    office: Office, written: Callable[[], list[str]], words: tuple[str, ...], code: int, said: str
) -> None:
    answer = office("report", "school", *words)
    assert answer.exit_code == code
    assert said in answer.stderr
    assert written() == []


def test_no_school_has_anybody(office: Office) -> None:
    answer = office("--known-on", "2014-09-01", "report", "school", "--all")
    assert answer.exit_code == 0
    assert answer.stdout == "No setting has an open case, as of 3 Oct 2016, as known on 1 Sep 2014.\n"
    assert office("--json", "--known-on", "2014-09-01", "report", "school", "--all").json["reports"] == []

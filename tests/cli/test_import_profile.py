"""`transfer import` of files of other systems: what is wrong is said in their words, and where they have it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "tests" / "readers" / "profiles"
HEADINGS = "Case ref,Name,D.O.B.,Doc,School,Type,Need,Home address\n"
DONE, FINDING, UNUSABLE = 0, 1, 3

Load = Callable[..., dict[str, list[tuple[str, str]]]]


def row(reference: str, name: str = '"Example, Robin"', doc: str = "Stmt", type_: str = "MS", need: str = "ASD") -> str:
    return f'{reference},{name},28/09/2005,{doc},The Wren School,{type_},{need},"4 Mill Lane, CH1 2AB"\n'


@pytest.fixture
def problems(run: Run, workspace: Path) -> Load:
    """Import these rows of a tracker for a day, and give where each problem stands, with its value, by its id."""

    def load(*rows: str) -> dict[str, list[tuple[str, str]]]:
        (workspace / "tracker.csv").write_text(HEADINGS + "".join(rows), encoding="utf-8")
        found: dict[str, list[tuple[str, str]]] = {}
        for each in run("--json", "--as-of", "2016-09-05", "import", "tracker.csv", "--dry-run").json["problems"]:
            found.setdefault(each["id"], []).append((each["where"], each["value"]))
        return found

    return load


def test_values_are_quoted_as_they_stand_in_the_file(problems: Load) -> None:
    found = problems(row("1", doc="LDD assessment", need="EBD"), row("2", doc="EHCP", type_="Sp. Sch./RB"))
    assert found["IMP039"] == [("row 2, column Doc", "LDD assessment")]
    assert found["IMP031"] == [("row 2, column Need", "EBD")]
    assert found["IMP013"] == [("row 3, column Doc", "EHCP"), ("row 3, column Type", "Sp. Sch./RB")]


def test_a_name_that_cannot_be_taken_apart_is_told_once(problems: Load) -> None:
    found = problems(row("1", name="Kit Instance"))
    assert found["IMP089"] == [("row 2, column Name", "Kit Instance")]
    assert "IMP011" not in found


def test_reasons_of_rejected_rows_quote_them_as_well(run: Run, workspace: Path) -> None:
    (workspace / "tracker.csv").write_text(HEADINGS + row("1", name="Kit Instance", doc="EHCP"), encoding="utf-8")
    assert run("--as-of", "2016-09-05", "import", "tracker.csv", "--rejects", "rejects.csv").exit_code == FINDING
    with Path("rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        (rejected,) = csv.DictReader(file)
    assert '"EHCP": it is not a code' in rejected["reason"]
    assert '"Kit Instance": nobody can say which part' in rejected["reason"]


def test_of_a_sen2_set_every_place_is_in_a_file_that_is_there(run: Run, workspace: Path) -> None:
    shutil.copytree(SAMPLES / "sen2", workspace / "set")
    answer = run("--as-of", "2017-01-31", "import", "set", "--dry-run", "--all")
    names = {path.name for path in (workspace / "set").iterdir()}
    places = [line.strip() for line in answer.stderr.splitlines() if line.startswith("  ")]
    assert places
    assert all(place.startswith(("profile sen2: ", *names)) for place in places)
    assert "must not be empty" not in answer.stderr
    assert '_placementdetail.csv, row 4, column urn: "907002": this URN is not in the directory' in answer.stderr


def test_a_child_whose_urn_is_known_is_loaded(run: Run, workspace: Path) -> None:
    shutil.copytree(SAMPLES / "sen2", workspace / "set")
    (workspace / "settings.csv").write_text(
        "name,type,urn\nThe Wren School,special,907002\nLongacre High School,mainstream,907005\n", encoding="utf-8"
    )
    assert run("--as-of", "2017-01-31", "import", "settings.csv").exit_code == DONE
    document = run("--json", "--as-of", "2017-01-31", "import", "set", "--dry-run").json
    rejected = [(each["id"], each["value"]) for each in document["problems"] if each["severity"] == "reject"]
    assert sorted(rejected) == [("IMP088", ""), ("IMP089", "907001"), ("IMP089", "907777")]


@pytest.mark.parametrize("separator", ["|", ":"])
def test_a_separator_that_is_not_read_is_named(separator: str, run: Run, workspace: Path) -> None:
    (workspace / "tracker.csv").write_text(HEADINGS.replace(",", separator), encoding="utf-8")
    answer = run("import", "tracker.csv")
    assert (answer.exit_code, f"({separator}) seem to separate them" in answer.stderr) == (UNUSABLE, True)


def test_the_way_on_from_changed_headings_works_with_a_profile_of_ones_own(run: Run, workspace: Path) -> None:
    (workspace / "old.csv").write_text(HEADINGS + row("1"), encoding="utf-8")
    (workspace / "new.csv").write_text(HEADINGS.replace("Case ref", "Case id") + row("1"), encoding="utf-8")
    (workspace / "ours").mkdir()
    assert run("profile", "new", "old.csv", "--output", "ours/ours.toml", "--yes").exit_code == DONE
    answer = run("import", "new.csv", "--profile", "ours/ours.toml")
    assert answer.exit_code == UNUSABLE
    _, _, words = answer.stderr.rpartition("with: transfer ")
    command = words.removesuffix(" [IMP085]\n").replace("FILE", "new.csv").split()
    assert run(*command).exit_code == DONE


def test_a_workbook_comes_back_with_all_that_is_said_of_it(run: Run, workspace: Path) -> None:
    from openpyxl import load_workbook

    shutil.copy(ROOT / "sample_data" / "caseload_messy.xlsx", workspace / "messy.xlsx")
    answer = run("--as-of", "2016-09-05", "import", "messy.xlsx", "--rejects", "marked.xlsx", "--all")
    assert answer.exit_code == FINDING
    page = load_workbook("marked.xlsx").worksheets[0]
    lines = [[cell.value for cell in row[:6]] for row in page.iter_rows(min_row=7)]
    assert len(lines) == sum(line.startswith("  ") for line in answer.stderr.splitlines())
    rejected = [line for line in lines if line[0] == "Rejected"]
    rows_ = run("--json", "--as-of", "2016-09-05", "import", "messy.xlsx", "--dry-run").json["rejected"]
    assert str(page["A2"].value).startswith(f"{rows_} rows, {len(rejected)} problems rejected; ")
    of_the_sheet = [line for line in lines if line[3] == "the whole sheet"]
    assert {str(line[5])[-8:] for line in of_the_sheet} >= {"[IMP077]", "[IMP078]", "[IMP079]"}
    assert [line[1] for line in rejected if not line[2]] == ["A32"]
    assert not [line for line in lines if "date_of_birth" in str(line[5])]

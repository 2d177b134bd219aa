"""The sample as it is committed: what its program makes, and what was asked of it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sample_data.make import HERE, files
from tests.conftest import Run
from transfer_cli.domain.columns import COLUMNS
from transfer_cli.domain.timeline import timelines
from transfer_cli.domain.upn import upn_fault
from transfer_cli.readers.settings_toml import read_settings
from transfer_cli.store import open_store

AS_OF = date(2016, 9, 5)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (HERE / "caseload.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_files_are_what_the_program_makes() -> None:
    for name, content in files().items():
        assert (HERE / name).read_bytes() == content, f"{name} is stale: python sample_data/make.py"


def test_the_caseload_has_every_canonical_column_and_1300_children(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert [row["reference"] for row in rows] == [f"CW{number:04}" for number in range(1, 1301)]
    assert Counter(row["document"] for row in rows) == {"statement": 1231, "lda": 60, "non_statutory": 9}


def test_shares_are_like_those_that_authorities_published(rows: list[dict[str, str]]) -> None:
    held = [row for row in rows if row["document"] != "lda"]
    shares = {
        "transferred": [row for row in held if row["plan_issued"]],
        "no plan": [row for row in held if row["no_plan_notified"]],
        "left": [row for row in held if row["left_on"]],
        "under way": [r for r in held if r["notice_given"] and not (r["plan_issued"] or r["no_plan_notified"])],
        "not started": [row for row in held if not (row["notice_given"] or row["left_on"])],
    }
    percent = {name: round(100 * len(found) / len(held)) for name, found in shares.items()}
    assert percent == {"transferred": 22, "no plan": 3, "left": 4, "under way": 16, "not started": 54}
    assert sum(len(found) for found in shares.values()) == len(held)


def test_every_kind_of_family_is_there(rows: list[dict[str, str]]) -> None:
    def count(**cells: str) -> int:
        return sum(all(row[column] == cell for column, cell in cells.items()) for row in rows)

    assert count(contact1_relationship="foster_carer", contact2_relationship="social_worker") > 50
    assert 3 <= count(contact1_name="") <= 10
    assert count(contact1_confidential="yes") > 5
    assert count(contact2_do_not_write="yes") > 2
    assert count(young_person_can_decide="no") > 10
    assert (
        count(contact1_relationship="mother", contact2_relationship="father", contact2_parental_responsibility="no")
        > 10
    )
    assert sum(bool(row["hold_letters"]) for row in rows) == 5
    assert sum(bool(row["contact1_language"]) for row in rows) > 50
    assert {row["contact1_format"] for row in rows} == {"", "large_print", "easy_read", "email"}
    assert {row["setting_type"] for row in rows} == {
        "mainstream", "resourced", "special", "early_years", "post16", "independent", "home", "none",
    }  # fmt: skip


def test_names_of_every_shape_are_there(rows: list[dict[str, str]]) -> None:
    surnames = {row["surname"] for row in rows}
    assert max(len(surname) for surname in surnames) == 40
    assert min(len(surname) for surname in surnames) == 2
    for shape in ("O'", "-", "É", "Ł", "ễ", "Æ", " der "):
        assert any(shape in f"{row['forename']} {row['surname']}" for row in rows), shape
    assert any(" " not in row["contact1_name"] for row in rows if row["contact1_name"])


def test_pupil_numbers_have_the_right_check_letter_and_some_children_have_none(rows: list[dict[str, str]]) -> None:
    numbers = [row["upn"] for row in rows if row["upn"]]
    assert [number for number in numbers if upn_fault(number)] == []
    assert len(set(numbers)) == len(numbers)
    assert all(number[1:4] == "896" for number in numbers)
    assert any(number[-1].isalpha() for number in numbers)
    assert 100 < sum(not row["upn"] for row in rows) < 250


def test_steps_stand_in_the_order_of_the_law(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for steps in (
            ("date_of_birth", "document_date", "notice_given", "assessment_began", "draft_served", "plan_issued"),
            ("assessment_began", "meeting_held", "draft_served"),
            ("assessment_began", "advice_complete", "no_plan_notified"),
        ):
            days = [row[step] for step in steps if row[step]]
            assert days == sorted(days), row["reference"]
        behind = (row[column.name] for column in COLUMNS if column.milestone)
        assert all(day <= "2016-09-05" for day in behind), row["reference"]


def test_children_of_every_phase_move_of_three_years_are_there(rows: list[dict[str, str]]) -> None:
    moves = {(row["phase_move"], row["phase_move_on"][:4]) for row in rows}
    assert moves >= {
        ("school_to_post16", "2015"),
        ("primary_to_secondary", "2016"),
        ("infant_to_junior", "2016"),
        ("early_years_to_school", "2016"),
        ("school_to_post16", "2016"),
        ("primary_to_secondary", "2017"),
        ("infant_to_junior", "2017"),
        ("early_years_to_school", "2017"),
        ("school_to_post16", "2017"),
        ("mainstream_to_special", "2017"),
    }


def test_the_settings_name_the_officers_and_commissioners_of_the_caseload(rows: list[dict[str, str]]) -> None:
    settings = read_settings(HERE / "transfer.toml")
    assert {row["officer"] for row in rows} - {""} == {officer.name for officer in settings.officers}
    assert len(settings.officers) == 6
    assert {row["commissioning_body"] for row in rows} == set(settings.commissioning_bodies)


def test_the_directory_has_every_setting_of_the_caseload(rows: list[dict[str, str]]) -> None:
    with (HERE / "settings.csv").open(encoding="utf-8-sig", newline="") as file:
        settings = {row["urn"]: row for row in csv.DictReader(file)}
    assert len(settings) == 52
    assert all(all(row.values()) for row in settings.values())
    attended = {
        (row["setting_urn"], row["setting_name"]) for row in rows if row["setting_type"] not in {"home", "none"}
    }
    assert attended <= {(urn, row["name"]) for urn, row in settings.items()}
    assert all(re.fullmatch(r"01632 960\d{3}", row["phone"]) for row in settings.values()), "kept free by Ofcom"
    assert all(row["email"].endswith(".example") for row in settings.values())


def test_all_files_are_loaded_without_a_fault(run: Run) -> None:
    directory = run("--as-of", "2016-09-05", "--json", "import", _here("settings.csv"))
    assert (directory.exit_code, directory.json["new"], directory.json["problems"]) == (0, 52, [])
    loaded = run(
        "--as-of", "2016-09-05", "--json", "--settings", _here("transfer.toml"), "import", _here("caseload.csv")
    )
    assert (loaded.exit_code, loaded.json["new"], loaded.json["rejected"]) == (0, 1300, 0)
    assert {problem["severity"] for problem in loaded.json["problems"]} <= {"note"}
    about_settings = {"IMP045", "IMP053", "IMP054", "IMP055"}
    assert not about_settings.intersection(problem["id"] for problem in loaded.json["problems"])
    for name in ("events_september.csv", "events_follow_up.csv"):
        happened = run("--as-of", "2016-10-03", "--json", "import", _here(name))
        assert (happened.exit_code, happened.json["rejected"], happened.json["problems"]) == (0, 0, [])
        assert happened.json["new"] == happened.json["rows"]
    numbers = run("--as-of", "2016-10-03", "--json", "report", "weekly", "--dry-run").json["numbers"]
    assert [topic for topic, counts in numbers["families"].items() if not counts["all"]] == []
    assert all(sum(agency[key] for agency in numbers["advice"]) for key in ("received", "overdue", "ask_again"))
    assert len({reason["code"] for reason in numbers["slippage_by_reason"]}) == 7
    waiting = run("--as-of", "2016-10-03", "--json", "feedback", "list").json["open"]
    assert {one["kind"] for one in waiting} >= {"appeal", "budget", "complaint", "mediation", "order"}


def test_what_families_told_leaves_every_stage_and_deadline_as_it_was(run: Run) -> None:
    run("--as-of", "2016-09-05", "--settings", _here("transfer.toml"), "import", _here("caseload.csv"))
    run("--as-of", "2016-10-03", "import", _here("events_september.csv"))
    before = run("--as-of", "2016-10-03", "--json", "status").json
    assert run("--as-of", "2016-10-03", "import", _here("events_follow_up.csv")).exit_code == 0
    assert run("--as-of", "2016-10-03", "--json", "status").json == before


def test_the_schedule_is_tight_yet_feasible_for_all_but_a_handful(run: Run, workspace: Path) -> None:
    place = ("--as-of", "2016-09-05", "--json", "--settings", _here("transfer.toml"))
    run(*place, "import", _here("caseload.csv"))
    schedule = run(*place, "schedule", "--dry-run").json
    assert [(gap["limit"], gap["short_by"]) for gap in schedule["shortfalls"]] == [("too_late", 3)]
    autumn = [week for week in schedule["weeks"] if week["week"] < "2016-12-01"]
    assert all(week["starts"] >= week["room"] - 1 for week in autumn)
    with open_store(str(workspace / "transfer.db"), create=False) as store:
        found = timelines(store.caseload(AS_OF), read_settings(HERE / "transfer.toml"))
    assert 30 < sum(line.overdue for line in found) < 60


def test_the_messy_workbook_has_the_damage_that_real_ones_have() -> None:
    book = CalamineWorkbook.from_path(HERE / "caseload_messy.xlsx")
    cells = list(book.get_sheet_by_name("Sept 16 MASTER").to_python(skip_empty_area=False))
    assert cells[0][0] == "SEN TRANSFER TRACKER – CONFIDENTIAL"  # noqa: RUF001 - a dash, as people type it
    assert cells[4][:5] == ["Case ref", "UPN", "Surname", "Forename ", "D.O.B."]
    born = [row[4] for row in cells[5:65]]
    assert {type(value) for value in born} == {str, float, date}
    assert any(re.fullmatch(r"\d\d/25/\d{4}", value) for value in born if isinstance(value, str))
    flat = {value for row in cells for value in row if isinstance(value, str)}
    assert {"03-Apr", "31/02/2012", "BESD", "Nursery", "TOTAL"} <= flat
    assert any(isinstance(value, datetime) for row in cells for value in row)
    references = [row[0] for row in cells[5:65]]
    assert max(Counter(references).values()) > 1
    assert 1216.0 in references


def _here(name: str) -> str:
    return str(HERE / name)

"""`transfer slippage`: reasons, what is stuck, and the last lawful week."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Run
from transfer_cli.domain.changes import Changes, NewOperation, NewSchedule, NewStart
from transfer_cli.store import open_store

Golden = Callable[[str, str], None]


def schedule(on: str, reference: str, week: str, latest: str) -> None:
    """Record a schedule of one review."""
    start = NewStart(reference, day(week), day(week), None, day(on), day(latest))
    with open_store("transfer.db", create=False) as store:
        store.record(NewOperation("schedule", "1 start", day(on)), Changes(schedule=NewSchedule(True, (start,))))


@pytest.mark.parametrize(
    ("words", "name"), [(("stuck",), "stuck"), (("last-week",), "last-week"), (("--reason", "not_said"), "not-said")]
)
def test_what_people_read(office: Run, golden: Golden, words: tuple[str, ...], name: str) -> None:
    schedule("2016-09-19", "D009", "Mon 20 Nov 2017", "Mon 20 Nov 2017")
    golden(office("slippage", *words).stdout, f"slippage-{name}.txt")


def test_a_reason_is_said_shown_and_said_otherwise(office: Run) -> None:
    assert office("slippage", "reason", "D002", "no_officer", "--note", "Vacancy").exit_code == 0
    listed = office("--json", "slippage", "--reason", "no_officer").json
    (slip,) = [one for one in listed["slippage"] if one["reference"] == "D002"]
    assert slip["reason"] == {
        "code": "no_officer", "agency": "", "verdict": "not_lawful", "from": "staff", "said_on": "2016-10-03",
        "note": "Vacancy", "also": [],
    }  # fmt: skip
    assert slip["escalation"]["tell"] == "the SEN manager"
    office("slippage", "reason", "D002", "late_advice", "--agency", "Health")
    codes = {one["reference"]: one["reason"] for one in office("--json", "slippage").json["slippage"]}
    assert (codes["D002"]["code"], codes["D002"]["agency"]) == ("late_advice", "health")
    assert "Late advice: health" in office("slippage").stdout
    assert "reason for slipping" in office("case", "show", "D002").stdout


def test_cases_that_the_weekly_report_counts_apart_are_named(office: Run) -> None:
    listed = office("--json", "slippage").json["slippage"]
    ldas = [one for one in listed if one["document"] == "lda"]
    said = office("slippage").stdout
    assert ldas
    assert f"\n{len(ldas)} learning difficulty assessment" in said
    assert "status and the weekly report count them apart." in said


APART = "1 learning difficulty assessment is among these cases, and is left out of the weekly report's figures."


def test_stuck_cases_and_the_last_week_name_them_too(office: Run) -> None:
    assert APART not in office("slippage", "stuck").stdout + office("slippage", "last-week").stdout
    assert office("case", "record", "D007", "draft_served", "--on", "2016-08-01").exit_code == 0
    listed = office("--json", "slippage", "stuck").json["stuck"]
    assert {one["document"] for one in listed if one["reference"] == "D007"} == {"lda"}
    assert {one["document"] for one in listed if one["reference"] != "D007"} == {"statement"}
    assert office("slippage", "stuck").stdout.startswith(f"{APART}\n\n")
    weekly = office("--json", "report", "weekly", "--dry-run").json["numbers"]["stuck"]
    assert sum(weekly.values()) == sum(one["document"] != "lda" for one in listed)


def test_whoever_can_keep_the_law_no_more_is_on_no_last_lawful_week(office: Run) -> None:
    schedule("2016-09-19", "D009", "Mon 20 Nov 2017", "Mon 20 Nov 2017")
    for as_of, listed in (("2017-11-20", ["D009"]), ("2017-11-21", []), ("2018-04-01", [])):
        found = office("--as-of", as_of, "--json", "slippage", "last-week").json["on_last_lawful_week"]
        assert [one["reference"] for one in found] == listed
        assert office("--as-of", as_of, "--json", "slippage").json["on_last_lawful_week"] == listed


def test_a_ground_that_the_record_does_not_show_is_noted(office: Run) -> None:
    answer = office("slippage", "reason", "D002", "exception_ground")
    assert (answer.exit_code, "[USE065]" in answer.stderr) == (0, True)


def test_the_events_file_brings_reasons(office: Run, workspace: Path) -> None:
    rows = "reference,step,on,note\nD002,slip_reason:record_wrong,2016-10-01,It was issued in August\n"
    (workspace / "more.csv").write_text(rows, encoding="utf-8")
    assert office("import", "more.csv").exit_code == 0
    (slip,) = office("--json", "slippage", "--reason", "record_wrong").json["slippage"]
    assert (slip["reference"], slip["reason"]["verdict"]) == ("D002", "record_wrong")


def test_counts_are_the_lengths_of_lists(office: Run) -> None:
    document = office("--json", "slippage").json
    for standing in ("late", "at_risk", "excepted", "soon", "behind"):
        assert document[standing] == sum(one["standing"] == standing for one in document["slippage"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--check",), 1), (("stuck", "--check"), 1), (("stuck",), 0), (("--reason", "record_wrong", "--check"), 0),
        (("--reason", "weather"), 2), (("reason", "D002", "not_said"), 2), (("reason", "D002", "other"), 2),
        (("reason", "D002", "no_officer", "--agency", "health"), 2), (("reason", "nobody", "no_officer"), 3),
    ],
)  # fmt: skip
def test_the_code_it_leaves_with(office: Run, words: tuple[str, ...], code: int) -> None:
    assert office("slippage", *words).exit_code == code


def test_no_slip_has_the_reason(office: Run) -> None:
    assert "No case that slipped has this reason." in office("slippage", "--reason", "record_wrong").stdout


def test_how_often_a_week_was_moved(office: Run) -> None:
    schedule("2016-09-19", "D001", "Mon 24 Oct 2016", "Mon 24 Apr 2017")
    schedule("2016-09-26", "D001", "Mon 24 Apr 2017", "Mon 24 Apr 2017")
    document = office("--json", "slippage").json
    (slip,) = [one for one in document["slippage"] if one["reference"] == "D001"]
    assert slip["redated"] == [
        {"on": "2016-09-19", "from": "2016-10-10", "to": "2016-10-24"},
        {"on": "2016-09-26", "from": "2016-10-24", "to": "2017-04-24"},
    ]
    assert "D001" in document["on_last_lawful_week"]
    found = {one["reference"]: one["redated"] for one in office("--json", "slippage", "last-week").json[
        "on_last_lawful_week"]}  # fmt: skip
    assert found["D001"] == 2
    assert "1 of them moved there" in office("slippage").stdout


def test_a_trial_writes_nothing(office: Run) -> None:
    before = office("audit", "log").stdout
    assert office("slippage", "reason", "D002", "no_officer", "--dry-run").exit_code == 0
    assert office("audit", "log").stdout == before
    assert office("--known-on", "2016-10-03", "slippage", "reason", "D002", "no_officer").exit_code == 4


def test_nothing_is_stuck(office: Run) -> None:
    open_store("empty.db", create=True).close()
    assert office("--db", "empty.db", "slippage", "stuck", "--check").exit_code == 0
    assert "No case is stuck" in office("--db", "empty.db", "slippage", "stuck").stdout
    assert "No review sits" in office("--db", "empty.db", "slippage", "last-week").stdout

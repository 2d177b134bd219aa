"""`transfer forecast`: what it says, what it keeps, and how kept forecasts are scored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Answer, Run

HEADER = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_type,phase_move,home_address1,"
    "notice_given,assessment_began,plan_issued"
    "\n"
)
AS_OF = date(2016, 10, 3)
SETTINGS = '[authority]\nname = "Sample Council"\n[capacity]\nstarts_per_week = 3\n'

Office = Callable[..., Answer]


def row(number: int, *days: date) -> str:
    dates = ",".join([*(day.isoformat() for day in days), "", "", ""][:3])
    child = "Ada,Quillon,2007-05-04,statement,Nettlefold Primary School,mainstream,none,1 Mill Lane"
    return f"R{number:03},{child},{dates}\n"


def begun(number: int, on: date, *end: date) -> str:
    return row(number, on - timedelta(weeks=2), on, *end)


def week(number: int) -> date:
    return AS_OF + timedelta(weeks=number)


DONE = [begun(n, week(-18 - n), week(-n)) for n in range(40)]
UNDER_WAY = [begun(100 + n, week(n - 17)) for n in range(17)]
WAITING = [row(200 + n) for n in range(15)]
LATER = [begun(100 + n, week(n - 17), week(n + 1)) for n in range(10)]
"""What became of the first ten who were under way: each of the next weeks one was concluded."""


@pytest.fixture
def office(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("TRANSFER_ACTOR", "a.clerk")
    (workspace / "transfer.toml").write_text(SETTINGS, encoding="utf-8")

    def load(*rows: str, as_of: str) -> None:
        (workspace / "caseload.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
        assert run("-q", "--as-of", as_of, "import", "caseload.csv").exit_code == 0

    def run_office(*words: str, as_of: str = "2016-10-03", later: bool = False) -> Answer:
        if later:
            load(*DONE, *LATER, *UNDER_WAY[10:], *WAITING, as_of="2017-01-02")
        return run("--plain", "--as-of", as_of, *words)

    load(*DONE, *UNDER_WAY, *WAITING, as_of="2016-10-03")
    return run_office


def test_what_people_read(office: Office, golden: Callable[[str, str], None]) -> None:
    answer = office("forecast")
    assert (answer.exit_code, answer.stderr) == (0, "")
    golden(answer.stdout, "forecast.txt")


def test_by_cohort(office: Office, golden: Callable[[str, str], None]) -> None:
    answer = office("forecast", "--by", "cohort")
    assert (answer.exit_code, answer.stderr) == (0, "")
    golden(answer.stdout, "forecast-by-cohort.txt")


def test_by_cohort_the_forecast_of_all_is_the_same_and_cohorts_are_those_of_status(office: Office) -> None:
    document = office("--json", "forecast", "--by", "cohort").json
    status = office("--json", "status", "--by", "cohort").json
    assert document["by"] == "cohort"
    assert [(group["group"], group["open"]) for group in document["groups"]] == [
        (group["group"], group["open"]) for group in status["groups"] if group["open"]
    ]
    for group in document["groups"]:
        by_due = group["by_due"]
        assert by_due["on"] == group["due"]
        assert 0 <= by_due["low"] <= by_due["middle"] <= by_due["high"] <= group["open"]
        assert 0 <= by_due["expected"] <= group["open"]
        assert 0 <= group["chance"] <= 1
    del document["by"], document["groups"]
    assert office("--json", "forecast").json == document


def test_by_cohort_nothing_is_said_of_a_thin_record(office: Office) -> None:
    answer = office("forecast", "--by", "cohort", as_of="2016-03-07")
    assert answer.exit_code == 1
    assert answer.stdout.startswith("No forecast: it needs 26 weeks")
    assert "cohort" not in answer.stdout
    document = office("--json", "forecast", "--by", "cohort", as_of="2016-03-07").json
    assert (document["forecast"]["made"], document["by"], document["groups"]) == (False, "cohort", [])


def test_it_refuses_when_data_is_thin(office: Office) -> None:
    answer = office("forecast", as_of="2016-03-07")
    assert answer.exit_code == 1
    assert answer.stdout.startswith(
        "No forecast: it needs 26 weeks since the first conclusion and 20 conclusions in the last 52 weeks, and the "
        "record has 9 weeks, and 10 conclusions in these 52.\n"
    )
    document = office("--json", "forecast", "--keep", as_of="2016-03-07").json
    assert (document["forecast"]["made"], document["forecast"]["weeks"], document["recorded"]) == (False, 9, False)


def test_nobody_left_is_no_finding(office: Office, workspace: Path) -> None:
    (workspace / "done.csv").write_text(HEADER + "".join(DONE), encoding="utf-8")
    office("--db", "done.db", "init")
    assert office("--db", "done.db", "import", "done.csv").exit_code == 0
    answer = office("--db", "done.db", "forecast")
    said = answer.stdout.splitlines()[0]
    assert (answer.exit_code, said) == (0, "Nobody is left to conclude, so there is nothing to forecast.")


def test_json(office: Office) -> None:
    document = office("--json", "forecast").json
    forecast = document["forecast"]
    assert (document["as_of"], document["known_on"], document["recorded"]) == ("2016-10-03", None, False)
    assert (forecast["made"], forecast["open"], forecast["concluded"]) == (True, 32, 40)
    assert forecast["seed"] == AS_OF.toordinal()
    assert office("--json", "forecast").json == document
    other = office("--json", "forecast", "--seed", "5").json["forecast"]
    assert other["seed"] == 5
    assert other["band"] != forecast["band"]
    assert office("--json", "report", "weekly", "--dry-run").json["numbers"]["forecast"] == forecast


def test_the_first_kept_for_a_day_counts_and_is_scored_when_its_day_has_come(office: Office) -> None:
    dry = office("forecast", "--keep", "--dry-run")
    assert dry.stderr == "Nothing was written: --dry-run.\n"
    assert office("--json", "forecast").json["score"]["kept"] == 0
    kept = office("--json", "forecast", "--keep").json
    assert (kept["recorded"], kept["score"]["kept"]) == (True, 1)
    again = office("forecast", "--keep")
    assert again.stderr == "A forecast of 3 Oct 2016 was kept before. The first counts, so nothing was written.\n"
    assert again.exit_code == 0
    soon = kept["forecast"]["soon"]
    score = office("--json", "forecast", as_of="2017-01-02", later=True).json["score"]
    [check] = score["checks"]
    assert check == {
        "forecast_of": "2016-10-03", "what": "Concluded by 26 Dec 2016", "range": f"{soon['low']} to {soon['high']}",
        "came": "50", "held": soon["low"] <= 50 <= soon["high"],
    }  # fmt: skip
    listed = office("-v", "forecast", as_of="2017-01-02").stdout
    assert "Kept forecasts against what came" in listed
    assert office("--json", "forecast").json["score"]["checked"] == 0
    assert (
        office("--json", "report", "weekly", "--dry-run", as_of="2017-01-02").json["numbers"]["forecast_score"] == score
    )
    assert [op["command"] for op in office("--json", "audit", "log").json["operations"]].count("forecast") == 1
    assert office("audit", "verify").exit_code == 0


def test_one_that_was_kept_is_not_taken_back_and_it_is_said_why(office: Office) -> None:
    assert office("--json", "forecast", "--keep").json["recorded"]
    number = office("--json", "audit", "log").json["operations"][0]["id"]
    answer = office("undo", str(number), "--yes")
    assert (answer.exit_code, "[UND008]" in answer.stderr) == (4, True)
    assert "(forecast) cannot be undone: a forecast that was kept is held against what comes." in answer.stderr
    assert office("--json", "forecast").json["score"]["kept"] == 1


def test_none_is_kept_with_hindsight(office: Office) -> None:
    answer = office("forecast", "--keep", later=True)
    assert answer.exit_code == 4
    assert answer.stderr == (
        "The record tells of reviews concluded after 3 Oct 2016, so a forecast of that day would have hindsight. Keep "
        "forecasts on their own day; leave --keep out to see this one. [REP050]\n"
    )
    assert office("--json", "forecast").json["score"]["kept"] == 0


def test_nobody_keeps_a_lucky_seed_or_writes_into_the_past(office: Office) -> None:
    lucky = office("forecast", "--keep", "--seed", "7")
    assert lucky.exit_code == 2
    assert "lucky --seed" in lucky.stderr
    past = office("--known-on", "2016-10-03", "forecast", "--keep")
    assert past.exit_code == 4
    assert "[USE003]" in past.stderr


def test_known_on_leaves_out_what_was_kept_since(office: Office) -> None:
    office("forecast", "--keep")
    assert office("--json", "--known-on", "2016-10-03", "forecast", "--dry-run").json["score"]["kept"] == 0

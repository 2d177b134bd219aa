"""An export loaded into an empty record gives the same status and the same weekly report."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tests.conftest import Run

SEPTEMBER, OCTOBER = "2016-09-05", "2016-10-03"
SAMPLE = ("transfer.toml", "settings.csv", "caseload.csv", "events_september.csv", "events_follow_up.csv")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's own files."""
    folder = tmp_path_factory.mktemp("sample")
    for name in SAMPLE:
        (folder / name).write_bytes(files("transfer_cli.sample_data").joinpath(name).read_bytes())
    return folder


def test_the_sample_with_all_that_was_promised_comes_back_the_same(
    sample: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(name: str) -> None:
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        (tmp_path / name / "transfer.toml").write_bytes((sample / "transfer.toml").read_bytes())

    def done(as_of: str, *words: str) -> None:
        answer = run("--as-of", as_of, "-q", *words)
        assert answer.exit_code in {0, 1}, answer.stderr

    def figures() -> tuple[object, object, object]:
        status = run("--as-of", OCTOBER, "--json", "status").json
        report = run("--as-of", OCTOBER, "--json", "report", "weekly", "--format", "html").json
        return status, report["headline"], report["hash"]

    here("first")
    for as_of, name in ((SEPTEMBER, "settings.csv"), (SEPTEMBER, "caseload.csv")):
        done(as_of, "import", str(sample / name))
    done(SEPTEMBER, "schedule")
    for name in ("events_september.csv", "events_follow_up.csv"):
        done(OCTOBER, "import", str(sample / name))
    done(OCTOBER, "schedule")
    exported = [str(tmp_path / name) for name in ("caseload.csv", "events.csv", "schedules.csv")]
    done(OCTOBER, "export", exported[0], "--events", exported[1], "--schedules", exported[2])
    before = figures()

    here("second")
    for file in exported:
        done(OCTOBER, "import", file)
    assert figures() == before
    again = run("--as-of", OCTOBER, "--json", "import", exported[2])
    assert (again.exit_code, again.json["new"], again.json["unchanged"] > 0) == (0, 0, True)


def test_starts_of_somebody_unknown_and_cells_that_say_nothing_are_rejected(run: Run, workspace: Path) -> None:
    heading = "schedule,made_for,feasible,reference,week,starts_on,officer"
    (workspace / "caseload.csv").write_text(
        "reference,forename,surname,date_of_birth,home_address1,document,setting_name,setting_type\n"
        "CW1,Robin,Example,2007-05-04,1 Sample Street,statement,Larkfield Primary School,mainstream\n",
        encoding="utf-8",
    )
    run("--as-of", SEPTEMBER, "import", "caseload.csv")
    rows = [
        "1,2016-09-05,yes,cw1,2016-09-26,2016-09-26,J Price", "1,2016-09-05,yes,CW9,2016-09-26,2016-09-26,",
        "1,2016-09-05,perhaps,CW1,2016-09-26,,",
    ]  # fmt: skip
    (workspace / "schedules.csv").write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    answer = run("--as-of", OCTOBER, "--json", "import", "schedules.csv")
    found = [(problem["id"], problem["where"]) for problem in answer.json["problems"]]
    assert (answer.exit_code, answer.json["kind"], answer.json["loaded"]) == (1, "schedules", False)
    assert found == [
        ("IMP011", "row 4, column starts_on"),
        ("IMP014", "row 4, column feasible"),
        ("IMP021", "row 3, column reference"),
    ]
    loaded = run("--as-of", OCTOBER, "--json", "import", "schedules.csv", "--skip-bad-rows").json
    assert (loaded["new"], loaded["rejected"], loaded["loaded"]) == (1, 2, True)
    assert Path(loaded["rejects"]).exists()


def test_schedules_of_days_before_one_that_is_there_already_change_nothing_and_it_is_said(
    run: Run, workspace: Path
) -> None:
    heading = "schedule,made_for,feasible,reference,week,starts_on,officer"
    (workspace / "caseload.csv").write_text(
        "reference,forename,surname,date_of_birth,home_address1,document,setting_name,setting_type\n"
        "CW1,Robin,Example,2007-05-04,1 Sample Street,statement,Larkfield Primary School,mainstream\n",
        encoding="utf-8",
    )
    run("--as-of", SEPTEMBER, "import", "caseload.csv")
    for made_for, week in ((OCTOBER, "2016-11-07"), (SEPTEMBER, "2016-09-26")):
        (workspace / "schedules.csv").write_text(f"{heading}\n1,{made_for},yes,CW1,{week},{week},\n", encoding="utf-8")
        answer = run("--as-of", OCTOBER, "import", "schedules.csv")
        assert answer.exit_code == 0
    assert (
        "1 schedule made for days before 3 Oct 2016: the schedule of that day was there already and stays in force "
        "from then, with its promises." in answer.stderr
    )
    promises = run("--as-of", OCTOBER, "--json", "case", "show", "CW1").json["promises"]
    assert promises["first"]["week"] == "2016-11-07"

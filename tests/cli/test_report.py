"""`transfer report weekly`: what it writes, what it prints and with which code it ends."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.reports.conftest import Office, an_office
from tests.conftest import Run

HEADER = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_type,phase_move,officer,home_address1,"
    "notice_given,assessment_began,plan_issued,left_on,left_reason\n"
)
SCHOOL = "Nettlefold Primary School,mainstream,none"
CASELOAD = HEADER + "".join(
    f"{row}\n"
    for row in (
        f"R001,Ada,Quillon,2007-05-04,statement,{SCHOOL},J Vole,1 Mill Lane,,,,,",
        f"R002,Ben,Birch,2007-05-04,statement,{SCHOOL},J Vole,2 Mill Lane,2016-01-11,2016-01-25,,,",
        f"R003,Cara,Cole,2007-05-04,statement,{SCHOOL},P Wren,3 Mill Lane,2016-01-11,2016-01-25,2016-09-30,,",
        f"R004,Dai,Dunn,2007-05-04,statement,{SCHOOL},P Wren,4 Mill Lane,,,,2016-09-29,moved_out",
        "R005,Eve,Elm,1998-12-01,lda,Deeside College,post16,,P Wren,5 Mill Lane,,,,,",
    )
)


@pytest.fixture
def office(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("TRANSFER_ACTOR", "a.clerk")
    return an_office(workspace, run, CASELOAD, "2016-09-05")


def test_three_files_beside_the_record(office: Office, workspace: Path) -> None:
    answer = office("report", "weekly")
    assert (answer.exit_code, answer.stderr) == (0, "")
    title, verdict, *files, content = answer.stdout.splitlines()
    assert title == "Transfers to EHC plans: weekly report, as of 3 Oct 2016"
    assert verdict == (
        "Not on plan. Of 4 children in scope, 1 is concluded, 1 left and 2 are open: 1 of them overdue and 0 at risk. "
        "Less than 0.1 a week must be concluded until 31 Mar 2018; 0.1 a week were over the last 12 weeks. That pace "
        "would do, but 1 child is already past a legal limit. There is no schedule, and 1 child is still to begin."
    )
    endings = ("html", "pdf", "xlsx")
    assert files == [f"Wrote {Path('reports') / f'weekly-2016-10-03-sendsg.{ending}'}" for ending in endings]
    assert content.startswith("Content ")
    assert sorted(path.name for path in (workspace / "reports").iterdir()) == [
        "weekly-2016-10-03-sendsg.html", "weekly-2016-10-03-sendsg.pdf", "weekly-2016-10-03-sendsg.xlsx",
    ]  # fmt: skip


def test_json(office: Office, workspace: Path) -> None:
    document = office("--json", "report", "weekly", "--format", "html").json
    numbers = document["numbers"]
    status = office("--json", "status").json
    assert {key: numbers[key] for key in status} == status
    assert (document["as_of"], document["known_on"], document["audience"]) == ("2016-10-03", None, "sendsg")
    assert (document["verdict"], document["written"]) == ("Not on plan", True)
    assert document["files"] == [str(workspace / "reports" / "weekly-2016-10-03-sendsg.html")]
    assert numbers["books"] == {
        "opening": 4, "came_in": 0, "transferred": 1, "no_plan": 0, "left": {"moved_out": 1}, "closing": 2,
        "reopened": 0, "out_of_scope": 0, "opening_as_known_then": 4,
    }  # fmt: skip
    assert numbers["schedule_feasible"] is None
    assert document["hash"] in office("report", "weekly", "--format", "html").stdout


def test_a_dry_run_writes_nothing_and_says_the_same(office: Office, workspace: Path) -> None:
    dry = office("report", "weekly", "--dry-run")
    assert dry.exit_code == 0
    assert not (workspace / "reports").exists()
    assert dry.stdout.replace("Would write", "Wrote") == office("report", "weekly").stdout


def test_the_team_gets_names_and_the_strategy_group_none(office: Office, workspace: Path) -> None:
    office("report", "weekly", "--format", "html")
    office("report", "weekly", "--format", "html", "--audience", "team")
    group, team = (
        (workspace / "reports" / f"weekly-2016-10-03-{audience}.html").read_text(encoding="utf-8")
        for audience in ("sendsg", "team")
    )
    for name in ("R002", "Ben Birch", "J Vole"):
        assert name in team
        assert name not in group
    assert "Nettlefold" not in group + team


def test_what_is_published_has_no_small_number_and_no_name(office: Office, workspace: Path) -> None:
    answer = office("--json", "report", "weekly", "--audience", "public", "--format", "html")
    assert answer.exit_code == 0, answer.stderr
    assert answer.json["numbers"]["children"]["parts"]["open"]["parts"]["overdue"]["shown"] == "under 5"
    assert "4 children" not in answer.stdout
    page = (workspace / "reports" / "weekly-2016-10-03-public.html").read_text(encoding="utf-8")
    assert "by Sample Council with transfer" in page
    assert "a.clerk" not in page


def test_the_settings_can_protect_the_strategy_groups_edition(office: Office, workspace: Path) -> None:
    with (workspace / "transfer.toml").open("a", encoding="utf-8") as settings:
        settings.write("[publication]\nstrategy_group = true\n")
    group = office("--json", "report", "weekly", "--dry-run").json
    assert group["audience"] == "sendsg"
    assert group["numbers"] == office("--json", "report", "weekly", "--dry-run", "--audience", "public").json["numbers"]
    assert office("--json", "report", "weekly", "--dry-run", "--audience", "team").json["numbers"]["open"] == 2


def test_a_folder_of_ones_own_and_each_format_once(office: Office, workspace: Path) -> None:
    answer = office("report", "weekly", "--out", "for the group", "--format", "pdf", "--format", "pdf")
    assert answer.exit_code == 0
    [path] = (workspace / "for the group").iterdir()
    text = PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text()
    assert "Sample Council" in text


@pytest.mark.parametrize(("audience", "by"), [("team", "a.clerk"), ("sendsg", "Sample Council")])
def test_the_provenance_names_the_maker_to_the_team_alone_and_the_records_head(
    office: Office, workspace: Path, audience: str, by: str
) -> None:
    office("report", "weekly", "--format", "html", "--audience", audience)
    head = office("--json", "audit", "verify").json["head"]
    page = (workspace / "reports" / f"weekly-2016-10-03-{audience}.html").read_text(encoding="utf-8")
    assert f"by {by} with transfer" in page
    assert f"record {head[:16]};" in page


def test_the_schedule_is_heeded(office: Office) -> None:
    assert office("schedule", as_of="2016-09-05").exit_code == 0
    document = office("--json", "report", "weekly", "--dry-run").json
    assert document["numbers"]["schedule_feasible"] is True
    assert document["numbers"]["without_a_place_in_the_schedule"] == 0
    earlier = office("--json", "report", "weekly", "--dry-run", as_of="2016-09-01").json
    assert earlier["numbers"]["schedule_feasible"] is None


@pytest.mark.usefixtures("office")
def test_as_known_before_anything_was_recorded(run: Run) -> None:
    answer = run("--as-of", "2016-10-03", "--known-on", "2014-09-01", "report", "weekly", "--dry-run")
    assert answer.exit_code == 0
    assert answer.stdout.startswith(
        "Transfers to EHC plans: weekly report, as of 3 Oct 2016, as known on 1 Sep 2014\n"
        "Nothing to report yet. Nobody is in scope on this day."
    )


@pytest.mark.parametrize("as_of", ["2014-09-01", "2016-02-29", "2018-03-31", "2018-04-01", "2018-12-31"])
def test_any_day(office: Office, as_of: str) -> None:
    answer = office("report", "weekly", "--audience", "team", as_of=as_of)
    assert answer.exit_code == 0, answer.stderr


def test_a_place_that_cannot_be_written_to(office: Office, workspace: Path) -> None:
    (workspace / "reports").write_text("in the way", encoding="utf-8")
    answer = office("report", "weekly")
    assert answer.exit_code == 3
    assert "[REP001]" in answer.stderr


def test_no_record(run: Run) -> None:
    assert run("report", "weekly").exit_code == 3

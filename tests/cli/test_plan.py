"""`transfer plan` and `transfer case postpone`: the published plan checked, published, and moved for one family."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, Run
from tests.local_plans.children import FOLDER
from tests.reports.reading import letters_of, pdf_text

HEADER = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_type,phase_move,phase_move_on,"
    "home_address1,notice_given\n"
)
ROWS = (
    "P001,Ada,Ash,2005-11-03,statement,Larkfield Primary,mainstream,primary_to_secondary,2017-09-01,1 Mill Lane,",
    "P002,Ben,Birch,2007-05-04,statement,Larkfield Primary School,mainstream,none,,2 Mill Lane,",
    "P003,Cara,Cole,2003-03-03,statement,Mill High School,mainstream,none,,3 Mill Lane,2016-09-05",
    "P004,Dai,Dunn,2009-05-04,statement,Larkfield Primary School,mainstream,none,,4 Mill Lane,",
)
SETTINGS = """
[authority]
name = "Testshire"

[plan_version]
version = "{version}"
published = 2016-08-15
changes = ["Year 5 comes sooner."]

[[plan]]
academic_year = "2016/17"
phase_moves = ["primary_to_secondary"]
{mover}

[[plan]]
academic_year = "2016/17"
term = "spring"
year_groups = [5, 9]
"""

Office = Callable[..., Answer]


@pytest.fixture
def office(workspace: Path, run: Run) -> Office:
    """Four children on 5 Sep 2016, of whom the plan catches three."""
    settings(workspace)
    (workspace / "caseload.csv").write_text(HEADER + "".join(f"{row}\n" for row in ROWS), encoding="utf-8")
    assert run("-q", "--as-of", "2016-09-05", "import", "caseload.csv").exit_code == 0

    def run_office(*words: str, as_of: str = "2016-09-05") -> Answer:
        return run("--plain", "--as-of", as_of, *words)

    return run_office


def settings(workspace: Path, mover: str = "conclude_by = 2017-02-14", version: str = "1") -> None:
    text = SETTINGS.format(mover=mover, version=version)
    (workspace / "transfer.toml").write_text(text, encoding="utf-8")


def test_a_plan_that_can_be_kept(office: Office, golden: Callable[[str, str], None]) -> None:
    answer = office("plan", "check")
    assert answer.exit_code == 0
    golden(answer.stdout, "plan_check.txt")


def test_the_check_for_programs(office: Office) -> None:
    found = office("--json", "plan", "check").json
    assert [
        (g["academic_year"], g["term"], g["year_groups"], g["children"], g["problems"]) for g in found["groups"]
    ] == [
        ("2016/17", None, [], 1, []),
        ("2016/17", "spring", [5, 9], 2, []),
    ]
    assert found["by_year"] == {"2016/17": 3, "2017/18": 0}
    assert found["uncaught"] == ["P004"]


def test_a_group_that_meets_in_november_cannot_keep_15_february(office: Office, workspace: Path) -> None:
    settings(workspace, "meet_by = 2016-11-30")
    answer = office("plan", "check")
    assert answer.exit_code == 1
    assert "1 group cannot keep the law." in answer.stdout
    assert "35 days too late. With the full period it has to begin by 12 Oct 2016." in answer.stdout
    assert "35 days late" in answer.stdout
    (problem,) = office("--json", "plan", "check").json["groups"][0]["problems"]
    assert {key: problem[key] for key in ("rule", "due", "ends", "days_late", "begin_by", "children")} == {
        "rule": "order-14-3-b", "due": "2017-02-14", "ends": "2017-03-21", "days_late": 35, "begin_by": "2016-10-12",
        "children": 1,
    }  # fmt: skip


def test_an_empty_record_and_no_plan_are_no_faults(run: Run) -> None:
    assert run("init").exit_code == 0
    answer = run("plan", "check")
    assert (answer.exit_code, answer.stdout) == (
        0, "The settings have no transfer plan, so the law's own days alone count.\n",
    )  # fmt: skip


def test_exclusions_open_years_and_notes_are_shown(office: Office, workspace: Path) -> None:
    (workspace / "transfer.toml").write_text((FOLDER / "shapes.toml").read_text(encoding="utf-8"), encoding="utf-8")
    answer = office("plan", "check")
    assert "Note on group 7: It says who is not transferred in this year." in answer.stdout
    found = office("--json", "plan", "check").json["groups"]
    assert found[2]["year_groups"] == ["11+"]
    assert (found[6]["children"], found[6]["start_by"]) == (0, None)
    assert found[9]["published_count"] == 12


def test_many_children_whom_no_group_catches_are_counted(workspace: Path, run: Run) -> None:
    settings(workspace)
    rows = [f"U{n:03},A,B,2009-05-04,statement,Larkfield,mainstream,none,,{n} Mill Lane," for n in range(1, 16)]
    (workspace / "caseload.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    assert run("-q", "--as-of", "2016-09-05", "import", "caseload.csv").exit_code == 0
    answer = run("--as-of", "2016-09-05", "plan", "check")
    assert "No group catches 15 children: U001, U002" in answer.stdout
    assert "U012 and 3 more." in answer.stdout


def test_publishing_writes_the_page_and_keeps_what_it_promises(office: Office, workspace: Path) -> None:
    dry = office("plan", "publish", "--dry-run")
    assert "Would write plan/transfer-plan-1.html" in dry.stdout.replace("\\", "/")
    assert not (workspace / "plan").exists()
    answer = office("plan", "publish")
    assert answer.exit_code == 0
    assert "2 families promised a turn for the first time, 0 brought forward, 0 put back. No group catches 1:" in (
        answer.stdout
    )
    page = (workspace / "plan" / "transfer-plan-1.html").read_text(encoding="utf-8")
    assert "Year 5 comes sooner." in page
    assert letters_of("Version 1, published 15 August 2016") in letters_of(
        pdf_text((workspace / "plan" / "transfer-plan-1.pdf").read_bytes())
    )
    assert (
        "first promised 15 Aug 2016 in version 1 of the plan, by 3 Aug 2017" in office("case", "explain", "P002").stdout
    )
    again = office("plan", "publish", "--format", "html")
    assert "0 families promised a turn for the first time" in again.stdout
    assert (workspace / "plan" / "transfer-plan-1.html").read_text(encoding="utf-8") == page
    assert "plan publish" in office("audit", "log").stdout


def test_a_new_version_says_what_it_moved(office: Office, workspace: Path) -> None:
    assert office("plan", "publish").exit_code == 0
    settings(workspace, "conclude_by = 2017-01-31", "2/b")
    answer = office("--json", "plan", "publish", "--format", "html").json
    assert answer["moved"] == [{"reference": "P001", "before": "2017-02-14", "now": "2017-01-31", "later": False}]
    assert (answer["version"], answer["new"], answer["unpromised"], answer["written"]) == ("2/b", 0, ["P004"], True)
    (file,) = answer["files"]
    assert Path(file).name == "transfer-plan-2-b.html"
    page = Path(file).read_text(encoding="utf-8")
    assert "The turns of some single children have moved as well." in page
    events = office("--json", "case", "show", "P001").json["events"]
    assert [event["note"] for event in events if event["step"] == "plan_promised"] == [
        "version 1; to 2017-02-14; group 2016/17, primary to secondary",
        "version 2/b; to 2017-01-31; group 2016/17, primary to secondary",
    ]


def test_undoing_a_version_says_that_its_page_stays_and_how_to_publish_the_former_one(
    office: Office, workspace: Path
) -> None:
    assert office("plan", "publish", "--format", "html").exit_code == 0
    settings(workspace, "conclude_by = 2017-01-31", "2")
    assert office("plan", "publish", "--format", "html").exit_code == 0
    shown = office("undo", "--dry-run").stdout.replace("\n", " ")
    assert "The page of version 2 of 2016-08-15 stays where it is" in shown
    assert "To publish version 1 of 2016-08-15 again, put its [[plan]] tables and [plan_version] back" in shown
    assert len(office("--json", "undo", "--yes").json["left"]) == 2
    assert (workspace / "plan" / "transfer-plan-2.html").is_file()
    settings(workspace)
    again = office("--json", "plan", "publish", "--format", "html").json
    assert (again["version"], again["new"], again["moved"], again["written"]) == ("1", 0, [], True)
    assert "by 14 Feb 2017" in office("case", "explain", "P001").stdout
    (sentence,) = office("--json", "redo", "--dry-run").json["left"]
    assert sentence.startswith("The page of version 2 of 2016-08-15 is not put up by this.")


def test_a_version_that_was_published_is_not_changed_in_silence(office: Office, workspace: Path) -> None:
    assert office("plan", "publish").exit_code == 0
    settings(workspace, "conclude_by = 2017-01-31")
    answer = office("plan", "publish")
    assert answer.exit_code == 4
    assert "[RULE040]" in answer.stderr


def test_a_plan_that_breaks_the_law_is_published_only_if_that_is_admitted(office: Office, workspace: Path) -> None:
    settings(workspace, "meet_by = 2016-11-30")
    answer = office("plan", "publish")
    assert answer.exit_code == 4
    assert "35 days too late" in answer.stderr
    assert "[RULE041]" in answer.stderr
    assert not (workspace / "plan").exists()
    assert office("plan", "publish", "--admit-breach").exit_code == 0
    page = (workspace / "plan" / "transfer-plan-1.html").read_text(encoding="utf-8")
    assert "Part of this plan is later than the law allows" in page


@pytest.mark.parametrize(
    ("text", "missing"), [("", "[[plan]]"), ("[[plan]]\nacademic_year = '2016/17'", "[plan_version]")]
)
def test_without_a_plan_or_a_version_there_is_nothing_to_publish(
    text: str, missing: str, office: Office, workspace: Path
) -> None:
    (workspace / "transfer.toml").write_text(f"[authority]\nname = 'Testshire'\n{text}", encoding="utf-8")
    answer = office("plan", "publish")
    assert answer.exit_code == 3
    assert f"transfer.toml has no {missing}" in answer.stderr
    assert "[SET042]" in answer.stderr


def test_looking_back_and_publishing_do_not_go_together(office: Office) -> None:
    assert office("--known-on", "2016-09-05", "plan", "publish").exit_code == 4
    assert office("--known-on", "2026-09-05", "plan", "publish", "--dry-run").exit_code in {0, 3}


POSTPONE = (
    "case",
    "postpone",
    "P002",
    "--to",
    "2017-12-08",
    "--reason",
    "In hospital; until\tJune",
    "--consent",
    "2016-09-02",
)


def test_a_turn_is_put_off_by_agreement(office: Office) -> None:
    dry = office(*POSTPONE, "--dry-run")
    assert "P002: postponed from 3 Aug 2017 to 8 Dec 2017. This would be recorded; nothing was written." in dry.stdout
    answer = office(*POSTPONE, "--from", "2017-06-05", "--school-agreed", "2016-09-03")
    assert answer.exit_code == 0
    explained = office("--json", "case", "explain", "P002").json
    (local,) = [o for o in explained["obligations"] if o["rule"] == "agreed-turn"]
    assert local["due"] == "2017-12-08"
    assert local["source"] == "agreement with the parent of 2 Sep 2016"
    assert local["changes_if"] == "another agreement with the family"
    assert local["working"][0] == (
        "Agreed with the family: postponed on 5 Sep 2016 to 8 Dec 2017, agreed 2 Sep 2016 by the parent; group 2, "
        "Local plan 2016/17, spring term, Year 5, Year 9, says 3 Aug 2017"
    )
    events = office("--json", "case", "show", "P002").json["events"]
    assert events[-1]["note"] == (
        "to 2017-12-08; from 2017-06-05; agreed 2016-09-02 by parent; school agreed 2016-09-03; because In hospital; "
        "until June"
    )
    same = office(*POSTPONE, "--from", "2017-06-05", "--school-agreed", "2016-09-03")
    assert "This is in the record already; nothing was written." in same.stdout


def test_the_schedule_follows_what_was_agreed(office: Office) -> None:
    assert office(*POSTPONE, "--from", "2017-06-05").exit_code == 0
    starts = {start["reference"]: start for start in office("--json", "schedule").json["starts"]}
    assert starts["P002"]["week"] >= "2017-06-05"


def test_it_is_brought_forward_on_request(office: Office) -> None:
    answer = office(
        "case", "postpone", "P002", "--to", "2017-03-31", "--reason", "Needs changed", "--consent", "2016-09-02",
        "--consent-by", "young_person",
    )  # fmt: skip
    assert answer.exit_code == 0
    assert "P002: brought forward from 3 Aug 2017 to 31 Mar 2017. Recorded." in answer.stdout
    assert office("--json", "case", "show", "P002").json["events"][-1]["step"] == "brought_forward"


@pytest.mark.parametrize(
    ("reference", "to", "id_"),
    [("P001", "2017-02-15", "RULE043"), ("P003", "2017-12-08", "RULE042")],
)
def test_an_unlawful_turn_is_refused(reference: str, to: str, id_: str, office: Office) -> None:
    answer = office("case", "postpone", reference, "--to", to, "--reason", "r", "--consent", "2016-09-02")
    assert answer.exit_code == 4
    assert f"[{id_}]" in answer.stderr


def test_what_is_left_too_short_is_told(office: Office) -> None:
    answer = office("case", "postpone", "P002", "--to", "2016-12-16", "--reason", "r", "--consent", "2016-09-02")
    assert answer.exit_code == 0
    assert "[RULE046]" in answer.stderr


def test_reason_and_consent_are_asked_for(office: Office) -> None:
    answer = office("case", "postpone", "P002", "--to", "2017-12-08")
    assert answer.exit_code == 2


def test_an_agreement_and_a_promise_survive_an_export(office: Office, run: Run) -> None:
    assert office("plan", "publish").exit_code == 0
    assert office(*POSTPONE, "--from", "2017-06-05").exit_code == 0
    before = office("--json", "case", "explain", "P002").json
    assert office("export", "out.csv", "--events", "events.csv").exit_code == 0
    for file in ("out.csv", "events.csv"):
        loaded = run("-q", "--db", "other.db", "--as-of", "2016-09-05", "import", file)
        assert loaded.exit_code == 0, loaded.stderr
    assert run("--db", "other.db", "--as-of", "2016-09-05", "--json", "case", "explain", "P002").json == before

from __future__ import annotations

import pytest

from tests.conftest import Run

MEETING = (
    "meeting_planned", "--on", "14/11/2016", "--at", "2pm", "--place", "Mill High School", "--officer", "A Jones",
)  # fmt: skip


def test_a_step_is_recorded_once(office: Run) -> None:
    first = office("case", "record", "D002", "draft_served", "--on", "3 October 2016", "--note", "by hand")
    assert (first.exit_code, first.stdout.splitlines()) == (
        0,
        [
            "D002: draft served on 3 Oct 2016. Recorded.",
            "Next: Issue the plan, by 11 Sep 2016. The plan was due by 11 Sep 2016.",
        ],
    )
    again = office("case", "record", "D002", "draft_served", "--on", "2016-10-03")
    assert (again.exit_code, again.stdout.splitlines()[0]) == (
        0, "D002: draft served on 3 Oct 2016. This is in the record already; nothing was written.",
    )  # fmt: skip
    served = [
        event for event in office("--json", "case", "show", "D002").json["events"] if event["step"] == "draft_served"
    ]
    assert [(event["happened"], event["note"], event["source"]) for event in served] == [
        ("2016-10-03", "by hand", "local")
    ]


def test_a_dry_run_writes_nothing(office: Run) -> None:
    before = office("audit", "log").stdout
    answer = office("--json", "case", "record", "D002", "draft_served", "--on", "2016-10-03", "--dry-run")
    assert answer.json == {
        "reference": "D002",
        "as_of": "2016-10-03",
        "recorded": False,
        "dry_run": True,
        "changes": [{"step": "draft_served", "on": "2016-10-03", "supersedes": None, "retracts": False}],
        "stage": "draft",
        "next": {
            "day": "2016-09-11",
            "days_left": -22,
            "reference": "D002",
            "name": "Ben Birch",
            "officer": "A Jones",
            "task": "issue_plan",
            "what": "Issue the plan",
            "why": "The plan was due by 11 Sep 2016.",
            "binding": True,
        },
        "problems": [],
    }
    assert office("audit", "log").stdout == before


def test_a_notice_too_short_is_recorded_and_noted(office: Run) -> None:
    answer = office("case", "record", "D001", "notice_given", "--on", "2016-10-03", "--begins", "2016-10-10")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("D001: notice given on 3 Oct 2016. Recorded.\n")
    assert answer.stderr == (
        'D001, notice: "2016-10-03": it was due by 26 Sep 2016 and is 7 days late. SI 2014/2270 art 18(1). [USE020]\n'
    )
    shown = office("--json", "case", "show", "D001").json
    assert shown["fields"]["assessment_begins"] == "2016-10-10"
    assert shown["stage"] == "notice_given"


def test_a_meeting_is_arranged(office: Run) -> None:
    answer = office("case", "record", "D002", *MEETING)
    assert answer.exit_code == 0
    assert answer.stdout.startswith("D002: meeting planned for 14 Nov 2016. Recorded.\n")
    shown = office("--json", "case", "show", "D002").json
    fields = {name: shown["fields"][name] for name in shown["fields"] if name.startswith("meeting_")}
    assert fields == {
        "meeting_on": "2016-11-14",
        "meeting_at": "14:00",
        "meeting_place": "Mill High School",
        "meeting_officer": "A Jones",
    }
    assert [event["happened"] for event in shown["events"] if event["step"] == "meeting_planned"] == ["2016-10-03"]
    assert office("--json", "meetings", "--school", "mill").json["meetings"] == 1
    assert "in the record already" in office("case", "record", "D002", *MEETING).stdout


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        pytest.param(("zzz", "draft_served", "--on", "2016-10-03"), 3, "USE001", id="no such case"),
        pytest.param(("D00", "draft_served", "--on", "2016-10-03"), 3, "USE002", id="nine cases"),
        pytest.param(
            ("D001", "draft_severed", "--on", "2016-10-03"), 3, "Did you mean draft_served", id="no such step"
        ),
        pytest.param(("D001", "draft_served", "--on", "31/02/2016"), 2, "there is no such day", id="31 February"),
        pytest.param(("D001", "draft_served", "--on", "1/10/1999"), 4, "USE007", id="before birth"),
        pytest.param(("D001", "draft_served"), 2, "--on", id="no day"),
        pytest.param(("D001", *MEETING[:5]), 2, "needs --on, --at, --place and --officer", id="no place"),
        pytest.param(("D001", *MEETING[:4], "noonish", *MEETING[5:]), 3, "USE014", id="no time of day"),
        pytest.param(
            ("D001", "draft_served", *MEETING[1:]), 2, "belong to meeting_planned", id="a place for a draft"
        ),
        pytest.param(
            ("D001", "draft_served", "--on", "2016-10-03", "--begins", "2016-10-03"),
            2, "belongs to notice_given", id="a start for a draft",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded(office: Run, words: tuple[str, ...], exit_code: int, said: str) -> None:
    before = office("audit", "log").stdout
    answer = office("case", "record", *words)
    assert answer.exit_code == exit_code
    assert said in answer.stderr
    assert office("audit", "log").stdout == before


@pytest.mark.parametrize("command", ["record", "correct"])
def test_nothing_is_written_into_the_past(office: Run, command: str) -> None:
    words = {"record": ("draft_served", "--on", "2016-10-03"), "correct": ("officer", "A Jones")}[command]
    answer = office("--known-on", "2016-10-03", "case", command, "D001", *words)
    assert (answer.exit_code, "USE003" in answer.stderr) == (4, True)


def test_the_audit_log_names_nobody(office: Run) -> None:
    office("case", "record", "D001", "advice_requested:Dr Zeta", "--on", "2016-10-03", "--note", "asked Dr Zeta")
    office("case", "record", "D001", *MEETING)
    office("case", "correct", "D001", "officer", "A Jones")
    log = office("--json", "audit", "log").stdout
    assert "D001: advice requested on 3 Oct 2016" in log
    for name in ("zeta", "Zeta", "A Jones", "Ash", "Mill High"):
        assert name not in log


def test_an_officer_the_settings_do_not_know_is_a_note(office: Run) -> None:
    answer = office("case", "correct", "D001", "officer", "A Janes")
    assert answer.exit_code == 0
    assert answer.stderr == (
        'D001, officer: "A Janes": the settings know no officer of this name. Look at the spelling. [USE026]\n'
    )


@pytest.mark.parametrize(
    ("step", "command"),
    [
        ("postponed", "transfer case postpone D001 --to DATE"),
        ("brought_forward", "transfer case postpone D001 --to DATE"),
        ("plan_promised", "Use transfer plan publish."),
    ],
)
def test_a_turn_without_its_day_is_refused_with_the_command_to_use(step: str, command: str, office: Run) -> None:
    answer = office("case", "record", "D001", step, "--on", "2016-10-03", "--note", "the family asked")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert command in answer.stderr
    assert answer.stderr.endswith("[USE028]\n")
    assert office("case", "record", "D001", step, "--on", "2016-10-03", "--note", "to 2017-06-30").exit_code == 0


def test_a_step_with_a_wrong_ending_is_answered_with_the_right_ones(office: Run) -> None:
    answer = office("case", "record", "D001", "plan_sent:parent", "--on", "2016-10-03")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert "plan_sent:commissioning_body, plan_sent:family or plan_sent:setting." in answer.stderr

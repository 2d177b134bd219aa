from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Run

Golden = Callable[[str, str], None]

COMMANDS = [
    ("status", "--by", "officer"),
    ("status", "--by", "year-group"),
    ("status", "--by", "setting"),
    ("status", "--by", "stage"),
    ("status", "--by", "cohort"),
    ("today",),
    ("today", "--officer", "a jones"),
    ("slippage",),
    ("meetings",),
    ("case", "show", "D003"),
    ("case", "show", "D007"),
    ("case", "explain", "D001"),
]


def name(words: tuple[str, ...]) -> str:
    return "-".join(word.strip("-").replace(" ", "-") for word in words)


@pytest.mark.parametrize("words", COMMANDS, ids=name)
def test_what_people_read(office: Run, golden: Golden, words: tuple[str, ...]) -> None:
    answer = office(*words)
    assert answer.exit_code == 0
    golden(answer.stdout, f"{name(words)}.txt")


@pytest.mark.parametrize("words", [*COMMANDS, ("status",)], ids=name)
@pytest.mark.parametrize("as_of", ["2014-09-01", "2016-08-31", "2018-03-31", "2018-04-01", "2018-12-31"])
def test_every_list_can_be_asked_for_any_day(office: Run, words: tuple[str, ...], as_of: str) -> None:
    assert office("--as-of", as_of, *words).exit_code == 0
    answer = office("--as-of", as_of, "--json", *words)
    assert answer.exit_code == 0
    assert answer.json["as_of"] == as_of


@pytest.mark.parametrize("words", [("status", "--by", "cohort"), ("today",), ("slippage", "--check"), ("meetings",)])
def test_an_empty_caseload(run: Run, words: tuple[str, ...]) -> None:
    from transfer_cli.store import open_store

    open_store("transfer.db", create=True).close()
    assert run("-q", *words).exit_code == 0
    answer = run("-q", "--json", *words)
    assert answer.exit_code == 0
    assert answer.json


def test_status_as_the_contract_has_it(office: Run) -> None:
    document = office("--json", "status").json
    more = {key: document.pop(key) for key in ("on_course", "recovery", "cohorts")}
    assert document == {
        "as_of": "2016-10-03",
        "in_scope": 9,
        "stages": {
            "not_started": 3,
            "notice_given": 0,
            "in_assessment": 2,
            "draft": 1,
            "transferred": 1,
            "no_plan": 1,
            "left": 1,
        },
        "open": 6,
        "lda": {"open": 1, "transferred": 0, "no_plan": 0, "left": 0},
        "overdue": 1,
        "at_risk": 0,
        "late_otherwise": 0,
        "needed_per_week": 0.1,
        "achieved_per_week": 0.0,
        "deadline": "2018-03-31",
    }
    assert (more["on_course"], more["recovery"]) == (False, {"possible": "no_capacity", "last_week": None})
    assert sum(cohort["open"] for cohort in more["cohorts"]) == document["open"]
    assert more["cohorts"][0] == {
        "group": "Phase move in 2017 (14 Feb 2017)", "due": "2017-02-14", "open": 1, "not_begun": 1,
        "needed_per_week": 0.1, "achieved_per_week": 0.0, "needed_with_earlier": 0.1, "on_course": False,
        "recovery": {"possible": "passed", "last_week": None},
    }  # fmt: skip


@pytest.mark.parametrize("as_of", ["2014-09-01", "2016-07-10", "2016-10-03", "2017-03-31", "2018-03-31", "2018-12-31"])
def test_the_lists_agree_with_the_figures(office: Run, as_of: str) -> None:
    status = office("--as-of", as_of, "--json", "status", "--by", "cohort").json
    slips = office("--as-of", as_of, "--json", "slippage").json["slippage"]
    waiting = {action["reference"] for action in office("--as-of", as_of, "--json", "today").json["actions"]}
    standings = [slip["standing"] for slip in slips if slip["document"] != "lda"]
    assert (standings.count("late"), standings.count("at_risk")) == (status["overdue"], status["at_risk"])
    assert sum(group["open"] for group in status["groups"]) == status["open"]
    assert {slip["reference"] for slip in slips if slip["standing"] == "late"} <= waiting


def test_status_by_group_as_json(office: Run) -> None:
    document = office("--json", "status", "--by", "officer").json
    assert document["by"] == "officer"
    assert document["groups"][0] == {
        "group": "A Jones",
        "open": 3,
        "not_started": 1,
        "under_way": 2,
        "overdue": 1,
        "at_risk": 0,
        "transferred": 1,
        "no_plan": 1,
        "left": 0,
    }


@pytest.mark.parametrize("command", ["status", "slippage"])
def test_check_finds_what_is_late(office: Run, command: str) -> None:
    assert office(command).exit_code == 0
    assert office(command, "--check").exit_code == 1
    assert office("--as-of", "2016-05-10", command, "--check").exit_code == 0


def test_what_is_only_due_soon_is_no_finding(office: Run) -> None:
    answer = office("--json", "--as-of", "2016-07-10", "slippage", "--check")
    assert [slip["standing"] for slip in answer.json["slippage"]] == ["soon"]
    assert answer.exit_code == 0


def test_status_names_the_defaults_when_asked_for_more(office: Run) -> None:
    answer = office("-v", "status")
    assert "Not in the settings. Deadline: 31 Mar 2018, the last day that keeps the law.\n" in answer.stderr
    assert "Not in the settings" not in office("status").stderr


def test_today_shows_ten_and_counts_the_rest(office: Run) -> None:
    answer = office("today")
    found = office("--json", "today").json["actions"]
    assert len(found) > 10
    assert f"The first 10 of {len(found)} things are listed; transfer -v today lists all.\n" in answer.stderr
    every = office("-v", "today")
    assert "The first 10" not in every.stderr
    assert all(every.stdout.count(action["what"]) for action in found)


def test_today_for_an_officer_nobody_knows(office: Run) -> None:
    answer = office("today", "--officer", "A Janes")
    assert answer.exit_code == 3
    assert answer.stderr == 'No officer is called "A Janes". Did you mean A Jones? [USE004]\n'


def test_today_when_nothing_waits(office: Run) -> None:
    answer = office("--as-of", "2014-09-01", "today", "--officer", "J Price")
    assert answer.exit_code == 0


def test_meetings_of_one_school(office: Run) -> None:
    document = office("--json", "meetings", "--school", "  LARK").json
    assert [(one["setting"], len(one["meetings"])) for one in document["settings"]] == [("Larkfield Primary School", 1)]
    assert office("meetings", "--school", "nowhere").stdout == "0 meetings without a date, as of 3 Oct 2016.\n\n"


def test_as_known_before_the_events_were_loaded(office: Run) -> None:
    assert office("--known-on", "2016-10-03", "status").stdout.startswith("0 children in scope")

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Run


def fields(office: Run, reference: str, as_of: str = "2016-10-03") -> dict[str, Any]:
    shown: dict[str, Any] = office("--as-of", as_of, "--json", "case", "show", reference).json
    found: dict[str, Any] = shown["fields"]
    return found


def days(office: Run, reference: str, step: str) -> list[str]:
    shown = office("--json", "case", "show", reference).json
    return [event["happened"] for event in shown["events"] if event["step"] == step]


def test_a_setting_changes_from_the_day_on(office: Run) -> None:
    answer = office("case", "correct", "D001", "setting_name", "Ash Academy")
    assert (answer.exit_code, answer.stdout.splitlines()[0]) == (0, "D001: setting_name corrected. Recorded.")
    assert fields(office, "D001")["setting_name"] == "Ash Academy"
    assert fields(office, "D001", "2016-10-02")["setting_name"] == "Mill High School"


def test_a_date_of_birth_was_never_otherwise(office: Run) -> None:
    assert office("case", "correct", "D001", "date_of_birth", "4/11/2002").exit_code == 0
    assert fields(office, "D001", "2014-09-01")["date_of_birth"] == "2002-11-04"


def test_empty_is_not_known(office: Run) -> None:
    assert office("case", "correct", "D009", "hold letters", "").exit_code == 0
    assert fields(office, "D009")["hold_letters"] is None


def test_the_same_value_again_writes_nothing(office: Run) -> None:
    answer = office("case", "correct", "D001", "officer", "J Price")
    assert (answer.exit_code, "nothing was written" in answer.stdout) == (0, True)


def test_a_step_moves_to_another_day(office: Run) -> None:
    answer = office("case", "correct", "D010", "notice_given", "22 Aug 2016", "--why", "misread")
    assert answer.stdout.splitlines()[0] == "D010: notice given on 22 Aug 2016, not 15 Aug 2016. Recorded."
    assert days(office, "D010", "notice_given") == ["2016-08-22"]
    again = office("case", "correct", "D010", "notice_given", "22 Aug 2016")
    assert (again.exit_code, "nothing was written" in again.stdout) == (0, True)


def test_a_step_that_never_happened(office: Run) -> None:
    answer = office("case", "correct", "D010", "notice-given", "--never-happened")
    assert answer.stdout.splitlines()[0] == "D010: notice given on 15 Aug 2016 never happened. Recorded."
    assert days(office, "D010", "notice_given") == []


@pytest.mark.parametrize("which", [("--on", "1/9/2016"), ("--event", "7")])
def test_one_of_several_entries(office: Run, which: tuple[str, str]) -> None:
    vague = office("case", "correct", "D003", "draft_served", "2/9/2016")
    assert vague.exit_code == 3
    assert vague.stderr == (
        "D003 has draft served on 1 Sep 2016 (event 7), 26 Sep 2016 (event 20). "
        "Say which with --on OLD_DATE or --event ID. [USE009]\n"
    )
    assert office("case", "correct", "D003", "draft_served", "2/9/2016", *which).exit_code == 0
    assert days(office, "D003", "draft_served") == ["2016-09-02", "2016-09-26"]


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        pytest.param(("oficer", "A Jones"), 3, "Did you mean officer", id="neither field nor step"),
        pytest.param(("document", "gcse"), 3, 'document: "gcse": it is not a code', id="no such code"),
        pytest.param(("date_of_birth", "31/2/2002"), 3, "there is no such day", id="no such day"),
        pytest.param(("reference", "D100"), 4, "USE011", id="the reference"),
        pytest.param(("surname", ""), 4, "Surname cannot be empty", id="required"),
        pytest.param(
            ("plan_issued", "1/9/2016"), 3, "has no such entry: EHC plan issued. Record it", id="not recorded"
        ),
        pytest.param(("officer", "A Jones", "--why", "left"), 2, "belong to a step", id="a reason for a field"),
        pytest.param(("officer", "--never-happened"), 2, "belong to a step", id="a field happens never"),
        pytest.param(("officer",), 2, "either the right value or --never-happened", id="no value"),
        pytest.param(
            ("complaint", "1/9/2016", "--never-happened"), 2, "either the right value", id="a value and never"
        ),
    ],
)
def test_what_cannot_be_corrected(office: Run, words: tuple[str, ...], exit_code: int, said: str) -> None:
    before = office("audit", "log").stdout
    answer = office("case", "correct", "D001", *words)
    assert answer.exit_code == exit_code
    assert said in answer.stderr
    assert office("audit", "log").stdout == before


def test_a_wrong_old_day_shows_the_right_one(office: Run) -> None:
    answer = office("case", "correct", "D010", "notice_given", "22/8/2016", "--on", "16/8/2016")
    assert answer.exit_code == 3
    assert answer.stderr == (
        "D010 has no such entry: notice given. It is recorded on 15 Aug 2016 (event 18). [USE008]\n"
    )


def test_a_day_for_a_step_is_read_as_everywhere(office: Run) -> None:
    answer = office("case", "correct", "D010", "notice_given", "08/22/2016")
    assert (answer.exit_code, "Write it as 2016-09-12" in answer.stderr) == (2, True)

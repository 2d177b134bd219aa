"""`transfer report dfe`: the two questions, and the months."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.reports.conftest import Office


def test_the_two_questions_are_answered_first(office: Office, written: Callable[[], list[str]]) -> None:
    answer = office("report", "dfe")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith(
        "Transfers of statements, month by month, as of 3 Oct 2016\n"
        "Not on plan. Transfers yet to be completed: 3. Of these expected by 31 Mar 2018: 0."
    )
    assert written() == [f"dfe-2016-10-03-sendsg.{ending}" for ending in ("html", "pdf", "xlsx")]


def test_the_figures_are_those_of_status(office: Office, written: Callable[[], list[str]]) -> None:
    numbers = office("--json", "report", "dfe", "--audience", "team", "--dry-run").json["numbers"]
    status = office("--json", "status").json
    shared = status.keys() & numbers.keys() - {"cohorts"}
    assert {key: numbers[key] for key in shared} == {key: status[key] for key in shared}
    assert status.keys() - shared == {"on_course", "recovery", "cohorts"}
    assert len(numbers["months"]) == 26
    assert numbers["months"][-1]["closing"] == status["open"]
    assert written() == []


@pytest.mark.parametrize("as_of", ["2014-09-01", "2018-03-31", "2018-04-01", "2019-01-01"])
def test_any_day(office: Office, as_of: str) -> None:
    answer = office("report", "dfe", "--format", "html", as_of=as_of)
    assert answer.exit_code == 0, answer.stderr

"""`transfer report caseload`: who is in it, by what was asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.reports.conftest import Office


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param((), ["R001", "R002", "R003", "R004", "R005", "R006"], id="everybody"),
        pytest.param(("--officer", "j  vole"), ["R001", "R002"], id="an officer"),
        pytest.param(("--officer", "J Vole", "--officer", "P Wren", "--stage", "left"), ["R004"], id="two"),
        pytest.param(("--stage", "open"), ["R001", "R002", "R005", "R006"], id="open"),
        pytest.param(("--setting", "123456", "--stage", "left", "--stage", "draft"), ["R004"], id="a setting"),
        pytest.param(("--year-group", "Year 4"), ["R006"], id="a year group"),
        pytest.param(("--year-group", "R"), [], id="nobody"),
    ],
)  # fmt: skip
def test_who_is_in_the_list(office: Office, words: tuple[str, ...], expected: list[str]) -> None:
    answer = office("--json", "report", "caseload", "--dry-run", *words)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert [child["reference"] for child in answer.json["numbers"]["children"]] == expected


def test_the_figures_are_those_of_status(office: Office) -> None:
    numbers = office("--json", "report", "caseload", "--dry-run").json["numbers"]
    status = office("--json", "status").json
    assert numbers["overdue"] == status["overdue"]
    assert numbers["open"] == status["open"] + status["lda"]["open"]


def test_the_files_are_named_after_what_was_asked_for(office: Office, written: Callable[[], list[str]]) -> None:
    office("report", "caseload", "--format", "csv", "--officer", "J Vole", "--stage", "open")
    office("report", "caseload", "--format", "csv", "--format", "xlsx", "--stage", "no_plan")
    assert written() == [
        "caseload-j-vole-open-2016-10-03-team.csv", "caseload-no-plan-2016-10-03-team.csv",
        "caseload-no-plan-2016-10-03-team.xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--officer", "P Wrenn"), 3, "Did you mean P Wren?"),
        (("--setting", "Nowhere"), 3, "[REP022]"),
        (("--year-group", "nine"), 2, '"nine" is not a year group.'),
        (("--year-group", ""), 2, "[REP023]"),
        (("--stage", "done"), 2, "'done' is not one of"),
    ],
)
def test_what_cannot_be_meant(office: Office, words: tuple[str, ...], code: int, said: str) -> None:
    answer = office("report", "caseload", *words)
    assert answer.exit_code == code
    assert said in answer.stderr

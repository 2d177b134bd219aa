"""`transfer report foi`: which questions, for whom, and what is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.reports.conftest import Office


def test_one_question_for_the_public(office: Office, written: Callable[[], list[str]]) -> None:
    answer = office("report", "foi", "open")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith(
        "Freedom of information: transfers to EHC plans, as of 3 Oct 2016\n"
        "How many children still have a statement, and how many reviews have not begun? "
        "Still to be concluded on 3 Oct 2016: fewer than 9. Numbers below 5 are not told apart"
    )
    assert written() == [f"foi-open-2016-10-03-public.{ending}" for ending in ("html", "pdf", "xlsx")]


def test_the_team_gets_exact_figures_and_the_children(office: Office, written: Callable[[], list[str]]) -> None:
    words = ("--json", "report", "foi", "OPEN", "no_plan", "open", "--audience", "team", "--format", "csv")
    numbers = office(*words).json["numbers"]
    assert numbers["questions"] == ["open", "no-plan"]
    assert numbers["answers"]["open"]["tables"][0]["total"] == 3
    assert written() == ["foi-open-no-plan-2016-10-03-team.csv"]


def test_all_questions_in_one_report(office: Office, written: Callable[[], list[str]]) -> None:
    document = office("--json", "report", "foi", "--all", "--format", "html").json
    assert len(document["numbers"]["questions"]) == 12
    assert document["numbers"]["threshold"] == 5
    assert written() == ["foi-2016-10-03-public.html"]


@pytest.mark.parametrize("audience", ["public", "team"])
def test_what_the_public_gets_does_not_name_who_made_it(office: Office, audience: str) -> None:
    document = office("--json", "report", "foi", "open", "--audience", audience, "--format", "html").json
    page = Path(document["files"][0]).read_text(encoding="utf-8")
    assert ("a.clerk" in page) == (audience == "team")
    assert ("UTC by Sample Council with" in page) == (audience == "public")


def test_the_settings_say_what_is_a_small_number(office: Office, workspace: Path) -> None:
    with (workspace / "transfer.toml").open("a", encoding="utf-8") as settings:
        settings.write("[publication]\nsmallest = 3\n")
    answer = office("report", "foi", "open", "--format", "html")
    assert "Numbers below 3 are not told apart from each other or from nought." in answer.stdout
    assert office("--json", "report", "foi", "open", "--dry-run").json["numbers"]["threshold"] == 3


def test_the_public_gets_no_list_of_children(office: Office, written: Callable[[], list[str]]) -> None:
    answer = office("report", "foi", "open", "--format", "csv", "--format", "html")
    assert answer.exit_code == 2
    assert "CSV is the list of the children: give --audience team" in answer.stderr
    assert written() == []


def test_the_questions_are_listed_with_where_they_were_asked(office: Office, written: Callable[[], list[str]]) -> None:
    assert "time-taken" in office("report", "foi", "--list").stdout
    document = office("--json", "report", "foi", "--list").json
    assert document["questions"][0]["name"] == "statements"
    assert document["questions"][0]["sources"][0] in document["addresses"]
    assert written() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("opne",), "Did you mean open?"),
        ((), "Name a question (transfer report foi --list shows them), or give --all."),
        (("open", "--all"), "or give --all."),
    ],
)
def test_what_is_no_question(office: Office, words: tuple[str, ...], said: str) -> None:
    answer = office("report", "foi", *words)
    assert answer.exit_code == 2
    assert said in answer.stderr

"""`transfer report sen2`: which survey, what it writes, and with which code it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.reports.conftest import Office


def test_the_last_survey_before_the_day(office: Office, written: Callable[[], list[str]]) -> None:
    answer = office("report", "sen2", as_of="2017-03-01")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith(
        "SEN2 2017: transfers of statements, as of 19 Jan 2017\n"
        "The sums come out. 3 statements stood on 19 Jan 2017. In 2016, 1 was transferred, 0 reviewed and not "
        "transferred, and 1 ceased. The record covers the whole year.\n"
    )
    assert written() == [f"sen2-2017-01-19-sendsg.{ending}" for ending in ("html", "pdf", "xlsx")]


def test_the_list_behind_each_figure(office: Office, workspace: Path, written: Callable[[], list[str]]) -> None:
    answer = office("--json", "report", "sen2", "--list", "--format", "csv", as_of="2017-03-01")
    assert answer.json["audience"] == "team"
    assert answer.json["numbers"]["lists"]["year"]["transferred"] == ["R003"]
    assert written() == ["sen2-2017-01-19-team.csv"]
    text = (workspace / "reports" / "sen2-2017-01-19-team.csv").read_text(encoding="utf-8-sig")
    assert [line.partition(",")[0] for line in text.splitlines()] == [
        "Reference",
        "R001",
        "R002",
        "R003",
        "R004",
        "R006",
    ]
    assert office("report", "sen2", "--audience", "team", "--dry-run", as_of="2017-03-01").exit_code == 0


def test_an_earlier_survey_and_a_dry_run(office: Office, written: Callable[[], list[str]]) -> None:
    document = office("--json", "report", "sen2", "--year", "2016", "--dry-run", as_of="2017-03-01").json
    assert (document["as_of"], document["written"]) == ("2016-01-21", False)
    assert document["numbers"]["between_surveys"]["closing"] == 5
    assert written() == []


@pytest.mark.parametrize(
    ("words", "as_of", "said"),
    [
        ((), "2015-01-14", "No survey before 15 Jan 2015 counted transfers, and 2014 was asked for."),
        (("--year", "2018"), "2017-03-01", "The survey of 2018 is after 1 Mar 2017, the day asked about."),
    ],
    ids=["too early", "ahead"],
)
def test_a_survey_that_counts_nothing(office: Office, words: tuple[str, ...], as_of: str, said: str) -> None:
    answer = office("report", "sen2", *words, as_of=as_of)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert "[REP021]" in answer.stderr


def test_as_known_then(office: Office) -> None:
    answer = office("--known-on", "2014-09-01", "report", "sen2", "--dry-run", as_of="2017-03-01")
    assert answer.exit_code == 0
    assert "as of 19 Jan 2017, as known on 1 Sep 2014" in answer.stdout
    assert "0 statements stood on 19 Jan 2017." in answer.stdout


def test_a_sum_that_does_not_come_out_is_a_finding(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer_cli.domain.sen2.agrees", lambda *_: False)
    answer = office("report", "sen2", "--dry-run", as_of="2017-03-01")
    assert answer.exit_code == 1
    assert "The sums do not come out." in answer.stdout

"""`transfer report end`: after the deadline, and a preview before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.reports.conftest import Office


def test_after_the_deadline(office: Office, written: Callable[[], list[str]]) -> None:
    answer = office("report", "end", as_of="2018-04-01")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith(
        "Transfers to EHC plans: the programme, as of 1 Apr 2018\n"
        "Deadline missed. Of 5 children since 1 Sep 2014, 1 was transferred, 0 had no plan, 1 left and 3 are open."
    )
    assert written() == [f"end-2018-04-01-sendsg.{ending}" for ending in ("html", "pdf", "xlsx")]


def test_a_preview_says_so(office: Office) -> None:
    answer = office("report", "end", "--dry-run")
    assert answer.stdout.startswith("Transfers to EHC plans: the programme, a preview of its end, as of 3 Oct 2016\n")


def test_the_figures_are_those_of_status(office: Office, written: Callable[[], list[str]]) -> None:
    words = ("--json", "report", "end", "--audience", "team", "--format", "csv")
    numbers = office(*words, as_of="2018-04-01").json["numbers"]
    status = office("--json", "status", as_of="2018-04-01").json
    shared = status.keys() & numbers.keys()
    assert {key: numbers[key] for key in shared} == {key: status[key] for key in shared}
    assert status.keys() - shared == {"on_course", "recovery", "cohorts"}
    assert numbers["bridge"]["closing"] == status["open"]
    assert written() == ["end-2018-04-01-team.csv"]


def test_the_deadline_stands_among_the_days(office: Office, workspace: Path) -> None:
    office("report", "end", "--format", "html", as_of="2018-05-15")
    page = (workspace / "reports" / "end-2018-05-15-sendsg.html").read_text(encoding="utf-8")
    days = [page.find(f'class="short">{on}<') for on in ("31 Aug 2017", "31 Mar 2018", "15 May 2018")]
    assert days == sorted(days)
    assert days[0] > 0


@pytest.mark.parametrize("as_of", ["2014-09-01", "2018-03-31", "2019-01-01"])
def test_any_day(office: Office, as_of: str) -> None:
    answer = office("report", "end", "--format", "html", "--audience", "team", as_of=as_of)
    assert answer.exit_code == 0, answer.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("end",), ("end", "--audience", "team"), ("end", "--dry-run"), ("dfe",), ("dfe", "--audience", "team"),
        ("weekly",), ("weekly", "--audience", "public"), ("weekly", "--freeze"),
    ],
    ids=str,
)  # fmt: skip
def test_of_a_day_before_the_programme_nothing_is_said(
    office: Office, written: Callable[[], list[str]], words: tuple[str, ...]
) -> None:
    answer = office("report", *words, as_of="2014-08-31")
    assert (answer.exit_code, answer.stdout, written()) == (2, "", [])
    assert answer.stderr == (
        "The programme began on 1 Sep 2014, and 31 Aug 2014 was asked for. Name a later day with --as-of. [REP025]\n"
    )

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders import a_case, day, events
from tests.reports.a_caseload import SETTINGS, derived
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.case import Case, Caseload, Document
from transfer_cli.domain.monthly import expected, months
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.progress import By, breakdown, progress
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.dfe_report import Monthly, dfe_report
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import FORMATS

FIRST = day("Fri 1 Jan 2016")


UNDER_WAY = {"notice_given": "Mon 12 Sep 2016", "assessment_began": "Mon 26 Sep 2016"}


def made(found: tuple[Timeline, ...], audience: str, as_of: str) -> Report:
    now, held, on = progress(found, SETTINGS, day(as_of)), spans(found), day(as_of)
    counted = Monthly(on, now, months(held, FIRST, on), expected(found, now), breakdown(found, By.COHORT), held)
    return dfe_report(counted, "Sample Council", audience, f"as of {as_of}")


def a_report(audience: str = "team", as_of: str = "Thu 19 Jan 2017") -> Report:
    return made(derived(day(as_of)), audience, as_of)


@pytest.mark.parametrize("audience", ["sendsg", "team"])
def test_every_word_of_the_report(audience: str, golden: Callable[[str, str], None]) -> None:
    golden(as_text(a_report(audience)), f"dfe-{audience}.txt")


def test_the_strategy_group_gets_no_names() -> None:
    said = as_text(a_report("sendsg"))
    assert "XQ0" not in said
    assert "Zephyrine" not in said


def test_the_figures_are_as_long_as_their_lists() -> None:
    report = a_report()
    listed = report.section("children").table
    assert listed
    stages = ("Transferred", "No plan", "Left")
    assert report.numbers["expected_by_plan"] == sum(row[-1] == "yes" for row in listed.rows)
    assert report.numbers["open"] == sum(row[3] not in stages for row in listed.rows)
    table = report.section("months").table
    assert table
    for column, stage in enumerate(stages, start=3):
        in_months = -sum(cell for row in table.rows if isinstance(cell := row[column], int))
        ended = [row for row in listed.rows if row[3] == stage and str(row[4]) >= "2016-01-01"]
        assert in_months == len(ended), stage


@pytest.mark.parametrize(
    ("children", "verdict", "honest"),
    [
        pytest.param([], "Nothing to report yet", "Nobody is in scope on this day.", id="nobody was ever there"),
        pytest.param(
            [a_case(events=events(plan_issued="Fri 30 Sep 2016"))], "Finished", "No statement is left to transfer.",
            id="nobody is left",
        ),
        pytest.param(
            [*[a_case(events=events(plan_issued="Fri 30 Sep 2016"))] * 12, a_case(events=events(**UNDER_WAY))],
            "On plan",
            "By the plan 1 can be done in time, by the pace of the last 12 weeks 1: the lower figure is given.",
            id="all can be expected",
        ),
        pytest.param(
            [a_case()],
            "Not on plan",
            "By the plan 0 can be done in time, by the pace of the last 12 weeks 0: the lower figure is given.",
            id="nothing is planned",
        ),
        pytest.param(
            [a_case(document=Document.NON_STATUTORY)], "Not on plan", "No statement is left to transfer.",
            id="only a plan of before September 2014 is open",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_the_whole(children: list[Case], verdict: str, honest: str) -> None:
    named = tuple(replace(child, reference=f"CW{n:04}") for n, child in enumerate(children))
    report = made(timelines(Caseload(named, day("Mon 3 Oct 2016")), SETTINGS), "sendsg", "Mon 3 Oct 2016")
    assert (report.verdict, report.honest) == (verdict, honest)
    assert report.section("cohorts").total


def test_after_the_deadline_whoever_is_open_was_missed() -> None:
    report = made(timelines(Caseload((a_case(),), day("Sun 1 Apr 2018")), SETTINGS), "sendsg", "Sun 1 Apr 2018")
    assert report.verdict == "Deadline missed"


def test_every_format_shows_the_same_tables() -> None:
    report = a_report()
    expected_tables = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(FORMATS["html"](report, PROVENANCE)) == expected_tables
    assert xlsx_tables(FORMATS["xlsx"](report, PROVENANCE), report) == expected_tables
    assert FORMATS["pdf"](report, PROVENANCE).startswith(b"%PDF")

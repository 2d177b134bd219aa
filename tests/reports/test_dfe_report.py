from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders import a_case, day, events
from tests.domain.made import a_timeline
from tests.reports.a_caseload import SETTINGS, derived
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Case, Caseload, Document
from transfer_cli.domain.forecast import Forecast, forecast
from transfer_cli.domain.monthly import expected, months
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.progress import By, breakdown, children_of, progress
from transfer_cli.domain.rates import rates
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timelines
from transfer_cli.domain.verdict import schedule_fault, unplaced
from transfer_cli.reports.chance import chance
from transfer_cli.reports.dfe_report import Monthly, dfe_report
from transfer_cli.reports.forecast import forecast_document
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import FORMATS

FIRST = day("Fri 1 Jan 2016")


UNDER_WAY = {"notice_given": "Mon 12 Sep 2016", "assessment_began": "Mon 26 Sep 2016"}


def made(found: tuple[Timeline, ...], audience: str, as_of: str) -> Report:
    now, held, on = progress(found, SETTINGS, day(as_of)), spans(found), day(as_of)
    ahead = forecast(found, SETTINGS, on, chance)
    feasible = True if any(child.case.promise for child in found) else None
    counted = Monthly(
        on, now, months(held, FIRST, on), expected(found, now), ahead, breakdown(found, By.COHORT), held,
        rates(found, SETTINGS, on), schedule_fault(feasible, unplaced(children_of(found), feasible)),
    )  # fmt: skip
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
            [a_case(document=Document.NON_STATUTORY)], "No statement left",
            "No statement is left to transfer. 1 EHC plan made before September 2014 is still open.",
            id="only a plan of before September 2014 is open",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_the_whole(children: list[Case], verdict: str, honest: str) -> None:
    named = tuple(replace(child, reference=f"CW{n:04}") for n, child in enumerate(children))
    report = made(timelines(Caseload(named, day("Mon 3 Oct 2016")), SETTINGS), "sendsg", "Mon 3 Oct 2016")
    assert report.verdict == verdict
    assert report.honest.startswith(honest)
    assert ("; no forecast can be set beside them: it needs 26 weeks" in report.honest) is ("lower" in honest)
    assert report.section("cohorts").total


def test_the_forecast_stands_beside_plan_and_pace_in_every_format() -> None:
    on = day("Mon 3 Oct 2016")
    done = [
        a_timeline(stage=Stage.TRANSFERRED, begins_on=on - (18 + week) * WEEK, concluded_on=on - week * WEEK)
        for week in range(52)
    ]
    report = made((*done, *[a_timeline()] * 30), "sendsg", "Mon 3 Oct 2016")
    ahead = forecast((*done, *[a_timeline()] * 30), SETTINGS, on, chance)
    assert isinstance(ahead, Forecast)
    assert ahead.expected is not None
    more = round(ahead.expected) - 52
    assert 0 < more < 30
    said = f"and expects {more} more children to be concluded by 31 Mar 2018"
    assert said in report.honest
    assert report.numbers["forecast"] == forecast_document(ahead)
    assert said in FORMATS["html"](report, PROVENANCE).decode()
    assert said in as_text(report)


def test_after_the_deadline_whoever_is_open_was_missed() -> None:
    report = made(timelines(Caseload((a_case(),), day("Sun 1 Apr 2018")), SETTINGS), "sendsg", "Sun 1 Apr 2018")
    assert report.verdict == "Deadline missed"
    assert "no forecast can be set beside them" in report.honest


def test_every_format_shows_the_same_tables() -> None:
    report = a_report()
    expected_tables = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(FORMATS["html"](report, PROVENANCE)) == expected_tables
    assert xlsx_tables(FORMATS["xlsx"](report, PROVENANCE), report) == expected_tables
    assert FORMATS["pdf"](report, PROVENANCE).startswith(b"%PDF")

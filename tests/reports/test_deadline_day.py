"""The deadline's own day is not over: no report calls it missed, and none asks for a rate a week."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.builders import a_case, day, events
from tests.reports import test_dfe_report, test_end_report
from tests.reports.a_week import SETTINGS, a_handout, a_week
from tests.reports.test_weekly import as_text
from transfer_cli.domain.case import Caseload
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.report import Report
from transfer_cli.reports.weekly import Audience, protected_report, weekly_report

CHILDREN = tuple(
    a_case(reference=f"XQ{n:04}", events=events(notice_given="Mon 4 Dec 2017", assessment_began="Mon 18 Dec 2017"))
    for n in range(40)
)
LAST_DAY, DAY_AFTER = "Sat 31 Mar 2018", "Sun 1 Apr 2018"


def the_reports(on: str) -> dict[str, Report]:
    derived = timelines(Caseload(CHILDREN, day(on)), SETTINGS)
    return {
        "sendsg": weekly_report(a_week(*CHILDREN, as_of=day(on)), Audience.SENDSG, f"as of {on}"),
        "public": protected_report(a_handout(*CHILDREN, as_of=day(on)), Audience.PUBLIC, f"as of {on}"),
        "dfe": test_dfe_report.made(derived, "sendsg", on),
        "end": test_end_report.made(derived, on),
    }


def test_all_reports_agree_on_the_day_and_after_it() -> None:
    preview = "A preview: the deadline is today"
    assert {name: report.verdict for name, report in the_reports(LAST_DAY).items()} == {
        "sendsg": "Not on plan", "public": "Not on plan", "dfe": "Not on plan", "end": preview,
    }  # fmt: skip
    assert {report.verdict for report in the_reports(DAY_AFTER).values()} == {"Deadline missed"}


@pytest.mark.parametrize(("on", "days"), [(LAST_DAY, "1 day"), ("Mon 26 Mar 2018", "6 days"), ("Sun 25 Mar 2018", "")])
def test_with_less_than_a_week_left_children_and_days_are_said(on: str, days: str) -> None:
    reports = the_reports(on)
    for audience in ("sendsg", "public"):
        report = reports[audience]
        assert (f"needed in {days}" in dict(report.figures)) == bool(days)
        assert ("days left" in dict(report.figures)) == bool(days)
        assert (f"40 children must be concluded in the {days} left" in report.honest) == bool(days)
        assert bool(re.search(r"\d a week (must|are needed)", as_text(report))) != bool(days)


def test_the_group_is_asked_who_can_still_be_concluded() -> None:
    assert "Decide who can still be concluded in time, and tell the other families" in as_text(
        the_reports(LAST_DAY)["sendsg"]
    )
    table = the_reports(LAST_DAY)["sendsg"].section("rates").table
    assert table
    assert table.rows[-1][1:5] == (40, None, 0.0, None)


def test_a_report_of_the_end_is_no_preview_once_nobody_is_open() -> None:
    done = replace(CHILDREN[0], events=events(plan_issued="Fri 30 Mar 2018"))
    report = test_end_report.made(timelines(Caseload((done,), day(LAST_DAY)), SETTINGS), LAST_DAY)
    assert report.verdict == "Finished"

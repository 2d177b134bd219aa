"""The deadline's own day is not over: no report calls it missed, and none asks for a rate a week."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.builders import a_case, day, events
from tests.reports import test_dfe_report, test_end_report
from tests.reports.a_week import SETTINGS, a_handout, a_week
from tests.reports.test_weekly import as_text
from transfer_cli.domain.case import Caseload, Document, PhaseMove
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
    section = the_reports(LAST_DAY)["sendsg"].section("rates")
    assert section.table
    assert section.table.rows[-1][1:6] == (40, 1, None, 0.0, None)
    assert not section.formulas


def test_a_report_of_the_end_is_no_preview_once_nobody_is_open() -> None:
    done = replace(CHILDREN[0], events=events(plan_issued="Fri 30 Mar 2018"))
    report = test_end_report.made(timelines(Caseload((done,), day(LAST_DAY)), SETTINGS), LAST_DAY)
    assert report.verdict == "Finished"


def test_whoever_is_late_though_past_no_limit_is_counted_and_listed() -> None:
    """By law one is due before Year 10 begins, one by no day, and one was past both days of the law before."""
    later = a_case(reference="XQ0001", date_of_birth=day("Tue 4 May 2004"), phase_move=PhaseMove.NONE)
    no_day = a_case(reference="XQ0002", document=Document.NON_STATUTORY, phase_move=PhaseMove.NONE)
    children = (later, no_day, a_case(reference="XQ0003"))
    week = a_week(*children, as_of=day(DAY_AFTER))
    said = (
        "2 open children are past the deadline, but no legal limit: the law gives them a later day, an exception or "
        "no day."
    )
    team = weekly_report(week, Audience.TEAM, f"as of {DAY_AFTER}")
    listed = team.section("late_otherwise").table
    assert listed
    assert sorted((row[0], row[-1]) for row in listed.rows) == [("XQ0001", day("31 Aug 2018")), ("XQ0002", None)]
    assert team.numbers["late_otherwise"] == len(listed.rows) == week.now.children.open - week.now.children.overdue
    dfe = test_dfe_report.made(timelines(Caseload(children, day(DAY_AFTER)), SETTINGS), "sendsg", DAY_AFTER)
    for report, key in ((team, "cohorts"), (team, "rates"), (dfe, "cohorts")):
        assert said in report.section(key).sentences

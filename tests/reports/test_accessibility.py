"""Each report is open to everybody: axe-core finds nothing serious, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports import (
    test_caseload_report,
    test_dfe_report,
    test_end_report,
    test_foi_report,
    test_schedule_report,
    test_school_report,
    test_sen2_report,
)
from tests.reports.a_week import PROVENANCE, a_report
from tests.reports.axe import CHROMIUM, Finding, findings, measured
from transfer_cli.domain.foi import Question
from transfer_cli.reports.html import write_html
from transfer_cli.reports.report import Report
from transfer_cli.reports.weekly import Audience

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


def serious(found: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in found if finding.impact in {"serious", "critical"}]


@pytest.mark.parametrize(
    ("audience", "width"),
    [(Audience.TEAM, 1200), (Audience.TEAM, 500), (Audience.SENDSG, 1200), (Audience.PUBLIC, 500)],
)
def test_axe_finds_nothing_serious(audience: Audience, width: int, tmp_path: Path) -> None:
    found = findings(write_html(a_report(audience), PROVENANCE), tmp_path, width=width)
    assert serious(found) == []


LOOKED_AT = """{
    page: document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    chart: document.querySelector(".chart").scrollWidth > document.querySelector(".chart").clientWidth,
    hint: getComputedStyle(document.querySelector(".hint")).display !== "none"
}"""


@pytest.mark.parametrize(("width", "is_narrow"), [(390, True), (530, True), (560, False), (580, False), (1200, False)])
def test_a_chart_wider_than_the_screen_moves_in_its_frame_and_says_so(
    width: int, is_narrow: bool, tmp_path: Path
) -> None:
    seen = measured(write_html(a_report(Audience.SENDSG), PROVENANCE), tmp_path, LOOKED_AT, width=width)
    assert seen == {"page": True, "chart": is_narrow, "hint": is_narrow}


QUESTIONS = Question.TIME_TAKEN, Question.YEAR_GROUPS, Question.SETTINGS
OTHERS = {
    "dfe": (test_dfe_report.a_report, 500),
    "end": (test_end_report.a_report, 1200),
    "sen2": (test_sen2_report.a_report, 500),
    "foi": (lambda: test_foi_report.a_report("public", *QUESTIONS), 500),
    "school": (lambda: test_school_report.lists()["Nettlefold Academy"], 500),
    "caseload": (test_caseload_report.a_report, 1200),
    "schedule": (test_schedule_report.report, 500),
}
"""Each other report that has pages, and the width at which it is looked at."""


@pytest.mark.parametrize(("report", "width"), OTHERS.values(), ids=OTHERS)
def test_axe_finds_nothing_at_all_in_other_reports(report: Callable[[], Report], width: int, tmp_path: Path) -> None:
    assert findings(write_html(report(), PROVENANCE), tmp_path, width=width) == ()


def test_axe_does_find_what_is_wrong(tmp_path: Path) -> None:
    page = write_html(a_report(), PROVENANCE).replace(b'<html lang="en-GB">', b"<html>").replace(b"#4a5763", b"#dddddd")
    assert {"color-contrast", "html-has-lang"} <= {finding.id for finding in serious(findings(page, tmp_path))}

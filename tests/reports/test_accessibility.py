"""Each edition of the report is open to everybody: axe-core finds nothing serious, wide or narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.a_week import PROVENANCE, a_report
from tests.reports.axe import CHROMIUM, Finding, findings
from transfer_cli.reports.html import write_html
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


def test_axe_does_find_what_is_wrong(tmp_path: Path) -> None:
    page = write_html(a_report(), PROVENANCE).replace(b'<html lang="en-GB">', b"<html>").replace(b"#4a5763", b"#dddddd")
    assert {"color-contrast", "html-has-lang"} <= {finding.id for finding in serious(findings(page, tmp_path))}

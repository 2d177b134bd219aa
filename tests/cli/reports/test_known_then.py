"""A report as known then is the same file whenever, and by whomever, it is made again."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from tests.cli.reports.conftest import Office
from tests.conftest import Run

REPORTS = [
    ("weekly",), ("weekly", "--audience", "team"), ("weekly", "--audience", "public"), ("books", "--audience", "team"),
    ("sen2", "--list"), ("foi", "--all"), ("dfe",), ("end",), ("school", "123456"), ("caseload",),
]  # fmt: skip
EACH = pytest.mark.parametrize("words", REPORTS, ids=" ".join)


def made_at(moment: datetime, by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is made now is made at that moment, by that login."""

    class Clock(datetime):
        @classmethod
        def now(cls, _: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment

    monkeypatch.setattr("transfer_cli.cli.report.datetime", Clock)
    monkeypatch.setenv("TRANSFER_ACTOR", by)


def files_of(office: Office, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[dict[str, bytes]]:
    """By name, what two people get who ask at different times."""
    found = []
    for moment, by in (
        (datetime(2026, 12, 31, 9, tzinfo=UTC), "a.clerk"),
        (datetime(2027, 5, 4, tzinfo=UTC), "b.vole"),
    ):
        made_at(moment, by, monkeypatch)
        answer = office(*words)
        assert answer.exit_code == 0, answer.stderr
        found.append({path.name: path.read_bytes() for path in map(Path, answer.json["files"])})
    return found


@EACH
def test_as_known_then_it_is_the_same_file(
    office: Office, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    first, again = files_of(office, monkeypatch, "--json", "--known-on", "2026-12-30", "report", *words)
    assert first == again
    assert any(b"As known on 30 Dec 2026; record " in content for content in first.values())


def test_one_of_now_says_when_and_by_whom(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = files_of(office, monkeypatch, "--json", "report", "weekly", "--audience", "team", "--format", "html")
    assert [b"Made 31 Dec 2026 at 09:00 UTC by a.clerk" in content for content in first.values()] == [True]
    assert [b"Made 4 May 2027 at 00:00 UTC by b.vole" in content for content in again.values()] == [True]


@EACH
def test_a_kept_copy_of_then_is_proven(
    office: Office, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    made_at(datetime(2027, 5, 4, tzinfo=UTC), "b.vole", monkeypatch)
    kept = office("--known-on", "2026-12-30", "report", *words, "--format", "xlsx", "--freeze")
    assert kept.exit_code == 0, kept.stderr
    [copy] = run("--json", "report", "frozen").json["copies"]
    assert copy["state"] == "whole"

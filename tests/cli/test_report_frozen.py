"""Kept copies of reports, and reports as known then: what was handed out can be made again to the last byte."""

from __future__ import annotations

import random
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_case
from tests.conftest import Answer, Run
from tests.store.builders import write
from transfer_cli.cli.options import Office
from transfer_cli.cli.report import REPORTS
from transfer_cli.domain.calendar import DAY, WEEK
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import FieldChange, NewEvent
from transfer_cli.reports.report import Provenance
from transfer_cli.reports.writers import EVERY_FORMAT, FORMATS
from transfer_cli.store import Store, open_store

FIRST, WEEKS = date(2016, 1, 4), 40
STEPS = ("notice_given", "assessment_began", "draft_served", "plan_issued")


class History:
    """Invented weeks of work, recorded by a clock that the test sets."""

    def __init__(self, seed: int, store: Store) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - nothing secret
        self.store = store
        self.now = datetime.combine(FIRST, time(9), UTC)
        self.references: list[str] = []

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def week(self, monday: date) -> None:
        self.now = datetime.combine(monday, time(9), UTC)
        newcomers = [self._newcomer() for _ in range(self.draw.randrange(3))]
        if newcomers:
            write(self.store, monday.isoformat(), *newcomers)
        for _ in range(self.draw.randrange(4)):
            self.work(monday)

    def work(self, today: date) -> None:
        """One thing that a caseworker records on a day, often for one before, or puts an older one right."""
        if not self.references:
            return
        caseload = self.store.caseload(today)
        case = self.draw.choice(caseload.cases)
        happened = today - self.draw.randrange(40) * DAY
        if case.events and self.draw.random() < 0.3:
            older = self.draw.choice(case.events)
            part: object = NewEvent(case.reference, older.step, happened, supersedes=older.id)
        elif case.left_on is None and self.draw.random() < 0.15:
            part = FieldChange(case.reference, "left_on", None, happened.isoformat(), None)
        elif self.draw.random() < 0.2:
            officer = self.draw.choice(("J Vole", "P Wren", "A Finch"))
            part = FieldChange(case.reference, "officer", case.officer, officer, happened)
        else:
            done = {event.step for event in case.events}
            step = next((step for step in STEPS if step not in done), None)
            part = NewEvent(case.reference, step, happened) if step else None
        if part and not (isinstance(part, FieldChange) and part.old == part.new):
            write(self.store, today.isoformat(), part, command="case record")

    def _newcomer(self) -> Case:
        self.references.append(f"H{len(self.references):03}")
        born = date(2003, 9, 1) + self.draw.randrange(3000) * DAY
        return a_case(reference=self.references[-1], date_of_birth=born)


def report_files(office: Office, day: date, moment: datetime, known_on: date | None) -> dict[str, bytes]:
    """The hash of everything said; every fourth week the workbook and every eighth the page: they take their time."""
    then = office.back_then(day, known_on, moment, None)
    caseload = then.caseload()
    made = REPORTS["weekly"](then, caseload, "team", {})
    provenance = Provenance("that evening", "a.clerk", caseload.head, "0.1.0")
    week = (day - FIRST).days // 7
    formats = [format_ for format_, every in (("xlsx", 4), ("html", 8)) if week % every == 0]
    said = f"{made.hash} {provenance.line(made.hash)}".encode()
    return {"said": said} | {format_: FORMATS[format_](made, provenance) for format_ in formats}


def mondays() -> Iterator[date]:
    return (FIRST + n * WEEK for n in range(WEEKS))


@pytest.mark.parametrize("seed", [1])
def test_forty_weekly_reports_are_the_same_as_known_then_whatever_was_recorded_later(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(str(tmp_path / "transfer.db"), create=True) as store:
        history = History(seed, store)
        monkeypatch.setattr("transfer_cli.store.writing.now", history.clock)
        office = an_office(store)
        handed_out = {}
        for monday in mondays():
            history.week(monday)
            handed_out[monday] = report_files(office, monday, history.now, None)
        history.now = datetime.combine(FIRST + (WEEKS + 1) * WEEK, time(9), UTC)
        for _ in range(60):
            history.work(FIRST + history.draw.randrange(WEEKS) * WEEK)
        for monday in mondays():
            as_known_then = report_files(office, monday, datetime.combine(monday, time.max, UTC), monday)
            assert as_known_then == handed_out[monday], monday
        last = list(mondays())[-1]
        assert report_files(office, last, history.now, None) != handed_out[last], "the edits matter"


@pytest.mark.parametrize("seed", [1, 2])
def test_last_weeks_figure_and_what_was_recorded_late_give_this_weeks(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(str(tmp_path / "transfer.db"), create=True) as store:
        history = History(seed, store)
        monkeypatch.setattr("transfer_cli.store.writing.now", history.clock)
        office, printed, late = an_office(store), None, 0
        for monday in mondays():
            began = bool(history.references)
            history.week(monday)
            then = office.back_then(monday, None, history.now, None)
            report = REPORTS["weekly"](then, then.caseload(), "team", {})
            books: Any = report.numbers["books"]
            if began:
                assert books["opening_as_known_then"] == printed, monday
            lines = report.section("late_records").table
            assert lines is not None
            signs = [1 if what in {"came into scope", "open again"} else -1 for *_, what, _ in lines.rows]
            assert books["opening_as_known_then"] + sum(signs) == books["opening"]
            printed, late = books["closing"], late + len(signs)
        assert late > 3, "facts were recorded late"


def an_office(store: Store) -> Office:
    """One that asks this record."""
    office = Office(
        db=store.name, settings_path=Path("none.toml"), settings_named=False, as_of=FIRST, known_on=None, json=False,
        plain=True, verbosity=-1,
    )  # fmt: skip
    office.__dict__["store"] = store
    return office


CASELOAD = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_type,phase_move,home_address1\n"
    "R001,Ada,Quillon,2007-05-04,statement,Nettlefold Primary School,mainstream,none,1 Mill Lane\n"
    "R002,Ben,Birch,2007-05-04,statement,Nettlefold Primary School,mainstream,none,2 Mill Lane\n"
)
SETTINGS = '[authority]\nname = "Sample Council"\n'


@pytest.fixture
def copies(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one kept report; the folder of kept copies."""
    monkeypatch.setenv("TRANSFER_ACTOR", "a.clerk")
    (workspace / "transfer.toml").write_text(SETTINGS, encoding="utf-8")
    (workspace / "caseload.csv").write_text(CASELOAD, encoding="utf-8")
    assert run("-q", "--as-of", "2016-09-05", "import", "caseload.csv").exit_code == 0
    assert weekly(run, "--freeze", "--format", "html", "--format", "xlsx").exit_code == 0
    return workspace / "reports" / "frozen"


def weekly(run: Run, *words: str) -> Answer:
    return run("--plain", "--as-of", "2016-10-03", "report", "weekly", *words)


def states(run: Run) -> list[str]:
    return [copy["state"] for copy in run("--json", "report", "frozen").json["copies"]]


def test_a_copy_is_kept_where_nobody_changes_it_by_mistake(copies: Path, run: Run) -> None:
    [folder] = copies.iterdir()
    assert sorted(path.name for path in folder.iterdir()) == [
        "frozen.json", "settings.toml", "weekly-2016-10-03-sendsg.html", "weekly-2016-10-03-sendsg.xlsx",
    ]  # fmt: skip
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {stat.S_IREAD}
    newest = run("--json", "audit", "log").json["operations"][0]
    assert newest["command"] == "report freeze"
    assert newest["words"].startswith("weekly for sendsg as of 2016-10-03, content ")
    assert run("audit", "verify").exit_code == 0


def test_the_head_that_shows_the_copy_is_printed(copies: Path, run: Run) -> None:
    answer = weekly(run, "--freeze", "--audience", "team", "--format", "html")
    head = run("--json", "audit", "verify").json["head"]
    assert answer.stdout.splitlines()[-1].endswith(f"write down the head of the record, {head}")
    assert len(list(copies.iterdir())) == 2


def test_json_says_where_it_is_kept(copies: Path, run: Run) -> None:
    words = ("--json", "--as-of", "2016-10-03", "report", "weekly", "--format", "html")
    assert run(*words).json["kept"] is None
    kept = run(*words, "--audience", "public", "--freeze").json["kept"]
    assert Path(kept["folder"]).parent == copies
    assert kept["head"] == run("--json", "audit", "verify").json["head"]
    assert run(*words, "--audience", "public", "--freeze").json["kept"] == kept


def test_it_is_whole_whatever_is_recorded_and_set_later(copies: Path, run: Run, workspace: Path) -> None:
    assert run("--as-of", "2016-09-20", "case", "record", "R001", "notice_given", "--on", "2016-09-12").exit_code == 0
    (workspace / "transfer.toml").write_text('[authority]\nname = "Other Council"\n', encoding="utf-8")
    answer = run("report", "frozen")
    assert (answer.exit_code, states(run)) == (0, ["whole"])
    assert "1 kept copy, 0 findings" in answer.stdout
    assert weekly(run, "--format", "html").stdout.split("Content ")[1][:8] not in {
        folder.name[-8:] for folder in copies.iterdir()
    }


@pytest.mark.usefixtures("copies")
def test_without_a_settings_file_too(run: Run, workspace: Path) -> None:
    (workspace / "transfer.toml").unlink()
    assert weekly(run, "--freeze", "--format", "html").exit_code == 0
    assert states(run) == ["whole", "whole"]


def test_the_same_copy_is_kept_once_and_a_dry_run_keeps_none(copies: Path, run: Run) -> None:
    assert "is kept already" in weekly(run, "--freeze", "--format", "html").stdout
    assert "Kept" not in weekly(run, "--freeze", "--dry-run", "--audience", "public").stdout
    assert len(list(copies.iterdir())) == len(states(run)) == 1


def test_a_file_that_was_changed_is_found(copies: Path, run: Run) -> None:
    [page] = copies.glob("*/*.html")
    page.chmod(0o600)
    page.write_bytes(page.read_bytes() + b"<!-- -->")
    answer = run("report", "frozen")
    assert answer.exit_code == 1
    assert states(run) == ["changed or gone: weekly-2016-10-03-sendsg.html"]


def test_a_copy_that_is_gone_is_found(copies: Path, run: Run) -> None:
    [list_] = copies.glob("*/frozen.json")
    list_.unlink()
    assert run("report", "frozen").exit_code == 1
    assert states(run) == ["gone, or its list is changed"]


def test_a_record_or_program_that_gives_something_else_is_found(
    copies: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copies.is_dir()
    monkeypatch.setitem(EVERY_FORMAT, "html", lambda *_: b"another look")
    assert states(run) == ["the figures are the same, its files look otherwise"]
    monkeypatch.setattr("transfer_cli.reports.week.FIRST_DAY", date(2015, 9, 1))
    assert states(run) == ["the record now gives other figures"]
    monkeypatch.setattr("transfer_cli.__version__", "9.9")
    [state] = states(run)
    assert state.startswith("whole; the record now gives other figures with transfer 9.9 than with ")
    assert run("report", "frozen").exit_code == 0


def test_a_place_where_nothing_can_be_kept_is_said(copies: Path, run: Run) -> None:
    (copies.parent.parent / "elsewhere").mkdir()
    (copies.parent.parent / "elsewhere" / "frozen").write_text("in the way", encoding="utf-8")
    answer = weekly(run, "--freeze", "--format", "html", "--out", "elsewhere")
    assert answer.exit_code == 3
    assert "[REP001]" in answer.stderr
    assert len(states(run)) == 1


def test_nothing_was_kept(workspace: Path, run: Run) -> None:
    (workspace / "transfer.toml").write_text(SETTINGS, encoding="utf-8")
    assert run("init", "here").exit_code == 0
    answer = run("--db", "here/transfer.db", "report", "frozen")
    keep_one = "To keep one as it is handed out: transfer report weekly --freeze\n"
    assert (answer.exit_code, answer.stdout) == (0, f"No copy of a report was kept. {keep_one}")
    assert run("--json", "--db", "here/transfer.db", "report", "frozen").json == {"copies": []}
    then = run("--db", "here/transfer.db", "--known-on", "2016-09-30", "report", "frozen")
    assert (then.exit_code, then.stdout) == (0, f"No copy of a report was kept by 30 Sep 2016. {keep_one}")

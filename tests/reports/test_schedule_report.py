"""The schedule in force as a page and a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.builders import day
from tests.domain.schedule.cases import a_settled_case, schedule_of
from tests.domain.schedule.recorded import calendar_of, derived, promised_by
from tests.reports.a_schedule import AS_OF, CASES, SCHEDULES, SETTINGS, some_entries
from tests.reports.reading import html_tables
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import NewSchedule, RecordedSchedule
from transfer_cli.domain.schedule.entries import Entry, entries
from transfer_cli.domain.schedule.in_force import Checked, checked, in_force
from transfer_cli.domain.schedule.outcome import Schedule, new_schedule
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.reports.charts import svg
from transfer_cli.reports.html import write_html
from transfer_cli.reports.report import Provenance, Report
from transfer_cli.reports.schedule import sentences
from transfer_cli.reports.schedule_document import document
from transfer_cli.reports.schedule_report import schedule_report
from transfer_cli.reports.xlsx import write_xlsx

BY = Provenance("3 Oct 2016 at 09:00 UTC", "a.clerk", "c0ffee", "0")


def report(
    found: tuple[Entry, ...] | None = None, settings: Settings = SETTINGS, cases: Sequence[Case] = CASES,
    schedule: NewSchedule | None = None,
) -> Report:  # fmt: skip
    timelines = derived(cases, settings, AS_OF)
    now = in_force(schedule or SCHEDULES[-1].schedule, timelines, settings, calendar_of(settings), AS_OF)
    shown = some_entries() if found is None else found
    return schedule_report(shown, now, settings, AS_OF, "as of 3 Oct 2016", "ab" * 32)


def test_what_it_comes_to() -> None:
    made = report()
    assert made.verdict == "Does not fit"
    assert made.headline == "3 reviews still to begin, from 9 Jan 2017 to 1 May 2017."
    assert made.honest == "Of 3 reviews still to begin 1 cannot begin in time. The other 2 fit."
    assert dict(made.figures) == {
        "still to begin": 3, "fixed by notice": 1, "late": 1, "without a week": 0, "most a week": 1,
        "moved since first promised": 1,
    }  # fmt: skip
    in_time = report(cases=[case for case in CASES if case.reference != "CW0005"])
    assert (in_time.verdict, in_time.honest) == ("On plan", "Every one of them begins in time.")


B_IS_AWAY = Settings("A", officers=(Officer("A", 2), Officer("B", absent=((day("1 Jan 2016"), day("31 Dec 2019")),))))
AGREED = {"assessment_begins": day("Mon 7 Nov 2016")}
SITUATIONS = {
    "two of an officer who is away throughout": (
        B_IS_AWAY,
        [a_settled_case(f"T{n}", officer="B" if n < 3 else None) for n in (1, 2, 3, 4)],
        {"still to begin": 4, "late": 2, "without a week": 2},
    ),
    "all of an officer who is away throughout": (
        B_IS_AWAY,
        [a_settled_case(f"T{n}", officer="B") for n in (1, 2)],
        {"still to begin": 2, "late": 2, "without a week": 2},
    ),
    "three agreed with families in a week with room for one": (
        Settings("A", capacity=Capacity(1)),
        [a_settled_case(f"T{n}", **AGREED if n < 4 else {}) for n in (1, 2, 3, 4)],
        {"still to begin": 4, "late": 0, "without a week": 0},
    ),
    "more than psychologists can see": (
        Settings("A", capacity=Capacity(psychologist_assessments_per_week=1)),
        [a_settled_case(f"T{n:03}") for n in range(120)],
        {"still to begin": 120, "late": 76, "without a week": 33},
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_one_set_of_figures_holds_in_terminal_json_page_workbook_and_check(situation: str) -> None:
    settings, cases, figures = SITUATIONS[situation]
    made = schedule_of(*cases, settings=settings, as_of=AS_OF)
    page, told = published(made, cases, settings)
    assert {name: dict(page.figures)[name] for name in figures} == figures
    json = document(made, recorded=True)
    starts, late, without = json["starts"], json["late"], json["without_week"]
    assert isinstance(starts, list)
    assert isinstance(late, list)
    assert isinstance(without, list)
    assert [len(starts), len(late), len(without)] == list(figures.values())
    assert [told.to_begin, len(told.late), len(told.without_week)] == list(figures.values())
    assert (page.verdict, json["feasible"], page.numbers["feasible"]) == ("Does not fit", False, False)
    assert page.honest.startswith(sentences(made)[0])
    assert told.faults == tuple(each.fault for each in made.overfull)
    rows = html_tables(write_html(page, BY))["starts"][1:]
    assert sorted(row[0] for row in rows) == sorted(case.reference for case in cases)
    assert sorted(row[0] for row in rows if row[3] == "no week") == sorted(without)
    officers = page.section("officers").table
    assert officers
    assert sum(int(str(row[5])) for row in officers.rows) == figures["without a week"]


def published(made: Schedule, cases: Sequence[Case], settings: Settings) -> tuple[Report, Checked]:
    """The page of a schedule that has just been recorded, and what the check says of it."""
    new = new_schedule(made)
    then = derived(promised_by(cases, new, AS_OF), settings, AS_OF)
    recorded = RecordedSchedule(1, AS_OF, datetime(2016, 10, 3, 9, tzinfo=UTC), 1, "schedule", new)
    now = in_force(new, then, settings, calendar_of(settings), AS_OF)
    page = schedule_report(entries([recorded], then), now, settings, AS_OF, "as of 3 Oct 2016", "ab" * 32)
    return page, checked(new, then, settings, calendar_of(settings), AS_OF)


def test_a_review_whose_week_has_gone_by_is_shown_and_counted() -> None:
    start = replace(SCHEDULES[-1].schedule.starts[0], week=day("Mon 10 Oct 2016"), starts_on=day("Mon 10 Oct 2016"))
    schedule = NewSchedule(True, (start,))
    page = report(schedule=schedule, cases=CASES[:2])
    assert page.headline == "2 reviews still to begin, none of them with a week."
    starts = page.section("starts").table
    assert starts
    assert [(row[0], row[1], row[3]) for row in starts.rows if row[3] != "fixed"] == [
        ("A/1; x", None, "its week has gone by"), ("CW0002", None, "no week"),
    ]  # fmt: skip


def test_every_figure_has_its_reviews_behind_it() -> None:
    tables = html_tables(write_html(report(), BY))
    weeks, officers, starts = tables["weeks"], tables["officers"], tables["starts"]
    assert sum(int(row[3]) for row in weeks[1:-1]) == int(weeks[-1][3]) == 3
    assert sum(int(row[1]) for row in officers[1:]) == 3
    assert [row[0] for row in starts[1:]] == ["CW0003", "A/1; x", "CW0002", "CW0005"]


def test_the_workbook_adds_up_and_has_real_dates() -> None:
    book = load_workbook(BytesIO(write_xlsx(report(), BY)))
    assert book.sheetnames == ["Summary", "Load and room by week", "By officer", "Every start"]
    sheet = book["Load and room by week"]
    assert [str(sheet.cell(sheet.max_row, 4).value)[:5]] == ["=SUM("]
    begins = [row[1].value for row in book["Every start"].iter_rows(min_row=4)]
    assert all(hasattr(value, "year") for value in begins)


def test_the_chart_draws_load_and_room_and_tells_it_in_words() -> None:
    chart = report().section("weeks").chart
    assert chart
    assert chart.summary.startswith("Reviews beginning in each of ")
    assert chart.summary.endswith("at most 1 in the week of 9 Jan 2017; 0 weeks are full.")
    drawn = svg(chart)
    assert drawn.startswith("<svg")
    assert all(words in drawn for words in ("Starts", "Room", "Reviews beginning in the week"))


def test_no_limit_and_nothing_to_begin() -> None:
    unlimited = report(settings=Settings("A"))
    table = unlimited.section("weeks").table
    assert table
    assert {row[2] for row in table.rows} == {None}
    nothing = report((), cases=())
    assert (nothing.headline, nothing.section("weeks").table) == ("No review is still to begin.", None)
    assert write_xlsx(nothing, BY)
    assert b"No review is still to begin." in write_html(nothing, BY)


def test_no_name_of_a_child_is_in_it() -> None:
    text = write_html(report(), BY).decode()
    assert {word for case in CASES for word in (case.forename, case.setting_name) if word in text} == set()

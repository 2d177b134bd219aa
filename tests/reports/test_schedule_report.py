"""The schedule in force as a page and a workbook."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from tests.domain.schedule.recorded import calendar_of, derived
from tests.reports.a_schedule import AS_OF, CASES, SETTINGS, some_entries
from tests.reports.reading import html_tables
from transfer_cli.domain.schedule.entries import Entry
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.settings import Settings
from transfer_cli.reports.charts import svg
from transfer_cli.reports.html import write_html
from transfer_cli.reports.report import Provenance, Report
from transfer_cli.reports.schedule_report import schedule_report
from transfer_cli.reports.xlsx import write_xlsx

BY = Provenance("3 Oct 2016 at 09:00 UTC", "a.clerk", "c0ffee", "0")


def report(found: tuple[Entry, ...] | None = None, settings: Settings = SETTINGS) -> Report:
    weeks = school_weeks(calendar_of(settings), AS_OF)
    room = limits(settings, weeks, derived(CASES, settings, AS_OF), AS_OF)
    shown = some_entries() if found is None else found
    return schedule_report(shown, room, settings, AS_OF, "as of 3 Oct 2016", "ab" * 32)


def test_what_it_comes_to() -> None:
    made = report()
    assert made.verdict == "Does not fit"
    assert made.headline == "3 reviews still to begin, from 9 Jan 2017 to 1 May 2017."
    assert made.honest == "1 review cannot begin in time."
    assert dict(made.figures) == {
        "still to begin": 3, "fixed by notice": 1, "late": 1, "most a week": 1, "moved since first promised": 1,
    }  # fmt: skip
    in_time = report(tuple(entry for entry in some_entries() if entry.reference != "CW0005"))
    assert (in_time.verdict, in_time.honest) == ("On plan", "Every one of them begins in time.")


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
    nothing = report(())
    assert (nothing.headline, nothing.section("weeks").table) == ("No review is still to begin.", None)
    assert write_xlsx(nothing, BY)
    assert b"No review is still to begin." in write_html(nothing, BY)


def test_no_name_of_a_child_is_in_it() -> None:
    text = write_html(report(), BY).decode()
    assert {word for case in CASES for word in (case.forename, case.setting_name) if word in text} == set()

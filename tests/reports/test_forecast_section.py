"""What the weekly report says of the time ahead: in words, in figures, in the picture, and of earlier forecasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.test_forecast_score import KEPT
from tests.reports.a_week import AS_OF, SETTINGS, cases
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Case, Caseload, Event
from transfer_cli.domain.forecast import Forecast, Thin
from transfer_cli.domain.kept_forecast import KeptForecast
from transfer_cli.domain.settings import Capacity, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.charts import burn_up_chart, svg
from transfer_cli.reports.forecast import score_table
from transfer_cli.reports.rates import rates_document
from transfer_cli.reports.sections import burn_up_figures
from transfer_cli.reports.sections_forecast import forecast_section
from transfer_cli.reports.sections_rates import rates_section
from transfer_cli.reports.terminal import plain_lines
from transfer_cli.reports.week import Week, count_week, numbers
from transfer_cli.reports.weekly import Audience, weekly_report

DONE, OPEN = 40, 12
CAPACITY = Settings(authority="Sample Council", capacity=Capacity(starts_per_week=2))


def concluded(number: int, on: date) -> Case:
    steps = {"notice_given": on - 20 * WEEK, "assessment_began": on - 18 * WEEK, "plan_issued": on}
    return a_case(reference=f"CW{number:04}", events=tuple(Event(step, then) for step, then in steps.items()))


def children() -> list[Case]:
    """One concluded each week, the last of them last Monday, and a few not begun."""
    done = [concluded(n, AS_OF - n * WEEK) for n in range(DONE)]
    return [*done, *(a_case(reference=f"CW9{n:03}") for n in range(OPEN))]


def week_of(caseload: list[Case], settings: Settings = CAPACITY, kept: tuple[KeptForecast, ...] = ()) -> Week:
    now, before = (
        timelines(Caseload(tuple(caseload), on), settings) for on in (AS_OF, AS_OF - WEEK)
    )  # fmt: skip
    return count_week(now, before, settings, AS_OF, AS_OF - WEEK, None, kept=kept)


@cache
def a_long_week() -> Week:
    return week_of(children())


def ahead() -> Forecast:
    found = a_long_week().forecast
    assert isinstance(found, Forecast)
    return found


def test_the_section_says_it_and_shows_it() -> None:
    section = forecast_section(a_long_week(), team=True)
    assert section.heading == "Forecast"
    said, scored = section.sentences
    assert said.startswith("With a chance of 85% the last child is concluded between ")
    assert scored == "No forecast was kept yet, so none can be held against what came: transfer forecast --keep."
    assert section.table
    whats = [row[0] for row in section.table.rows]
    assert whats == [
        "Children concluded by 26 Dec 2016", "Children concluded by 31 Mar 2018", "Last child concluded",
    ]  # fmt: skip
    found = ahead()
    soon, by = found.soon, found.by_deadline
    assert by
    assert found.expected is not None
    assert section.table.columns[1:] == ("Expected", "85% range from", "Middle", "85% range to")
    assert [row[1:] for row in section.table.rows[:2]] == [
        (round(found.soon_expected), soon.low, soon.middle, soon.high),
        (round(found.expected), by.low, by.middle, by.high),
    ]
    assert f"By 31 Mar 2018 {round(found.expected)} are expected to be concluded" in said
    assert section.table.rows[2][1] is None


def test_a_thin_record_gets_a_reason_instead_of_a_table() -> None:
    week = week_of(list(cases()), SETTINGS)
    section = forecast_section(week)
    assert isinstance(week.forecast, Thin)
    assert section.table is None
    assert section.sentences[0].startswith(
        "No forecast: it needs 26 weeks since the first conclusion and 20 conclusions"
    )
    assert week.lines.points[-1].forecast is None


def test_the_picture_its_sentence_and_its_twin_show_one_band() -> None:
    week = a_long_week()
    band = {count.on: (count.low, count.middle, count.high) for count in ahead().band}
    chart = burn_up_chart(week.lines)
    drawn = {
        date.fromisoformat(str(row["on"])): (row["low"], row["children"], row["high"])
        for row in chart.values
        if row["line"] == "Forecast"
    }
    table = burn_up_figures(week).table
    assert table
    assert table.columns[-3:] == ("Forecast from", "Forecast, middle", "Forecast to")
    twin = {row[0]: row[-3:] for row in table.rows if row[-1] is not None}
    assert drawn == twin == band
    on = max(on for on in band if on <= week.lines.deadline)
    low, middle, high = band[on]
    assert chart.summary.endswith(
        f" Forecast by 31 Mar 2018: {low} to {high} with a chance of 85%, in the middle {middle}."
    )
    assert ">Forecast<" in svg(chart)


def test_after_the_deadline_the_sentence_is_of_the_end_of_the_band() -> None:
    lines = replace(a_long_week().lines, deadline=day("Sun 2 Oct 2016"))
    last = ahead().band[-1]
    assert (
        f"{last.low} to {last.high} with a chance of 85%, in the middle {last.middle}." in burn_up_chart(lines).summary
    )


def test_the_same_record_gives_the_same_report() -> None:
    first, again = (weekly_report(week_of(children()), Audience.SENDSG, "as of 3 Oct 2016") for _ in range(2))
    assert first.hash == again.hash
    keys = [section.key for section in first.sections]
    assert {"burn_up", "forecast", "rates"} <= set(keys)


def test_the_figures_for_programs() -> None:
    found: Any = numbers(a_long_week())
    forecast = found["forecast"]
    assert (forecast["made"], forecast["open"], forecast["concluded"], forecast["runs"]) == (True, OPEN, DONE, 500)
    assert forecast["finish"]["range_85"][0] <= forecast["finish"]["50"]
    assert 0 <= forecast["chance"] <= 1
    assert forecast["by_deadline"]["low"] <= forecast["by_deadline"]["expected"] <= forecast["by_deadline"]["high"]
    assert found["forecast_score"] == {"kept": 0, "checked": 0, "held": 0, "percent": None, "checks": []}
    assert found["cohorts"][0]["on_course"] == found["on_course"]


def test_kept_forecasts_are_scored_in_the_section_and_listed_in_a_table() -> None:
    earlier = replace(
        KEPT, day=AS_OF - 12 * WEEK, soon_on=AS_OF, soon_low=DONE - 1, soon_high=DONE, deadline_low=None,
    )  # fmt: skip
    week = week_of(children(), kept=(earlier,))
    assert forecast_section(week).sentences[1] == (
        "1 forecast was kept. Of 1 range whose day has come, 1 held (100%; about 85% should)."
    )
    assert plain_lines(score_table(week.score)).splitlines()[-1].split("  ")[0] == "11 Jul 2016"
    found: Any = numbers(week)
    assert found["forecast_score"]["checks"] == [
        {
            "forecast_of": "2016-07-11",
            "what": "Concluded by 3 Oct 2016",
            "range": "39 to 40",
            "came": "40",
            "held": True,
        }
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(CAPACITY, "9 Oct 2017", id="until"),
        pytest.param(SETTINGS, "no capacity recorded", id="no capacity"),
        pytest.param(replace(SETTINGS, capacity=Capacity(starts_per_week=0)), "has passed", id="passed"),
    ],
)
def test_the_last_week_to_recover_stands_in_the_table(settings: Settings, expected: str) -> None:
    section = rates_section(week_of(children(), settings))
    assert section.table
    assert (section.table.rows[-1][0], section.table.rows[-1][-1]) == ("All (31 Mar 2018)", expected)


def test_rates_of_cohorts_whose_day_has_passed_and_of_those_who_have_begun() -> None:
    week = week_of(list(cases()), SETTINGS)
    section = rates_section(week)
    assert section.table
    assert {row[-1] for row in section.table.rows} == {"has passed", "no capacity recorded"}
    late = week_of([a_case(phase_move_on=None)], SETTINGS)
    assert rates_document(late.rates)["recovery"] == {"possible": "no_capacity", "last_week": None}


def test_nobody_is_open() -> None:
    section = rates_section(week_of([concluded(1, AS_OF)]))
    assert section.sentences == ("Nobody is open.",)
    assert section.table
    assert [row[0] for row in section.table.rows] == ["All (31 Mar 2018)"]

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.reports.a_caseload import SETTINGS, cases
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.case import Case, Caseload, Event
from transfer_cli.domain.final_account import bridge, fates, lessons
from transfer_cli.domain.foi import appeals
from transfer_cli.domain.monthly import months
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.progress import progress
from transfer_cli.domain.promises import promises
from transfer_cli.domain.punctuality import KEPT
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timelines
from transfer_cli.domain.turns_kept import turns_kept
from transfer_cli.reports.end_report import Programme, end_report
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import EVERY_FORMAT

FIRST = day("Mon 1 Sep 2014")


def made(found: tuple[Timeline, ...], as_of: str, audience: str = "sendsg") -> Report:
    on, held = day(as_of), spans(found)
    children = fates(held, on)
    counted = Programme(
        as_of=on,
        now=progress(found, SETTINGS, on),
        bridge=bridge(held, FIRST, on),
        points=months(held, FIRST, on)[-3:],
        fates=children,
        starts=promises(found),
        appeals=appeals(held, on),
        lessons=lessons(children, SETTINGS.deadline, on),
        turns=turns_kept(held, on),
    )
    return end_report(counted, "Sample Council", audience, f"as of {as_of}")


PROMISED = Event("plan_promised", day("Mon 5 Jan 2015"), id=90, note="version 1; to 2016-05-30; group Year 4")
LATER = Event("plan_promised", day("Mon 5 Oct 2015"), id=91, note="version 2; to 2016-09-30; group Year 4")
AGREED = Event("postponed", day("Mon 1 Feb 2016"), id=92, note="to 2017-01-13; agreed 2016-02-01 by parent")
TURNS = {4: (PROMISED,), 5: (PROMISED, LATER), 13: (PROMISED, AGREED), 7: (PROMISED,), 1: (LATER,)}
"""What the local plan promised to some children of the caseload, by their number."""


def with_turns() -> tuple[Case, ...]:
    promised = {f"XQ{number:04}": steps for number, steps in TURNS.items()}
    return tuple(
        replace(case, events=tuple(sorted((*case.events, *promised.get(case.reference, ())), key=lambda e: e.happened)))
        for case in cases()
    )


def a_report(audience: str = "team", as_of: str = "Sun 1 Apr 2018") -> Report:
    return made(timelines(Caseload(with_turns(), day(as_of)), SETTINGS), as_of, audience)


@pytest.mark.parametrize("audience", ["sendsg", "team"])
def test_every_word_of_the_report(audience: str, golden: Callable[[str, str], None]) -> None:
    golden(as_text(a_report(audience)), f"end-{audience}.txt")


def test_the_strategy_group_gets_no_names() -> None:
    said = as_text(a_report("sendsg"))
    assert "XQ0" not in said
    assert "Zephyrine" not in said


def test_each_figure_is_as_long_as_its_list() -> None:
    report = a_report()
    numbers: Any = report.numbers
    listed = report.section("children").table
    assert listed
    bands, plans, own = (Counter(row[column] for row in listed.rows) for column in (5, 7, 9))
    assert {label: bands[label] for label in numbers["against_promise"]} == numbers["against_promise"]
    assert [plans[word] for word in KEPT] == list(numbers["plans"].values())
    assert [own[word] for word in KEPT] == list(numbers["own_days"].values())
    stages = Counter(row[2] for row in listed.rows)
    books = numbers["bridge"]
    assert (stages["Transferred"], stages["No plan"]) == (books["transferred"], books["no_plan"])
    assert stages["Left"] == sum(books["left"].values())
    out = books["transferred"] + books["no_plan"] + stages["Left"]
    assert books["opening"] + books["came_in"] - out == books["closing"]


def test_the_bands_make_up_what_is_said_of_the_promise() -> None:
    report = a_report()
    lines = report.section("promised").table
    assert lines
    assert lines.rows[-1][1:4] == (8, 4, "behind by 4")
    assert report.section("slippage").sentences[-1] == (
        "4 children should have been concluded by 1 Apr 2018 and are open; 0 were concluded by then and promised for "
        "later. Together: behind by 4."
    )
    numbers: Any = report.numbers
    assert numbers["against_promise"]["Still open, and the day has passed"] == 4


def test_turns_as_promised_and_as_they_came() -> None:
    report = a_report()
    turns: Any = report.numbers
    turns = turns["turns"]
    assert (turns["promised"], turns["moved"], turns["moved_by_agreement"]) == (4, 2, 1)
    listed = report.section("turns_list").table
    assert listed
    for column, key in ((4, "against_first"), (6, "against_latest")):
        bands = Counter(row[column] for row in listed.rows)
        assert {label: bands[label] for label in turns[key]} == turns[key]
        assert sum(turns[key].values()) == turns["promised"]
    assert [row[7] for row in listed.rows] == [None, None, "by a later version", "by agreement"]
    [said] = report.section("turns").sentences
    assert said.startswith("4 families were promised a turn by a published version of the local plan; 2 of these have")


def test_nobody_was_promised_a_turn() -> None:
    report = made(timelines(Caseload(cases(), day("Sun 1 Apr 2018")), SETTINGS), "Sun 1 Apr 2018", "team")
    [said] = report.section("turns").sentences
    assert (said[:28], report.section("turns").table) == ("Nobody was promised a turn: ", None)
    assert report.section("turns_list").sentences == ("Nobody.",)


DONE = a_case(events=events(plan_issued="Fri 30 Mar 2018"))
LATE = a_case(events=events(plan_issued="Mon 2 Apr 2018"))


@pytest.mark.parametrize(
    ("children", "as_of", "verdict", "honest"),
    [
        pytest.param([DONE], "Sat 31 Mar 2018", "Finished", "The deadline was 31 Mar 2018.", id="done on the last day"),
        pytest.param(
            [DONE, LATE], "Tue 3 Apr 2018", "Finished after the deadline",
            "The deadline was 31 Mar 2018. 1 child was concluded after it.", id="done late",
        ),
        pytest.param(
            [DONE, LATE], "Sun 1 Apr 2018", "Deadline missed",
            "The deadline was 31 Mar 2018. 1 child is still to be transferred.", id="one is open",
        ),
        pytest.param(
            [LATE], "Fri 30 Mar 2018", "A preview: the deadline lies ahead",
            "31 Mar 2018 is the deadline; what follows is as things stand.", id="a preview",
        ),
        pytest.param([], "Sun 1 Apr 2018", "Nothing to report", "The deadline was 31 Mar 2018.", id="nobody"),
    ],
)  # fmt: skip
def test_what_is_said_of_the_whole(children: list[Case], as_of: str, verdict: str, honest: str) -> None:
    named = tuple(replace(child, reference=f"CW{n:04}") for n, child in enumerate(children))
    report = made(timelines(Caseload(named, day(as_of)), SETTINGS), as_of)
    assert (report.verdict, report.honest) == (verdict, honest)
    assert report.is_plain == report.title.endswith("a preview of its end")
    assert "Against the promise" in as_text(report)
    assert ("12 weeks before the deadline" in as_text(report)) == ("a preview" not in report.title)


def test_every_format_shows_the_same_tables() -> None:
    report = a_report()
    expected = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(EVERY_FORMAT["html"](report, PROVENANCE)) == expected
    assert xlsx_tables(EVERY_FORMAT["xlsx"](report, PROVENANCE), report) == expected
    assert EVERY_FORMAT["pdf"](report, PROVENANCE).startswith(b"%PDF")
    lines = EVERY_FORMAT["csv"](report, PROVENANCE).decode("utf-8-sig").splitlines()
    assert len(lines) == len(expected["children"])

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.domain.made import a_promise
from tests.reports.a_week import AS_OF, SETTINGS, a_report, a_week, cases
from transfer_cli.cli import transfer
from transfer_cli.domain.case import Case
from transfer_cli.reports.report import Report
from transfer_cli.reports.terminal import plain_lines
from transfer_cli.reports.week import headline, honest, numbers, schedule_fault, verdict
from transfer_cli.reports.weekly import Audience, weekly_report


def as_text(report: Report) -> str:
    """Every word and figure, for a golden file."""
    parts = [report.title, report.days, report.readers, report.verdict, report.headline, report.honest]
    parts += [f"{label}: {value}" for label, value in report.figures]
    for section in report.sections:
        parts += ["", f"## {section.heading}", *section.sentences]
        parts += [plain_lines(section.table)] if section.table else []
    return "\n".join(parts) + "\n"


@pytest.mark.parametrize("audience", Audience)
def test_every_word_of_the_report(audience: Audience, golden: Callable[[str, str], None]) -> None:
    golden(as_text(a_report(audience)), f"weekly-{audience}.txt")


def test_the_figures_for_programs_are_those_of_status_and_more() -> None:
    found = numbers(a_week(*cases()))
    assert (found["in_scope"], found["open"], found["overdue"]) == (11, 6, 1)
    assert found["books"] == {
        "opening": 8, "came_in": 1, "transferred": 1, "no_plan": 1, "left": {"moved_out": 1}, "closing": 6,
        "reopened": 0, "out_of_scope": 0, "opening_as_known_then": 8,
    }  # fmt: skip
    assert found["lda"] == {"open": 1, "transferred": 1, "no_plan": 0, "left": 0}
    assert found["punctuality"] == {
        "plans": {
            "in_time": 1, "done_late": 1, "open_late": 1, "excepted": 0, "ahead": 0, "percent_of_due": 33.3,
            "percent_without_excepted": 33.3, "percent_of_done": 50.0,
        },
        "no_plan_decisions": {
            "in_time": 0, "done_late": 1, "open_late": 0, "excepted": 0, "ahead": 0, "percent_of_due": 0.0,
            "percent_without_excepted": 0.0, "percent_of_done": 0.0,
        },
        "deadlines": {
            "in_time": 0, "done_late": 0, "open_late": 0, "excepted": 0, "ahead": 3, "percent_of_due": None,
            "percent_without_excepted": None, "percent_of_done": None,
        },
    }  # fmt: skip
    assert found["promised_starts"] == {"due": 2, "kept": 0, "begun_late": 1, "waiting": 1, "redated": 1}


def test_every_named_list_is_as_long_as_its_figure() -> None:
    report = a_report(Audience.TEAM)
    found: Any = report.numbers
    books = found["books"]
    went = books["transferred"] + books["no_plan"] + sum(books["left"].values())
    expected = {
        "late_children": found["overdue"], "children_at_risk": found["at_risk"],
        "moved_children": books["came_in"] + went,
    }  # fmt: skip
    for key, number in expected.items():
        table = report.section(key).table
        assert table is not None
        assert len(table.rows) == number


OPEN = a_case()
STARTED = a_case(events=events(notice_given="Mon 12 Sep 2016", assessment_began="Mon 26 Sep 2016"))
SCHEDULED = a_case(promise=a_promise("Mon 7 Nov 2016"), first_promise=a_promise("Mon 7 Nov 2016"))
CONCLUDED = a_case(events=events(plan_issued="Fri 30 Sep 2016"))
OVERDUE = a_case(events=events(notice_given="Mon 11 Jan 2016", assessment_began="Mon 25 Jan 2016"))


@pytest.mark.parametrize(
    ("children", "as_of", "feasible", "expected"),
    [
        pytest.param([], AS_OF, None, "Nothing to report yet", id="nobody"),
        pytest.param([CONCLUDED], AS_OF, None, "Finished", id="everybody is concluded"),
        pytest.param([CONCLUDED], day("Sun 1 Apr 2018"), None, "Finished", id="finished, long after"),
        pytest.param([OPEN], day("Sun 1 Apr 2018"), True, "Deadline missed", id="a day too late"),
        pytest.param([OPEN], day("Sat 31 Mar 2018"), True, "Not on plan", id="the last day, and one still open"),
        pytest.param([SCHEDULED], AS_OF, True, "Not on plan", id="needed exceeds achieved"),
        pytest.param([*[CONCLUDED] * 12, SCHEDULED], AS_OF, True, "On plan", id="fast enough and scheduled"),
        pytest.param([*[CONCLUDED] * 12, SCHEDULED], AS_OF, False, "Not on plan", id="the schedule is infeasible"),
        pytest.param([*[CONCLUDED] * 12, OPEN], AS_OF, True, "Not on plan", id="somebody has no place in it"),
        pytest.param([*[CONCLUDED] * 12, OPEN], AS_OF, None, "Not on plan", id="there is no schedule"),
        pytest.param([*[CONCLUDED] * 12, STARTED], AS_OF, None, "On plan", id="nobody has to begin: none is needed"),
        pytest.param([*[CONCLUDED] * 12, OVERDUE], AS_OF, None, "Not on plan", id="somebody is past a legal limit"),
    ],
)
def test_never_on_plan_while_it_is_not(children: list[Case], as_of: date, feasible: bool | None, expected: str) -> None:
    named = [replace(child, reference=str(n)) for n, child in enumerate(children)]
    assert verdict(a_week(*named, as_of=as_of, feasible=feasible)) == expected


@pytest.mark.parametrize(
    ("children", "feasible", "expected"),
    [
        pytest.param([OPEN], None, "There is no schedule, and 1 child is still to begin.", id="none"),
        pytest.param([OPEN], True, "The latest schedule has no place for 1 child still to begin.", id="incomplete"),
        pytest.param([OPEN], False, "The latest schedule cannot begin every review in time.", id="infeasible"),
        pytest.param([STARTED], None, "", id="not needed"),
        pytest.param([SCHEDULED], True, "", id="complete"),
    ],
)
def test_what_is_wrong_with_the_schedule(children: list[Case], feasible: bool | None, expected: str) -> None:
    week = a_week(*children, feasible=feasible)
    assert schedule_fault(week) == expected
    assert expected in honest(week)


COMMAND = re.compile(rf"--[a-z]+|\btransfer (?:{'|'.join(transfer.commands)})\b")


@pytest.mark.parametrize("audience", [Audience.SENDSG, Audience.PUBLIC])
@pytest.mark.parametrize("feasible", [True, False, None])
def test_who_does_not_run_the_program_reads_of_no_command(audience: Audience, feasible: bool | None) -> None:
    assert COMMAND.findall(as_text(a_report(audience, feasible=feasible))) == []


def test_the_team_does() -> None:
    said = as_text(a_report(Audience.TEAM, feasible=False))
    assert COMMAND.findall(said) == ["transfer schedule", "transfer forecast", "--keep"]


def test_nobody_at_all_is_said_and_not_divided_by() -> None:
    report = weekly_report(a_week(), Audience.TEAM, "as of 3 Oct 2016")
    assert (report.headline, report.honest) == ("Nobody is in scope on this day.", "")
    assert report.section("burn_up").sentences == (
        "There was nobody to conclude on 3 Oct 2016. Nothing was promised: no schedule has been recorded.",
    )
    assert report.section("late").sentences == ("Nobody is overdue and nobody is at risk.",)
    assert report.section("late_children").sentences == ("Nobody.",)
    assert report.section("deadlines").sentences == ("No deadline binds anybody.",)


def test_the_headline_adds_up() -> None:
    assert headline(a_week(*cases())) == (
        "Of 11 children in scope, 3 are concluded, 2 left and 6 are open: 1 of them overdue and 1 at risk."
    )


@pytest.mark.parametrize("as_of", ["Mon 1 Sep 2014", "Sat 31 Mar 2018", "Sun 1 Apr 2018", "Mon 31 Dec 2018"])
def test_any_day(as_of: str) -> None:
    week = a_week(*cases(), as_of=day(as_of))
    assert week.books.closing == week.now.children.open
    assert weekly_report(week, Audience.TEAM, f"as of {as_of}").as_of == day(as_of)


def test_a_local_deadline_is_the_deadline_of_the_report() -> None:
    week = a_week(*cases(), settings=replace(SETTINGS, deadline=day("Fri 29 Dec 2017")))
    assert week.lines.deadline == day("Fri 29 Dec 2017")
    assert numbers(week)["deadline"] == "2017-12-29"


def test_the_hash_covers_every_figure_and_sentence_and_nothing_of_this_copy() -> None:
    report = a_report()
    assert report.hash == a_report().hash
    assert len(report.hash) == 64
    changed = [
        replace(report, headline=report.headline + " "),
        replace(report, numbers={**report.numbers, "open": 7}),
        replace(report, sections=report.sections[1:]),
        a_report(Audience.TEAM),
    ]
    assert report.hash not in {other.hash for other in changed}


@pytest.mark.parametrize("audience", Audience)
def test_the_hash_is_that_which_kept_copies_were_given(audience: Audience) -> None:
    report = a_report(audience)
    said = asdict(report)
    del said["is_plain"]
    text = json.dumps(said, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert report.hash == hashlib.sha256(text.encode()).hexdigest()

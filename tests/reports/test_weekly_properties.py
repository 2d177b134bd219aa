"""What holds of every weekly report, whoever is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_case, day
from tests.reports.a_week import AS_OF, a_week
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Document, Event, LeftReason, SettingType
from transfer_cli.domain.obligation import Kind
from transfer_cli.domain.progress import By, breakdown
from transfer_cli.domain.punctuality import Punctuality
from transfer_cli.reports.report import Report
from transfer_cli.reports.week import Week, numbers
from transfer_cli.reports.weekly import Audience, weekly_report

STEPS = ("notice_given", "assessment_began", "draft_served", "plan_issued")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    first = AS_OF - draw(st.integers(0, 400)) * DAY
    steps = STEPS[: draw(st.integers(0, 4))]
    spans = [draw(st.integers(0, 90)) for _ in steps]
    days = [first + sum(spans[: n + 1]) * DAY for n in range(len(steps))]
    left = draw(st.sampled_from([None, None, None, first]))
    return a_case(
        date_of_birth=date(1998, 9, 1) + draw(st.integers(0, 4500)) * DAY,
        document=draw(st.sampled_from([Document.STATEMENT, Document.STATEMENT, Document.NON_STATUTORY])),
        setting_type=draw(st.sampled_from(SettingType)),
        officer=draw(st.sampled_from([None, "J Vole", "P Wren"])),
        moved_in_on=draw(st.sampled_from([None, None, AS_OF - 3 * DAY, AS_OF + 3 * DAY])),
        left_on=left,
        left_reason=draw(st.sampled_from(LeftReason)) if left else None,
        events=tuple(
            Event(step, on, id=n, source="import") for n, (step, on) in enumerate(zip(steps, days, strict=True), 1)
        ),
    )


caseloads = st.lists(cases(), max_size=12).map(
    lambda found: tuple(replace(case, reference=f"H{n:03}") for n, case in enumerate(found))
)


def rows_of(report: Report, key: str) -> tuple[Any, ...]:
    table = report.section(key).table
    assert table is not None
    return table.rows


@settings(max_examples=40)
@given(caseloads)
def test_each_figure_is_as_long_as_its_list(children: tuple[Case, ...]) -> None:
    week = a_week(*children)
    found: Any = numbers(week)
    report = weekly_report(week, Audience.TEAM, "as of 3 Oct 2016")
    assert len(rows_of(report, "late_children")) == found["overdue"]
    assert len(rows_of(report, "children_at_risk")) == found["at_risk"]
    assert len(rows_of(report, "late_otherwise")) == found["late_otherwise"]
    books = found["books"]
    went = books["transferred"] + books["no_plan"] + sum(books["left"].values())
    assert len(rows_of(report, "moved_children")) == books["came_in"] + went
    listed = [what.split("; ") for *_, what in rows_of(report, "children_with_gaps")]
    for gap in week.gaps:
        assert sum(gap.what in each for each in listed) == len(gap.children)
        assert found["gaps"].get(gap.key, len(gap.children)) == len(gap.children)
    for by in By:
        assert sum(tally.total for tally in breakdown(week.children, by).values()) == found["in_scope"]


@settings(max_examples=40)
@given(caseloads)
def test_the_books_balance(children: tuple[Case, ...]) -> None:
    books = a_week(*children).books
    went = books.transferred + books.no_plan + sum(books.left.values()) + books.out_of_scope
    assert books.closing == books.opening + books.came_in + books.reopened - went


OVERDUE = a_case(
    reference="LATE",
    events=(
        Event("notice_given", day("Mon 11 Jan 2016"), id=1, source="import"),
        Event("assessment_began", day("Mon 25 Jan 2016"), id=2, source="import"),
    ),
)


def punctualities(week: Week) -> list[Punctuality]:
    return [week.plans, week.refusals, week.ends]


@settings(max_examples=30)
@given(caseloads)
def test_one_more_overdue_never_makes_punctuality_look_better(children: tuple[Case, ...]) -> None:
    before, after = a_week(*children), a_week(*children, OVERDUE)
    assert any(o.kind == Kind.PLAN_ISSUED for t in after.children for o in t.obligations)
    for then, now in zip(punctualities(before), punctualities(after), strict=True):
        for measure in ("of_due", "without_excepted", "of_done"):
            was, is_ = getattr(then, measure), getattr(now, measure)
            assert was is None or is_ <= was, measure
    assert after.plans.open_late == before.plans.open_late + 1


EARLY = a_case(
    reference="YEARLY", date_of_birth=date(2007, 5, 4),
    events=(
        Event("notice_given", AS_OF - 60 * DAY, id=1, source="import"),
        Event("assessment_began", AS_OF - 46 * DAY, id=2, source="import"),
        Event("plan_issued", AS_OF - DAY, id=3, source="import"),
    ),
)  # fmt: skip
"""Done, and neither the plan's day nor its own has passed."""


@settings(max_examples=30)
@given(caseloads)
def test_one_more_done_ahead_of_its_day_changes_no_percentage(children: tuple[Case, ...]) -> None:
    before, after = a_week(*children), a_week(*children, EARLY)
    for then, now in zip(punctualities(before), punctualities(after), strict=True):
        assert replace(now, ahead=then.ahead) == then
    assert after.plans.ahead == before.plans.ahead + 1
    assert after.ends.ahead == before.ends.ahead + 1

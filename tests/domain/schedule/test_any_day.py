"""Whatever the day, there is a schedule for every kind of case."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from tests.builders import a_case, day
from tests.domain.schedule.cases import a_settled_case, schedule_of
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import Case, Caseload, Document, PhaseMove, SettingType
from transfer_cli.domain.obligation import Basis, Kind, Stage, Timeline
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.timeline import timelines

PLAN = (
    PlanGroup("2014/15", 2014, year_groups=(6, 9)),
    PlanGroup("2016/17", 2016, document=Document.NON_STATUTORY, conclude_by=day("Fri 21 Jul 2017")),
    PlanGroup("2016/17", 2016, start_from=day("Mon 31 Oct 2016"), start_by=day("Fri 16 Dec 2016")),
)
BORN = (date(1993, 10, 1), date(1999, 5, 5), date(2003, 3, 3), date(2006, 5, 5), date(2010, 1, 1), date(2013, 6, 6))
MOVES = (None, PhaseMove.NONE, PhaseMove.PRIMARY_TO_SECONDARY, PhaseMove.SCHOOL_TO_POST16)
SETTINGS = (SettingType.MAINSTREAM, SettingType.POST16, SettingType.INDEPENDENT)
KINDS = tuple(
    a_case(
        reference=f"{document.value} {born} {setting.value} {move}", document=document, date_of_birth=born,
        setting_type=setting, phase_move=move, known_from=date(2014, 9, 1),
    )
    for document, born, setting, move in product((Document.STATEMENT, Document.NON_STATUTORY), BORN, SETTINGS, MOVES)
)  # fmt: skip
EVERY_WEEK = [date(2014, 9, 1) + timedelta(weeks=number, days=number % 7) for number in range(230)]
OLD_PLAN = a_case(reference="CW0002", document=Document.NON_STATUTORY, phase_move=PhaseMove.NONE)
"""To be concluded by 31 March 2018 by guidance alone, so to begin by Sun 26 Nov 2017."""


def with_windows(cases: tuple[Case, ...], as_of: date, settings: Settings) -> list[tuple[Timeline, Window]]:
    found = timelines(Caseload(cases, as_of), settings)
    waiting = [t for t in found if t.in_scope and t.stage == Stage.NOT_STARTED]
    return list(
        zip(waiting, windows(waiting, settings, school_weeks(Calendar(ENGLAND_TERMS), as_of), as_of), strict=True)
    )


@pytest.mark.parametrize("plan", [(), PLAN], ids=["the law alone", "a local plan"])
def test_every_kind_of_case_has_a_window_in_every_week(plan: tuple[PlanGroup, ...]) -> None:
    """It is too late just where a day in law can be kept no more, or where there is none and no other day can."""
    settings = Settings("Testshire", plan=plan, deadline=date(2018, 2, 28) if plan else date(2018, 3, 31))
    too_late_without_law = 0
    for as_of in EVERY_WEEK[::3]:
        weeks = school_weeks(Calendar(ENGLAND_TERMS), as_of)
        for timeline, window in with_windows(KINDS, as_of, settings):
            by_day = {
                (o.basis == Basis.STATUTE, weeks.last_to_begin_by(o.latest_start) is not None)
                for o in timeline.of(Kind.CONCLUDE_BY)
                if o.latest_start
            }
            in_law = any(by_law for by_law, _ in by_day)
            lost = (True, False) in by_day if in_law else (False, True) not in by_day
            assert (window.last is None) == lost, (as_of, window.reference)
            assert window.first is None or window.first <= (window.last or len(weeks))
            if window.last is None:
                assert window.by_law == in_law
                too_late_without_law += not in_law
    assert too_late_without_law


def test_there_is_a_schedule_in_every_week() -> None:
    kinds = KINDS[:: len(KINDS) // 12]
    for as_of in EVERY_WEEK[::2]:
        schedule = schedule_of(*kinds, settings=Settings("Testshire"), as_of=as_of)
        gone = sum(start.window.last is None for start in schedule.starts)
        assert gone == sum(each.must_start for each in schedule.shortfalls)


def test_without_a_day_in_law_that_of_guidance_can_be_too_late() -> None:
    """It begins as soon as it can, before whoever has time, and is told apart from a breach of the law."""
    as_of = day("Mon 13 Nov 2017")
    schedule = schedule_of(OLD_PLAN, as_of=as_of)
    (start,) = schedule.starts
    assert (start.late, start.window.due, start.window.rule) == (True, day("31 Mar 2018"), "guidance-non-statutory")
    assert schedule.week_of(start) == school_weeks(Calendar(ENGLAND_TERMS), as_of).all[0]
    assert [(each.must_start, each.limit) for each in schedule.shortfalls] == [(1, "guidance_too_late")]
    assert (schedule.feasible, schedule.gone, schedule.fits_by_law) == (False, False, True)


def test_the_law_and_guidance_are_counted_apart() -> None:
    schedule = schedule_of(OLD_PLAN, a_settled_case("CW0003"), as_of=day("Mon 13 Nov 2017"))
    assert [(each.must_start, each.limit) for each in schedule.shortfalls] == [
        (1, "guidance_too_late"), (1, "too_late")
    ]  # fmt: skip
    assert schedule.gone


def test_without_a_school_week_it_has_no_week() -> None:
    schedule = schedule_of(OLD_PLAN, as_of=day("Mon 31 Dec 2018"))
    assert [(start.place, start.window.first, start.window.lawful) for start in schedule.starts] == [(None, None, None)]
    assert [each.limit for each in schedule.shortfalls] == ["guidance_too_late"]


def test_a_week_agreed_with_the_family_stands_where_only_guidance_is_too_late() -> None:
    agreed = day("Mon 8 Jan 2018")
    schedule = schedule_of(
        a_case(document=Document.NON_STATUTORY, phase_move=PhaseMove.NONE, assessment_begins=agreed),
        as_of=day("Mon 13 Nov 2017"),
    )
    (start,) = schedule.starts
    week = schedule.week_of(start)
    assert (week and week.monday, start.pinned, start.late, schedule.feasible) == (agreed, True, False, True)
    waived = "guidance-non-statutory: it had to begin by 26 Nov 2017, and a later week is agreed"
    assert start.window.waived[-1] == waived
    assert not start.window.unkept

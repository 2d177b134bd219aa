"""Taking one officer out of the sample: agreed weeks stay, the change budget holds, and every move has a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.schedule.plan import plan
from transfer_cli.domain.schedule.what_if import supposed, with_freed
from transfer_cli.domain.settings import Capacity, Scheduling, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.readers.settings_toml import read_settings
from transfer_cli.solver import most_in_time
from transfer_cli.store import open_store

AS_OF = date(2016, 10, 3)
LEAVING = "J Price"


@pytest.fixture(scope="module")
def caseload(demo_folder: Path) -> Caseload:
    """The sample once it is scheduled; every twentieth family has agreed to the meeting that goes with its week."""
    with open_store(str(demo_folder / "transfer.db"), create=False) as store:
        found = store.caseload(AS_OF)
    return replace(found, cases=tuple(agreed(case) if n % 20 == 0 else case for n, case in enumerate(found.cases)))


def agreed(case: Case) -> Case:
    return replace(case, meeting_on=case.promise.week + timedelta(days=30)) if case.promise else case


@pytest.fixture(scope="module")
def settings(demo_folder: Path) -> Settings:
    """The sample's, with room enough that the others could do without one officer."""
    found = read_settings(demo_folder / "transfer.toml")
    more = tuple(replace(officer, starts_per_week=4, open_reviews=90) for officer in found.officers)
    return replace(found, officers=more, capacity=Capacity(starts_per_week=16, open_reviews=400))


def schedule_of(caseload: Caseload, settings: Settings) -> Schedule:
    return plan(
        timelines(caseload, settings), settings, Calendar(settings.terms, settings.bank_holidays), AS_OF, most_in_time
    )


def without_one(caseload: Caseload, settings: Settings, budget: int) -> Schedule:
    gone = supposed(replace(settings, scheduling=Scheduling(change_budget=budget)), f"officer:{LEAVING} leaves")
    return schedule_of(with_freed(caseload, gone.freed), gone.settings)


@pytest.fixture(scope="module")
def schedule(caseload: Caseload, settings: Settings) -> Schedule:
    return without_one(caseload, settings, 0)


def test_nobody_with_an_agreed_week_is_moved(schedule: Schedule) -> None:
    pinned = [start for start in schedule.starts if start.pinned]
    assert len(pinned) > 20
    for start in pinned:
        week, promise = schedule.week_of(start), start.window.case.promise
        assert week is not None
        assert promise is not None
        assert week.monday == promise.week


def test_no_review_that_has_its_notice_is_planned_again(
    caseload: Caseload, settings: Settings, schedule: Schedule
) -> None:
    fixed = {t.case.reference for t in timelines(caseload, settings) if t.notice_on}
    assert fixed
    assert not fixed & {start.window.reference for start in schedule.starts}


def test_every_move_has_a_reason(schedule: Schedule) -> None:
    assert len(schedule.moves) > 50
    assert {move.reference for move in schedule.moves if not move.why.endswith(".")} == set()
    handed_on = [move for move in schedule.moves if move.before == LEAVING]
    assert handed_on
    assert {move.officer for move in handed_on}.isdisjoint({LEAVING, None})


def test_the_change_budget_holds(caseload: Caseload, settings: Settings, schedule: Schedule) -> None:
    """The others have room for every week that was promised, so that only preferences could move one."""
    whatever_is_done = {
        "Its week has come too near for two weeks' notice, and no notice is recorded.",
        "It is late already, and can begin sooner.",
    }
    assert {move.why for move in schedule.moved_weeks if not move.by_choice} <= whatever_is_done
    assert not any(move.by_choice and move.is_of_week for move in schedule.moves)
    forced = len(schedule.moved_weeks)
    with_budget = without_one(caseload, settings, forced + 12)
    assert sum(move.by_choice for move in with_budget.moved_weeks) > 0
    assert len(with_budget.moved_weeks) <= forced + 12
    assert not any(move.by_choice for move in without_one(caseload, settings, forced).moved_weeks)


def test_nobody_is_late_who_was_not_before(caseload: Caseload, settings: Settings, schedule: Schedule) -> None:
    before = schedule_of(caseload, settings)
    late = {start.window.reference for start in schedule.late}
    assert late == {start.window.reference for start in before.late}

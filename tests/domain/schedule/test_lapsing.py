"""Reviews whose psychologist's advice lapses while they could still begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import day
from tests.domain.schedule.cases import a_settled_case, schedule_of
from tests.domain.schedule.recorded import calendar_of, derived, promised_by
from transfer_cli.domain.case import Case, Event, Promise
from transfer_cli.domain.schedule.in_force import checked
from transfer_cli.domain.schedule.outcome import Schedule, new_schedule
from transfer_cli.domain.settings import Capacity, PlanGroup, Settings

AS_OF = day("Mon 3 Oct 2016")
LAST_FRESH = day("Mon 22 May 2017")
"""Of advice received on 1 Jun 2016 that lasts twelve months: the week after is half term."""


def advised(number: int, received: str = "Wed 1 Jun 2016", **changes: object) -> Case:
    advice = Event("advice_received:educational_psychologist", day(received), id=1)
    return a_settled_case(f"T{number}", events=(advice,), **changes)


def settings(starts: int | None = None, *, start_from: date, start_by: date) -> Settings:
    capacity = Capacity(starts, psychologist_assessments_per_week=1, psychologist_advice_lasts=12)
    year = start_from.year - (start_from.month < 9)
    group = PlanGroup(f"{year}/{year - 1999}", year, start_from=start_from, start_by=start_by)
    return Settings("A", capacity=capacity, plan=(group,))


def weeks(schedule: Schedule) -> dict[str, tuple[date | None, bool]]:
    """By reference, Monday and whether a psychologist is needed in that week."""
    return {
        start.window.reference: (week.monday, start.window.needs_at(start.place.week))
        for start in schedule.starts
        if start.place and (week := schedule.week_of(start))
    }


def passes(schedule: Schedule, cases: list[Case], its: Settings) -> bool:
    new = new_schedule(schedule)
    then = derived(promised_by(cases, new, AS_OF), its, AS_OF)
    return checked(new, then, its, calendar_of(its), AS_OF).faults == ()


def test_advice_that_is_there_today_and_has_lapsed_by_the_planned_start_does_not_suffice() -> None:
    its = settings(start_from=day("Mon 30 Oct 2017"), start_by=day("Fri 10 Nov 2017"))
    cases = [advised(number) for number in (1, 2, 3, 4)]
    schedule = schedule_of(*cases, settings=its, as_of=AS_OF)
    assert [(each.limit, each.must_start, each.room) for each in schedule.shortfalls] == [("psychologist", 4, 2)]
    assert len(schedule.late) == 2
    assert all(needs for _, needs in weeks(schedule).values())
    assert passes(schedule, cases, its)


def test_they_begin_while_it_suffices_where_that_makes_all_fit() -> None:
    """A psychologist sees one a week, and five are to begin within two weeks; one of them needs a psychologist."""
    its = settings(start_from=day("Mon 15 May 2017"), start_by=day("Fri 26 May 2017"))
    cases = [*(advised(number) for number in (1, 2, 3, 4)), a_settled_case("T5")]
    schedule = schedule_of(*cases, settings=its, as_of=AS_OF)
    assert schedule.feasible
    assert [reference for reference, (_, needs) in weeks(schedule).items() if needs] == ["T5"]
    assert passes(schedule, cases, its)


def test_those_for_whom_no_week_is_left_while_it_suffices_are_planned_with_fresh_advice() -> None:
    """One a week can begin: three from 8 May while the advice suffices, two of the five after half term."""
    its = settings(1, start_from=day("Mon 8 May 2017"), start_by=day("Fri 16 Jun 2017"))
    cases = [advised(number) for number in (1, 2, 3, 4, 5)]
    schedule = schedule_of(*cases, settings=its, as_of=AS_OF)
    assert schedule.feasible
    found = sorted(weeks(schedule).values(), key=lambda at: at[0] or date.min)
    assert [needs for _, needs in found] == [False, False, False, True, True]
    assert found[2][0] == LAST_FRESH
    assert passes(schedule, cases, its)


def test_a_promise_after_it_has_lapsed_is_kept_if_all_fit() -> None:
    its = settings(start_from=day("Mon 8 May 2017"), start_by=day("Fri 16 Jun 2017"))
    june = day("Mon 12 Jun 2017")
    promised = replace(advised(1), promise=Promise(june, june, None, AS_OF, 1))
    assert weeks(schedule_of(promised, advised(2), settings=its, as_of=AS_OF))["T1"] == (june, True)


def test_a_promise_after_it_has_lapsed_gives_way_if_only_so_all_fit() -> None:
    """Two that need a psychologist have two weeks, after half term; T3 can begin before it without one."""
    its = settings(start_from=day("Mon 22 May 2017"), start_by=day("Fri 16 Jun 2017"))
    june = day("Mon 12 Jun 2017")
    promised = replace(advised(3), promise=Promise(june, june, None, AS_OF, 1))
    cases = [a_settled_case("T1"), a_settled_case("T2"), a_settled_case("T4"), promised]
    schedule = schedule_of(*cases, settings=its, as_of=AS_OF)
    assert schedule.feasible
    assert weeks(schedule)["T3"] == (LAST_FRESH, False)


def test_where_not_all_fit_as_few_as_that_allows_are_late() -> None:
    its = settings(1, start_from=day("Mon 15 May 2017"), start_by=day("Fri 9 Jun 2017"))
    cases = [advised(number) for number in (1, 2, 3, 4, 5)]
    schedule = schedule_of(*cases, settings=its, as_of=AS_OF)
    assert len(schedule.late) == 2
    assert passes(schedule, cases, its)


@pytest.mark.parametrize("agreed", ["Mon 15 May 2017", "Mon 12 Jun 2017"])
def test_an_agreed_week_decides_by_itself(agreed: str) -> None:
    its = settings(start_from=day("Mon 8 May 2017"), start_by=day("Fri 16 Jun 2017"))
    case = advised(1, assessment_begins=day(agreed))
    schedule = schedule_of(case, settings=its, as_of=AS_OF)
    assert weeks(schedule) == {"T1": (day(agreed), day(agreed) > LAST_FRESH)}
    assert schedule.starts[0].place is not None
    assert schedule.starts[0].place.assessed == (day(agreed) > LAST_FRESH)
    assert passes(schedule, [case], its)


def test_one_that_is_late_when_it_lapses_needs_fresh_advice_then() -> None:
    """All can begin in time without one; those who cannot, begin after the advice has lapsed."""
    its = settings(1, start_from=day("Mon 15 May 2017"), start_by=day("Fri 26 May 2017"))
    cases = [advised(number) for number in (1, 2, 3, 4)]
    schedule = schedule_of(*cases, settings=its, as_of=AS_OF)
    late = [weeks(schedule)[start.window.reference] for start in schedule.late]
    assert late == [(day("Mon 5 Jun 2017"), True), (day("Mon 12 Jun 2017"), True)]
    assert passes(schedule, cases, its)


def test_a_start_that_a_notice_has_fixed_uses_a_psychologist_by_its_own_day() -> None:
    its = settings(start_from=day("Mon 8 May 2017"), start_by=day("Fri 16 Jun 2017"))
    notice = Event("notice_given", day("Mon 26 Sep 2016"), id=2)
    fixed = [
        replace(advised(number, assessment_begins=day(begins)), events=(*advised(number).events, notice))
        for number, begins in ((1, "Mon 22 May 2017"), (2, "Mon 5 Jun 2017"))
    ]
    room = schedule_of(*fixed, settings=its, as_of=AS_OF).limits
    may, june = (room.weeks.number_of(day(monday)) for monday in ("Mon 22 May 2017", "Mon 5 Jun 2017"))
    assert room.psychologist
    assert may is not None
    assert june is not None
    assert (room.psychologist.starts[may], room.psychologist.starts[june]) == (1, 0)

"""The weeks that law, local plan and school terms leave a review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day, events
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar, Term
from transfer_cli.domain.case import Case, Caseload, Document, PhaseMove
from transfer_cli.domain.obligation import Kind
from transfer_cli.domain.policy import SAFE
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.schedule.window import Window, windows
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.timeline import timelines

START = day("Mon 5 Sep 2016")


def windows_of_cases(
    *cases: Case, plan: tuple[PlanGroup, ...] = (), as_of: date = START, terms: tuple[Term, ...] = ENGLAND_TERMS
) -> tuple[Window, ...]:
    settings = Settings("Cheshire West and Chester Council", plan=plan)
    weeks = school_weeks(Calendar(terms), as_of)
    return windows(timelines(Caseload(cases, as_of), settings), settings, weeks, as_of)


def mondays(window: Window, as_of: date = START) -> tuple[date | None, ...]:
    """First, last and lawful week."""
    weeks = school_weeks(Calendar(ENGLAND_TERMS), as_of).all
    return tuple(None if n is None else weeks[n].monday for n in (window.first, window.last, window.lawful))


def a_group(**dates: Any) -> PlanGroup:
    return PlanGroup("2016/17", 2016, **dates)


def test_the_law_alone() -> None:
    """Everybody by 31 March 2018: to begin by Sat 25 Nov 2017, so in the week of Mon 20 Nov 2017."""
    (window,) = windows_of_cases(a_case(phase_move=PhaseMove.NONE))
    assert mondays(window) == (day("Mon 19 Sep 2016"), day("Mon 20 Nov 2017"), day("Mon 20 Nov 2017"))
    assert (window.reference, window.due, window.rule) == ("CW0001", day("31 Mar 2018"), "order-14-5")
    assert not window.broken


def test_a_phase_mover_begins_in_the_autumn() -> None:
    """By 14 February 2017: to begin by Wed 12 Oct 2016."""
    mover = a_case(phase_move=PhaseMove.PRIMARY_TO_SECONDARY, phase_move_on=day("1 Sep 2017"))
    (window,) = windows_of_cases(mover)
    assert mondays(window) == (day("Mon 19 Sep 2016"), day("Mon 10 Oct 2016"), day("Mon 10 Oct 2016"))
    assert (window.due, window.rule) == (day("14 Feb 2017"), "order-14-3-b")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(a_case(events=events(notice_given="Mon 1 Aug 2016")), id="notice given"),
        pytest.param(a_case(events=events(plan_issued="Mon 1 Aug 2016")), id="transferred"),
        pytest.param(a_case(left_on=day("1 Aug 2016")), id="left"),
        pytest.param(a_case(moved_in_on=day("1 Oct 2016")), id="not here yet"),
        pytest.param(a_case(document=Document.LDA), id="learning difficulty assessment"),
    ],
)
def test_nothing_to_schedule(case: Case) -> None:
    assert windows_of_cases(case) == ()


def test_an_older_plan_without_statute_is_scheduled_too() -> None:
    assert [w.reference for w in windows_of_cases(a_case(document=Document.NON_STATUTORY))] == ["CW0001"]


def test_too_late() -> None:
    mover = a_case(phase_move=PhaseMove.PRIMARY_TO_SECONDARY, phase_move_on=day("1 Sep 2017"))
    as_of = day("Mon 3 Oct 2016")
    (window,) = windows_of_cases(mover, as_of=as_of)
    assert mondays(window, as_of) == (day("Mon 17 Oct 2016"), None, None)
    assert (window.due, window.by_holidays) == (day("14 Feb 2017"), False)


@pytest.mark.parametrize(
    ("as_of", "by_holidays"),
    [
        pytest.param("Mon 26 Sep 2016", True, id="Mon 10 Oct 2016 would keep it, were there school"),
        pytest.param("Tue 27 Sep 2016", False, id="no Monday is left, school or not"),
    ],
)
def test_too_late_by_holidays_alone(as_of: str, by_holidays: bool) -> None:
    mover = a_case(phase_move=PhaseMove.PRIMARY_TO_SECONDARY, phase_move_on=day("1 Sep 2017"))
    late_term = (Term("autumn 2016", day("Mon 17 Oct 2016"), day("Fri 16 Dec 2016")),)
    (window,) = windows_of_cases(mover, as_of=day(as_of), terms=late_term)
    assert (window.first, window.last, window.by_holidays) == (0, None, by_holidays)


def test_no_school_week_is_left() -> None:
    as_of = day("Mon 31 Dec 2018")
    (window,) = windows_of_cases(a_case(), as_of=as_of)
    assert (window.first, window.last, window.lawful, window.by_holidays) == (None, None, None, False)


def test_a_day_without_a_latest_start_does_not_bind() -> None:
    as_of, settings = START, Settings("A")
    weeks = school_weeks(Calendar(ENGLAND_TERMS), as_of)
    (timeline,) = timelines(Caseload((a_case(),), as_of), settings)
    guidance, law = timeline.of(Kind.CONCLUDE_BY)
    without = replace(timeline, obligations=(replace(guidance, latest_start=None), law))
    (window,) = windows([without], settings, weeks, as_of)
    assert window.rule == law.rule == "order-14-5"


def test_the_local_plan_narrows_the_window_on_both_sides() -> None:
    plan = (a_group(start_from=day("Mon 31 Oct 2016"), start_by=day("Fri 16 Dec 2016")),)
    (window,) = windows_of_cases(a_case(), plan=plan)
    assert mondays(window) == (day("Mon 31 Oct 2016"), day("Mon 12 Dec 2016"), day("Mon 20 Nov 2017"))
    assert window.rule == "local-plan-1"
    assert window.broken == ()


@pytest.mark.parametrize(
    ("dates", "start_by", "held_back"),
    [
        ({"start_by": day("Fri 16 Dec 2016")}, day("Fri 16 Dec 2016"), False),
        ({"meet_by": day("Fri 16 Dec 2016"), "conclude_by": day("Fri 31 Mar 2017")}, day("Fri 2 Dec 2016"), False),
        ({"conclude_by": day("Fri 31 Mar 2017")}, None, False),
        ({"start_by": day("Fri 9 Sep 2016")}, None, False),
        ({"start_from": day("Mon 31 Oct 2016"), "start_by": day("Fri 16 Dec 2016")}, day("Fri 16 Dec 2016"), True),
    ],
    ids=["begun by", "met by", "concluded by", "gone already", "not before"],
)
def test_what_a_shorter_review_or_an_earlier_start_would_change(
    dates: dict[str, Any], start_by: date | None, held_back: bool
) -> None:
    (window,) = windows_of_cases(a_case(), plan=(a_group(**dates),))
    assert (window.start_by, window.held_back) == (start_by, held_back)


def test_a_local_day_that_is_gone_does_not_stop_the_law() -> None:
    plan = (a_group(start_by=day("Fri 9 Sep 2016")),)
    (window,) = windows_of_cases(a_case(phase_move=PhaseMove.NONE), plan=plan)
    assert mondays(window) == (day("Mon 19 Sep 2016"), day("Mon 20 Nov 2017"), day("Mon 20 Nov 2017"))
    assert "local-plan-1: it had to begin by 9 Sep 2016" in window.broken


@pytest.mark.parametrize(
    "start_from", ["Mon 31 Oct 2016", "Mon 31 Dec 2018"], ids=["later than the law", "no week left"]
)
def test_the_law_goes_before_the_local_first_day(start_from: str) -> None:
    mover = a_case(phase_move=PhaseMove.PRIMARY_TO_SECONDARY, phase_move_on=day("1 Sep 2017"))
    plan = (a_group(start_from=day(start_from), conclude_by=day("Fri 21 Jul 2017")),)
    (window,) = windows_of_cases(mover, plan=plan)
    assert mondays(window)[:2] == (day("Mon 19 Sep 2016"), day("Mon 10 Oct 2016"))
    assert window.broken[-1].startswith("local-plan-1: it was to begin no sooner than 31 ")


def test_the_authoritys_reading_of_the_law_holds_for_its_plan_as_well() -> None:
    """In the first months a group's start is given its weeks by the clock that the authority applies."""
    group = PlanGroup("2014/15", 2014, start_by=day("Mon 2 Mar 2015"))
    as_of = day("Mon 3 Nov 2014")
    caseload, weeks = Caseload((a_case(known_from=as_of),), as_of), school_weeks(Calendar(ENGLAND_TERMS), as_of)
    ends = []
    for reading in ("unless_expired", "from_notice"):
        settings = Settings("Testshire", plan=(group,), policy=SAFE.choosing("first_months", reading))
        (found,) = timelines(caseload, settings)
        ends.append(next(o.due for o in found.of(Kind.CONCLUDE_BY) if o.rule == "local-plan-1"))
        (window,) = windows([found], settings, weeks, as_of)
        assert window.due == ends[-1]
    assert ends == [day("Sun 7 Jun 2015"), day("Sun 24 May 2015")]

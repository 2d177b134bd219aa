"""What people would rather have."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import day
from tests.domain.schedule.cases import START, a_settled_case, schedule_of
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Caseload, Promise
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.schedule.plan import plan
from transfer_cli.domain.schedule.wishes import Met
from transfer_cli.domain.settings import Capacity, Officer, Scheduling, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.solver import best_by_preference, most_in_time


def met_in(schedule: Schedule) -> dict[str, tuple[int, int]]:
    return {each.preference: (each.met, each.of) for each in schedule.preferences if each.of}


def elsewhere(reference: str, **changes: object) -> Case:
    """A child of a school and a home of its own."""
    home = {"home_address": (f"{reference} Street",), "setting_name": f"School of {reference}"}
    return a_settled_case(reference, **{**home, **changes})


def test_the_month_of_the_annual_review() -> None:
    cases = [elsewhere(f"CW000{n}") for n in range(1, 6)]
    cases[0] = replace(cases[0], last_annual_review=day("Mon 11 Jan 2016"))
    filler = [elsewhere(f"CW1{n:03}") for n in range(20)]
    schedule = schedule_of(*cases, *filler)
    assert met_in(schedule) == {"annual_review_month": (1, 1)}
    week = next(schedule.week_of(start) for start in schedule.starts if start.window.reference == "CW0001")
    assert week is not None
    assert week.monday.month == 1


def test_brothers_and_sisters_and_children_of_a_school_begin_together() -> None:
    family = [elsewhere(f"CW000{n}", home_address=("1 Mill Lane",)) for n in (1, 5)]
    others = [elsewhere(f"CW000{n}") for n in (2, 3, 4, 6)]
    schedule = schedule_of(*family, *others, settings=Settings("A", capacity=Capacity(2)))
    assert met_in(schedule) == {"siblings": (2, 2)}
    school = [elsewhere(f"CW000{n}", setting_urn="900001") for n in (1, 5)]
    schedule = schedule_of(*school, *others, settings=Settings("A", capacity=Capacity(2)))
    assert met_in(schedule) == {"same_school": (2, 2)}


def test_another_name_at_the_same_address_is_no_family() -> None:
    home = {"home_address": ("1 Mill Lane",)}
    assert met_in(schedule_of(elsewhere("CW0001", **home), elsewhere("CW0002", surname="Other", **home))) == {}


def test_a_meeting_that_is_agreed_draws_the_start_near() -> None:
    agreed = elsewhere("CW0001", meeting_on=day("Wed 15 Mar 2017"))
    schedule = schedule_of(agreed, *(elsewhere(f"CW1{n:03}") for n in range(40)))
    assert met_in(schedule) == {"agreed_date": (1, 1)}
    week = next(schedule.week_of(start) for start in schedule.starts if start.window.reference == "CW0001")
    assert week is not None
    assert day("Mon 16 Jan 2017") <= week.monday <= day("Mon 13 Mar 2017")


def test_the_officer_of_before_is_kept() -> None:
    settings = Settings("A", officers=(Officer("J Price", 1), Officer("S Kaur", 1)))
    promise = Promise(day("Mon 26 Sep 2016"), day("Mon 26 Sep 2016"), "S Kaur", START, 1)
    schedule = schedule_of(elsewhere("CW0001", promise=promise), elsewhere("CW0002"), settings=settings)
    assert met_in(schedule) == {"same_officer": (1, 1)}
    own = schedule_of(elsewhere("CW0001", promise=promise, officer="J Price"), settings=settings)
    assert met_in(own) == {}


def test_a_preference_worth_nothing_is_left_out() -> None:
    scheduling = Scheduling(preferences={"annual_review_month": 0, "same_school": 2})
    review = a_settled_case("CW0001", last_annual_review=day("Mon 11 Jan 2016"))
    schedule = schedule_of(review, settings=Settings("A", scheduling=scheduling))
    assert [each.preference for each in schedule.preferences] == ["same_school"]


def test_small_caseloads_know_the_best() -> None:
    """Four school weeks begin in October 2016; in that of 2017 one of them is among the last four, which are kept."""
    settings = Settings("A", capacity=Capacity(1))
    cases = [elsewhere(f"CW{n:04}", last_annual_review=day("Mon 10 Oct 2016")) for n in range(12)]
    derived = timelines(Caseload(tuple(cases), START), settings)
    schedule = plan(derived, settings, Calendar(settings.terms), START, most_in_time, best_by_preference)
    review = next(each for each in schedule.preferences if each.preference == "annual_review_month")
    assert review == Met("annual_review_month", 3, met=7, of=12, best=7)
    many = timelines(Caseload(tuple(elsewhere(f"CW{n:04}") for n in range(13)), START), settings)
    large = plan(many, settings, Calendar(settings.terms), START, most_in_time, best_by_preference)
    assert {each.best for each in large.preferences} == {None}

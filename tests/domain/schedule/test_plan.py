"""The whole decision, from timelines to starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from tests.builders import day, events
from tests.domain.schedule.cases import START, a_mover, a_settled_case, schedule_of
from transfer_cli.domain.calendar import Term
from transfer_cli.domain.case import Promise
from transfer_cli.domain.changes import NewSchedule, NewStart
from transfer_cli.domain.schedule import choosing
from transfer_cli.domain.schedule import plan as planning
from transfer_cli.domain.schedule.judge import Shortfall
from transfer_cli.domain.schedule.outcome import Schedule, new_schedule
from transfer_cli.domain.settings import Capacity, Officer, PlanGroup, Settings


def starts_of(schedule: Schedule) -> dict[str, date | None]:
    weeks = ((start, schedule.week_of(start)) for start in schedule.starts)
    return {start.window.reference: week.starts_on if week else None for start, week in weeks}


def promised(week: str, officer: str | None = None) -> Promise:
    return Promise(day(week), day(week), officer, day("Thu 1 Sep 2016"), 1)


def test_the_soonest_due_begins_first() -> None:
    schedule = schedule_of(a_settled_case("CW0001"), a_mover("CW0002"), a_mover("CW0003", priority=("looked_after",)))
    assert schedule.feasible
    assert starts_of(schedule) == {
        "CW0003": day("Mon 26 Sep 2016"),
        "CW0002": day("Mon 3 Oct 2016"),
        "CW0001": day("Mon 10 Oct 2016"),
    }
    assert (schedule.shortfalls, schedule.remedies, schedule.late, schedule.moved) == ((), (), (), ())


def test_as_it_is_recorded() -> None:
    schedule = schedule_of(a_mover("CW0002", officer="J Price"))
    start = NewStart(
        "CW0002",
        day("Mon 26 Sep 2016"),
        day("Mon 26 Sep 2016"),
        "J Price",
        day("Mon 19 Sep 2016"),
        day("Mon 10 Oct 2016"),
    )
    assert new_schedule(schedule) == NewSchedule(feasible=True, starts=(start,))


def test_too_late_is_listed_and_begins_as_soon_as_can_be() -> None:
    """On 3 October the movers' day to begin is out of reach; everybody else still fits."""
    schedule = schedule_of(a_mover("CW0001"), a_settled_case("CW0002"), as_of=day("Mon 3 Oct 2016"))
    assert not schedule.feasible
    assert schedule.shortfalls == (Shortfall(0, 0, must_start=1, room=0, limit="too_late"),)
    assert schedule.remedies == ()
    assert [start.window.reference for start in schedule.late] == ["CW0001"]
    assert (schedule.gone, schedule.fits_by_law) == (True, True)
    assert starts_of(schedule) == {"CW0001": day("Mon 17 Oct 2016"), "CW0002": day("Mon 31 Oct 2016")}
    recorded = new_schedule(schedule)
    assert (recorded.feasible, recorded.starts[0].earliest, recorded.starts[0].latest) == (False, None, None)


def test_more_movers_than_weeks() -> None:
    schedule = schedule_of(*(a_mover(f"CW000{n}") for n in range(6)))
    assert schedule.shortfalls == (Shortfall(0, 3, must_start=6, room=4, limit="starts_per_week"),)
    assert [(r.first, r.last, r.extra_starts) for r in schedule.remedies] == [(0, 3, 1)]
    assert [start.window.reference for start in schedule.late] == ["CW0004", "CW0005"]
    assert not schedule.fits_by_law
    assert not schedule.gone


def test_an_officer_is_known_in_capitals_or_not() -> None:
    settings = Settings("A", officers=(Officer("Jo", starts_per_week=1, open_reviews=1), Officer("Al")))
    under_way = a_settled_case("CW0001", officer="jO", events=events(notice_given="Mon 5 Sep 2016"))
    schedule = schedule_of(under_way, a_settled_case("CW0002", officer="JO"), settings=settings)
    assert schedule.strangers == ()
    (start,) = schedule.starts
    assert start.officer == "Jo"
    assert starts_of(schedule) == {"CW0002": day("Mon 6 Feb 2017")}  # when the first is planned to be concluded


def test_officers_who_lack_only_open_reviews_are_given_only_those() -> None:
    settings = Settings("A", officers=(Officer("Jo", open_reviews=1), Officer("Al", open_reviews=1)))
    schedule = schedule_of(*(a_mover(f"CW000{n}") for n in range(3)), settings=settings)
    assert [(s.limit, s.must_start, s.room) for s in schedule.shortfalls] == [("open_reviews", 3, 2)]
    assert [(r.extra_starts, r.extra_open, r.officer) for r in schedule.remedies] == [(0, 1, None)]


def test_a_day_that_is_gone_is_told_once() -> None:
    group = PlanGroup("2015/16", 2015, term="autumn", open_upwards_from=0)
    settings = Settings("A", plan=(group,))
    schedule = schedule_of(a_settled_case("CW0001"), settings=settings)
    assert schedule.starts[0].window.broken == ("local-plan-1: it had to begin by 18 Dec 2015",)


def test_the_law_may_fit_where_the_local_plan_does_not() -> None:
    group = PlanGroup("2016/17", 2016, start_by=day("Fri 30 Sep 2016"))
    settings = Settings("A", capacity=Capacity(starts_per_week=1), plan=(group,))
    schedule = schedule_of(*(a_settled_case(f"CW000{n}") for n in range(3)), settings=settings)
    assert schedule.shortfalls == (Shortfall(0, 1, must_start=3, room=2, limit="starts_per_week"),)
    assert schedule.fits_by_law


def test_promises_stay_and_moves_are_told() -> None:
    kept = a_settled_case("CW0001", promise=promised("Mon 9 Jan 2017"))
    gone_by = a_settled_case("CW0002", promise=promised("Mon 12 Sep 2016"))
    schedule = schedule_of(kept, gone_by)
    assert starts_of(schedule) == {"CW0002": day("Mon 26 Sep 2016"), "CW0001": day("Mon 9 Jan 2017")}
    assert [start.window.reference for start in schedule.moved] == ["CW0002"]


def by_hand(schedule: Schedule) -> list[tuple[str, date | None]]:
    return [(start.window.reference, schedule.notice_by(start)) for start in schedule.by_hand]


def test_the_first_lawful_week_is_used_if_the_others_are_too_few() -> None:
    """By post four movers have three weeks, so one begins in the week that only a notice by hand still reaches."""
    schedule = schedule_of(*(a_mover(f"CW000{n}") for n in range(4)))
    assert schedule.feasible
    assert by_hand(schedule) == [("CW0000", START)]
    assert schedule_of(*(a_mover(f"CW000{n}") for n in range(3))).by_hand == ()


def test_only_the_review_that_cannot_wait_for_the_post_does_not() -> None:
    as_of = day("Mon 26 Sep 2016")
    two_a_week = Settings("A", capacity=Capacity(2))
    schedule = schedule_of(a_mover("CW0001"), a_settled_case("CW0002"), settings=two_a_week, as_of=as_of)
    assert starts_of(schedule) == {"CW0001": day("Mon 10 Oct 2016"), "CW0002": day("Mon 17 Oct 2016")}
    assert by_hand(schedule) == [("CW0001", as_of)]


@pytest.mark.parametrize(
    ("as_of", "week"),
    [
        pytest.param(
            "Thu 8 Sep 2016", "Mon 26 Sep 2016", id="posted on Thursday it is given on Monday, two weeks before"
        ),
        pytest.param("Fri 9 Sep 2016", "Mon 3 Oct 2016", id="posted on Friday it is given on Tuesday"),
        pytest.param("Sat 10 Sep 2016", "Mon 3 Oct 2016", id="no post goes out on a Saturday"),
    ],
)
def test_the_post_decides_to_the_day(as_of: str, week: str) -> None:
    schedule = schedule_of(a_settled_case("CW0001"), as_of=day(as_of))
    assert starts_of(schedule) == {"CW0001": day(week)}
    assert schedule.starts[0].window.first == 0
    assert schedule.weeks.all[0].monday == day("Mon 26 Sep 2016")


def test_a_promise_too_soon_for_the_post_moves_only_if_all_still_fit() -> None:
    first = a_mover("CW0001", promise=promised("Mon 19 Sep 2016"))
    moved = schedule_of(first, a_mover("CW0002"), a_mover("CW0003"))
    assert starts_of(moved)["CW0001"] == day("Mon 26 Sep 2016")
    assert [start.window.reference for start in moved.moved] == ["CW0001"]
    kept = schedule_of(first, *(a_mover(f"CW000{n}") for n in (2, 3, 4)))
    assert (kept.moved, by_hand(kept)) == ((), [("CW0001", START)])


def test_a_start_that_its_notice_states_stays_while_the_notice_is_in_the_post() -> None:
    stated = a_settled_case(
        "CW0001",
        promise=promised("Mon 26 Sep 2016"),
        assessment_begins=day("Mon 26 Sep 2016"),
        events=events(notice_given="Mon 12 Sep 2016"),
    )
    schedule = schedule_of(stated, as_of=day("Fri 9 Sep 2016"))
    assert starts_of(schedule) == {"CW0001": day("Mon 26 Sep 2016")}
    assert (schedule.moved, schedule.by_hand) == ((), ())


def test_nobody_is_late_or_left_without_a_week_for_the_sake_of_the_post() -> None:
    """Two weeks of school: of two too late already, one would have no week if both waited for the post."""
    terms = (Term("autumn 2016", day("Mon 17 Oct 2016"), day("Fri 28 Oct 2016")),)
    settings = Settings("A", capacity=Capacity(1), terms=terms)
    schedule = schedule_of(a_mover("CW0001"), a_mover("CW0002"), settings=settings, as_of=day("Mon 3 Oct 2016"))
    assert starts_of(schedule) == {"CW0001": day("Mon 17 Oct 2016"), "CW0002": day("Mon 24 Oct 2016")}
    assert by_hand(schedule) == [("CW0001", day("Mon 3 Oct 2016"))]


def test_a_promise_with_an_officer_who_is_gone_is_given_to_another() -> None:
    settings = Settings("A", officers=(Officer("J Price", 1), Officer("S Kaur", 1)))
    schedule = schedule_of(
        a_settled_case("CW0001", promise=promised("Mon 9 Jan 2017", "S Kaur")),
        a_settled_case("CW0002", promise=promised("Mon 9 Jan 2017", "T Okafor")),
        a_settled_case("CW0003", officer="K Smith"),
        settings=settings,
    )
    officers = {start.window.reference: start.officer for start in schedule.starts}
    assert officers == {"CW0002": "J Price", "CW0003": "J Price", "CW0001": "S Kaur"}
    assert starts_of(schedule)["CW0002"] == day("Mon 9 Jan 2017")
    assert schedule.strangers == ("K Smith",)


def test_the_second_run_changes_nothing() -> None:
    settings = Settings("A", capacity=Capacity(3), officers=(Officer("J Price", 2, 9), Officer("S Kaur", 1)))
    random = Random(1)  # noqa: S311 - repeatable on purpose
    cases = [
        random.choice((a_mover, a_settled_case))(f"CW{n:04}", officer=random.choice((None, "J Price", "S Kaur")))
        for n in range(60)
    ]
    first = new_schedule(schedule_of(*cases, settings=settings))
    promises = {s.reference: Promise(s.week, s.starts_on, s.officer, START, 1) for s in first.starts}
    again = [replace(case, promise=promises.get(case.reference)) for case in cases]
    assert new_schedule(schedule_of(*again, settings=settings)) == first


@pytest.mark.parametrize("as_of", [date(2014, 9, 1) + timedelta(days=97 * n) for n in range(17)], ids=str)
def test_any_day(as_of: date) -> None:
    cases = (
        a_mover("CW0001"),
        a_settled_case("CW0002", events=events(notice_given="Mon 6 Jun 2016")),
        a_settled_case("CW0003"),
    )
    schedule = schedule_of(*cases, as_of=as_of)
    assert {"CW0001", "CW0003"} <= set(starts_of(schedule))
    assert schedule.feasible == (not schedule.late)


def test_no_week_is_left() -> None:
    schedule = schedule_of(a_settled_case("CW0001"), as_of=day("Mon 31 Dec 2018"))
    assert starts_of(schedule) == {"CW0001": None}
    assert schedule.shortfalls == (Shortfall(0, 0, must_start=1, room=0, limit="too_late"),)
    assert new_schedule(schedule) == NewSchedule(feasible=False, starts=())
    assert (by_hand(schedule), schedule.notice_by(schedule.starts[0])) == ([], None)
    promise = promised("Mon 9 Jan 2017")
    assert len(schedule_of(a_settled_case("CW0001", promise=promise), as_of=day("Mon 31 Dec 2018")).moved) == 1


def test_nobody_is_still_to_begin() -> None:
    schedule = schedule_of()
    assert (schedule.feasible, schedule.starts) == (True, ())


def test_a_schedule_that_breaks_a_constraint_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "placed", lambda *_: {})
    with pytest.raises(AssertionError, match="Everything fits, and yet something is late"):
        schedule_of(a_settled_case("CW0001"))
    monkeypatch.setattr(planning, "check", lambda *_: ("CW0001: it begins too early.",))
    with pytest.raises(AssertionError, match="CW0001: it begins too early"):
        schedule_of(a_settled_case("CW0001"))


def test_a_late_review_without_room_keeps_no_other_from_its_week() -> None:
    """B is away throughout and hers harms most; A's two late ones begin all the same, as soon as A can."""
    away = ((day("1 Jan 2016"), day("31 Dec 2019")),)
    settings = Settings("A", officers=(Officer("A", 1), Officer("B", 1, absent=away)))
    hers = a_mover("CW0000", officer="B", priority=("custody",))
    schedule = schedule_of(hers, *(a_mover(f"CW000{n}", officer="A") for n in range(1, 7)), settings=settings)
    found = starts_of(schedule)
    assert found["CW0000"] is None
    assert [found[f"CW000{n}"] for n in (5, 6)] == [day("Mon 17 Oct 2016"), day("Mon 31 Oct 2016")]
    assert [start.window.reference for start in schedule.without_week] == ["CW0000"]

"""What the team can do in each week."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tests.builders import a_case, day, events
from tests.domain.schedule.instances import a_room, a_team
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import Case, Caseload, Document, Promise
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.room import NO_LIMIT, Extra, Limits, Place
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.domain.timeline import timelines

START = day("Mon 5 Sep 2016")


def limits_of(settings: Settings, *cases: Case) -> Limits:
    weeks = school_weeks(Calendar(ENGLAND_TERMS), START)
    return limits(settings, weeks, timelines(Caseload(cases, START), settings), START)


def week_of(found: Limits, text: str) -> int:
    number = found.weeks.number_of(day(text))
    assert number is not None
    return number


def test_starts_only_where_there_is_school() -> None:
    found = limits_of(Settings("A", capacity=Capacity(starts_per_week=12)))
    assert found.ceiling.starts[:7] == (12, 12, 12, 12, 12, 0, 12)  # 24 Oct 2016 is half term
    assert set(found.ceiling.spans) == {NO_LIMIT}
    assert found.team is found.ceiling
    assert found.officer_of("J Price") is None


def test_without_any_limit() -> None:
    assert limits_of(Settings("A")).ceiling.starts[:7] == (*[NO_LIMIT] * 5, 0, NO_LIMIT)


def test_officers_add_up_under_the_ceiling() -> None:
    """J Price is away from Tue 20 Sep to Mon 3 Oct: reviews of the first week have begun by then."""
    price = Officer("J Price", 3, absent=((day("Tue 20 Sep 2016"), day("Mon 3 Oct 2016")),))
    found = limits_of(Settings("A", capacity=Capacity(4), officers=(price, Officer("S Kaur", 2))))
    assert found.officers[0].starts[:6] == (3, 0, 0, 3, 3, 0)
    assert found.team.starts[:6] == (4, 2, 2, 4, 4, 0)
    assert found.officer_of("S Kaur") == 1


def test_reviews_under_way_take_room_until_their_planned_end() -> None:
    """Notice on Tue 2 Aug 2016: open for 20 weeks, through that of 12 Dec 2016, so no more on Mon 19 Dec."""
    case = a_case(officer="J Price", events=events(notice_given="Tue 2 Aug 2016"))
    found = limits_of(
        Settings("A", capacity=Capacity(open_reviews=5), officers=(Officer("J Price", open_reviews=2),)), case
    )
    begins_19_dec = week_of(found, "Mon 19 Dec 2016")
    assert found.under_way[begins_19_dec - 1 : begins_19_dec + 1] == (1, 0)
    notice_12_dec = week_of(found, "Mon 26 Dec 2016")
    assert found.ceiling.spans[notice_12_dec : notice_12_dec + 2] == (4, 5)
    assert found.officers[0].spans[notice_12_dec : notice_12_dec + 2] == (1, 2)
    assert found.overrun == 0


def test_the_beginning_of_a_learning_difficulty_assessment_takes_no_start() -> None:
    settings = Settings("A", capacity=Capacity(starts_per_week=12))
    noticed = a_case(events=events(notice_given="Mon 5 Sep 2016"), assessment_begins=day("Mon 19 Sep 2016"))
    found = limits_of(settings, noticed)
    assert found.ceiling.starts[week_of(found, "Mon 19 Sep 2016")] == 11
    assessed = a_case(
        document=Document.LDA, date_of_birth=day("4 May 1999"), events=events(lda_decided_to_assess="Mon 5 Sep 2016")
    )
    assert limits_of(settings, assessed).ceiling.starts == limits_of(settings).ceiling.starts


def test_a_review_under_way_is_of_the_officer_to_whom_the_schedule_gave_it() -> None:
    promise = Promise(day("Mon 12 Sep 2016"), day("Mon 12 Sep 2016"), "S Kaur", START, 1)
    case = a_case(promise=promise, events=events(notice_given="Mon 29 Aug 2016"))
    found = limits_of(
        Settings("A", officers=(Officer("J Price", open_reviews=1), Officer("S Kaur", open_reviews=1))), case
    )
    assert [room.spans[0] for room in found.officers] == [1, 0]


def test_an_overrun_review_is_taken_to_stay_open_for_four_weeks() -> None:
    case = a_case(events=events(notice_given="Mon 1 Feb 2016"))
    found = limits_of(Settings("A", capacity=Capacity(open_reviews=1)), case)
    assert found.overrun == 1
    assert found.under_way[:3] == (1, 1, 0)  # through the week of 26 Sep 2016
    assert found.ceiling.spans[:5] == (0, 0, 0, 0, 1)


def test_more_open_than_allowed_leaves_no_room_rather_than_less_than_none() -> None:
    cases = (a_case(reference=str(n), events=events(notice_given="Mon 29 Aug 2016")) for n in range(3))
    assert limits_of(Settings("A", capacity=Capacity(open_reviews=2)), *cases).ceiling.spans[0] == 0


def test_an_assessment_begun_without_notice_is_open_from_two_weeks_before() -> None:
    case = a_case(events=events(assessment_began="Mon 15 Aug 2016"))
    found = limits_of(Settings("A"), case)
    last_open = week_of(found, "Mon 12 Dec 2016")
    assert found.under_way[last_open : last_open + 2] == (1, 0)
    assert day("Mon 12 Dec 2016") == day("Mon 1 Aug 2016") + timedelta(weeks=19)


def test_room_beside_starts_that_are_settled() -> None:
    team = a_team([2, 2, 2], opened=4, officers=[a_room([1, 1, 1], opened=2), a_room([1, 1, 1])])
    left = team.less([Place(0, 0), Place(0, 1), Place(2, 0)])
    assert (left.ceiling.starts, left.ceiling.spans) == ((0, 2, 1), (2, 2, 1))
    assert [(room.starts, room.spans[:1]) for room in left.officers] == [
        ((0, 1, 0), (1,)),
        ((0, 1, 1), (NO_LIMIT - 1,)),
    ]


def test_a_start_leaves_the_span_after_twenty_weeks() -> None:
    assert a_room([None] * 22, opened=3).less(Counter({0: 1})).spans == (*[2] * 20, 3, 3)


def test_less_than_nothing_shows_that_too_many_are_settled() -> None:
    assert a_team([1]).less([Place(0, None)] * 3).ceiling.starts == (-2,)


def test_a_level_load_after_a_week() -> None:
    assert a_team([5, 5, 1, 5]).at_most(3, after=0).ceiling.starts == (5, 3, 1, 3)


def test_more_room_of_the_team_is_somebody_new() -> None:
    team = a_team([1, 1], opened=1, officers=[a_room([1, 1], opened=3, name="J Price")])
    more = team.more(Extra(frozenset({1}), starts=2, opened=1))
    assert more.team.starts == (1, 3)
    assert more.team.spans == (2, 2)
    assert [room.name for room in more.officers] == ["J Price", ""]
    assert a_team([1, 1]).more(Extra(frozenset({1}), 2, 0)).team.starts == (1, 3)

"""Room as values, and what reviews under way leave of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tests.builders import a_case, day, events
from tests.domain.schedule.instances import a_room, a_team
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.case import Case, Caseload, Document
from transfer_cli.domain.schedule.limits import limits
from transfer_cli.domain.schedule.room import NO_LIMIT, PSYCHOLOGIST, Block, Extra, Limits, Place, Room
from transfer_cli.domain.schedule.weeks import school_weeks
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.domain.timeline import timelines

START = day("Mon 5 Sep 2016")
FIXED = events(notice_given="Mon 5 Sep 2016")
"""It begins on Mon 19 Sep 2016, the first week that is still planned."""


def limits_of(settings: Settings, *cases: Case) -> Limits:
    weeks = school_weeks(Calendar(ENGLAND_TERMS), START)
    return limits(settings, weeks, timelines(Caseload(cases, START), settings), START)


def test_a_start_that_a_notice_has_fixed_uses_the_room_of_its_week() -> None:
    officers = (Officer("J Price", 2), Officer("S Kaur", 2))
    settings = Settings("A", capacity=Capacity(3, psychologist_assessments_per_week=2), officers=officers)
    own = a_case(reference="A", officer="j price", events=FIXED)
    anybodys = a_case(reference="B", events=FIXED, priority=("no_psychologist",))
    found = limits_of(settings, own, anybodys)
    assert (found.ceiling.starts[0], found.ceiling.starts[1]) == (1, 3)
    assert [room.starts[0] for room in found.officers] == [1, 2]
    assert found.psychologist
    assert found.psychologist.starts[:2] == (1, 2)


def test_what_has_begun_or_is_no_statement_uses_none() -> None:
    begun = a_case(reference="A", events=events(notice_given="Mon 22 Aug 2016"))
    asked = a_case(reference="B", document=Document.LDA, events=events(lda_decided_to_assess="Mon 19 Sep 2016"))
    assert limits_of(Settings("A", capacity=Capacity(3)), begun, asked).ceiling.starts[0] == 3


def test_panels_count_reviews_in_the_month_in_which_they_are_decided() -> None:
    """Twelve weeks from Mon 19 Sep 2016 is 12 Dec: weeks up to 3 Oct are decided in December, then in January."""
    capacity = Capacity(panel_dates_per_month=2, panel_cases_per_date=3)
    under_way = a_case(reference="A", events=FIXED)
    drafted = a_case(reference="B", events=events(notice_given="Mon 5 Sep 2016", draft_served="Mon 5 Sep 2016"))
    found = limits_of(Settings("A", capacity=capacity), under_way, drafted)
    assert found.ceiling.blocks[:2] == (Block(0, 2, 5), Block(3, 7, 6))
    assert limits_of(Settings("A")).ceiling.blocks == ()


def test_less_more_and_at_least() -> None:
    room = replace(a_room([2, 2, 2], opened=3), blocks=(Block(0, 2, 4),))
    begun = Counter({0: 3, 1: 1})
    left = room.less(begun)
    assert (left.starts, left.spans, left.blocks) == ((-1, 1, 2), (0, -1, -1), (Block(0, 2, 0),))
    raised = room.at_least(begun)
    assert (raised.starts, raised.spans, raised.blocks) == ((3, 2, 2), (3, 4, 4), (Block(0, 2, 4),))
    more = room.more(Extra(frozenset({1}), starts=1, opened=2, decided=3))
    assert (more.starts, more.spans, more.blocks) == ((2, 3, 2), (5, 5, 5), (Block(0, 2, 7),))


def test_room_for_agreed_places_is_made_where_it_is_lacking() -> None:
    team = replace(a_team([1, 1], officers=[a_room([1, 1], name="J Price")]), psychologist=a_room([0, 1]))
    raised = team.with_room_for([Place(0, 0, assessed=True), Place(0, 0)])
    assert (raised.ceiling.starts, raised.officers[0].starts) == ((2, 1), (2, 1))
    assert raised.psychologist
    assert raised.psychologist.starts == (1, 1)
    assert [owner for owner, _ in raised.rooms()] == [None, 0, PSYCHOLOGIST]


def test_more_room_of_anybody_new() -> None:
    team = a_team([1, 1], opened=2, officers=[a_room([1, 1], opened=2, name="J Price")])
    more = team.more(Extra(frozenset({1}), starts=2, opened=1))
    assert more.officers[1] == Room("", (0, 2), (NO_LIMIT + 1,) * 2)
    assert (more.team.starts, more.team.spans) == ((1, 3), (3, 3))
    assert team.more(Extra(frozenset({1}), decided=2)).officers == team.officers
    assert a_team([1, 1]).more(Extra(frozenset({0}), starts=2)).ceiling.starts == (3, 1)


def test_one_officer_more() -> None:
    added = a_room([1, 0], opened=2, name="new")
    team = a_team([1, 1], opened=2, officers=[a_room([1, 1], opened=2, name="J Price")]).joined_by(added)
    assert (team.ceiling.starts, team.ceiling.spans, len(team.officers)) == ((2, 1), (4, 4), 2)
    assert a_team([1, 1]).joined_by(added).officers == ()


def test_no_limit_from_a_week_on_and_shorter_reviews() -> None:
    room = replace(a_room([1, 1, 1], opened=1), blocks=(Block(0, 0, 1), Block(1, 2, 1)))
    team = replace(a_team([1, 1, 1]), ceiling=room)
    free = team.boundless_from(1).ceiling
    assert (free.starts, free.spans, free.blocks) == (
        (1, NO_LIMIT, NO_LIMIT),
        (1, NO_LIMIT, NO_LIMIT),
        (Block(0, 0, 1),),
    )
    assert team.with_shorter_reviews(3).team.open_weeks == 17

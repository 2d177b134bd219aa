"""What a published version promises, and what it changes of what was promised before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day, events
from transfer_cli.domain.case import Case, Caseload, Event, PhaseMove
from transfer_cli.domain.local_plan import windows_of
from transfer_cli.domain.plan_promise import FEW, Publication, publication
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import PlanGroup, PlanVersion, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.errors import Refused

AS_OF = day("Mon 5 Sep 2016")
YEAR_4 = PlanGroup("2016/17", 2016, year_groups=(4,), conclude_by=day("21 Jul 2017"))
FIRST = PlanVersion("1", day("15 Jan 2016"))
SECOND = PlanVersion("2", day("1 Sep 2016"))
PROMISED = Event("plan_promised", day("15 Jan 2016"), note="version 1; to 2017-07-21; group 2016/17, Year 4")


def a_child(number: int = 1, **changes: Any) -> Case:
    """In Year 4 in 2016/17, staying where it is."""
    facts = {"reference": f"P{number}", "date_of_birth": day("4 May 2008"), "phase_move": PhaseMove.NONE}
    return a_case(**(facts | changes))


def published(version: PlanVersion, *found: Case, plan: tuple[PlanGroup, ...] = (YEAR_4,)) -> Publication:
    settings = Settings("Testshire", plan=plan)
    return publication(timelines(Caseload(found, AS_OF), settings), windows_of(settings, AS_OF, ENGLAND), version)


def test_every_review_still_to_begin_is_promised_its_turn() -> None:
    said = published(FIRST, a_child(1), a_child(2))
    assert [(e.reference, e.step, e.happened, e.note) for e in said.events] == [
        (f"P{number}", "plan_promised", day("15 Jan 2016"), PROMISED.note) for number in (1, 2)
    ]
    assert (said.new, said.moved, said.changes) == (2, (), ())


def test_who_came_later_is_promised_it_on_coming() -> None:
    (event,) = published(FIRST, a_child(moved_in_on=day("7 Mar 2016"))).events
    assert event.happened == day("7 Mar 2016")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"events": events(notice_given="1 Sep 2016")}, id="begun"),
        pytest.param({"left_on": day("1 Sep 2016")}, id="left"),
        pytest.param({"events": (Event("postponed", AS_OF, note="to 2017-12-08"),)}, id="a turn of its own"),
        pytest.param({"events": (PROMISED,)}, id="promised already"),
    ],
)
def test_nothing_is_promised_to(changes: dict[str, Any]) -> None:
    said = published(FIRST, a_child(**changes))
    assert (said.events, said.unpromised) == ((), ())


def test_whom_no_group_catches_is_named() -> None:
    said = published(FIRST, a_child(), a_child(2, date_of_birth=day("4 May 2004")))
    assert said.unpromised == ("P2",)


@pytest.mark.parametrize(("to", "later"), [("15 Dec 2017", True), ("31 Mar 2017", False)])
def test_a_new_version_may_move_a_turn(to: str, *, later: bool) -> None:
    found = [a_child(number, events=(PROMISED,)) for number in range(1, FEW + 1)]
    said = published(SECOND, *found, plan=(replace(YEAR_4, conclude_by=day(to)),))
    moved = said.moved[0]
    assert (len(said.moved), said.few_moved) == (FEW, False)
    assert (moved.reference, moved.later, said.new) == ("P1", later, 0)
    ((before, now),) = said.changes
    assert (before.version, before.conclude_by) == ("1", day("21 Jul 2017"))
    assert (now.version, now.conclude_by, now.group) == ("2", day(to), "2016/17, Year 4")


def test_what_a_version_changed_is_told_however_often_it_is_published() -> None:
    again = Event("plan_promised", SECOND.published, note="version 2; to 2017-12-15; group 2016/17, Year 4")
    begun = a_child(9, events=(PROMISED, again, *events(notice_given="5 Sep 2016")))
    plan = (replace(YEAR_4, conclude_by=day("15 Dec 2017")),)
    others = [a_child(number, events=(PROMISED, again)) for number in range(1, FEW)]
    said = published(SECOND, *others, begun, plan=plan)
    assert (said.events, said.moved) == ((), ())
    assert [(before.conclude_by, now.conclude_by) for before, now in said.changes] == [
        (day("21 Jul 2017"), day("15 Dec 2017"))
    ]


def test_the_change_that_concerns_most_comes_first() -> None:
    year_5 = PlanGroup("2016/17", 2016, year_groups=(5,), conclude_by=day("16 Dec 2016"))
    older = replace(PROMISED, note="version 1; to 2017-03-31; group 2016/17, Year 5")
    plan = (replace(YEAR_4, conclude_by=day("15 Dec 2017")), year_5)
    fives = [a_child(n, date_of_birth=day("4 May 2007"), events=(older,)) for n in range(FEW)]
    fours = [a_child(n, events=(PROMISED,)) for n in range(FEW, 2 * FEW + 1)]
    said = published(SECOND, *fives, *fours, plan=plan)
    assert [before.group for before, _ in said.changes] == ["2016/17, Year 4", "2016/17, Year 5"]
    assert not said.few_moved


def test_a_change_for_few_families_is_not_for_everybody_to_read() -> None:
    found = [a_child(number, events=(PROMISED,)) for number in range(1, FEW)]
    said = published(SECOND, *found, plan=(replace(YEAR_4, conclude_by=day("15 Dec 2017")),))
    assert (len(said.moved), said.changes, said.few_moved) == (FEW - 1, (), True)


def test_a_version_that_families_have_read_is_not_changed_in_silence() -> None:
    with pytest.raises(Refused, match="Version 1 of the plan was published before and promised P1 another day"):
        published(FIRST, a_child(events=(PROMISED,)), plan=(replace(YEAR_4, conclude_by=day("15 Dec 2017")),))


def test_a_child_who_came_into_another_group_is_promised_that_one() -> None:
    plan = (YEAR_4, PlanGroup("2016/17", 2016, year_groups=(5,), conclude_by=day("16 Dec 2016")))
    said = published(FIRST, a_child(events=(PROMISED,), ncy_offset=1), plan=plan)
    assert [moved.later for moved in said.moved] == [False]


def test_nobody_is_promised_a_day_later_than_the_law_s_own() -> None:
    late = replace(YEAR_4, conclude_by=day("31 Aug 2018"))
    mover = a_child(2, phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("1 Sep 2017"))
    overdue = a_child(3, phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("4 Jan 2016"))
    said = published(SECOND, a_child(), mover, overdue, plan=(late,))
    promised = [event.note.split("; ")[1] for event in said.events]
    assert promised == ["to 2018-03-31", "to 2017-02-14", "to 2018-03-31"]


def test_a_turn_that_the_law_brings_forward_is_no_silent_change() -> None:
    mover = a_child(events=(PROMISED,), phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("1 Sep 2017"))
    (moved,) = published(FIRST, mover).moved
    assert (moved.now.conclude_by, moved.later) == (day("14 Feb 2017"), False)

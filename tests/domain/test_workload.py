"""Reviews open, begun and planned, against the room of the settings."""

from __future__ import annotations

import pytest

from tests.builders import a_case, day, events
from tests.domain.made import a_promise
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.settings import Capacity, Officer, Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.domain.workload import Workload, workload

AS_OF = day("Wed 5 Oct 2016")


def work_of(*cases: Case, settings: Settings | None = None) -> Workload:
    settings = settings or Settings(authority="A")
    return workload(timelines(Caseload(cases, AS_OF), settings), settings, AS_OF)


def test_each_review_stands_in_its_week() -> None:
    found = work_of(
        a_case(reference="1", events=events(notice_given="Mon 12 Sep 2016", assessment_began="Mon 26 Sep 2016")),
        a_case(reference="2", promise=a_promise("Mon 7 Nov 2016")),
        a_case(reference="3", promise=a_promise("Mon 19 Sep 2016")),
        a_case(reference="4"),
        a_case(reference="5", left_on=day("Fri 1 Jul 2016"), promise=a_promise("Mon 7 Nov 2016")),
    )
    assert [(w.monday, w.begun, w.planned) for w in found.weeks if w.begun or w.planned] == [
        (day("Mon 26 Sep 2016"), 1, 0),
        (day("Mon 7 Nov 2016"), 0, 1),
    ]
    assert (found.weeks[0].monday, found.weeks[-1].monday) == (day("Mon 5 Sep 2016"), day("Mon 28 Nov 2016"))
    assert (found.open_reviews, found.unplanned) == (1, 2)


@pytest.mark.parametrize(
    ("officers", "ceiling", "room"),
    [
        ((), None, None),
        ((), 12, 12),
        ((2, 3), None, 5),
        ((2, 3), 4, 4),
        ((2, None), None, None),
        ((2, None), 9, 9),
    ],
)
def test_the_room_is_the_officers_under_the_teams_ceiling(
    officers: tuple[int | None, ...], ceiling: int | None, room: int | None
) -> None:
    settings = Settings(
        authority="A",
        officers=tuple(Officer(f"Officer {n}", each, each) for n, each in enumerate(officers)),
        capacity=Capacity(starts_per_week=ceiling, open_reviews=ceiling),
    )
    found = work_of(settings=settings)
    assert (found.room_starts, found.room_open) == (room, room)

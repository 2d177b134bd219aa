"""What is asked of the group: each point from a figure, and nothing where no figure asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import PARENT, a_case, day, events
from tests.domain.made import a_promise
from tests.reports.a_week import AS_OF, a_week
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, PhaseMove
from transfer_cli.domain.settings import Capacity, Settings
from transfer_cli.reports.sections_asked import asked
from transfer_cli.reports.week import Week

PROMISED = a_promise("Mon 7 Nov 2016")
WHOLE: dict[str, Any] = {
    "phase_move": PhaseMove.NONE, "officer": "J Vole", "contacts": (PARENT,), "promise": PROMISED,
    "first_promise": PROMISED,
}  # fmt: skip
BEGUN = events(notice_given="Mon 12 Sep 2016", assessment_began="Mon 26 Sep 2016")
LATE = events(notice_given="Mon 11 Jan 2016", assessment_began="Mon 25 Jan 2016")
CONCLUDED = [a_case(reference=f"C{n}", events=events(plan_issued="Fri 30 Sep 2016")) for n in range(12)]
MOVER: dict[str, Any] = {"phase_move": PhaseMove.PRIMARY_TO_SECONDARY, "date_of_birth": day("Thu 4 May 2006")}


def points(week: Week, *, team: bool = True) -> list[str]:
    table = asked(week, team=team).table
    assert table is not None
    return [f"{what}: {why}" for _, what, why in table.rows]


def one(**changes: Any) -> Case:
    return a_case(**(WHOLE | changes))


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        pytest.param(a_week(*CONCLUDED, one(events=BEGUN)), [], id="nothing"),
        pytest.param(
            a_week(*CONCLUDED, one(events=LATE)),
            ["Ask for a day for each child who is overdue: 1 child is overdue, by 127 days"],
            id="overdue",
        ),
        pytest.param(
            a_week(one(events=BEGUN)),
            [
                ("Decide how 0.1 more a week can be concluded: 0.0 a week are needed until 31 Mar 2018, and 0.0 were "
                "concluded")
            ],
            id="too slow",
        ),
        pytest.param(
            a_week(*CONCLUDED, one(events=BEGUN), feasible=False),
            [
                ("Decide on more room, or on who is to be late: the latest schedule cannot begin every review in time; "
                "transfer schedule says how much room would do")
            ],
            id="infeasible",
        ),
        pytest.param(
            a_week(*CONCLUDED, one(promise=None)),
            ["Have the schedule made again: 1 child who is still to begin has no week"],
            id="no place",
        ),
        pytest.param(
            a_week(*CONCLUDED, one(**MOVER, phase_move_on=day("Fri 1 Sep 2017"))),
            ["See that 1 review begins by 12 Oct 2016: Phase move in 2017: due 14 Feb 2017"],
            id="the next deadline",
        ),
        pytest.param(
            a_week(*CONCLUDED, one(**MOVER, phase_move_on=day("Fri 1 Sep 2017")), as_of=day("Mon 5 Dec 2016")),
            [
                ("Decide how 1 review can be kept from ending late: Phase move in 2017: the first should have begun by "
                "12 Oct 2016")
            ],
            id="the next deadline, when it is too late to begin",
        ),
        pytest.param(
            a_week(
                *CONCLUDED, one(events=BEGUN), one(reference="2", events=BEGUN),
                settings=Settings(authority="A", capacity=Capacity(open_reviews=1)),
            ),
            ["Agree what the team may leave undone: 2 reviews are open, and the settings give room for 1"],
            id="no room",
        ),
        pytest.param(
            a_week(*CONCLUDED, one(events=BEGUN, officer=None, hold_letters="bereavement")),
            [
                "Name an officer for everybody: 1 open child has none",
                "Settle what keeps letters from being sent: the letters to 1 open child are held",
            ],
            id="gaps",
        ),
    ],
)  # fmt: skip
def test_what_is_asked(week: Week, expected: list[str]) -> None:
    assert points(week) == expected
    said = "Each follows from a figure of this report." if expected else "Nothing follows from this week's figures."
    assert asked(week, team=True).sentences == (said,)


def begun_late(days: int, number: int = 1) -> list[Case]:
    """Children whose plan was due so many days before the report's day, in 14 weeks if that was before Sept 2015."""
    weeks = 14 if days > 200 else 18
    began = AS_OF - (7 * weeks - 1 + days) * DAY
    steps = events(notice_given=f"{began - 14 * DAY:%a %d %b %Y}", assessment_began=f"{began:%a %d %b %Y}")
    return [one(reference=f"L{days}-{n}", events=steps) for n in range(number)]


@pytest.mark.parametrize(
    ("late", "for_team", "for_group"),
    [
        pytest.param([*begun_late(366), *begun_late(5)], "the longest by 366 days", "the longest by more than a year",
            id="over a year"),
        pytest.param([*begun_late(365)], "by 365 days", "by more than half a year", id="a year, and the only one"),
        pytest.param([*begun_late(85, 4)], "the longest by 85 days", "the longest by more than 12 weeks", id="of four"),
        pytest.param([*begun_late(85, 5)], "the longest by 85 days", "the longest by 85 days", id="shared by five"),
        pytest.param([*begun_late(28)], "by 28 days", "by up to 4 weeks", id="four weeks"),
        pytest.param([*begun_late(29)], "by 29 days", "by more than 4 weeks", id="a day more"),
    ],
)  # fmt: skip
def test_the_longest_delay_singles_nobody_out_before_the_strategy_group(
    late: list[Case], for_team: str, for_group: str
) -> None:
    week = a_week(*CONCLUDED, *late)
    for team, expected in ((True, for_team), (False, for_group)):
        (point,) = [said for said in points(week, team=team) if said.startswith("Ask for a day")]
        assert point.endswith(f"overdue, {expected}")

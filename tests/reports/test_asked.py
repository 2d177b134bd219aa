"""What is asked of the group: each point from a figure, and nothing where no figure asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import PARENT, a_case, day, events
from tests.domain.made import a_promise
from tests.reports.a_week import a_week
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


def points(week: Week) -> list[str]:
    table = asked(week, team=True).table
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
            ["Ask for a day for each child who is overdue: 1 child is overdue, one by 127 days"],
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

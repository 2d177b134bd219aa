"""Turns of an events file that no agreement can give."""

from __future__ import annotations

import pytest

from tests.builders import day
from tests.domain.worked import SETTINGS, a_child, cases
from transfer_cli.domain.agreed_turns import beyond_the_law
from transfer_cli.domain.rows import StepRow

CHILD = a_child()


@pytest.mark.parametrize(
    ("reference", "step", "note", "late"),
    cases(
        """
        case                     | reference | step            | note                     | late
        the law's last day       | CW0001    | postponed       | to 2018-03-31            |
        a day later              | CW0001    | postponed       | to 2018-04-01; agreed    | 1 day
        in capitals or not       | cw0001    | postponed       | to 2018-04-02            | 2 days
        whichever way it was     | CW0001    | brought_forward | to 2018-04-02            | 2 days
        it names no day          | CW0001    | postponed       | the family asked         |
        another step             | CW0001    | complaint       | to 2018-04-02            |
        of nobody who is known   | CW0002    | postponed       | to 2018-04-02            |
        """
    ),
)
def test_a_day_after_the_laws_own(reference: str, step: str, note: str, late: str) -> None:
    row = StepRow(7, reference, step, day("Mon 3 Oct 2016"), note)
    found = list(beyond_the_law([row], {"cw0001": CHILD}, SETTINGS))
    assert [(problem.id, problem.row) for problem in found] == [("IMP061", 7)] * bool(late)
    assert all(f", {late} after 31 Mar 2018, the law's last day" in problem.why for problem in found)

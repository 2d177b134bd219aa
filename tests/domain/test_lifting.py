"""What is said of a duty that article 16 lifted, on the day, before it and after it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day
from tests.domain.worked import SETTINGS, a_child, happened, on
from transfer_cli.domain.case import Event, PhaseMove
from transfer_cli.domain.obligation import Kind, State
from transfer_cli.domain.timeline import timeline

MOVING: dict[str, Any] = {
    "date_of_birth": day("4 May 2006"),
    "phase_move": PhaseMove.PRIMARY_TO_SECONDARY,
    "phase_move_on": day("1 Sep 2017"),
}
INAPPROPRIATE = Event(
    "exception:inappropriate",
    day("1 Feb 2017"),
    detail={"from": "2017-02-01", "to": "2017-03-01", "evidence": "a letter", "approved_by": "A Manager"},
)
APPEAL = "appeal_registered 1 Dec 2016, appeal_ended 1 Mar 2017"


@pytest.mark.parametrize(
    ("as_of", "at_risk"), [("28 Feb 2017", False), ("1 Mar 2017", True)], ids=["undecided", "decided"]
)
def test_once_an_appeal_is_over_the_transfer_is_due_and_the_case_is_at_risk(as_of: str, *, at_risk: bool) -> None:
    found = on(as_of, APPEAL, **MOVING)
    assert (found.overdue, found.at_risk) == (False, at_risk)
    (lifted,) = [o for o in found.of(Kind.CONCLUDE_BY) if o.rule == "order-14-3-b"]
    assert lifted.state == State.EXCEPTED
    if at_risk:
        assert found.risk == (
            "The duty to conclude by 14 Feb 2017 was lifted until 1 Mar 2017; since then the transfer is due as soon "
            "as is reasonably practicable."
        )


def test_circumstances_that_are_over_are_said_as_well() -> None:
    found = on("2 Mar 2017", events=(INAPPROPRIATE,), **MOVING)
    assert found.risk.startswith("The duty to conclude by 14 Feb 2017 was lifted until 2 Mar 2017")
    assert not on("1 Mar 2017", events=(INAPPROPRIATE,), **MOVING).at_risk


def test_of_two_the_later_end_counts() -> None:
    events = sorted((*happened(APPEAL), INAPPROPRIATE), key=lambda event: event.happened)
    assert not on("1 Mar 2017", events=tuple(events), **MOVING).at_risk
    assert "was lifted until 2 Mar 2017" in on("2 Mar 2017", events=tuple(events), **MOVING).risk


def test_an_assessment_that_the_tribunal_ordered_is_not_called_accepted() -> None:
    child = a_child("tribunal_ordered_assessment 1 Feb 2016")
    found = timeline(child, SETTINGS, day("2 Feb 2016"), explain=True)
    (conclude_by,) = found.of(Kind.CONCLUDE_BY)
    assert conclude_by.working[-1] == "the Tribunal ordered an assessment: articles 12 to 15 no longer apply"


def test_the_statement_after_a_reassessment_is_kept_under_its_own_article() -> None:
    found = on("3 Oct 2016", "reassessment_requested 1 Mar 2016, reassessment_accepted 2 Mar 2016, no plan 1 Jul 2016")
    (ends,) = found.of(Kind.STATEMENT_ENDS)
    assert ends.source == "SI 2014/2270 art 25(3) to (6); SI 2008/2699 rr.12 and 20(1)(c)"

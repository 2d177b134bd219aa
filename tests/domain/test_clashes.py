"""What two people at one case have both changed."""

from __future__ import annotations

import pytest

from tests.builders import a_case, day, events
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.clashes import clashes, new_steps, step_now, the_same, without

NOTICE = Event("notice_given", day("Mon 12 Sep 2016"), id=1)
SEEN = a_case(officer="J Price", events=(NOTICE,))


def now(*, officer: str | None = "J Price", steps: tuple[Event, ...] = (NOTICE,)) -> Case:
    return a_case(officer=officer, events=steps)


def officer(new: str | None) -> Changes:
    return Changes(fields=(FieldChange("CW0001", "officer", "J Price", new, day("2016-10-03")),))


def step(name: str, on: str, supersedes: int | None = None, *, retracts: bool = False) -> Changes:
    return Changes(events=(NewEvent("CW0001", name, day(on), supersedes=supersedes, retracts=retracts),))


MOVED = Event("notice_given", day("Tue 13 Sep 2016"), id=2)
HELD = Event("meeting_held", day("Mon 3 Oct 2016"), id=3)

CLASHES: dict[str, tuple[Case, Changes, list[str]]] = {
    "nobody changed it": (now(), officer("L Moss"), []),
    "another step": (now(steps=(NOTICE, HELD)), officer("L Moss"), []),
    "the same value": (now(officer="L Moss"), officer("L Moss"), []),
    "another value": (
        now(officer="A Okoro"), officer("L Moss"),
        ["officer: you had seen J Price, it is now A Okoro, you want L Moss"],
    ),
    "taken away": (
        now(officer=None), officer("L Moss"), ["officer: you had seen J Price, it is now nothing, you want L Moss"],
    ),
    "a step that stands": (now(), step("notice_given", "2016-09-14", 1), []),
    "a step moved by both": (
        now(steps=(MOVED,)), step("notice_given", "2016-09-14", 1),
        ["notice given: you had seen 12 Sep 2016, it is now 13 Sep 2016, you want 14 Sep 2016"],
    ),
    "a step that never happened": (
        now(steps=()), step("notice_given", "2016-09-14", 1),
        ["notice given: you had seen 12 Sep 2016, it is now nothing, you want 14 Sep 2016"],
    ),
    "taken back where they moved it": (
        now(steps=(MOVED,)), step("notice_given", "2016-09-12", 1, retracts=True),
        ["notice given: you had seen 12 Sep 2016, it is now 13 Sep 2016, you want never happened"],
    ),
    "the same step on another day": (
        now(steps=(NOTICE, HELD)), step("meeting_held", "2016-10-04"),
        ["meeting held: you had seen nothing, it is now 3 Oct 2016, you want 4 Oct 2016"],
    ),
    "the same step on the same day": (now(steps=(NOTICE, HELD)), step("meeting_held", "2016-10-03"), []),
    "another reason for slipping, which would take its place": (
        now(steps=(NOTICE, Event("slip_reason:late_advice", day("Mon 3 Oct 2016"), id=4))),
        step("slip_reason:no_officer", "2016-10-03"),
        [("reason for slipping: no officer: you had seen nothing, it is now reason for slipping: late advice, 3 Oct "
         "2016, you want 3 Oct 2016")],
    ),
    "the same reason for the same day": (
        now(steps=(NOTICE, Event("slip_reason:no_officer", day("Mon 3 Oct 2016"), id=4))),
        step("slip_reason:no_officer", "2016-10-03"), [],
    ),
    "the same reason, and another after it": (
        now(steps=(
            Event("slip_reason:late_advice", day("Sat 1 Oct 2016"), id=5),
            Event("slip_reason:no_officer", day("Mon 3 Oct 2016"), id=4),
        )),
        step("slip_reason:no_officer", "2016-10-03"),
        [("reason for slipping: no officer: you had seen nothing, it is now 3 Oct 2016, reason for slipping: late "
         "advice, 1 Oct 2016, you want 3 Oct 2016")],
    ),
    "a step seen before": (now(), step("notice_given", "2016-09-19"), []),
}  # fmt: skip


def test_lifting_a_hold_that_somebody_else_lifted_and_put_on_anew() -> None:
    first = Event("retention_hold", day("Thu 1 Sep 2016"), id=1)
    theirs = (
        Event("retention_hold_lifted", day("Mon 3 Oct 2016"), id=2),
        Event("retention_hold", day("Mon 3 Oct 2016"), id=3),
    )
    (clash,) = clashes(
        a_case(events=(first,)), now(steps=(first, *theirs)), step("retention_hold_lifted", "2016-10-03")
    )
    assert str(clash) == (
        "retention hold lifted: you had seen retention hold, 1 Sep 2016, it is now 3 Oct 2016, retention hold, "
        "3 Oct 2016, you want 3 Oct 2016"
    )


@pytest.mark.parametrize("what", CLASHES)
def test_only_what_both_changed_clashes(what: str) -> None:
    then, mine, expected = CLASHES[what]
    assert [str(clash) for clash in clashes(SEEN, then, mine)] == expected


def test_what_was_decided_anew_is_the_same_or_not() -> None:
    mine = officer("L Moss")
    assert the_same(mine, officer("L Moss"))
    assert not the_same(mine, officer("A Okoro"))
    assert not the_same(mine, Changes())
    assert not the_same(step("meeting_held", "2016-10-03"), step("meeting_held", "2016-10-04"))


def test_what_stays_as_somebody_else_left_it_is_taken_out() -> None:
    mine = Changes(fields=officer("L Moss").fields, events=step("meeting_held", "2016-10-03").events)
    assert without(mine, {"officer"}) == Changes(events=mine.events)
    assert without(mine, {"meeting_held"}) == Changes(fields=mine.fields)
    assert without(mine, ()) == mine


def test_the_event_that_stands_for_another() -> None:
    assert step_now(SEEN, now(), NOTICE) == NOTICE
    assert step_now(SEEN, now(steps=(MOVED, HELD)), NOTICE) == MOVED
    assert step_now(SEEN, now(steps=(HELD,)), NOTICE) is None
    assert new_steps(SEEN, a_case(events=events(meeting_held="Mon 3 Oct 2016")), "meeting_held") == ()

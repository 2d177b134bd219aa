from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import PARENT, a_case, day, events
from tests.domain.made import AS_OF, a_promise
from transfer_cli.domain.case import Case, Event, LeftReason, PhaseMove
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.columns import FieldValue
from transfer_cli.domain.recording import (
    applied,
    corrected_field,
    left_case,
    moved_step,
    planned_meeting,
    recorded_step,
    retracted_step,
)
from transfer_cli.domain.year_group import ncy_on
from transfer_cli.errors import Refused

NOTICE = day("Mon 12 Sep 2016")
MEETING = (day("Mon 14 Nov 2016"), "14:00", "The library", "J Price")


def test_a_step() -> None:
    assert recorded_step(a_case(), "draft_served", NOTICE, note="by hand") == Changes(
        events=(NewEvent("CW0001", "draft_served", NOTICE, note="by hand"),)
    )


def test_a_notice_with_the_start_it_states() -> None:
    assert recorded_step(a_case(), "notice_given", NOTICE, begins=day("Mon 26 Sep 2016")) == Changes(
        fields=(FieldChange("CW0001", "assessment_begins", None, "2016-09-26", None),),
        events=(NewEvent("CW0001", "notice_given", NOTICE, detail={"begins": "2016-09-26"}),),
    )


def test_the_same_step_on_the_same_day_is_recorded_once() -> None:
    case = a_case(events=events(notice_given="Mon 12 Sep 2016"))
    assert not recorded_step(case, "notice_given", NOTICE)
    assert recorded_step(case, "notice_given", day("Tue 13 Sep 2016"))


def test_a_start_learned_later_is_added_to_the_notice() -> None:
    case = a_case(events=events(notice_given="Mon 12 Sep 2016"))
    assert recorded_step(case, "notice_given", NOTICE, begins=day("Mon 26 Sep 2016")) == Changes(
        fields=(FieldChange("CW0001", "assessment_begins", None, "2016-09-26", None),)
    )


def test_a_planned_meeting_is_fields_and_an_event() -> None:
    assert planned_meeting(a_case(meeting_on=day("Mon 7 Nov 2016")), MEETING, AS_OF, note="moved") == Changes(
        fields=(
            FieldChange("CW0001", "meeting_on", "2016-11-07", "2016-11-14", AS_OF),
            FieldChange("CW0001", "meeting_at", None, "14:00", AS_OF),
            FieldChange("CW0001", "meeting_place", None, "The library", AS_OF),
            FieldChange("CW0001", "meeting_officer", None, "J Price", AS_OF),
        ),
        events=(
            NewEvent(
                "CW0001", "meeting_planned", AS_OF, note="moved",
                detail={"on": "2016-11-14", "at": "14:00", "place": "The library", "officer": "J Price"},
            ),
        ),
    )  # fmt: skip


def test_the_same_meeting_is_planned_once() -> None:
    case = applied(a_case(), planned_meeting(a_case(), MEETING, AS_OF))
    assert not planned_meeting(case, MEETING, AS_OF)


FIELDS = [
    pytest.param("officer", "A Jones", [("officer", None, "A Jones", AS_OF)], id="holds from the day on"),
    pytest.param("upn", "Y896400016002", [("upn", None, "Y896400016002", None)], id="true for all time"),
    pytest.param("setting_name", "Larkfield Primary School", [], id="already so"),
    pytest.param("home_postcode", None, [("home_postcode", "CH1 2NP", None, AS_OF)], id="no longer known"),
    pytest.param("ncy", 4, [("ncy", "0", "-1", AS_OF)], id="taught a year below: the offset is kept"),
    pytest.param("ncy", None, [], id="year group by age"),
    pytest.param("phase_move", "none", [("phase_move", None, "none", AS_OF)], id="certainly no move"),
    pytest.param(
        "phase_move",
        "primary_to_secondary",
        [("phase_move", None, "primary_to_secondary", AS_OF), ("phase_move_on", None, "2017-09-01", AS_OF)],
        id="a move is on the next 1 September",
    ),
    pytest.param("priority", ("custody",), [("priority", None, "custody", AS_OF)], id="words"),
]


@pytest.mark.parametrize(("name", "value", "expected"), FIELDS)
def test_a_corrected_field(name: str, value: FieldValue, expected: list[tuple[Any, ...]]) -> None:
    found = corrected_field(a_case(), name, value, AS_OF)
    assert found == Changes(fields=tuple(FieldChange("CW0001", *change) for change in expected))


def test_a_move_with_its_day_keeps_it() -> None:
    case = a_case(phase_move=PhaseMove.INFANT_TO_JUNIOR, phase_move_on=day("Sun 1 Jan 2017"))
    [change] = corrected_field(case, "phase_move", "primary_to_middle", AS_OF).fields
    assert (change.field, change.new) == ("phase_move", "primary_to_middle")


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("reference", "CW0002", "USE011"),
        ("surname", None, "USE012"),
        ("date_of_birth", day("Tue 13 Sep 2016"), "USE007"),
    ],
)
def test_what_cannot_be_true_of_this_child_is_refused(name: str, value: FieldValue, error: str) -> None:
    case = a_case(events=events(notice_given="Mon 12 Sep 2016"))
    with pytest.raises(Refused) as refused:
        corrected_field(case, name, value, AS_OF)
    assert refused.value.id == error


def test_the_last_address_stays() -> None:
    case = a_case(contacts=(), home_address=("1 Sample Street",))
    with pytest.raises(Refused) as refused:
        corrected_field(case, "home_address1", None, AS_OF)
    assert refused.value.id == "USE013"
    assert corrected_field(replace(case, contacts=(PARENT,)), "home_address1", None, AS_OF)


BEFORE_BIRTH = day("Thu 3 May 2007")


@pytest.mark.parametrize(
    "record",
    [
        lambda case: recorded_step(case, "notice_given", BEFORE_BIRTH),
        lambda case: planned_meeting(case, (BEFORE_BIRTH, "14:00", "Hall", "J Price"), AS_OF),
        lambda case: moved_step(case, Event("notice_given", NOTICE, id=1), BEFORE_BIRTH),
    ],
    ids=["step", "meeting", "correction"],
)
def test_nothing_happens_before_birth(record: Callable[[Case], Changes]) -> None:
    with pytest.raises(Refused, match=r"3 May 2007 lies before the birth of CW0001. .* \[USE007\]"):
        record(a_case())


def test_a_moved_step_supersedes_the_older_entry() -> None:
    wrong = Event("notice_given", NOTICE, id=7, note="first class", detail={"begins": "2016-09-26"})
    right = day("Tue 13 Sep 2016")
    assert moved_step(a_case(), wrong, NOTICE) == Changes()
    assert moved_step(a_case(), wrong, right).events == (
        NewEvent("CW0001", "notice_given", right, "first class", {"begins": "2016-09-26"}, supersedes=7),
    )
    assert moved_step(a_case(), wrong, right, why="misread").events[0].note == "misread"


def test_a_retracted_step_is_superseded_by_nothing() -> None:
    wrong = Event("notice_given", NOTICE, id=7)
    changes = retracted_step(a_case(), wrong, why="other child")
    assert changes.events == (
        NewEvent("CW0001", "notice_given", NOTICE, note="other child", supersedes=7, retracts=True),
    )
    assert applied(a_case(events=(wrong,)), changes).events == ()


def test_the_case_as_it_will_be() -> None:
    case = a_case(
        events=(Event("plan_issued", AS_OF, id=3), Event("draft_served", NOTICE, id=4)),
        first_promise=a_promise("Mon 26 Sep 2016"),
        promise=a_promise("Mon 3 Oct 2016"),
    )
    moved = moved_step(case, case.events[0], day("Tue 6 Sep 2016"))
    assert applied(case, moved) == replace(
        case, events=(Event("plan_issued", day("Tue 6 Sep 2016")), Event("draft_served", NOTICE, id=4))
    )
    below = applied(case, corrected_field(case, "ncy", 4, AS_OF))
    assert ncy_on(below, AS_OF) == 4


def test_a_case_that_has_left() -> None:
    on = day("Mon 3 Oct 2016")
    assert left_case(a_case(), on, LeftReason.MOVED_OUT).fields == (
        FieldChange("CW0001", "left_on", None, "2016-10-03", None),
        FieldChange("CW0001", "left_reason", None, "moved_out", None),
    )
    again = a_case(left_on=on, left_reason=LeftReason.MOVED_OUT)
    assert left_case(again, on, LeftReason.MOVED_OUT) == Changes()
    with pytest.raises(Refused):
        left_case(a_case(), day("Thu 3 May 2007"), LeftReason.OTHER)

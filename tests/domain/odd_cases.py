"""Children of every kind to whom anything may have happened, for what must hold of whomever."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.builders import a_case
from tests.domain.made import a_promise
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import (
    CARRIED,
    OTHER_STEPS,
    STEP_PREFIXES,
    Case,
    Document,
    Event,
    LeftReason,
    PhaseMove,
    SettingType,
    Step,
)
from transfer_cli.domain.dates import show_day

FIRST, LAST = date(2014, 6, 1), date(2018, 9, 30)
CARRYING = {prefix: sorted(CARRIED.get(prefix, {"educational_psychologist", "held"})) for prefix in STEP_PREFIXES}
ODD_STEPS = (*sorted(OTHER_STEPS), *(prefix + name for prefix, names in CARRYING.items() for name in names))
DETAILS: tuple[dict[str, str], ...] = (
    {},
    {"from": "2016-05-01", "to": "2016-07-30", "evidence": "a letter", "approved_by": "P Wren"},
    {"from": "2017-05-01", "evidence": "a letter", "approved_by": "P Wren"},
)
SETTING_NAMES = ("Larkfield Primary School", "Larkfield Infant School", "Larkfield Infant and Junior School")

days = st.dates(FIRST, LAST)


@st.composite
def _milestones(draw: st.DrawFn) -> list[Event]:
    """Some of the milestones, in order for most."""
    on = draw(days)
    made = []
    for step in Step:
        if draw(st.integers(0, 9)) < 6:
            on += draw(st.integers(-10, 120)) * DAY
            made.append(Event(step, on))
    return made


@st.composite
def _odd_events(draw: st.DrawFn) -> list[Event]:
    notes = ["", f"to {draw(days)}; from {draw(days)}; agreed {draw(days)} by parent", f"to {draw(days)}"]
    steps = draw(st.lists(st.sampled_from(ODD_STEPS), max_size=4))
    return [
        Event(step, draw(days), note=draw(st.sampled_from(notes)), detail=draw(st.sampled_from(DETAILS)))
        for step in steps
    ]


@st.composite
def odd_cases(draw: st.DrawFn) -> Case:
    """One of them."""
    events = sorted(draw(_milestones()) + draw(_odd_events()), key=lambda event: event.happened)
    left = draw(st.one_of(st.none(), st.none(), days))
    changes: dict[str, Any] = {
        "date_of_birth": draw(st.dates(date(1990, 1, 1), date(2016, 12, 31))),
        "document": draw(st.sampled_from(Document)),
        "setting_type": draw(st.sampled_from(SettingType)),
        "setting_name": draw(st.sampled_from(SETTING_NAMES)),
        "known_from": draw(days),
        "ncy_offset": draw(st.sampled_from([0, 0, 0, -1, 1])),
        "phase_move": draw(st.one_of(st.none(), st.sampled_from(PhaseMove))),
        "phase_move_on": draw(st.one_of(st.none(), days)),
        "officer": draw(st.sampled_from([None, "J Vole", "P Wren"])),
        "priority": draw(st.sampled_from([(), (), ("custody",), ("looked_after", "psychologist")])),
        "assessment_begins": draw(st.one_of(st.none(), days)),
        "moved_in_on": draw(st.one_of(st.none(), st.none(), days)),
        "left_on": left,
        "left_reason": draw(st.sampled_from(LeftReason)) if left else None,
        "promise": a_promise(show_day(draw(days))) if draw(st.booleans()) else None,
        "events": tuple(events),
    }
    return a_case(**changes)

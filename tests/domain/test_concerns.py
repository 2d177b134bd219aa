from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day, events
from tests.domain.made import AS_OF, a_timeline, due
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.concerns import concerns
from transfer_cli.domain.obligation import Kind, Stage, State

LATE = due(Kind.PLAN_ISSUED, "Fri 30 Sep 2016", done=AS_OF, state=State.MET_LATE, days_late=3, source="art 21(3)")
AT_RISK = due(Kind.DRAFT_RESPONSE, "Mon 10 Oct 2016", state=State.AT_RISK, source="reg 13(1)")


def said(before: Any, after: Any, changes: Changes, officers: tuple[str, ...] = ()) -> list[str]:
    return [f"{p.severity} {p.id}, {p.where}: {p.value}: {p.why}" for p in concerns(before, after, changes, officers)]


def of_event(step: str, on: str, **fields: Any) -> list[str]:
    before = a_timeline(**fields)
    return said(before, before, Changes(events=(NewEvent("CW0001", step, day(on)),)))


def test_what_the_law_says_now_and_did_not_before() -> None:
    before = a_timeline(obligations=(AT_RISK,), notes=("Known already.",))
    after = a_timeline(obligations=(LATE, AT_RISK), notes=("Known already.", "No notice is recorded."))
    assert said(before, after, Changes()) == [
        "warning USE020, CW0001, EHC plan issued: 2016-10-03: it was due by 30 Sep 2016 and is 3 days late.",
        "warning USE021, CW0001: : No notice is recorded.",
    ]


def test_what_is_only_threatened() -> None:
    assert said(a_timeline(), a_timeline(obligations=(AT_RISK,)), Changes()) == [
        "warning USE020, CW0001, draft response: : it is due by 10 Oct 2016 and at risk."
    ]


def test_an_ordinary_step_is_no_concern() -> None:
    given = events(notice_given="Mon 12 Sep 2016", advice_received="Mon 12 Sep 2016")
    assert of_event("draft_served", "Mon 3 Oct 2016", stage=Stage.IN_ASSESSMENT, events=given) == []


def test_a_day_ahead() -> None:
    assert of_event("notice_given", "Tue 4 Oct 2016") == [
        "note USE022, CW0001, notice given: 4 Oct 2016: it lies after 3 Oct 2016, and counts from its own day on."
    ]


@pytest.mark.parametrize(
    "ended",
    [
        pytest.param({"stage": Stage.LEFT, "left_on": day("Mon 5 Sep 2016")}, id="left"),
        pytest.param({"stage": Stage.LEFT, "concluded_on": day("Mon 5 Sep 2016")}, id="concluded"),
    ],
)
def test_a_case_that_had_ended(ended: dict[str, Any]) -> None:
    assert of_event("complaint", "Mon 5 Sep 2016", **ended) == []
    assert of_event("complaint", "Tue 6 Sep 2016", **ended) == [
        "note USE024, CW0001, complaint: 6 Sep 2016: the case had ended by then: left."
    ]


@pytest.mark.parametrize("step", ["complaint", "appeal_registered", "mediation_declined", "tribunal_ordered_plan"])
def test_families_may_tell_something_after_the_plan(step: str) -> None:
    ended: dict[str, Any] = {"stage": Stage.TRANSFERRED, "concluded_on": day("Mon 5 Sep 2016")}
    assert of_event(step, "Tue 6 Sep 2016", **ended) == []
    assert len(of_event("meeting_held", "Tue 6 Sep 2016", **ended)) == 1


def test_a_milestone_on_another_day() -> None:
    given = events(notice_given="Mon 12 Sep 2016")
    assert of_event("notice_given", "Tue 13 Sep 2016", events=given) == [
        "note USE023, CW0001, notice given: 13 Sep 2016: the same step is recorded on 12 Sep 2016."
    ]
    again = events(draft_served="Mon 12 Sep 2016")
    assert of_event("draft_served", "Tue 13 Sep 2016", events=again) == []


@pytest.mark.parametrize(
    ("step", "on", "other", "order"),
    [
        ("draft_served", "Mon 5 Sep 2016", "notice_given", "before notice given"),
        ("notice_given", "Tue 13 Sep 2016", "draft_served", "after draft served"),
    ],
)
def test_steps_out_of_order(step: str, on: str, other: str, order: str) -> None:
    [found] = of_event(step, on, events=events(**{other: "Mon 12 Sep 2016"}))
    assert found.startswith("warning USE025, CW0001")
    assert found.endswith(f": it comes {order} on 12 Sep 2016.")


def test_a_correction_is_not_held_against_the_entry_it_replaces() -> None:
    before = a_timeline(events=events(notice_given="Mon 12 Sep 2016"))
    right = NewEvent("CW0001", "notice_given", day("Tue 13 Sep 2016"), supersedes=1)
    never = NewEvent("CW0001", "notice_given", day("Mon 12 Sep 2016"), supersedes=1, retracts=True)
    assert said(before, before, Changes(events=(right,))) == []
    assert said(before, before, Changes(events=(never,))) == []


@pytest.mark.parametrize("field", ["officer", "meeting_officer"])
def test_an_officer_the_settings_do_not_know(field: str) -> None:
    def changes(name: str | None) -> Changes:
        return Changes(fields=(FieldChange("CW0001", field, "J Price", name, AS_OF),))

    before = a_timeline()
    assert said(before, before, changes("J Prise"), ("J Price",)) == [
        f"note USE026, CW0001, {field.replace('_', ' ')}: J Prise: the settings know no officer of this name."
    ]
    assert said(before, before, changes("j price"), ("J Price",)) == []
    assert said(before, before, changes(None), ("J Price",)) == []
    assert said(before, before, changes("J Prise")) == []

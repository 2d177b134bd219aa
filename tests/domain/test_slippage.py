from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day, events
from tests.domain.made import a_promise, a_timeline, due
from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Basis, Kind, Stage, State
from transfer_cli.domain.slippage import Slip, Standing, slippage

STATUTE_2018 = due(
    Kind.CONCLUDE_BY, "Sat 31 Mar 2018", rule="order-14-5",
    latest_start=day("Sun 26 Nov 2017"), latest_notice=day("Sun 12 Nov 2017"),
)  # fmt: skip
PLAN = due(Kind.PLAN_ISSUED, "Sun 29 Jan 2017")
BEGUN: dict[str, Any] = {
    "stage": Stage.IN_ASSESSMENT, "notice_on": day("Mon 12 Sep 2016"), "begins_on": day("Mon 26 Sep 2016"),
}  # fmt: skip


def only(**changes: Any) -> Slip:
    [slip] = slippage([a_timeline(**changes)])
    return slip


def row(slip: Slip) -> tuple[Any, ...]:
    first = slip.first_slip
    return (
        slip.standing.value,
        slip.days_late,
        slip.first_promise.days if slip.first_promise else None,
        slip.latest_schedule.days if slip.latest_schedule else None,
        first and (first.step, first.due, first.days),
        slip.why,
    )


ROWS = [
    pytest.param(
        {**BEGUN, "overdue": True, "obligations": (
            due(Kind.PLAN_ISSUED, "Fri 23 Sep 2016", state=State.OVERDUE, days_late=10),
            due(Kind.CONCLUDE_BY, "Tue 27 Sep 2016", state=State.OVERDUE, days_late=6),
        )},
        ("late", 10, None, None, ("draft", day("Wed 24 Aug 2016"), 40), "The plan was due by 23 Sep 2016."),
        id="past the law: the worse of two limits, and the draft was late first",
    ),
    pytest.param(
        {**BEGUN, "overdue": True, "events": events(draft_served="Mon 1 Aug 2016"), "obligations": (
            due(Kind.CONCLUDE_BY, "Tue 27 Sep 2016", state=State.OVERDUE, days_late=6),
        )},
        ("late", 6, None, None, ("plan", day("Tue 27 Sep 2016"), 6), "The end of the review was due by 27 Sep 2016."),
        id="past the law though the draft was in time",
    ),
    pytest.param(
        {"at_risk": True, "risk": "It had to begin by 12 Oct 2015.", "obligations": (
            due(Kind.CONCLUDE_BY, "Sun 14 Feb 2016", latest_notice=day("Mon 28 Sep 2015")),
        )},
        ("at_risk", 0, None, None, ("notice", day("Mon 28 Sep 2015"), 371), "It had to begin by 12 Oct 2015."),
        id="never scheduled and too late to begin: the last lawful notice slipped",
    ),
    pytest.param(
        {"first_promise": a_promise("Mon 10 Oct 2016"), "promise": a_promise("Mon 10 Oct 2016"),
         "obligations": (STATUTE_2018,)},
        ("behind", 0, 7, 7, ("notice", day("Mon 26 Sep 2016"), 7), "The notice was due by 26 Sep 2016."),
        id="no notice seven days after it was due: the start can be 17 Oct at the earliest",
    ),
    pytest.param(
        {"first_promise": a_promise("Mon 10 Oct 2016"), "promise": a_promise("Mon 7 Nov 2016", schedule_id=2),
         "obligations": (STATUTE_2018,)},
        ("behind", 0, 28, 0, ("notice", day("Mon 26 Sep 2016"), 7), "The notice was due by 26 Sep 2016."),
        id="re-dated by four weeks: behind the first promise, in time by the latest",
    ),
    pytest.param(
        {"first_promise": a_promise("Mon 24 Oct 2016"), "promise": a_promise("Mon 7 Nov 2016", schedule_id=2),
         "obligations": (STATUTE_2018,)},
        ("behind", 0, 14, 0, None, "The start was put off from 24 Oct 2016 to 7 Nov 2016."),
        id="re-dated before anything was missed",
    ),
    pytest.param(
        {"first_promise": a_promise("Mon 24 Oct 2016"), "promise": a_promise("Mon 10 Oct 2016", schedule_id=2),
         "obligations": (STATUTE_2018,)},
        ("behind", 0, -7, 7, None, "The start was put off from 10 Oct 2016 to 17 Oct 2016."),
        id="brought forward, and then not kept",
    ),
    pytest.param(
        {**BEGUN, "begins_on": day("Mon 10 Oct 2016"), "notice_on": day("Mon 26 Sep 2016"),
         "first_promise": a_promise("Mon 26 Sep 2016"), "promise": a_promise("Mon 26 Sep 2016"),
         "obligations": (PLAN,)},
        ("behind", 0, 14, 14, ("notice", day("Mon 12 Sep 2016"), 14), "The notice was due by 12 Sep 2016."),
        id="notice came two weeks late, and the start with it",
    ),
    pytest.param(
        {**BEGUN, "begins_on": day("Mon 10 Oct 2016"),
         "first_promise": a_promise("Mon 26 Sep 2016"), "promise": a_promise("Mon 26 Sep 2016"),
         "obligations": (PLAN,)},
        ("behind", 0, 14, 14, ("start", day("Mon 26 Sep 2016"), 14), "The start was due by 26 Sep 2016."),
        id="notice in time, but the start was put later",
    ),
    pytest.param(
        {**BEGUN, "obligations": (
            PLAN, due(Kind.CONCLUDE_BY, "Fri 30 Sep 2016", basis=Basis.LOCAL, state=State.OVERDUE, days_late=3),
        )},
        ("behind", 0, None, None, ("local_plan", day("Fri 30 Sep 2016"), 3),
         "The end of the review, by the local plan, was due by 30 Sep 2016."),
        id="only the local plan was missed",
    ),
    pytest.param(
        {**BEGUN, "events": events(draft_served="Mon 5 Sep 2016"),
         "obligations": (due(Kind.PLAN_ISSUED, "Mon 17 Oct 2016"),)},
        ("soon", 0, None, None, None, "The review has to end by 17 Oct 2016."),
        id="in time, and due in 14 days: the draft left 30 and more",
    ),
    pytest.param(
        {"obligations": (due(Kind.CONCLUDE_BY, "Sun 5 Mar 2017", latest_notice=day("Mon 17 Oct 2016")),)},
        ("soon", 0, None, None, None, "The review has to end by 5 Mar 2017."),
        id="the last lawful notice is due in 14 days",
    ),
    pytest.param(
        {"obligations": (due(Kind.CONCLUDE_BY, "Tue 14 Feb 2017", latest_notice=day("Wed 28 Sep 2016")),),
         "first_promise": a_promise("Mon 17 Oct 2016"), "promise": a_promise("Mon 17 Oct 2016")},
        ("soon", 0, 0, 0, ("notice", day("Wed 28 Sep 2016"), 5), "The notice was due by 28 Sep 2016."),
        id="the last lawful notice has passed, though the schedule thought otherwise",
    ),
    pytest.param(
        {"document": Document.LDA, "obligations": (
            due(Kind.CONCLUDE_BY, "Wed 31 Aug 2016", basis=Basis.GUIDANCE, state=State.OVERDUE, days_late=33),
        )},
        ("behind", 0, None, None, ("guidance", day("Wed 31 Aug 2016"), 33),
         "The end of the review, by government guidance, was due by 31 Aug 2016."),
        id="only guidance was missed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), ROWS)
def test_one_case(changes: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert row(only(**changes)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"obligations": (STATUTE_2018,)}, id="not started, with time"),
        pytest.param({**BEGUN, "obligations": (due(Kind.PLAN_ISSUED, "Tue 18 Oct 2016"),)}, id="due in 15 days"),
        pytest.param(
            {**BEGUN, "first_promise": a_promise("Mon 26 Sep 2016"), "promise": a_promise("Mon 26 Sep 2016"),
             "obligations": (PLAN,)},
            id="begun as promised",
        ),
        pytest.param(
            {**BEGUN, "first_promise": a_promise("Mon 3 Oct 2016"), "obligations": (PLAN,)}, id="begun before promised"
        ),
        pytest.param(
            {"first_promise": a_promise("Mon 17 Oct 2016"), "promise": a_promise("Mon 17 Oct 2016")},
            id="notice due today",
        ),
        pytest.param({"stage": Stage.TRANSFERRED, "overdue": True, "obligations": (PLAN,)}, id="transferred"),
        pytest.param({"in_scope": False, "at_risk": True}, id="not here"),
    ],
)  # fmt: skip
def test_nothing_slipped(changes: dict[str, Any]) -> None:
    assert slippage([a_timeline(**changes)]) == ()


def test_worst_first() -> None:
    def late(reference: str, days: int) -> Any:
        missed = due(Kind.PLAN_ISSUED, "Mon 1 Aug 2016", state=State.OVERDUE, days_late=days)
        return a_timeline(reference=reference, **BEGUN, overdue=True, obligations=(missed,))

    caseload = [
        a_timeline(reference="soon", **BEGUN, obligations=(due(Kind.PLAN_ISSUED, "Mon 10 Oct 2016"),)),
        a_timeline(
            reference="behind", first_promise=a_promise("Mon 10 Oct 2016"), promise=a_promise("Mon 10 Oct 2016")
        ),
        a_timeline(reference="risk-b", at_risk=True, risk="x"),
        a_timeline(reference="risk-a", at_risk=True, risk="x"),
        late("late-3", 3),
        late("late-30", 30),
    ]
    found = slippage(caseload)
    assert [slip.case.reference for slip in found] == ["late-30", "late-3", "risk-a", "risk-b", "soon", "behind"]
    assert [slip.standing for slip in found[3:]] == [Standing.AT_RISK, Standing.SOON, Standing.BEHIND]


def test_as_json() -> None:
    missed = due(Kind.PLAN_ISSUED, "Fri 30 Sep 2016", state=State.OVERDUE, days_late=3)
    slip = only(**BEGUN, overdue=True, officer="J Price", first_promise=a_promise("Mon 19 Sep 2016"),
                obligations=(missed,))  # fmt: skip
    assert slip.as_document() == {
        "reference": "CW0001",
        "name": "Robin Example",
        "officer": "J Price",
        "document": "statement",
        "stage": "in_assessment",
        "standing": "late",
        "why": "The plan was due by 30 Sep 2016.",
        "law": {"kind": "plan_issued", "rule": "order-21-3", "due": "2016-09-30", "days_late": 3},
        "legal_due": "2016-09-30",
        "first_promise": {"promised": "2016-09-19", "expected": "2016-09-26", "days": 7},
        "latest_schedule": None,
        "first_slip": {"step": "notice", "due": "2016-09-05", "days": 7},
        "next": {
            "day": "2016-09-30",
            "days_left": -3,
            "reference": "CW0001",
            "name": "Robin Example",
            "officer": "J Price",
            "task": "serve_draft",
            "what": "Serve the draft plan",
            "why": "The plan was due by 30 Sep 2016.",
            "binding": True,
        },
    }
    assert slip.days_behind == 7


def test_as_json_when_nothing_sets_a_day() -> None:
    document = only(at_risk=True, risk="It begins too late.").as_document()
    assert {key: document[key] for key in ("law", "legal_due", "first_promise", "first_slip", "next")} == dict.fromkeys(
        ("law", "legal_due", "first_promise", "first_slip", "next")
    )


def test_a_promise_without_a_later_schedule_waits_for_the_notice() -> None:
    slip = only(first_promise=a_promise("Mon 10 Oct 2016"))
    assert (slip.first_promise and slip.first_promise.expected) == day("Mon 17 Oct 2016")


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        pytest.param({**BEGUN, "obligations": (due(Kind.PLAN_ISSUED, "Mon 17 Oct 2016"),),
                      "events": events(draft_served="Mon 5 Sep 2016")}, False, id="only about to be late"),
        pytest.param({**BEGUN, "obligations": (due(Kind.PLAN_ISSUED, "Mon 17 Oct 2016"),)}, True, id="late draft"),
        pytest.param({"at_risk": True, "risk": "x"}, True, id="at risk"),
    ],
)  # fmt: skip
def test_what_is_missed_is_a_finding(changes: dict[str, Any], finding: bool) -> None:
    assert only(**changes).is_finding is finding

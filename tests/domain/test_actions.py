from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.domain.made import AS_OF, a_timeline, due
from tests.domain.worked import STARTED, on
from transfer_cli.domain.actions import Action, Task, actions, meet_by, next_step, plan_due
from transfer_cli.domain.case import Document, Event, PhaseMove
from transfer_cli.domain.obligation import Basis, Kind, Stage, State

CONCLUDE = due(
    Kind.CONCLUDE_BY, "Tue 14 Feb 2017",
    latest_start=day("Wed 12 Oct 2016"), latest_notice=day("Wed 28 Sep 2016"), presumed=False,
)  # fmt: skip
LATER = due(
    Kind.CONCLUDE_BY, "Sat 31 Mar 2018",
    latest_start=day("Sun 26 Nov 2017"), latest_notice=day("Sun 12 Nov 2017"), presumed=False,
)  # fmt: skip
PLAN = due(Kind.PLAN_ISSUED, "Sun 29 Jan 2017")
SOON_DUE = due(Kind.PLAN_ISSUED, "Tue 1 Nov 2016")
PAST_DUE = due(Kind.PLAN_ISSUED, "Sat 1 Oct 2016", state=State.OVERDUE, days_late=2)
ANSWER = due(Kind.DRAFT_RESPONSE, "Mon 10 Oct 2016")
ANSWERED = due(Kind.DRAFT_RESPONSE, "Mon 10 Oct 2016", done=day("Mon 3 Oct 2016"), state=State.MET)
HELD = events(meeting_held="Fri 30 Sep 2016")


def said(action: Action | None) -> tuple[Any, ...] | None:
    return (action.day, action.task, action.what, action.why, action.binding) if action else None


AGREED = "the day agreed with the family."


@pytest.mark.parametrize(
    ("as_of", "by", "agreed"),
    [
        ("3 Oct 2016", "Fri 15 Sep 2017", True),
        ("12 Nov 2017", "Fri 15 Sep 2017", True),
        ("13 Nov 2017", "Sun 12 Nov 2017", False),
    ],
    ids=["a turn that was agreed on", "until the law's last notice", "after which the law comes first"],
)
def test_notice_is_given_in_time_for_an_agreed_turn(as_of: str, by: str, agreed: bool) -> None:
    turn = Event("postponed", day("1 Oct 2016"), note="to 2018-02-01; agreed 2016-09-30 by parent")
    action = next_step(on(as_of, events=(turn,)))
    assert action
    assert (action.day, action.why.endswith(AGREED), action.binding) == (day(by), agreed, not agreed)


NEXT = [
    pytest.param({"obligations": ()}, None, id="not started, not scheduled, no legal day"),
    pytest.param(
        {"obligations": (due(Kind.NOTICE, "Mon 10 Oct 2016"), LATER)},
        (day("Mon 10 Oct 2016"), Task.GIVE_NOTICE, "Give notice of the review",
         "The review is planned to begin on 24 Oct 2016.", False),
        id="not started: the schedule sets the day",
    ),
    pytest.param(
        {"obligations": (due(Kind.NOTICE, "Mon 10 Oct 2016"), CONCLUDE)},
        (day("Wed 28 Sep 2016"), Task.GIVE_NOTICE, "Give notice of the review",
         "A later notice leaves less than the full period before 14 Feb 2017.", True),
        id="not started: the law's last notice comes before the scheduled one",
    ),
    pytest.param(
        {"obligations": (LATER,)},
        (day("Sun 12 Nov 2017"), Task.GIVE_NOTICE, "Give notice of the review",
         "A later notice leaves less than the full period before 31 Mar 2018.", True),
        id="not started and not scheduled: the law's last notice",
    ),
    pytest.param(
        {"document": Document.LDA, "obligations": (due(Kind.DECIDE_REQUEST, "Wed 5 Oct 2016"),)},
        (day("Wed 5 Oct 2016"), Task.DECIDE_REQUEST, "Decide whether to assess",
         "A request for an assessment was received.", True),
        id="a request waits for its answer",
    ),
    pytest.param(
        {"stage": Stage.NOTICE_GIVEN, "begins_on": day("Mon 10 Oct 2016"), "obligations": (PLAN,)},
        (day("Mon 7 Nov 2016"), Task.ARRANGE_MEETING, "Arrange the meeting at Larkfield Primary School",
         "The meeting has no date yet.", False),
        id="notice given: six weeks after the start, two weeks ahead",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": ()},
        (day("Mon 31 Oct 2016"), Task.ARRANGE_MEETING, "Arrange the meeting at Larkfield Primary School",
         "The meeting has no date yet.", False),
        id="in assessment, start and limit unknown: counted from today",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (PLAN,), "meeting_on": day("Mon 3 Oct 2016"),
         "meeting_at": "14:00", "meeting_place": "The library"},
        (day("Mon 3 Oct 2016"), Task.HOLD_MEETING, "Hold the meeting", "The meeting is arranged: 14:00, The library.",
         False),
        id="the meeting is today",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (PLAN,), "meeting_on": day("Tue 4 Oct 2016")},
        (day("Tue 4 Oct 2016"), Task.HOLD_MEETING, "Hold the meeting", "The meeting is arranged.", False),
        id="the meeting is tomorrow, no time or place known",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (PLAN,), "meeting_on": day("Fri 30 Sep 2016")},
        (day("Fri 30 Sep 2016"), Task.RECORD_MEETING, "Record whether the meeting was held",
         "It was arranged for 30 Sep 2016.", False),
        id="the meeting was to be last Friday",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (PLAN, CONCLUDE), "events": HELD},
        (day("Fri 30 Dec 2016"), Task.SERVE_DRAFT, "Serve the draft plan",
         "That leaves 15 days to answer and 15 to consult a setting, before 29 Jan 2017.", False),
        id="meeting held: the draft, 30 days before the earlier of two limits",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (), "events": HELD}, None, id="meeting held and no limit at all"
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (SOON_DUE,)},
        (day("Sun 2 Oct 2016"), Task.SERVE_DRAFT, "Serve the draft plan",
         "That leaves 15 days to answer and 15 to consult a setting, before 1 Nov 2016.", False),
        id="no meeting yet, but the last safe day for the draft has passed",
    ),
    pytest.param(
        {"stage": Stage.IN_ASSESSMENT, "obligations": (PAST_DUE, CONCLUDE)},
        (day("Sat 1 Oct 2016"), Task.SERVE_DRAFT, "Serve the draft plan", "The plan was due by 1 Oct 2016.", True),
        id="the plan is overdue and no draft is served",
    ),
    pytest.param(
        {"stage": Stage.DRAFT, "obligations": (PLAN, ANSWER)},
        (day("Mon 10 Oct 2016"), Task.AWAIT_ANSWER, "Wait for the answer to the draft",
         "The draft can be answered until 10 Oct 2016.", False),
        id="draft: the family has time to answer",
    ),
    pytest.param(
        {"stage": Stage.DRAFT, "obligations": (PLAN, ANSWERED)},
        (day("Sun 29 Jan 2017"), Task.ISSUE_PLAN, "Issue the plan", "The plan is due by 29 Jan 2017.", True),
        id="draft: answered, so the plan",
    ),
    pytest.param(
        {"stage": Stage.DRAFT, "obligations": (PAST_DUE, ANSWER)},
        (day("Sat 1 Oct 2016"), Task.ISSUE_PLAN, "Issue the plan", "The plan was due by 1 Oct 2016.", True),
        id="draft: the plan is overdue already, answer or not",
    ),
    pytest.param({"stage": Stage.DRAFT, "obligations": (ANSWERED,)}, None, id="draft without a limit"),
    pytest.param({"stage": Stage.TRANSFERRED, "obligations": (PLAN,)}, None, id="transferred"),
    pytest.param({"in_scope": False, "obligations": (LATER,)}, None, id="not here yet"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), NEXT)
def test_next_step(changes: dict[str, Any], expected: tuple[Any, ...] | None) -> None:
    assert said(next_step(a_timeline(**changes))) == expected


def test_only_the_laws_own_days_still_to_be_met_end_a_review() -> None:
    obligations = (
        due(Kind.PLAN_ISSUED, "Mon 2 Jan 2017", state=State.NOT_APPLICABLE),
        due(Kind.PLAN_ISSUED, "Mon 2 Jan 2017", done=day("Mon 2 Jan 2017"), state=State.MET),
        due(Kind.CONCLUDE_BY, "Mon 2 Jan 2017", basis=Basis.LOCAL),
        due(Kind.NOTICE, "Mon 2 Jan 2017"),
        CONCLUDE,
    )
    assert plan_due(a_timeline(obligations=obligations)) is CONCLUDE
    assert plan_due(a_timeline()) is None


@pytest.mark.parametrize(
    ("starts_on", "limit", "expected"),
    [
        pytest.param("Mon 26 Sep 2016", None, "Mon 7 Nov 2016", id="six weeks on"),
        pytest.param("Mon 26 Sep 2016", "Sun 29 Jan 2017", "Mon 7 Nov 2016", id="six weeks on, well before the draft"),
        pytest.param("Mon 26 Sep 2016", "Wed 30 Nov 2016", "Sun 30 Oct 2016", id="the day before the last safe draft"),
        pytest.param("Mon 26 Sep 2016", "Sat 1 Oct 2016", "Mon 26 Sep 2016", id="never before the start"),
    ],
)
def test_meet_by(starts_on: str, limit: str | None, expected: str) -> None:
    assert meet_by(day(starts_on), day(limit) if limit else None) == day(expected)


def tasks(*timelines: Any, officers: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    return [(a.case.reference, a.task.value, a.binding) for a in actions(timelines, AS_OF, officers)]


REFUSED = f"{STARTED}, no plan 10 Nov 2016, appeal_registered 5 Dec 2016, appeal_ended 1 Mar 2017"


@pytest.mark.parametrize(
    ("steps", "day_", "task"),
    [
        (f"{REFUSED}, tribunal_ordered_plan 1 Mar 2017", "5 Apr 2017", "serve_draft"),
        (f"{REFUSED}, tribunal_ordered_plan 1 Mar 2017, draft 3 Mar 2017", "17 May 2017", "issue_plan"),
        (f"{REFUSED}, tribunal_ordered_reconsideration 1 Mar 2017", "15 Mar 2017", "decide_plan"),
    ],
)
def test_what_the_tribunal_ordered_comes_next(steps: str, day_: str, task: str) -> None:
    found = on("3 Mar 2017", steps)
    step = next_step(found)
    assert step is not None
    assert (step.day, step.task, step.binding) == (day(day_), task, True)
    assert step.why == "The Tribunal has ordered it."
    assert step in actions([found], found.as_of)


def test_once_it_is_done_or_the_child_has_left_nothing_is_next() -> None:
    ordered = f"{REFUSED}, tribunal_ordered_plan 1 Mar 2017"
    assert next_step(on("3 Apr 2017", f"{ordered}, draft 3 Mar 2017, plan 3 Apr 2017")) is None
    assert next_step(on("3 Apr 2017", ordered, left_on=day("2 Mar 2017"))) is None
    assert next_step(on("3 Apr 2017", ordered, moved_in_on=day("1 May 2017"))) is None
    assert actions([on("3 Mar 2017", REFUSED)], day("3 Mar 2017")) == ()


def test_most_urgent_first() -> None:
    started: dict[str, Any] = {"stage": Stage.IN_ASSESSMENT, "begins_on": day("Mon 4 Jul 2016")}
    caseload = [
        a_timeline(reference="next-week", obligations=(due(Kind.NOTICE, "Mon 10 Oct 2016"),)),
        a_timeline(reference="meeting-missed", **started, meeting_on=day("Mon 1 Aug 2016"), obligations=(PLAN,)),
        a_timeline(reference="late-2-days", **started, obligations=(PAST_DUE,)),
        a_timeline(reference="late-long", **started, obligations=(due(Kind.PLAN_ISSUED, "Mon 1 Aug 2016"),)),
        a_timeline(
            reference="due-today", **started, obligations=(due(Kind.PLAN_ISSUED, "Mon 3 Oct 2016"),), events=HELD
        ),
        a_timeline(reference="closed", stage=Stage.NO_PLAN, hold_letters="bereavement"),
    ]
    assert [reference for reference, _, _ in tasks(*caseload)] == [
        "late-long", "late-2-days", "due-today", "meeting-missed", "next-week",
    ]  # fmt: skip


def test_what_else_is_owed() -> None:
    obligations = (
        due(Kind.NO_PLAN_NOTIFIED, "Mon 3 Oct 2016"),
        due(Kind.ADVICE, "Tue 4 Oct 2016", about="educational_psychologist"),
        due(Kind.CONSULT_YEAR6, "Thu 6 Oct 2016"),
        due(Kind.ANNUAL_REVIEW, "Fri 7 Oct 2016", state=State.AT_RISK),
    )
    found = actions([a_timeline(obligations=obligations)], AS_OF)
    assert [said(action) for action in found] == [
        (day("Mon 3 Oct 2016"), Task.DECIDE_PLAN, "Decide whether there will be a plan",
         "To be told of no plan after that day is late.", False),
        (day("Tue 4 Oct 2016"), Task.CHASE_ADVICE, "Chase the advice of educational psychologist",
         "Advice is due six weeks after it was asked for.", False),
        (day("Thu 6 Oct 2016"), Task.CONSULT_YEAR6, "Ask the family about a transfer in Year 6",
         "The law asks for it.", False),
        (day("Fri 7 Oct 2016"), Task.REVIEW_STATEMENT, "Hold the annual review",
         "No notice of a transfer review was given.", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "settled",
    [
        pytest.param(due(Kind.NO_PLAN_NOTIFIED, "Sun 2 Oct 2016", state=State.AT_RISK), id="its day has passed"),
        pytest.param(due(Kind.ADVICE, "Tue 4 Oct 2016", done=AS_OF, state=State.MET), id="received"),
        pytest.param(due(Kind.ANNUAL_REVIEW, "Tue 4 Oct 2016", state=State.NOT_APPLICABLE), id="replaced"),
        pytest.param(due(Kind.CONSULT_YEAR6, "Tue 4 Oct 2016", state=State.EXCEPTED), id="excepted"),
    ],
)
def test_what_is_settled_is_no_action(settled: Any) -> None:
    assert tasks(a_timeline(obligations=(settled,))) == []


@pytest.mark.parametrize(
    ("document", "latest_notice", "by", "who"),
    [
        (Document.STATEMENT, "Wed 28 Sep 2016", "Wed 28 Sep 2016", "child"),
        (Document.LDA, None, "Tue 14 Feb 2017", "young person"),
    ],
)
def test_a_presumed_move_is_asked_about(document: Document, latest_notice: str | None, by: str, who: str) -> None:
    presumed = due(
        Kind.CONCLUDE_BY, "Tue 14 Feb 2017", presumed=True, latest_notice=day(latest_notice) if latest_notice else None
    )
    timeline = a_timeline(stage=Stage.IN_ASSESSMENT, document=document, meeting_on=AS_OF, obligations=(presumed, LATER))
    [asked] = [a for a in actions([timeline], AS_OF) if a.task == Task.CONFIRM_PHASE_MOVE]
    what = f"Say whether the {who} moves on from Larkfield Primary School"
    why = f"The {who} is presumed to move, so 14 Feb 2017 applies until somebody says."
    assert said(asked) == (day(by), Task.CONFIRM_PHASE_MOVE, what, why, False)


def test_the_office_puts_its_own_house_in_order() -> None:
    scheduled: dict[str, Any] = {"obligations": (due(Kind.NOTICE, "Mon 10 Oct 2016"),)}
    caseload = [
        a_timeline(reference="nobody", **scheduled),
        a_timeline(reference="stranger", officer="J Smith", **scheduled),
        a_timeline(reference="known", officer="j price", hold_letters="bereavement", **scheduled),
        a_timeline(reference="idle", hold_letters="safeguarding"),
    ]
    found = {(a.case.reference, a.task): a for a in actions(caseload, AS_OF, ["J Price"])}
    assert {key: (a.day, a.what, a.why) for key, a in found.items() if key[1] != Task.GIVE_NOTICE} == {
        ("nobody", Task.NAME_OFFICER): (
            day("Mon 10 Oct 2016"),
            "Name an officer",
            "Nobody is looking after this case.",
        ),
        ("stranger", Task.NAME_OFFICER): (
            day("Mon 10 Oct 2016"),
            "Name an officer",
            "The settings know no officer J Smith.",
        ),
        ("known", Task.CLEAR_HOLD): (
            day("Mon 10 Oct 2016"),
            "See whether letters may go again",
            "Held: bereavement.",
        ),
        ("idle", Task.CLEAR_HOLD): (AS_OF, "See whether letters may go again", "Held: safeguarding."),
    }


def test_without_officers_in_the_settings_nobody_is_missing() -> None:
    assert tasks(a_timeline(officer=None)) == []


def test_an_action_as_json() -> None:
    action = Action(day("Fri 30 Sep 2016"), Task.ISSUE_PLAN, a_case(officer="J Price"), "Issue the plan", "Due.")
    assert action.as_document(AS_OF) == {
        "day": "2016-09-30",
        "days_left": -3,
        "reference": "CW0001",
        "name": "Robin Example",
        "officer": "J Price",
        "task": "issue_plan",
        "what": "Issue the plan",
        "why": "Due.",
        "binding": False,
    }


def test_somebody_must_say_of_a_child_gone_from_the_file_whether_it_has_left_or_is_kept() -> None:
    gone = a_timeline(case=a_case(events=events(gone_from_file="Mon 26 Sep 2016")))
    found = [said(action) for action in actions([gone], AS_OF) if action.task is Task.SETTLE_GONE]
    why = "The caseload file of 26 Sep 2016 does not name the case any more."
    what = "Record that the child has left, or is kept"
    assert found == [(day("Mon 26 Sep 2016"), Task.SETTLE_GONE, what, why, False)]
    kept = a_timeline(case=a_case(events=events(gone_from_file="Mon 26 Sep 2016", kept="Tue 27 Sep 2016")))
    assert [action for action in actions([kept], AS_OF) if action.task is Task.SETTLE_GONE] == []


def test_year_6_is_not_asked_once_its_year_is_over() -> None:
    asked: dict[str, Any] = {
        "date_of_birth": day("4 May 2005"),
        "phase_move": PhaseMove.NONE,
        "known_from": day("1 Sep 2015"),
    }
    tasks = [[a.task for a in actions((on(as_of, **asked),), day(as_of))] for as_of in ("31 Aug 2016", "1 Sep 2016")]
    assert [Task.CONSULT_YEAR6 in found for found in tasks] == [True, False]

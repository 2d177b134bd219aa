"""What a letter prints is what `case explain` shows once the letter was posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.builders import day
from tests.correspondence import POST, SETTINGS, an_order
from transfer_cli.domain.case import Event, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Timeline
from transfer_cli.domain.timeline import timeline
from transfer_cli.letters.facts import Asked, facts_of

SENT = {"sent": POST.dated.isoformat()}


def posted(kind: str, step: Step, on: date, begins: date | None = None) -> tuple[dict[str, str], Timeline]:
    """The facts of the letter, and the case explained once it was posted."""
    order = an_order(kind)
    facts = facts_of(kind, order.timeline, order.envelope, SETTINGS, POST, Asked(reason="It is so."))
    case = order.timeline.case
    events = tuple(sorted((*case.events, Event(step, on, detail=SENT)), key=lambda event: event.happened))
    case = replace(case, events=events, assessment_begins=begins or case.assessment_begins)
    return facts, timeline(case, SETTINGS, day("Fri 7 Oct 2016"), explain=True)


def due(found: Timeline, kind: Kind) -> str:
    return found.of(kind)[0].due.isoformat()


def test_the_notice() -> None:
    facts, found = posted("notice", Step.NOTICE_GIVEN, POST.arrives_on, day("Mon 31 Oct 2016"))
    assert found.begins_on
    assert facts["begins_on"] == found.begins_on.isoformat()
    assert facts["plan_due"] == due(found, Kind.PLAN_ISSUED)
    assert facts["no_plan_due"] == due(found, Kind.NO_PLAN_NOTIFIED)


def test_the_draft() -> None:
    facts, found = posted("draft_plan", Step.DRAFT_SERVED, POST.arrives_on)
    assert facts["answer_by"] == due(found, Kind.DRAFT_RESPONSE)
    assert facts["plan_due"] == due(found, Kind.PLAN_ISSUED)


def test_the_final_plan() -> None:
    facts, found = posted("final_plan", Step.PLAN_ISSUED, POST.dated)
    assert facts["appeal_by"] == due(found, Kind.APPEAL)
    assert facts["review_by"] == due(found, Kind.FIRST_REVIEW)


def test_the_first_review_of_a_plan_of_29_february() -> None:
    order, post = an_order("final_plan"), replace(POST, dated=day("Mon 29 Feb 2016"))
    facts = facts_of("final_plan", order.timeline, order.envelope, SETTINGS, post, Asked())
    case = replace(order.timeline.case, events=(Event(Step.PLAN_ISSUED, post.dated),))
    found = timeline(case, SETTINGS, day("Tue 1 Mar 2016"))
    assert facts["review_by"] == due(found, Kind.FIRST_REVIEW) == "2017-02-28"


def test_no_plan() -> None:
    facts, found = posted("no_plan", Step.NO_PLAN_NOTIFIED, POST.arrives_on)
    said = found.of(Kind.STATEMENT_ENDS)[0].working
    assert f"appeal by {show_day(date.fromisoformat(facts['appeal_by']))}" in said[1]

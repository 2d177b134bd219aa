"""What a letter prints is what `case explain` shows once the letter was posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import day, events
from tests.correspondence import BEGUN, POST, SERVED, SETTINGS, an_order, case_for, orders_for
from transfer_cli.domain.case import Event, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Timeline
from transfer_cli.domain.timeline import timeline
from transfer_cli.letters.facts import Asked, facts_of
from transfer_cli.letters.kinds import kinds
from transfer_cli.letters.text import compose

SENT = {"sent": POST.dated.isoformat()}


def posted(kind: str, step: str, on: date, begins: date | None = None) -> tuple[dict[str, str], Timeline]:
    """The facts of the letter, and the case explained once it was posted."""
    order = an_order(kind)
    facts = facts_of(kind, order.timeline, order.envelope, SETTINGS, POST, Asked(reason="It is so."))
    case = order.timeline.case
    events = tuple(sorted((*case.events, Event(step, on, detail=SENT)), key=lambda event: event.happened))
    case = replace(case, events=events, assessment_begins=begins or case.assessment_begins)
    return facts, timeline(case, SETTINGS, day("Fri 7 Oct 2016"), explain=True)


def due(found: Timeline, kind: Kind, about: str = "") -> str:
    return next(o.due.isoformat() for o in found.of(kind) if not about or o.about == about)


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


def test_the_notice_to_the_setting() -> None:
    facts, found = posted("notice_to_setting", Step.NOTICE_GIVEN, POST.arrives_on, day("Mon 31 Oct 2016"))
    assert found.begins_on
    assert facts["begins_on"] == found.begins_on.isoformat()
    assert facts["plan_due"] == due(found, Kind.PLAN_ISSUED)
    assert facts["no_plan_due"] == due(found, Kind.NO_PLAN_NOTIFIED)


@pytest.mark.parametrize(
    ("agency", "basis"),
    [
        ("school", "guidance"), ("educational_psychologist", "guidance"), ("speech_therapy", "statute"),
        ("community_paediatrics", "statute"), ("young_peoples_service", "guidance"),
    ],
)  # fmt: skip
def test_a_request_for_advice(agency: str, basis: str) -> None:
    case = case_for("advice_request", date_of_birth=date(2002, 3, 1))
    order = next(o for o in orders_for("advice_request", case).orders if o.envelope.agency == agency)
    facts = facts_of("advice_request", order.timeline, order.envelope, SETTINGS, POST, Asked())
    asked = Event(f"advice_requested:{agency}", POST.arrives_on)
    then = timeline(replace(case, events=(*case.events, asked)), SETTINGS, POST.arrives_on)
    assert facts["advice_by"] == due(then, Kind.ADVICE, agency) == day("Wed 16 Nov 2016").isoformat()
    assert facts["advice_basis"] == basis
    said = compose(kinds()["advice_request"], facts).markdown.replace("\\", "")
    assert ("regulation 8(1)" in said, "Code of Practice" in said) == (basis == "statute", basis == "guidance")


def test_an_authority_that_holds_nobody_else_to_six_weeks_asks_nevertheless() -> None:
    order = an_order("advice_request")
    lenient = replace(SETTINGS, policy=replace(SETTINGS.policy, advice_in_six_weeks="bound_bodies"))
    facts = facts_of("advice_request", order.timeline, order.envelope, lenient, POST, Asked())
    assert (facts["advice_by"], facts["advice_basis"]) == ("2016-11-16", "")
    said = compose(kinds()["advice_request"], facts).markdown
    assert "Please send it by Wednesday 16 November 2016" in said
    assert "Code of Practice" not in said


def test_a_reminder_of_late_advice() -> None:
    order = an_order("advice_chaser")
    facts = facts_of("advice_chaser", order.timeline, order.envelope, SETTINGS, POST, Asked())
    late = order.timeline.of(Kind.ADVICE)[0]
    assert facts["was_due"] == late.due.isoformat()
    assert facts["days_late"] == str(late.days_late) == "20"
    assert facts["asked_on"] == day("Tue 2 Aug 2016").isoformat()
    assert facts["plan_due"] == due(order.timeline, Kind.PLAN_ISSUED)


def test_a_consultation() -> None:
    facts, found = posted("placement_consultation", "placement_consulted:larkfield_primary_school", POST.arrives_on)
    assert facts["answer_by"] == due(found, Kind.PLACEMENT_REPLY) == day("Thu 20 Oct 2016").isoformat()


@pytest.mark.parametrize("kind", ["copy_to_setting", "copy_to_commissioning_body"])
def test_copies_of_the_plan(kind: str) -> None:
    facts, found = posted(kind, Step.PLAN_ISSUED, POST.dated)
    assert facts["review_by"] == due(found, Kind.FIRST_REVIEW)
    sent = (Event(Step.PLAN_ISSUED, day("Fri 30 Sep 2016"), detail={"batch": "b", "sent": "2016-09-30"}),)
    later = an_order(kind, events=(*events(**SERVED), *sent))
    told = facts_of(kind, later.timeline, later.envelope, SETTINGS, POST, Asked())
    assert (told["plan_dated"], told["review_by"]) == ("2016-09-30", "2017-09-29")


@pytest.mark.parametrize("kind", ["no_plan_to_setting", "no_plan_to_commissioning_body"])
def test_copies_of_a_decision_name_the_day_that_the_family_was_told(kind: str) -> None:
    sent = (Event(Step.NO_PLAN_NOTIFIED, day("Mon 3 Oct 2016"), detail={"batch": "b", "sent": "2016-09-29"}),)
    later = an_order(kind, events=(*events(**BEGUN), *sent))
    facts = facts_of(kind, later.timeline, later.envelope, SETTINGS, POST, Asked())
    assert facts["appeal_by"] == "2016-11-29"
    said = timeline(later.case, SETTINGS, POST.dated, explain=True).of(Kind.STATEMENT_ENDS)[0].working
    assert "appeal by 29 Nov 2016" in said[1]


def test_a_turn_put_off() -> None:
    facts, found = posted("postponed", "compliment", POST.dated)
    assert facts["turn_by"] in {o.due.isoformat() for o in found.of(Kind.CONCLUDE_BY)}
    assert facts["law_last_day"] == next(o.due for o in found.of(Kind.CONCLUDE_BY) if o.basis == "statute").isoformat()
    assert facts["annual_review_by"] == due(found, Kind.ANNUAL_REVIEW)


def test_year_6() -> None:
    facts, found = posted("year6_consultation", "year6_consulted", POST.arrives_on)
    assert facts["year_ends"] == due(found, Kind.CONSULT_YEAR6)
    assert facts["law_last_day"] == next(o.due for o in found.of(Kind.CONCLUDE_BY) if o.basis == "statute").isoformat()


def test_the_welcome() -> None:
    facts, found = posted("moved_in", "moved_in_letter_sent", POST.arrives_on)
    assert facts["review_by"] == due(found, Kind.ANNUAL_REVIEW)
    assert facts["law_last_day"] == next(o.due for o in found.of(Kind.CONCLUDE_BY) if o.basis == "statute").isoformat()
    assert found.of(Kind.MOVED_IN_LETTER)[0].done == POST.arrives_on

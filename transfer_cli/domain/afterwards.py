"""What is still due once a review is concluded: the statement until the appeal, orders, and the plan's first review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from transfer_cli.domain.appeals import appeal_after, appeal_by, extended
from transfer_cli.domain.calendar import DAY, Calendar, years_after
from transfer_cli.domain.case import Document, Step
from transfer_cli.domain.clocks import Clock, recorded_exceptions
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import excusing
from transfer_cli.domain.obligation import Kind, Obligation, Stage, State
from transfer_cli.domain.rules.ruleset import after
from transfer_cli.domain.standing import Standing
from transfer_cli.domain.working import exception

CERTIFICATE_DAYS, MEDIATION_DAYS = 3, 30
"""Working days to a mediation certificate, and days to the mediation: SI 2014/1530 regs 33 to 39."""

DRAFT_WEEKS, FINAL_WEEKS, RECONSIDER_WEEKS = 5, 11, 2
"""Weeks that SI 2014/1530 reg 44(2)(c) and (d) give after an order of the Tribunal."""


def statement_ends(facts: Standing, clock: Clock) -> Obligation | None:
    """How long the statement goes on after a decision against a plan; None = there was no such decision."""
    decided = facts.first.get(Step.NO_PLAN_NOTIFIED)
    if decided is None or facts.left_on or facts.case.document != Document.STATEMENT:
        return None
    sent = _sent(facts, decided)
    certificate = facts.last.get("mediation_certificate")
    by = appeal_by(sent, certificate)
    last = extended(by, clock.bank_holidays)
    said = [
        f"decision sent {show_day(sent)}",
        f"two months from that day, or a month from a mediation certificate: appeal by {show_day(by)}",
    ]
    if last != by:
        said.append(f"for the Tribunal that means {show_day(last)}: it moves days in August, at Christmas and weekends")
    appeal = appeal_after(facts, decided)
    due, settled = _relevant_time(facts, last, appeal, said)
    done = due if settled and facts.as_of > due else None
    state = State.MET if done else State.ON_TRACK if settled else State.NOT_APPLICABLE
    made = clock.obligation(
        facts, Kind.STATEMENT_ENDS, due, None, "order-22-6", applies=False, working=tuple(said)
    )  # fmt: skip
    return replace(made, done=done, state=state)


def appeal(facts: Standing, clock: Clock) -> Obligation | None:
    """How long the family may appeal against the new plan; None while it was not sent it, or it was too long ago.

    It counts from the letter to the family: a copy that the setting is sent later gives no more time.
    """
    written_on = facts.written_on
    if written_on is None or facts.left_on:
        return None
    by = appeal_by(written_on, facts.last.get("mediation_certificate"))
    if by < facts.case.known_from:
        return None
    last = extended(by, clock.bank_holidays)
    said = [
        f"plan sent to the family {show_day(written_on)}",
        f"two months from that day, or a month from a mediation certificate = {show_day(by)}",
    ]
    if last != by:
        said.append(f"for the Tribunal an appeal of {show_day(last)} would still be in time")
    registered = appeal_after(facts, written_on)
    if registered:
        said.append(f"an appeal was registered {show_day(registered[0])}")
    over = registered is None and facts.as_of > last
    if over:
        said.append("no appeal is recorded, and the time for one has passed")
    made = clock.obligation(facts, Kind.APPEAL, by, None, "ftt-20", applies=False, working=tuple(said))
    state = State.MET if registered else State.NOT_APPLICABLE if over else State.ON_TRACK
    return replace(made, done=registered[0] if registered else None, state=state, over=over)


def mediation(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """What a family's word on mediation asks: a certificate for whoever declines it, a meeting for whoever wants it."""
    if declined := facts.last.get("mediation_declined"):
        due = Calendar((), clock.bank_holidays).working_days_after(declined, CERTIFICATE_DAYS)
        yield clock.obligation(
            facts, Kind.MEDIATION, due, _on_or_after(facts.last.get("mediation_certificate"), declined), "regs-33",
            about="certificate",
            working=(f"mediation declined {show_day(declined)}", f"three working days after = {show_day(due)}"),
        )  # fmt: skip
    if wanted := facts.last.get("mediation_requested"):
        due = wanted + timedelta(days=MEDIATION_DAYS)
        yield clock.obligation(
            facts, Kind.MEDIATION, due, _on_or_after(facts.last.get("mediation_held"), wanted), "regs-33",
            about="meeting",
            working=(f"mediation requested {show_day(wanted)}, itself not counted", f"30 days after = {show_day(due)}"),
        )  # fmt: skip


def tribunal_orders(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """What an order of the Tribunal asks: a draft, a plan, or the decision once more."""
    if ordered := facts.last.get("tribunal_ordered_plan"):
        draft = _on_or_after(facts.last.get(Step.DRAFT_SERVED), ordered)
        yield _ordered(facts, clock, ordered, DRAFT_WEEKS, "draft_plan", draft)
        yield _ordered(facts, clock, ordered, FINAL_WEEKS, "final_plan", _on_or_after(facts.issued_on, ordered))
    if ordered := facts.last.get("tribunal_ordered_reconsideration"):
        again = [
            day
            for step in (Step.NO_PLAN_NOTIFIED, Step.DRAFT_SERVED, Step.ASSESSMENT_BEGAN)
            if (day := _on_or_after(facts.last.get(step), ordered))
        ]
        yield _ordered(facts, clock, ordered, RECONSIDER_WEEKS, "reconsideration", min(again, default=None))


def first_review(facts: Standing, clock: Clock) -> Obligation | None:
    """The first review of the new plan; None while there is no plan."""
    if facts.sent_on is None or facts.stage != Stage.TRANSFERRED:
        return None
    due = years_after(facts.sent_on, 1) - DAY
    reviewed = facts.first.get("plan_reviewed")
    if reviewed is None and due < facts.case.known_from:
        return None
    return clock.obligation(
        facts, Kind.FIRST_REVIEW, due, reviewed, "cfa-44", applies=True,
        working=(f"assessment concluded {show_day(facts.sent_on)} = the first day", f"12 months = {show_day(due)}"),
    )  # fmt: skip


def _sent(facts: Standing, decided: date) -> date:
    """The day the letter went out, where the post room recorded it; else the day it was notified."""
    event = next(e for e in facts.events if e.step == Step.NO_PLAN_NOTIFIED)
    sent = event.detail.get("sent")
    return date.fromisoformat(sent) if sent else decided


def _relevant_time(
    facts: Standing, last: date, appeal: tuple[date, date | None] | None, said: list[str]
) -> tuple[date, bool]:
    """The day on which the statement ends, and whether that is settled."""
    if facts.sent_on:
        contested = appeal is not None or "tribunal_ordered_plan" in facts.first
        how = "on appeal" if contested else "all the same, without an appeal that is recorded,"
        said.append(f"a plan was made {how} on {show_day(facts.sent_on)}: the statement ended with it")
        return facts.sent_on, True
    if "tribunal_ordered_plan" in facts.first:
        said.append("the Tribunal ordered a plan: the statement goes on until it is made")
        return last, False
    if appeal is None:
        said.append("no appeal is recorded: the statement is kept to the end of that day")
        return last, True
    registered, ended = appeal
    if ended is None:
        said.append(f"an appeal was registered {show_day(registered)}: the statement goes on until it is determined")
        return last, False
    said.append(
        f"the appeal ended {show_day(ended)}: the statement is kept until then, or to the end of the time above"
    )
    return max(ended, last), True


def _ordered(facts: Standing, clock: Clock, ordered: date, weeks: int, what: str, done: date | None) -> Obligation:
    due = after(ordered, weeks)
    excuses = excusing(recorded_exceptions(facts), ordered, due, clock.rules.policy)
    return clock.obligation(
        facts, Kind.TRIBUNAL_ORDER, due, done, "regs-44", about=what, applies=facts.left_on is None,
        working=(f"ordered {show_day(ordered)}, itself not counted", f"{weeks} weeks after = {show_day(due)}"),
        excused=tuple(exception(found) for found in excuses),
    )  # fmt: skip


def _on_or_after(day: date | None, ordered: date) -> date | None:
    return day if day and day >= ordered else None

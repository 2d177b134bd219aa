"""Until when the statement is kept after a decision against a plan: the relevant time of SI 2014/2270 art 22."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from transfer_cli.domain.appeals import Pending, appeal_after, appeal_by, extended
from transfer_cli.domain.case import Document, Step
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation, State
from transfer_cli.domain.routes import route_of
from transfer_cli.domain.standing import Standing

BY_REASSESSMENT = "SI 2014/2270 art 25(3) to (6); SI 2008/2699 rr.12 and 20(1)(c)"

REGISTERED_WITHIN = timedelta(days=14)
"""The Tribunal registers an appeal within ten working days of receiving it, so it can have come in time until then."""


@dataclass(frozen=True, slots=True)
class _Time:
    """The day on which the statement ends, whether that is settled, and what the day follows from."""

    on: date
    settled: bool
    said: tuple[str, ...]


def statement_ends(facts: Standing, clock: Clock) -> Obligation | None:
    """How long the statement goes on after a decision against a plan; None = there was no such decision."""
    decided = _decision(facts)
    if decided is None or facts.left_on or facts.case.document != Document.STATEMENT:
        return None
    sent = _sent(facts, decided)
    by = appeal_by(sent, facts.last.get("mediation_certificate"))
    last = extended(by, clock.bank_holidays)
    said = (
        f"decision sent {show_day(sent)}",
        f"two months from that day, or a month from a mediation certificate: appeal by {show_day(by)}",
        *(
            [f"for the Tribunal that means {show_day(last)}: it moves days in August, at Christmas and weekends"]
            if last != by
            else []
        ),
    )
    found = _relevant_time(facts, decided, last)
    done = found.on if found.settled and facts.as_of > found.on else None
    state = State.MET if done else State.ON_TRACK if found.settled else State.NOT_APPLICABLE
    taken = route_of(facts, clock.rules)
    source = BY_REASSESSMENT if taken and taken.is_reassessment else ""
    made = clock.obligation(
        facts, Kind.STATEMENT_ENDS, found.on, None, "order-22-6", source=source, applies=False,
        working=(*said, *found.said),
    )  # fmt: skip
    return replace(made, done=done, state=state)


def _decision(facts: Standing) -> date | None:
    """The decision that counts, taken again where the Tribunal sent the first one back; None = there is none."""
    sent_back = facts.last.get("tribunal_ordered_reconsideration")
    days = [event.happened for event in facts.events if event.step == Step.NO_PLAN_NOTIFIED]
    again = next((day for day in days if sent_back and day >= sent_back), None)
    return again or next(iter(days), None)


def _sent(facts: Standing, decided: date) -> date:
    """The day the letter went out, where the post room recorded it; else the day it was notified."""
    event = next(e for e in facts.events if e.step == Step.NO_PLAN_NOTIFIED and e.happened == decided)
    sent = event.detail.get("sent")
    return date.fromisoformat(sent) if sent else decided


def _relevant_time(facts: Standing, decided: date, last: date) -> _Time:
    """Where the appeal, the Tribunal and a plan made all the same leave the statement.

    Args:
        last: Last day on which an appeal against the decision is in time.
    """
    appeal, sent_back = appeal_after(facts, decided), facts.last.get("tribunal_ordered_reconsideration")
    if facts.sent_on:
        contested = appeal is not None or "tribunal_ordered_plan" in facts.first
        how = "on appeal" if contested else "all the same, without an appeal that is recorded,"
        said = f"a plan was made {how} on {show_day(facts.sent_on)}: the statement ended with it"
        return _Time(facts.sent_on, settled=True, said=(said,))
    if "tribunal_ordered_plan" in facts.first:
        return _Time(last, settled=False, said=("the Tribunal ordered a plan: the statement goes on until it is made",))
    if sent_back and sent_back > decided:
        back = f"the Tribunal sent the decision back on {show_day(sent_back)}: the statement goes on until it is taken"
        return _Time(last, settled=False, said=(f"{back} again",))
    return _by_appeal(appeal, last)


def _by_appeal(appeal: Pending | None, last: date) -> _Time:
    if appeal is None:
        return _Time(last, settled=True, said=("no appeal is recorded: the statement is kept to the end of that day",))
    registered, ended = appeal
    if registered > last + REGISTERED_WITHIN:
        late = f"an appeal was registered {show_day(registered)}, after that time: it keeps the statement only if the"
        return _Time(last, settled=True, said=(f"{late} Tribunal admitted it; ask, and do not end the help meanwhile",))
    if ended is None:
        said = f"an appeal was registered {show_day(registered)}: the statement goes on until it is determined"
        return _Time(last, settled=False, said=(said,))
    said = f"the appeal registered {show_day(registered)} ended {show_day(ended)}: the statement is kept until then"
    return _Time(ended, settled=True, said=(said,))

"""What is still due once a review is concluded: the statement until the appeal, orders, and the plan's first review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from transfer_cli.domain.appeals import appeal_after, appeal_by, extended
from transfer_cli.domain.calendar import Calendar, months_from
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation, Stage, State
from transfer_cli.domain.standing import Standing

CERTIFICATE_DAYS, MEDIATION_DAYS = 3, 30
"""Working days to a mediation certificate, and days to the mediation: SI 2014/1530 regs 33 to 39."""


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


def first_review(facts: Standing, clock: Clock) -> Obligation | None:
    """The first review of the new plan; None while there is no plan."""
    if facts.sent_on is None or facts.stage != Stage.TRANSFERRED:
        return None
    due = months_from(facts.sent_on, 12)
    reviewed = facts.first.get("plan_reviewed")
    if reviewed is None and due < facts.case.known_from:
        return None
    return clock.obligation(
        facts, Kind.FIRST_REVIEW, due, reviewed, "cfa-44", applies=True,
        working=(f"assessment concluded {show_day(facts.sent_on)} = the first day", f"12 months = {show_day(due)}"),
    )  # fmt: skip


def _on_or_after(day: date | None, ordered: date) -> date | None:
    return day if day and day >= ordered else None

"""What is due for a child who moves here with an EHC plan: a letter and the plan's review, and no transfer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_cli.domain.calendar import months_from
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation
from transfer_cli.domain.old_law import SIX_WEEKS
from transfer_cli.domain.standing import Standing

RULE = "regs-15"


def with_plan(facts: Standing, moved_on: date, made_on: date, clock: Clock) -> Iterator[Obligation]:
    """The letter within six weeks, and the review; neither where its day was over before the case was known here.

    Args:
        moved_on: Day of the move, on which the former authority hands the plan over.
        made_on: Day on which that authority had made it.
    """
    found = (_letter(facts, moved_on, clock), _review(facts, moved_on, made_on, clock))
    yield from (made for made in found if made.done or made.due >= facts.case.known_from)


def _letter(facts: Standing, moved_on: date, clock: Clock) -> Obligation:
    due = moved_on + SIX_WEEKS
    return clock.obligation(
        facts, Kind.MOVED_IN_LETTER, due, facts.first.get("moved_in_letter_sent"), RULE,
        working=(f"moved here {show_day(moved_on)}, itself not counted", f"6 weeks after = {show_day(due)}"),
    )  # fmt: skip


def _review(facts: Standing, moved_on: date, made_on: date, clock: Clock) -> Obligation:
    reviews = [event.happened for event in facts.events if event.step == "plan_reviewed"]
    before = max((day for day in reviews if day < moved_on), default=None)
    year, three_months = months_from(before or made_on, 12), months_from(moved_on, 3)
    due = max(year, three_months)
    counted = f"plan last reviewed {show_day(before)}" if before else f"plan made {show_day(made_on)}"
    return clock.obligation(
        facts, Kind.FIRST_REVIEW, due, min((day for day in reviews if day >= moved_on), default=None), RULE,
        working=(
            f"{counted} = the first day, 12 months = {show_day(year)}",
            f"moved here {show_day(moved_on)} = the first day, three months = {show_day(three_months)}",
            f"the later counts: {show_day(due)}",
        ),
    )  # fmt: skip

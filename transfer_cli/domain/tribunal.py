"""What the Tribunal ordered of the authority, and by when: SI 2014/1530 reg 44(2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from transfer_cli.domain import working
from transfer_cli.domain.case import Step
from transfer_cli.domain.clocks import Clock, recorded_exceptions
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import Limit, excusing
from transfer_cli.domain.obligation import Kind, Obligation
from transfer_cli.domain.rules.ruleset import after
from transfer_cli.domain.standing import Standing

DRAFT_WEEKS, FINAL_WEEKS, RECONSIDER_WEEKS = 5, 11, 2
"""Weeks that SI 2014/1530 reg 44(2)(c) and (d) give after an order of the Tribunal."""


class Order(NamedTuple):
    """One thing that an order asks.

    Attributes:
        what: `draft_plan`, `final_plan` or `reconsideration`.
        on: Day of the order.
        done: Day on which it was done; None = it was not.
    """

    what: str
    on: date
    weeks: int
    done: date | None

    @property
    def due(self) -> date:
        """Last day for it; the day of the order is not counted."""
        return after(self.on, self.weeks)


def orders(facts: Standing) -> Iterator[Order]:
    """What an order of the Tribunal asks: a draft, a plan, or the decision once more."""
    if ordered := facts.last.get("tribunal_ordered_plan"):
        yield Order("draft_plan", ordered, DRAFT_WEEKS, _since(facts.last.get(Step.DRAFT_SERVED), ordered))
        yield Order("final_plan", ordered, FINAL_WEEKS, _since(facts.issued_on, ordered))
    if ordered := facts.last.get("tribunal_ordered_reconsideration"):
        steps = (Step.NO_PLAN_NOTIFIED, Step.DRAFT_SERVED, Step.ASSESSMENT_BEGAN)
        again = [day for step in steps if (day := _since(facts.last.get(step), ordered))]
        yield Order("reconsideration", ordered, RECONSIDER_WEEKS, min(again, default=None))


def tribunal_orders(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """Each of them as an obligation; what excuses one is tested by its own weeks, reg 44(3)."""
    for what, ordered, weeks, done in orders(facts):
        due = after(ordered, weeks)
        excuses = excusing(recorded_exceptions(facts), ordered, due, clock.rules.policy, Limit.ORDER)
        yield clock.obligation(
            facts, Kind.TRIBUNAL_ORDER, due, done, "regs-44", about=what, applies=facts.left_on is None,
            working=(f"ordered {show_day(ordered)}, itself not counted", f"{weeks} weeks after = {show_day(due)}"),
            excused=tuple(working.exception(found, Limit.ORDER) for found in excuses),
        )  # fmt: skip


def _since(day: date | None, ordered: date) -> date | None:
    return day if day and day >= ordered else None

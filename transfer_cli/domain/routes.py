"""Ways to a plan other than by notice: reassessment, a pipeline case, and an LDA that was under way in 2014."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.rules.ruleset import Route, RuleSet
from transfer_cli.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Taken:
    """A route on which a case is.

    Attributes:
        on: Day its limits count from.
        is_certain: It is not merely asked for.
    """

    route: Route
    on: date
    is_certain: bool

    @property
    def plan_due(self) -> date:
        """Last day for the plan."""
        return self.route.due(self.on, self.route.plan_weeks)

    @property
    def no_plan_due(self) -> date | None:
        """Last day for a decision against a plan; None = the route sets none."""
        weeks = self.route.no_plan_weeks
        return self.route.due(self.on, weeks) if weeks else None

    @property
    def is_reassessment(self) -> bool:
        """It is the reassessment of SI 2014/2270 arts 23 to 25, and not merely asked for."""
        return self.route.rule == "order-23" and self.is_certain


def route_of(facts: Standing, rules: RuleSet) -> Taken | None:
    """The route that the case is on; None = the ordinary one, by notice or by request."""
    steps = facts.first
    for route in rules.routes:
        if route.step in steps and (taken := _taken(facts, route)):
            return taken
    return None


def _taken(facts: Standing, route: Route) -> Taken | None:
    on = facts.first.get(route.step)
    if route.step == "reassessment_requested":
        on = facts.reassessment_on
    if on is None or facts.case.document != route.document:
        return None
    if on < route.from_day or (route.until and on >= route.until):
        return None
    certain = route.step != "reassessment_requested" or "reassessment_accepted" in facts.first
    return Taken(route, on, certain)

"""The cohort deadlines ahead and behind, each with the work that is left before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State, Timeline

OLDER_PLANS = "guidance-non-statutory"
"""Id of the rule on EHC plans made before September 2014: Part 5 of the Order is about statements."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One deadline for a group of children.

    Attributes:
        rule: Id that `transfer explain` expands.
        group: The children concerned, in a few words.
        concluded: Children of the group already concluded, in time or late.
        open: Children of the group still to be concluded.
        not_started: Those of `open` to whom no notice has been given.
        latest_start: Last day on which the assessments still to begin may begin and have the full period;
            None = all have begun.
        latest_notice: Last day to give notice for that; None likewise.
        presumed: Children of `open` who are in the group only because a phase move is presumed.
    """

    due: date
    rule: str
    group: str
    basis: Basis
    concluded: int
    open: int
    not_started: int
    latest_start: date | None
    latest_notice: date | None
    presumed: int

    @property
    def is_of_older_plans(self) -> bool:
        """Whether it is of EHC plans made before September 2014, of which guidance asks what the law does of others."""
        return self.rule == OLDER_PLANS


def panels(timelines: Iterable[Timeline]) -> tuple[Panel, ...]:
    """One panel a day, rule and group, earliest first, for every `conclude_by` that binds an open case.

    A child whom several deadlines catch stands in each of them that still applies to it; those who left stand in none.
    """
    groups: defaultdict[tuple[date, str, str], list[tuple[Timeline, Obligation]]] = defaultdict(list)
    for timeline in timelines:
        if timeline.in_scope and timeline.stage != Stage.LEFT:
            for obligation in timeline.of(Kind.CONCLUDE_BY):
                if obligation.state == State.NOT_APPLICABLE:
                    continue
                groups[obligation.due, obligation.rule, obligation.about].append((timeline, obligation))
    made = (_panel(members) for _, members in sorted(groups.items()))
    return tuple(panel for panel in made if panel.open)


def _panel(members: list[tuple[Timeline, Obligation]]) -> Panel:
    obligation = members[0][1]
    still_open = [(t, o) for t, o in members if t.is_open]
    waiting = [o for t, o in still_open if t.stage == Stage.NOT_STARTED]
    return Panel(
        due=obligation.due,
        rule=obligation.rule,
        group=obligation.about or obligation.rule,
        basis=obligation.basis,
        concluded=len(members) - len(still_open),
        open=len(still_open),
        not_started=len(waiting),
        latest_start=min((o.latest_start for o in waiting if o.latest_start), default=None),
        latest_notice=min((o.latest_notice for o in waiting if o.latest_notice), default=None),
        presumed=sum(o.presumed is True for _, o in still_open),
    )

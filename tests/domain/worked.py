"""Worked cases as text: one case a line, columns divided by `|`, the first column saying why the case is there.

And short ways to say what happened to a child and what is due.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation, Timeline
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline

SETTINGS = Settings("Testshire")
SHORT = {
    "notice": "notice_given", "began": "assessment_began", "advice": "advice_complete", "meeting": "meeting_held",
    "draft": "draft_served", "plan": "plan_issued", "no plan": "no_plan_notified", "answer": "draft_answered",
    "request": "request_received", "decided": "lda_decided_to_assess", "asked": "year6_consulted",
}  # fmt: skip
STARTED = "notice 12 Sep 2016, began 26 Sep 2016"
"""A review that began on 26 September 2016 after the shortest notice."""


def cases(table: str) -> list[Any]:
    """The lines of the table as parameters, the first column being the test's id; the heading is left out."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines[1:]]
    assert all(len(row) == len(rows[0]) for row in rows), "every line has the same columns"
    return [pytest.param(*row[1:], id=row[0].replace(" ", "-")) for row in rows]


def happened(text: str) -> tuple[Event, ...]:
    """Events from `notice 12 Sep 2016, began 26 Sep 2016`."""
    made: list[Event] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name = part.rsplit(" ", 3)[0]
        made.append(Event(SHORT.get(name, name), day(part.removeprefix(name).strip()), id=len(made) + 1))
    return tuple(sorted(made, key=lambda event: event.happened))


def a_child(steps: str = "", **changes: Any) -> Case:
    """In Year 4 in 2016/17, so that only 31 March 2018 stands; with these steps."""
    return a_case(**({"date_of_birth": day("4 May 2008"), "events": happened(steps)} | changes))


def on(as_of: str, steps: str = "", **changes: Any) -> Timeline:
    return timeline(a_child(steps, **changes), SETTINGS, day(as_of))


def one(found: Timeline, kind: Kind) -> Obligation:
    (obligation,) = found.of(kind)
    return obligation


def said(obligation: Obligation) -> str:
    """Due, state and days late if any: `29 Jan 2017 met_late 5`."""
    return f"{show_day(obligation.due)} {obligation.state}{f' {obligation.days_late}' * bool(obligation.days_late)}"

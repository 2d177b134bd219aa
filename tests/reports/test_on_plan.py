"""The verdict is never better than the figures: not overall, and not of any cohort."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_case, day, events
from tests.domain.made import a_promise
from tests.reports.a_week import AS_OF, SETTINGS, a_week
from transfer_cli.domain.case import Case, PhaseMove
from transfer_cli.domain.progress import PACE_WEEKS, cohort
from transfer_cli.domain.settings import Capacity, Settings
from transfer_cli.reports.week import Week, honest, verdict

PROMISE = a_promise("Mon 17 Oct 2016")
MOVING: dict[str, Any] = {
    "date_of_birth": day("Thu 4 May 2006"), "phase_move": PhaseMove.PRIMARY_TO_SECONDARY,
    "phase_move_on": day("Fri 1 Sep 2017"),
}  # fmt: skip
BEGUN = events(notice_given="Mon 12 Sep 2016", assessment_began="Mon 26 Sep 2016")
CHILDREN = {
    "concluded": a_case(events=events(plan_issued="Fri 30 Sep 2016")),
    "planned": a_case(first_promise=PROMISE, promise=PROMISE),
    "without a place": a_case(),
    "begun": a_case(events=BEGUN),
    "moving, begun": a_case(events=BEGUN, **MOVING),
    "moving, planned": a_case(first_promise=PROMISE, promise=PROMISE, **MOVING),
    "overdue": a_case(events=events(notice_given="Mon 11 Jan 2016", assessment_began="Mon 25 Jan 2016")),
}
CASELOADS = st.fixed_dictionaries({name: st.integers(0, 3) for name in CHILDREN} | {"concluded": st.integers(0, 40)})
CAPACITIES = st.builds(Capacity, starts_per_week=st.one_of(st.none(), st.integers(0, 3)))


def a_caseload(numbers: dict[str, int]) -> list[Case]:
    children = [CHILDREN[name] for name, number in numbers.items() for _ in range(number)]
    return [replace(child, reference=f"CW{n:04}") for n, child in enumerate(children)]


def excuses(week: Week) -> list[str]:
    """Why it is not on plan, worked out anew from the children."""
    found = []
    open_now = [child for child in week.children if child.is_open]
    since = AS_OF - timedelta(weeks=PACE_WEEKS)
    pace = sum(child.concluded_on is not None and child.concluded_on > since for child in week.children) / PACE_WEEKS
    days = {(limit.due, cohort(limit)) for child in open_now if (limit := child.conclude_by)}
    for due, group in [*days, (SETTINGS.deadline, "all")]:
        first = [c for c in open_now if group == "all" or ((limit := c.conclude_by) and limit.due <= due)]
        weeks = ((due - AS_OF).days + 1) / 7
        if weeks <= 0 or len(first) / weeks > pace + 1e-9:
            found.append(f"{group} needs more than is achieved")
    if week.feasible is False:
        found.append("the schedule is infeasible")
    if any(child.overdue for child in open_now):
        found.append("somebody is overdue")
    return found


@settings(max_examples=150, deadline=None)
@given(numbers=CASELOADS, feasible=st.sampled_from([True, False, None]), capacity=CAPACITIES)
def test_never_on_plan_while_a_figure_says_otherwise(
    numbers: dict[str, int], feasible: bool | None, capacity: Capacity
) -> None:
    office = replace(SETTINGS, capacity=capacity)
    week = a_week(*a_caseload(numbers), feasible=feasible, settings=office)
    if excuses(week) and week.now.children.open:
        assert verdict(week) == "Not on plan"


def cohort_week(settings_: Settings = SETTINGS, **numbers: int) -> Week:
    named = {name.replace("_", " ").replace("moving ", "moving, "): number for name, number in numbers.items()}
    return a_week(*a_caseload(named), settings=settings_)


def test_a_cohort_that_cannot_be_met_spoils_the_verdict() -> None:
    """Twelve moving in 2017 are due by 14 February: 19.3 weeks. One a week is concluded, and that is too few for 20."""
    assert verdict(cohort_week(concluded=12, moving_begun=12)) == "On plan"
    spoilt = cohort_week(concluded=12, moving_begun=20)
    assert spoilt.now.is_fast_enough
    assert verdict(spoilt) == "Not on plan"
    assert "The cohort Phase move in 2017 (14 Feb 2017) is not on course: 1.0 a week are needed until then;" in honest(
        spoilt
    )


def test_a_team_without_room_spoils_the_verdict() -> None:
    nobody = replace(SETTINGS, capacity=Capacity(starts_per_week=0))
    assert verdict(cohort_week(concluded=12, planned=1)) == "On plan"
    assert verdict(cohort_week(nobody, concluded=12, planned=1)) == "Not on plan"


@pytest.mark.parametrize("children", [{"begun": 1}, {"concluded": 3}])
def test_who_has_begun_or_is_concluded_needs_no_room(children: dict[str, int]) -> None:
    nobody = replace(SETTINGS, capacity=Capacity(starts_per_week=0))
    assert verdict(cohort_week(nobody, **{"concluded": 12, **children})) in {"On plan", "Finished"}

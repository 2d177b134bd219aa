"""The independent checker: every single fault is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.schedule.instances import a_job, a_room, a_team, a_window
from transfer_cli.domain.schedule.check import check
from transfer_cli.domain.schedule.room import Block, Limits, Place
from transfer_cli.domain.schedule.weeks import Week, Weeks

TEAM = a_team(
    [2, 2, 2], opened=3, officers=[a_room([1, 1, 1], name="J Price"), a_room([2, 2, 2], opened=2, name="S Kaur")]
)
JOBS = [
    a_job(0, 1, officer=0, reference="a"),
    a_job(1, 2, reference="b"),
    a_job(0, 2, reference="c"),
    a_job(0, 2, reference="d"),
]
GOOD = {"a": Place(0, 0), "b": Place(1, 1), "c": Place(0, 1)}


def faults(places: dict[str, Place], limits: Limits = TEAM, late: frozenset[str] = frozenset("d")) -> tuple[str, ...]:
    return check(places, [a_window(job, TEAM) for job in JOBS], limits, late)


def test_a_good_schedule_has_no_fault() -> None:
    assert faults(GOOD) == ()


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        pytest.param({"b": Place(0, 0)}, "b: it begins too early.", id="before the window"),
        pytest.param({"a": Place(2, 0)}, "a: it begins too late.", id="after the window"),
        pytest.param({"a": Place(0, 1)}, "a: it uses another officer's room.", id="another officer"),
        pytest.param({"b": Place(1, None)}, "b: whose room it uses is not said.", id="no officer"),
        pytest.param({"e": Place(1, 0)}, "e: it is not among the cases still to begin.", id="a stranger"),
        pytest.param(
            {"c": Place(0, 0)}, "J Price, week of 5 Sep 2016: 2 reviews begin and 1 can.", id="an officer's starts"
        ),
        pytest.param(
            {"d": Place(0, 1)}, "The team, week of 5 Sep 2016: 3 reviews begin and 2 can.", id="the team's starts"
        ),
        pytest.param(
            {"d": Place(2, 1)},
            "S Kaur, week of 19 Sep 2016: more reviews of the 20 weeks to this one are open than the 2 that can be.",
            id="an officer's reviews open",
        ),
        pytest.param(
            {"d": Place(2, 0)},
            "The team, week of 19 Sep 2016: more reviews of the 20 weeks to this one are open than the 3 that can be.",
            id="the team's reviews open",
        ),
    ],
)
def test_a_fault_is_found(changed: dict[str, Place], fault: str) -> None:
    assert fault in faults(GOOD | changed)


def test_a_week_is_missing() -> None:
    assert faults({key: GOOD[key] for key in "ac"}) == ("b: it has no week.",)


def test_no_school_in_its_week() -> None:
    weeks = Weeks((Week(TEAM.weeks.all[0].monday, None), *TEAM.weeks.all[1:]))
    assert "a: there is no school in its week." in faults(GOOD, replace(TEAM, weeks=weeks))


def test_a_late_review_may_begin_after_its_window_but_not_before() -> None:
    assert faults(GOOD | {"a": Place(2, 0)}, late=frozenset("ad")) == ()
    assert "b: it begins too early." in faults(GOOD | {"b": Place(0, 1)}, late=frozenset("bd"))


def test_an_undivided_team_has_no_officer() -> None:
    undivided = a_team([9] * 3)
    window = a_window(a_job(0, 2, reference="a"), undivided)
    assert check({"a": Place(0, None)}, [window], undivided, frozenset()) == ()
    assert check({"a": Place(0, 0)}, [window], undivided, frozenset()) == ("a: whose room it uses is not said.",)


def test_an_agreed_week_and_a_psychologist_are_checked() -> None:
    team = replace(a_team([2, 2]), psychologist=a_room([1, 1]))
    team = replace(team, ceiling=replace(team.ceiling, blocks=(Block(0, 1, 1),)))
    windows = [a_window(a_job(0, 1, reference=name, assessed=True), team) for name in "ab"]
    places = {"a": Place(0, None, assessed=True), "b": Place(0, None)}
    assert check(places, windows, team, frozenset(), {"a": Place(1, None, assessed=True)}) == (
        "b: whether it needs an educational psychologist is not counted.",
        "a: it is not where it was agreed with the family.",
        "The team, weeks from 5 Sep 2016: the panel has to decide 2 cases and can decide 1.",
    )
    both = {name: Place(0, None, assessed=True) for name in "ab"}
    assert "Educational psychologists, week of 5 Sep 2016: 2 reviews begin and 1 can." in check(
        both, windows, team, frozenset()
    )

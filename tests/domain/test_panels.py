from __future__ import annotations

from typing import Any

from tests.builders import day
from tests.domain.made import a_timeline, due
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State
from transfer_cli.domain.panels import panels


def by(on: str, **changes: Any) -> Obligation:
    return due(Kind.CONCLUDE_BY, on, **({"rule": "order-14-5", "about": "Everyone else"} | changes))


FEBRUARY = by(
    "Tue 14 Feb 2017", rule="order-14-3-b", about="Phase move in 2017", presumed=True,
    latest_start=day("Wed 12 Oct 2016"), latest_notice=day("Wed 28 Sep 2016"),
)  # fmt: skip
MARCH = by("Sat 31 Mar 2018", latest_start=day("Sun 26 Nov 2017"), latest_notice=day("Sun 12 Nov 2017"))


def test_each_deadline_that_binds_somebody_with_the_work_before_it() -> None:
    found = panels(
        [
            a_timeline(obligations=(FEBRUARY, MARCH)),
            a_timeline(obligations=(by("Tue 14 Feb 2017", rule="order-14-3-b", about="Phase move in 2017"),),
                       stage=Stage.DRAFT),
            a_timeline(obligations=(FEBRUARY,), stage=Stage.TRANSFERRED),
            a_timeline(obligations=(FEBRUARY,), stage=Stage.LEFT),
            a_timeline(obligations=(FEBRUARY,), in_scope=False),
            a_timeline(obligations=(by("Wed 31 Aug 2016", about="Year 9"),), stage=Stage.TRANSFERRED),
        ]
    )  # fmt: skip
    assert [(p.due, p.group, p.concluded, p.open, p.not_started, p.latest_start, p.latest_notice) for p in found] == [
        (day("Tue 14 Feb 2017"), "Phase move in 2017", 1, 2, 1, day("Wed 12 Oct 2016"), day("Wed 28 Sep 2016")),
        (day("Sat 31 Mar 2018"), "Everyone else", 0, 1, 1, day("Sun 26 Nov 2017"), day("Sun 12 Nov 2017")),
    ]
    assert [panel.presumed for panel in found] == [1, 0]


def test_a_panel_whose_children_have_all_begun_has_no_last_day_to_begin() -> None:
    [panel] = panels([a_timeline(obligations=(by("Sat 31 Mar 2018"),), stage=Stage.IN_ASSESSMENT)])
    assert (panel.not_started, panel.latest_start, panel.latest_notice) == (0, None, None)


def test_law_and_guidance_of_one_day_are_told_apart_and_a_rule_stands_in_for_a_missing_name() -> None:
    guidance = by("Sat 31 Mar 2018", rule="guidance-year-9", about="", basis=Basis.GUIDANCE)
    found = panels([a_timeline(obligations=(guidance, MARCH))])
    assert [(p.group, p.basis) for p in found] == [
        ("guidance-year-9", Basis.GUIDANCE),
        ("Everyone else", Basis.STATUTE),
    ]


def test_a_day_that_does_not_apply_any_more_binds_nobody() -> None:
    lapsed = by("Tue 14 Feb 2017", rule="order-14-3-b", about="Phase move in 2017", state=State.NOT_APPLICABLE)
    found = panels([a_timeline(obligations=(FEBRUARY, MARCH)), a_timeline(obligations=(lapsed, MARCH))])
    assert [(panel.group, panel.open) for panel in found] == [("Phase move in 2017", 1), ("Everyone else", 2)]

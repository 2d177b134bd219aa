"""The pace that may be published: ranges worked out from published bands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.domain.published import GROUPS, PLACES, Published
from transfer_cli.domain.published_pace import published_pace, share_in_time
from transfer_cli.domain.suppression import Publication, Tree, protect

GROUP = GROUPS["year-groups"][2]


def published(transferred: int, no_plan: int, still_open: int) -> Published:
    counts = {("transferred", "in_time"): transferred, ("no_plan", ""): no_plan, ("open", "on_track"): still_open}

    def groups(place: str, part: str) -> dict[str, Tree]:
        return {name: counts.get((place, part), 0) if name == GROUP else 0 for name in GROUPS["year-groups"]}

    tree: dict[str, Tree] = {
        place: {part: groups(place, part) for part in parts} if parts else groups(place, "")
        for place, parts in PLACES.items()
    }
    return Published(protect(tree, Publication()), protect(dict.fromkeys(PLACES, 0), Publication()))


@pytest.mark.parametrize(
    ("still_open", "days_left"),
    [pytest.param(300, None, id="after the deadline"), pytest.param(0, 280, id="nobody or few are open")],
)
def test_of_what_no_pace_is_said(still_open: int, days_left: int | None) -> None:
    assert published_pace(published(60, 9, still_open), published(0, 0, 360), days_left) is None


def test_the_true_pace_lies_in_its_range() -> None:
    found = published_pace(published(180, 30, 600), published(60, 30, 720), 420)
    assert found
    assert found.needed.low <= 600 / 60 <= found.needed.high
    assert found.achieved.low <= 120 / 12 <= found.achieved.high
    assert found.by_deadline.low <= 210 + 600 <= found.by_deadline.high


def test_nobody_is_concluded_twice_and_a_pace_never_runs_backwards() -> None:
    now = published(400, 0, 40)
    quick = published_pace(now, published(0, 0, 440), 490)
    assert quick
    children = now.children
    assert quick.by_deadline.high == sum(children[place].high for place in ("transferred", "no_plan", "open"))
    slow = published_pace(published(0, 0, 400), published(200, 0, 200), 490)
    assert slow
    assert (slow.is_said, slow.is_too_slow, slow.is_enough) == (True, True, False)
    assert (quick.is_said, quick.is_too_slow, quick.is_enough) == (True, False, True)
    assert slow.achieved == (0, 0, 0)


def test_what_the_figures_leave_open_is_not_said() -> None:
    found = published_pace(published(20, 0, 30), published(20, 0, 30), 700)
    assert found
    assert (found.is_said, found.is_too_slow, found.is_enough) == (False, False, False)


def test_the_share_in_time_may_be_what_the_figures_leave_possible() -> None:
    found = share_in_time(published(200, 0, 40))
    assert found
    assert found.low < found.about < found.high == 100
    assert share_in_time(published(0, 0, 40)) is None


@given(st.integers(0, 300), st.integers(0, 60), st.integers(40, 400), st.integers(0, 100), st.integers(0, 20))
def test_ranges_are_in_order_and_hold_the_truth(
    done: int, no_plan: int, left: int, lately: int, no_lately: int
) -> None:
    lately, no_lately = min(lately, done), min(no_lately, no_plan)
    before = published(done - lately, no_plan - no_lately, left + lately + no_lately)
    found = published_pace(published(done, no_plan, left), before, 350)
    assert found
    for figures in (found.needed, found.achieved, found.by_deadline):
        assert figures.low <= figures.about <= figures.high
    a_week = (lately + no_lately) / 12
    assert found.achieved.low <= a_week <= found.achieved.high
    assert found.by_deadline.low <= done + no_plan + min(50 * a_week, left) <= found.by_deadline.high

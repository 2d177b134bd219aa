"""Which request to an agency counts, and whether it is answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from transfer_cli.domain.advice_rounds import Round, advice_rounds, here_by
from transfer_cli.domain.case import Event

SHORT = {
    "asked": "advice_requested", "came": "advice_received", "poor": "advice_insufficient", "agreed": "advice_suffices",
    "chased": "advice_chased", "told": "advice_escalated",
}  # fmt: skip


def history(text: str) -> tuple[Event, ...]:
    """`asked 1 Sep, came 3 Oct`: events of 2016 about health."""
    parts = (part.strip().partition(" ") for part in text.split(","))
    return tuple(Event(f"{SHORT[word]}:health", day(f"{when} 2016"), note=f"{word}!") for word, _, when in parts)


def said(found: Round) -> str:
    days = {"asked": found.asked, "came": found.received, "poor": found.insufficient}
    words = [f"{word} {on.day} {on:%b}" for word, on in days.items() if on]
    state = "again" if found.must_be_asked_again else "open" if found.is_open else "closed"
    return ", ".join([*words, f"round {found.rounds}", f"reminded {len(found.chased)}+{len(found.escalated)}", state])


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("asked 1 Sep", "asked 1 Sep, round 1, reminded 0+0, open"),
        ("asked 1 Sep, came 3 Oct", "asked 1 Sep, came 3 Oct, round 1, reminded 0+0, closed"),
        ("asked 1 Sep, asked 5 Sep", "asked 1 Sep, round 1, reminded 0+0, open"),
        ("asked 1 Sep, came 3 Oct, asked 4 Oct", "asked 1 Sep, came 3 Oct, round 1, reminded 0+0, closed"),
        ("asked 1 Sep, came 3 Oct, came 9 Oct", "asked 1 Sep, came 3 Oct, round 1, reminded 0+0, closed"),
        ("came 1 Jun", "came 1 Jun, round 0, reminded 0+0, closed"),
        ("came 1 Jun, asked 1 Sep", "asked 1 Sep, round 1, reminded 0+0, open"),
        ("came 1 Sep, asked 1 Sep", "asked 1 Sep, came 1 Sep, round 1, reminded 0+0, closed"),
        (
            "asked 1 Sep, came 3 Oct, poor 4 Oct",
            "asked 1 Sep, came 3 Oct, poor 4 Oct, round 1, reminded 0+0, again",
        ),
        ("asked 1 Sep, poor 4 Oct", "asked 1 Sep, came 4 Oct, poor 4 Oct, round 1, reminded 0+0, again"),
        ("asked 1 Sep, came 3 Oct, poor 4 Oct, asked 5 Oct", "asked 5 Oct, round 2, reminded 0+0, open"),
        ("asked 1 Sep, came 3 Oct, poor 3 Oct, asked 3 Oct", "asked 3 Oct, round 2, reminded 0+0, open"),
        (
            "asked 1 Sep, came 3 Oct, poor 4 Oct, came 9 Oct",
            "asked 1 Sep, came 9 Oct, round 1, reminded 0+0, closed",
        ),
        ("asked 1 Sep, chased 20 Oct, told 1 Nov", "asked 1 Sep, round 1, reminded 1+1, open"),
        (
            "asked 1 Sep, chased 20 Oct, came 1 Nov, poor 1 Nov, asked 2 Nov",
            "asked 2 Nov, round 2, reminded 0+0, open",
        ),
        ("agreed 1 Sep", "round 0, reminded 0+0, closed"),
        ("asked 1 Sep, agreed 9 Sep", "asked 1 Sep, round 1, reminded 0+0, closed"),
        ("agreed 9 Aug, asked 1 Sep", "asked 1 Sep, round 1, reminded 0+0, open"),
        (
            "asked 1 Sep, came 3 Oct, poor 4 Oct, agreed 9 Oct",
            "asked 1 Sep, came 3 Oct, poor 4 Oct, round 1, reminded 0+0, closed",
        ),
    ],
)
def test_the_request_that_counts(steps: str, expected: str) -> None:
    assert said(advice_rounds(history(steps))["health"]) == expected


def test_why_it_does_not_suffice_is_kept_until_more_comes() -> None:
    assert advice_rounds(history("asked 1 Sep, came 3 Oct, poor 4 Oct"))["health"].fault == "poor!"
    assert advice_rounds(history("asked 1 Sep, poor 4 Oct, came 9 Oct"))["health"].fault == ""


def test_agencies_are_told_apart_and_other_steps_left_alone() -> None:
    steps = (Event("advice_requested:b", day("1 Sep 2016")), Event("advice_complete", day("2 Sep 2016")),
             Event("advice_requested:a", day("3 Sep 2016")), Event("complaint", day("3 Sep 2016")))  # fmt: skip
    assert list(advice_rounds(steps)) == ["b", "a"]


def test_what_is_ahead_or_of_a_former_authority_is_left_out() -> None:
    asked = history("asked 1 Aug, asked 1 Sep, asked 9 Sep")
    case = a_case(moved_in_on=day("15 Aug 2016"), events=asked)
    assert here_by(case, day("1 Sep 2016")) == asked[1:2]


WORDS = st.sampled_from(sorted(SHORT))
STEPS = st.lists(st.tuples(WORDS, st.integers(0, 200)), max_size=12)


@given(STEPS)
def test_asking_again_while_nothing_has_come_never_gives_more_time(steps: list[tuple[str, int]]) -> None:
    start = date(2016, 1, 4)
    made = [Event(f"{SHORT[word]}:health", start + timedelta(days=n)) for word, n in sorted(steps, key=lambda s: s[1])]
    before = advice_rounds(made).get("health")
    after = advice_rounds([*made, Event("advice_requested:health", start + timedelta(days=201))])["health"]
    if before and before.asked and not before.insufficient:
        assert after.asked == before.asked
    else:
        assert after.asked == start + timedelta(days=201)

"""What holds for notices of every day from 1 September 2014 to 31 March 2018."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.worked import SETTINGS, a_child
from transfer_cli.domain.calendar import DAY, days
from transfer_cli.domain.case import Event, Step
from transfer_cli.domain.exceptions import Ground
from transfer_cli.domain.obligation import Kind, Timeline
from transfer_cli.domain.policy import SAFE, SWITCHES
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.timeline import timeline

FIRST, LAST = date(2014, 9, 1), date(2018, 3, 31)
EVERY_DAY = tuple(days(FIRST, (LAST - FIRST).days + 1))
NOTICES = st.dates(FIRST, LAST)
LEADS = st.integers(0, 120)


def reviewed(notice: date, begins: date, *further: Event, as_of: date = LAST) -> Timeline:
    """A child with that notice and that beginning."""
    steps = (Event(Step.NOTICE_GIVEN, notice), Event(Step.ASSESSMENT_BEGAN, begins), *further)
    ordered = tuple(sorted(steps, key=lambda event: event.happened))
    return timeline(a_child(events=ordered), SETTINGS, max(as_of, notice, begins))


def dues(found: Timeline) -> list[tuple[Kind, str, date]]:
    return [(o.kind, o.rule, o.due) for o in found.obligations]


def due(found: Timeline, kind: Kind) -> date:
    return found.of(kind)[0].due


@pytest.mark.parametrize("lead", [14, 13, 0, 60])
def test_days_never_go_backwards_within_a_regime(lead: int) -> None:
    before: dict[str, tuple[date, date]] = {}
    for notice in EVERY_DAY:
        found = reviewed(notice, notice + lead * DAY)
        regime = ENGLAND.regime(notice).id
        now = due(found, Kind.PLAN_ISSUED), due(found, Kind.NO_PLAN_NOTIFIED)
        if regime in before:
            assert now > before[regime]
            assert [(a - b).days for a, b in zip(now, before[regime], strict=True)] == [1, 1]
        before[regime] = now
    assert set(before) == {"R0", "R1", "R2"}


def test_every_day_has_its_weeks_from_notice_or_beginning() -> None:
    for notice in EVERY_DAY:
        begins = notice + 14 * DAY
        found, regime = reviewed(notice, begins), ENGLAND.regime(notice)
        first = notice if regime.id == "R0" else begins
        weeks = {"R0": (14, 10), "R1": (14, 10), "R2": (18, 14)}[regime.id]
        assert (due(found, Kind.PLAN_ISSUED) - first).days == 7 * weeks[0] - 1
        assert (due(found, Kind.NO_PLAN_NOTIFIED) - begins).days == 7 * weeks[1] - 1


@given(NOTICES, LEADS, st.integers(1, 200))
def test_more_notice_never_shortens_the_clock(notice: date, lead: int, more: int) -> None:
    """The same beginning, an earlier notice of the same regime."""
    begins, earlier = notice + lead * DAY, notice - more * DAY
    if earlier < FIRST or ENGLAND.regime(earlier) != ENGLAND.regime(notice):
        return
    shorter, longer = reviewed(notice, begins), reviewed(earlier, begins)
    kinds = (Kind.NO_PLAN_NOTIFIED,) if ENGLAND.regime(notice).id == "R0" else (Kind.PLAN_ISSUED, Kind.NO_PLAN_NOTIFIED)
    for kind in kinds:
        assert due(longer, kind) >= due(shorter, kind)


@given(NOTICES, st.integers(1, 200))
def test_from_the_notice_a_longer_one_leaves_the_clock_its_weeks(notice: date, lead: int) -> None:
    """In the first regime the clock runs from the notice: a later beginning gives neither more nor less."""
    if ENGLAND.regime(notice).id == "R0":
        found = reviewed(notice, notice + lead * DAY)
        assert (due(found, Kind.PLAN_ISSUED) - notice).days == 97


@given(
    NOTICES,
    LEADS,
    st.sampled_from(Ground),
    st.dates(FIRST, LAST),
    st.integers(0, 90),
    st.booleans(),
    st.dates(FIRST, LAST),
)
def test_an_exception_never_changes_a_day(
    notice: date, lead: int, ground: Ground, first: date, length: int, shown: bool, asked: date
) -> None:
    detail = {"from": first.isoformat(), "to": (first + length * DAY).isoformat(), "asked": asked.isoformat()}
    detail |= {"evidence": "a letter", "approved_by": "the manager"} if shown else {}
    advice = Event("advice_requested:health", notice)
    exception = Event(f"exception:{ground}", first, detail=detail | {"agency": "health"})
    plain = reviewed(notice, notice + lead * DAY, advice)
    excepted = reviewed(notice, notice + lead * DAY, advice, exception)
    assert dues(plain) == dues(excepted)
    assert plain.overdue or not excepted.overdue


@given(NOTICES, LEADS, st.sampled_from(SWITCHES))
def test_every_reading_gives_a_day_for_everything_that_has_one(notice: date, lead: int, switch: object) -> None:
    for switch_, value, policy in SAFE.others():
        if switch_ is switch:
            found = timeline(
                reviewed(notice, notice + lead * DAY).case, replace(SETTINGS, policy=policy), LAST, explain=True
            )
            assert found.of(Kind.PLAN_ISSUED), value
            assert found.of(Kind.CONCLUDE_BY), value

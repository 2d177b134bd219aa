"""The clock of each regime, and what every rule set must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.worked import cases
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.rules.ruleset import Anchor, CohortDeadline, Regime, after

FIRST_NOTICE = date(2014, 9, 1)
NOTICE_DAYS = st.dates(FIRST_NOTICE, date(2018, 3, 31))
LEAD = st.integers(14, 200)


@pytest.mark.parametrize(
    ("notice", "start", "regime", "no_plan_by", "plan_by"),
    cases("""
    why                                | notice          | start           | regime | no plan by      | plan by
    A last day of 14 weeks             | Mon 31 Aug 2015 | Mon 14 Sep 2015 | R1     | Sun 22 Nov 2015 | Sun 20 Dec 2015
    B first day of 18 weeks            | Tue 1 Sep 2015  | Tue 15 Sep 2015 | R2     | Mon 21 Dec 2015 | Mon 18 Jan 2016
    C notice decides and not the start | Tue 25 Aug 2015 | Tue 8 Sep 2015  | R1     | Mon 16 Nov 2015 | Mon 14 Dec 2015
    D Sundays are not moved            | Mon 12 Sep 2016 | Mon 26 Sep 2016 | R2     | Sun 1 Jan 2017  | Sun 29 Jan 2017
    E from the notice as first made    | Wed 1 Oct 2014  | Wed 15 Oct 2014 | R0     | Tue 23 Dec 2014 | Tue 6 Jan 2015
    E a late start gives no more time  | Wed 1 Oct 2014  | Mon 1 Dec 2014  | R0     | Sun 8 Feb 2015  | Tue 6 Jan 2015
    first day of the Order             | Mon 1 Sep 2014  | Mon 15 Sep 2014 | R0     | Sun 23 Nov 2014 | Sun 7 Dec 2014
    last notice with its period over   | Wed 24 Dec 2014 | Wed 7 Jan 2015  | R0     | Tue 17 Mar 2015 | Tue 31 Mar 2015
    first notice with its period not   | Thu 25 Dec 2014 | Thu 8 Jan 2015  | R1     | Wed 18 Mar 2015 | Wed 15 Apr 2015
    notice on the eve of the amendment | Tue 31 Mar 2015 | Tue 14 Apr 2015 | R1     | Mon 22 Jun 2015 | Mon 20 Jul 2015
    notice on the day of the amendment | Wed 1 Apr 2015  | Wed 15 Apr 2015 | R1     | Tue 23 Jun 2015 | Tue 21 Jul 2015
    long notice keeps 14 weeks         | Mon 31 Aug 2015 | Mon 2 Nov 2015  | R1     | Sun 10 Jan 2016 | Sun 7 Feb 2016
    long notice keeps 18 weeks         | Thu 1 Sep 2016  | Thu 1 Dec 2016  | R2     | Wed 8 Mar 2017  | Wed 5 Apr 2017
    over a 29 February                 | Mon 16 Nov 2015 | Mon 30 Nov 2015 | R2     | Sun 6 Mar 2016  | Sun 3 Apr 2016
    last period before 1 April 2018    | Sun 12 Nov 2017 | Sun 26 Nov 2017 | R2     | Sat 3 Mar 2018  | Sat 31 Mar 2018
    one day later is too late          | Mon 13 Nov 2017 | Mon 27 Nov 2017 | R2     | Sun 4 Mar 2018  | Sun 1 Apr 2018
    """),
)
def test_the_clock(notice: str, start: str, regime: str, no_plan_by: str, plan_by: str) -> None:
    found = ENGLAND.regime(day(notice))
    assert (found.id, found.no_plan_due(day(start)), found.plan_due(day(notice), day(start))) == (
        regime,
        day(no_plan_by),
        day(plan_by),
    )


@pytest.mark.parametrize(
    ("as_of", "due", "latest_start", "latest_notice"),
    cases("""
    why                                       | as of           | due             | latest start    | latest notice
    H everyone else                           | Mon 5 Sep 2016  | Sat 31 Mar 2018 | Sun 26 Nov 2017 | Sun 12 Nov 2017
    H phase movers of 2017                    | Mon 5 Sep 2016  | Tue 14 Feb 2017 | Wed 12 Oct 2016 | Wed 28 Sep 2016
    H post-16 movers of 2017                  | Mon 5 Sep 2016  | Thu 30 Mar 2017 | Fri 25 Nov 2016 | Fri 11 Nov 2016
    phase movers of 2016                      | Tue 1 Sep 2015  | Sun 14 Feb 2016 | Mon 12 Oct 2015 | Mon 28 Sep 2015
    and already before the change             | Mon 1 Jun 2015  | Sun 14 Feb 2016 | Mon 12 Oct 2015 | Mon 28 Sep 2015
    even in the first week of the Order       | Mon 1 Sep 2014  | Sat 31 Mar 2018 | Sun 26 Nov 2017 | Sun 12 Nov 2017
    leavers of 2015 under 14 weeks            | Thu 1 Jan 2015  | Sat 30 May 2015 | Sun 22 Feb 2015 | Sun 8 Feb 2015
    last day that 14 weeks reach at two weeks | Mon 31 Aug 2015 | Sun 20 Dec 2015 | Mon 14 Sep 2015 | Mon 31 Aug 2015
    one day on 14 weeks need a longer notice  | Mon 31 Aug 2015 | Mon 21 Dec 2015 | Tue 15 Sep 2015 | Mon 31 Aug 2015
    and up to the day before 18 weeks fit     | Mon 31 Aug 2015 | Sun 17 Jan 2016 | Mon 12 Oct 2015 | Mon 31 Aug 2015
    first day that 18 weeks reach             | Mon 31 Aug 2015 | Mon 18 Jan 2016 | Tue 15 Sep 2015 | Tue 1 Sep 2015
    leavers of 2015, when that had passed     | Thu 1 Oct 2015  | Sat 30 May 2015 | Sun 22 Feb 2015 | Sun 8 Feb 2015
    14 weeks are gone from 1 September 2015   | Tue 1 Sep 2015  | Mon 21 Dec 2015 | Tue 18 Aug 2015 | Tue 4 Aug 2015
    from the notice as first made             | Mon 1 Sep 2014  | Tue 31 Mar 2015 | Wed 7 Jan 2015  | Wed 24 Dec 2014
    from the notice on its last day           | Mon 1 Sep 2014  | Wed 8 Apr 2015  | Wed 7 Jan 2015  | Wed 24 Dec 2014
    first made is gone from 25 December 2014  | Thu 25 Dec 2014 | Tue 31 Mar 2015 | Wed 24 Dec 2014 | Wed 10 Dec 2014
    """),
)
def test_latest_start(as_of: str, due: str, latest_start: str, latest_notice: str) -> None:
    assert ENGLAND.latest_start(day(due), day(as_of)) == (day(latest_start), day(latest_notice))


def test_regimes_cover_every_day_once() -> None:
    regimes = ENGLAND.regimes
    assert regimes[0].notice_from == FIRST_NOTICE
    assert [r.notice_before for r in regimes[:-1]] == [r.notice_from for r in regimes[1:]]
    assert regimes[-1].notice_before is None
    for offset in range((date(2018, 12, 31) - FIRST_NOTICE).days + 1):
        notice = FIRST_NOTICE + offset * DAY
        governing = [
            r for r in regimes if r.notice_from <= notice and (not r.notice_before or notice < r.notice_before)
        ]
        assert governing == [ENGLAND.regime(notice)]


def test_a_notice_before_the_order_is_judged_by_its_first_form() -> None:
    assert ENGLAND.regime(day("Sun 31 Aug 2014")).id == "R0"


@given(NOTICE_DAYS, LEAD, st.integers(1, 60))
def test_a_later_start_never_ends_earlier_within_a_regime(notice: date, lead: int, more: int) -> None:
    regime, start = ENGLAND.regime(notice), notice + lead * DAY
    later = start + more * DAY
    assert regime.plan_due(notice, start) <= regime.plan_due(notice, later)
    assert regime.no_plan_due(start) < regime.no_plan_due(later)


@given(NOTICE_DAYS, st.integers(0, 60))
def test_a_later_notice_never_ends_earlier_within_a_regime(notice: date, later: int) -> None:
    second = notice + later * DAY
    if ENGLAND.regime(notice) == ENGLAND.regime(second):
        first_due, second_due = (ENGLAND.regime(n).plan_due(n, n + 14 * DAY) for n in (notice, second))
        assert first_due <= second_due


@given(NOTICE_DAYS, LEAD, st.integers(1, 100))
def test_more_notice_of_the_same_regime_never_shortens_a_clock_from_the_start(
    notice: date, lead: int, earlier: int
) -> None:
    regime, start, longer = ENGLAND.regime(notice), notice + lead * DAY, notice - earlier * DAY
    if regime.anchor == Anchor.START and longer >= regime.notice_from:
        assert regime.plan_due(longer, start) == regime.plan_due(notice, start)


@given(NOTICE_DAYS, st.integers(0, 1300))
def test_the_latest_start_has_the_full_period_and_no_more(as_of: date, ahead: int) -> None:
    due = as_of + ahead * DAY
    start, notice = ENGLAND.latest_start(due, as_of)
    assert start - notice >= 14 * DAY
    regime = ENGLAND.regime(notice)
    if notice >= as_of:
        assert regime.plan_due(notice, start) <= due
        assert regime.plan_due(notice, start) == due or regime.anchor == Anchor.NOTICE


def test_every_deadline_is_a_rule_that_can_be_explained() -> None:
    assert {row.rule for row in ENGLAND.deadlines} <= set(ENGLAND.rules)


def test_every_rule_cites_a_source() -> None:
    for rule in ENGLAND.rules.values():
        assert rule.title
        assert rule.text.endswith(".")
        assert rule.source
        assert not rule.title.endswith(".")


def test_groups_of_the_local_plan_share_a_rule() -> None:
    assert ENGLAND.rule("local-plan-3") is ENGLAND.rules["local-plan"]
    assert ENGLAND.rule("order-14-5") is ENGLAND.rules["order-14-5"]
    assert ENGLAND.rule("order-14-7") is None
    assert ENGLAND.rule("nothing") is None


def test_a_change_of_the_law_is_one_more_row() -> None:
    change = date(2017, 1, 1)
    last = ENGLAND.regimes[-1]
    added: Regime = replace(last, id="R3", notice_from=change, plan_weeks=20)
    rules = replace(ENGLAND, regimes=(*ENGLAND.regimes[:-1], replace(last, notice_before=change), added))
    assert rules.regime(change - DAY).plan_weeks == 18
    assert rules.regime(change).plan_weeks == 20


def test_a_deadline_is_counted_from_the_year_of_the_event() -> None:
    row: CohortDeadline = next(row for row in ENGLAND.deadlines if row.rule == "order-14-3-c")
    assert row.due(2016) == day("Thu 31 Aug 2017")


def test_weeks_after_an_event_do_not_count_its_own_day() -> None:
    assert after(day("Mon 3 Oct 2016"), 6) == day("Mon 3 Oct 2016") + timedelta(days=42) == day("Mon 14 Nov 2016")

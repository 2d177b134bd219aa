from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.test_spans import children
from tests.domain.worked import SETTINGS, STARTED, a_child, cases
from transfer_cli.domain.case import Case, LeftReason
from transfer_cli.domain.final_account import Fate, bridge, fates, lessons
from transfer_cli.domain.monthly import months
from transfer_cli.domain.spans import Span, spans
from transfer_cli.domain.timeline import timeline

AS_OF = day("Sun 1 Apr 2018")
DEADLINE = day("Sat 31 Mar 2018")
FIRST = day("Mon 1 Sep 2014")
BEGAN = "notice 4 Jan 2016, began 18 Jan 2016"


def held(*found: Case, as_of: Any = AS_OF) -> tuple[Span, ...]:
    named = (replace(case, reference=f"CW{n:04}") for n, case in enumerate(found))
    return spans([timeline(case, SETTINGS, as_of) for case in named])


def fate(case: Case, as_of: Any = AS_OF) -> Fate:
    (found,) = fates(held(case, as_of=as_of), as_of)
    return found


@pytest.mark.parametrize(
    ("steps", "as_of", "expected"),
    cases("""
        promised for 12 Mar 2017        | steps            | as of       | against the promise
        concluded on that day           | plan 12 Mar 2017 | 1 Apr 2018  | On the promised day or before
        concluded before it             | plan 6 Mar 2017  | 1 Apr 2018  | On the promised day or before
        a day after it                  | plan 13 Mar 2017 | 1 Apr 2018  | Up to 4 weeks after it
        four weeks after it             | plan 9 Apr 2017  | 1 Apr 2018  | Up to 4 weeks after it
        a day more                      | plan 10 Apr 2017 | 1 Apr 2018  | 4 to 12 weeks after it
        refused twelve weeks after it   | no plan 4 Jun 2017 | 1 Apr 2018 | 4 to 12 weeks after it
        a day more than that            | plan 5 Jun 2017  | 1 Apr 2018  | Over 12 weeks after it
        open after it                   |                  | 13 Mar 2017 | Still open, and the day has passed
        open on the day itself          |                  | 12 Mar 2017 | Still open, and the day lies ahead
        concluded before any promise    | plan 4 Sep 2016  | 1 Apr 2018  | On the promised day or before
    """),
)
def test_how_the_first_promise_was_kept(steps: str, as_of: str, expected: str) -> None:
    assert fate(a_child(steps, first_promise=a_promise("Mon 7 Nov 2016")), day(as_of)).band == expected


def test_whoever_left_or_was_never_scheduled_was_promised_nothing() -> None:
    left = a_child(
        first_promise=a_promise("Mon 7 Nov 2016"), left_on=day("Mon 6 Mar 2017"), left_reason=LeftReason.MOVED_OUT
    )
    assert (fate(left).band, fate(left).promised) == ("", None)
    assert fate(a_child()).band == ""


SCHEDULED = a_child("plan 6 Mar 2017", first_promise=a_promise("Mon 7 Nov 2016"))
"""Somebody with a week in the first schedule, of 5 Sep 2016."""


@pytest.mark.parametrize(
    ("steps", "promised", "against"),
    cases("""
        then under way or done            | steps                  | promised    | against the promise
        concluded before the schedule     | BEGAN, plan 4 Sep 2016 | 4 Sep 2016  | Concluded before the first schedule
        concluded on the day of it        | BEGAN, plan 5 Sep 2016 | 22 May 2016 | Over 12 weeks after it
        under way, done by its lawful day | notice 8 Aug 2016, began 22 Aug 2016, plan 25 Dec 2016 | 25 Dec 2016 | On the promised day or before
        under way, and open after it      | notice 8 Aug 2016, began 22 Aug 2016 | 25 Dec 2016 | Still open, and the day has passed
    """),  # noqa: E501 - one case a line
)
def test_what_a_review_that_had_begun_before_the_first_schedule_was_promised(
    steps: str, promised: str, against: str
) -> None:
    found = fates(held(a_child(steps.replace("BEGAN", BEGAN)), SCHEDULED), AS_OF)[0]
    assert (found.promised, found.band) == (day(promised), against)


def test_nobody_has_a_promise_whom_no_schedule_names_and_who_had_not_begun() -> None:
    found = fates(held(a_child(), SCHEDULED), AS_OF)[0]
    assert (found.promised, found.band, found.is_missed, found.is_early) == (None, "", False, False)


promised_days = st.sampled_from([None, "Mon 7 Nov 2016", "Mon 2 Jan 2017", "Mon 8 Jan 2018"])


@given(st.lists(st.tuples(children(), promised_days), max_size=8))
def test_behind_the_promise_is_whoever_is_missed_less_whoever_was_early(found: list[tuple[Case, str | None]]) -> None:
    named = [replace(case, first_promise=a_promise(on) if on else None) for case, on in found]
    spans_held = held(*named)
    last = months(spans_held, FIRST, AS_OF)[-1]
    made = fates(spans_held, AS_OF)
    behind = sum(fate.is_missed for fate in made) - sum(fate.is_early for fate in made)
    assert last.promised is None or last.promised - last.concluded == behind


@pytest.mark.parametrize(
    ("steps", "year", "plan", "own"),
    cases("""
        what happened             | steps                  | year    | plan                             | own day
        the plan never ran        |                        |         |                                  | Not done, and its day has passed
        made in time              | BEGAN, plan 22 May 2016 | 2015/16 | In time                         | In time
        made late, before its own day | BEGAN, plan 23 May 2016 | 2015/16 | Late                        | In time
        still open                | BEGAN                  | 2015/16 | Not done, and its day has passed | Not done, and its day has passed
        refused                   | no plan 4 Apr 2016     |         |                                  | In time
    """),  # noqa: E501 - one case a line
)
def test_how_the_law_was_kept(steps: str, year: str, plan: str, own: str) -> None:
    found = fate(a_child(steps.replace("BEGAN", BEGAN)))
    assert (found.plan_year, found.plan_kept, found.own_kept) == (year, plan, own)
    assert found.cohort == "Everyone else (31 Mar 2018)"


def test_the_bridge_over_the_whole_programme() -> None:
    found = bridge(
        held(
            a_child("plan 22 May 2016"),
            a_child("no plan 4 Apr 2016"),
            a_child(left_on=day("Mon 6 Mar 2017"), left_reason=LeftReason.MOVED_OUT),
            a_child(left_on=day("Mon 6 Mar 2017")),
            a_child(moved_in_on=day("Mon 6 Mar 2017")),
        ),
        FIRST,
        AS_OF,
    )
    assert (found.opening, found.came_in, found.transferred, found.no_plan, found.closing) == (4, 1, 1, 1, 1)
    assert found.left == {"moved_out": 1, "unstated": 1}


@given(st.lists(children(), max_size=6))
def test_the_bridge_balances(found: list[Case]) -> None:
    made = bridge(held(*found), FIRST, AS_OF)
    out = made.transferred + made.no_plan + sum(made.left.values())
    assert made.opening + made.came_in - out == made.closing


def test_what_the_figures_teach() -> None:
    moved = {"first_promise": a_promise("Mon 7 Nov 2016"), "promise": a_promise("Mon 14 Nov 2016")}
    found = lessons(
        fates(
            held(
                a_child(f"{BEGAN}, plan 16 May 2016, complaint 1 Jun 2016"),
                a_child(f"{BEGAN}, plan 22 May 2016"),
                a_child("no plan 6 Jan 2018"),
                a_child("no plan 7 Jan 2018"),
                a_child("plan 31 Mar 2018, compliment 2 Apr 2018", **moved),
                a_child(STARTED, left_on=day("Mon 6 Mar 2017")),
            ),
            AS_OF,
        ),
        DEADLINE,
        AS_OF,
    )
    assert found.weeks == {"2015/16": (17.6, 2)}
    assert (found.last_weeks, found.at_the_last, found.redated) == (2, 2, 1)
    assert found.busiest == (day("Sun 1 May 2016"), 2)
    assert (found.complaints, found.compliments) == (1, 0)


def test_nothing_teaches_nothing() -> None:
    assert lessons((), DEADLINE, AS_OF).busiest is None

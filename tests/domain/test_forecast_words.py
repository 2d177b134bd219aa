from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import day
from tests.domain.flows import a_flow, an_outlook, chance
from tests.domain.made import AS_OF
from transfer_cli.domain.burnup import Count
from transfer_cli.domain.forecast import Forecast, Thin, forecast_of, futures_of
from transfer_cli.domain.forecast_words import beside_plan_and_pace, chance_in_words, ends, finish_day, in_words

DEADLINE = day("Sat 31 Mar 2018")
MADE = replace(
    forecast_of(futures_of(an_outlook(a_flow()), 1, 8, chance), DEADLINE, AS_OF),
    open=90,
    concluded=1200,
    earliest=day("Mon 5 Mar 2018"),
    middle=day("Mon 7 May 2018"),
    latest=day("Mon 3 Sep 2018"),
    soon=Count(day("Mon 26 Dec 2016"), 1210, 1220, 1230),
    by_deadline=Count(DEADLINE, 1270, 1281, 1290),
    expected=1278.6,
    chance=22.4,
)
FINISH = "With a chance of 85% the last child is concluded between 5 Mar 2018 and"
BY = (
    "By 31 Mar 2018 1,279 are expected to be concluded (1,270 to 1,290 with a chance of 85%), "
    "of 1,290 now concluded or open."
)
SOON = "By 26 Dec 2016, 1,210 to 1,230 should be concluded: hold the forecast against that."


def test_what_is_to_be_expected() -> None:
    assert in_words(MADE) == (
        f"{FINISH} 3 Sep 2018; as likely before 7 May 2018 as after it.",
        f"{BY} The chance of keeping 31 Mar 2018 is 22%: that is not enough to rely on.",
        SOON,
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            replace(MADE, latest=None),
            f"{FINISH} a day later than 4 years from now; as likely before 7 May 2018 as after it.",
            id="the later end is out of sight",
        ),
        pytest.param(
            replace(MADE, latest=None, middle=None), f"{FINISH} a day later than 4 years from now.",
            id="the middle is out of sight",
        ),
        pytest.param(
            replace(MADE, earliest=None), "The last child is concluded later than 4 years from now.", id="all of it is",
        ),
        pytest.param(
            replace(MADE, never=True),
            "At the recorded capacity it never finishes: no review can begin, and some are still to begin.", id="never",
        ),
    ],
)  # fmt: skip
def test_the_end(changed: Forecast, expected: str) -> None:
    assert in_words(changed)[0] == expected


def test_a_deadline_that_has_passed_is_not_forecast() -> None:
    passed = replace(MADE, by_deadline=None, expected=None, chance=None)
    assert in_words(passed)[1] == "The deadline, 31 Mar 2018, has passed."


def test_what_is_assumed_is_said() -> None:
    assert in_words(replace(MADE, assumed=3, conclusions=41))[-1] == (
        "For 3 of the 41 conclusions of the last year nobody recorded when the review began; 18 weeks before its "
        "end is assumed."
    )


CHANCES = """
0     | less than 1%: as things are, it will be missed
0.9   | less than 1%: as things are, it will be missed
15    | 15%: as things are, it will be missed
16    | 16%: that is not enough to rely on
84    | 84%: that is not enough to rely on
85    | 85%
99    | 99%
99.2  | more than 99%
100   | more than 99%
"""


@pytest.mark.parametrize("line", CHANCES.strip().splitlines())
def test_a_chance_is_never_said_to_be_certain(line: str) -> None:
    chance, expected = (cell.strip() for cell in line.split("|"))
    said = chance_in_words(float(chance), "31 Mar 2018")
    assert said == f"the chance of keeping 31 Mar 2018 is {expected}"


def test_a_refusal_says_what_is_needed_and_what_there_is() -> None:
    what, why = in_words(Thin(weeks=1, conclusions=12, open=3))
    assert what == (
        "No forecast: it needs 26 weeks since the first conclusion and 20 conclusions in the last 52 weeks, and the "
        "record has 1 week, and 12 conclusions in these 52."
    )
    assert why == "From less, a range of dates would be a guess that looks like knowledge."
    assert in_words(Thin(weeks=90, conclusions=99, open=0)) == (
        "Nobody is left to conclude, so there is nothing to forecast.",
    )


WAYS = "By the plan, reviews end on the days that are due or scheduled; by the pace, they go on as in the last 12 weeks"


def test_plan_pace_and_forecast_are_told_apart() -> None:
    assert beside_plan_and_pace(MADE) == (
        f"{WAYS}; the forecast draws on the pace of the last year and a half, on who is under way, on term time and on "
        "the recorded capacity, and expects 79 more children to be concluded by 31 Mar 2018 (70 to 90 with a chance of "
        "85%), with plans made before September 2014 and newcomers among them."
    )


def test_beside_plan_and_pace_it_is_said_why_nothing_is_forecast() -> None:
    assert beside_plan_and_pace(Thin(weeks=1, conclusions=12, open=3)) == (
        f"{WAYS}; no forecast can be set beside them: it needs 26 weeks since the first conclusion and 20 conclusions "
        "in the last 52 weeks, and the record has 1 week, and 12 conclusions in these 52."
    )
    passed = replace(MADE, by_deadline=None, expected=None, chance=None)
    assert beside_plan_and_pace(passed) == f"{WAYS}; no forecast is made for 31 Mar 2018, which has passed."


def test_a_range_of_one_number_is_that_number() -> None:
    assert ends(Count(AS_OF, 1000, 1000, 1000)) == "1,000"


def test_a_day_out_of_sight_is_said() -> None:
    assert (finish_day(AS_OF), finish_day(None)) == ("3 Oct 2016", "later than 4 years from now")

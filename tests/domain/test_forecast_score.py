from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.domain.flows import a_flow, an_outlook, chance
from tests.domain.made import AS_OF, a_timeline
from transfer_cli.domain.case import Case, Document
from transfer_cli.domain.forecast import forecast_of, futures_of
from transfer_cli.domain.forecast_score import first_of_each_day, has_hindsight, score, score_in_words, to_keep
from transfer_cli.domain.kept_forecast import KeptForecast
from transfer_cli.domain.obligation import Stage, Timeline

DEADLINE = day("Sat 31 Mar 2018")
KEPT = KeptForecast(
    day=AS_OF, model="1", seed=1, runs=500, open=3, concluded=2,
    earliest=day("Mon 1 May 2017"), likely_from=day("Mon 5 Jun 2017"), middle=day("Mon 3 Jul 2017"),
    likely_by=day("Mon 4 Sep 2017"), latest=day("Mon 2 Oct 2017"),
    soon_on=day("Mon 26 Dec 2016"), soon_low=3, soon_middle=3, soon_high=4,
    deadline=DEADLINE, deadline_low=4, deadline_middle=5, deadline_high=5, chance=995,
)  # fmt: skip


def caseload(*ends: str, still_open: int = 0, **changes: Any) -> list[Timeline]:
    done = [a_timeline(stage=Stage.TRANSFERRED, concluded_on=day(on), **changes) for on in ends]
    return [*done, *[a_timeline()] * still_open]


EARLY = ("Mon 1 Aug 2016", "Mon 5 Sep 2016")
CHECKS = """
as of           | ends after it                                        | open | held
Sun 25 Dec 2016 | Mon 7 Nov 2016                                       | 2    |
Mon 26 Dec 2016 | Mon 7 Nov 2016                                       | 2    | soon
Mon 26 Dec 2016 |                                                      | 3    | not soon
Mon 26 Dec 2016 | Mon 7 Nov 2016, Tue 8 Nov 2016, Wed 9 Nov 2016       | 1    | not soon
Mon 2 Oct 2017  | Mon 7 Nov 2016                                       | 2    | soon
Tue 3 Oct 2017  | Mon 7 Nov 2016                                       | 2    | soon, not finish
Mon 5 Jun 2017  | Mon 7 Nov 2016, Mon 1 May 2017, Mon 5 Jun 2017       | 0    | soon, finish
Mon 5 Jun 2017  | Mon 7 Nov 2016, Mon 3 Apr 2017, Mon 3 Apr 2017       | 0    | soon, not finish
Sat 31 Mar 2018 | Mon 7 Nov 2016, Mon 1 May 2017, Mon 4 Dec 2017       | 0    | soon, deadline, not finish
Sat 31 Mar 2018 | Mon 7 Nov 2016                                       | 2    | soon, not deadline, not finish
"""
"""Two were concluded before the forecast; by 26 December it said 3 to 4, by the deadline 4 to 5."""
WHAT = {"Concluded by 26 Dec 2016": "soon", "Concluded by 31 Mar 2018": "deadline", "Nobody open any more": "finish"}


@pytest.mark.parametrize("line", CHECKS.strip().splitlines()[1:])
def test_a_range_is_checked_when_its_day_has_come(line: str) -> None:
    as_of, ends, still_open, expected = (cell.strip() for cell in line.split("|"))
    later = [end.strip() for end in ends.split(",") if end.strip()]
    found = score([KEPT], caseload(*EARLY, *later, still_open=int(still_open)), day(as_of))
    said = [f"{'' if check.held else 'not '}{WHAT[check.what]}" for check in found.checks]
    assert ", ".join(said) == expected


def test_an_end_out_of_sight_is_checked_when_all_have_finished() -> None:
    endless = replace(KEPT, latest=None, deadline_low=None, deadline_middle=None, deadline_high=None)
    open_still = caseload(*EARLY, "Mon 7 Nov 2016", still_open=2)
    assert [check.what for check in score([endless], open_still, day("Mon 6 Jan 2025")).checks] == [
        "Concluded by 26 Dec 2016"
    ]
    *_, last = score([endless], caseload(*EARLY, "Mon 6 Jan 2025"), day("Mon 6 Jan 2025")).checks
    assert (last.said, last.came, last.held) == ("1 May 2017 to later than could be said", "6 Jan 2025", True)
    never = replace(endless, earliest=None)
    assert len(score([never], caseload(*EARLY), day("Mon 6 Jan 2025")).checks) == 1


def test_the_first_that_was_kept_for_a_day_counts() -> None:
    lucky = replace(KEPT, soon_low=0, soon_high=99, seed=7)
    earlier = replace(KEPT, day=AS_OF - timedelta(weeks=1))
    assert first_of_each_day([KEPT, lucky, earlier]) == (earlier, KEPT)
    found = score([KEPT, lucky], caseload(*EARLY, still_open=3), day("Mon 26 Dec 2016"))
    assert (found.kept, found.held, found.percent) == (1, 0, 0)


def test_forecasts_of_days_to_come_are_not_scored_yet() -> None:
    assert score([KEPT], caseload(*EARLY), AS_OF - timedelta(days=1)).kept == 0


def test_who_left_or_has_an_lda_counts_in_no_score() -> None:
    others = [
        *caseload("Mon 7 Nov 2016", document=Document.LDA),
        *caseload("Mon 7 Nov 2016", in_scope=False),
        a_timeline(stage=Stage.LEFT),
    ]
    [check] = score([KEPT], [*others, *caseload(*EARLY, still_open=1)], day("Mon 26 Dec 2016")).checks
    assert (check.said, check.came) == ("3 to 4", "2")


@pytest.mark.parametrize(
    ("kept", "as_of", "expected"),
    [
        ([], AS_OF, "No forecast was kept yet, so none can be held against what came: transfer forecast --keep."),
        ([KEPT], AS_OF, "1 forecast was kept; the day of none has come yet."),
        ([KEPT], day("Tue 3 Oct 2017"), (
            "1 forecast was kept. Of 2 ranges whose day has come, 1 held (50%; about 85% should).")),
    ],
)  # fmt: skip
def test_the_score_in_words(kept: list[KeptForecast], as_of: date, expected: str) -> None:
    found = score(kept, caseload(*EARLY, "Mon 7 Nov 2016", still_open=2), as_of)
    assert score_in_words(found) == expected
    assert score_in_words(found, with_command=False) == expected.replace(": transfer forecast --keep", "")


def test_what_is_kept_of_a_forecast() -> None:
    made = forecast_of(futures_of(an_outlook(a_flow()), 5, 8, chance), DEADLINE, AS_OF)
    kept = to_keep(made)
    assert (kept.day, kept.seed, kept.runs, kept.open, kept.latest) == (AS_OF, 5, 8, made.open, made.latest)
    assert kept.chance == 1000
    assert made.by_deadline
    assert (kept.soon_low, kept.deadline_high) == (made.soon.low, made.by_deadline.high)
    after = to_keep(forecast_of(futures_of(an_outlook(a_flow()), 5, 8, chance), AS_OF - timedelta(days=1), AS_OF))
    assert (after.deadline_low, after.deadline_middle, after.deadline_high, after.chance) == (None, None, None, None)


HINDSIGHT = [
    pytest.param(a_case(events=events(plan_issued="Tue 4 Oct 2016")), True, id="a plan issued the day after"),
    pytest.param(a_case(events=events(no_plan_notified="Tue 4 Oct 2016")), True, id="no plan, the day after"),
    pytest.param(a_case(events=events(plan_issued="Mon 3 Oct 2016")), False, id="on the day itself"),
    pytest.param(a_case(events=events(meeting_held="Tue 4 Oct 2016")), False, id="another step"),
    pytest.param(
        a_case(document=Document.LDA, events=events(plan_issued="Tue 4 Oct 2016")), False, id="an LDA, in no forecast",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("case", "expected"), HINDSIGHT)
def test_hindsight_is_to_know_of_a_later_conclusion(case: Case, expected: bool) -> None:
    assert has_hindsight([case], AS_OF) is expected

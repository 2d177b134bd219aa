from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from transfer_cli.domain.burnup import Count
from transfer_cli.domain.forecast_cohorts import CohortForecast
from transfer_cli.reports.forecast import cohorts_document, cohorts_table

DAY = date(2017, 2, 14)
MOVE = CohortForecast("Phase move in 2017 (14 Feb 2017)", DAY, 91, Count(DAY, 1025, 1050, 1079), 1047.6, 0.4)


@pytest.mark.parametrize(
    ("found", "cells"),
    [
        pytest.param(MOVE, (1048, "1,025 to 1,079", "less than 1%"), id="a day ahead"),
        pytest.param(replace(MOVE, chance=100.0), (1048, "1,025 to 1,079", "more than 99%"), id="never certain"),
        pytest.param(
            replace(MOVE, by_due=None, expected=None, chance=None), (None, None, "its day has passed"), id="passed"
        ),
        pytest.param(replace(MOVE, due=None, by_due=None, expected=None, chance=None), (None, None, None), id="no day"),
    ],
)
def test_a_cohort_in_the_table(found: CohortForecast, cells: tuple[object, ...]) -> None:
    assert cohorts_table([found]).rows == (("Phase move in 2017 (14 Feb 2017)", 91, *cells),)


def test_a_cohort_for_programs() -> None:
    passed = CohortForecast("Post-16 move in 2015 (30 May 2015)", date(2015, 5, 30), 2)
    assert cohorts_document([passed, MOVE]) == [
        {
            "group": "Post-16 move in 2015 (30 May 2015)", "due": "2015-05-30", "open": 2, "by_due": None,
            "chance": None,
        },
        {
            "group": "Phase move in 2017 (14 Feb 2017)", "due": "2017-02-14", "open": 91,
            "by_due": {"on": "2017-02-14", "low": 1025, "middle": 1050, "high": 1079, "expected": 1047.6},
            "chance": 0.004,
        },
    ]  # fmt: skip

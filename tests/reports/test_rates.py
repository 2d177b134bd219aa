"""The table of rates, cell by cell where a cell could please more than its figures."""

from __future__ import annotations

import pytest

from tests.domain.made import AS_OF
from tests.domain.test_rates import NO_LIMIT, concluded, overdue, team, under_way, waiting
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.rates import rates
from transfer_cli.reports.rates import rates_table


@pytest.mark.parametrize(
    ("caseload", "said"),
    [
        ([*waiting(1), *under_way(12), *concluded(9)], "all begin in time at this pace"),
        ([*waiting(1), *under_way(12)], "all begin in time, too few end"),
        ([*waiting(1), *under_way(11), *overdue(2), *concluded(9)], "all begin in time, 2 overdue"),
        (under_way(1), "all have begun"),
        (waiting(1), "no capacity recorded"),
    ],
)
def test_beginning_in_time_is_not_more_than_that(caseload: list[Timeline], said: str) -> None:
    office = NO_LIMIT if "capacity" in said else team(5)
    *_, overall = rates_table(rates(caseload, office, AS_OF)).rows
    assert overall[-1] == said

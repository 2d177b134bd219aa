"""Forecasts held against invented programmes: how often the 85 % range held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest

from tests.domain.flows import chance
from tests.domain.simulated import (
    Programme,
    Simulator,
    batches_and_bad_spells,
    end_of,
    officers_come_and_go,
    quotas_and_illness,
)
from transfer_cli.domain.flow import Flow
from transfer_cli.domain.forecast import HORIZON, SOON, forecast_of, futures_of, too_thin

RUNS = 60
"""Enough for the ends of an 85 % range, and quick: with fewer runs their own chance makes it hold less often."""


class Check(NamedTuple):
    what: str
    low: int
    came: int
    high: int

    @property
    def held(self) -> bool:
        return self.low <= self.came <= self.high


def checks(programme: Programme, week: int, flow: Flow) -> Iterator[Check]:
    """The ranges of the forecast of one week; a finish out of sight is the last week that there is."""
    outlook = programme.outlook(week, flow)
    left = programme.end - week
    ahead = max(SOON + 1, 2 * left // 3)
    found = forecast_of(futures_of(outlook, week, RUNS, chance), end_of(week + ahead), end_of(week))
    ends = [-((end_of(week) - day).days // 7) if day else HORIZON + 1 for day in (found.earliest, found.latest)]
    yield Check("finish", ends[0], min(left, HORIZON + 1), ends[1])
    yield Check("soon", found.soon.low, programme.concluded_by(week + SOON), found.soon.high)
    assert found.by_deadline
    yield Check("deadline", found.by_deadline.low, programme.concluded_by(week + ahead), found.by_deadline.high)


def back_test(simulate: Simulator, programmes: int, every: int, seed: int) -> tuple[int, dict[str, float]]:
    """Weeks in which a forecast was made, and the per cent of them in which each range held.

    Args:
        every: Weeks between two forecasts of one programme; the first is made in a week by chance.
    """
    held, weeks = Counter[str](), 0
    for number in range(programmes):
        programme = simulate(seed + number)
        first = Random(seed + number).randrange(every)  # noqa: S311 - no secret
        for week in range(first, programme.end, every):
            flow = programme.flow(week)
            if not too_thin(flow):
                weeks += 1
                held.update(check.what for check in checks(programme, week, flow) if check.held)
    return weeks, {what: 100 * number / weeks for what, number in held.items()}


pytestmark = pytest.mark.no_cover
"""Measuring coverage would make these ten times slower, and `test_forecast` reaches every line."""


def test_the_85_per_cent_ranges_held_in_80_to_90_per_cent_of_weeks() -> None:
    weeks, held = back_test(officers_come_and_go, programmes=200, every=52, seed=0)
    assert weeks > 600
    assert set(held) == {"finish", "soon", "deadline"}
    assert all(80 <= percent <= 90 for percent in held.values()), held


@pytest.mark.parametrize("simulate", [batches_and_bad_spells, quotas_and_illness])
def test_they_hold_up_where_work_goes_otherwise(simulate: Simulator) -> None:
    """A wider band, told in `docs/manager.md`."""
    weeks, held = back_test(simulate, programmes=60, every=52, seed=1000)
    assert weeks > 120
    assert all(70 <= percent <= 97 for percent in held.values()), held

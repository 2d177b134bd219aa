"""Forecasts by cohort held against invented programmes in which reviews begin in turn and nobody is hurried."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.domain.flows import chance
from tests.domain.simulated import Simulator, batches_and_bad_spells, end_of, officers_come_and_go, quotas_and_illness
from tests.domain.simulated_cohorts import groups
from transfer_cli.domain.forecast import futures_of, too_thin
from transfer_cli.domain.forecast_cohorts import forecast_cohorts

RUNS = 60
LIKELY, UNLIKELY = 80, 20

pytestmark = pytest.mark.no_cover


def back_test(simulate: Simulator, programmes: int, seed: int) -> Counter[str]:
    """Cohorts that were forecast, whose range held, and who kept their day when that was said to be likely or not.

    The last cohort, to which newcomers belong, is not counted.
    """
    found = Counter[str]()
    for number in range(seed, seed + programmes):
        programme = simulate(number)
        cohorts = groups(programme, number)
        for week in range(Random(number).randrange(52), programme.end, 52):  # noqa: S311 - no secret
            flow = programme.flow(week)
            if too_thin(flow):
                continue
            futures = futures_of(programme.outlook(week, flow), week, RUNS, chance)
            made = forecast_cohorts(futures, [c.as_cohort(week, flow.delay) for c in cohorts], end_of(week))
            for cohort, forecast in list(zip(cohorts, made, strict=True))[:-1]:
                if cohort.due <= week or not forecast.open:
                    continue
                assert forecast.by_due
                assert forecast.chance is not None
                said = "likely" if forecast.chance >= LIKELY else "unlikely" if forecast.chance <= UNLIKELY else "open"
                came = cohort.concluded(week, cohort.due)
                found["forecast"] += 1
                found["held"] += forecast.by_due.low <= came <= forecast.by_due.high
                found[said] += 1
                found[f"{said}, kept"] += not cohort.open_at(cohort.due)
    return found


@pytest.mark.parametrize(
    ("simulate", "least"), [(officers_come_and_go, 78), (batches_and_bad_spells, 68), (quotas_and_illness, 75)]
)
def test_ranges_hold_and_a_likely_day_is_kept(simulate: Simulator, least: int) -> None:
    found = back_test(simulate, programmes=60, seed=0)
    assert found["forecast"] > 120
    assert least <= 100 * found["held"] / found["forecast"] <= 92, found
    assert 100 * found["likely, kept"] >= LIKELY * found["likely"] > 0, found
    assert 100 * found["unlikely, kept"] <= 30 * found["unlikely"], found

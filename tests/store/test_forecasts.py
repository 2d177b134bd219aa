"""Forecasts in the record: kept as they were, read as known then, covered by the hash chain."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_case, day
from tests.domain.test_forecast_score import KEPT
from tests.store.builders import write
from tests.store.conftest import tamper
from transfer_cli.domain.changes import Changes, NewOperation
from transfer_cli.store import Store, open_store

ENDLESS = replace(KEPT, latest=None, deadline_low=None, deadline_middle=None, deadline_high=None, chance=None)


def keep(store: Store, *forecasts: object) -> None:
    for forecast in forecasts:
        changes = Changes(forecast=forecast)  # type: ignore[arg-type]
        assert changes
        recorded = store.record(NewOperation("forecast", "model 1", day("Mon 3 Oct 2016")), changes)
        assert recorded


def test_what_was_kept_comes_back_in_order(address: str) -> None:
    later = replace(ENDLESS, day=day("Mon 10 Oct 2016"))
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
        keep(store, KEPT, ENDLESS, later)
        assert store.forecasts(day("Mon 10 Oct 2016")) == (KEPT, ENDLESS, later)
        assert store.forecasts(day("Sun 9 Oct 2016")) == (KEPT, ENDLESS)
        assert store.forecasts(day("Sun 2 Oct 2016")) == ()
        assert store.verify() == ()


def test_what_was_kept_later_was_not_known_then(address: str) -> None:
    with open_store(address, create=True) as store:
        keep(store, KEPT)
        [first] = store.operations()
        keep(store, ENDLESS)
        assert store.forecasts(day("Mon 3 Oct 2016"), first.recorded) == (KEPT,)


def test_a_forecast_made_better_afterwards_breaks_the_chain(address: str) -> None:
    with open_store(address, create=True) as store:
        keep(store, KEPT)
    tamper(address, "UPDATE forecast SET soon_high = 99")
    with open_store(address, create=False) as store:
        assert [problem.id for problem in store.verify()] == ["REC011"]

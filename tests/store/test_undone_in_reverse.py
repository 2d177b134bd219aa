"""Hundreds of commands at random, undone in reverse, give the reports from which they started; redone, those after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_case
from tests.store.at_random import BEGAN, LOADED, POOL, WEEK, Office
from tests.store.builders import write
from transfer_cli.domain.changes import NewOperation, Undoing
from transfer_cli.domain.exported import caseload_rows, event_rows
from transfer_cli.domain.exported_schedules import schedule_rows
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timelines
from transfer_cli.readers.settings_toml import default_settings
from transfer_cli.reports.week import count_week
from transfer_cli.reports.weekly import EXACT, weekly_report
from transfer_cli.store import Store


def reports(store: Store, settings: Settings) -> tuple[str, ...]:
    """The hash of the weekly report for two weeks and both audiences, and the bytes of an export."""
    found: list[str] = []
    for as_of in (BEGAN + 2 * WEEK, BEGAN + 20 * WEEK):
        caseload, schedule = store.caseload(as_of), store.schedule(as_of)
        now, before = (timelines(replace(caseload, as_of=on), settings) for on in (as_of, as_of - WEEK))
        week = count_week(now, before, settings, as_of, as_of - WEEK, schedule.feasible if schedule else None)
        found += [weekly_report(week, audience, f"as of {as_of}").hash for audience in EXACT]
        rows = (*caseload_rows(caseload), *event_rows(caseload), *schedule_rows(store.every_schedule(date.max)))
        found.append("\n".join(",".join(row) for row in rows))
    settings_of = sorted((setting.name, setting.head or "") for setting in store.settings_directory())
    return (*found, str(settings_of), str([le.file for le in store.letters() if le.state != "withdrawn"]))


def turn_all(store: Store, *, redo: bool, numbers: list[int] | None = None) -> list[int]:
    """Undo everything but the first operation, or do again what was undone; gives the numbers in order."""
    turned: list[int] = []
    while (number := store.last_to_undo(redo=redo)) and number != 1 and (numbers is None or number in numbers):
        store.undo(NewOperation("redo" if redo else "undo", "", BEGAN), Undoing(number, counts=redo))
        turned.append(number)
    return turned


@pytest.mark.parametrize(("seed", "commands"), [(1, 60), (2, 60), (3, 500)])
def test_undone_in_reverse_the_reports_are_those_of_the_start(
    store: Store, address: str, seed: int, commands: int
) -> None:
    settings = default_settings()
    if "://" in address:
        commands = min(commands, 100)
    write(store, str(BEGAN), *(a_case(reference=reference, officer="J Price") for reference in POOL[:LOADED]))
    start = reports(store, settings)
    office = Office(store, seed)
    office.do(commands)
    end, head = reports(store, settings), store.head()
    assert end != start
    assert store.verify() == ()
    undone = turn_all(store, redo=False)
    assert len(undone) > commands / 4
    assert reports(store, settings) == start
    assert store.verify(head) == ()
    assert turn_all(store, redo=True, numbers=undone) == undone[::-1]
    assert reports(store, settings) == end
    assert store.verify(head) == ()

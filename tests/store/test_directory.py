"""The directory of settings as the record keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.builders import day
from tests.store.conftest import Clock
from transfer_cli.domain.case import SettingType
from transfer_cli.domain.changes import Changes, NewOperation, Operation
from transfer_cli.domain.directory import Setting
from transfer_cli.store import Store

FULL = Setting(
    "Larkfield Primary School", "900001", SettingType.MAINSTREAM, "Mrs A Example", ("1 School Lane", "Chester"),
    "CH1 7AL", "office@larkfield.example", "01632 960001", 4, 11, day("Wed 31 Aug 2016"),
)  # fmt: skip
BARE = Setting("Little Herons")


def enter(store: Store, *settings: Setting) -> Operation:
    operation = NewOperation("import", "settings file", day("Mon 5 Sep 2016"))
    recorded = store.record(operation, Changes(settings=settings))
    assert recorded is not None
    return recorded


def test_there_is_none_at_first(store: Store) -> None:
    assert list(store.settings_directory()) == []


def test_every_field_comes_back(store: Store) -> None:
    enter(store, FULL, BARE)
    assert list(store.settings_directory()) == [FULL, BARE]
    assert store.verify() == ()


def test_the_last_entry_of_each_counts_and_earlier_ones_stay_known(store: Store, clock: Clock) -> None:
    enter(store, FULL, BARE)
    before = clock.now
    clock.now += timedelta(days=1)
    later = replace(FULL, head="Mr C Example", closed_on=None)
    enter(store, later)
    assert list(store.settings_directory()) == [later, BARE]
    assert list(store.settings_directory(before)) == [FULL, BARE]
    assert list(store.settings_directory(before - timedelta(days=1))) == []


def test_an_import_sees_the_directory_as_it_was_at_its_beginning(store: Store) -> None:
    enter(store, FULL)
    operation = NewOperation("import", "settings file", day("Mon 5 Sep 2016"))
    with store.importing(operation, dry_run=False) as session:
        session.add(Changes(settings=(BARE,)))
        assert list(session.directory()) == [FULL]
        session.finish("settings file: 1 new, 0 changed")
    assert list(store.settings_directory()) == [FULL, BARE]


def test_a_directory_does_not_touch_the_cases(store: Store) -> None:
    operation = enter(store, FULL)
    assert store.caseload(day("Mon 5 Sep 2016")).cases == ()
    assert store.references() == ()
    assert store.operations() == (operation,)

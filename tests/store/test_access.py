"""The log of reads: a chain beside the record's own, which it never moves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import a_case
from tests.store.builders import write
from tests.store.conftest import Clock, tamper
from transfer_cli.domain.access import NewAccess
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store
from transfer_cli.store.opening import writing

SHOWN, TAKEN = NewAccess("case show", "CW0001"), NewAccess("export", file_sha256="ab" * 32)


@pytest.fixture
def read(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A record of one case; two people looked, and one of them took the caseload away."""
    monkeypatch.setattr("transfer_cli.store.access.now", clock)
    write(store, "2016-09-05", a_case())
    monkeypatch.setenv("TRANSFER_ACTOR", "j.price")
    store.log(SHOWN)
    monkeypatch.setenv("TRANSFER_ACTOR", "a.okoro")
    store.log(SHOWN, TAKEN)
    return store


def test_entries_say_who_when_and_what(read: Store) -> None:
    entries = [(e.id, e.actor, e.command, e.reference, e.file_sha256) for e in read.accesses()]
    assert entries == [
        (1, "j.price", "case show", "CW0001", None),
        (2, "a.okoro", "case show", "CW0001", None),
        (3, "a.okoro", "export", None, "ab" * 32),
    ]
    first, second, _ = read.accesses()
    assert read.accesses(first.recorded) == (first,)
    assert second.recorded - first.recorded == timedelta(seconds=1)


def test_reading_leaves_the_head_of_the_record(read: Store) -> None:
    head = read.head()
    read.log(SHOWN)
    assert read.head() == head
    assert read.head_of_reads() == read.accesses()[-1].hash
    assert read.verify() == read.verify(head) == read.verify(read.head_of_reads()[:12]) == ()


def test_a_clock_that_went_back_does_not_put_an_entry_before_an_earlier_one(read: Store, clock: Clock) -> None:
    clock.now -= timedelta(days=1)
    read.log(SHOWN)
    assert read.accesses()[-1].recorded == read.accesses()[-2].recorded
    assert read.verify() == ()


def test_nothing_read_is_nothing_noted(store: Store) -> None:
    store.log()
    assert (store.accesses(), store.head_of_reads()) == ((), "")


ATTACKS = {
    "UPDATE access SET actor = 'nobody' WHERE id = 1": ["log of reads, entry 1"],
    "UPDATE access SET reference = 'CW0002' WHERE id = 2": ["log of reads, entry 2"],
    "UPDATE access SET file_sha256 = NULL WHERE id = 3": ["log of reads, entry 3"],
    "UPDATE access SET recorded = '2016-09-01 10:00:00.000000' WHERE id = 1": ["log of reads, entry 1"],
    "DELETE FROM access WHERE id = 1": ["log of reads, entries 1 to 1"],
    "UPDATE access SET hash = 'ab' WHERE id = 1": ["log of reads, entry 1", "log of reads, entry 2"],
}


@pytest.mark.parametrize("statement", ATTACKS)
def test_what_is_changed_past_the_program_is_found(read: Store, address: str, statement: str) -> None:
    tamper(address, statement)
    assert [(p.id, p.where) for p in read.verify()] == [("REC040", where) for where in ATTACKS[statement]]


def test_a_cut_end_is_found_with_the_head_that_was_noted(read: Store, address: str) -> None:
    head = read.head_of_reads()
    tamper(address, "DELETE FROM access WHERE id = 3")
    assert read.verify() == ()
    assert [problem.id for problem in read.verify(head)] == ["REC015"]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_read_waits_for_whoever_writes_and_is_then_refused(read: Store, address: str) -> None:
    with (
        open_store(address, create=False, patience=0.05) as other,
        writing(read._engine, 5),
        pytest.raises(Busy, match="REC004"),
    ):
        other.log(SHOWN)
    assert len(read.accesses()) == 3

"""Several programs at one record: one writes at a time, and one that is killed leaves nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.benchmarks import writers
from tests.builders import a_case, day
from tests.store.builders import change, event, write
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store

ROOT = Path(__file__).parents[2]

SECONDS_AT_ONCE = float(os.environ.get("TRANSFER_TEST_WRITERS", "3"))
"""How long eight people write at once."""

RECORD_AND_STOP_MIDWAY = """
import sys, time
from sqlalchemy import event as on
from tests.store.builders import change, event, write
from transfer_cli.store import open_store

store = open_store(sys.argv[1], create=False)

@on.listens_for(store._engine, "before_cursor_execute")
def stop(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO digest_block"):
        print("midway", flush=True)
        time.sleep(60)

write(store, "2016-10-03", change("officer", "J Price", "A Okoro", "2016-10-03"), event("meeting_held", "2016-10-03"))
"""

MAKE = """
import sys
from transfer_cli.store import open_store
open_store(sys.argv[1], create=True).close()
"""

RECORD_TWENTY = """
import sys
from tests.store.builders import event, write
from transfer_cli.store import open_store

with open_store(sys.argv[1], create=False, patience=60) as store:
    for day in range(1, 21):
        write(store, "2016-09-30", event("complaint", f"{day} Sep 2016", sys.argv[2]))
"""


@pytest.fixture
def loaded(store: Store) -> Store:
    write(store, "2016-09-05", a_case(officer="J Price"), a_case(reference="CW0002"))
    return store


@contextmanager
def midway(address: str) -> Iterator[subprocess.Popen[str]]:
    """Another program in the middle of recording."""
    command = [sys.executable, "-c", RECORD_AND_STOP_MIDWAY, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdout is not None
        try:
            assert other.stdout.readline() == "midway\n"
            yield other
        finally:
            other.kill()


def test_a_second_writer_waits_and_then_gives_up(loaded: Store, address: str) -> None:
    before = loaded.caseload(day("2016-10-03"))
    with midway(address), open_store(address, create=False, patience=0.1) as mine:
        assert mine.caseload(day("2016-10-03")) == before, "reading goes on"
        with pytest.raises(Busy) as refused:
            write(mine, "2016-10-03", event("complaint", "2016-10-03"))
    assert refused.value.id == "REC004"


def test_a_killed_writer_leaves_the_record_as_it_was(loaded: Store, address: str) -> None:
    before = loaded.caseload(day("2016-10-03"))
    with midway(address) as other:
        other.kill()
        other.wait()
    with open_store(address, create=False) as mine:
        assert mine.caseload(day("2016-10-03")) == before
        assert mine.verify(before.head) == ()
        write(mine, "2016-10-03", change("officer", "J Price", "L Moss", "2016-10-03"))
        assert mine.verify() == ()


def test_two_writers_at_once_make_one_chain(loaded: Store, address: str) -> None:
    commands = [[sys.executable, "-c", RECORD_TWENTY, address, reference] for reference in ("CW0001", "CW0002")]
    others = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    assert [other.wait(timeout=60) for other in others] == [0, 0]
    operations = loaded.operations()
    assert [operation.id for operation in operations] == list(range(1, 42))
    assert [operation.recorded for operation in operations] == sorted(operation.recorded for operation in operations)
    assert [len(case.events) for case in loaded.caseload(day("2016-09-30")).cases] == [20, 20]
    assert loaded.verify() == ()


def test_two_that_make_the_record_at_once_make_one(address: str) -> None:
    others = [subprocess.Popen([sys.executable, "-c", MAKE, address], cwd=ROOT) for _ in range(2)]
    assert [other.wait(timeout=60) for other in others] == [0, 0]
    with open_store(address, create=False) as made:
        assert made.operations() == ()


def test_eight_writers_at_once_lose_nothing(address: str) -> None:
    done, _ = writers.all_at_once(address, SECONDS_AT_ONCE)
    assert list(writers.faults(address, done)) == []
    assert sum(one.counted > 0 for one in done) > 1, "several of them have written"
